"""The Chromium that measures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.browser.explorer import ARGUMENTS, executable


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of the tests' kind; CHROMIUM names it, as in the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        yield browser
        browser.close()
