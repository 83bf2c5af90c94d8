"""A real explorer in a real Chromium; every test also fails on console errors, CSP violations and foreign requests."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from app import build
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.store.place import Place
from causal_atlas.web.app import create_app
from causal_atlas.web.lectures.desk import Lectures
from tests.browser.desk import Desk, Label, OpenDesk, Watch, serving
from tests.browser.explorer import ARGUMENTS, executable
from tests.browser.windows import Windows

PATIENCE = 15_000
"""Milliseconds that anything may take on a busy machine."""

expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path).replace(os.sep, "/"):
            item.add_marker(pytest.mark.browser)
            # flask-compress leaves it to the garbage collector to close the files it has sent.
            item.add_marker(pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning"))


@pytest.fixture(scope="session")
def shipped_graph() -> ConceptGraph:
    return open_graph(shipped())


@pytest.fixture(scope="session")
def label(shipped_graph: ConceptGraph) -> Label:
    """What a concept of the shipped atlas is called for everyone."""
    return lambda concept: shipped_graph.concepts[concept].label.everyone


@pytest.fixture(scope="session")
def address(shipped_graph: ConceptGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("lectures")
    lectures = Lectures(folder=shipped(), place=Place.of({"CAUSAL_ATLAS_DATA": str(data)}), data=data)
    with serving(create_app(shipped_graph, lectures=lectures).server) as url:
        yield url


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def chromium(playwright_: Playwright) -> Iterator[Browser]:
    browser = playwright_.chromium.launch(executable_path=executable(), args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def windows(chromium: Browser, address: str) -> Windows:
    return Windows(chromium, address)


@pytest.fixture
def desks(windows: Windows, address: str) -> Iterator[OpenDesk]:
    """Opens browser windows, each in a context of its own, and checks afterwards that they behaved."""
    opened: list[Desk] = []

    def open_desk(
        path: str = "/",
        *,
        at: str = address,
        width: int = 1440,
        height: int = 900,
        theme: str = "light",
        **options: Any,
    ) -> Desk:
        asked = {"viewport": {"width": width, "height": height}, "color_scheme": theme, "reduced_motion": "reduce", **options}
        context = windows.taken(at, **asked)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        watch = Watch(host=urlsplit(at).netloc)
        watch.on(page)
        page.goto(path)
        desk = Desk(page, context, watch)
        opened.append(desk)
        return desk

    yield open_desk
    troubles = [trouble for desk in opened for trouble in desk.watch.troubles]
    for desk in opened:
        windows.give_back(desk.context)
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def desk(desks: OpenDesk) -> Desk:
    """One window on the start screen of the shipped atlas."""
    return desks()


@pytest.fixture
def served(desks: OpenDesk) -> Iterator[Callable[[Path], Desk]]:
    """Opens somebody's own graph in a server of its own."""
    with ExitStack() as servers:

        def open_own(path: Path) -> Desk:
            server, _ = build(path)
            return desks(at=servers.enter_context(serving(server)))

        yield open_own
