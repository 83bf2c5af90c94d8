"""Print the path of a Chromium for the browser tests; install one where none is found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def main() -> int:
    """Print a path and return 0, or say what to install and return 1."""
    for find in (_given, _on_path, _of_playwright):
        if path := find():
            print(path)
            return 0
    for install in (_install_with_playwright, _install_with_apt):
        print("No Chromium found; trying to install one …", file=sys.stderr)
        install()
        if path := _on_path() or _of_playwright():
            print(path)
            return 0
    print("The browser tests need Chromium: install it, or set CHROMIUM=/path/to/chromium.", file=sys.stderr)
    return 1


def _given() -> str:
    path = os.environ.get("CHROMIUM", "")
    return path if path and Path(path).exists() else ""


def _on_path() -> str:
    return next(filter(None, map(shutil.which, NAMES)), "") or ""


def _of_playwright() -> str:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else ""


def _install_with_playwright() -> None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_with_apt() -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        _run(["apt-get", "update", "-qq"])
        _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"])


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=False, stdout=sys.stderr, timeout=300)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{' '.join(command)}: {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
