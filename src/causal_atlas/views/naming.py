"""What a view is called: what is asked of the graph, its question, or what is in its middle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning import prose, states
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import Inquiry, Topic
from causal_atlas.views.view import View

MOST_NAMED = 3
_Heading = Callable[[ConceptGraph, View, Inquiry], str]


def asked(graph: ConceptGraph, view: View, inquiry: Inquiry) -> str:
    """What is asked of the graph, as a question."""
    return _HEADINGS[inquiry.topic](graph, view, inquiry)


def name(graph: ConceptGraph, view: View) -> str:
    """A name for a view that answers no question."""
    if len(view.selection) > 1:
        return "Between " + prose.listed(_names(graph, view, view.selection))
    if view.arrow:
        cause, effect = view.arrow
        return f"From {_inside(graph, view, cause)} to {_inside(graph, view, effect)}"
    centre = next(iter(view.selection or view.concepts), None)
    if centre is None:
        return "Nothing on the screen yet"
    organs = {graph.concepts[concept].organ for concept in view.concepts}
    organ = next((found for found in graph.info.organs if organs == {found.id}), None)
    if organ is not None and not view.selection and len(view.concepts) > 1:
        return organ.label.for_(view.audience)
    return f"Around {_inside(graph, view, centre)}"


def _names(graph: ConceptGraph, view: View, concepts: Sequence[str]) -> list[str]:
    return [_inside(graph, view, name) for name in concepts[:MOST_NAMED]]


def _inside(graph: ConceptGraph, view: View, concept: str) -> str:
    return prose.inside(graph.concepts[concept], view.audience)


def _chains(graph: ConceptGraph, view: View, inquiry: Inquiry) -> str:
    names = _names(graph, view, inquiry.concepts)
    if len(names) < 2:
        return f"Where does {names[0]} lead?" if names else "How does one thing lead to another?"
    verb = "do" if prose.is_plural(graph.concepts[inquiry.concepts[0]].label.for_(view.audience)) else "does"
    return f"How {verb} {names[0]} lead to {names[1]}?"


def _common(graph: ConceptGraph, view: View, inquiry: Inquiry) -> str:
    return f"What do {prose.listed(_names(graph, view, inquiry.concepts))} have in common?"


def _loops(graph: ConceptGraph, view: View, inquiry: Inquiry) -> str:
    names = _names(graph, view, inquiry.concepts)
    return f"What feeds itself through {names[0]}?" if names else "What feeds itself?"


def _cut(graph: ConceptGraph, view: View, inquiry: Inquiry) -> str:
    names = _names(graph, view, inquiry.concepts)
    return f"Where can the loops through {names[0]} be cut?" if names else "Where can the loops be cut?"


def _whatif(graph: ConceptGraph, view: View, _: Inquiry) -> str:
    shown = list(view.shifts.items())[:MOST_NAMED]
    ways = [states.supposed(graph.concepts[name], view.audience, up=shift is Shift.UP) for name, shift in shown]
    return f"What if {prose.listed(ways)}?" if ways else "What if something changes?"


def _course(graph: ConceptGraph, _: View, inquiry: Inquiry) -> str:
    course = graph.course(inquiry.text)
    return course.title if course else "How it develops"


_HEADINGS: Mapping[Topic, _Heading] = {
    Topic.CHAINS: _chains,
    Topic.COMMON: _common,
    Topic.LOOPS: _loops,
    Topic.CUT: _cut,
    Topic.WHATIF: _whatif,
    Topic.CONTRAST: lambda *_: "One hormone, many fates",
    Topic.COURSE: _course,
    Topic.ASK: lambda _, __, inquiry: prose.capitalised(inquiry.text) or "Ask the atlas",
}
