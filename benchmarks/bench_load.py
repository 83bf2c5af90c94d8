"""How long the shipped atlas takes to be read from its text, built, indexed and made into an app."""

from __future__ import annotations

import time
from collections.abc import Callable

from benchmarks.tables import show, summary
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.search import SearchIndex
from causal_atlas.web.app import create_app

ROUNDS = 5


def main() -> None:
    graph = open_graph(shipped())
    rows = [
        ["read, check and build the graph", *_timed(lambda: open_graph(shipped()))],
        ["search index and a first search", *_timed(lambda: SearchIndex(graph).find("fatty liver", audience=Audience.EVERYONE))],
        ["app with its callbacks", *_timed(lambda: create_app(graph))],
    ]
    show([f"{len(graph.concepts)} concepts, {len(graph.claims)} claims, ms", "median", "p90", "worst"], rows)


def _timed(action: Callable[[], object]) -> list[str]:
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        action()
        times.append((time.perf_counter() - began) * 1000)
    return summary(times)


if __name__ == "__main__":
    main()
