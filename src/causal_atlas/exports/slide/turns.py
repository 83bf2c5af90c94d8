"""Arrows that bend, as one of the curved connectors that presentation programs keep glued.

Such a connector follows a line of level and upright pieces whose corners it rounds. `turned` looks for the one that runs
into no box and stays nearest to the arrow as it is drawn elsewhere; where a straight line between other places of the two
boxes does, it takes that, which every program draws alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import hypot

import numpy as np

from causal_atlas.diagrams.diagram import Box, Point
from causal_atlas.diagrams.geometry import NORMALS, Array, segments_cross, segments_hit
from causal_atlas.diagrams.path import sampled
from causal_atlas.diagrams.ports import Ports

STUB = 14.0
"""The least first and last piece."""
AIR = 5.0
"""How near a curve may come to a box it does not concern."""
_HIT, _TAKEN, _CROSSING, _CORNER, _SLANTED = 1000.0, 40.0, 12.0, 6.0, 8.0
"""What it costs to run into a box, to begin or end where another arrow does, to cross one, to have a corner, and to be straight
but neither level nor upright; against a mean distance from what is wanted in drawing units."""
_STRAIGHT = 0.3
"""How much the distance of a straight line counts."""
_STEEP = 0.3
"""Least cosine between a straight line and the normal of the side it meets."""
_APART = 9.0
"""Nearer than this the ends of two arrows are in each other's way."""
_ROOM = (19.0, 24.0)
"""How far from a box the middle of the way between two columns, and between two rows, is at least."""
_STEPS, _COARSE = 8, 4
"""Chords for each corner."""
_SAMPLES = 4 * (_STEPS + 1)
"""Points of the longest curve."""
_BATCH, _MOST = 32, 320
"""How many ways are tried at a time and in all, the nearest to what is wanted first."""
_OFFSETS = {0: (0.0, -10.0, 10.0), 1: (0.0, -24.0, 24.0)}

_Way = tuple[float, tuple[Point, ...]]
"""What a way costs, and its corners."""


def turned(
    arrow: tuple[int, int], route: Sequence[Point], boxes: Sequence[Box], others: Sequence[Sequence[Point]]
) -> tuple[Point, ...]:
    """The corners of the connector, from the border of the cause to the border of the effect.

    Args:
        arrow: the places of its cause and its effect in `boxes`.
        route: how it is drawn elsewhere.
        boxes: all boxes of the drawing.
        others: the routes of the arrows that have theirs.
    """
    wanted = np.array(sampled(route), float)
    wanted = wanted[np.linspace(0, len(wanted) - 1, 17).astype(int)]
    chords = [np.array([other], float) if len(other) == 2 else _chords(other) for other in others]
    lines = np.concatenate([np.zeros((0, 2, 2)), *chords])
    taken = [end for other in others for end in (other[0], other[-1])]
    ports = Ports(boxes)
    starts, ends = _nearest(ports, arrow[0], wanted[0], wanted[2]), _nearest(ports, arrow[1], wanted[-1], wanted[-3])
    best: _Way = (float("inf"), (route[0], route[-1]))
    # Ways with four corners are many, and only looked at where all others run into something.
    for corners in (3, 4):
        ways = []
        for (start, out), (end, into) in product(starts, ends):
            crowd = sum(_TAKEN for point, other in product((start, end), taken) if _near(point, other))
            between = _between(start, out, end, into, wanted, long=corners > 3)
            ways += _ranked([(start, *each, end) for each in between], wanted, crowd)
        best = min(best, _cheapest(sorted(ways), boxes, arrow, lines))
        if best[0] < _HIT:
            break
    return best[1]


def _ranked(ways: Sequence[tuple[Point, ...]], wanted: Array, crowd: float) -> list[_Way]:
    """Ways with what they cost before anything is known of what they run into."""
    found: list[_Way] = []
    for count in sorted({len(way) for way in ways}):
        alike = [way for way in ways if len(way) == count]
        far = _away(smooth(np.array(alike, float)), wanted)
        costs = far * _STRAIGHT + np.array([_slant(way) for way in alike]) if count == 2 else far + _CORNER * count
        found += zip((crowd + costs).tolist(), alike, strict=True)
    return found


def _cheapest(ways: Sequence[_Way], boxes: Sequence[Box], arrow: tuple[int, int], lines: Array) -> _Way:
    """The cheapest of ways that are in the order of their costs, with what it runs into."""
    best: _Way = (float("inf"), ())
    for first in range(0, min(len(ways), _MOST), _BATCH):
        batch = ways[first : first + _BATCH]
        # What a way runs into can only make it dearer: dearer ones than the best need not be looked at.
        if batch[0][0] >= best[0]:
            break
        curves = np.stack([_curve(way) for _, way in batch])
        totals = np.array([cost for cost, _ in batch]) + _troubles(curves, boxes, arrow, lines)
        place = int(totals.argmin())
        if totals[place] < best[0]:
            best = float(totals[place]), batch[place][1]
    return best


def _curve(way: Sequence[Point]) -> Array:
    """As many points for every way, so that ways of all lengths are tried together: the last is repeated."""
    curve = smooth(np.array(way, float))
    return np.concatenate([curve, np.repeat(curve[-1:], _SAMPLES - len(curve), axis=0)])


def smooth(lines: Array, steps: int = _STEPS) -> Array:
    """Points along the curves of connectors whose level and upright pieces meet at corners; (…, corners, 2) → (…, P, 2).

    Each corner is rounded from the middle of one piece to the middle of the next, as ECMA-376 part 1 (presetShapeDefinitions)
    has it for `curvedConnector2` to `5`.
    """
    if lines.shape[-2] == 2:
        t = np.linspace(0, 1, 2 * steps + 1)[:, None]
        return np.asarray(lines[..., :1, :] * (1 - t) + lines[..., 1:, :] * t)
    corners = lines[..., 1:-1, :]
    middles = (corners[..., :-1, :] + corners[..., 1:, :]) / 2
    stops = np.concatenate([lines[..., :1, :], middles, lines[..., -1:, :]], axis=-2)
    before, after = stops[..., :-1, None, :], stops[..., 1:, None, :]
    one, other = (before + corners[..., None, :]) / 2, (corners[..., None, :] + after) / 2
    t = np.linspace(0, 1, steps + 1)[:, None]
    back = 1 - t
    pieces = back**3 * before + 3 * back**2 * t * one + 3 * back * t**2 * other + t**3 * after
    return np.asarray(pieces.reshape(*pieces.shape[:-3], -1, 2))


def way_of(corners: Sequence[Point]) -> tuple[Point, ...]:
    """The same curve as a route that `causal_atlas.diagrams.path` draws: its points close together, at even distances."""
    if len(corners) == 2:
        return tuple(corners)
    return tuple(Point(x, y) for x, y in _even(smooth(np.array(corners, float)), 33).tolist())


def _lines(wanted: Array, axis: int) -> tuple[float, ...]:
    """Where a piece may run: along the edges of the route and through its middle."""
    values = wanted[:, axis]
    found = (values.min(), values.max(), values[len(values) // 2], values[len(values) // 4], values[3 * len(values) // 4])
    return tuple(sorted({round(float(value), 1) for value in found}))


def _nearest(ports: Ports, box: int, at: Array, ahead: Array) -> tuple[tuple[Point, int], ...]:
    """Ports of a box with their sides: on the side where the route is, and on that to which it heads."""
    found = []
    way = ahead - ports.centre[box]
    sides = {0 if way[0] > 0 else 2, 1 if way[1] > 0 else 3}
    for side in sorted(sides):
        for offset in _OFFSETS[side % 2]:
            number, sign = np.array([box]), np.array([1.0 if side < 2 else -1.0])
            places = ports.across if side % 2 else ports.beside
            (x, y) = places(number, sign, np.array([offset]))[0].tolist()
            found.append((Point(x, y), side))
    # Nearest to where the arrow meets the box elsewhere.
    return tuple(sorted(found, key=lambda each: float(np.hypot(each[0].x - at[0], each[0].y - at[1])))[:4])


def _slant(way: Sequence[Point]) -> float:
    """What a straight line costs for being neither level nor upright."""
    start, end = way
    return _SLANTED if abs(start.x - end.x) > 0.5 and abs(start.y - end.y) > 0.5 else 0.0


def _near(one: Point, other: Point) -> bool:
    return abs(one.x - other.x) < _APART and abs(one.y - other.y) < _APART


def _between(start: Point, out: int, end: Point, into: int, wanted: Array, *, long: bool) -> Iterator[tuple[Point, ...]]:
    """The corners of every connector from one side to another that leaves and arrives at a right angle.

    Args:
        start: where it leaves.
        out: the side there.
        end: where it arrives.
        into: the side there.
        wanted: near which points it is to run, (P, 2).
        long: whether it has four corners, else at most three.
    """
    xs, ys = _lines(wanted, 0), _lines(wanted, 1)
    level_out, level_in = out % 2 == 0, into % 2 == 0
    found: list[tuple[Point, ...]] = []
    if level_out and level_in:
        reach = (*xs, start.x + NORMALS[out][0] * _ROOM[0], end.x + NORMALS[into][0] * _ROOM[0])
        if long:
            steps = product(reach, ys, reach)
            found = [(Point(x, start.y), Point(x, y), Point(other, y), Point(other, end.y)) for x, y, other in steps]
        else:
            found = [(Point(x, start.y), Point(x, end.y)) for x in reach]
    elif not level_out and not level_in:
        reach = (*ys, start.y + NORMALS[out][1] * _ROOM[1], end.y + NORMALS[into][1] * _ROOM[1])
        if long:
            steps = product(reach, xs, reach)
            found = [(Point(start.x, y), Point(x, y), Point(x, other), Point(end.x, other)) for y, x, other in steps]
        else:
            found = [(Point(start.x, y), Point(end.x, y)) for y in reach]
    elif level_out and not long:
        found = [(Point(end.x, start.y),), *((Point(x, start.y), Point(x, y), Point(end.x, y)) for x, y in product(xs, ys))]
    elif not long:
        found = [(Point(start.x, end.y),), *((Point(start.x, y), Point(x, y), Point(x, end.y)) for x, y in product(xs, ys))]
    if not long and min(_facing(start, end, out), _facing(end, start, into)) > _STEEP:
        yield ()
    yield from (each for each in found if _leaves(start, each[0], out) and _leaves(end, each[-1], into))


def _leaves(port: Point, corner: Point, side: int) -> bool:
    across, down = NORMALS[side]
    return (corner.x - port.x) * across + (corner.y - port.y) * down >= STUB


def _facing(port: Point, aim: Point, side: int) -> float:
    """How squarely a line leaves a side: the cosine of the angle to its normal."""
    across, down = aim.x - port.x, aim.y - port.y
    return (across * NORMALS[side][0] + down * NORMALS[side][1]) / (hypot(across, down) or 1.0)


def _chords(corners: Sequence[Point]) -> Array:
    """The curve of a connector as segments; (S, 2, 2)."""
    curve = smooth(np.array(corners, float), _COARSE)
    return np.stack([curve[:-1], curve[1:]], axis=1)


def _away(curves: Array, wanted: Array) -> Array:
    """How far curves are from what is wanted, and that from them: mean distances in drawing units, (K, P, 2) → (K,)."""
    between = np.hypot(*np.moveaxis(curves[:, :, None] - wanted[None, None], -1, 0))
    return np.asarray((between.min(axis=1).mean(axis=1) + between.min(axis=2).mean(axis=1)) / 2)


def _troubles(curves: Array, boxes: Sequence[Box], arrow: tuple[int, int], lines: Array) -> Array:
    """What curves cost for running into boxes, and for crossing other arrows; (K, P, 2) → (K,)."""
    centre = np.array([(box.x, box.y) for box in boxes], float)
    half = np.array([(box.width / 2, box.height / 2) for box in boxes], float)
    air = np.full(len(boxes), AIR)
    air[list(arrow)] = -1.0
    low, high = centre - half - air[:, None], centre + half + air[:, None]
    start, end = curves[:, :-1, None], curves[:, 1:, None]
    hits = segments_hit(start, end, low, high).any(axis=1).sum(axis=1)
    # Where lines cross, a few chords tell it as well.
    few = curves[:, np.linspace(0, _SAMPLES - 1, 3 * _COARSE + 1).astype(int)]
    crossings = segments_cross(few[:, :-1, None], few[:, 1:, None], lines[:, 0], lines[:, 1]).sum(axis=(1, 2))
    return np.asarray(_HIT * hits + _CROSSING * crossings)


def _even(curve: Array, count: int) -> Array:
    """Points of a curve at even distances along it."""
    steps = np.hypot(*(curve[1:] - curve[:-1]).T)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.linspace(0, reached[-1], count)
    return np.stack([np.interp(at, reached, curve[:, axis]) for axis in (0, 1)], axis=1)
