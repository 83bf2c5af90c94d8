"""Views that are chosen by a name rather than grown by hand: around a concept, along a chain, everything."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.views.inquiries import revealed_route
from causal_atlas.views.inquiry import Route
from causal_atlas.views.view import Arrangement, View


def around(graph: ConceptGraph, concept: str, depth: int) -> View:
    """A concept and everything at most `depth` links of cause or effect away, nearest first.

    Raises:
        UnknownConceptError: there is no such concept.
    """
    found = {graph.concept(concept).id: None}
    frontier = list(found)
    for _ in range(depth):
        near = [other for name in frontier for direction in Direction for other in graph.neighbours(name, direction)]
        frontier = [name for name in dict.fromkeys(near) if name not in found]
        found.update(dict.fromkeys(frontier))
    return View(concepts=tuple(found), selection=(next(iter(found)),))


def chain_view(graph: ConceptGraph, cause: str, effect: str) -> View:
    """The best chain from one concept to another, from left to right.

    Raises:
        UnknownConceptError: there is no such concept, or no chain between them.
    """
    found = chains(graph, cause, effect, limit=1)
    if not found.chains:
        raise UnknownConceptError(f"nothing leads from {found.cause!r} to {found.effect!r}; try the other way round")
    best = found.chains[0]
    view = View(concepts=best.concepts, arrangement=Arrangement.CHAIN)
    # Nothing else is on the drawing, so nothing needs to be lit.
    return replace(revealed_route(view, Route(concepts=best.concepts, signs=best.signs)), inquiry=None)


def everything(graph: ConceptGraph) -> View:
    """Every concept, hierarchy and interpretation included; too much for a screen, but not for a file."""
    return View(concepts=tuple(graph.concepts), background=True)
