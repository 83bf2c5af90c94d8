"""How does one concept lead to another? The answer, with all that it leaves out."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from causal_atlas.knowledge.arcs import CARRYING
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.chains.links import SIGNS, Links
from causal_atlas.reasoning.chains.search import ranked
from causal_atlas.reasoning.chains.values import LIMIT, LONGEST, MAX_LINKS, Chain, Chains
from causal_atlas.reasoning.meter import Meter, Spent

COUNTED = 5_000
"""How much work goes into counting what was not asked for: about a millisecond."""
TOLD = 100
"""Work to make a chain of its arcs."""


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
    links = Links(graph, arcs)
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


def along(graph: ConceptGraph, concepts: tuple[str, ...], signs: str) -> Chain | None:
    """The chain that passes these concepts by links of these signs in whatever condition, or None where there is no such link."""
    arcs = graph.arcs()
    if not signs or any(name not in arcs.index for name in concepts) or len(set(concepts)) < len(concepts):
        return None
    places = [arcs.index[name] for name in concepts]
    path = []
    for here, there, sign in zip(places, places[1:], signs, strict=False):
        fitting = [arc for other, arc in arcs.leaving(here) if other == there and SIGNS[int(arcs.signs[arc])] == sign]
        path += fitting[:1]
    return Links(graph, arcs).chain(tuple(path)) if len(path) == len(signs) == len(concepts) - 1 else None


def _remarks(graph: ConceptGraph, cause: str, effect: str) -> tuple[str, ...]:
    direct = (*graph.claims_between(cause, effect), *graph.claims_between(effect, cause))
    return tuple(claim.id for claim in direct if claim.relation.kind not in CARRYING)
