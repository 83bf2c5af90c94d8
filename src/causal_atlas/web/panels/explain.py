"""The face of the panel on which the graph answers: one panel for each topic, and a way in when nothing is asked yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.view import View
from causal_atlas.web.panels import answer, chains, common, contrast, controls, course, whatif
from causal_atlas.web.panels.cut import cut_panel
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.loops import loops_panel

Panel = Callable[[ConceptGraph, View], Component]
PANELS: Mapping[Topic, Panel] = {
    Topic.CHAINS: chains.panel,
    Topic.COMMON: common.panel,
    Topic.LOOPS: loops_panel,
    Topic.CUT: cut_panel,
    Topic.WHATIF: whatif.panel,
    Topic.CONTRAST: contrast.contrast,
    Topic.COURSE: course.course,
    Topic.ASK: answer.answer,
}
"""What answers each topic."""


def explain(graph: ConceptGraph, view: View) -> Component:
    """The answer to what is asked, or what can be asked."""
    inquiry = view.inquiry
    if inquiry is None or inquiry.topic not in PANELS:
        return _article(list(_invitation(graph, view)))
    close = controls.button([icon("back"), "All explanations"], controls.event("close_inquiry"), "link")
    return _article([close, PANELS[inquiry.topic](graph, view)])


def _article(parts: list[Component]) -> Component:
    return html.Article(parts, className="details explain")


def _invitation(graph: ConceptGraph, view: View) -> Iterator[Component]:
    yield html.H2("What would you like to understand?")
    yield html.P(_hint(view), className="quiet")
    found = [choice(*each) for topic, each in _CHOICES.items() if topic is not Topic.CONTRAST or graph.insulin_actions]
    yield html.Div(found, className="choices")
    if graph.courses:
        yield html.Section([controls.heading("How it develops"), html.Div(course.choices(graph), className="choices")])


def _hint(view: View) -> str:
    ask = "Ask in plain words in the search box above"
    if len(view.selection) == 1:
        return f"{ask}, or select a second concept to see how one leads to the other."
    return f"{ask}, select two concepts to see how one leads to the other, or choose:"


def choice(name: str, title: str, note: str, send: dict[str, str]) -> Component:
    """One thing that can be asked: its icon, its name, what it shows, and the event that asks it."""
    words = [icon(name), html.Span(title, className="choice-name"), html.Span(note, className="choice-note")]
    return controls.button(words, send, "choice")


_CHOICES = {
    Topic.LOOPS: ("loop", "What feeds itself?", "Every circle of cause and effect", controls.event("loops")),
    Topic.CUT: ("cut", "Where can the circles be cut?", "What would open most of them", controls.event("cut")),
    Topic.CONTRAST: (
        "compare",
        "One hormone, many fates",
        "Which orders of insulin still work, organ by organ",
        controls.event("contrast"),
    ),
}
