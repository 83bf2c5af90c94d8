"""From the tap on a count to its newcomers on the screen, with about 60 concepts visible.

The same is measured on a stock dash-cytoscape page that shows the same concepts and re-runs `dagre` on each expansion, and
on edge tables of 100,000 and a million rows. Motion is reduced, so that "painted" means the whole thing and not its first frame.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page

from benchmarks.chromium import chromium
from benchmarks.rows import write_table
from benchmarks.serving import running, stock_page
from benchmarks.tables import show, summary
from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views import permalink
from causal_atlas.views.view import View
from tests.browser.explorer import CY, Explorer

VISIBLE = 60
ROUNDS = 15
HELD_MS = 80
"""A hand rests on what it taps and holds it about as long; without, the page is still busy with the pointer's arrival. The
explorer asks at the press and shows at the release; the time counts from the release."""
SEED = 7
TABLES = (100_000, 1_000_000)

MEASURE = """([selector, settled]) => {
  const cy = CY;
  const places = () => new Map(cy.nodes(selector).map((node) => [node.id(), { ...node.position() }]));
  const before = places();
  let began = 0;
  window.addEventListener("mouseup", (event) => (began = event.timeStamp), { capture: true, once: true });
  const painted = () => new Promise((resolve) => cy.one("render", () => requestAnimationFrame(resolve)));
  window.__measured = new Promise((resolve) => {
    const added = (event) => {
      if (!event.target.is(selector) || before.has(event.target.id())) return;
      cy.off("add", "node", added);
      const laidOut = settled ? new Promise((stopped) => cy.one("layoutstop", stopped)) : Promise.resolve();
      laidOut.then(painted).then(() => {
        const now = places();
        const moved = [...before].map(([id, at]) => now.has(id) ? Math.hypot(now.get(id).x - at.x, now.get(id).y - at.y) : 0);
        resolve({ ms: performance.now() - began, moved: Math.max(...moved), came: now.size - before.size });
      });
    };
    cy.on("add", "node", added);
  });
}""".replace("CY", CY)
"""Begins to measure at the release of the pointer; `__measured` resolves one frame after the newcomers were drawn."""


@dataclass(frozen=True)
class Expansion:
    """One measured expansion."""

    ms: float
    moved: float
    """How far the concept moved that moved farthest, in drawing units."""
    came: int


def main() -> None:
    rows = []
    code = shipped_code()
    with chromium() as browser:
        with running() as server:
            ours, count = _explorer(browser, f"{server.address}/?view={code}")
        rows.append([f"shipped atlas, {count} visible", *_cells(ours), "150"])
        stock = _stock(browser, code)
        rows.append([f"stock page with dagre, {count} visible", *_cells(stock), ""])
        rows += [_table(browser, size) for size in TABLES]
    show(["tap to newcomers painted, ms", "median", "p90", "worst", "came", "others moved", "goal"], rows)
    ratio = median(one.ms for one in stock) / median(one.ms for one in ours)
    print(f"The stock page takes {ratio:.1f} times as long.")


def _cells(expansions: list[Expansion]) -> list[str]:
    came = sum(one.came for one in expansions) / len(expansions)
    return [*summary([one.ms for one in expansions]), f"{came:.1f}", f"{max(one.moved for one in expansions):.0f} px"]


def _table(browser: Browser, size: int) -> list[str]:
    with TemporaryDirectory() as folder:
        table = Path(folder) / "arrows.csv"
        write_table(table, size)
        with running(table) as server:
            expansions, count = _explorer(browser, server.address)
            note = f"{server.first_answer:.1f} s to open, {server.memory():,.0f} MB"
    return [f"table of {size:,} rows, {count} visible ({note})", *_cells(expansions), "150"]


def shipped_code() -> str:
    """The code of a view of 60 concepts of the shipped atlas, drawn by lot, so that most still have hidden neighbours."""
    graph = open_graph(shipped())
    linked = sorted(name for name in graph.concepts if graph.claims_from(name))
    others = sorted(name for name in graph.concepts if name not in linked and graph.claims_to(name))
    chosen = Random(SEED).sample(linked, min(VISIBLE, len(linked)))
    chosen += Random(SEED).sample(others, VISIBLE - len(chosen))
    return permalink.encode(placed(graph, View(concepts=tuple(chosen))))


def _explorer(browser: Browser, address: str) -> tuple[list[Expansion], int]:
    """Measure the explorer at an address; returns the expansions and how many concepts were visible."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(address)
    desk = Explorer(page)
    if "?view=" not in address:
        page.locator("#start .concept-card").first.click()
    desk.opened()
    _grow(desk)
    before = desk.concepts()
    expansions = []
    for name in _counts(page)[:ROUNDS]:
        page.evaluate(MEASURE, ['[role = "box"]', False])
        desk.tap(name, held_ms=HELD_MS)
        expansions.append(_measured(page))
        desk.steady()
        desk.button(re.compile("^Undo")).click()
        desk.shows_just(before)
    context.close()
    return expansions, len(before)


def _grow(desk: Explorer) -> None:
    """Let the view grow by steps to the wanted size."""
    desk.page.locator("#canvas").focus()
    while len(before := desk.concepts()) < VISIBLE:
        desk.page.keyboard.press("Escape")
        way = "effects" if len(before) % 2 else "causes"
        desk.button(f"One step of {way}").click()
        desk.shows_more_than(before)
    desk.button(re.compile("^Fit to the screen")).click()
    desk.steady()


def _counts(page: Page) -> list[str]:
    """The counts on the drawing, those of effects first."""
    names = page.evaluate(f"() => {CY}.nodes('[role = \"pill\"]').map((node) => node.id())")
    return sorted(names, key=lambda name: (not name.startswith("~effects"), name))


def _measured(page: Page) -> Expansion:
    return Expansion(**page.evaluate("() => window.__measured"))


def _stock(browser: Browser, code: str) -> list[Expansion]:
    """Measure the stock page, loaded afresh for each expansion."""
    with stock_page(code) as address:
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        expansions = [_stock_expansion(page, address, name) for name in _expandable(page, address)[:ROUNDS]]
        context.close()
    return expansions


def _expandable(page: Page, address: str) -> list[str]:
    page.goto(f"{address}/expandable")
    return page.locator("body").inner_text().split()


def _stock_expansion(page: Page, address: str, name: str) -> Expansion:
    page.goto(address)
    page.wait_for_function(f"() => {CY}?.nodes().length > 0")
    Explorer(page).steady()
    page.evaluate(MEASURE, ["node", True])
    Explorer(page).tap(name, held_ms=HELD_MS)
    return _measured(page)


if __name__ == "__main__":
    began = time.perf_counter()
    main()
    print(f"{time.perf_counter() - began:.0f} s")
