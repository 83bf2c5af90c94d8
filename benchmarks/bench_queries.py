"""Questions to a graph: ten best chains, loops through a concept, signs spread over all of it; and the curated questions.

Each on tables of ten thousand to a million rows, beside plain NetworkX, igraph and rustworkx in the same run, with how many times
longer they take. All times are CPU time in milliseconds, medians over the same questions; what it takes to open a table or
to build the graph of a peer is not counted.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

import numpy as np

from benchmarks.peers import CHAINS, LOOP_LINKS, LOOPS, PEERS, STEPS, SWEEP, TEN, asked
from benchmarks.rows import write_table
from benchmarks.tables import show
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.table import load_table
from causal_atlas.reasoning.ask.answering import ask
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.common import common
from causal_atlas.reasoning.loops import loops_of
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.sweep import scope, sweep

TABLES = (10_000, 100_000, 1_000_000)
ASKED = 40
SECONDS = 20.0
"""How long a peer may take over all of its answers to one kind of question."""
SEED = 5

T = TypeVar("T")


def main() -> None:
    rows = []
    for size in TABLES:
        with TemporaryDirectory() as folder:
            rows += _table(size, Path(folder))
    show(["median, ms CPU", "here", *PEERS, *(f"x {peer}" for peer in PEERS)], rows)
    _atlas()


def _table(size: int, folder: Path) -> list[list[str]]:
    write_table(folder / "table.csv", size)
    graph = load_table(folder / "table.csv")
    arcs = graph.arcs()
    ours = {CHAINS: _chains(graph), LOOPS: _loops(graph), SWEEP: _sweeps(graph)}
    questions = {query: np.array([question for question, _ in found]) for query, found in ours.items()}
    path = folder / "questions.npz"
    columns = {"causes": arcs.causes, "effects": arcs.effects, "signs": arcs.signs}
    np.savez(path, **columns, size=len(arcs.names), **questions)  # type: ignore[arg-type]
    names = {
        CHAINS: f"{TEN} best chains",
        LOOPS: f"loops through a concept, up to {LOOP_LINKS} links",
        SWEEP: f"signs spread {STEPS} steps",
    }
    rows = []
    for query, found in ours.items():
        here = median(taken for _, taken in found)
        times, ratios = zip(*(_peer(peer, query, path, here) for peer in PEERS), strict=True)
        rows.append([f"{size:,} rows: {names[query]}", f"{here:.2f}", *times, *ratios])
    return rows


def _peer(peer: str, query: str, path: Path, here: float) -> tuple[str, str]:
    """The median of a peer, and how many times longer it takes; more than its time when it did not get to the middle."""
    times, complete = asked(peer, query, path, SECONDS)
    if complete:
        return f"{median(times):.2f}", f"{median(times) / here:,.1f}"
    if not times:
        return f"> {SECONDS:.0f} s", f"> {1000 * SECONDS / here:,.0f}"
    return f"{median(times):.2f} ({len(times)} of {ASKED})", f"{median(times) / here:,.1f}"


def _chains(graph: ConceptGraph) -> list[tuple[list[int], float]]:
    """Random pairs that a chain connects, with how long the ten best take; and the length of the last, for who must be told."""
    chance, arcs = random.Random(SEED), graph.arcs()
    found: list[tuple[list[int], float]] = []
    while len(found) < ASKED:
        cause, effect = chance.randrange(len(arcs.names)), chance.randrange(len(arcs.names))
        answer, taken = _timed(lambda: chains(graph, arcs.names[cause], arcs.names[effect], limit=TEN))  # noqa: B023
        if answer.chains:
            found.append(([cause, effect, len(answer.chains[-1].signs)], taken))
    return found


def _loops(graph: ConceptGraph) -> list[tuple[list[int], float]]:
    chance, arcs = random.Random(SEED), graph.arcs()
    loops_of(graph, through=arcs.names[0], max_links=2)  # what is made once for a graph
    found = []
    for _ in range(ASKED):
        concept = chance.randrange(len(arcs.names))
        _, taken = _timed(lambda: loops_of(graph, through=arcs.names[concept], max_links=LOOP_LINKS))  # noqa: B023
        found.append(([concept], taken))
    return found


def _sweeps(graph: ConceptGraph) -> list[tuple[list[int], float]]:
    """From the concepts with most effects, so that the whole graph is reached."""
    arcs = graph.arcs()
    starts = np.argsort(-np.bincount(arcs.causes, minlength=len(arcs.names)), kind="stable")[:10].tolist()
    found = []
    for start in starts:
        shifts = {start: Shift.UP}
        _, taken = _timed(lambda: sweep(scope(arcs, shifts), shifts, steps=STEPS))  # noqa: B023
        found.append(([start], taken))
    return found


def _atlas() -> None:
    atlas = open_graph(shipped())
    titles = [question.title for question in atlas.questions.values()]
    ask(atlas, titles[0])
    names = sorted({claim.cause for claim in atlas.claims.values()})
    chance = random.Random(SEED)
    pairs = [(chance.choice(names), chance.choice(names)) for _ in range(100)]
    kinds: dict[str, list[Callable[[], object]]] = {
        "curated questions, answered in words": [lambda title=title: ask(atlas, title) for title in titles],  # type: ignore[misc]
        "all chains between two concepts": [lambda pair=pair: chains(atlas, *pair) for pair in pairs],  # type: ignore[misc]
        "what two concepts have in common": [lambda pair=pair: common(atlas, *pair) for pair in pairs],  # type: ignore[misc]
    }
    rows = []
    for name, questions in kinds.items():
        times = [_timed(question)[1] for question in questions]
        rows.append([f"{name} ({len(times)})", f"{median(times):.1f}", f"{max(times):.1f}"])
    show(["the shipped atlas, ms CPU", "median", "worst"], rows)


def _timed(action: Callable[[], T]) -> tuple[T, float]:
    """A result and the milliseconds of CPU it took."""
    began = time.process_time()
    result = action()
    return result, 1000 * (time.process_time() - began)


if __name__ == "__main__":
    main()
