"""What a thought experiment does to the concepts of a drawing."""

from __future__ import annotations

from collections.abc import Mapping

from causal_atlas.diagrams.diagram import Change
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning import whatif
from causal_atlas.reasoning.whatif import Answer, Outcome
from causal_atlas.views.view import View


def answer_of(graph: ConceptGraph, view: View) -> Answer | None:
    """The answer to the thought experiment of a view, or None where nothing is set."""
    if not view.shifts:
        return None
    return whatif.answer(graph, view.shifts, view.condition or view.compare, view.concepts if view.within else None)


def changes(graph: ConceptGraph, view: View) -> Mapping[str, Change]:
    """How each visible concept answers; empty where nothing is set."""
    found = answer_of(graph, view)
    if found is None:
        return {}
    return {name: _change(found, name) for name in view.concepts}


def moves_anything(graph: ConceptGraph, view: View) -> bool:
    """Whether a thought experiment moves any visible concept beside those that are set."""
    answers = changes(graph, view).values()
    return any(not change.held and change.direction != Outcome.UNCHANGED for change in answers)


def _change(found: Answer, name: str) -> Change:
    known = found.changes.get(name)
    if known is None:
        return Change(direction=found.outcome(name).value)
    return Change(direction=known.outcome.value, held=known.is_set, wave=known.wave)
