"""The wiring: one function answers a step with the session after it, one callback per panel reads the session."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, no_update
from dash.development.base_component import Component

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.views import permalink
from causal_atlas.views.view import View
from causal_atlas.web import ids
from causal_atlas.web.atlas import atlas
from causal_atlas.web.panels import (
    about,
    canvas,
    details,
    explain,
    export,
    filters,
    header,
    legend,
    outline,
    search,
    start,
    title,
    tree,
)
from causal_atlas.web.reducer import step
from causal_atlas.web.session import Event, Session

Stored = dict[str, Any]
LONGEST_TYPED = 400
"""Letters of the search box that are looked at; the page compares as many."""


def view_of(stored: Stored | None) -> View:
    """The view a session store holds."""
    session = Session.from_store(stored)
    if not session.view:
        return View(audience=Audience(session.audience))
    return permalink.decode(atlas().graph, session.view).view


def diagram_of(stored: Stored) -> Diagram:
    """The drawing of the view a session store holds."""
    return _drawn(atlas().graph, str(stored["view"]))


# The canvas and the legend ask for the same drawing one after the other.
@lru_cache(maxsize=16)
def _drawn(graph: ConceptGraph, code: str) -> Diagram:
    # What a session holds has places; what somebody wrote into a request by hand may lack some.
    return draw(graph, placed(graph, permalink.decode(graph, code).view))


def forget() -> None:
    """Drop the drawings that are kept ready, of whatever graph."""
    _drawn.cache_clear()


def reduce(event: Stored, stored: Stored | None) -> tuple[Stored, list[canvas.Element] | None]:
    """The one writer of the session, and of its drawing (`causal_atlas.web.step` answers with it).

    Both in one answer: a second request for the drawing would double the time from a tap to what it brings.
    """
    after = step(atlas().graph, Session.from_store(stored), Event.from_store(event)).to_store()
    return after, paint(after)


def called(stored: Stored) -> str:
    """What the view of a session is called; nothing on the start screen."""
    return "" if stored["start"] else title.heading(atlas().graph, view_of(stored))


def paint(stored: Stored) -> list[canvas.Element] | None:
    """The elements of the canvas; none on the start screen, behind which the last drawing stays."""
    return None if stored["start"] else canvas.elements(diagram_of(stored), atlas().graph.info.organs)


def show_start(stored: Stored) -> Component | None:
    """The start screen at the chosen audience; gone while the reader explores, for every component makes each step slower."""
    return start.start_page(atlas().graph, Audience(stored["audience"]), atlas().own) if stored["start"] else None


def show_about(open_dialog: str) -> list[Component] | None:
    """What the dialogue about the atlas says, while it is open."""
    return about.about_parts(atlas().graph, atlas().own) if open_dialog == ids.ABOUT else None


def show_help(open_dialog: str) -> list[Component] | None:
    """The keyboard map, while its dialogue is open."""
    return about.help_parts() if open_dialog == ids.HELP else None


def show_export(open_dialog: str) -> list[Component] | None:
    """What the dialogue that takes a view along offers, while it is open."""
    info = atlas().graph.info
    return export.export_parts(export.citation(info.title, info.version)) if open_dialog == ids.EXPORT else None


def show_title(stored: Stored) -> Component:
    """The question and its answer."""
    return title.title(atlas().graph, view_of(stored))


def show_legend(stored: Stored) -> Component:
    """What the symbols on the screen mean."""
    return no_update if stored["start"] else legend.legend(diagram_of(stored))


def show_toolbar(stored: Stored) -> list[Component]:
    """The controls that depend on the view."""
    return header.toolbar(atlas().graph, view_of(stored), stored["can_undo"], stored["can_redo"])


def show_details(stored: Stored) -> Component:
    """The selected concept or the evidence between two."""
    return no_update if stored["start"] else details.details(atlas().graph, view_of(stored))


def show_explain(stored: Stored, face: str) -> Component:
    """What is asked of the graph and its answer, while that face of the panel is open."""
    return explain.explain(atlas().graph, view_of(stored)) if face == "explain" and not stored["start"] else no_update


def show_outline(stored: Stored, face: str) -> Component:
    """The view as a list, while that face of the panel is open."""
    return outline.outline(atlas().graph, view_of(stored)) if face == "outline" and not stored["start"] else no_update


def show_filters(stored: Stored, face: str) -> Component:
    """The filters, while that face of the panel is open."""
    return filters.filters(atlas().graph, view_of(stored)) if face == "filters" and not stored["start"] else no_update


def show_results(query: Stored, stored: Stored | None) -> list[Component]:
    """What the search finds for the words typed so far."""
    view = view_of(stored)
    text = str(query.get("text", ""))[:LONGEST_TYPED]
    hits = atlas().index.find(text, audience=view.audience) if text.strip() else ()
    return search.results(hits, atlas().graph, view, text)


def _told(panel: Callable[..., Component | list[Component]]) -> Callable[..., str]:
    """The panel as the page makes it, without a component of Dash for each of its parts."""

    @wraps(panel)
    def told(*arguments: Any) -> str:
        shown = panel(*arguments)
        return shown if shown is no_update else tree.as_text(shown)

    return told


def register(app: Dash) -> None:
    """Wire every callback of the page."""
    frame, face = Input(ids.FRAME, "data"), Input(ids.PANEL, "data")
    wire = app.callback
    wire(Output(ids.START, "children"), frame, prevent_initial_call=True)(show_start)
    wire(Output(ids.TOOLBAR, "children"), frame, prevent_initial_call=True)(show_toolbar)
    for output, shown in ((ids.TITLE, show_title), (ids.LEGEND, show_legend), (ids.DETAILS, show_details)):
        wire(Output(output, tree.PROPERTY), frame, prevent_initial_call=True)(_told(shown))
    for output, answer in ((ids.EXPLAIN, show_explain), (ids.OUTLINE, show_outline), (ids.FILTERS, show_filters)):
        wire(Output(output, tree.PROPERTY), frame, face, prevent_initial_call=True)(_told(answer))
    query, now = Input(ids.QUERY, "data"), State(ids.FRAME, "data")
    wire(Output(ids.RESULTS, tree.PROPERTY), query, now, prevent_initial_call=True)(_told(show_results))
    opened = Input(ids.DIALOG, "data")
    wire(Output(f"{ids.ABOUT}-body", "children"), opened, prevent_initial_call=True)(show_about)
    wire(Output(f"{ids.HELP}-body", "children"), opened, prevent_initial_call=True)(show_help)
    wire(Output(f"{ids.EXPORT}-body", "children"), opened, prevent_initial_call=True)(show_export)
    _register_client(app)


def _register_client(app: Dash) -> None:
    """The callback that runs in the page; its function stands in assets/theme.js under the namespace `atlas`."""
    app.clientside_callback(
        ClientsideFunction("atlas", "stylesheet"),
        Output(ids.CANVAS, "stylesheet"),
        Input(ids.THEME, "data"),
        State(ids.STYLES, "data"),
        prevent_initial_call=True,
    )
