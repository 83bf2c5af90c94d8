"""What claims and concepts may say: signs, conditions, statuses and the evidence that goes with them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from causal_atlas.errors import Finding
from causal_atlas.knowledge.entries import Entries, Located
from causal_atlas.knowledge.model import ConceptKind, Condition, Origin, Relation, Review, Status
from causal_atlas.knowledge.schema import ClaimEntry

INSULIN = "insulin"
SIGNALLING_ORGAN = "cell"
SIGNALLING_STEPS = frozenset({"pi3k", "receptor_binding"})
"""Steps of insulin's signal that stand in an organ rather than inside the cell."""

_FITTING = {
    Condition.HEALTHY: (Status.WORKING,),
    Condition.COMPENSATED: (Status.PRESERVED, Status.ATTENUATED, Status.LOST),
    Condition.DECOMPENSATED: (Status.PRESERVED, Status.ATTENUATED, Status.LOST),
    Condition.PUBERTY: (Status.ATTENUATED,),
}
_ORIGINS = {Origin.STATED: "stated", Origin.LITERATURE: "from the literature", Origin.INFERRED: "inferred"}
_CONTRADICTING = {
    Relation.PRESERVES: (Status.LOST,),
    Relation.IMPAIRS: (Status.WORKING, Status.PRESERVED),
}


def polarities(entries: Entries) -> Iterator[Finding]:
    """Causal claims carry the sign of their relation, no other claim carries one, and insulin as such carries none."""
    for claim in entries.claims.values():
        entry, due = claim.entry, claim.entry.relation.polarity
        relation = entry.relation.value
        if due is None:
            if entry.polarity is not None:
                cure = "delete this field, or choose a causal relation"
                yield claim.finding(("polarity",), f"{relation!r} has no polarity", cure)
            continue
        if entry.polarity is None:
            yield claim.finding(
                ("polarity",), f"the causal relation {relation!r} needs a polarity", f"write polarity: '{due.value}'"
            )
        elif entry.polarity is not due:
            message = f"{relation!r} goes with '{due.value}', not with '{entry.polarity.value}'"
            yield claim.finding(("polarity",), message, f"write '{due.value}', or choose another relation")
        if entry.cause == INSULIN and not _carries_insulin(entries, entry.effect):
            message = f"a signed claim leads from insulin to {entry.effect!r}, which is no insulin action"
            cure = "let the claim start at the insulin action that does it, or write relation: regulates without a polarity"
            yield claim.finding(("effect",), message, cure)


def conditions(entries: Entries) -> Iterator[Finding]:
    """A status belongs to an insulin action and to a condition of its claim, and fits that condition and the relation."""
    for concept in entries.concepts.values():
        is_action = concept.entry.kind is ConceptKind.INSULIN_ACTION
        if is_action and not concept.entry.status:
            cure = "add status: {healthy: working, resistant_compensated: …, resistant_decompensated: …}"
            yield concept.finding(("status",), "an insulin action needs a status", cure)
        if not is_action and concept.entry.status:
            yield concept.finding(("status",), "only an insulin action has a status", "delete it, or write kind: insulin_action")
        yield from _unfitting(concept, concept.entry.status)
    for claim in entries.claims.values():
        yield from _claim_status(entries, claim)


def support(entries: Entries) -> Iterator[Finding]:
    """Who says so, and the evidence for it, belong together."""
    for claim in entries.claims.values():
        entry = claim.entry
        lacking = {
            Origin.STATED: ("a statement", "add statements: […], or write another origin", entry.statements),
            Origin.LITERATURE: ("a reference", "add references: […], or write origin: inferred", entry.references),
            Origin.INFERRED: ("its reasoning", "add a note that gives it", entry.note),
        }
        if entry.origin is Origin.BRIEF:
            if entry.review is not Review.UNREVIEWED:
                yield claim.finding(("review",), "a claim of the project's brief stays unreviewed", "write review: unreviewed")
            continue
        what, cure, found = lacking[entry.origin]
        if not found:
            yield claim.finding(("origin",), f"a claim that is {_ORIGINS[entry.origin]} needs {what}", cure)


def twins(entries: Entries) -> Iterator[Finding]:
    """Two claims that say the same of the same condition are one claim."""
    seen: dict[tuple[str, Relation, str, str], list[Located[ClaimEntry]]] = {}
    for claim in entries.claims.values():
        entry = claim.entry
        others = seen.setdefault((entry.cause, entry.relation, entry.effect, entry.phase), [])
        for other in others:
            if set(entry.conditions) & set(other.entry.conditions):
                message = f"{entry.id!r} says the same as {other.entry.id!r}"
                yield claim.finding((), message, f"join it with the one at {other.place}")
                break
        others.append(claim)


def partial_status(entries: Entries) -> Iterator[Finding]:
    """An insulin action has a status in health and in both stages of resistance."""
    due = (Condition.HEALTHY, Condition.COMPENSATED, Condition.DECOMPENSATED)
    for concept in entries.concepts.values():
        lacking = [condition.value for condition in due if condition not in concept.entry.status]
        if concept.entry.kind is ConceptKind.INSULIN_ACTION and concept.entry.status and lacking:
            message = f"has no status in {' and '.join(lacking)}"
            yield concept.finding(("status",), message, "add it, so that every condition can be drawn")


def _carries_insulin(entries: Entries, effect: str) -> bool:
    concept = entries.concepts.get(effect)
    # An effect that does not exist, or could not be read, has a finding of its own.
    if concept is None or effect in SIGNALLING_STEPS:
        return True
    return concept.entry.kind is ConceptKind.INSULIN_ACTION or concept.entry.organ == SIGNALLING_ORGAN


def _claim_status(entries: Entries, claim: Located[ClaimEntry]) -> Iterator[Finding]:
    entry = claim.entry
    ends = [entries.concepts.get(end) for end in (entry.cause, entry.effect)]
    if entry.status and not any(end is None or end.entry.kind is ConceptKind.INSULIN_ACTION for end in ends):
        yield claim.finding(("status",), "neither cause nor effect is an insulin action", "delete the status")
    for condition, status in entry.status.items():
        at = ("status", condition.value)
        if condition not in entry.conditions:
            message = f"the claim does not hold in {condition.value!r}"
            yield claim.finding(at, message, "add the condition to conditions, or delete its status")
        if status in _CONTRADICTING.get(entry.relation, ()):
            message = f"an action that a claim {entry.relation.value} is not {status.value!r} there"
            yield claim.finding(at, message, "mend the status or the relation")
    yield from _unfitting(claim, entry.status)


def _unfitting(located: Located[Any], statuses: Mapping[Condition, Status]) -> Iterator[Finding]:
    for condition, status in statuses.items():
        if status not in (fitting := _FITTING[condition]):
            message = f"{status.value!r} contradicts the condition {condition.value!r}"
            yield located.finding(("status", condition.value), message, f"write {' or '.join(one.value for one in fitting)}")
