"""Where every concept of a view stands.

What has a place keeps it. The same view always looks the same: searches are seeded and their length is pinned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from causal_atlas.diagrams import start
from causal_atlas.diagrams.anneal import Effort, annealed
from causal_atlas.diagrams.claims import links
from causal_atlas.diagrams.grid import CHAIN, ORGANS, Costs, Net, numbered
from causal_atlas.diagrams.lattice import chain_places, compact, organ_places
from causal_atlas.diagrams.newcomers import Seating
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.view import Arrangement, Place, View

MANY = 80
"""Above this many concepts only the constructive start is made."""


def placed(graph: ConceptGraph, view: View) -> View:
    """Every concept of the view with a place. What had one keeps it; places of what is gone are dropped."""
    visible = frozenset(view.concepts)
    kept = {name: place for name, place in view.places.items() if name in visible}
    newcomers = [name for name in view.concepts if name not in kept]
    if not kept and newcomers:
        return arranged(graph, view, view.arrangement)
    if not newcomers:
        return view if len(kept) == len(view.places) else replace(view, places=kept)
    organs = {name: graph.concepts[name].organ for name in view.concepts}
    pairs = [(link.cause, link.effect) for link in links(graph, view.concepts)]
    seating = Seating(kept, organs, pairs, chain=view.arrangement is Arrangement.CHAIN)
    return replace(view, places=kept | seating.seat(newcomers))


def arranged(graph: ConceptGraph, view: View, arrangement: Arrangement) -> View:
    """Everything placed afresh in an arrangement: as shipped, where the atlas has it, else computed."""
    places = shipped(graph, view, arrangement)
    if places is None:
        places = computed(graph, view.concepts, arrangement, _effort(len(view.concepts)))
    return replace(view, places=places, arrangement=arrangement)


def shipped(graph: ConceptGraph, view: View, arrangement: Arrangement) -> dict[str, Place] | None:
    """The places that the atlas ships for exactly these concepts, if it does."""
    wanted = set(view.concepts)
    keys = [f"question:{view.question}:{arrangement}"] if view.question else []
    if view.inquiry and view.inquiry.topic is Topic.COURSE:
        keys.append(f"course:{view.inquiry.text}:{arrangement}")
    if view.inquiry and view.inquiry.topic is Topic.CONTRAST:
        keys.append(f"contrast:{arrangement}")
    keys += [f"organ:{organ.id}:{arrangement}" for organ in graph.info.organs]
    for key in keys:
        places = graph.layouts.get(key)
        if places is not None and places.keys() == wanted:
            return {name: Place(*places[name]) for name in view.concepts}
    return None


def computed(graph: ConceptGraph, concepts: Sequence[str], arrangement: Arrangement, effort: Effort) -> dict[str, Place]:
    """Places of concepts that have none yet, by a search of the given effort."""
    if not concepts:
        return {}
    net = net_of(graph, concepts)
    chain = arrangement is Arrangement.CHAIN
    x, y = start.columns(net) if chain else start.blocks(net)
    if effort.sweeps:
        x, y, _ = annealed(Costs(net, CHAIN if chain else ORGANS), x, y, effort)
    return in_units(graph, dict(zip(concepts, zip(x.tolist(), y.tolist(), strict=True), strict=True)), arrangement)


def in_units(graph: ConceptGraph, cells: Mapping[str, tuple[int, int]], arrangement: Arrangement) -> dict[str, Place]:
    """Columns and rows as places."""
    if arrangement is Arrangement.CHAIN:
        return chain_places(compact(cells))
    return organ_places(compact(cells), {name: graph.concepts[name].organ for name in cells})


def net_of(graph: ConceptGraph, concepts: Sequence[str]) -> Net:
    """What has to be arranged: the links among concepts, their organs, and the homes of these in the body map."""
    number = {name: position for position, name in enumerate(concepts)}
    organs = [graph.concepts[name].organ for name in concepts]
    homes = {organ.id: (organ.column, organ.row) for organ in graph.info.organs}
    pairs = dict.fromkeys((number[link.cause], number[link.effect]) for link in links(graph, concepts))
    return Net(
        size=len(concepts),
        links=tuple(pairs),
        organs=numbered(organs),
        homes=tuple(homes.get(organ, (0, 0)) for organ in dict.fromkeys(organs)),
    )


def _effort(size: int) -> Effort:
    """As much search as a reader's patience allows."""
    if size > MANY:
        return Effort(sweeps=0)
    return Effort(sweeps=max(2, min(24, 220 // max(size, 1))), warmth=0.8)
