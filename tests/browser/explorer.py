"""Driving the explorer as a person does: by role and name on the page, by place on the drawing."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from playwright.sync_api import Locator, Page, expect

OFF = (
    # Pages of Chromium's own address bar, which it makes anew for every window and nobody sees: a quarter of the work of a test.
    "AimEnabled",
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # What Playwright turns off itself. Of several lists Chromium reads the last.
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
)

ARGUMENTS = [
    f"--disable-features={','.join(OFF)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-sync",
]
"""How Chromium is started, here and in the benchmarks."""


def executable() -> str | None:
    """The Chromium to drive: what CHROMIUM names, else the system's, else (None) Playwright's own."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


CY = "document.getElementById('canvas')?._cyreg?.cy"
CODE = re.compile(r"1[A-Za-z0-9_-]{16,}")
"""The code of a view in an address."""

LOOK = """() => {
  const cy = CY;
  if (!cy) return null;
  const concepts = cy.nodes('[role = "box"]');
  const by = (read) => Object.fromEntries(concepts.map((node) => [node.id(), read(node)]));
  return {
    places: by((node) => [node.position("x"), node.position("y")]),
    labels: by((node) => node.data("name")),
    arrows: cy.edges('[role = "arrow"]').map((edge) => [edge.source().id(), edge.target().id(), edge.id()]),
  };
}""".replace("CY", CY)
"""What stands on the drawing, read from the live Cytoscape instance."""

STEADY = """() => new Promise((resolve) => {
  const cy = CY;
  const loading = () => document.querySelector("[data-dash-is-loading]") !== null;
  const state = () => JSON.stringify([cy.zoom(), cy.pan(), cy.elements().length]);
  const busy = () => cy.animated() || cy.elements().some((element) => element.animated());
  const look = (before, same) => requestAnimationFrame(() => {
    const now = state();
    if (same >= 3 && !busy() && !loading()) resolve(true);
    else look(now, now === before ? same + 1 : 0);
  });
  look("", 0);
})""".replace("CY", CY)
"""Resolves when camera, elements and page have been at rest for some frames."""


PLACE = """(name) => {
  const cy = CY;
  const one = cy.getElementById(name);
  if (one.empty()) throw new Error(`nothing on the drawing is called ${name}`);
  const box = cy.container().getBoundingClientRect();
  const at = one.isEdge() ? one.renderedMidpoint() : one.renderedPosition();
  return [box.left + at.x, box.top + at.y];
}""".replace("CY", CY)
"""Where an element of the drawing is on the page."""


class Picture(NamedTuple):
    """What a reader sees on the drawing, as far as it can be compared exactly."""

    places: Mapping[str, tuple[float, float]]
    arrows: frozenset[tuple[str, str, str]]

    def moved(self, later: Picture) -> dict[str, float]:
        """How far those concepts have moved that both pictures show; empty when none has."""
        pairs = {name: (place, later.places[name]) for name, place in self.places.items() if name in later.places}
        return {name: abs(a[0] - b[0]) + abs(a[1] - b[1]) for name, (a, b) in pairs.items() if a != b}


@dataclass
class Explorer:
    """The page, in the words of the explorer."""

    page: Page

    # Reading

    def picture(self) -> Picture:
        """The concepts with their places, and the arrows."""
        seen = self._look()
        return Picture({name: (x, y) for name, (x, y) in seen["places"].items()}, frozenset(map(tuple, seen["arrows"])))

    def concepts(self) -> set[str]:
        """Which concepts are on the drawing."""
        return set(self._look()["places"])

    def labels(self) -> dict[str, str]:
        """What the concepts on the drawing are called."""
        return dict(self._look()["labels"])

    def pixels(self) -> bytes:
        """The drawing as a PNG."""
        self.steady()
        return self.page.locator("#canvas").screenshot()

    def address(self) -> str:
        """What the address bar says, asked of the page: `page.url` is told a moment later."""
        return str(self.page.evaluate("() => location.href"))

    def code(self) -> str:
        """The code of the view in the address bar."""
        self.page.wait_for_function("pattern => new RegExp(pattern).test(location.href)", arg=CODE.pattern)
        found = CODE.search(self.address())
        assert found
        return found[0]

    def said(self) -> Locator:
        """What a screen reader was told last."""
        return self.page.locator("#live")

    def panel(self) -> Locator:
        """The panel beside or below the drawing."""
        return self.page.get_by_role("complementary")

    def outline(self) -> Locator:
        """The outline."""
        return self.page.locator("#outline")

    def stage(self) -> Locator:
        """The drawing with its title and legend."""
        return self.page.get_by_role("region", name="Drawing")

    # Waiting

    def until(self, expression: str, argument: Any = None) -> None:
        """Wait until a JavaScript expression of `seen` (what is on the drawing) and `wanted` holds."""
        self.page.wait_for_function(
            f"wanted => {{ const seen = ({LOOK})(); return seen !== null && ({expression}); }}", arg=argument
        )

    def shows(self, *concepts: str) -> None:
        """Wait until all of these are on the drawing."""
        self.until("wanted.every((name) => name in seen.places)", list(concepts))
        self.steady()

    def lacks(self, *concepts: str) -> None:
        """Wait until none of these is on the drawing."""
        self.until("!wanted.some((name) => name in seen.places)", list(concepts))
        self.steady()

    def shows_just(self, concepts: Collection[str]) -> None:
        """Wait until exactly these are on the drawing."""
        self.until(
            "Object.keys(seen.places).length === wanted.length && wanted.every((name) => name in seen.places)", list(concepts)
        )
        self.steady()

    def shows_more_than(self, concepts: Collection[str]) -> set[str]:
        """Wait until something joined these; return the newcomers."""
        self.until("Object.keys(seen.places).some((name) => !wanted.includes(name))", list(concepts))
        self.steady()
        return self.concepts() - set(concepts)

    def steady(self) -> None:
        """Wait until nothing glides, grows or arrives any more."""
        self.page.evaluate(STEADY)

    # Acting

    def ask(self, question: str) -> None:
        """Open a question from the start screen, by the words on its card."""
        self.page.get_by_role("button", name=question).click()
        self.opened()

    def opened(self) -> None:
        """Wait until a view is open and drawn."""
        expect(self.page.locator("body")).to_have_attribute("data-screen", "atlas")
        self.until("Object.keys(seen.places).length > 0")
        self.steady()

    def button(self, name: str | re.Pattern[str], **options: Any) -> Locator:
        """A button by its name."""
        return self.page.get_by_role("button", name=name, **options)

    def face(self, name: str) -> None:
        """Open Details, Outline or Filters in the panel."""
        self.panel().get_by_role("button", name=name, exact=True).click()

    def find(self, words: str) -> Locator:
        """Type into the search; returns the results, once they are those of all the words."""
        box = self.page.get_by_role("combobox", name="Find a concept or ask a question")
        box.click()
        box.fill("")
        box.press_sequentially(words)
        return self.found(words)

    def found(self, words: str) -> Locator:
        """The results, once they are those of all the words: what was found for half of them is there for a moment, too."""
        self.page.wait_for_function(
            "words => document.querySelector('#results [data-query]')?.dataset.query.trim() === words.trim()", arg=words
        )
        return self.page.get_by_role("listbox").get_by_role("option")

    def place(self, element: str) -> tuple[float, float]:
        """Where the middle of a concept, or of anything else on the drawing, is on the page."""
        self.steady()
        x, y = self.page.evaluate(PLACE, element)
        return float(x), float(y)

    def tap(self, concept: str, *, held_ms: float = 0) -> None:
        """Tap a concept on the drawing; with `held_ms`, rest on it and press as long as a hand does."""
        x, y = self.place(concept)
        if held_ms:
            self.page.mouse.move(x, y)
            self.page.wait_for_timeout(held_ms)
        self.page.mouse.click(x, y, delay=held_ms)

    def tap_count(self, concept: str, direction: str) -> None:
        """Tap the count of hidden causes or effects on the border of a concept."""
        self.tap(f"~{direction}:{concept}")

    def tap_arrow(self, cause: str, effect: str) -> None:
        """Tap the middle of the arrow between two concepts."""
        self.tap(next(name for one, other, name in self.picture().arrows if (one, other) == (cause, effect)))

    def double_tap(self, concept: str) -> None:
        """Tap a concept twice."""
        self.page.mouse.dblclick(*self.place(concept))

    def drag(self, concept: str, dx: float, dy: float) -> None:
        """Drag a concept by some pixels of the screen."""
        x, y = self.place(concept)
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + dx / 2, y + dy / 2)
        self.page.mouse.move(x + dx, y + dy)
        self.page.mouse.up()

    def _look(self) -> dict[str, Any]:
        seen: dict[str, Any] | None = self.page.evaluate(LOOK)
        assert seen is not None, "the drawing is not there"
        return seen
