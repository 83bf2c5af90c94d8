"""Where arrows run already, so that later ones avoid crossing them and running on top of them."""

from __future__ import annotations

import numpy as np

from causal_atlas.diagrams.geometry import Array

CROSSED, SHARED = 1.0, 1.2
_THIN, _NEAR, _LONG = 1.0, 5.0, 6.0
"""Two level or upright pieces nearer than this look like one, where they share more than this."""


class Taken:
    """The pieces of all arrows that have their way.

    >>> taken = Taken()
    >>> taken.add(np.array([(0.0, 0.0), (10.0, 10.0)]))
    >>> taken.cost(np.array([[(0.0, 10.0), (10.0, 0.0)], [(20.0, 0.0), (30.0, 0.0)]])).tolist()
    [1.0, 0.0]
    """

    def __init__(self) -> None:
        self._start = np.zeros((0, 2))
        self._end = np.zeros((0, 2))
        # Level and upright pieces, by the axis across them: where they run, from, to.
        self._level = {axis: np.zeros((0, 3)) for axis in (0, 1)}

    def add(self, *ways: Array) -> None:
        """Remember the ways of some arrows, each (P, 2)."""
        if not ways:
            return
        start, end = np.concatenate([way[:-1] for way in ways]), np.concatenate([way[1:] for way in ways])
        real = np.abs(end - start).sum(axis=1) > 0.5
        self._start = np.concatenate([self._start, start[real]])
        self._end = np.concatenate([self._end, end[real]])
        low, high = np.minimum(start[real], end[real]), np.maximum(start[real], end[real])
        for axis, known in self._level.items():
            thin = high[:, axis] - low[:, axis] < _THIN
            pieces = np.stack([low[thin, axis], low[thin, 1 - axis], high[thin, 1 - axis]], axis=1)
            self._level[axis] = np.concatenate([known, pieces])

    def cost(self, paths: Array) -> Array:
        """What each of some ways costs for crossing or covering what is there, (C, P, 2) → (C,)."""
        count, pieces = len(paths), paths.shape[1] - 1
        if not len(self._start):
            return np.zeros(count)
        start, end = paths[:, :-1].reshape(-1, 2), paths[:, 1:].reshape(-1, 2)
        other_start, other_end = self._within(paths)
        # Sides by cross products, as matrix products: (b - a) × (p - a) = p · n - a · n with n normal to b - a.
        first = _sides(other_start, other_end, start) * _sides(other_start, other_end, end)
        second = _sides(start, end, other_start) * _sides(start, end, other_end)
        crossed = (first < -1e-9) & (second.T < -1e-9)
        cost = CROSSED * crossed.reshape(count, pieces, -1).sum(axis=(1, 2))
        return np.asarray(cost + SHARED * self._covering(start, end).reshape(count, pieces).sum(axis=1), float)

    def _within(self, paths: Array) -> tuple[Array, Array]:
        """The pieces that reach into the rectangle around some ways: no other can cross them."""
        low, high = paths.min(axis=(0, 1)), paths.max(axis=(0, 1))
        outside = (np.maximum(self._start, self._end) < low) | (np.minimum(self._start, self._end) > high)
        inside = ~outside.any(axis=1)
        return self._start[inside], self._end[inside]

    def _covering(self, start: Array, end: Array) -> Array:
        """How many level or upright pieces each piece runs along."""
        found = np.zeros(len(start))
        low, high = np.minimum(start, end), np.maximum(start, end)
        for axis, taken in self._level.items():
            mine = np.flatnonzero((high[:, axis] - low[:, axis] < _THIN) & (high[:, 1 - axis] - low[:, 1 - axis] > _LONG))
            if len(mine) and len(taken):
                near = np.abs(low[mine, axis, None] - taken[None, :, 0]) < _NEAR
                first = np.maximum(low[mine, 1 - axis, None], taken[None, :, 1])
                reach = np.minimum(high[mine, 1 - axis, None], taken[None, :, 2]) - first
                found[mine] += (near & (reach > _LONG)).sum(axis=1)
        return found


def _sides(start: Array, end: Array, points: Array) -> Array:
    """On which side of the lines from start to end points lie, (S, 2), (S, 2), (P, 2) → (P, S)."""
    way = end - start
    normal = np.stack([-way[:, 1], way[:, 0]])
    sides: Array = points @ normal - (start[:, 0] * normal[0] + start[:, 1] * normal[1])
    return sides
