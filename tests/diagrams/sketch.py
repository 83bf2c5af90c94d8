"""Views and boxes for tests, in few words."""

from __future__ import annotations

from causal_atlas.diagrams.diagram import Box
from causal_atlas.diagrams.geometry import PITCH_X, PITCH_Y, box_size
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import ConceptKind
from causal_atlas.views.view import Place, View


def box(
    name: str, column: float, row: float, kind: ConceptKind = ConceptKind.PROCESS, *, causes: int = 0, effects: int = 0
) -> Box:
    width, height = box_size(kind)
    return Box(
        concept=name,
        lines=(name,),
        kind=kind,
        organ="blood",
        x=column * PITCH_X,
        y=row * PITCH_Y,
        width=width,
        height=height,
        hidden_causes=causes,
        hidden_effects=effects,
    )


def view_of(graph: ConceptGraph, **places: tuple[int, int]) -> View:
    """A view of every concept of the graph, those named standing at a column and row."""
    at = {name: Place(column * PITCH_X, row * PITCH_Y) for name, (column, row) in places.items()}
    return View(concepts=tuple(graph.concepts), places=at)
