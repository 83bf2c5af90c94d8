"""Which course over time tells of something."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import ConceptKind, Course


def concerned(graph: ConceptGraph, found: Course) -> frozenset[str]:
    """What a course is about: the concepts of its later phases, without those that it merely begins with.

    An insulin action whose fate it tells is among them, though it is there from the beginning.
    """
    first, *later = [set(phase.concepts) for phase in found.phases]
    everyday = {name for name in first if graph.concepts[name].kind is not ConceptKind.INSULIN_ACTION}
    return frozenset().union(*later) - everyday


def central(graph: ConceptGraph, found: Course) -> frozenset[str]:
    """What a course is about in the first place: what its later phases turn on, and what its steps in time begin with."""
    turning = {phase.focus for phase in found.phases[1:] if phase.focus} & concerned(graph, found)
    steps = [graph.claims[name] for phase in found.phases for name in phase.claims]
    return frozenset(turning | {claim.cause for claim in steps if claim.phase})


def course_of(graph: ConceptGraph, concepts: Sequence[str], *, in_time: bool, named: Collection[str] = ()) -> str:
    """The course that tells how the first of some concepts goes on, or nothing.

    Args:
        graph: what is known.
        concepts: what is asked about.
        in_time: whether time is asked for in so many words, so that a course will do in which it merely takes part.
        named: courses whose title shares a word of substance with the question, which come first.
    """
    for concept in concepts[:1]:
        kinds = (central, concerned) if in_time else (central,)
        for about in kinds:
            found = [one.id for one in graph.courses.values() if _is_about(graph, concept, about(graph, one))]
            if found:
                return min(found, key=lambda name: name not in named)
    return ""


def _is_about(graph: ConceptGraph, concept: str, about: frozenset[str]) -> bool:
    """Whether a concept is among these, or is the part of the body in which one of them is."""
    place = graph.concepts[concept]
    if place.kind is ConceptKind.ANATOMY:
        return any(graph.concepts[name].organ == place.organ for name in about)
    return concept in about
