"""Detours: ways along the free lanes between columns and rows, for arrows that no line and no single curve can take."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from causal_atlas.diagrams.geometry import BOX_WIDTH, PITCH_X, PITCH_Y, Array
from causal_atlas.diagrams.ports import Ports

BEYOND = 1
"""How many lanes beyond the two boxes are tried on each side."""
MOST_LANES = 8
CORNER = 22.0
"""Radius of a corner."""
SHIFTS = (0, -1, 1, -2, 2)
"""A detour may run beside the middle of its lanes, so that several fit into one."""
_SHIFT_LANE, _SHIFT_BESIDE, _SHIFT_ACROSS = 7.0, 6.0, 12.0
_LENGTH, _BEND, _BASE = 1 / 260, 0.22, 0.9


class Lanes:
    """The middles of the free lanes of a drawing: x between columns, y between rows."""

    def __init__(self, ports: Ports) -> None:
        self.ports = ports
        self.x = _lanes(ports.centre[:, 0], PITCH_X / 2)
        self.y = _lanes(ports.centre[:, 1], PITCH_Y / 2)

    def ways(self, cause: int, effect: int, shift: int = 0) -> Array:
        """Level and upright ways from one box to another: corners with both ends, (C, 6, 2), the last repeated."""
        (x0, y0), (x1, y1) = self.ports.centre[cause].tolist(), self.ports.centre[effect].tolist()
        side, flat, lane = shift * _SHIFT_BESIDE, shift * _SHIFT_ACROSS, shift * _SHIFT_LANE
        near_x, near_y = PITCH_X / 2, PITCH_Y / 2
        found: list[list[tuple[float, float]]] = []
        xs, ys = _between(self.x, x0, x1) + lane, _between(self.y, y0, y1) + lane
        y_out, y_in, x_out, x_in = y0 + side, y1 + side, x0 + flat, x1 + flat
        for x in xs.tolist():
            if min(abs(x - x0), abs(x - x1)) > BOX_WIDTH / 2:
                found.append([(x, y_out), (x, y_in)])
        for y in ys.tolist():
            if min(abs(y - y0), abs(y - y1)) > 24:
                found.append([(x_out, y), (x_in, y)])
        for s in (-1, 1):
            for t in (-1, 1):
                x, y = x0 + s * near_x + lane, y1 + t * near_y + lane
                found.append([(x, y_out), (x, y), (x_in, y)])
                x, y = x1 + s * near_x + lane, y0 + t * near_y + lane
                found.append([(x_out, y), (x, y), (x, y_in)])
                first, last = x0 + s * near_x + lane, x1 + t * near_x + lane
                found += [[(first, y_out), (first, y), (last, y), (last, y_in)] for y in ys.tolist()]
                first, last = y0 + s * near_y + lane, y1 + t * near_y + lane
                found += [[(x_out, first), (x, first), (x, last), (x_in, last)] for x in xs.tolist()]
        return np.array([self._closed(cause, effect, way) for way in found], float)

    def _closed(self, cause: int, effect: int, way: list[tuple[float, float]]) -> list[tuple[float, float]]:
        """A way with its ends on the borders, padded to six points."""
        points = [self._port(cause, way[0]), *way, self._port(effect, way[-1])]
        return points + [points[-1]] * (6 - len(points))

    def _port(self, box: int, corner: tuple[float, float]) -> tuple[float, float]:
        """The point on the border of a box from which a level or upright line reaches the corner."""
        x, y = self.ports.centre[box].tolist()
        number = np.array([box])
        if abs(corner[1] - y) <= 20:
            point = self.ports.beside(number, np.array([1.0 if corner[0] > x else -1.0]), np.array([corner[1] - y]))
        else:
            point = self.ports.across(number, np.array([1.0 if corner[1] > y else -1.0]), np.array([corner[0] - x]))
        return float(point[0, 0]), float(point[0, 1])


def way_costs(ways: Array) -> Array:
    """Cost of length and bends, (C, 6, 2) → (C,)."""
    steps = np.abs(np.diff(ways, axis=1)).sum(axis=2)
    bends = (steps > 0.5).sum(axis=1) - 1
    cost: Array = _BASE + steps.sum(axis=1) * _LENGTH + _BEND * bends
    return cost


def rounded(way: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The controls of a smooth line along a way: its corners, held tight where the pieces beside them are long.

    >>> rounded([(0, 0), (100, 0), (100, 10)])
    [(0, 0), (78.0, 0.0), (100, 0), (100, 10)]
    """
    corners = [point for number, point in enumerate(way) if not number or point != way[number - 1]]
    smooth = [corners[0]]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        smooth += [*_held(corner, before), corner, *_held(corner, after)]
    return [*smooth, corners[-1]]


def _held(corner: tuple[float, float], other: tuple[float, float]) -> list[tuple[float, float]]:
    """A control on the line to the next corner, when that is far enough."""
    reach = abs(other[0] - corner[0]) + abs(other[1] - corner[1])
    if reach < 2 * CORNER:
        return []
    share = CORNER / reach
    return [(corner[0] + (other[0] - corner[0]) * share, corner[1] + (other[1] - corner[1]) * share)]


def _lanes(middles: Array, half: float) -> Array:
    return np.unique(np.round(np.concatenate([middles - half, middles + half])))


def _between(lanes: Array, one: float, other: float) -> Array:
    """Lanes between two coordinates and a few beyond, thinned when there are many."""
    low, high = min(one, other), max(one, other)
    first, last = int(np.searchsorted(lanes, low)), int(np.searchsorted(lanes, high))
    chosen = lanes[max(0, first - BEYOND - 1) : last + BEYOND + 1]
    return chosen if len(chosen) <= MOST_LANES else chosen[np.linspace(0, len(chosen) - 1, MOST_LANES).astype(int)]
