"""Print the path of a Node for the JavaScript tests: the system's, or the one that Playwright brings."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import playwright

from scripts.debian import install

OLDEST = 20
"""The oldest Node that runs a folder of tests."""
_MISSING = (
    f"Node is not here: install Node {OLDEST} or newer, or what Playwright's own lacks (Debian: apt-get install libatomic1)."
)


def main() -> int:
    """Print a path and return 0, or say what to install and return 1."""
    for path in (shutil.which("node"), of_playwright()):
        if path and (_version(path) or 0) >= OLDEST:
            print(path)
            return 0
    print(_MISSING, file=sys.stderr)
    return 1


def of_playwright() -> str | None:
    """The Node that drives the browser; None when it does not start, on a bare Debian for want of a library."""
    path = str(Path(playwright.__file__).parent / "driver" / "node")
    if _version(path) is None:
        install("libatomic1")
    return path if _version(path) is not None else None


def _version(path: str) -> int | None:
    try:
        told = subprocess.run([path, "--version"], check=False, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.match(r"v(\d+)", told.stdout)
    return int(found[1]) if found else None


if __name__ == "__main__":
    sys.exit(main())
