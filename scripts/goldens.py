"""Write the golden pictures in tests/golden/ anew; look at them before they are committed."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.exports.test_svg import GOLDEN, VIEWS, svg, without_code  # noqa: E402
from tests.exports.views import five  # noqa: E402


def main() -> int:
    """Write every golden picture."""
    GOLDEN.mkdir(exist_ok=True)
    for view in VIEWS:
        (GOLDEN / f"{view}.svg").write_bytes(without_code(svg(five()[view], font=False)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
