"""Provisional places on a grid: organs as columns, newcomers in the nearest free cell."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views.view import Arrangement, Place, View

PITCH_X, PITCH_Y = 208, 92


def placed(graph: ConceptGraph, view: View) -> View:
    """Give every newcomer a place; move nothing else."""
    places = {c: p for c, p in view.places.items() if c in view.concepts}
    used = set(places.values())
    home = {o.id: i for i, o in enumerate(graph.info.organs)}
    present = sorted({graph.concepts[c].organ for c in view.concepts}, key=lambda o: home.get(o, 99))
    for concept in view.concepts:
        if concept in places:
            continue
        near = [places[c] for c in places if graph.claims_between(c, concept) or graph.claims_between(concept, c)]
        column = present.index(graph.concepts[concept].organ)
        if near and view.places:
            cx, cy = round(sum(p.x for p in near) / len(near) / PITCH_X), round(sum(p.y for p in near) / len(near) / PITCH_Y)
        else:
            cx, cy = column, 0
        cells = [Place((cx + i) * PITCH_X, (cy + j) * PITCH_Y) for i in range(-6, 7) for j in range(-8, 9)]
        same = (lambda p: p.x == cx * PITCH_X) if not view.places else (lambda p: True)
        free = [p for p in cells if p not in used and same(p) and (view.places or p.y >= 0)]
        best = min(free, key=lambda p: (abs(p.x - cx * PITCH_X) + abs(p.y - cy * PITCH_Y), p))
        places[concept] = best
        used.add(best)
    return replace(view, places=places)


def arranged(graph: ConceptGraph, view: View, arrangement: Arrangement) -> View:
    """Everything placed afresh."""
    return placed(graph, replace(view, places={}, arrangement=arrangement))
