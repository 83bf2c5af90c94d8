"""The Chromium that measures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

from tests.browser.explorer import ARGUMENTS


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser of the tests' kind; CHROMIUM names it, as in the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or None, args=ARGUMENTS)
        yield browser
        browser.close()
