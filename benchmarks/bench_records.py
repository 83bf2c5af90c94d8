"""Files for other programs: a view of sixty concepts, and a table of 100,000 arrows beside NetworkX's own writers."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx

from benchmarks.rows import write_table
from benchmarks.tables import show, summary
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views.choosing import everything
from causal_atlas.views.view import View

ROUNDS = 5
ROWS = 100_000
FORMATS = ("graphml", "gexf", "cyjs", "cx2", "dot", "mermaid", "sif", "sbgn", "turtle", "jsonld", "kgx", "xlsx", "markdown")


def main() -> None:
    atlas = open_graph(shipped())
    view = View(concepts=tuple(atlas.concepts)[:60], background=True)
    _show("60 concepts, placed and drawn anew, ms", FORMATS, ROUNDS, lambda: Figure.of(atlas, view), 1000)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write_table(path, ROWS)
        table = open_graph(path)
        _show(f"{ROWS:,} arrows, s", FORMATS, 1, lambda: Figure.of(table, everything(table)), 1)
        _peers(Figure.of(table, everything(table)))


def _show(head: str, formats: tuple[str, ...], rounds: int, figure: Callable[[], Figure], unit: int) -> None:
    rows = []
    for name in formats:
        times, size = [], 0
        for _ in range(rounds):
            made = figure()
            began = time.perf_counter()
            size = len(named(name).write(made))
            times.append((time.perf_counter() - began) * unit)
        rows.append([name, *(summary(times) if rounds > 1 else [f"{times[0]:.1f}", "", ""]), f"{size / 1e6:.2f}"])
    show([head, "median", "p90", "worst", "MB"], rows)


def _peers(figure: Figure) -> None:
    """NetworkX with the same ids, signs, grades and sentences, which is a quarter of what our columns hold."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for concept in figure.concepts:
        network.add_node(concept.id, label=concept.label.everyone, organ=concept.organ)
    for claim in figure.claims:
        sign = claim.polarity.value if claim.polarity else ""
        network.add_edge(claim.cause, claim.effect, claim.id, polarity=sign, grade=int(claim.grade), origin=claim.origin.value)
    writers: dict[str, Callable[[], object]] = {
        "NetworkX write_graphml_xml": lambda: nx.write_graphml_xml(network, io.BytesIO()),
        "NetworkX write_gexf": lambda: nx.write_gexf(network, io.BytesIO()),
        "NetworkX cytoscape_data": lambda: nx.cytoscape_data(network),
    }
    rows = []
    for name, write in writers.items():
        began = time.perf_counter()
        write()
        rows.append([name, f"{time.perf_counter() - began:.1f}"])
    show(["the same arrows, fewer columns, s", ""], rows)
