"""The legend: the symbols that are on the screen, and no others."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from causal_atlas.diagrams.diagram import Diagram


def legend(diagram: Diagram) -> Component:
    """One entry per symbol that occurs in the drawing; the stylesheet draws the symbols from `assets/legend.svg`."""
    entries = [
        html.Li(
            [html.Span(className=f"symbol symbol-{entry.symbol}", **{"aria-hidden": "true"}), html.Span(entry.text)],
            className="legend-entry",
        )
        for entry in diagram.legend
    ]
    return html.Ul(entries, className="legend", **{"aria-label": "Legend"})
