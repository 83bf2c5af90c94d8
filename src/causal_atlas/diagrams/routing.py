"""Routing: where every arrow runs. A pure function of boxes and links, so that screen and files agree.

Straight where nothing is in the way, from the middle of a side to the middle of a side; else the gentlest quadratic curve
that passes nothing; else along the free lanes between columns and rows. Earlier arrows keep their way: later ones avoid
crossing them and ending where they end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from causal_atlas.diagrams.detours import SHIFTS, Lanes, rounded, way_costs
from causal_atlas.diagrams.diagram import Box, Point
from causal_atlas.diagrams.geometry import CLEARANCE, PILL_HEIGHT, Array, Ints, Mask, reserved, segments_hit
from causal_atlas.diagrams.ports import Ports
from causal_atlas.diagrams.straight import straight
from causal_atlas.diagrams.taken import Taken
from causal_atlas.knowledge.model import ConceptKind

KEPT_LINES, KEPT = 12, 8
"""How many straight candidates, and how many curves, of an arrow are looked at closely."""
BENDS = (36.0, 56.0, 80.0, 110.0, 150.0, 200.0, 270.0, 360.0)
"""How far the control point of a curve stands beside the middle of its arrow."""
MOST_ROUTED = 200
"""Boxes of a drawing whose arrows find a way around them. Above, which no screen shows, they run straight, behind the boxes: the
candidate ways would take minutes and gigabytes."""
STEPS = 8
"""Chords that stand for a curve when it is tested."""
_THROUGH, _COVERED, _MET, _SAME, _CURVED = 10.0, 5.0, 0.9, 8.0, 0.7
_DETOUR, _BOTHERED = 2.2, 4.5
"""Above this cost of line and curve, by themselves and with what they cross or meet, detours are tried."""
KEPT_WAYS = 5
_CROWDED = 0.8
"""Above this cost of meeting other arrows, a detour is also tried beside the middle of its lanes."""
_NEAR = 9.0
"""Two arrows that end nearer than this on one box look like one."""

Route = tuple[Point, ...]
Pair = tuple[int, int]


class _Way(NamedTuple):
    """A chosen way: the route, and the points that stand for it."""

    route: Route
    path: tuple[tuple[float, float], ...]


def routes(
    boxes: Sequence[Box], pairs: Sequence[Pair], arrivals: Sequence[int] | None = None, ranks: Sequence[int] | None = None
) -> tuple[Route, ...]:
    """The way of every arrow, as (start, control …, end); `causal_atlas.diagrams.path` tells what line that is.

    Args:
        boxes: every box on the drawing.
        pairs: cause and effect of every arrow, as places in `boxes`.
        arrivals: when each box came; arrows keep the way they had before it came, unless it stands on that way.
        ranks: when each arrow came; if not given, with the later of its boxes.
    """
    if len(boxes) > MOST_ROUTED:
        return straight(boxes, pairs)
    came = list(arrivals or [0] * len(boxes))
    drawn = [max(rank, came[a], came[b]) for rank, (a, b) in zip(ranks or [0] * len(pairs), pairs, strict=True)]
    box_order = sorted(range(len(boxes)), key=came.__getitem__)
    pair_order = sorted(range(len(pairs)), key=drawn.__getitem__)
    new = {old: number for number, old in enumerate(box_order)}
    stages = sorted({*came, *drawn})
    cuts = tuple((sum(each <= stage for each in came), sum(each <= stage for each in drawn)) for stage in stages)
    # What cannot move an arrow is left out, so that selecting, fading or another audience finds the ways again.
    bare = tuple(_bare(boxes[number]) for number in box_order)
    ways = _staged(bare, tuple((new[pairs[n][0]], new[pairs[n][1]]) for n in pair_order), cuts) if pairs else ()
    found = dict(zip(pair_order, ways, strict=True))
    return tuple(found[number].route for number in range(len(pairs)))


def _bare(box: Box) -> Box:
    return Box(concept="", lines=(), kind=box.kind, organ="", x=box.x, y=box.y, width=box.width, height=box.height)


@lru_cache(maxsize=512)
def _staged(boxes: tuple[Box, ...], pairs: tuple[Pair, ...], cuts: tuple[tuple[int, int], ...]) -> tuple[_Way, ...]:
    """The ways after every stage of arrivals; a cut is how many boxes and pairs there are at its end.

    Each stage takes over the ways of the one before, so that expanding a drawing routes little more than what is new, and a
    drawing that is opened later from an address looks the same as on the screen where it grew.
    """
    known: tuple[_Way, ...] = ()
    before = 0
    if len(cuts) > 1:
        before, drawn = cuts[-2]
        known = _staged(boxes[:before], pairs[:drawn], cuts[:-1])
    if not pairs:
        return ()
    return _Router(boxes, np.array(pairs)).run(known, before)


@dataclass(frozen=True, slots=True)
class _Options:
    """Candidate ways of one arrow: as controls (C, P, 2), as points that stand for them (C, S, 2), and the cost of each."""

    routes: Array
    paths: Array
    costs: Array
    corners: bool = False
    """Whether `routes` are ways round corners, yet to be made smooth."""


class _Router:
    def __init__(self, boxes: Sequence[Box], pairs: Ints) -> None:
        self.ports = Ports(boxes)
        self.lanes = Lanes(self.ports)
        self.cause, self.effect = pairs[:, 0], pairs[:, 1]
        hexagons = np.array([box.kind is ConceptKind.INSULIN_ACTION for box in boxes])
        self.low, self.high = self.ports.centre - self.ports.half - CLEARANCE, self.ports.centre + self.ports.half + CLEARANCE
        # Pills stand out of the border; room for them is kept whether they are there or not, so that arrows never jump.
        self.high[:, 1] += PILL_HEIGHT / 2 - 3
        self.low[hexagons, 1] -= PILL_HEIGHT / 2
        self.covers = np.array([reserved(box) for box in boxes], float).reshape(len(boxes), -1, 4)
        self.lane = _lanes(pairs)
        self.taken = Taken()
        self.ends: dict[int, list[Array]] = {}
        self.twins: dict[Pair, list[tuple[Array, Array]]] = {}

    def run(self, known: Sequence[_Way], before: int) -> tuple[_Way, ...]:
        """Ways of all arrows: those known where no box from number `before` on is in the way, new ones for the others."""
        blocked = self._blocked(known, before)
        found = {number: way for number, way in enumerate(known) if number not in blocked}
        self._remember({number: np.array(way.path) for number, way in found.items()})
        due = np.array([number for number in range(len(self.cause)) if number not in found], np.int64)
        if len(due):
            found |= self._routed(due)
        return tuple(found[number] for number in range(len(self.cause)))

    def _blocked(self, known: Sequence[_Way], before: int) -> frozenset[int]:
        """On which ways a box stands that came later."""
        if not known or before == len(self.low):
            return frozenset()
        paths = [np.array(way.path) for way in known]
        owner = np.repeat(np.arange(len(paths)), [len(path) - 1 for path in paths])
        start, end = np.concatenate([path[:-1] for path in paths]), np.concatenate([path[1:] for path in paths])
        hit = segments_hit(start[:, None], end[:, None], self.low[None, before:], self.high[None, before:]).any(axis=1)
        return frozenset(owner[hit].tolist())

    def _routed(self, due: Ints) -> dict[int, _Way]:
        start, end, cost, hits = self._straight(due)
        clear = hits.min(axis=1) == 0
        best = np.where(hits == 0, cost, np.inf).min(axis=1)
        curves = self._curves(due[~clear | (best > 1.6)])
        order = sorted(range(len(due)), key=lambda n: (not clear[n], round(float(best[n]), 6) if clear[n] else 0.0, n))
        found: dict[int, _Way] = {}
        for row in order:
            number = int(due[row])
            lines, costs = np.stack([start[row], end[row]], axis=1), cost[row] + _THROUGH * hits[row]
            options = [_Options(lines, lines, costs)]
            if number in curves:
                bows, bow_costs = curves[number]
                options.append(_Options(bows, _sampled(bows[:, 0], bows[:, 1], bows[:, 2]), bow_costs))
            found[number] = self._choose(number, options)
        return found

    def _hits(self, start: Array, end: Array, cause: Ints, effect: Ints) -> Array:
        """How many foreign boxes, and half as many pills, each segment touches; (L, C, 2) → (L, C)."""
        low, high = self.low[None, None], self.high[None, None]
        touched: Mask = segments_hit(start[:, :, None], end[:, :, None], low, high)
        rows = np.arange(len(cause))
        touched[rows, :, cause] = False
        touched[rows, :, effect] = False
        total: Array = touched.sum(axis=2).astype(float)
        own = np.concatenate([self.covers[cause], self.covers[effect]], axis=1)[:, None]
        covered = segments_hit(start[:, :, None], end[:, :, None], own[..., :2], own[..., 2:])
        total += covered.sum(axis=2) * (_COVERED / _THROUGH)
        return total

    def _straight(self, due: Ints) -> tuple[Array, Array, Array, Array]:
        """Starts, ends, costs and hits of the best straight candidates of some arrows."""
        cause, effect = self.cause[due], self.effect[due]
        start, end, cost = self.ports.straight(cause, effect, self.lane[due])
        kept = np.argsort(cost, axis=1, kind="stable")[:, :KEPT_LINES]
        rows = np.arange(len(cost))[:, None]
        start, end, cost = start[rows, kept], end[rows, kept], cost[rows, kept]
        return start, end, cost, self._hits(start, end, cause, effect)

    def _curves(self, numbers: Ints) -> dict[int, tuple[Array, Array]]:
        """For each of the arrows: points (C, 3, 2) and costs (C,) of its curves."""
        if not len(numbers):
            return {}
        cause, effect = self.cause[numbers], self.effect[numbers]
        start, control, end, cost = self.ports.curved(cause, effect, np.array(BENDS))
        knots = _sampled(start, control, end)
        # All chords at once: (L, C, STEPS, 2) → (L, C × STEPS, 2) and back.
        chords = [each.reshape(len(numbers), -1, 2) for each in (knots[:, :, :-1], knots[:, :, 1:])]
        hits = self._hits(chords[0], chords[1], cause, effect).reshape(*cost.shape, STEPS).sum(axis=2)
        total = cost + _CURVED + _THROUGH * hits
        points = np.stack([start, control, end], axis=2)
        kept = np.argsort(total, axis=1, kind="stable")[:, :KEPT]
        rows = np.arange(len(numbers))[:, None]
        points, total = points[rows, kept], total[rows, kept]
        return {int(number): (points[row], total[row]) for row, number in enumerate(numbers)}

    def _detours(self, number: int) -> _Options:
        """The best ways along the lanes, each also a little beside their middle."""
        cause, effect = int(self.cause[number]), int(self.effect[number])
        ways = self.lanes.ways(cause, effect)
        cost = way_costs(ways) + _THROUGH * self._way_hits(ways, cause, effect)
        kept = np.argsort(cost, kind="stable")[:KEPT_WAYS]
        ways, cost = ways[kept], cost[kept]
        if float((self.taken.cost(ways) + self._meeting(number, ways[:, 0], ways[:, -1])).min()) > _CROWDED:
            beside = np.concatenate([self.lanes.shifted(cause, effect, ways, shift) for shift in SHIFTS])
            cost_beside = way_costs(beside) + _THROUGH * self._way_hits(beside, cause, effect)
            cost_beside += np.repeat(np.abs(SHIFTS), len(ways)) * 0.08
            ways, cost = np.concatenate([ways, beside]), np.concatenate([cost, cost_beside])
        return _Options(ways, ways, cost, corners=True)

    def _way_hits(self, ways: Array, cause: int, effect: int) -> Array:
        """How many boxes and pills each way touches; its own boxes count but where it leaves and reaches them."""
        foreign = self._near(ways)
        foreign[[cause, effect]] = False
        numbers = np.append(np.flatnonzero(foreign), [cause, effect])
        pills = np.concatenate([self.covers[cause], self.covers[effect]])
        low = np.concatenate([self.low[numbers], pills[:, :2]])
        high = np.concatenate([self.high[numbers], pills[:, 2:]])
        touched = _level_hit(ways, low, high)
        real = np.abs(ways[:, 1:] - ways[:, :-1]).sum(axis=2) > 0.5
        last = real.cumsum(axis=1).argmax(axis=1)
        first, second = len(numbers) - 2, len(numbers) - 1
        touched[:, 0, first] = False
        touched[np.arange(len(ways)), last, second] = False
        touched[:, 1:, second] &= real[:, 1:]
        met: Mask = np.any(touched, axis=1)
        total: Array = met[:, : len(numbers)].sum(axis=1) + met[:, len(numbers) :].sum(axis=1) * (_COVERED / _THROUGH)
        return total

    def _near(self, ways: Array) -> Mask:
        """Which boxes reach into the rectangle around some ways: no other can be touched."""
        near: Mask = (self.low <= ways.max(axis=(0, 1))).all(axis=1) & (self.high >= ways.min(axis=(0, 1))).all(axis=1)
        return near

    def _choose(self, number: int, options: Sequence[_Options]) -> _Way:
        """The cheapest way, given the arrows that have theirs; remembers it."""
        ranked = [(*self._cheapest(number, option), option) for option in options]
        if min(float(option.costs.min()) for option in options) > _DETOUR or min(each[0] for each in ranked) > _BOTHERED:
            detours = self._detours(number)
            ranked.append((*self._cheapest(number, detours), detours))
        _, place, option = min(ranked, key=lambda each: each[0])
        chosen = option.paths[place]
        route = [(x, y) for x, y in option.routes[place].tolist()]
        self._remember({number: chosen})
        controls = rounded(route) if option.corners else route
        path = tuple((x, y) for x, y in chosen.tolist())
        return _Way(tuple(Point(round(x, 1), round(y, 1)) for x, y in controls), path)

    def _cheapest(self, number: int, option: _Options) -> tuple[float, int]:
        """Cost and place of the best of some ways, given the arrows that have theirs."""
        paths = option.paths
        total = option.costs + self.taken.cost(paths) + self._meeting(number, paths[:, 0], paths[:, -1])
        place = int(np.argmin(total))
        return float(total[place]), place

    def _remember(self, paths: Mapping[int, Array]) -> None:
        self.taken.add(*paths.values())
        for number, path in paths.items():
            cause, effect = int(self.cause[number]), int(self.effect[number])
            self.ends.setdefault(cause, []).append(path[0])
            self.ends.setdefault(effect, []).append(path[-1])
            ends = (path[0], path[-1]) if cause < effect else (path[-1], path[0])
            self.twins.setdefault((min(cause, effect), max(cause, effect)), []).append(ends)

    def _meeting(self, number: int, start: Array, end: Array) -> Array:
        """Cost of ending where another arrow ends; (C, 2) → (C,)."""
        cost = np.zeros(len(start))
        cause, effect = int(self.cause[number]), int(self.effect[number])
        for box, points in ((cause, start), (effect, end)):
            taken = self.ends.get(box)
            if taken:
                cost += _MET * _near(points, np.array(taken)).sum(axis=1)
        twins = self.twins.get((min(cause, effect), max(cause, effect)))
        if twins:
            one, other = (start, end) if cause < effect else (end, start)
            ends = np.array(twins)
            cost += _SAME * (_near(one, ends[:, 0]) & _near(other, ends[:, 1])).sum(axis=1)
        return cost


def _level_hit(ways: Array, low: Array, high: Array) -> Mask:
    """Whether the level and upright pieces of ways touch rectangles; (C, P + 1, 2), (R, 2), (R, 2) → (C, P, R)."""
    start, end = ways[:, :-1], ways[:, 1:]
    least, most = np.minimum(start, end)[:, :, None], np.maximum(start, end)[:, :, None]
    hit: Mask = (least[..., 0] < high[:, 0]) & (most[..., 0] > low[:, 0])
    hit &= (least[..., 1] < high[:, 1]) & (most[..., 1] > low[:, 1])
    # A piece without length is the repeated end of a shorter way.
    hit &= (start != end).any(axis=2)[:, :, None]
    return hit


def _near(points: Array, taken: Array) -> Mask:
    """Whether points are so near that arrows ending there look like one; (C, 2), (T, 2) → (C, T)."""
    near: Mask = np.abs(points[:, None] - taken[None]).sum(axis=2) < _NEAR
    return near


def _lanes(pairs: Ints) -> Array:
    """How far beside the middle each arrow should run so that those between the same two boxes never coincide."""
    groups: dict[tuple[int, int], list[int]] = {}
    for number, (cause, effect) in enumerate(pairs.tolist()):
        groups.setdefault((min(cause, effect), max(cause, effect)), []).append(number)
    lane = np.zeros(len(pairs))
    for members in groups.values():
        for place, number in enumerate(members):
            lane[number] = (place - (len(members) - 1) / 2) * 2
    return lane


def _sampled(start: Array, control: Array, end: Array) -> Array:
    """Points along quadratic curves; (…, 2) → (…, STEPS + 1, 2)."""
    t = np.linspace(0, 1, STEPS + 1)[:, None]
    knots: Array = (1 - t) ** 2 * start[..., None, :] + 2 * t * (1 - t) * control[..., None, :] + t**2 * end[..., None, :]
    return knots
