"""From columns and rows to drawing units: one pitch for all, and a little more where two organs meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from causal_atlas.diagrams.geometry import (
    BOX_HEIGHT,
    HEXAGON_WIDTH,
    MARGIN,
    PITCH_X,
    PITCH_Y,
    REGION_HEAD,
    REGION_PAD,
    ROOM,
)
from causal_atlas.views.view import Place

GUTTER_X = 60
"""Most extra room between two columns of different organs."""
GUTTER_Y = (24, 40)
"""Least and most extra room between two rows of different organs: the lower one needs room for its name."""
CHAIN_PITCH = 236
"""Widest pitch of the columns of a chain: room for an arrow with its mark."""

Cell = tuple[int, int]


def organ_places(cells: Mapping[str, Cell], organs: Mapping[str, str]) -> dict[str, Place]:
    """Places of concepts arranged by organ.

    Args:
        cells: column and row of every concept.
        organs: the organ of every concept.
    """
    extents: dict[str, tuple[int, int, int, int]] = {}
    for name, (column, row) in cells.items():
        left, top, right, bottom = extents.get(organs[name], (column, row, column, row))
        extents[organs[name]] = (min(left, column), min(top, row), max(right, column), max(bottom, row))
    beside = _borders(list(extents.values()), 0)
    above = _borders(list(extents.values()), 1)
    columns, rows = max(c for c, _ in cells.values()), max(r for _, r in cells.values())
    spare_x = ROOM[0] - (columns * PITCH_X + HEXAGON_WIDTH + 2 * REGION_PAD + 2 * MARGIN)
    spare_y = ROOM[1] - (rows * PITCH_Y + BOX_HEIGHT + 2 * REGION_PAD + REGION_HEAD + 2 * MARGIN)
    gutter_x = _gutter(spare_x, len(beside), (0, GUTTER_X))
    gutter_y = _gutter(spare_y, len(above), GUTTER_Y)
    return {
        name: Place(
            column * PITCH_X + gutter_x * sum(1 for border in beside if border <= column),
            row * PITCH_Y + gutter_y * sum(1 for border in above if border <= row),
        )
        for name, (column, row) in cells.items()
    }


def chain_places(cells: Mapping[str, Cell]) -> dict[str, Place]:
    """Places of concepts arranged as a chain: columns as wide apart as the room allows."""
    columns = max(column for column, _ in cells.values())
    fitting = int((ROOM[0] - HEXAGON_WIDTH - 2 * MARGIN) / max(columns, 1))
    pitch = max(PITCH_X, min(CHAIN_PITCH, fitting - fitting % 4))
    return {name: Place(column * pitch, row * PITCH_Y) for name, (column, row) in cells.items()}


def compact(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """The same arrangement without empty columns and rows, from (0, 0).

    >>> compact({"a": (2, 5), "b": (4, 5)})
    {'a': (0, 0), 'b': (1, 0)}
    """
    columns = sorted({column for column, _ in cells.values()})
    rows = sorted({row for _, row in cells.values()})
    return {name: (columns.index(column), rows.index(row)) for name, (column, row) in cells.items()}


def _borders(extents: Sequence[tuple[int, int, int, int]], axis: int) -> set[int]:
    """The columns (axis 0) or rows (axis 1) at which one organ begins right where another beside it ends."""
    across = 1 - axis
    return {
        other[axis]
        for one in extents
        for other in extents
        if one[axis + 2] + 1 == other[axis] and one[across] <= other[across + 2] and other[across] <= one[across + 2]
    }


def _gutter(spare: float, count: int, limits: tuple[int, int]) -> int:
    """The extra room at each of `count` borders, a multiple of four."""
    each = int(spare / count) if count else 0
    return max(limits[0], min(limits[1], each - each % 4))
