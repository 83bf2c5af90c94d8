"""Where loops can be cut, and what the atlas knows about acting there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from causal_atlas.knowledge.graph import LINKING, ConceptGraph
from causal_atlas.knowledge.model import Claim, ConceptKind, Condition, Status
from causal_atlas.reasoning.loop import STEP, Loop

ACTING = frozenset({ConceptKind.INTERVENTION, ConceptKind.BEHAVIOUR})
"""What a person can do or leave."""
MOST_LOOKED_AT = 200
"""How many claims into one concept are looked through for what acts on it."""
Place = tuple[str, ...]
"""One concept, or the cause and the effect of a link."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A concept held still, or a link interrupted, and the loops that this opens."""

    place: Place
    opens: tuple[str, ...]
    """Names of the loops."""
    claims: tuple[str, ...]
    """The claims of a link, best first; none for a concept."""
    grade: int
    """Evidence of the link, 1 to 4; 0 for a concept."""
    acting: tuple[str, ...]
    """The claims that something one can do or leave acts there, best first; often none is known."""
    action: str
    """The insulin action at which the cut is made, or nothing."""
    statuses: Mapping[Condition, Status]
    """How that action fares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """Cuts ranked by how many loops they open, and the fewest found that open all."""

    loops: int
    """How many loops there are to open."""
    concepts: tuple[Cut, ...]
    links: tuple[Cut, ...]
    fewest_concepts: tuple[Place, ...]
    fewest_links: tuple[Place, ...]


def cuts(graph: ConceptGraph, loops: Sequence[Loop], *, through: str = "", most: int | None = None) -> Cuts:
    """Where some loops can be cut.

    Hierarchy steps are changes of name and cannot be cut.

    Args:
        graph: where the loops are.
        loops: the loops.
        through: a concept that is on all of them and is not counted: holding it still opens them, trivially.
        most: give no more than so many of each sort.
    """
    concepts: dict[Place, list[str]] = {}
    links: dict[Place, list[str]] = {}
    for loop in loops:
        for start, end, sign, _ in loop.steps():
            if start != through:
                concepts.setdefault((start,), []).append(loop.id)
            if sign != STEP:
                links.setdefault((start, end), []).append(loop.id)
    return Cuts(
        loops=len(loops),
        concepts=_ranked(graph, concepts, most),
        links=_ranked(graph, links, most),
        fewest_concepts=fewest(concepts),
        fewest_links=fewest(links),
    )


def fewest(opens: Mapping[Place, Collection[str]]) -> tuple[Place, ...]:
    """Few places that open every loop: again and again the one that opens most of those still closed (Chvátal 1979).

    The least possible number may be smaller, by a factor of 1 + ln n at worst.

    >>> fewest({("a",): ["R1"], ("b",): ["R1", "R2"], ("c",): ["B1"]})
    (('b',), ('c',))
    """
    closed = {place: set(names) for place, names in opens.items()}
    chosen: list[Place] = []
    while left := {place: names for place, names in closed.items() if names}:
        best = min(left, key=lambda place: (-len(left[place]), place))
        opened = left[best]
        closed = {place: names - opened for place, names in left.items()}
        chosen.append(best)
    return tuple(chosen)


def _ranked(graph: ConceptGraph, opens: Mapping[Place, Sequence[str]], most: int | None) -> tuple[Cut, ...]:
    # Only those that open most are worth the look at what is known about them.
    counts = sorted((len(names) for names in opens.values()), reverse=True)
    least = counts[most - 1] if most and len(counts) >= most else 0
    found = [_cut(graph, place, tuple(names)) for place, names in opens.items() if len(names) >= least]
    return tuple(sorted(found, key=lambda cut: (-len(cut.opens), not cut.acting, -cut.grade, cut.place))[:most])


def _cut(graph: ConceptGraph, place: Place, opens: tuple[str, ...]) -> Cut:
    link = [claim for claim in graph.claims_between(*place) if claim.is_causal] if len(place) > 1 else []
    best = sorted(link, key=lambda claim: (-claim.grade, claim.id))
    action = next((name for name in place if graph.concepts[name].kind is ConceptKind.INSULIN_ACTION), "")
    return Cut(
        place=place,
        opens=opens,
        claims=tuple(claim.id for claim in best),
        grade=best[0].grade if best else 0,
        acting=tuple(claim.id for name in place for claim in _acting_on(graph, name)),
        action=action,
        statuses=graph.concepts[action].status if action else {},
    )


def _acting_on(graph: ConceptGraph, concept: str) -> Iterable[Claim]:
    into = [
        claim
        for claim in graph.claims_to(concept, MOST_LOOKED_AT)
        if claim.relation.kind in LINKING and graph.concepts[claim.cause].kind in ACTING
    ]
    return sorted(into, key=lambda claim: (-claim.grade, claim.id))
