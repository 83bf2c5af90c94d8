"""In which step of a scene everything comes: what was there before at once, each newcomer with its arrows after that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import ceil

from causal_atlas.diagrams.diagram import Diagram, Rect

MOST_STEPS = 5
"""Newcomers of a scene come in at most so many steps, several at once where there are more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The step in which each part of a drawing is seen; 0 from the start."""

    concepts: Mapping[str, int]
    arrows: Mapping[str, int]
    """By the id of the arrow."""
    regions: tuple[int, ...]
    """In the order of the drawing."""

    @property
    def count(self) -> int:
        """How many steps there are after the start."""
        return max((*self.concepts.values(), *self.arrows.values()), default=0)


def steps(diagram: Diagram, order: Iterable[str], before: Diagram | None) -> Steps:
    """The steps of a drawing after the one before it; a drawing after none begins with its first concept.

    Args:
        diagram: what is drawn.
        order: its concepts as they arrive.
        before: what was seen before, and stays where it was.
    """
    shown = {box.concept for box in diagram.boxes}
    order = [name for name in order if name in shown]
    known = {box.concept for box in before.boxes} & shown if before else set()
    staying = known or set(order[:1])
    old = {arrow.id for arrow in before.arrows} if before else set()
    joined = [arrow.id for arrow in diagram.arrows if {arrow.cause, arrow.effect} <= staying and arrow.id not in old]
    # New arrows among what was there come first: they are what the scene is about.
    concepts = _arriving(order, staying, 1 if joined else 0)
    arrows = {
        arrow.id: 1 if arrow.id in joined else max(concepts[arrow.cause], concepts[arrow.effect]) for arrow in diagram.arrows
    }
    regions = tuple(min(_within(diagram, concepts, region.rect), default=0) for region in diagram.regions)
    return Steps(concepts=concepts, arrows=arrows, regions=regions)


def _arriving(order: list[str], staying: Collection[str], first: int) -> dict[str, int]:
    newcomers = [name for name in order if name not in staying]
    at_once = max(1, ceil(len(newcomers) / MOST_STEPS))
    return dict.fromkeys(staying, 0) | {name: first + 1 + place // at_once for place, name in enumerate(newcomers)}


def _within(diagram: Diagram, concepts: Mapping[str, int], rect: Rect) -> list[int]:
    return [
        concepts[box.concept] for box in diagram.boxes if rect.left <= box.x <= rect.right and rect.top <= box.y <= rect.bottom
    ]
