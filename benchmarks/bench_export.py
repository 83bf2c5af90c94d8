"""How long pictures take to write: about 60 concepts as SVG, PDF, PNG, slide and draw.io, warm, from the view to the bytes.

Beside the same by dash-cytoscape's own image export (`cy.png` and, from its extra bundle, `cy.svg`, in the browser, with the
drawing already on the screen) and by matplotlib with `networkx.draw`, which place and draw plain circles and arrows without
fonts, legend, references or tags.
"""

from __future__ import annotations

import io
import resource
import time
from collections.abc import Callable
from functools import partial

import matplotlib
import networkx as nx
from matplotlib import pyplot

from benchmarks.bench_expand import shipped_code
from benchmarks.chromium import chromium
from benchmarks.serving import stock_page
from benchmarks.tables import show, summary
from causal_atlas.diagrams.claims import links
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views import permalink
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View
from tests.browser.explorer import CY

ROUNDS = 15
FORMATS = ("svg", "pdf", "png")
EDITABLE = ("pptx", "drawio")
"""What matplotlib does not write."""
IMAGE = """(kind) => {
  const cy = CY;
  const began = performance.now();
  const made = kind === "svg" ? cy.svg({ full: true }) : cy.png({ full: true, scale: 2 });
  return { ms: performance.now() - began, size: made.length };
}""".replace("CY", CY)


def main() -> None:
    atlas = open_graph(shipped())
    code = shipped_code()
    sixty = permalink.decode(atlas, code).view
    question = question_view(atlas, "two_orders")
    net = nx.DiGraph((link.cause, link.effect) for link in links(atlas, sixty.concepts))
    net.add_nodes_from(sixty.concepts)
    matplotlib.use("Agg")
    writers: dict[str, Callable[[str], bytes]] = {
        f"{len(sixty.concepts)} concepts": lambda form: _ours(atlas, sixty, form),
        f"{len(question.concepts)} concepts": lambda form: _ours(atlas, question, form),
        "matplotlib nx.draw": lambda form: _plain(net, sixty, form),
    }
    rows = [[f"{form}, {name}", *_measured(write, form)] for name, write in writers.items() for form in FORMATS]
    rows += [
        [f"{form}, {len(view.concepts)} concepts", *_measured(partial(_ours, atlas, view), form)]
        for view in (sixty, question)
        for form in EDITABLE
    ]
    rows += _browser(code)
    show(["a picture, ms", "median", "p90", "worst", "kB"], rows)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")


def _ours(atlas: ConceptGraph, view: View, form: str) -> bytes:
    return named(form).write(Figure.of(atlas, view))


def _plain(net: nx.DiGraph[str], view: View, form: str) -> bytes:
    places = {name: (view.places[name].x, -view.places[name].y) for name in net}
    figure = pyplot.figure(figsize=(16, 11))
    nx.draw(net, places, with_labels=True, font_size=7, node_size=900)
    file = io.BytesIO()
    pyplot.savefig(file, format=form, dpi=192)
    pyplot.close(figure)
    return file.getvalue()


def _browser(code: str) -> list[list[str]]:
    with stock_page(code) as address, chromium() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(address)
        page.wait_for_function(f"() => {CY}?.nodes().length > 0")
        rows = []
        for kind in ("svg", "png"):
            made = [page.evaluate(IMAGE, kind) for _ in range(ROUNDS)][1:]
            size = made[0]["size"] * (0.75 if kind == "png" else 1) / 1e3
            rows.append([f"{kind}, dash-cytoscape's own", *summary([one["ms"] for one in made]), f"{size:.0f}"])
        return rows


def _measured(write: Callable[[str], bytes], form: str) -> list[str]:
    """Times in milliseconds after a first, cold round, and the size in kB."""
    size = len(write(form))
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        write(form)
        times.append(1000 * (time.perf_counter() - began))
    return [*summary(times), f"{size / 1e3:.0f}"]


if __name__ == "__main__":
    main()
