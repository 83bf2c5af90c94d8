"""Icons: one sprite, painted in the colour of the text around it."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component


def icon(name: str) -> Component:
    """One of the icons that `assets/icons.css` names, in the order of `assets/icons.svg`.

    A screen reader passes over it; the control around it carries the name.

    >>> icon("undo").className
    'icon icon-undo'
    """
    return html.Span(className=f"icon icon-{name}", **{"aria-hidden": "true"})
