"""How good a drawing is, as numbers: what the layout report prints and the tests hold at zero."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from causal_atlas.diagrams.diagram import Arrow, Box, Diagram, Rect
from causal_atlas.diagrams.geometry import Array, overlap, pills, rect_of, segments_cross, segments_hit, zoom_at_fit
from causal_atlas.diagrams.metrics import LABEL_SIZE
from causal_atlas.diagrams.path import sampled
from causal_atlas.diagrams.region_names import name_rect
from causal_atlas.views.view import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """The faults of a drawing, counted."""

    concepts: int
    arrows: int
    overlaps: int
    """Pairs of boxes that overlap."""
    through: int
    """Arrows that run through a concept they do not concern."""
    covered: int
    """Arrows that run under a pill."""
    crossings: int
    coinciding: int
    """Pairs of arrows that leave and reach the same points."""
    slanted: int
    """Arrows that are neither level nor upright."""
    detours: int
    """Arrows that have to turn corners."""
    names: int
    """Arrows across the name of an organ."""
    foreign: int
    """Concepts inside the region of another organ."""
    regions_overlap: int
    label: float
    """Size of a label in px when the drawing fits 1040 × 660."""

    @property
    def fault(self) -> float:
        """One number to compare drawings of the same concepts: the lower the better."""
        return (
            50.0 * (self.overlaps + self.foreign + self.regions_overlap + self.coinciding)
            + 6.0 * self.through
            + 2.0 * self.covered
            + 1.5 * self.crossings
            + 0.35 * self.slanted
            + 0.6 * (self.detours + self.names)
            + 8.0 * max(0.0, 12.0 - self.label)
        )


def measure(diagram: Diagram) -> Quality:
    """Count the faults of a drawing."""
    ways = [polyline(arrow) for arrow in diagram.arrows]
    return Quality(
        concepts=len(diagram.boxes),
        arrows=len(diagram.arrows),
        overlaps=sum(overlap(rect_of(a), rect_of(b)) for a, b in combinations(diagram.boxes, 2)),
        through=sum(_passes(way, arrow, diagram.boxes) for way, arrow in zip(ways, diagram.arrows, strict=True)),
        covered=sum(_covered(way, diagram.boxes) for way in ways),
        crossings=_crossings(ways),
        coinciding=_coinciding(diagram.arrows),
        slanted=sum(
            len(arrow.route) == 3 or min(abs(arrow.route[0].x - arrow.route[1].x), abs(arrow.route[0].y - arrow.route[1].y)) > 0.5
            for arrow in diagram.arrows
        ),
        detours=sum(len(arrow.route) > 3 for arrow in diagram.arrows),
        names=sum(_hits(way, [name_rect(region) for region in diagram.regions]) for way in ways),
        foreign=sum(
            overlap(region.rect, rect_of(box)) for region in diagram.regions for box in diagram.boxes if box.organ != region.organ
        ),
        regions_overlap=sum(overlap(a.rect, b.rect) for a, b in combinations(diagram.regions, 2) if a.organ != b.organ),
        label=LABEL_SIZE * zoom_at_fit(diagram.bounds),
    )


def moved(before: Mapping[str, Place], after: Mapping[str, Place]) -> int:
    """How many concepts stand elsewhere than before.

    >>> moved({"a": Place(0, 0)}, {"a": Place(0, 0), "b": Place(188, 0)})
    0
    """
    return sum(after.get(name) != place for name, place in before.items() if name in after)


def polyline(arrow: Arrow) -> Array:
    """The way of an arrow as points, (steps + 1, 2)."""
    return np.array(sampled(arrow.route), float)


def _passes(way: Array, arrow: Arrow, boxes: Sequence[Box]) -> bool:
    return _hits(way, [rect_of(box) for box in boxes if box.concept not in (arrow.cause, arrow.effect)])


def _covered(way: Array, boxes: Sequence[Box]) -> bool:
    return _hits(way, [Rect(rect.left, rect.top + 0.5, rect.right, rect.bottom - 0.5) for box in boxes for rect in pills(box)])


def _hits(way: Array, rects: Sequence[Rect]) -> bool:
    """Whether a way touches any of some rectangles."""
    each = np.array(rects, float).reshape(-1, 4)
    return bool(segments_hit(way[:-1, None], way[1:, None], each[None, :, :2], each[None, :, 2:]).any())


def _crossings(ways: Sequence[Array]) -> int:
    """Pairs of arrows that cross."""
    pieces = [np.stack([way[:-1], way[1:]], axis=1) for way in ways]
    found = 0
    for number, piece in enumerate(pieces[:-1]):
        rest = np.concatenate(pieces[number + 1 :])
        owners = np.repeat(np.arange(len(pieces) - number - 1), [len(each) for each in pieces[number + 1 :]])
        crossed = segments_cross(piece[:, None, 0], piece[:, None, 1], rest[None, :, 0], rest[None, :, 1]).any(axis=0)
        found += len(np.unique(owners[crossed]))
    return found


def _coinciding(arrows: Sequence[Arrow]) -> int:
    """Pairs of arrows that lie on each other, in whichever direction."""
    seen: dict[frozenset[tuple[float, float]], int] = {}
    for arrow in arrows:
        if len(arrow.route) == 2:
            key = frozenset((round(point.x), round(point.y)) for point in arrow.route)
            seen[key] = seen.get(key, 0) + 1
    return sum(count - 1 for count in seen.values())
