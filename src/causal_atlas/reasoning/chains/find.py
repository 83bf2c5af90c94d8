"""How does one concept lead to another? The answer, with all that it leaves out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import prod
from typing import NamedTuple

from causal_atlas.knowledge.arcs import CARRYING, Arcs, transmits
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Polarity
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.chains.search import ranked
from causal_atlas.reasoning.chains.values import LIMIT, LONGEST, MAX_LINKS, Chain, Chains
from causal_atlas.reasoning.meter import Meter, Spent

COUNTED = 10_000
"""How much work goes into counting what was not asked for: about two milliseconds."""
TOLD = 100
"""Work to make a chain of its arcs."""
SIGNS = {1: "+", -1: "-", 0: "?"}
POLARITIES = {1: Polarity.PLUS, -1: Polarity.MINUS, 0: None}


class Link(NamedTuple):
    """One arc as a chain tells it: its claims, the best first, and what they say together."""

    claims: tuple[str, ...]
    sign: int
    grade: int
    soft: bool
    conditions: frozenset[Condition]


def chains(
    graph: ConceptGraph,
    cause: str,
    effect: str,
    *,
    condition: Condition | None = None,
    max_links: int = MAX_LINKS,
    limit: int = LIMIT,
    budget: Budget | None = None,
) -> Chains:
    """The best chains of causal claims from one concept to another.

    Args:
        graph: what is known.
        cause: id or former id of the concept at the beginning.
        effect: id or former id of the concept at the end.
        condition: only what gets through in it; None for whatever does in some condition.
        max_links: how long a chain may be, 1 to 30.
        limit: how many chains are given at most.
        budget: how long the search may take; 2 seconds unless told otherwise.

    Raises:
        UnknownConceptError: there is no such concept.
        ValueError: `max_links` is out of bounds.

    A search that meets in the middle, as in Pohl's bi-directional search (1971, Machine Intelligence 6), and turns back where
    the end is out of reach.
    """
    if not 1 <= max_links <= LONGEST:
        raise ValueError(f"a chain has 1 to {LONGEST} links, not {max_links}")
    cause, effect = graph.concept(cause).id, graph.concept(effect).id
    budget = budget or Budget()
    found = _search(graph, cause, effect, condition, max_links, limit, budget)
    found = replace(found, remarks=_remarks(graph, cause, effect))
    if found.chains or condition is None:
        return found
    others = [other for other in Condition if other is not condition]
    where = [other for other in others if _search(graph, cause, effect, other, max_links, 1, budget).chains]
    return replace(found, elsewhere=tuple(where))


def _search(
    graph: ConceptGraph, cause: str, effect: str, condition: Condition | None, max_links: int, limit: int, budget: Budget
) -> Chains:
    arcs, meter = graph.arcs(condition), Meter(budget)
    links = _Links(graph, arcs)
    best: list[Chain] = []
    more, complete = 0, True
    try:
        if cause != effect:
            search = ranked(arcs, arcs.index[cause], arcs.index[effect], max_links, meter)
            for path in islice(search, limit):
                best.append(links.chain(path))
                meter.spend(TOLD)
            meter.allow(COUNTED)
            for _ in search:
                more += 1
    except Spent:
        complete = False
    return Chains(
        cause=cause,
        effect=effect,
        condition=condition,
        max_links=max_links,
        chains=tuple(best),
        left_out=more if complete else None,
        more_than=more,
        bounded=not complete and len(best) < limit,
    )


class _Links:
    """What is told of each arc, looked up once although many chains share it."""

    def __init__(self, graph: ConceptGraph, arcs: Arcs) -> None:
        self._arcs = arcs
        self._link = lru_cache(maxsize=None)(lambda arc: link_of(graph, arcs, arc))

    def chain(self, path: tuple[int, ...]) -> Chain:
        """A chain from its arcs."""
        names = self._arcs.names
        concepts = (names[self._arcs.causes[path[0]]], *(names[effect] for effect in self._arcs.effects[list(path)].tolist()))
        return joined(concepts, tuple(map(self._link, path)))


def link_of(graph: ConceptGraph, arcs: Arcs, arc: int) -> Link:
    """What a chain tells of one of its arcs."""
    claims = tuple(graph.claims[name] for name in arcs.claims_of(arc))
    holds = frozenset(condition for condition in Condition if any(transmits(claim, condition) for claim in claims))
    return Link(
        claims=tuple(claim.id for claim in claims),
        sign=int(arcs.signs[arc]),
        grade=int(arcs.grades[arc]),
        soft=bool(arcs.soft[arc]),
        conditions=holds,
    )


def joined(concepts: tuple[str, ...], links: tuple[Link, ...]) -> Chain:
    """A chain from its links."""
    weakest = min(links, key=lambda link: (link.grade, not link.soft))
    return Chain(
        concepts=concepts,
        signs="".join(SIGNS[link.sign] for link in links),
        claims=tuple(link.claims[0] for link in links),
        variants=tuple(link.claims[1:] for link in links),
        polarity=POLARITIES[prod(link.sign for link in links)],
        weakest=weakest.claims[0],
        grade=weakest.grade,
        inferred=sum(link.soft for link in links),
        conditions=tuple(condition for condition in Condition if all(condition in link.conditions for link in links)),
    )


def _remarks(graph: ConceptGraph, cause: str, effect: str) -> tuple[str, ...]:
    direct = (*graph.claims_between(cause, effect), *graph.claims_between(effect, cause))
    return tuple(claim.id for claim in direct if claim.relation.kind not in CARRYING)
