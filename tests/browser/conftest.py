"""A real explorer in a real Chromium; every test also fails on console errors, CSP violations and foreign requests."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from werkzeug.serving import make_server

from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.web.app import create_app

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path).replace(os.sep, "/"):
            item.add_marker(pytest.mark.browser)


@dataclass
class Watch:
    """What a page did that it should not do."""

    host: str
    troubles: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        page.on(
            "console", lambda m: self.troubles.append(f"console {m.type}: {m.text}") if m.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: self.troubles.append(f"page error: {error}"))
        page.on("request", lambda request: self._check(request.url))
        page.on("response", lambda r: self.troubles.append(f"{r.status} {r.url}") if r.status >= 500 else None)

    def _check(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.troubles.append(f"request to another host: {url}")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    app = create_app(open_graph(shipped()))
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join(timeout=5)


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_: Playwright) -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or None
    browser = playwright_.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield browser
    browser.close()


@dataclass
class Desk:
    """A browser window on the explorer."""

    context: BrowserContext
    page: Page
    watch: Watch


@pytest.fixture
def desks(chromium: Browser, address: str) -> Iterator[object]:
    opened: list[Desk] = []

    def open_desk(path: str = "/", *, width: int = 1440, height: int = 900, theme: str = "light", **options: object) -> Desk:
        context = chromium.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme=theme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            **options,  # type: ignore[arg-type]
        )
        page = context.new_page()
        page.set_default_timeout(10_000)
        watch = Watch(host=urlsplit(address).netloc)
        watch.on(page)
        page.goto(path)
        desk = Desk(context, page, watch)
        opened.append(desk)
        return desk

    yield open_desk
    troubles = [trouble for desk in opened for trouble in desk.watch.troubles]
    for desk in opened:
        desk.context.close()
    assert not troubles, "\n".join(troubles)
