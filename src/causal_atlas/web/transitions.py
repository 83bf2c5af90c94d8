"""What an event changes in the view: one transition for each kind of event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from causal_atlas.diagrams.layout import arranged
from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Audience, Condition, RelationKind, Review
from causal_atlas.views import inquiries, opening
from causal_atlas.views import transitions as change
from causal_atlas.views.view import Arrangement, Filters, Place, View


class EventError(AtlasError):
    """The page sent an event that no button of ours sends."""


Transition = Callable[[ConceptGraph, View, Mapping[str, Any]], View]


def known(graph: ConceptGraph, fields: Mapping[str, Any], key: str = "concept") -> str:
    """The id of the concept that an event names under `key`.

    Raises:
        UnknownConceptError: there is no such concept.
    """
    return graph.concept(str(fields[key])).id


def _directions(value: object) -> tuple[Direction, ...]:
    return tuple(Direction) if value == "both" else (Direction(str(value)),)


def _collapse(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    direction = fields.get("direction")
    return change.collapsed(view, str(fields["concept"]), Direction(direction) if direction else None)


def _filter(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    name, value, checked = fields["field"], fields["value"], fields.get("checked", True)
    filters = view.filters
    if name == "grade":
        return replace(view, filters=replace(filters, grade=min(4, max(1, int(value)))))
    parsers: dict[str, Callable[[str], str]] = {"organs": str, "kinds": RelationKind, "reviews": Review}
    if name not in parsers:
        raise EventError(f"There is no filter called {name!r}; reload the page.")
    item = parsers[name](value)
    present = getattr(filters, name)
    return replace(view, filters=replace(filters, **{name: present | {item} if checked else present - {item}}))


def _arrange(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return arranged(graph, view, Arrangement(fields["arrangement"]))


def _condition(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    chosen = fields.get("condition")
    return replace(view, condition=Condition(chosen) if chosen else None, compare=None)


def _compare(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    chosen = fields.get("condition")
    return inquiries.compared(view, Condition(chosen) if chosen else None)


def _drag(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.dragged(view, known(graph, fields), Place(round(float(fields["x"])), round(float(fields["y"]))))


def _expand(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.expanded(graph, _holding(graph, view, fields), known(graph, fields), Direction(fields["direction"]))


def _toggle(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.toggled(graph, _holding(graph, view, fields), known(graph, fields), Direction(fields["direction"]))


def _holding(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """The view with the concept of an event in it, so that a concept can be expanded straight from a list."""
    concept = known(graph, fields)
    return view if concept in view.concepts else change.revealed(graph, view, concept)


def _select(_: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return change.selected(view, [str(concept) for concept in fields["concepts"]], add=bool(fields.get("add")))


TRANSITIONS: Mapping[str, Transition] = {
    "open_question": lambda graph, view, f: opening.question_view(graph, str(f["question"]), view),
    "open_concept": lambda graph, view, f: opening.concept_view(graph, known(graph, f), view),
    "open_organ": lambda graph, view, f: opening.organ_view(graph, str(f["organ"]), view),
    "expand": _expand,
    "collapse": _collapse,
    "toggle": _toggle,
    "hide": lambda graph, view, f: change.without(view, {known(graph, f)}),
    "pin": lambda graph, view, f: change.pin_toggled(view, known(graph, f)),
    "isolate": lambda graph, view, f: change.isolated(graph, view, known(graph, f)),
    "grow": lambda graph, view, f: change.grown(graph, view, _directions(f["direction"])),
    "between": lambda graph, view, _: change.joined(graph, view),
    "select": _select,
    "select_arrow": lambda _, view, f: change.arrow_selected(view, str(f["cause"]), str(f["effect"])),
    "deselect": lambda _, view, __: replace(view, selection=(), arrow=None),
    "arrange": _arrange,
    "condition": _condition,
    "audience": lambda _, view, f: replace(view, audience=Audience(f["audience"])),
    "filter": _filter,
    "clear_filters": lambda _, view, __: replace(view, filters=Filters()),
    "hide_filtered": lambda _, view, f: replace(view, filters=replace(view.filters, hide=bool(f["checked"]))),
    "background": lambda _, view, f: replace(view, background=bool(f["checked"])),
    "drag": _drag,
    "reveal": lambda graph, view, f: change.revealed(graph, view, known(graph, f)),
    "compare": _compare,
}
"""Every step that changes a view, by the name the page calls it."""
