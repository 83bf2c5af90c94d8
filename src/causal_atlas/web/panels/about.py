"""What the atlas says of itself, and how it is worked with the keyboard."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Origin, Source
from causal_atlas.reasoning import prose
from causal_atlas.web import ids
from causal_atlas.web.atlas import Own
from causal_atlas.web.panels import controls, own_graph, words
from causal_atlas.web.panels.icons import icon

GRADES = {
    4: "Stated by a source and supported by two things: checked references, or one and the other source",
    3: "Stated and supported by one checked reference; or from the literature with two",
    2: "Stated without a checked reference; or from the literature with one",
    1: "Inferred, asked for by the project, or put so carefully that a grade was taken off",
}
KEYS = (
    ("Find a concept or a question", ("Ctrl K", "/")),
    ("Go from concept to concept", ("←", "→", "↑", "↓")),
    ("Show the causes, show the effects", ("[", "]")),
    ("Take back what a concept brought", ("Backspace",)),
    ("Hide, pin, only this and its neighbours", ("H", "P", "I")),
    ("Add to the selection", ("Shift Enter",)),
    ("Clear the selection, close a window", ("Esc",)),
    ("Undo, redo", ("Ctrl Z", "Ctrl Y")),
    ("Zoom in, zoom out, fit", ("+", "-", "0")),
    ("Take it along as a picture, a slide or data", ("X",)),
    ("The lectures; from the drawing with Shift", ("L", "Shift L")),
    ("In a lecture of yours: add the view on the screen as a scene", ("A",)),
    ("In a lecture: the scene before, the next one", ("PageUp", "PageDown")),
    ("Present the lecture that is open; from the drawing with Shift", ("P", "Shift P")),
    ("This help", ("?",)),
)


def about() -> Component:
    """The dialogue about the atlas; it is filled while it is open."""
    return _dialog(ids.ABOUT, "About this atlas")


def help_dialog() -> Component:
    """The dialogue with the keyboard map; it is filled while it is open."""
    return _dialog(ids.HELP, "Keyboard")


def export_dialog() -> Component:
    """The dialogue that takes a view along; it is filled while it is open."""
    return _dialog(ids.EXPORT, "Take it along", "dialog wide-dialog")


def about_parts(graph: ConceptGraph, own: Own | None = None) -> list[Component]:
    """The disclaimer, the sources, the meaning of the marks, and the licences."""
    size = ", ".join(
        (
            prose.counted(len(graph.concepts), "concept"),
            prose.counted(len(graph.claims), "claim"),
            prose.counted(len(graph.statements), "statement"),
            prose.counted(len(graph.references), "reference"),
        )
    )
    parts = [
        html.P(graph.info.disclaimer, className="disclaimer") if graph.info.disclaimer else None,
        html.P(size + ".", className="quiet tabular"),
        _sources(graph),
        _marks(),
        own_graph.kept(own),
        html.H3("Licences", className="section-head"),
        html.P(f"Knowledge: {graph.info.licence or 'as its owner says'}. Program: MIT. Drawing: Cytoscape.js, MIT."),
        html.P("Typeface: Inter, SIL Open Font License 1.1."),
        html.P(f"{graph.info.title}, version {graph.info.version}. Causal Atlas 1.0.", className="quiet tabular"),
    ]
    return [part for part in parts if part is not None]


def _sources(graph: ConceptGraph) -> Component | None:
    if not graph.sources:
        return None
    return html.Div([html.H3("Sources", className="section-head"), *[_source(source) for source in graph.sources.values()]])


def _source(source: Source) -> Component:
    facts = " · ".join(part for part in (source.publisher, f"last updated {source.updated}" if source.updated else "") if part)
    remarks = html.Details(
        [html.Summary("Remarks of the curators"), html.Ul([html.Li(remark) for remark in source.remarks])], className="remarks"
    )
    parts = [
        html.H4(source.title),
        html.P(facts, className="quiet small"),
        html.P([html.B("Its own review: "), source.review_status]),
        html.P([html.B("Its own disclaimer: "), source.disclaimer]) if source.disclaimer else None,
        remarks if source.remarks else None,
    ]
    return html.Article([part for part in parts if part is not None], className="source")


def _marks() -> Component:
    grades = [html.Div([html.Dt(controls.dots(grade)), html.Dd(text)]) for grade, text in GRADES.items()]
    origins = [html.Div([html.Dt(words.ORIGIN[origin]), html.Dd(words.ORIGIN_IN_FULL[origin])]) for origin in Origin]
    return html.Div(
        [
            html.H3("How strong the evidence is", className="section-head"),
            html.Dl(grades, className="terms short"),
            html.H3("Who says so", className="section-head"),
            html.Dl(origins, className="terms"),
        ]
    )


def help_parts() -> list[Component]:
    """The keyboard map."""
    rows = [html.Div([html.Dt([part for name in keys for part in _keys(name)]), html.Dd(text)]) for text, keys in KEYS]
    return [html.Dl(rows, className="terms keys")]


def _keys(name: str) -> list[Component | str]:
    pressed = [html.Kbd(part) for part in name.split(" ")]
    return [*pressed, " "]


def _dialog(name: str, title: str, look: str = "dialog") -> Component:
    close = html.Button(icon("close"), type="button", className="icon-button", **{"data-close": "", "aria-label": "Close"})
    head = html.Div([html.H2(title, id=f"{name}-title"), close], className="dialog-head")
    return html.Dialog(
        [head, html.Div(id=f"{name}-body", className="dialog-body")],
        id=name,
        className=look,
        **{"aria-labelledby": f"{name}-title"},
    )
