"""What has to be said along with claims: where the sources disagree, and what nobody states."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Origin
from causal_atlas.reasoning import prose

_NOBODY = {
    Origin.INFERRED: "Inferred by this atlas, stated by nobody",
    Origin.BRIEF: "Asked for by the project's brief, stated by nobody",
}


def clause(graph: ConceptGraph, claim: Claim, audience: Audience) -> str:
    """A claim as it stands after a colon."""
    first, *others = prose.sentence(graph, claim, audience)
    opening = graph.concepts[claim.cause if first.role is prose.Role.CAUSE else claim.effect]
    return prose.inside(opening, audience) + "".join(span.text for span in others)


def unstated(graph: ConceptGraph, claims: Iterable[str], audience: Audience) -> list[str]:
    """Which of several claims no source and no literature states, a sentence for each reason."""
    known = [graph.claims[name] for name in claims]
    said = []
    for origin, why in _NOBODY.items():
        found = [clause(graph, claim, audience) for claim in known if claim.origin is origin]
        said += [f"{why}: {'; '.join(found)}."] if found else []
    return said


def disagreement(graph: ConceptGraph, claims: Sequence[str]) -> str:
    """On what the sources contradict each other in one or several claims, or nothing.

    The disputes are told by their titles, for they say what the quarrel is about and the claim alone does not.
    """
    disputes = {dispute.id: dispute for name in claims for dispute in graph.disputes_of(name)}
    titles = [f"“{dispute.title}”" for dispute in disputes.values() if dispute.kind == "contradiction"]
    if not titles:
        return ""
    return f"On {'this' if len(claims) == 1 else 'a part of this'} the sources disagree: {prose.listed(titles)}."


def remark(graph: ConceptGraph, claim: Claim) -> str:
    """What has to be said along with one claim, in brackets after it, or nothing.

    That nobody states it, that the sources disagree, or that it is a step in time.
    """
    said = []
    if claim.origin is Origin.BRIEF:
        said.append("asked for and not reviewed")
    elif claim.origin is Origin.INFERRED:
        said.append("an inference of this atlas")
    elif claim.id in graph.contradicted:
        said.append("the sources disagree")
    if claim.phase:
        said.append(claim.phase.lstrip("0123456789 "))
    return f" ({'; '.join(said)})" if said else ""
