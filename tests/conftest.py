"""Settings for every test."""

import os
import tempfile

from hypothesis import settings

# Deadlines are timings, and timings belong to the benchmarks.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")

# Nothing that a test keeps comes into the data folder of whoever runs it.
os.environ["CAUSAL_ATLAS_DATA"] = tempfile.mkdtemp(prefix="causal-atlas-")
os.environ.pop("DATABASE_URL", None)
