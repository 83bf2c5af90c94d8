"""The view that answers a question in plain words."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.answering import ask
from causal_atlas.reasoning.ask.question import Intent
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.opening import course_view, question_view
from causal_atlas.views.view import Arrangement, View


def answered(graph: ConceptGraph, view: View, text: str) -> View:
    """The view that answers a question, for the audience and in the condition of `view`.

    Where there is no answer, what is on the screen stays, and the question stands beside it.
    """
    return view_of(graph, view, ask(graph, text, audience=view.audience, condition=view.condition or view.compare))


def answer_of(graph: ConceptGraph, view: View) -> Answer:
    """The answer to what a view asks."""
    text = view.inquiry.text if view.inquiry else ""
    return ask(graph, text, audience=view.audience, condition=view.condition or view.compare)


def view_of(graph: ConceptGraph, view: View, answer: Answer) -> View:
    """The view that shows an answer."""
    question = answer.question
    route = Route(concepts=answer.route, signs=answer.signs) if answer.route else None
    inquiry = Inquiry(topic=Topic.ASK, concepts=question.concepts, route=route, text=question.text)
    if not question.understood:
        kept = view.concepts or answer.shown
        return replace(view, concepts=kept, inquiry=inquiry, selection=(), arrow=None, shifts={}, within=False)
    if question.intent is Intent.CURATED:
        return replace(question_view(graph, question.curated, view), inquiry=inquiry, selection=())
    if question.intent is Intent.COURSE:
        return course_view(graph, question.course, 1, view)
    return View(
        audience=view.audience,
        filters=view.filters,
        concepts=answer.shown,
        condition=None if answer.compare else answer.condition,
        compare=answer.compare,
        shifts=answer.shifts,
        arrangement=Arrangement.CHAIN if route and not route.is_loop else Arrangement.ORGANS,
        inquiry=inquiry,
    )
