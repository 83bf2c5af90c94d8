"""What two concepts have in common: causes of both, effects of both, and what lies between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from causal_atlas.knowledge.arcs import Arcs
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.chains.links import Links
from causal_atlas.reasoning.chains.reach import FAR, Ball
from causal_atlas.reasoning.chains.values import MAX_LINKS, Chain
from causal_atlas.reasoning.meter import Meter, Spent

LIMIT = 12
LOOKED_AT = 120
"""How many of equal distance are told apart by their evidence."""
MOST_CHAINS = 200
"""How many chains in each direction are searched for what lies between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A cause or an effect of both, with a shortest chain to or from each that does not pass the other."""

    concept: str
    chains: tuple[Chain, Chain]

    @property
    def distances(self) -> tuple[int, int]:
        """Links to or from each of the two."""
        one, other = self.chains
        return len(one.signs), len(other.signs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Middle:
    """A concept on a chain from one to the other; `chain` is the best through it, and it is its concept number `place`."""

    concept: str
    chain: Chain
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What two concepts have in common. Nearest first; what was left out is counted, None where that was not done."""

    concepts: tuple[str, str]
    condition: Condition | None
    max_links: int
    causes: tuple[Shared, ...]
    causes_left_out: int | None
    effects: tuple[Shared, ...]
    effects_left_out: int | None
    between: tuple[Middle, ...]
    between_left_out: int | None


def common(
    graph: ConceptGraph,
    one: str,
    other: str,
    *,
    condition: Condition | None = None,
    max_links: int = MAX_LINKS,
    limit: int = LIMIT,
    budget: Budget | None = None,
) -> Common:
    """Causes and effects that two concepts share, and what lies between them in either direction.

    A common cause acts on each by a way that does not lead through the other; what acts on one by way of the other lies on a
    chain, and is no common cause. The same holds for effects.

    Args:
        graph: what is known.
        one: id or former id of a concept.
        other: id or former id of another.
        condition: only what gets through in it; None for whatever does in some condition.
        max_links: how long each chain may be, 1 to 30.
        limit: how many of each kind are given at most.
        budget: how long the search may take; 2 seconds unless told otherwise.

    Raises:
        UnknownConceptError: there is no such concept.
        ValueError: `max_links` is out of bounds.
    """
    pair = graph.concept(one).id, graph.concept(other).id
    budget = budget or Budget()
    between, between_left = _between(graph, pair, condition, max_links, limit, budget)
    causes, causes_left = _shared(graph, pair, condition, max_links, limit, budget, Direction.CAUSES)
    effects, effects_left = _shared(graph, pair, condition, max_links, limit, budget, Direction.EFFECTS)
    return Common(
        concepts=pair,
        condition=condition,
        max_links=max_links,
        causes=causes,
        causes_left_out=causes_left,
        effects=effects,
        effects_left_out=effects_left,
        between=between,
        between_left_out=between_left,
    )


def _shared(
    graph: ConceptGraph,
    pair: tuple[str, str],
    condition: Condition | None,
    max_links: int,
    limit: int,
    budget: Budget,
    direction: Direction,
) -> tuple[tuple[Shared, ...], int | None]:
    arcs, meter = graph.arcs(condition), Meter(budget)
    ends = [arcs.index[name] for name in pair]
    if ends[0] == ends[1]:
        return (), 0
    forward = direction is Direction.EFFECTS
    balls = [Ball(arcs, here, there, 1, forward=forward) for here, there in (ends, ends[::-1])]
    complete = _grown(balls, max_links, meter)
    near = np.unique(min((ball.within() for ball in balls), key=len))
    far = np.stack([ball.distance[near] for ball in balls])
    both = (far.max(axis=0) < FAR) & ~np.isin(near, ends)
    near, far = near[both], far[:, both]
    order = np.lexsort((near, far.max(axis=0), far.sum(axis=0)))[: max(limit, LOOKED_AT)]
    links = Links(graph, arcs)
    here, there = balls
    found = [
        Shared(
            concept=arcs.names[concept],
            chains=(links.chain(_way(arcs, here, concept, ends)), links.chain(_way(arcs, there, concept, ends))),
        )
        for concept in near[order].tolist()
    ]
    best = tuple(sorted(found, key=_rank)[:limit])
    return best, len(near) - len(best) if complete else None


def _grown(balls: Iterable[Ball], links: int, meter: Meter) -> bool:
    """Let balls grow in step; whether there was time for all of it."""
    try:
        for _ in range(links):
            for ball in balls:
                ball.grow(meter)
    except Spent:
        return False
    return True


def _way(arcs: Arcs, ball: Ball, concept: int, ends: list[int]) -> tuple[int, ...]:
    """A shortest way between a concept and the centre of a ball, at each step by the best arc, past the other end."""
    path, here = [], concept
    while left := int(ball.distance[here]):
        steps = arcs.arriving(here) if ball.forward else arcs.leaving(here)
        nearer = [step for step in steps if ball.distance[step[0]] == left - 1 and (left == 1 or step[0] not in ends)]
        here, arc = nearer[0]
        path.append(arc)
    return tuple(reversed(path)) if ball.forward else tuple(path)


def _rank(shared: Shared) -> tuple[int, int, int, int, str]:
    grade = min(chain.grade for chain in shared.chains)
    inferred = sum(chain.inferred for chain in shared.chains)
    return sum(shared.distances), max(shared.distances), -grade, inferred, shared.concept


def _between(
    graph: ConceptGraph, pair: tuple[str, str], condition: Condition | None, max_links: int, limit: int, budget: Budget
) -> tuple[tuple[Middle, ...], int | None]:
    """What lies on the chains from one to the other and back, in the order of the best chain through it."""
    found: dict[str, Middle] = {}
    complete = True
    for cause, effect in (pair, pair[::-1]):
        answer = chains(graph, cause, effect, condition=condition, max_links=max_links, limit=MOST_CHAINS, budget=budget)
        complete &= not answer.truncated
        for chain in answer.chains:
            for place, name in enumerate(chain.concepts[1:-1], 1):
                found.setdefault(name, Middle(concept=name, chain=chain, place=place))
    ranked = tuple(found.values())
    return ranked[:limit], max(0, len(ranked) - limit) if complete else None
