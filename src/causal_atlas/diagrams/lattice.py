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

ROOMY_X, ROOMY_Y = 212, 104
"""Pitch of small drawings."""
MOST_ROOMY = 4
"""A drawing is small up to this many steps from its first to its last column, or row."""
GUTTER_X = (0, 60)
"""Least and most extra room between two columns of different organs."""
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
    frame = 2 * (REGION_PAD + MARGIN)
    pitch_x, gutter_x = _spread(ROOM[0] - HEXAGON_WIDTH - frame, (columns, len(beside)), (PITCH_X, ROOMY_X), GUTTER_X)
    pitch_y, gutter_y = _spread(ROOM[1] - BOX_HEIGHT - REGION_HEAD - frame, (rows, len(above)), (PITCH_Y, ROOMY_Y), GUTTER_Y)
    return {
        name: Place(
            column * pitch_x + gutter_x * sum(1 for border in beside if border <= column),
            row * pitch_y + gutter_y * sum(1 for border in above if border <= row),
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


def _spread(room: float, steps: tuple[int, int], pitches: tuple[int, int], gutters: tuple[int, int]) -> tuple[int, int]:
    """The pitch, and the extra room at borders of organs, that make good use of the room.

    Args:
        room: what there is between the first and the last line.
        steps: how many steps between lines there are, and how many of them are borders.
        pitches: least and greatest pitch.
        gutters: least and greatest extra room at a border.
    """
    count, borders = steps
    spare = room - count * pitches[0] - borders * gutters[0]
    # Small drawings get longer arrows, on which marks have room; large ones stay tight, for newcomers need the rest.
    wider = pitches[1] - pitches[0] if count <= MOST_ROOMY else 0
    pitch = pitches[0] + _fours(spare / count if count else 0, wider)
    spare -= count * (pitch - pitches[0])
    return pitch, gutters[0] + _fours(spare / borders if borders else 0, gutters[1] - gutters[0])


def _fours(length: float, most: int) -> int:
    """The length as a multiple of four, at least 0 and at most `most`."""
    return max(0, min(most, int(length) - int(length) % 4))
