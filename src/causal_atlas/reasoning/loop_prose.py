"""A loop told round, as a person would tell it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from causal_atlas.knowledge.arcs import is_soft
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Concept, ConceptKind, Relation
from causal_atlas.reasoning import doubts, prose
from causal_atlas.reasoning.loop import STEP, Loop, LoopKind

_ACTIVITY = re.compile(r"^(the|insulin's) |(pathway|signalling|transduction)$")
"""Of what such a label names there is not more or less; it is stronger or weaker."""
_ENDING = {
    LoopKind.REINFORCING: "A change that starts here comes back and adds to itself.",
    LoopKind.BALANCING: "A change that starts here comes round the other way, which brings it back.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A loop in words."""

    story: str
    """Round the loop, and what that does to a change."""
    caveat: str
    """On what its hierarchy steps depend, or nothing."""
    weakest: str
    """The claim that is supported least, by its id."""
    doubts: tuple[str, ...]
    """Which links nobody states, and on what the sources disagree, a sentence each."""


def told(graph: ConceptGraph, loop: Loop, audience: Audience) -> Telling:
    """Tell a loop at an audience."""
    return Telling(
        story=f"{_round(graph, loop, audience)} {_ENDING[loop.kind]}",
        caveat=_caveat(graph, loop, audience),
        weakest=weakest(graph, loop).id,
        doubts=(*doubts.unstated(graph, loop.claims, audience), *filter(None, [doubts.disagreement(graph, loop.claims)])),
    )


def weakest(graph: ConceptGraph, loop: Loop) -> Claim:
    """The link that is supported least: by its evidence, then by who says so; of equals the first."""
    claims = [graph.claims[link[0]] for sign, link in zip(loop.signs, loop.links, strict=True) if sign != STEP]
    return min(claims, key=lambda claim: (claim.grade, not is_soft(claim)))


def _round(graph: ConceptGraph, loop: Loop, audience: Audience) -> str:
    """One sentence round the loop: the more of the first, the more or less of each that follows, and so of the first.

    It begins after a causal link, so that the last words close the loop by what a claim says.
    """
    size = len(loop.concepts)
    start = next(place for place in range(size) if loop.signs[place - 1] != STEP)
    concepts = [graph.concepts[loop.concepts[(start + step) % size]] for step in range(size + 1)]
    signs, links = loop.signs[start:] + loop.signs[:start], loop.links[start:] + loop.links[:start]
    ups = list(accumulate(signs, lambda up, sign: up is not (sign == "-"), initial=True))
    if sum(ups[:-1]) * 2 < size:
        # Told from the other side, most of it rises, which is easier to follow.
        ups = [not up for up in ups]
    parts = [f"The {_compared(concepts[0], ups[0], audience)}"]
    for sign, link, following, up in zip(signs, links, concepts[1:], ups[1:], strict=True):
        if sign == STEP:
            parts[-1] += f" ({_named_again(graph.claims[link[0]], following, prose.inside(following, audience))})"
        else:
            parts.append(f"the {_compared(following, up, audience)}")
    return f"{', '.join(parts[:-1])}, and so {parts[-1]}."


def _named_again(claim: Claim, following: Concept, name: str) -> str:
    if claim.effect != following.id:
        return f"and of its part, {name}"
    return f"a kind of {name}" if claim.relation is Relation.IS_A else f"a part of {name}"


def _compared(concept: Concept, up: bool, audience: Audience) -> str:
    """More or less of a concept, in the comparative that suits it."""
    label = prose.inside(concept, audience)
    if concept.kind is ConceptKind.BEHAVIOUR:
        return f"{'likelier' if up else 'less likely'} {label}"
    if concept.kind is ConceptKind.MEASURE:
        return f"{'higher' if up else 'lower'} {_definite(label)}"
    if concept.kind is ConceptKind.INSULIN_ACTION or _ACTIVITY.search(label):
        return f"{'stronger' if up else 'weaker'} {_definite(label)}"
    return f"{'more' if up else 'fewer' if prose.is_plural(concept.label.for_(audience)) else 'less'} {label}"


def _definite(label: str) -> str:
    return label if re.match(r"(the|a|an|what|insulin's) ", label) else f"the {label}"


def _caveat(graph: ConceptGraph, loop: Loop, audience: Audience) -> str:
    """What must be true for the hierarchy steps to carry the loop."""
    needs = []
    for start, end, sign, link in loop.steps():
        if sign == STEP:
            claim = graph.claims[link[0]]
            narrow, wide = (start, end) if claim.cause == start else (end, start)
            part = "its part" if claim.relation is Relation.PART_OF else "one kind of it"
            names = [prose.inside(graph.concepts[name], audience) for name in (wide, narrow)]
            needs.append(f"what is said of {names[0]} is true of {part}, {names[1]}")
    return f"It closes only if {', and if '.join(needs)}." if needs else ""
