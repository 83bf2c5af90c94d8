"""From the key to the next scene on the screen, in a lecture that ships and in one of 15 scenes.

Motion is reduced, so that "painted" means the whole thing and not its first frame. Keys come as a speaker presses them, a while
apart, and then as fast as they can be read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, Page

from benchmarks.chromium import chromium
from benchmarks.serving import running
from benchmarks.tables import show, summary
from tests.browser.explorer import CY, Explorer

SHIPPED = "four_organs"
LONG = 15
RESTS_MS = (1500, 0)
"""How long a scene is looked at before the next key."""

PRESSED = "window.addEventListener('keydown', (event) => (window.__pressed = event.timeStamp), true);"
"""Before the page's own scripts, for in a talk no key gets past them."""

MEASURE = """(number) => {
  const cy = CY;
  window.__measured = 0;
  const wanted = dash_clientside.atlas.lecture.current().scenes[number].id;
  const look = (event) => {
    if (event.detail.scene !== wanted) return;
    document.removeEventListener("atlas:arrived", look);
    cy.one("render", () => requestAnimationFrame(() => (window.__measured = performance.now() - window.__pressed)));
  };
  document.addEventListener("atlas:arrived", look);
}""".replace("CY", CY)
"""Watches for a scene; `__measured` is set one frame after the scene was drawn."""


def main() -> None:
    rows = []
    with TemporaryDirectory() as data, _kept_in(data), running() as server, chromium() as browser:
        for name, key in (("shipped", SHIPPED), (f"{LONG} scenes", _long(server.address))):
            for rest in RESTS_MS:
                times = _presented(browser, f"{server.address}/?lecture={key}", rest)
                looked = f"after {rest / 1000:g} s" if rest else "at once"
                rows.append([f"{name}, {looked}", *summary(times), str(len(times)), "100"])
    show(["key to the next scene painted, ms", "median", "p90", "worst", "scenes", "goal"], rows)


@contextmanager
def _kept_in(folder: str) -> Iterator[None]:
    """Keep lectures there, and not among one's own."""
    before = os.environ.get("CAUSAL_ATLAS_DATA")
    os.environ["CAUSAL_ATLAS_DATA"] = folder
    try:
        yield
    finally:
        if before is None:
            del os.environ["CAUSAL_ATLAS_DATA"]
        else:
            os.environ["CAUSAL_ATLAS_DATA"] = before


def _long(address: str) -> str:
    """Keep a copy of the shipped lecture with a scene more, or two; returns its key."""
    lecture = _asked(address, "POST", "/lectures", {"copy": SHIPPED})["lecture"]
    scenes = lecture["scenes"]
    more = [{**scene, "id": f"{scene['id']}_again"} for scene in scenes[: max(0, LONG - len(scenes))]]
    changed = {name: lecture[name] for name in ("title", "description", "audience")}
    _asked(
        address, "PUT", f"/lectures/{lecture['key']}", {**changed, "base": lecture["revision"], "scenes": (scenes + more)[:LONG]}
    )
    return str(lecture["key"])


def _asked(address: str, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    request = Request(f"{address}{path}", json.dumps(body).encode(), {"Content-Type": "application/json"}, method=method)
    with urlopen(request) as answer:
        return dict(json.load(answer))


def _presented(browser: Browser, address: str, rest: int) -> list[float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(PRESSED)
    page.goto(address)
    desk = Explorer(page)
    desk.opened()
    page.wait_for_function("() => dash_clientside.atlas.lecture.current() !== null")
    page.keyboard.press("Shift+P")
    desk.steady()
    count = page.evaluate("dash_clientside.atlas.lecture.current().scenes.length")
    times = [_next(page, number, rest) for number in range(1, count)]
    context.close()
    return times


def _next(page: Page, number: int, rest: int) -> float:
    page.wait_for_timeout(rest)
    # To the last step of a scene that asks its audience.
    steps = page.evaluate("(at) => dash_clientside.atlas.lecture.current().scenes[at].question ? 2 : 0", number - 1)
    for _ in range(steps):
        page.keyboard.press("PageDown")
    page.evaluate(MEASURE, number)
    page.keyboard.press("PageDown")
    page.wait_for_function("() => window.__measured > 0")
    return float(page.evaluate("window.__measured"))


if __name__ == "__main__":
    main()
