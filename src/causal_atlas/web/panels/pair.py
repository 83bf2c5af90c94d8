"""What can be asked about two concepts."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning import prose
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls
from causal_atlas.web.panels.icons import icon


def how(graph: ConceptGraph, view: View, cause: str, effect: str) -> str:
    """The question how one leads to the other."""
    verb = "do" if prose.is_plural(graph.concepts[cause].label.for_(view.audience)) else "does"
    one, other = (prose.inside(graph.concepts[name], view.audience) for name in (cause, effect))
    return f"How {verb} {one} lead to {other}?"


def questions(graph: ConceptGraph, view: View, one: str, other: str, *, but: tuple[str, str] | None = None) -> Component:
    """Buttons that ask how one leads to the other, the other to the one, and what they have in common.

    Args:
        graph: what is known.
        view: whose words.
        one: a concept.
        other: another one.
        but: the cause and effect of what is answered already; ("", "") for what they have in common.
    """
    asked = [
        _ask("chain", how(graph, view, cause, effect), controls.event("chains", cause=cause, effect=effect))
        for cause, effect in ((one, other), (other, one))
        if (cause, effect) != but
    ]
    if but != ("", ""):
        asked.append(_ask("common", "What do they have in common?", controls.event("common", concepts=[one, other])))
    return html.Section([controls.heading("Ask"), html.Div(asked, className="actions stacked")])


def _ask(name: str, text: str, send: dict[str, str]) -> Component:
    return controls.button([icon(name), text], send, "button wide-left")
