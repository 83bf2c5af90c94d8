"""Which claims become arrows, and with which shape."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from causal_atlas.diagrams.diagram import Glyph
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Claim, Polarity, Relation, RelationKind

DRAWN = frozenset({RelationKind.CAUSAL, RelationKind.INFLUENCE, RelationKind.STATUS, RelationKind.ASSOCIATION, RelationKind.TIME})
"""The kinds of relation that are always drawn; the others only as background."""

BACKGROUND = frozenset({Glyph.HIERARCHY, Glyph.INTERPRETATION})
"""The shapes of the others."""

_GLYPHS = {
    Relation.INCREASES: Glyph.INCREASES,
    Relation.PERMITS: Glyph.INCREASES,
    Relation.DECREASES: Glyph.DECREASES,
    Relation.IMPAIRS: Glyph.DECREASES,
    Relation.REGULATES: Glyph.REGULATES,
    Relation.PRESERVES: Glyph.KEEPS,
    Relation.LEAVES_UNCHANGED: Glyph.KEEPS,
    Relation.ASSOCIATED_WITH: Glyph.ASSOCIATED,
    Relation.PREDICTS: Glyph.TIME,
    Relation.PRECEDES: Glyph.TIME,
    Relation.IS_A: Glyph.HIERARCHY,
    Relation.IS_NOT_A: Glyph.HIERARCHY,
    Relation.PART_OF: Glyph.HIERARCHY,
    Relation.LOCATED_IN: Glyph.HIERARCHY,
    Relation.INDICATES: Glyph.INTERPRETATION,
    Relation.MASKS: Glyph.INTERPRETATION,
    Relation.EXPLAINS: Glyph.INTERPRETATION,
    Relation.DOCUMENTS: Glyph.INTERPRETATION,
}


class Link(NamedTuple):
    """What one arrow stands for: all claims of one shape from one concept to another."""

    cause: str
    effect: str
    glyph: Glyph
    claims: tuple[Claim, ...]


def glyph_of(relation: Relation) -> Glyph:
    """The shape of the arrow of a relation.

    >>> glyph_of(Relation.PERMITS) is glyph_of(Relation.INCREASES)
    True
    """
    return _GLYPHS[relation]


def links(
    graph: ConceptGraph,
    concepts: Collection[str],
    *,
    background: bool = False,
    also: Collection[tuple[str, str, Glyph]] = frozenset(),
    without: Collection[str] = frozenset(),
) -> tuple[Link, ...]:
    """The arrows among `concepts`, in the order of their causes; a claim of a concept about itself is none.

    Args:
        graph: what is claimed.
        concepts: what is on the drawing.
        background: whether hierarchy and interpretation are drawn too.
        also: arrows that are drawn in any case, as (cause, effect, shape).
        without: ids of claims that are not drawn.
    """
    merged: dict[tuple[str, str, Glyph], list[Claim]] = {}
    claims = [claim for claim in graph.claims_among(concepts) if claim.id not in without]
    turning = _turning(claims)
    for claim in claims:
        key = claim.cause, claim.effect, glyph_of(claim.relation)
        if claim.phase and key[:2] in turning:
            key = *key[:2], Glyph.COURSE
        if claim.cause != claim.effect and (background or claim.relation.kind in DRAWN or key in also):
            merged.setdefault(key, []).append(claim)
    return tuple(Link(*key, tuple(found)) for key, found in merged.items())


def _turning(claims: Iterable[Claim]) -> frozenset[tuple[str, str]]:
    """The pairs of concepts between which claims of opposite sign are steps of one course over time."""
    signs: dict[tuple[str, str], set[Polarity]] = {}
    for claim in claims:
        if claim.phase and claim.polarity:
            signs.setdefault((claim.cause, claim.effect), set()).add(claim.polarity)
    return frozenset(pair for pair, found in signs.items() if len(found) > 1)


_NEIGHBOURS: WeakKeyDictionary[ConceptGraph, dict[tuple[str, Direction], frozenset[str]]] = WeakKeyDictionary()


def hidden_neighbours(graph: ConceptGraph, concept: str, direction: Direction, visible: Collection[str]) -> int:
    """How many causes or effects of a concept are not among `visible` (best a set)."""
    # A hub of an edge table has thousands of neighbours; the graph never changes, so they are looked up once.
    known = _NEIGHBOURS.setdefault(graph, {})
    found = known.get((concept, direction))
    if found is None:
        found = known[concept, direction] = frozenset(graph.neighbours(concept, direction))
    return len(found) - len(found.intersection(visible))
