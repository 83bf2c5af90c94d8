"""GET /scene.svg?view=…&theme=…: a small picture of a view, for the card of a scene."""

from __future__ import annotations

from functools import lru_cache

from flask import Response, abort, request

from causal_atlas.diagrams import miniature
from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views import permalink
from causal_atlas.web.atlas import atlas

KEEP = "private, max-age=86400"
"""The address holds the whole view; only another version of the atlas would draw it differently."""


def picture() -> Response:
    """The picture of a view."""
    graph, theme = atlas().graph, request.args.get("theme", "light")
    if theme not in ("light", "dark"):
        abort(404)
    drawing = miniature.svg(
        _drawn(graph, request.args.get("view", "")), graph.info.organs, "dark" if theme == "dark" else "light"
    )
    response = Response(drawing, mimetype="image/svg+xml", headers={"Cache-Control": KEEP})
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=256)
def _drawn(graph: ConceptGraph, code: str) -> Diagram:
    return draw(graph, placed(graph, permalink.decode(graph, code).view))


def forget() -> None:
    """Drop the drawings that are kept, of whatever graph."""
    _drawn.cache_clear()
