"""How a view comes to show the table of selective resistance, and what stands behind one of its cells. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Condition, RelationKind
from causal_atlas.knowledge.rules import SIGNALLING_ORGAN
from causal_atlas.reasoning.fates import table
from causal_atlas.views.inquiry import Inquiry, Topic
from causal_atlas.views.view import View


def asked(graph: ConceptGraph, view: View, action: str = "", condition: Condition | None = None) -> View:
    """The view that asks for the table, with a cell open if one is named; an empty drawing gets a picture of it."""
    filled = view if view.concepts else replace(view, concepts=picture(graph))
    compared = filled if filled.compare else replace(filled, compare=_unwell(filled.condition), condition=None)
    cell = (action,) if action and condition else ()
    return replace(
        compared, inquiry=Inquiry(topic=Topic.CONTRAST, concepts=cell, text=condition.value if cell and condition else "")
    )


def shown(graph: ConceptGraph, view: View, action: str, condition: Condition) -> View:
    """The view with the action of a cell and what acts on it there, selected and compared; the cell stays open."""
    cell = next((cell for cell in table(graph, condition) if cell.action == action), None)
    claims = [graph.claims[name] for name in cell.claims] if cell else []
    near = _ends(claim for claim in claims if action in (claim.cause, claim.effect))
    concepts = tuple(dict.fromkeys((*view.concepts, action, *near)))
    compared = view.compare if condition is Condition.HEALTHY and view.compare else _unwell(condition)
    after = replace(view, concepts=concepts, selection=(action,), arrow=None, condition=None, compare=compared)
    return asked(graph, after, action, condition)


def picture(graph: ConceptGraph) -> tuple[str, ...]:
    """What draws the table: every insulin action of an organ, what drives it in health, and its best supported effect."""
    actions = [name for name in graph.insulin_actions if graph.concepts[name].organ != SIGNALLING_ORGAN]
    drives, effects = [], []
    for action in actions:
        driving = [claim for claim in graph.claims_to(action) if _causal(claim) and Condition.HEALTHY in claim.conditions]
        following = sorted(filter(_causal, graph.claims_from(action)), key=lambda claim: _weight(graph, claim))
        drives += [claim.cause for claim in driving]
        effects += [claim.effect for claim in following[:1]]
    return tuple(dict.fromkeys((*drives, *actions, *effects)))


def _weight(graph: ConceptGraph, claim: Claim) -> tuple[int, int, str]:
    """Best supported first; of equals, what leads on to most."""
    return -claim.grade, -sum(map(_causal, graph.claims_from(claim.effect))), claim.id


def _causal(claim: Claim) -> bool:
    return claim.relation.kind is RelationKind.CAUSAL


def _ends(claims: Iterable[Claim]) -> list[str]:
    return [end for claim in claims for end in (claim.cause, claim.effect)]


def _unwell(condition: Condition | None) -> Condition:
    """The condition to compare health with: the present one, unless that is health itself or all at once."""
    return Condition.DECOMPENSATED if condition in (None, Condition.HEALTHY) else condition
