"""A chain or a loop in a panel: as one line of concepts and signs, and with the buttons that play it."""

from __future__ import annotations

import json

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.views.inquiry import Inquiry, Route
from causal_atlas.web.panels import controls
from causal_atlas.web.panels.icons import icon

SIGNS = {
    "+": ("up", "→", "increases"),
    "-": ("down", "⊣", "decreases"),
    "?": ("level", "→", "regulates"),
    "h": ("level", "≈", "is"),
}
"""Tone, sign and word of a link."""


def route_line(graph: ConceptGraph, route: Route, audience: Audience) -> Component:
    """The concepts of a route, each with the sign of the link that leads to it; a screen reader hears the words."""
    items = [html.Li(_label(graph, route.concepts[0], audience))]
    for concept, sign in zip(route.concepts[1:], route.signs, strict=True):
        tone, arrow, word = SIGNS[sign]
        mark = html.Span(arrow, className=f"route-sign {tone}", **{"aria-hidden": "true"})
        spoken = html.Span(f" {word} ", className="visually-hidden")
        items.append(html.Li([mark, spoken, _label(graph, concept, audience)]))
    return html.Ol(items, className="route-line")


def _label(graph: ConceptGraph, concept: str, audience: Audience) -> Component:
    return html.Span(graph.concepts[concept].label.for_(audience), className="route-concept")


def previewed(route: Route) -> dict[str, str]:
    """The attribute by which a card lights up its route in the drawing.

    >>> previewed(Route(concepts=("a", "b"), signs="+"))
    {'data-preview': '["a", "b"]'}
    """
    return {"data-preview": json.dumps(list(route.concepts), ensure_ascii=False)}


def revealing(route: Route) -> dict[str, str]:
    """The event that reveals a route in the drawing."""
    return controls.event("route", concepts=list(route.concepts), signs=route.signs)


def play_bar(inquiry: Inquiry, *, of: int | None = None, what: str = "link") -> Component:
    """The buttons that walk along a revealed route, or through the phases of a course.

    Args:
        inquiry: what is asked, with its route and how far it is played.
        of: how many steps there are; if not given, the links of the route.
        what: what a step is called.
    """
    steps = of if of is not None else len(inquiry.route.signs) if inquiry.route else 0
    at, first = min(inquiry.at, steps), 0 if of is None else 1
    where = f"{what.capitalize()} {at} of {steps}" if at else f"All {steps} {what}s"
    back = controls.icon_button(
        "previous", f"Previous {what}", controls.event("play", step=-1), ",", "icon-button ringed", disabled=at <= first
    )
    on = controls.icon_button(
        "next", f"Next {what}", controls.event("play", step=1), ".", "icon-button ringed", disabled=at >= steps
    )
    play = html.Button(
        [icon("play"), html.Span("Play", className="when-still"), html.Span("Pause", className="when-playing")],
        type="button",
        className="button",
        **{"data-autoplay": "", "aria-pressed": "false"},
    )
    position = html.Span(where, className="quiet small tabular", **{"aria-live": "polite"})
    return html.Div(
        [play, back, on, position],
        className="play-bar",
        role="group",
        **{"aria-label": "Walk along it", "data-play-at": str(at), "data-play-of": str(steps)},
    )
