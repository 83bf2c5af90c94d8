"""`python -m causal_atlas.cli`."""

import sys

from causal_atlas.cli import main

sys.exit(main())
