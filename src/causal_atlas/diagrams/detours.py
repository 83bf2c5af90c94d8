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
SHIFTS = (-1, 1, -2, 2)
"""A detour may run beside the middle of its lanes, so that several fit into one."""
_SHIFT_LANE, _SHIFT_BESIDE, _SHIFT_ACROSS = 7.0, 9.0, 12.0
_LENGTH, _BEND, _BASE = 1 / 260, 0.22, 0.9

_Point = tuple[float, float]
_Way = tuple[_Point, _Point, _Point, _Point, _Point, _Point]


class Lanes:
    """The middles of the free lanes of a drawing: x between columns, y between rows."""

    def __init__(self, ports: Ports) -> None:
        self.ports = ports
        self.x = _lanes(ports.centre[:, 0], PITCH_X / 2)
        self.y = _lanes(ports.centre[:, 1], PITCH_Y / 2)
        self.sides, self.flats = _middles(ports)
        self.centre: list[list[float]] = ports.centre.tolist()

    def ways(self, cause: int, effect: int) -> Array:
        """Level and upright ways from one box to another: corners with both ends, (C, 6, 2), the last repeated."""
        (x0, y0), (x1, y1) = self.centre[cause], self.centre[effect]
        xs, ys = _between(self.x, x0, x1).tolist(), _between(self.y, y0, y1).tolist()
        near_x, near_y = PITCH_X / 2, PITCH_Y / 2
        found: list[_Way] = []
        upright = [x for x in xs if min(abs(x - x0), abs(x - x1)) > BOX_WIDTH / 2]
        for sign in (-1, 1):
            for other in (-1, 1):
                side, flat = self.sides[sign][cause], self.flats[sign][cause]
                to_side, to_flat = self.sides[other][effect], self.flats[other][effect]
                found += [
                    (side, (x, y0), (x, y1), to_side, to_side, to_side)
                    for x in upright
                    if (x - x0) * sign > 0 and (x - x1) * other > 0
                ]
                found += [
                    (flat, (x0, y), (x1, y), to_flat, to_flat, to_flat)
                    for y in ys
                    if (y - y0) * sign > 0 and (y - y1) * other > 0
                ]
                first, last = x0 + sign * near_x, y1 + other * near_y
                found.append((side, (first, y0), (first, last), (x1, last), to_flat, to_flat))
                first, last = y0 + sign * near_y, x1 + other * near_x
                found.append((flat, (x0, first), (last, first), (last, y1), to_side, to_side))
                first, last = x0 + sign * near_x, x1 + other * near_x
                found += [(side, (first, y0), (first, y), (last, y), (last, y1), to_side) for y in ys]
                first, last = y0 + sign * near_y, y1 + other * near_y
                found += [(flat, (x0, first), (x, first), (x, last), (x1, last), to_flat) for x in xs]
        numbers = [value for way in found for point in way for value in point]
        return np.array(numbers, float).reshape(-1, 6, 2)

    def shifted(self, cause: int, effect: int, ways: Array, shift: int) -> Array:
        """The same ways a little beside the middle of their lanes and of the sides that they leave and reach."""
        return np.array([self._shifted(cause, effect, way, shift) for way in ways.tolist()], float)

    def _shifted(self, cause: int, effect: int, way: list[list[float]], shift: int) -> list[list[float]]:
        corners = [point for number, point in enumerate(way) if not number or point != way[number - 1]][1:-1]
        moved = [[x + shift * _SHIFT_LANE, y + shift * _SHIFT_LANE] for x, y in corners]
        ends = []
        for box, corner, new in ((cause, corners[0], moved[0]), (effect, corners[-1], moved[-1])):
            x, y = self.centre[box]
            beside = abs(corner[1] - y) < 1
            sign = 1 if (corner[0] > x if beside else corner[1] > y) else -1
            middle = (self.sides if beside else self.flats)[sign][box]
            if beside:
                new[1] = y + shift * _SHIFT_BESIDE
                ends.append([middle[0] - sign * self.ports.sunk(box, sign, shift * _SHIFT_BESIDE), new[1]])
            else:
                new[0] = x + shift * _SHIFT_ACROSS
                ends.append([new[0], middle[1]])
        points = [ends[0], *moved, ends[1]]
        return points + [points[-1]] * (6 - len(points))


def _middles(ports: Ports) -> tuple[dict[int, list[_Point]], dict[int, list[_Point]]]:
    """The middles of the left (−1) and right (1) sides, and of the upper and lower ones, of every box."""
    every, zero = np.arange(len(ports.centre)), np.zeros(len(ports.centre))
    signs = {sign: np.full(len(every), float(sign)) for sign in (-1, 1)}
    sides = {sign: [(x, y) for x, y in ports.beside(every, signs[sign], zero).tolist()] for sign in (-1, 1)}
    flats = {sign: [(x, y) for x, y in ports.across(every, signs[sign], zero).tolist()] for sign in (-1, 1)}
    return sides, flats


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
