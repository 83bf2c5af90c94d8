"""Find the LibreOffice that opens decks in the tests; where everything has to be tried, install it if it is not here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from scripts.debian import install

PYTHON = "/usr/bin/python3"
"""Debian's own Python, which can talk to LibreOffice."""
PACKAGES = ("libreoffice-impress", "python3-uno", "poppler-utils")
_MISSING = f"LibreOffice with its Python is not here: install it (Debian: apt-get install {' '.join(PACKAGES)})."


def main() -> int:
    """Say where it is and return 0; without it the tests of decks leave one out, unless CI asks for all of them."""
    if not found() and is_required():
        install(*PACKAGES)
    if found():
        print(shutil.which("soffice"))
        return 0
    print(_MISSING, file=sys.stderr)
    return 1 if is_required() else 0


def is_required() -> bool:
    """Whether the tests that need it may not be left out."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def found() -> bool:
    """Whether LibreOffice is here, and a Python that can talk to it."""
    if shutil.which("soffice") is None or shutil.which(PYTHON) is None:
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
