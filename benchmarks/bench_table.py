"""How long edge tables of 100,000 and a million rows take to open, how much memory they need, and how fast they expand.

Each table is opened in a process of its own, so that the peak of its memory is its own. A step is what a tap on a count asks of
the graph: the newcomers, the claims among all that is then visible, and the hidden causes and effects of each visible concept.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from benchmarks.rows import write_table
from benchmarks.tables import show
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.search import SearchIndex
from causal_atlas.knowledge.table import load_table
from causal_atlas.views.opening import concept_view
from causal_atlas.views.transitions import expanded, hidden
from causal_atlas.views.view import View

TABLES = (100_000, 1_000_000)
HUB = 20_000
"""Effects of the one great hub that is added to each table."""
VISIBLE = 60
STEPS = 200
SEED = 7

T = TypeVar("T")


def main() -> None:
    loading, stepping = [], [["shipped atlas", *_milliseconds(_steps(open_graph(shipped()), STEPS))]]
    for rows in TABLES:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "table.csv"
            write_table(path, rows)
            with path.open("a", encoding="utf-8") as file:
                file.writelines(f"great hub,thing {number},+\n" for number in range(HUB))
            command = [sys.executable, "-m", "benchmarks.bench_table", str(path)]
            result = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        name = f"{rows:,} rows"
        loading.append([name, *(f"{result[key]:.1f}" for key in ("load", "load_cpu")), f"{result['load_mb']:,.0f}"])
        loading[-1] += [f"{result['search']:.1f}", f"{result['network']:.1f}", f"{result['peak_mb']:,.0f}"]
        stepping.append([name, *_milliseconds(result["steps"])])
        stepping.append([f"{name}, at a hub of {HUB:,}", *_milliseconds(result["hub"])])
    show(["table", "open, s", "of it CPU", "peak, MB", "+ search, s", "+ NetworkX, s", "peak, MB"], loading)
    show(["one step, ms", "median", "p90", "worst"], stepping)


def _milliseconds(seconds: list[float]) -> list[str]:
    return [f"{1000 * one:.1f}" for one in (median(seconds), quantiles(seconds, n=10, method="inclusive")[-1], max(seconds))]


def measured(path: Path) -> dict[str, Any]:
    """Everything about one table; to be run in a process of its own."""
    began = time.process_time()
    found: dict[str, Any] = {}
    graph, found["load"] = _timed(lambda: load_table(path))
    found["load_cpu"] = time.process_time() - began
    found["load_mb"] = _peak()
    found["steps"] = _steps(graph, STEPS)
    found["hub"] = [_timed(lambda: _step(graph, View(concepts=("great hub",)), "great hub"))[1] for _ in range(20)]
    _, found["search"] = _timed(SearchIndex(graph).prepare)
    _, found["network"] = _timed(lambda: graph.network)
    found["peak_mb"] = _peak()
    return found


def _steps(graph: ConceptGraph, count: int) -> list[float]:
    """Seconds of each of `count` steps on views of up to `VISIBLE` concepts."""
    chance = random.Random(SEED)
    names = list(graph.concepts)
    times: list[float] = []
    while len(times) < count:
        view = concept_view(graph, chance.choice(names))
        while len(view.concepts) < VISIBLE and len(times) < count:
            before = view
            view, seconds = _timed(lambda: _step(graph, before, chance.choice(before.concepts)))  # noqa: B023 - called at once
            times.append(seconds)
            if chance.random() < 0.1:
                break
    return times


def _step(graph: ConceptGraph, view: View, concept: str) -> View:
    view = expanded(graph, view, concept, Direction.EFFECTS)
    graph.claims_among(view.concepts)
    for visible in view.concepts:
        for direction in Direction:
            hidden(graph, view, visible, direction)
    return view


def _timed(action: Callable[[], T]) -> tuple[T, float]:
    began = time.perf_counter()
    result = action()
    return result, time.perf_counter() - began


def _peak() -> float:
    """Most memory of this process so far, in MB."""
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(measured(Path(sys.argv[1]))))
    else:
        main()
