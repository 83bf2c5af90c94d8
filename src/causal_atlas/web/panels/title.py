"""The title of the stage: the question and its answer, or a name for what is on the screen."""

from __future__ import annotations

from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Origin, Question
from causal_atlas.reasoning import prose
from causal_atlas.views import naming
from causal_atlas.views.view import View
from causal_atlas.web.panels import asked, controls, start
from causal_atlas.web.panels.icons import icon


def heading(graph: ConceptGraph, view: View) -> str:
    """What the view on the screen is called: what is asked, the question it answers, or what is in its middle."""
    if view.inquiry is not None:
        return naming.asked(graph, view, view.inquiry)
    question = graph.questions.get(view.question)
    return question.title if question else naming.name(graph, view)


def title(graph: ConceptGraph, view: View) -> Component:
    """The head of the stage."""
    head = html.H1(heading(graph, view))
    if view.inquiry is not None:
        text = asked.told(graph, view, view.inquiry) or _extent(graph, view)
        return html.Div([head, html.P(text, className="answer")], className="title")
    question = graph.questions.get(view.question)
    if question is None:
        return html.Div([head, html.P(_extent(graph, view), className="answer")], className="title")
    parts: list[Component] = [head, html.P(question.answer.for_(view.audience), className="answer")]
    if start.is_asked_for(graph, question):
        parts.append(chain_line(graph, question, view.audience))
    alternative = graph.questions.get(question.alternative)
    if alternative is not None:
        parts.append(_alternative(alternative, asked_for=start.is_asked_for(graph, question)))
    return html.Div(parts, className="title")


def _extent(graph: ConceptGraph, view: View) -> str:
    if not view.concepts:
        return "Find a concept, or undo the last step."
    organs = {graph.concepts[concept].organ for concept in view.concepts}
    extent = prose.counted(len(view.concepts), "concept")
    return f"{extent} in {prose.counted(len(organs), 'organ or system', 'organs and systems')}" if len(organs) > 1 else extent


def chain_line(graph: ConceptGraph, question: Question, audience: Audience) -> Component:
    """The chain as one line that shows which links are firm and which nobody has reviewed."""
    known = [found for found in (graph.resolve(concept) for concept in question.concepts) if found]
    steps: list[Component] = [html.Li(_step(graph, known[0], audience))] if known else []
    for cause, effect in pairwise(known):
        claims = [claim for claim in graph.claims_between(cause, effect) if claim.is_causal]
        if claims:
            best = max(claims, key=lambda claim: (claim.origin is not Origin.BRIEF, claim.grade))
            steps.append(html.Li([_link(best), _step(graph, effect, audience)]))
    return html.Ol(steps, className="chain-line", **{"aria-label": "The chain and how firm its links are"})


def _step(graph: ConceptGraph, concept: str, audience: Audience) -> Component:
    label = graph.concepts[concept].label.for_(audience)
    return controls.button(label, controls.event("select", concepts=[concept], add=False), "step")


def _link(claim: Claim) -> Component:
    word, look = firmness(claim)
    send = controls.event("select_arrow", cause=claim.cause, effect=claim.effect)
    arrow = html.Span(className="chain-arrow", **{"aria-hidden": "true"})
    return controls.button([word, arrow], send, f"chain-link {look}", title="See the evidence of this link")


def firmness(claim: Claim) -> tuple[str, str]:
    """How firm a link is, in a word, and its look.

    A link that is inferred by drawing stated steps together is as firm as they are, and says that it has steps.
    """
    if claim.origin is Origin.BRIEF:
        return "unreviewed", "loose"
    if claim.origin is Origin.INFERRED:
        return ("firm, in steps", "firm") if claim.statements else ("inferred", "inferred")
    return "firm", "firm"


def _alternative(question: Question, *, asked_for: bool) -> Component:
    lead = "Better supported: " if asked_for else "See also: "
    return controls.button(
        [html.Span(lead, className="lead"), html.Span(question.title), icon("chevron")],
        controls.event("open_question", question=question.id),
        "alternative",
    )
