"""Straight ways for drawings that are too large to route: from border to border, those of one pair side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from causal_atlas.diagrams.diagram import Box, Point
from causal_atlas.diagrams.outlines import outline

APART = 10.0
"""Between two arrows of one pair of boxes, in drawing units."""


def straight(boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]) -> tuple[tuple[Point, Point], ...]:
    """The way of every arrow as (start, end), both on the borders of their boxes.

    Args:
        boxes: every box on the drawing.
        pairs: cause and effect of every arrow, as places in `boxes`.
    """
    total = Counter(map(frozenset, pairs))
    used: Counter[frozenset[int]] = Counter()
    found = []
    for cause, effect in pairs:
        both = frozenset((cause, effect))
        aside = (used[both] - (total[both] - 1) / 2) * APART
        used[both] += 1
        # Seen from the same end, so that arrows of opposite direction do not meet.
        found.append(_way(boxes[cause], boxes[effect], aside if cause < effect else -aside))
    return tuple(found)


def _way(cause: Box, effect: Box, aside: float) -> tuple[Point, Point]:
    length = hypot(effect.x - cause.x, effect.y - cause.y) or 1.0
    way = Point((effect.x - cause.x) / length, (effect.y - cause.y) / length)
    shift = Point(-way.y * aside, way.x * aside)
    back = Point(-way.x, -way.y)
    return _border(cause, shift, way), _border(effect, shift, back)


def _border(box: Box, shift: Point, way: Point) -> Point:
    """Where a line that starts in a box, `shift` from its centre, leaves it."""
    corners = outline(box.kind, box.width, box.height)
    reach = 0.0
    for (ax, ay), (bx, by) in pairwise([*corners, corners[0]]):
        across = way.x * (by - ay) - way.y * (bx - ax)
        if abs(across) < 1e-9:
            continue
        along = ((ax - shift.x) * (by - ay) - (ay - shift.y) * (bx - ax)) / across
        share = ((ax - shift.x) * way.y - (ay - shift.y) * way.x) / across
        if 0 <= share <= 1:
            reach = max(reach, along)
    return Point(round(box.x + shift.x + way.x * reach, 2), round(box.y + shift.y + way.y * reach, 2))
