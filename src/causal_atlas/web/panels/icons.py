"""Icons: one sprite, painted in the colour of the text around it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

NAMES = (
    "search undo redo filter outline theme help info close menu chevron back pin unpin hide isolate causes "
    "effects link external plus minus fit home up collapse chain forward"
).split()
"""The icons of `assets/icons.svg`, from top to bottom, 20 units each; `assets/icons.css` names the same places."""


def icon(name: str) -> Component:
    """An icon that a screen reader passes over; the control around it carries the name.

    >>> icon("undo").className
    'icon icon-undo'
    """
    return html.Span(className=f"icon icon-{name}", **{"aria-hidden": "true"})
