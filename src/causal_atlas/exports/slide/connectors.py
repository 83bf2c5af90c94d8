"""Routes as connectors: which one of the connectors of DrawingML, where it stands, and what bends it how far."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from causal_atlas.exports.slide.drawingml import Frame, preset

_LEAST = 12_700
"""The least extent along which something is bent: adjustments are shares of it."""


def connector_of(corners: Sequence[tuple[int, int]]) -> tuple[Frame, str]:
    """The frame and the geometry of a connector through corners, in EMU; between them it runs level and upright by turns.

    A connector starts at the left upper corner of its frame, to the right. Another start is the same turned or mirrored.

    >>> frame, geometry = connector_of([(0, 0), (10, 0), (10, 20)])
    >>> "curvedConnector2" in geometry, frame.width, frame.height
    (True, 10, 20)
    """
    (x, y), (to_x, to_y) = corners[0], corners[-1]
    left, top, wide, tall = min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y)
    if len(corners) == 2:
        frame = Frame(left, top, wide, tall, flip_x=to_x < x, flip_y=to_y < y)
        return frame, preset("straightConnector1")
    level_first = corners[1][1] == y and (corners[1][0] != x or corners[2][1] != y)
    if len(corners) > 3:
        wide, tall = max(wide, _LEAST), max(tall, _LEAST)
    if level_first:
        frame = Frame(left, top, wide, tall, flip_x=to_x < x, flip_y=to_y < y)
        shares = [((cx - x) / _signed(to_x - x, wide), (cy - y) / _signed(to_y - y, tall)) for cx, cy in corners]
    else:
        # Turned by a quarter, what ran to the right runs down, and what ran down runs to the left.
        middle_x, middle_y = left + wide / 2, top + tall / 2
        frame = Frame(
            round(middle_x - tall / 2), round(middle_y - wide / 2), tall, wide, turn=90, flip_x=to_y < y, flip_y=to_x > x
        )
        shares = [((cy - y) / _signed(to_y - y, tall), (cx - x) / _signed(to_x - x, wide)) for cx, cy in corners]
    return frame, preset(f"curvedConnector{len(corners) - 1}", _adjusts(shares))


def _signed(length: int, least: int) -> int:
    return least if length >= 0 else -least


def _adjusts(shares: Sequence[tuple[float, float]]) -> dict[str, int]:
    """How far along each inner piece lies: pieces run level and upright by turns, and the first and the last are given."""
    inner = list(pairwise(shares))[1:-1]
    return {f"adj{number}": round(one[0 if number % 2 else 1] * 100_000) for number, (one, _) in enumerate(inner, 1)}
