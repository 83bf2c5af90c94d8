"""Print the path of a Chromium for the browser tests; install one where none is found."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from scripts import node
from scripts.debian import install

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE_S = 300
"""How long a download may take."""


def main() -> int:
    """Print a path and return 0, or say what to install and return 1."""
    if node.of_playwright() is None:
        print("Playwright's own Node does not start (Debian: apt-get install libatomic1).", file=sys.stderr)
        return 1
    # That of Debian brings the libraries which it needs; that of Playwright does not, but comes without being root.
    for provide in (lambda: None, lambda: install("chromium"), _download):
        provide()
        if path := next(filter(_runs, _candidates()), None):
            print(path)
            return 0
    print("The browser tests need Chromium: install it, or set CHROMIUM=/path/to/chromium.", file=sys.stderr)
    return 1


def _candidates() -> Iterator[str]:
    """Where a Chromium may be: what CHROMIUM names, else on the path, else that of Playwright."""
    if given := os.environ.get("CHROMIUM"):
        yield given
    yield from filter(None, map(shutil.which, NAMES))
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        yield playwright.chromium.executable_path


def _runs(path: str) -> bool:
    """Whether it starts: one that lacks a library is there, and of no use."""
    if not Path(path).exists():
        return False
    try:
        told = subprocess.run([path, "--version"], check=False, capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired) as error:
        print(f"{path} does not start: {error}", file=sys.stderr)
        return False
    if told.returncode:
        print(
            f"{path} does not start: {(told.stderr.strip() or f'it ended with {told.returncode}').splitlines()[-1]}",
            file=sys.stderr,
        )
    return told.returncode == 0


def _download() -> None:
    print("Downloading Chromium with Playwright …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "playwright", "install", "--no-shell", "chromium"]
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=said, stderr=said, timeout=PATIENCE_S)
        except (OSError, subprocess.TimeoutExpired) as error:
            print(f"Playwright could not download Chromium: {error}", file=sys.stderr)
            return
        if done.returncode:
            said.seek(0)
            lines = said.read().decode(errors="replace").splitlines()
            why = next((line for line in lines if line.startswith("Error")), "is there a network?")
            print(f"Playwright could not download Chromium: {why}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
