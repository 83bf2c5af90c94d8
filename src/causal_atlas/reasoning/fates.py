"""The table of selective resistance: how each insulin action of each organ fares, and who says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Condition, Dispute, Relation, RelationKind, Status
from causal_atlas.knowledge.rules import SIGNALLING_ORGAN
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.wording import FATES

FAILING = frozenset({Status.LOST, Status.ATTENUATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How an insulin action fares in a condition, the ids of the claims behind it, and of the disputes about it."""

    organ: str
    action: str
    condition: Condition
    status: Status
    claims: tuple[str, ...]
    disputes: tuple[str, ...]


_KEPT: WeakKeyDictionary[ConceptGraph, tuple[Cell, ...]] = WeakKeyDictionary()


def table(graph: ConceptGraph, condition: Condition | None = None) -> tuple[Cell, ...]:
    """Every cell, or those of one condition, in the order of the organs; made once for each graph.

    There is no cell where no status is given, as for puberty, of which the sources name no single action. A table of
    somebody's own has no cells.
    """
    if graph not in _KEPT:
        _KEPT[graph] = tuple(
            _cell(graph, action, each, graph.concepts[action].status[each])
            for action in graph.insulin_actions
            for each in Condition
            if each in graph.concepts[action].status
        )
    return tuple(cell for cell in _KEPT[graph] if condition in (None, cell.condition))


def counts(graph: ConceptGraph, condition: Condition, organ: str | None = None) -> Mapping[Status, int]:
    """How many insulin actions fare how, in one organ or in all; of all, the signalling inside the cell is not counted again."""
    cells = [cell for cell in table(graph, condition) if (cell.organ == organ if organ else cell.organ != SIGNALLING_ORGAN)]
    found = Counter(cell.status for cell in cells)
    return {status: found[status] for status in FATES if found[status]}


def summary(found: Mapping[Status, int]) -> str:
    """Counts of insulin actions as a sentence; empty where there are none.

    >>> summary({Status.LOST: 1, Status.PRESERVED: 1})
    '1 of 2 insulin actions is lost, 1 is preserved.'
    >>> summary({Status.WORKING: 2}), summary({Status.ATTENUATED: 1})
    ('Both insulin actions are working.', 'Its one insulin action is attenuated.')
    """
    total = sum(found.values())
    if not found:
        return ""
    if len(found) == 1:
        fate = FATES[next(iter(found))]
        every = {1: "Its one insulin action is", 2: "Both insulin actions are"}.get(total, f"All {total} insulin actions are")
        return f"{every} {fate}."
    first, *others = [(number, FATES[status]) for status, number in found.items()]
    parts = [f"{first[0]} of {total} insulin actions {_is(first[0])} {first[1]}", *(f"{n} {_is(n)} {fate}" for n, fate in others)]
    return f"{', '.join(parts)}."


def short(found: Mapping[Status, int]) -> str:
    """Counts of insulin actions for the name of an organ's region.

    >>> short({Status.LOST: 1, Status.PRESERVED: 1}), short({Status.ATTENUATED: 2}), short({Status.PRESERVED: 1})
    ('1 of 2 orders lost', '2 of 2 orders attenuated', '1 order preserved')
    >>> short({Status.LOST: 1})
    '1 order lost'
    """
    total = sum(found.values())
    failing = [(number, FATES[status]) for status, number in found.items() if status in FAILING]
    (number, fate), *others = failing or [(number, FATES[status]) for status, number in found.items()] or [(0, "")]
    of_all = f" of {total}" if failing and total > 1 else ""
    more = "".join(f", {also} {what}" for also, what in others)
    return f"{number}{of_all} {'order' if total == 1 else 'orders'} {fate}{more}" if number else ""


def tally(graph: ConceptGraph, condition: Condition) -> str:
    """How all insulin actions of all organs fare, in one sentence; empty for a graph or a condition without a table."""
    found = counts(graph, condition)
    if not found:
        return ""
    organs = {cell.organ for cell in table(graph, condition) if cell.organ != SIGNALLING_ORGAN}
    actions, where = prose.counted(sum(found.values()), "insulin action"), prose.counted(len(organs), "organ")
    if len(found) == 1:
        return f"All {actions} in {where} are {FATES[next(iter(found))]}."
    fates = prose.listed([f"{number} {_is(number)} {FATES[status]}" for status, number in reversed([*found.items()])])
    return f"Of {actions} in {where}, {fates}."


def one_hormone(graph: ConceptGraph, condition: Condition) -> str:
    """The thesis of selective resistance in one sentence; empty for a graph or a condition without a table."""
    said = tally(graph, condition)
    fates = "one fate" if len(counts(graph, condition)) == 1 else "many fates"
    return f"One hormone, {fates}: {said[0].lower()}{said[1:]}" if said else ""


def passed_over(graph: ConceptGraph, condition: Condition) -> tuple[str, ...]:
    """Ids of the claims that say what a resistance leaves as it is, such as the arrival of insulin, best supported first."""
    acting = {claim.cause for action in graph.insulin_actions for claim in graph.claims_to(action) if _bears_on(claim)}
    found = [
        claim
        for cause in acting
        for claim in graph.claims_from(cause)
        if claim.relation is Relation.LEAVES_UNCHANGED and condition in claim.conditions
    ]
    return tuple(claim.id for claim in sorted(found, key=lambda claim: (-claim.grade, claim.id)))


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _bears_on(claim: Claim) -> bool:
    return claim.relation in (Relation.IMPAIRS, Relation.PRESERVES)


def _cell(graph: ConceptGraph, action: str, condition: Condition, status: Status) -> Cell:
    claims = _behind(graph, action, condition)
    return Cell(
        organ=graph.concepts[action].organ,
        action=action,
        condition=condition,
        status=status,
        claims=tuple(claim.id for claim in claims),
        disputes=tuple(dispute.id for dispute in _disputes(graph, claims, condition)),
    )


def _behind(graph: ConceptGraph, action: str, condition: Condition) -> tuple[Claim, ...]:
    """The claims on an action, best supported first, and those that let what bears on it act past it on the same effects."""
    counted = (RelationKind.CAUSAL, RelationKind.INFLUENCE, RelationKind.STATUS)
    incoming, outgoing = graph.claims_to(action), graph.claims_from(action)
    bearing = {claim.cause for claim in incoming if _bears_on(claim)}
    past = [claim for out in outgoing for claim in graph.claims_to(out.effect) if claim.cause in bearing]
    every = {claim.id: claim for claim in (*incoming, *outgoing, *past)}
    holding = [claim for claim in every.values() if condition in claim.conditions and claim.relation.kind in counted]
    return tuple(sorted(holding, key=lambda claim: (action not in (claim.cause, claim.effect), -claim.grade, claim.id)))


def _disputes(graph: ConceptGraph, claims: Iterable[Claim], condition: Condition) -> tuple[Dispute, ...]:
    """The disputes about claims of which at least two sides speak of a condition; contradictions first."""
    found = {dispute.id: dispute for claim in claims for dispute in graph.disputes_of(claim.id)}

    def is_open(dispute: Dispute) -> bool:
        sides = [side for side in dispute.sides if any(condition in graph.claims[name].conditions for name in side.claims)]
        return len(sides) > 1

    return tuple(sorted(filter(is_open, found.values()), key=lambda dispute: (dispute.kind != "contradiction", dispute.id)))
