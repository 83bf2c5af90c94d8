"""What a figure is called where nobody has given it a title: the same in a picture, a table, a text and the name of the file."""

from __future__ import annotations

from causal_atlas.exports.figure import Figure
from causal_atlas.reasoning import prose
from causal_atlas.views import naming
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.view import Arrangement

WHOLE = 60
"""From so many concepts on, a figure of everything is called like the atlas."""


def heading(figure: Figure) -> str:
    """What a view is called: by what was asked, its chain, its organ or the concept in its middle."""
    graph, view = figure.graph, figure.view
    asked = _asked(figure)
    if asked:
        return asked
    names = [concept.label.for_(view.audience) for concept in figure.concepts]
    if not names or len(names) == len(graph.concepts) >= WHOLE:
        return graph.info.title
    inside = [prose.inside(concept, view.audience) for concept in figure.concepts]
    if view.arrangement is Arrangement.CHAIN and len(names) > 1:
        return f"From {inside[0]} to {inside[-1]}"
    organs = {concept.organ for concept in figure.concepts}
    if len(names) > 1 and len(organs) == 1:
        known = {organ.id: organ.label.for_(view.audience) for organ in graph.info.organs}
        return known.get(next(iter(organs)), names[0])
    centre = graph.concepts[view.selection[0]] if view.selection else figure.concepts[0]
    return centre.label.for_(view.audience) if len(names) == 1 else f"Around {prose.inside(centre, view.audience)}"


def _asked(figure: Figure) -> str:
    """What was asked of the graph, where something was: a course, a chain, a loop, a question."""
    graph, view = figure.graph, figure.view
    course = graph.course(view.inquiry.text) if view.inquiry and view.inquiry.topic is Topic.COURSE else None
    if course:
        return course.title
    if view.inquiry and view.inquiry.route:
        start, end = (graph.concepts[view.inquiry.route.concepts[place]] for place in (0, -1))
        told = prose.inside(start, view.audience)
        return f"A loop through {told}" if start is end else f"From {told} to {prose.inside(end, view.audience)}"
    if view.inquiry and (view.inquiry.topic is not Topic.WHATIF or view.shifts):
        return naming.asked(graph, view, view.inquiry)
    question = graph.questions.get(view.question)
    return question.title if question else ""
