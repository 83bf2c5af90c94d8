"""The same questions put to plain NetworkX, igraph and rustworkx, as their documentation would have one ask them.

A peer runs in a process of its own, `python -m benchmarks.peers PEER QUERY FILE`, as some of its calls cannot be stopped from
within. It prints "ready" once its graph is built, and then the CPU time of one answer after the other.
"""

from __future__ import annotations

import select
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

PEERS = ("networkx", "igraph", "rustworkx")
CHAINS, LOOPS, SWEEP = "chains", "loops", "sweep"
TEN = 10
LOOP_LINKS = 5
STEPS = 6
BUILD_SECONDS = 120

Answer = Callable[[list[int]], Any]


def asked(peer: str, query: str, path: Path, seconds: float) -> tuple[list[float], bool]:
    """Milliseconds of each answer of a peer, and whether it gave all of them within so many seconds."""
    command = [sys.executable, "-m", "benchmarks.peers", peer, query, str(path)]
    times: list[float] = []
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        deadline = time.monotonic() + BUILD_SECONDS
        while select.select([process.stdout], [], [], max(0.0, deadline - time.monotonic()))[0]:
            line = process.stdout.readline().strip()
            if not line:
                return times, True
            if line == "ready":
                deadline = time.monotonic() + seconds
            else:
                times.append(float(line))
        process.kill()
    return times, False


def main(peer: str, query: str, path: Path) -> None:
    """Build the graph of a peer and answer every question of a file."""
    data = np.load(path)
    edges = np.stack((data["causes"], data["effects"]), axis=1)
    answer = {"networkx": _networkx, "igraph": _igraph, "rustworkx": _rustworkx}[peer](
        query, _doubled(edges, data["signs"], int(data["size"])) if query == SWEEP else edges
    )
    print("ready", flush=True)
    for question in data[query].tolist():
        began = time.process_time()
        answer(question)
        print(1000 * (time.process_time() - began), flush=True)


def _doubled(edges: Any, signs: Any, size: int) -> Any:
    """Every concept twice, raised and lowered, so that a search along the edges keeps the sign; the lowered ones come last."""
    plus, minus = edges[signs >= 0], edges[signs <= 0]
    parts = [plus, plus + size, minus + np.array([0, size]), minus + np.array([size, 0])]
    return np.concatenate(parts)


def _networkx(query: str, edges: Any) -> Answer:
    import networkx as nx

    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_edges_from(edges.tolist())

    def loops(question: list[int]) -> int:
        (concept,) = question
        ways = (nx.all_simple_paths(graph, effect, concept, LOOP_LINKS - 1) for effect in graph.successors(concept))
        return sum(1 for way in ways for _ in way)

    answers: dict[str, Answer] = {
        CHAINS: lambda ends: list(islice(nx.shortest_simple_paths(graph, ends[0], ends[1]), TEN)),
        LOOPS: loops,
        SWEEP: lambda start: nx.single_source_shortest_path_length(graph, start[0], STEPS),
    }
    return answers[query]


def _igraph(query: str, edges: Any) -> Answer:
    import igraph

    graph = igraph.Graph(edges=edges.tolist(), directed=True)
    answers: dict[str, Answer] = {
        CHAINS: lambda ends: graph.get_k_shortest_paths(ends[0], ends[1], k=TEN),
        LOOPS: lambda concept: graph.get_all_simple_paths(concept[0], graph.predecessors(concept[0]), maxlen=LOOP_LINKS - 1),
        SWEEP: lambda start: graph.neighborhood(start[0], order=STEPS, mode="out"),
    }
    return answers[query]


def _rustworkx(query: str, edges: Any) -> Answer:
    import rustworkx as rx

    graph = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(int(edges.max()) + 1))
    graph.add_edges_from_no_data([tuple(edge) for edge in edges.tolist()])

    def loops(question: list[int]) -> int:
        (concept,) = question
        causes = set(graph.predecessor_indices(concept))
        return sum(len(rx.all_simple_paths(graph, concept, cause, cutoff=LOOP_LINKS)) for cause in causes)

    answers: dict[str, Answer] = {
        # It has no search for the k best; all simple paths up to the length that the ten best need is what it offers.
        # Its cutoff counts concepts, not links.
        CHAINS: lambda ends: rx.all_simple_paths(graph, ends[0], ends[1], cutoff=ends[2] + 1),
        LOOPS: loops,
        SWEEP: lambda start: rx.bfs_layers(graph, start),
    }
    return answers[query]


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
