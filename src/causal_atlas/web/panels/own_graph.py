"""A graph of one's own: where it is opened, what was remarked when it was read, where it is kept, and how it is forgotten.

Buttons with `data-own` are worked by assets/own.js: `open` asks for a file, `forget` deletes the graph on the server.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning import prose
from causal_atlas.web.atlas import Own
from causal_atlas.web.own.store import DAYS

DIALOG = "own"
MOST_REMARKS = 12
_FORMATS = (
    "A table (CSV, XLSX), GraphML, GEXF, CX2, Cytoscape.js, SIF, DOT or a WikiPathways file. "
    "You can also drop it anywhere on the page."
)


def opening(own: Own | None) -> Component | None:
    """Where a graph of one's own is opened, or left again."""
    if own is None:
        return None
    if own.is_this:
        parts = [
            html.P(
                "This graph was opened from a file and is no part of the atlas. Whoever has the address of this page can see it."
            ),
            html.Div(
                [_forget(), _open("Open another graph"), html.A("To the atlas", href="/", className="button")],
                className="own-row",
            ),
        ]
    else:
        parts = [_open("Open your own graph"), html.P(_FORMATS, className="quiet small")]
    return html.Section(parts, className="own-opening", **{"aria-label": "Your own graph"})


def remarks(graph: ConceptGraph) -> Component | None:
    """What was guessed, merged or left out when the file was read."""
    if not graph.warnings:
        return None
    said = [html.Li(f"{warning.message[:1].upper()}{warning.message[1:]}; {warning.cure}.") for warning in graph.warnings]
    more = len(said) - MOST_REMARKS
    rest = [html.Li(f"And {prose.counted(more, 'more remark')}.")] if more > 0 else []
    summary = html.Summary(f"{prose.counted(len(said), 'remark')} on how the file was read".capitalize())
    return html.Details([summary, html.Ul([*said[:MOST_REMARKS], *rest])], className="remarks own-remarks")


def kept(own: Own | None) -> Component | None:
    """Where graphs of one's own are kept, for the dialogue about the atlas."""
    if own is None:
        return None
    told = (
        f"A graph that you open is kept on the machine that serves this page, in {own.folder}, under an address that cannot be "
        f"guessed. It is forgotten after {DAYS} days, or when you say so, and never becomes part of the atlas. Lectures about it "
        "stay, and open again with the same file."
    )
    buttons = [_forget(), _open("Open another graph")] if own.is_this else [_open("Open your own graph")]
    head = html.H3("Graphs of your own", className="section-head")
    return html.Div([head, html.P(told), html.Div(buttons, className="own-row")])


def dialog() -> Component:
    """The dialogue that assets/own.js fills: progress, what is wrong with a file, and which column is which."""
    return html.Dialog(
        [html.H2("Your own graph", id=f"{DIALOG}-title"), html.Div(id=f"{DIALOG}-body", className="own-body")],
        id=DIALOG,
        className="dialog own-dialog",
        **{"aria-labelledby": f"{DIALOG}-title"},
    )


def _open(text: str) -> Component:
    return html.Button(text, type="button", className="button", **{"data-own": "open"})


def _forget() -> Component:
    return html.Button("Forget this graph", type="button", className="button", **{"data-own": "forget"})
