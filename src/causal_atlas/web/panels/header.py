"""The head of the page: the name, the search box and the controls of the view; and the controls that belong to its frame.

Buttons with `data-event` send an event. The others are worked by the page's own scripts: `data-panel-to` opens a face of the
panel, `data-open` a dialogue and `data-close` closes it, `data-shelf` opens the lectures, `data-toggle` switches
`body[data-menu]` or `body[data-sheet]` between "open" and nothing, `data-canvas` zooms, `data-theme-toggle` changes the theme.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.views.view import Arrangement, View
from causal_atlas.web import ids
from causal_atlas.web.panels import controls, lectures, tree, words
from causal_atlas.web.panels.icons import icon


def header(graph: ConceptGraph) -> list[Component]:
    """What stands in the head and does not depend on the view."""
    return [
        html.A("Skip to the outline", href="#outline", className="skip", **{"data-panel-to": "outline"}),
        _brand(graph),
        search_box(),
        html.Div(toolbar(graph, View(), can_undo=False, can_redo=False), id=ids.TOOLBAR, className="toolbar"),
        html.Div(
            [
                _static("filter", "Filters", **{"data-panel-to": "filters"}),
                _static("outline", "Outline", **{"data-panel-to": "outline"}),
                lectures.shelf_button(),
                _static("export", "Take it along: picture, slide, data", hint="X", **{"data-open": "export"}),
                _static("theme", "Light or dark", **{"data-theme-toggle": ""}),
                _static("help", "Keyboard help", hint="?", **{"data-open": "help"}),
                _static("info", "About the atlas", **{"data-open": "about"}),
                _static("menu", "More controls", look="icon-button menu-button", **{"data-toggle": "menu"}),
            ],
            className="header-icons",
        ),
    ]


def _brand(graph: ConceptGraph) -> Component:
    lines = [html.Span(graph.info.title, className="brand-name"), html.Span("Causal Atlas 1.0", className="brand-version")]
    return controls.button(lines, controls.event("home"), "brand", title="To the start screen")


def search_box() -> Component:
    """The one search box; assets/search.js makes it a combobox and keeps the list of results."""
    return html.Div(
        [
            icon("search"),
            # The page puts a plain input here: one whose value React keeps loses letters that are typed while it is busy.
            html.Div(id="search-field", className="search-field"),
            html.Span([html.Kbd("Ctrl"), html.Kbd("K")], className="search-hint", **{"aria-hidden": "true"}),
            tree.place(ids.RESULTS, className="results", role="listbox", **{"aria-label": "Search results"}),
        ],
        id="search",
        className="search",
        role="search",
    )


def _static(name: str, label: str, hint: str = "", look: str = "icon-button", **attributes: str) -> Component:
    return controls.icon_button(name, label, attributes, hint, look)


def toolbar(graph: ConceptGraph, view: View, can_undo: bool, can_redo: bool) -> list[Component]:
    """The controls that show the state of the view; no choice is offered that changes nothing in this graph."""
    return [
        *([_conditions(view)] if graph.tells_conditions else []),
        *([_audiences(view)] if graph.tells_audiences else []),
        controls.segments(
            "Arrangement",
            [
                (
                    words.ARRANGEMENT[one],
                    words.ARRANGEMENT[one],
                    view.arrangement is one,
                    controls.event("arrange", arrangement=one.value),
                )
                for one in Arrangement
            ],
            "arrangements",
        ),
        html.Div(
            [
                controls.icon_button("undo", "Undo", controls.event("undo"), "Ctrl Z", disabled=not can_undo),
                controls.icon_button("redo", "Redo", controls.event("redo"), "Ctrl Y", disabled=not can_redo),
            ],
            className="pair",
        ),
    ]


def _conditions(view: View) -> Component:
    options = [
        (
            words.CONDITION[condition],
            words.CONDITION_IN_FULL[condition],
            condition in (view.compare, Condition.HEALTHY) if view.compare else view.condition is condition,
            _choosing(view, condition),
        )
        for condition in (None, *Condition)
    ]
    compare = ("Compare", "Compare health with insulin resistance", view.compare is not None, _comparing(view))
    return controls.segments("Condition of the body", [*options, compare], "conditions")


def _audiences(view: View) -> Component:
    options = [
        (words.AUDIENCE[one], words.AUDIENCE[one], view.audience is one, controls.event("audience", audience=one.value))
        for one in Audience
    ]
    return controls.segments("Audience", options, "audiences")


def _choosing(view: View, condition: Condition | None) -> dict[str, str]:
    """What a condition does: in a comparison it is what health is compared with; health alone, or all at once, ends it."""
    if view.compare and condition not in (None, Condition.HEALTHY):
        return controls.event("compare", condition=condition.value)
    return controls.event("condition", condition=condition.value if condition else None)


def _comparing(view: View) -> dict[str, str]:
    """Begin a comparison with the present condition, or end one there."""
    if view.compare:
        return controls.event("condition", condition=view.compare.value)
    present = view.condition if view.condition not in (None, Condition.HEALTHY) else Condition.COMPENSATED
    return controls.event("compare", condition=(present or Condition.COMPENSATED).value)


def panel_tabs() -> Component:
    """The faces of the panel; assets/page.js marks the one that is open."""
    faces = [("scene", "Scene"), ("details", "Details"), ("explain", "Explain"), ("outline", "Outline"), ("filters", "Filters")]
    buttons = [
        html.Button(text, type="button", className="face-tab", **{"data-panel-to": face, "aria-controls": face})
        for face, text in faces
    ]
    return html.Nav([sheet_handle(), *buttons], className="tabs", **{"aria-label": "Panel"})


def sheet_handle() -> Component:
    """The handle that pulls the panel up on a phone."""
    return html.Button(
        icon("up"),
        type="button",
        className="sheet-handle",
        **{"data-toggle": "sheet", "aria-label": "Pull the details up or down"},
    )


def zoom_buttons() -> Component:
    """The only controls that stand by the drawing."""
    return html.Div(
        [
            _static("minus", "Zoom out", "-", **{"data-canvas": "out"}),
            _static("plus", "Zoom in", "+", **{"data-canvas": "in"}),
            _static("fit", "Fit to the screen", "0", **{"data-canvas": "fit"}),
        ],
        className="zoom",
        role="group",
        **{"aria-label": "Zoom"},
    )
