"""A loop as a ring: boxes clockwise on a rounded rectangle, on the grid of the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from causal_atlas.diagrams.geometry import PITCH_X, PITCH_Y
from causal_atlas.views.view import Place

ROWS = ((2, 1), (4, 2), (8, 3), (12, 4), (16, 5), (19, 6))
"""Up to so many boxes: so many rows. More take `MOST_ROWS`, which is what a screen holds at a readable size."""
MOST_ROWS = 7
STEP_Y = {1: 0.0, 2: 2.0, 3: 2.0, 4: 2.0, 5: 1.5, 6: 1.25, 7: 1.0}
"""Rows → how many pitches apart they are, so that a small ring has room inside."""
WIDE = 3
"""A row of up to so many boxes has one and a half pitches between them."""
ORIGIN = Place(0, 0)


def ring_places(concepts: Sequence[str], centre: Place = ORIGIN) -> dict[str, Place]:
    """Places of the concepts of a loop, each once and in its order, clockwise from the upper left.

    Neighbours on the loop are neighbours on the ring, no box overlaps another, and up to 22 fit on a screen at a readable size;
    the upper and the lower row hold the rest, and the sides one box a row.

    Args:
        concepts: the concepts of a loop, without the repetition of the first.
        centre: the middle of the ring.

    >>> ring_places(["a", "b", "c"])
    {'a': Place(x=0, y=-96), 'b': Place(x=140, y=96), 'c': Place(x=-140, y=96)}
    """
    size = len(concepts)
    rows = next((rows for most, rows in ROWS if size <= most), MOST_ROWS)
    sides = max(rows - 2, 0)
    top = (size - 2 * sides) // 2 if rows > 1 else size
    bottom = size - 2 * sides - top
    step_x = PITCH_X * 1.5 if max(top, bottom) <= WIDE else float(PITCH_X)
    step_y = PITCH_Y * STEP_Y[rows]
    edge = step_x * (max(top, bottom) - 1) / 2 + _bulge(max(top, bottom), step_x)
    upper, lower = -step_y * (rows - 1) / 2, step_y * (rows - 1) / 2
    inner = [upper + step_y * row for row in range(1, rows - 1)]
    spots = [
        *((x, upper) for x in _spread(top, step_x)),
        *((edge, y) for y in inner),
        *((x, lower) for x in reversed(_spread(bottom, step_x))),
        *((-edge, y) for y in reversed(inner)),
    ]
    return {name: Place(centre.x + round(x), centre.y + round(y)) for name, (x, y) in zip(concepts, spots, strict=True)}


def _bulge(boxes: int, step: float) -> float:
    """How far the sides stand out beyond the rows: as far as the screen allows."""
    return step / 2 if boxes < 6 else 0.0


def _spread(count: int, step: float) -> list[float]:
    """Evenly spaced around the middle."""
    return [step * (place - (count - 1) / 2) for place in range(count)]
