"""The page to compare with: dash-cytoscape as its own documentation shows it, `dagre` re-run whenever something is added.

It runs in a process of its own, because it loads the extra layouts, which the explorer must not: their bundle contains
GPL code. Nothing of this file is part of the product.
"""

from __future__ import annotations

import sys
from typing import Any

import dash_cytoscape as cyto
from dash import Dash, Input, Output, State, html, no_update
from werkzeug.serving import make_server

from causal_atlas.knowledge.graph import LINKING, ConceptGraph, Direction
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views import permalink
from causal_atlas.views.transitions import BATCH
from causal_atlas.views.view import View

LOOK = [
    {"selector": "node", "style": {"label": "data(label)", "shape": "round-rectangle", "width": 120, "height": 40}},
    {"selector": "edge", "style": {"curve-style": "bezier", "target-arrow-shape": "triangle"}},
]


def elements(graph: ConceptGraph, concepts: tuple[str, ...]) -> list[dict[str, Any]]:
    """The same concepts and claims as the explorer draws, as plain nodes and edges."""
    nodes = [{"data": {"id": name, "label": graph.concepts[name].label.everyone}} for name in concepts]
    claims = [claim for claim in graph.claims_among(concepts) if claim.relation.kind in LINKING]
    return nodes + [{"data": {"id": f"e:{claim.id}", "source": claim.cause, "target": claim.effect}} for claim in claims]


def stock_app(graph: ConceptGraph, view: View) -> Dash:
    """A page whose concepts bring their effects when they are tapped."""
    cyto.load_extra_layouts()
    app = Dash(__name__, compress=True)
    app.layout = html.Div(
        cyto.Cytoscape(
            id="canvas",
            elements=elements(graph, view.concepts),
            layout={"name": "dagre"},
            stylesheet=LOOK,
            style={"width": "1000px", "height": "760px"},
        )
    )

    @app.callback(
        Output("canvas", "elements"), Input("canvas", "tapNodeData"), State("canvas", "elements"), prevent_initial_call=True
    )
    def expand(tapped: dict[str, Any] | None, present: list[dict[str, Any]]) -> Any:
        if tapped is None:
            return no_update
        visible = tuple(element["data"]["id"] for element in present if "source" not in element["data"])
        near = graph.neighbours(tapped["id"], Direction.EFFECTS)
        fresh = tuple([name for name in near if name not in visible][:BATCH])
        return elements(graph, visible + fresh)

    hidden = [name for name in view.concepts if set(graph.neighbours(name, Direction.EFFECTS)) - set(view.concepts)]
    app.server.add_url_rule("/expandable", "expandable", lambda: " ".join(hidden))
    return app


def main(code: str) -> None:
    """Serve the view behind a permalink code on a free port, and print the address."""
    graph = open_graph(shipped())
    app = stock_app(graph, permalink.decode(graph, code).view)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    print(f"http://127.0.0.1:{server.port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
