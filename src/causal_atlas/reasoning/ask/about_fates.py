"""What is said of health against resistance: of one concept, and of every organ."""

from __future__ import annotations

from causal_atlas.knowledge.graph import LINKING
from causal_atlas.knowledge.model import Claim, ConceptKind, Condition, Status
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.telling import Telling, counted
from causal_atlas.reasoning.contrast import Contrast, compared
from causal_atlas.reasoning.fates import Cell, table
from causal_atlas.reasoning.wording import fares

MOST_CHANGES = 8
MOST_NEAR = 200
_TOLD = {
    Contrast.NEW: "New",
    Contrast.AMPLIFIED: "Stronger than in health",
    Contrast.ATTENUATED: "Weaker than in health",
    Contrast.LOST: "Lost",
    Contrast.PRESERVED: "As in health",
}
UNCOMPARED = "This graph says nothing of health and disease, so there is nothing to compare."


def organs(telling: Telling, condition: Condition | None) -> Answer:
    """Which orders of insulin still work, organ by organ."""
    condition = condition if condition not in (None, Condition.HEALTHY) else Condition.DECOMPENSATED
    cells = table(telling.graph, condition)
    if not cells:
        return _nothing(telling, condition)
    _fates(telling, cells, condition)
    return telling.answer(shown=[cell.action for cell in cells], compare=condition)


def _fates(telling: Telling, cells: tuple[Cell, ...], condition: Condition) -> None:
    """How the orders of insulin fare, those that fare alike in one sentence."""
    lead = f"{prose.capitalised(telling.where(condition))}, "
    for status in (Status.PRESERVED, Status.WORKING, Status.ATTENUATED, Status.LOST):
        found = [cell for cell in cells if cell.status is status]
        if found:
            telling.begin(lead)
            telling.names([(cell.action, cell.claims[:1], "") for cell in found], opening=not lead)
            telling.say(f" {fares(status, many=len(found) > 1)}.")
            lead = ""
    _disputed(telling, cells)


def contrast(telling: Telling, concepts: tuple[str, ...], condition: Condition | None) -> Answer:
    """How a concept fares in health and in another condition, and what changes around it."""
    condition = condition if condition not in (None, Condition.HEALTHY) else Condition.DECOMPENSATED
    if not concepts:
        return organs(telling, condition)
    found = compared(telling.graph, condition)
    if not found:
        return _nothing(telling, condition)
    if of_places := _in_places(telling, concepts, condition):
        _fates(telling, of_places, condition)
        return telling.answer(shown=[cell.action for cell in of_places], compare=condition)
    concept = concepts[0]
    status = telling.graph.concepts[concept].status
    if condition in status:
        telling.begin("In health ")
        telling.name(concept)
        before = fares(status.get(Condition.HEALTHY, Status.WORKING))
        telling.say(f" {before}; {telling.where(condition)} it {fares(status[condition])}.")
    near = _about(telling, concept)
    every = [
        (kind, claim)
        for kind in _TOLD
        for claim in sorted(near, key=lambda claim: (-claim.grade, claim.id))
        if claim.id in found and found[claim.id].contrast is kind and claim.relation.kind in LINKING
    ]
    changes, left = every[:MOST_CHANGES], len(every[MOST_CHANGES:])
    for kind in dict.fromkeys(kind for kind, _ in changes):
        telling.paragraph()
        telling.say(f"{_TOLD[kind]} {telling.where(condition)}:")
        for claim in (claim for each, claim in changes if each is kind):
            telling.claim(claim.id)
    if left:
        telling.paragraph()
        telling.sentence(f"The atlas names {counted(left, 'more', 'more')}.")
    if not changes and condition not in status:
        telling.begin("The atlas does not say that anything about ")
        telling.name(concept)
        telling.say(f" is otherwise {telling.where(condition)} than in health.")
    shown = (concept, *(end for _, claim in changes for end in (claim.cause, claim.effect)))
    return telling.answer(shown=shown, compare=condition)


def _about(telling: Telling, concept: str) -> tuple[Claim, ...]:
    """The claims about a concept, and about everything in it if it is a part of the body."""
    graph = telling.graph
    if graph.concepts[concept].kind is not ConceptKind.ANATOMY:
        return (*graph.claims_to(concept, MOST_NEAR), *graph.claims_from(concept, MOST_NEAR))
    organ = graph.concepts[concept].organ
    inside = {name for name, found in graph.concepts.items() if found.organ == organ}
    return tuple(claim for claim in graph.claims.values() if inside & {claim.cause, claim.effect})


def _in_places(telling: Telling, concepts: tuple[str, ...], condition: Condition) -> tuple[Cell, ...]:
    """The insulin actions in the parts of the body that are asked about; none if something else is asked about, too."""
    found = [telling.graph.concepts[name] for name in concepts]
    if any(concept.kind is not ConceptKind.ANATOMY for concept in found):
        return ()
    organs = {concept.organ for concept in found}
    return tuple(cell for cell in table(telling.graph, condition) if cell.organ in organs)


def _disputed(telling: Telling, cells: tuple[Cell, ...]) -> None:
    """Where the sources contradict each other on this."""
    disputes = [telling.graph.disputes[name] for name in dict.fromkeys(name for cell in cells for name in cell.disputes)]
    titles = [f"“{dispute.title}”" for dispute in disputes if dispute.kind == "contradiction"]
    if titles:
        telling.sentence(f"The sources disagree on some of it: {prose.listed(titles)}.")


def _nothing(telling: Telling, condition: Condition) -> Answer:
    known = bool(telling.graph.insulin_actions)
    telling.sentence(
        f"The sources do not say how a single insulin action fares {telling.where(condition)}" if known else UNCOMPARED
    )
    return telling.answer(shown=telling.question.concepts)
