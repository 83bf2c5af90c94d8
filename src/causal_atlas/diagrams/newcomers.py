"""Greedy places for newcomers around concepts that do not move."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.diagrams.geometry import (
    BOX_HEIGHT,
    BOX_WIDTH,
    PITCH_X,
    PITCH_Y,
    REGION_HEAD,
    REGION_PAD,
    ROOM,
    Array,
    Mask,
    segments_cross,
    segments_hit,
)
from causal_atlas.diagrams.regions import core, joined, overlaps
from causal_atlas.views.view import Place

MOST = 72
"""How many cells nearest to the neighbours are weighed."""
OUTSIDE = 3
"""Columns and rows beyond what is drawn that are offered."""
_CROSSING, _THROUGH, _INTRUSION, _SPLIT, _TIGHT = 6.0, 9.0, 34.0, 20.0, 9.0
_LENGTH, _SLANT, _BACKWARD = 1 / 45, 1.5, 5.0
_GROWTH, _GROWTH_OF_MANY, MANY = 220.0, 60.0, 25
"""What it costs to outgrow the size at which labels are readable; up to `MANY` concepts should never need to."""
_HALF = np.array([BOX_WIDTH / 2 + 8.0, BOX_HEIGHT / 2 + 8.0])
_APART = np.array([BOX_WIDTH + 24.0, BOX_HEIGHT + 30.0])

Pair = tuple[str, str]


UNHURRIED = 45
"""Up to so many concepts each newcomer is seated twice; on a larger drawing the second look costs more time than it mends."""


class Seating:
    """What is drawn already, and where newcomers may sit. `links` are (cause, effect) among all concepts of the view."""

    def __init__(self, places: Mapping[str, Place], organs: Mapping[str, str], links: Sequence[Pair], *, chain: bool) -> None:
        self.places = dict(places)
        self.organs = organs
        self.links = list(dict.fromkeys(links))
        self.chain = chain
        self.near: dict[str, list[tuple[str, bool]]] = {}
        for cause, effect in self.links:
            self.near.setdefault(cause, []).append((effect, True))
            self.near.setdefault(effect, []).append((cause, False))

    def seat(self, newcomers: Sequence[str]) -> dict[str, Place]:
        """Places for all newcomers, best connected first; on a small drawing looked at once more when all of them sit."""
        waiting = list(newcomers)
        while waiting:
            name = max(waiting, key=lambda name: (self._seated_neighbours(name), -waiting.index(name)))
            waiting.remove(name)
            self.places[name] = self._best(name)
        for name in newcomers if len(self.places) <= UNHURRIED else ():
            del self.places[name]
            self.places[name] = self._best(name)
        return {name: self.places[name] for name in newcomers}

    def _seated_neighbours(self, name: str) -> int:
        return sum(other in self.places for other, _ in self.near.get(name, ()))

    def _best(self, name: str) -> Place:
        if not self.places:
            return Place(0, 0)
        near = [(other, forward) for other, forward in self.near.get(name, ()) if other in self.places]
        cells = self._cells(name, [other for other, _ in near])
        cost = self._of_links(cells, near) + self._of_room(cells)
        if not self.chain:
            cost += self._of_regions(cells, self.organs[name])
        best = int(np.argmin(cost))
        return Place(round(float(cells[best, 0])), round(float(cells[best, 1])))

    def _cells(self, name: str, near: Sequence[str]) -> Array:
        """Free cells of the grid, the nearest to the neighbours (or to the own organ) first."""
        taken = np.array(list(self.places.values()), float)
        xs, ys = _lines(taken[:, 0], PITCH_X), _lines(taken[:, 1], PITCH_Y)
        cells = np.stack(np.meshgrid(xs, ys, indexing="ij"), axis=-1).reshape(-1, 2)
        beside, above = (np.abs(line[:, None] - taken[:, axis]) < _APART[axis] for axis, line in enumerate((xs, ys)))
        cells = cells[~(beside.astype(float) @ above.T > 0).ravel()]
        home = [place for other, place in self.places.items() if self.organs[other] == self.organs[name]]
        anchors = np.array([self.places[other] for other in near] or home or list(self.places.values()), float)
        away = np.abs(cells - anchors.mean(axis=0)) @ np.array([1.0, 1.4])
        if near and home and not self.chain:
            # The own organ pulls too: most newcomers belong into it.
            away = away + 0.5 * (np.abs(cells[:, None] - np.array(home, float)[None]) @ np.array([1.0, 1.4])).min(axis=1)
        order = np.lexsort((cells[:, 1], cells[:, 0], np.round(away, 3)))[:MOST]
        kept: Array = cells[order]
        return kept

    def _of_links(self, cells: Array, near: Sequence[tuple[str, bool]]) -> Array:
        """Crossings, arrows through boxes both ways, length and direction."""
        drawn = np.array(
            [(self.places[a], self.places[b]) for a, b in self.links if a in self.places and b in self.places], float
        ).reshape(-1, 2, 2)
        cost = np.zeros(len(cells))
        if len(drawn):
            low, high = cells[:, None] - _HALF, cells[:, None] + _HALF
            cost += _THROUGH * segments_hit(drawn[None, :, 0], drawn[None, :, 1], low, high).sum(axis=1)
        if not near:
            return cost
        ends = np.array([self.places[other] for other, _ in near], float)
        start, end = np.broadcast_to(cells[:, None], (len(cells), *ends.shape)), ends[None]
        if len(drawn):
            crossed = segments_cross(start[:, :, None], end[:, :, None], drawn[None, None, :, 0], drawn[None, None, :, 1])
            cost += _CROSSING * crossed.sum(axis=(1, 2))
        boxes = np.array(list(self.places.values()), float)
        hit = segments_hit(start[:, :, None], end[:, :, None], boxes - _HALF, boxes + _HALF)
        own = np.equal(boxes[None], ends[:, None]).all(axis=2)
        cost += _THROUGH * (hit & ~own[None]).sum(axis=(1, 2))
        way = np.abs(end - start)
        cost += (way.sum(axis=2) * _LENGTH + _SLANT * (way > 2).all(axis=2)).sum(axis=1)
        if self.chain:
            forward = np.array([forward for _, forward in near])
            right = np.where(forward[None], end[..., 0] - start[..., 0], start[..., 0] - end[..., 0])
            down = np.where(forward[None], end[..., 1] - start[..., 1], start[..., 1] - end[..., 1])
            level = np.abs(right) < PITCH_X / 2
            cost += _BACKWARD * np.where(level, np.where(down > 0, 0.7, 1.1), right < 0).sum(axis=1)
        return cost

    def _of_room(self, cells: Array) -> Array:
        """What a newcomer adds to the size of the drawing; dear where labels would fall below a readable size."""
        taken = np.array(list(self.places.values()), float)
        low, high = np.minimum(taken.min(axis=0), cells), np.maximum(taken.max(axis=0), cells)
        room = np.array([ROOM[0] - BOX_WIDTH - 64, ROOM[1] - BOX_HEIGHT - 100])
        before, after = np.ptp(taken, axis=0), high - low
        grown = ((after - before) / room).sum(axis=1)
        beyond = (np.maximum(after - room, 0) - np.maximum(before - room, 0)) / room
        dear = _GROWTH if len(self.places) < MANY else _GROWTH_OF_MANY
        cost: Array = 6.0 * grown + dear * (beyond + 0.06 * (beyond > 0)).sum(axis=1)
        return cost

    def _of_regions(self, cells: Array, organ: str) -> Array:
        """Regions that the newcomer would break, crowd, or fail to join."""
        names = list(self.places)
        found = [(name, _framed(rect)) for name, rect in joined([(self.organs[name], *self.places[name]) for name in names])]
        foreign = np.array([rect for other, rect in found if other != organ], float).reshape(-1, 4)
        own = np.array([rect for other, rect in found if other == organ], float).reshape(-1, 4)
        strangers = np.array([core(*self.places[name]) for name in names if self.organs[name] != organ], float).reshape(-1, 4)
        rect = np.array([core(x, y) for x, y in cells.tolist()], float)
        cost = _INTRUSION * overlaps(rect, foreign).any(axis=1)
        near = rect + np.array([-REGION_PAD, -REGION_PAD - REGION_HEAD, REGION_PAD, REGION_PAD + REGION_HEAD])
        # Beside a foreign region only its frame is in the way, so half of the room is enough there.
        near[:, [0, 2]] = rect[:, [0, 2]] + np.array([-REGION_PAD / 2, REGION_PAD / 2])
        cost = cost + _TIGHT * overlaps(near, foreign).any(axis=1)
        if len(own):
            both = np.concatenate(
                [np.minimum(rect[:, None, :2], own[None, :, :2]), np.maximum(rect[:, None, 2:], own[None, :, 2:])], axis=2
            )
            others = np.concatenate([strangers, foreign])
            blocked: Mask = overlaps(both.reshape(-1, 4), others).any(axis=1).reshape(len(rect), len(own))
            cost = cost + _SPLIT * blocked.all(axis=1)
        return np.asarray(cost, float)


def _framed(rect: Rect) -> Rect:
    """A region with the least room around its boxes."""
    return Rect(rect.left - 8, rect.top - 10, rect.right + 8, rect.bottom + 10)


def _lines(used: Array, pitch: float) -> Array:
    """The lines of the grid that are in use, those that fit between them, and some beyond.

    >>> [round(float(x)) for x in _lines(np.array([0.0, 188.0]), 188)][:3]
    [-564, -376, -188]
    """
    lines = np.unique(used).tolist()
    between = [
        low + (high - low) * step / count
        for low, high in pairwise(lines)
        if (count := int((high - low) // (pitch - 8))) > 1
        for step in range(1, count)
    ]
    beyond = [edge + sign * pitch * step for edge, sign in ((lines[0], -1), (lines[-1], 1)) for step in range(1, OUTSIDE + 1)]
    return np.array(sorted({*lines, *between, *beyond}), float)
