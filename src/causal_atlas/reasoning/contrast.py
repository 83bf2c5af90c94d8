"""What differs between health and another condition, claim by claim.

Silence is no loss: a claim that the sources make of health alone is not lost elsewhere, and one that they make of a condition
alone is new only where it concerns something that health does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from weakref import WeakKeyDictionary

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import (
    Audience,
    Claim,
    ConceptKind,
    Condition,
    Origin,
    Polarity,
    Relation,
    RelationKind,
    Status,
)
from causal_atlas.reasoning import prose


class Contrast(StrEnum):
    """What becomes of a claim of health in another condition."""

    UNCHANGED = "unchanged"
    PRESERVED = "preserved"
    ATTENUATED = "attenuated"
    LOST = "lost"
    NEW = "new"
    AMPLIFIED = "amplified"
    UNSAID = "unsaid"
    """The sources make the claim of one of the two and say nothing of the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A claim, what becomes of it, and the claims from which this atlas infers that; none where the sources say so."""

    claim: str
    contrast: Contrast
    because: tuple[str, ...] = ()


_BY_STATUS = {
    Status.WORKING: Contrast.UNCHANGED,
    Status.PRESERVED: Contrast.PRESERVED,
    Status.ATTENUATED: Contrast.ATTENUATED,
    Status.LOST: Contrast.LOST,
}
_STATES = frozenset({ConceptKind.TISSUE_STATE, ConceptKind.DISEASE})
_SPEAKING = frozenset({RelationKind.CAUSAL, RelationKind.INFLUENCE, RelationKind.STATUS, RelationKind.HIERARCHY})
"""The relations that speak of a state as present; what merely goes together with it does not."""
_HEALTHY = Condition.HEALTHY
_KEPT: WeakKeyDictionary[ConceptGraph, dict[Condition, Mapping[str, Compared]]] = WeakKeyDictionary()


def compared(graph: ConceptGraph, condition: Condition) -> Mapping[str, Compared]:
    """Every claim that holds in health or in a condition, compared; made once for each condition.

    A table of somebody's own knows no conditions, and so nothing can be compared in it: the answer is empty.
    """
    kept = _KEPT.setdefault(graph, {})
    if condition not in kept:
        kept[condition] = MappingProxyType(_compared(graph, condition))
    return kept[condition]


def absent_from_health(graph: ConceptGraph) -> frozenset[str]:
    """The concepts that health does not have, as far as the claims tell.

    These are the states and diseases that no claim of health speaks of, the processes that they alone bring about, and those
    that they are a part of. What the sources are merely silent about in health is not among them.
    """
    healthy = [claim for claim in graph.claims.values() if _HEALTHY in claim.conditions and claim.relation.kind in _SPEAKING]
    spoken = {end for claim in healthy for end in (claim.cause, claim.effect)}
    absent = {name for name, concept in graph.concepts.items() if concept.kind in _STATES and name not in spoken}
    fresh = set(absent)
    while fresh:
        reached = {claim.effect for name in fresh for claim in graph.claims_from(name)} - absent - spoken
        fresh = {name for name in reached if _follows(graph, name, absent)}
        absent |= fresh
    return frozenset(absent)


def reason(graph: ConceptGraph, found: Compared, audience: Audience) -> str:
    """Why a claim counts as amplified, or as unsaid, in one or two sentences; otherwise empty."""
    claim = graph.claims[found.claim]
    if found.contrast is Contrast.UNSAID:
        where = "health" if _HEALTHY in claim.conditions else "this condition"
        return f"The sources say this of {where} and are silent on the other."
    if found.contrast is not Contrast.AMPLIFIED:
        return ""
    concept = graph.concepts[claim.cause]
    pushes = [graph.claims[name] for name in found.because]
    freed = [push for push in pushes if push.polarity is Polarity.MINUS]
    driven = [push for push in pushes if push.polarity is Polarity.PLUS]
    ways = [
        f"{way} {prose.listed([prose.inside(graph.concepts[push.cause], audience) for push in group])}"
        for way, group in (("held back less by", freed), ("newly driven up by", driven))
        if group
    ]
    verb = "are" if prose.is_plural(concept.label.for_(audience)) else "is"
    disputed = " The sources disagree on it." if graph.contradicted.intersection(found.because) else ""
    what = f"{prose.inside(concept, audience)} {verb} {' and '.join(ways)}"
    return f"More comes through, because {what}.{disputed} This is the atlas's inference; no source says it in these words."


def _compared(graph: ConceptGraph, condition: Condition) -> dict[str, Compared]:
    if not graph.insulin_actions:
        return {}
    absent = absent_from_health(graph)
    plain = {
        claim.id: Compared(claim=claim.id, contrast=_contrast(claim, condition, absent))
        for claim in graph.claims.values()
        if _HEALTHY in claim.conditions or condition in claim.conditions
    }
    return {name: _amplified(graph, plain, found) for name, found in plain.items()}


def _contrast(claim: Claim, condition: Condition, absent: frozenset[str]) -> Contrast:
    if condition not in claim.conditions:
        return Contrast.UNSAID
    status = claim.status.get(condition)
    if status is not None and claim.relation is not Relation.IMPAIRS:
        return _BY_STATUS[status]
    if _HEALTHY in claim.conditions:
        return Contrast.UNCHANGED
    is_new = claim.is_causal and claim.origin is not Origin.BRIEF and bool({claim.cause, claim.effect} & absent)
    return Contrast.NEW if is_new else Contrast.UNSAID


def _follows(graph: ConceptGraph, concept: str, absent: set[str]) -> bool:
    """Whether a process is there only because of what health does not have: brought about by it alone, or made up of it."""
    if graph.concepts[concept].kind is not ConceptKind.PROCESS:
        return False
    causes = [claim for claim in graph.claims_to(concept) if claim.is_causal]
    if causes:
        return all(claim.polarity is Polarity.PLUS and claim.cause in absent for claim in causes)
    return any(claim.relation is Relation.PART_OF and claim.cause in absent for claim in graph.claims_to(concept))


def _amplified(graph: ConceptGraph, plain: Mapping[str, Compared], found: Compared) -> Compared:
    """The claim as amplified where it gets through as in health while everything that changed at its cause drives it up."""
    claim = graph.claims[found.claim]
    if found.contrast is not Contrast.UNCHANGED or not claim.is_causal:
        return found
    pushes = list(_pushes(graph, plain, claim.cause))
    if not pushes or any(sign is Polarity.MINUS for _, sign in pushes):
        return found
    because = sorted((push for push, _ in pushes), key=lambda push: (-push.grade, push.id))
    return Compared(claim=claim.id, contrast=Contrast.AMPLIFIED, because=tuple(push.id for push in because))


def _pushes(graph: ConceptGraph, plain: Mapping[str, Compared], concept: str) -> Iterator[tuple[Claim, Polarity]]:
    """What has changed right at a concept: claims that are new to it, or that reach it less, with the way they push it."""
    for claim in graph.claims_to(concept):
        contrast = plain[claim.id].contrast if claim.id in plain else None
        if claim.polarity is None or claim.cause == concept:
            continue
        if contrast is Contrast.NEW:
            yield claim, claim.polarity
        elif contrast in (Contrast.ATTENUATED, Contrast.LOST):
            yield claim, Polarity.MINUS if claim.polarity is Polarity.PLUS else Polarity.PLUS
