"""How long loops take: all of the shipped atlas, the ten best through a concept of a table, and graphs made to be mean.

The same ten loops are sought with plain NetworkX, by the simple paths from a concept back to whatever leads to it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

import networkx as nx

from benchmarks.rows import write_table
from benchmarks.tables import show
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.table import load_table
from causal_atlas.reasoning.loops import MAX_LINKS, loops_of

TABLES = (100_000, 1_000_000)
BEST = 10
ASKED = 200
COMPARED = 5
"""Plain NetworkX takes so long that it is asked about no more concepts than this."""
PATIENCE = 20.0
SEED = 5

T = TypeVar("T")


def main() -> None:
    _atlas()
    for size in TABLES:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "table.csv"
            write_table(path, size)
            _table(load_table(path), size)
    _mean()


def _atlas() -> None:
    atlas = open_graph(shipped())
    every, first = _timed(lambda: loops_of(atlas))
    again = [_timed(lambda: loops_of(atlas))[1] for _ in range(10)]
    near = [_timed(lambda: loops_of(atlas, through=name))[1] for name in atlas.concepts]  # noqa: B023
    rows = [
        [f"all {len(every.loops)} loops", _ms(median(again)), _ms(max(again)), _ms(first)],
        ["through one concept", _ms(median(near)), _ms(max(near)), ""],
    ]
    show(["shipped atlas, at most 8 links, ms", "median", "worst", "first"], rows)


def _table(graph: ConceptGraph, size: int) -> None:
    arcs = graph.arcs()
    loops_of(graph, through=arcs.names[0], most=BEST)
    asked = Random(SEED).sample(list(arcs.names), ASKED)
    hubs = [name for name, _ in graph.best_connected(COMPARED)]
    network: nx.DiGraph[int] = nx.DiGraph()
    network.add_edges_from(zip(*(ends[arcs.signs != 0].tolist() for ends in (arcs.causes, arcs.effects)), strict=True))
    rows = []
    for kind, names in (("a concept drawn by lot", asked), ("one of the hubs", hubs)):
        ours = [_timed(lambda: loops_of(graph, through=name, most=BEST))[1] for name in names]  # noqa: B023
        plain = [_timed(lambda: _plain(network, arcs.index[name]))[1] for name in names[:COMPARED]]  # noqa: B023
        ratio = f"{median(plain) / median(ours[:COMPARED]):,.0f} ×"
        rows.append([kind, _ms(median(ours)), _ms(sorted(ours)[int(0.9 * len(ours))]), _ms(max(ours)), _ms(median(plain)), ratio])
    whole, took = _timed(lambda: loops_of(graph))
    show([f"ten best loops through, {size:,} rows, ms", "median", "p90", "worst", "NetworkX", "ratio"], rows)
    print(f"the whole table: {len(whole.loops):,} loops, complete to {whole.complete_to} links, in {took:.1f} s")


def _plain(network: nx.DiGraph[int], root: int) -> list[list[int]]:
    """Ten loops through a concept, shorter bounds first; it is stopped when it takes too long."""
    if root not in network:
        return []
    found: list[list[int]] = []
    end = time.perf_counter() + PATIENCE
    for length in range(2, MAX_LINKS + 1):
        for path in _paths(network, root, length):
            found.append(path)
            if len(found) >= BEST or time.perf_counter() > end:
                return found
    return found


def _paths(network: nx.DiGraph[int], root: int, length: int) -> Iterator[list[int]]:
    ends = list(network.predecessors(root))
    if ends:
        paths = nx.all_simple_paths(network, root, ends, cutoff=length - 1)
        yield from islice((path for path in paths if len(path) == length), BEST)


def _mean() -> None:
    rows = []
    for name, concepts, links, longest in (
        ("one strongly connected component", 86, 296, 10),
        ("the same without a sensible bound", 86, 296, 30),
        ("dense", 60, 1_800, 30),
        ("dense and large", 1_000, 200_000, 30),
    ):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "table.csv"
            _write(path, concepts, links)
            graph = load_table(path)
        gc.collect()
        found, took = _timed(lambda: loops_of(graph, max_links=longest))  # noqa: B023
        links_done = f"{found.complete_to} of {longest}"
        rows.append([f"{name}: {concepts:,} concepts, {links:,} links", f"{len(found.loops):,}", links_done, f"{took:.2f}"])
    show(["mean graphs, a budget of 2 s", "loops", "complete to", "s"], rows)


def _write(path: Path, concepts: int, links: int) -> None:
    chance = Random(SEED)
    chosen = {(place, (place + 1) % concepts) for place in range(concepts)}
    while len(chosen) < links:
        cause, effect = chance.randrange(concepts), chance.randrange(concepts)
        if cause != effect:
            chosen.add((cause, effect))
    lines = (f"thing {cause},thing {effect},{chance.choice('++-')}\n" for cause, effect in sorted(chosen))
    path.write_text("cause,effect,polarity\n" + "".join(lines), encoding="utf-8")


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    return work(), time.perf_counter() - began


def _ms(seconds: float) -> str:
    return f"{1000 * seconds:.2f}"


if __name__ == "__main__":
    main()
