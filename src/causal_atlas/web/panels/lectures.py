"""What leads from the page to lectures; the dialogues themselves are made by the page (assets/shelf.js and its neighbours).

Buttons with `data-shelf` open the list of lectures, with `data-lecture-draft` they make a lecture of what is on the screen. Where
the explorer keeps no lectures, the page says so in `data-lectures` and they are not shown.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from causal_atlas.web.panels.icons import icon

MAKE = "Make a lecture of this"


def shelf_button() -> Component:
    """The button in the head; it says its name where there is room."""
    return html.Button(
        [icon("lecture"), html.Span("Lectures", className="shelf-button-name")],
        type="button",
        className="shelf-button",
        title="Lectures (L)",
        **{"data-shelf": "", "aria-haspopup": "dialog"},
    )


def make_button(look: str = "button") -> Component:
    """The button that makes a lecture of what is on the screen: of what is asked, else of its concepts one by one."""
    return html.Button(
        [icon("lecture"), html.Span(MAKE, className="make-lecture-name")],
        type="button",
        className=f"{look} make-lecture",
        title="One scene for each step, to be edited",
        **{"data-lecture-draft": ""},
    )


def on_start() -> Component:
    """The row of the lectures that come with the atlas; assets/shelf-start.js fills it."""
    head = html.H2("Lectures", className="section-head", id="start-lectures")
    cards = html.Ul(id="start-lecture-cards", className="choices start-courses")
    return html.Section([head, cards], className="start-lectures", **{"aria-labelledby": "start-lectures"})
