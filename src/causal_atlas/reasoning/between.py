"""What lies between concepts: everything on a directed causal walk from one to another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from causal_atlas.knowledge.graph import LINKING, ConceptGraph, Direction

MAX_LINKS = 6
MOST = 30
MOST_SEEN = 20_000


def between(
    graph: ConceptGraph,
    concepts: Sequence[str],
    *,
    max_links: int = MAX_LINKS,
    most: int = MOST,
) -> tuple[str, ...]:
    """Concepts on walks of at most `max_links` links between any two of `concepts`, nearest first.

    Args:
        graph: where to look.
        concepts: at least two concept ids.
        max_links: longest walk, in links.
        most: how many concepts to return at most.

    Returns:
        Concept ids, those on the shortest walks first, `concepts` themselves left out.
    """
    length: dict[str, int] = {}
    for start, end in permutations(concepts, 2):
        ahead = _distances(graph, start, Direction.EFFECTS, max_links)
        behind = _distances(graph, end, Direction.CAUSES, max_links)
        if end not in ahead:
            continue
        for concept in ahead.keys() & behind.keys():
            total = ahead[concept] + behind[concept]
            if total <= max_links:
                length[concept] = min(length.get(concept, total), total)
    inner: Iterable[str] = length.keys() - set(concepts)
    return tuple(sorted(inner, key=lambda concept: (length[concept], concept))[:most])


def _distances(graph: ConceptGraph, start: str, direction: Direction, reach: int) -> dict[str, int]:
    distance = {start: 0}
    frontier = [start]
    for step in range(1, reach + 1):
        following = []
        for concept in frontier:
            for other in graph.neighbours(concept, direction, kinds=LINKING):
                if other not in distance and len(distance) < MOST_SEEN:
                    distance[other] = step
                    following.append(other)
        frontier = following
    return distance
