"""How a view becomes another view. Every function is pure: graph and view in, view out.

Newcomers arrive without a place; `causal_atlas.diagrams.layout.placed` finds them one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import islice

from causal_atlas.knowledge.graph import LINKING, ConceptGraph, Direction
from causal_atlas.knowledge.model import RelationKind
from causal_atlas.reasoning.between import between
from causal_atlas.views.view import Brought, Place, View

BATCH = 10
"""How many neighbours come at once; the rest is offered again."""
LOOKED_AT = 50
"""How many of the best supported neighbours of each concept are candidates when a view grows."""
BACKGROUND = frozenset({RelationKind.HIERARCHY, RelationKind.INTERPRETATION})


def hidden(graph: ConceptGraph, view: View, concept: str, direction: Direction) -> tuple[str, ...]:
    """Causes or effects of `concept` that are not visible, best supported first."""
    visible = set(view.concepts)
    return tuple(other for other in graph.neighbours(concept, direction) if other not in visible)


def expanded(graph: ConceptGraph, view: View, concept: str, direction: Direction, *, batch: int = BATCH) -> View:
    """The view with the best supported hidden causes or effects of `concept`, at most `batch` of them."""
    newcomers = hidden(graph, view, concept, direction)[:batch]
    return _with(view, newcomers, Brought(by=concept, direction=direction, concepts=newcomers))


def collapsed(view: View, concept: str, direction: Direction | None = None) -> View:
    """The view without what the latest expansions of `concept` brought; what was pinned stays."""
    taken = [b for b in view.brought if b.by == concept and direction in (None, b.direction)]
    gone = {other for b in taken for other in b.concepts} - view.pinned
    return replace(without(view, gone), brought=tuple(b for b in _pruned(view.brought, gone) if b not in taken))


def toggled(graph: ConceptGraph, view: View, concept: str, direction: Direction) -> View:
    """Expand while something is hidden in this direction, else take back what an expansion brought."""
    if hidden(graph, view, concept, direction):
        return expanded(graph, view, concept, direction)
    return collapsed(view, concept, direction)


def grown(graph: ConceptGraph, view: View, directions: Collection[Direction], *, batch: int = BATCH) -> View:
    """The view one step larger: hidden neighbours of anything visible, the best supported first."""
    support: dict[str, int] = {}
    origin: dict[str, tuple[str, Direction]] = {}
    visible = set(view.concepts)
    for direction in Direction:
        if direction not in directions:
            continue
        for concept in view.concepts:
            for other in islice((o for o in graph.neighbours(concept, direction) if o not in visible), LOOKED_AT):
                ends = (other, concept) if direction is Direction.CAUSES else (concept, other)
                grades = (claim.grade for claim in graph.claims_between(*ends) if claim.relation.kind in LINKING)
                support[other] = support.get(other, 0) + sum(grades)
                origin.setdefault(other, (concept, direction))
    newcomers = sorted(support, key=lambda other: (-support[other], other))[:batch]
    result = view
    for by, direction in dict.fromkeys(origin[other] for other in newcomers):
        group = tuple(other for other in newcomers if origin[other] == (by, direction))
        result = _with(result, group, Brought(by=by, direction=direction, concepts=group))
    return result


def joined(graph: ConceptGraph, view: View) -> View:
    """The view with everything that lies between the selected concepts."""
    found = between(graph, view.selection)
    newcomers = tuple(concept for concept in found if concept not in view.concepts)
    return _with(view, newcomers, None)


def revealed(graph: ConceptGraph, view: View, concept: str) -> View:
    """The view with `concept` in it and selected."""
    if concept in view.concepts:
        return selected(view, (concept,))
    links = [claim for claim in graph.claims_among((*view.concepts, concept)) if concept in (claim.cause, claim.effect)]
    background = view.background or (bool(links) and all(c.relation.kind in BACKGROUND for c in links))
    return replace(selected(_with(view, (concept,), None), (concept,)), background=background)


def without(view: View, gone: Collection[str]) -> View:
    """The view without some concepts.

    >>> without(View(concepts=("a", "b"), selection=("a",)), {"a"}).concepts
    ('b',)
    """
    kept = tuple(concept for concept in view.concepts if concept not in gone)
    arrow = view.arrow if view.arrow and not set(view.arrow) & set(gone) else None
    return replace(
        view,
        concepts=kept,
        places={concept: view.places[concept] for concept in kept if concept in view.places},
        pinned=view.pinned - set(gone),
        brought=_pruned(view.brought, gone),
        selection=tuple(concept for concept in view.selection if concept not in gone),
        arrow=arrow,
    )


def isolated(graph: ConceptGraph, view: View, concept: str) -> View:
    """Only `concept` and those of its neighbours that are already visible."""
    near = {concept}
    for claim in graph.claims_among(view.concepts):
        if concept in (claim.cause, claim.effect) and (view.background or claim.relation.kind not in BACKGROUND):
            near |= {claim.cause, claim.effect}
    return selected(without(view, [other for other in view.concepts if other not in near]), (concept,))


def selected(view: View, concepts: Iterable[str], *, add: bool = False) -> View:
    """The view with these concepts selected; `add` toggles them within the present selection."""
    chosen = tuple(concept for concept in concepts if concept in view.concepts)
    if add:
        present = view.selection
        chosen = tuple(c for c in present if c not in chosen) + tuple(c for c in chosen if c not in present)
    return replace(view, selection=chosen, arrow=None)


def arrow_selected(view: View, cause: str, effect: str) -> View:
    """The view with the evidence between two visible concepts open."""
    if cause in view.concepts and effect in view.concepts:
        return replace(view, selection=(), arrow=(cause, effect))
    return view


def pin_toggled(view: View, concept: str) -> View:
    """Pin a visible concept, or let it go."""
    return replace(view, pinned=view.pinned ^ ({concept} & set(view.concepts)))


def dragged(view: View, concept: str, place: Place) -> View:
    """The view with `concept` put somewhere by hand, which pins it."""
    if concept not in view.concepts:
        return view
    return replace(view, places={**view.places, concept: place}, pinned=view.pinned | {concept})


def _with(view: View, newcomers: Iterable[str], brought: Brought | None) -> View:
    fresh = tuple(concept for concept in newcomers if concept not in view.concepts)
    if not fresh:
        return view
    return replace(view, concepts=view.concepts + fresh, brought=view.brought + ((brought,) if brought else ()))


def _pruned(brought: Iterable[Brought], gone: Collection[str]) -> tuple[Brought, ...]:
    kept = (replace(b, concepts=tuple(c for c in b.concepts if c not in gone)) for b in brought if b.by not in gone)
    return tuple(b for b in kept if b.concepts)
