"""Where the name of an organ stands above its region: at the left, or further right or higher where an arrow runs there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np

from causal_atlas.diagrams.diagram import Arrow, Box, Point, Rect, Region
from causal_atlas.diagrams.geometry import Array, Mask, rect_of, segments_hit
from causal_atlas.diagrams.metrics import LABEL_SIZE, text_width
from causal_atlas.diagrams.path import sampled
from causal_atlas.diagrams.regions import overlaps

INDENT = 14.0
"""How far a name usually stands from the left edge of its region."""
_ABOVE, _BELOW = 18.0, 4.0
"""How far above its region the upper and the lower edge of a name are."""
LIFTS = (0.0, 8.0, 14.0, 20.0, 26.0)
_STEP, _AIR = 2.0, 4.0


def name_rect(region: Region) -> Rect:
    """Where the name of an organ stands, above its region."""
    left, top = region.rect.left + INDENT + region.shift, region.rect.top - region.lift
    return Rect(left, top - _ABOVE, left + text_width(region.label, LABEL_SIZE, "semibold"), top - _BELOW)


def named(regions: Sequence[Region], arrows: Iterable[Arrow], boxes: Iterable[Box]) -> tuple[Region, ...]:
    """Regions with their names where no arrow passes, as far as there is such a place above them.

    >>> from causal_atlas.diagrams.diagram import Glyph, Point
    >>> route = (Point(20, -60), Point(20, 40))
    >>> arrow = Arrow(id="a", cause="a", effect="b", glyph=Glyph.INCREASES, claims=(), route=route, grade=1)
    >>> [region.shift for region in named([Region(organ="o", label="Blood", rect=Rect(0, 0, 160, 80))], [arrow], [])]
    [10.0]
    """
    if not regions:
        return ()
    lines = np.concatenate([np.zeros((0, 2, 2)), *(_chords(arrow.route) for arrow in arrows)])
    solid = np.array([*(region.rect for region in regions), *map(rect_of, boxes)], float).reshape(-1, 4)
    return tuple(_named(region, _near(region, lines), solid) for region in regions)


# A step changes few arrows; those of all others are where they were a moment ago.
@lru_cache(maxsize=4096)
def _chords(route: tuple[Point, ...]) -> Array:
    """An arrow as segments, (S, 2, 2)."""
    points = np.array(sampled(route), float)
    return np.stack([points[:-1], points[1:]], axis=1)


def _near(region: Region, lines: Array) -> Array:
    """The segments that reach into the strip above a region where its name may stand."""
    left, top, right, _ = region.rect
    right = max(right, name_rect(region).right)
    low, high = lines.min(axis=1), lines.max(axis=1)
    near = (high[:, 0] > left) & (low[:, 0] < right) & (high[:, 1] > top - _ABOVE - LIFTS[-1]) & (low[:, 1] < top)
    return np.asarray(lines[near])


def _named(region: Region, lines: Array, solid: Array) -> Region:
    """The region with its name moved as little as need be: to the right, else above what runs along its edge."""
    if not len(lines):
        return replace(region, shift=0.0, lift=0.0)
    for lift in LIFTS:
        raised = replace(region, shift=0.0, lift=lift)
        shift = _shift(raised, lines, solid)
        if shift is not None:
            return replace(raised, shift=shift)
    return replace(region, shift=0.0, lift=0.0)


def _shift(region: Region, lines: Array, solid: Array) -> float | None:
    """The least shift at which a name is free."""
    rect = name_rect(region)
    most = max(0.0, region.rect.right - INDENT - rect.right)
    shifts = np.arange(0.0, most + 0.1, _STEP)
    around = np.array([rect.left - _AIR, rect.top, rect.right + _AIR, rect.bottom]) + shifts[:, None] * np.array([1, 0, 1, 0])
    hit: Mask = segments_hit(lines[None, :, 0], lines[None, :, 1], around[:, None, :2], around[:, None, 2:])
    free = ~(hit.any(axis=1) | overlaps(around, solid).any(axis=1))
    return float(shifts[int(free.argmax())]) if free.any() else None
