"""What an event asks of the graph: one transition for each kind of question, and for what shows its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from causal_atlas.diagrams.changes import moves_anything
from causal_atlas.diagrams.ring import ring_places
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import contrasts, inquiries, opening
from causal_atlas.views.answers import answered
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.view import View
from causal_atlas.web.transitions import EventError, Transition, known


def _about(topic: Topic, *keys: str) -> Transition:
    """A question about the concepts that an event names under `keys`; one that is missing is left out."""

    def transition(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
        return inquiries.asking(view, topic, [known(graph, fields, key) for key in keys if fields.get(key)])

    return transition


def _chains(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """From one concept to another; an event that names none means the first two of the selection."""
    named = [known(graph, fields, key) for key in ("cause", "effect") if fields.get(key)]
    ends = named or view.selection[:2]
    if len(ends) < 2 and not named:
        raise EventError("Select two concepts first, the cause before the effect.")
    return inquiries.asking(view, Topic.CHAINS, ends)


def _common(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return inquiries.asking(view, Topic.COMMON, [graph.concept(str(name)).id for name in fields["concepts"]][:2])


def _route(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return inquiries.revealed_route(view, _route_in(graph, fields))


def _ring(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """A loop alone, as a ring."""
    route = _route_in(graph, fields)
    if not route.is_loop:
        raise EventError("Only a loop can be shown as a ring.")
    return inquiries.alone(view, route, ring_places(tuple(dict.fromkeys(route.concepts))))


def _route_in(graph: ConceptGraph, fields: Mapping[str, Any]) -> Route:
    concepts = tuple(graph.concept(str(name)).id for name in fields["concepts"])
    signs = str(fields["signs"])
    if len(concepts) != len(signs) + 1 or not set(signs) <= set("+-?h"):
        raise EventError("This chain cannot be read; ask for it again.")
    return Route(concepts=concepts, signs=signs)


def _play(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    present = view.inquiry.at if view.inquiry else 0
    at = int(fields["at"]) if "at" in fields else present + int(fields["step"])
    if view.inquiry and view.inquiry.topic is Topic.COURSE:
        return opening.course_view(graph, view.inquiry.text, at, view)
    return inquiries.played(view, at)


def _course(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    return opening.course_view(graph, str(fields["course"]), int(fields.get("at", 1)), view)


def _contrast(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    if not fields.get("concept"):
        return contrasts.asked(graph, view)
    return contrasts.asked(graph, view, known(graph, fields), Condition(fields["condition"]))


def _whatif(graph: ConceptGraph, view: View, fields: Mapping[str, Any]) -> View:
    """A new thought experiment plays among what is shown, where every answer can be followed, if it moves anything there."""
    shift = fields.get("shift")
    after = inquiries.shifted(view, known(graph, fields), Shift(shift) if shift else None)
    among_shown = replace(after, within=True)
    return among_shown if not view.shifts and moves_anything(graph, among_shown) else after


INQUIRING: Mapping[str, Transition] = {
    "chains": _chains,
    "common": _common,
    "loops": _about(Topic.LOOPS, "through"),
    "cut": _about(Topic.CUT, "through"),
    "contrast": _contrast,
    "contrast_show": lambda graph, view, f: contrasts.shown(graph, view, known(graph, f), Condition(f["condition"])),
    "course": _course,
    "ask": lambda graph, view, f: answered(graph, view, str(f["text"])),
    "route": _route,
    "ring": _ring,
    "play": _play,
    "whatif": _whatif,
    "whatif_clear": lambda _, view, __: inquiries.closed(view),
    "whatif_within": lambda _, view, f: replace(view, within=bool(f["checked"])),
    "close_inquiry": lambda _, view, __: inquiries.closed(view),
}
"""The steps that ask something of the graph, or show what answers it."""
