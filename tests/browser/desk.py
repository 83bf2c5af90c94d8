"""A browser window on the explorer that also writes down what should not happen, and the server behind it."""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import BrowserContext, Page
from werkzeug.serving import make_server

from tests.browser.explorer import Explorer

ALWAYS_SAID = "You have set a custom wheel sensitivity"
"""Cytoscape warns when it is given a wheel sensitivity, and dash-cytoscape 1.0.2 gives one whatever its property says."""


@dataclass
class Watch:
    """What a page did that it should not do."""

    host: str
    troubles: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        page.on("console", lambda message: self._hear(message.type, message.text))
        page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        page.on("request", lambda request: self._check(request.url))
        page.on("response", lambda r: self.troubles.append(f"{r.status} {r.url}") if r.status >= 500 else None)

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not text.startswith(ALWAYS_SAID):
            self.troubles.append(f"console {kind}: {text}")

    def forgive(self, pattern: str) -> None:
        """Forget troubles that a test brought about on purpose."""
        self.troubles = [trouble for trouble in self.troubles if not re.search(pattern, trouble)]

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.troubles.append(f"request to another host: {url}")


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """Serve an app on a free port of this machine; yields its address."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join(timeout=5)
        server.server_close()


@dataclass
class Desk(Explorer):
    """A browser window on the explorer."""

    context: BrowserContext
    watch: Watch


OpenDesk = Callable[..., Desk]
Label = Callable[[str], str]
"""The label of a concept for everyone, by its id."""
