"""Hierarchy steps: the changes of name under which a change may go on being spoken of.

What is said of fat in the muscle is said of misplaced fat, and what is said of insulin resistance may be meant of its part, the
fat tissue's. Such a step is no link: it has no polarity and changes none. See docs/decisions/0009-hierarchy-steps-in-loops.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, ConceptKind, Relation

MORE_OR_LESS = frozenset(
    {
        ConceptKind.SUBSTANCE,
        ConceptKind.PROCESS,
        ConceptKind.INSULIN_ACTION,
        ConceptKind.TISSUE_STATE,
        ConceptKind.MEASURE,
        ConceptKind.BEHAVIOUR,
    }
)
"""What there can be more or less of; not a diagnosis, an organ, a study, an idea or a treatment."""


class Step(NamedTuple):
    """A change of name from one concept to another, and the claim that allows it."""

    start: str
    end: str
    claim: str


def hierarchy_steps(graph: ConceptGraph) -> tuple[Step, ...]:
    """The hierarchy steps of a graph: from a kind to its genus, from a part to its whole and from the whole to its part.

    Never from a genus to one of its kinds: what raises insulin resistance need not raise that of puberty.
    """
    return tuple(step for claim in graph.hierarchy for step in _steps(graph, claim))


def _steps(graph: ConceptGraph, claim: Claim) -> Iterator[Step]:
    if _comparable(graph, claim):
        yield Step(claim.cause, claim.effect, claim.id)
        if claim.relation is Relation.PART_OF:
            yield Step(claim.effect, claim.cause, claim.id)


def _comparable(graph: ConceptGraph, claim: Claim) -> bool:
    """Whether more of the one can be more of the other: both of a kind, or a substance that counts as a state of a tissue.

    A state of a substance is not more of the substance: normal blood sugar is not more blood sugar.
    """
    kinds = graph.concepts[claim.cause].kind, graph.concepts[claim.effect].kind
    if kinds[0] is kinds[1]:
        return kinds[0] in MORE_OR_LESS
    return claim.relation is Relation.IS_A and kinds == (ConceptKind.SUBSTANCE, ConceptKind.TISSUE_STATE)
