"""How long a thought experiment takes: every concept of the shipped atlas raised in turn, and tables swept to their end.

The sweep is compared with the same in plain NetworkX: a breadth-first search over concepts that stand once for each sign.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import networkx as nx

from benchmarks.rows import write_table
from benchmarks.tables import show, summary
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.table import load_table
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import answer
from causal_atlas.reasoning.whatif.shares import shares
from causal_atlas.reasoning.whatif.sweep import scope, sweep

TABLES = (100_000, 1_000_000)
STEPS = 6
STARTS = ("thing 0", "thing 5", "thing 1000", "thing 200")

T = TypeVar("T")


def main() -> None:
    atlas = open_graph(shipped())
    rows = []
    for condition in (None, *Condition):
        atlas.arcs(condition)
        asked = [_timed(lambda: answer(atlas, {name: Shift.UP}, condition))[1] for name in atlas.concepts]  # noqa: B023
        drawn = [_timed(lambda: shares(atlas, {name: Shift.UP}, condition))[1] for name in atlas.concepts]  # noqa: B023
        rows.append([f"answer, {condition or 'all conditions'}", *summary([1000 * each for each in asked])])
        rows.append([f"shares, {condition or 'all conditions'}", *summary([1000 * each for each in drawn])])
    show(["each concept of the shipped atlas raised, ms", "median", "p90", "worst"], rows)
    for size in TABLES:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "table.csv"
            write_table(path, size)
            graph = load_table(path)
        _table(graph, f"{size:,} rows")
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB, the graph in NetworkX included")


def _table(graph: ConceptGraph, name: str) -> None:
    arcs = graph.arcs()
    ours, whole = [], []
    for start in STARTS:
        shifts = {arcs.index[start]: Shift.UP}
        ours.append(1000 * min(_timed(lambda: sweep(scope(arcs, shifts), shifts, steps=STEPS))[1] for _ in range(3)))  # noqa: B023
        whole.append(1000 * _timed(lambda: answer(graph, {start: Shift.UP}))[1])  # noqa: B023
    doubled: nx.DiGraph[int] = nx.DiGraph()
    for cause, effect, sign in zip(arcs.causes.tolist(), arcs.effects.tolist(), arcs.signs.tolist(), strict=True):
        for state in (0, 1):
            for turned in {1: (0,), -1: (1,), 0: (0, 1)}[sign]:
                doubled.add_edge(2 * cause + state, 2 * effect + (state ^ turned))
    plain = [
        1000 * _timed(lambda: nx.single_source_shortest_path_length(doubled, 2 * arcs.index[start], cutoff=STEPS))[1]  # noqa: B023
        for start in STARTS
    ]
    rows = [
        [f"sweep, {STEPS} steps", *summary(ours)],
        ["the same, plain NetworkX", *summary(plain)],
        ["whole answer", *summary(whole)],
    ]
    show([f"{name}, ms", "median", "p90", "worst"], rows)
    print(f"ratio of the medians {sorted(plain)[2] / sorted(ours)[2]:.0f}")


def _timed(action: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    result = action()
    return result, time.perf_counter() - began


if __name__ == "__main__":
    main()
