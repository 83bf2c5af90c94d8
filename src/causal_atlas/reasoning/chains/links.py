"""From arcs, which are numbers, to chains, which tell their claims."""

from __future__ import annotations

from functools import lru_cache
from math import prod
from typing import NamedTuple

from causal_atlas.knowledge.arcs import Arcs, carrying_in
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Polarity
from causal_atlas.reasoning.chains.values import Chain

SIGNS = {1: "+", -1: "-", 0: "?"}
POLARITIES = {1: Polarity.PLUS, -1: Polarity.MINUS, 0: None}


class Link(NamedTuple):
    """One arc as a chain tells it: its claims, the best first, and what they say together."""

    claims: tuple[str, ...]
    sign: int
    grade: int
    soft: bool
    conditions: frozenset[Condition]


class Links:
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
    holds = frozenset(condition for claim in claims for condition in carrying_in(claim))
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
