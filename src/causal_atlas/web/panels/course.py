"""A course over time in the panel: its phases as steps to walk, what happens in the present one, and who says so."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Course, Phase
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.courses import concerned
from causal_atlas.views.inquiry import Inquiry, Topic
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, lectures, words
from causal_atlas.web.panels.claim_card import claim_card, statements
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.route import play_bar


def course(graph: ConceptGraph, view: View) -> Component:
    """The course that is walked, at its present phase."""
    inquiry = view.inquiry or Inquiry(topic=Topic.COURSE)
    walked = graph.course(inquiry.text)
    if walked is None:
        return html.P("This course is no longer in the atlas.", className="quiet")
    at = max(1, min(inquiry.at, len(walked.phases)))
    return html.Div(
        [
            html.H2(walked.title),
            play_bar(inquiry, of=len(walked.phases), what="phase"),
            html.Div(lectures.make_button(), className="actions"),
            _steps(walked, at),
            _phase(graph, view, walked.phases[at - 1]),
        ],
        className="course",
    )


def walk(graph: ConceptGraph, concept: str) -> Component | None:
    """The way to each course that a concept is a part of, or None."""
    found = [
        _choice("Walk through its course", one.title, one) for one in graph.courses.values() if concept in concerned(graph, one)
    ]
    return html.Section(html.Div(found, className="choices")) if found else None


def turning(graph: ConceptGraph, claims: Iterable[Claim]) -> Component | None:
    """What is to be said of claims of opposite sign that are steps of one course, and the way to walk it; None of others."""
    steps = [claim for claim in claims if claim.phase and claim.polarity]
    if len({claim.polarity for claim in steps}) < 2:
        return None
    names = {claim.id for claim in steps}
    found = [one for one in graph.courses.values() if any(names & set(phase.claims) for phase in one.phases)]
    return html.Section(
        [
            html.P("This is a course over time, not a contradiction: first one way, later the other.", className="note"),
            html.Div([_choice("Walk through it", one.title, one) for one in found], className="choices"),
        ]
    )


def choices(graph: ConceptGraph) -> list[Component]:
    """Every course as a thing that can be asked."""
    return [_choice(one.title, prose.counted(len(one.phases), "phase"), one) for one in graph.courses.values()]


def start(found: Course) -> dict[str, str]:
    """The event that begins a course."""
    return controls.event("course", course=found.id, at=1)


def _choice(title: str, note: str, found: Course) -> Component:
    parts = [icon("course"), html.Span(title, className="choice-name"), html.Span(note, className="choice-note")]
    return controls.button(parts, start(found), "choice")


def _steps(walked: Course, at: int) -> Component:
    steps = [
        html.Li(
            controls.button(
                [html.Span(f"{number}", className="phase-number tabular"), html.Span(phase.title, className="phase-title")],
                controls.event("course", course=walked.id, at=number),
                "phase",
                **({"aria-current": "step"} if number == at else {}),
            )
        )
        for number, phase in enumerate(walked.phases, 1)
    ]
    return html.Ol(steps, className="phases", **{"aria-label": "Phases"})


def _phase(graph: ConceptGraph, view: View, phase: Phase) -> Component:
    cards = [claim_card(graph, graph.claims[name], view) for name in phase.claims]
    parts = [
        html.H3(phase.title, className="visually-hidden"),
        html.P(html.Span(words.CONDITION_IN_FULL[phase.condition], className="tag"), className="tags"),
        html.P(phase.text.for_(view.audience), className="explanation"),
        controls.heading("What this stands on", prose.counted(len(cards), "claim")) if cards else None,
        html.Ul(cards, className="claims") if cards else None,
        statements(graph, phase.statements),
    ]
    return html.Section([part for part in parts if part is not None])
