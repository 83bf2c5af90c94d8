"""What a good arrangement on a grid is: one cost for many arrangements at once.

An arrangement gives every concept a column and a row. `Costs` weighs, for a batch of arrangements, crossings, arrows through
foreign concepts, organs that do not form one rectangle of their own, arrows that are long or slanted, and the room that all of it
takes. The terms follow the offline annealing that was measured for this atlas; the straight grid is new.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from causal_atlas.diagrams.geometry import (
    BOX_HEIGHT,
    BOX_WIDTH,
    PITCH_X,
    PITCH_Y,
    ROOM,
    Array,
    Ints,
    segments_cross,
    segments_hit,
)

_STEP = np.array([PITCH_X + 16.0, PITCH_Y + 8.0])
_HALF = np.array([BOX_WIDTH / 2 + 6.0, BOX_HEIGHT / 2 + 6.0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What each fault costs."""

    crossing: float = 1.0
    through: float = 1.6
    intrusion: float = 8.0
    overlap: float = 6.0
    slant: float = 0.45
    length: float = 0.22
    empty: float = 0.08
    spread: float = 0.12
    excess: float = 6.0
    home: float = 0.35
    """Organs out of the order of the body map."""
    backward: float = 0.0
    """Arrows to the left, in the chain."""


ORGANS = Weights()
CHAIN = Weights(intrusion=0.0, overlap=0.0, empty=0.0, home=0.0, backward=1.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """What is to be arranged: links as pairs of concepts, organs as numbers, and the homes of organs in the body map."""

    size: int
    links: tuple[tuple[int, int], ...]
    organs: tuple[int, ...]
    homes: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Costs:
    """The cost of arrangements of one net."""

    net: Net
    weights: Weights
    _links: Ints = field(init=False)
    _crossing: Ints = field(init=False)
    _passing: Ints = field(init=False)
    _order: Ints = field(init=False)
    _bounds: Ints = field(init=False)
    _touching: dict[int, tuple[Ints, Ints]] = field(init=False)

    def __post_init__(self) -> None:
        undirected = {(min(pair), max(pair)): pair for pair in reversed(self.net.links)}
        links = [undirected[key] for key in sorted(undirected)]
        self._links = np.array(links, np.int64).reshape(-1, 2)
        numbers = range(len(links))
        apart = [(a, b) for a, b in combinations(numbers, 2) if not set(links[a]) & set(links[b])]
        self._crossing = np.array(apart, np.int64).reshape(-1, 2)
        others = [(a, node) for a in numbers for node in range(self.net.size) if node not in links[a]]
        self._passing = np.array(others, np.int64).reshape(-1, 2)
        organs = np.array(self.net.organs, np.int64)
        self._order = np.argsort(organs, kind="stable")
        self._bounds = np.flatnonzero(np.diff(organs[self._order], prepend=-1))
        self._touching = {}

    def of(self, x: Ints, y: Ints, node: int | None = None) -> Array:
        """Costs of arrangements, (K, n) columns and rows → (K,).

        With `node`, only what can differ when that one concept moves is counted: enough to compare such arrangements.
        """
        crossing, passing = self._crossing, self._passing
        if node is not None:
            crossing, passing = self._of_node(node)
        place = np.stack([x * _STEP[0], y * _STEP[1]], axis=-1)
        start, end = place[:, self._links[:, 0]], place[:, self._links[:, 1]]
        weights = self.weights
        cost = np.zeros(len(x))
        if len(crossing):
            one, other = crossing[:, 0], crossing[:, 1]
            cost += weights.crossing * segments_cross(start[:, one], end[:, one], start[:, other], end[:, other]).sum(axis=1)
        if len(passing):
            middle = place[:, passing[:, 1]]
            hit = segments_hit(start[:, passing[:, 0]], end[:, passing[:, 0]], middle - _HALF, middle + _HALF)
            cost += weights.through * hit.sum(axis=1)
        return cost + self._of_links(x, y) + self._of_regions(x, y) + self._of_room(x, y)

    def _of_node(self, node: int) -> tuple[Ints, Ints]:
        """The pairs of links, and of link and concept, that one concept has a part in."""
        if node not in self._touching:
            mine = (self._links == node).any(axis=1)
            crossing = self._crossing[mine[self._crossing].any(axis=1)]
            passing = self._passing[mine[self._passing[:, 0]] | (self._passing[:, 1] == node)]
            self._touching[node] = crossing, passing
        return self._touching[node]

    def _of_links(self, x: Ints, y: Ints) -> Array:
        across = x[:, self._links[:, 1]] - x[:, self._links[:, 0]]
        down = y[:, self._links[:, 1]] - y[:, self._links[:, 0]]
        wide, tall = np.abs(across), np.abs(down)
        cost = self.weights.length * np.maximum(wide + tall - 1, 0) + self.weights.slant * ((wide > 0) & (tall > 0))
        if self.weights.backward:
            upward = np.where(down < 0, 0.7, 0.25)
            cost = cost + self.weights.backward * np.where(across < 0, 1 + 0.2 * wide, np.where(across == 0, upward, 0.0))
        total: Array = cost.sum(axis=1)
        return total

    def _of_regions(self, x: Ints, y: Ints) -> Array:
        weights = self.weights
        if not (weights.intrusion or weights.overlap):
            return np.zeros(len(x))
        left, right = self._extent(x)
        top, bottom = self._extent(y)
        inside = (x[:, None] >= left[..., None]) & (x[:, None] <= right[..., None])
        inside &= (y[:, None] >= top[..., None]) & (y[:, None] <= bottom[..., None])
        areas = (right - left + 1) * (bottom - top + 1)
        foreign = inside.sum(axis=(1, 2)) - self.net.size
        cost = weights.intrusion * foreign + weights.empty * (areas.sum(axis=1) - self.net.size)
        for one, other in combinations(range(left.shape[1]), 2):
            apart = (right[:, one] < left[:, other]) | (right[:, other] < left[:, one])
            apart |= (bottom[:, one] < top[:, other]) | (bottom[:, other] < top[:, one])
            cost = cost + weights.overlap * ~apart
            for axis, low, high in ((0, left, right), (1, top, bottom)):
                wanted = self.net.homes[other][axis] - self.net.homes[one][axis]
                if wanted:
                    gap = np.sign(wanted) * ((low[:, other] + high[:, other]) - (low[:, one] + high[:, one])) / 2
                    cost = cost + weights.home * np.clip(1 - gap, 0, 3)
        return np.asarray(cost, float)

    def _extent(self, places: Ints) -> tuple[Ints, Ints]:
        """Least and greatest column or row of each organ, (K, n) → (K, organs) twice."""
        ordered = places[:, self._order]
        return np.minimum.reduceat(ordered, self._bounds, axis=1), np.maximum.reduceat(ordered, self._bounds, axis=1)

    def _of_room(self, x: Ints, y: Ints) -> Array:
        columns, rows = np.ptp(x, axis=1), np.ptp(y, axis=1)
        wide, tall = columns * _STEP[0] + BOX_WIDTH + 52, rows * _STEP[1] + BOX_HEIGHT + 74
        excess = np.maximum(wide / ROOM[0] - 1, 0) + np.maximum(tall / ROOM[1] - 1, 0)
        cost: Array = self.weights.spread * (columns + rows) + self.weights.excess * excess
        return cost


def numbered(names: Sequence[str]) -> tuple[int, ...]:
    """Names as numbers in the order of their first appearance.

    >>> numbered(["liver", "blood", "liver"])
    (0, 1, 0)
    """
    known = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return tuple(known[name] for name in names)
