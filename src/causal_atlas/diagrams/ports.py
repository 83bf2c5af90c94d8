"""Ports: where on the border of a box an arrow may begin or end, and the candidate ways between two boxes."""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

import numpy as np

from causal_atlas.diagrams.diagram import Box
from causal_atlas.diagrams.geometry import HEXAGON_SLANT, Array, Ints
from causal_atlas.knowledge.model import ConceptKind

ACROSS = np.array([0.0, -12.0, 12.0, -24.0, 24.0, -36.0, 36.0])
"""Ports on the upper and lower side, from its middle; two lanes of parallel arrows are 24 apart."""
BESIDE = np.array([0.0, -10.0, 10.0])
"""Ports on the left and right side."""
_LANE_ACROSS, _LANE_BESIDE = 12.0, 10.0
_LEAN, _TIP, _BULGE, _BULGE_WIDE = 9.0, 12.0, 7.0, 72.0
_LENGTH, _ANGLE, _OFF = 1 / 260, 1.3, 1 / 90
_UNDER = 26.0
"""How far from the middle an arrow may meet the lower side: further out the pills of hidden neighbours may stand."""
_SLANT = 0.25
"""What an arrow costs for being neither level nor upright."""
_STEEP = 0.3
"""Least cosine between an arrow and the normal of the side it meets."""
_BLOCKED = 1e6


class Ports:
    """Ports of all boxes of a drawing. Arrays are (boxes, 2)."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self.centre = np.array([(box.x, box.y) for box in boxes], float).reshape(-1, 2)
        self.half = np.array([(box.width / 2, box.height / 2) for box in boxes], float).reshape(-1, 2)
        kinds = [box.kind for box in boxes]
        self.round = np.array([kind is ConceptKind.SUBSTANCE for kind in kinds], float)
        hexagon = np.array([kind is ConceptKind.INSULIN_ACTION for kind in kinds], float) * HEXAGON_SLANT
        self.tip_left = hexagon
        self.tip_right = np.maximum(hexagon, np.array([kind is ConceptKind.INTERVENTION for kind in kinds], float) * _TIP)
        self.lean = np.array([kind is ConceptKind.BEHAVIOUR for kind in kinds], float) * _LEAN
        self.bulge = np.array([kind is ConceptKind.ANATOMY for kind in kinds], float) * _BULGE

    def beside(self, box: Ints, sign: Array, y: Array) -> Array:
        """Points on the left (sign −1) or right (+1) side, `y` below the middle; broadcasts, adds an axis of 2."""
        tall = self.half[box, 1]
        arc = tall - np.sqrt(np.maximum(tall**2 - y**2, 0))
        tip = np.where(sign > 0, self.tip_right[box], self.tip_left[box]) * np.abs(y) / tall
        lean = self.lean[box] * (0.5 + sign * y / (2 * tall))
        x = sign * (self.half[box, 0] - self.round[box] * arc - tip - lean)
        return np.stack(np.broadcast_arrays(self.centre[box, 0] + x, self.centre[box, 1] + y), axis=-1)

    def sunk(self, box: int, sign: int, y: float) -> float:
        """How much further in the left or right side is, `y` below its middle."""
        tall, away = float(self.half[box, 1]), abs(y)
        arc = float(self.round[box]) * (tall - sqrt(max(tall**2 - away**2, 0.0)))
        tip = float(self.tip_right[box] if sign > 0 else self.tip_left[box])
        return arc + tip * away / tall + float(self.lean[box]) * sign * y / (2 * tall)

    def across(self, box: Ints, sign: Array, x: Array) -> Array:
        """Points on the upper (sign −1) or lower (+1) side, `x` right of the middle."""
        sunk = self.bulge[box] * (1 - np.sqrt(np.maximum(1 - (x / _BULGE_WIDE) ** 2, 0)))
        y = sign * (self.half[box, 1] - sunk)
        return np.stack(np.broadcast_arrays(self.centre[box, 0] + x, self.centre[box, 1] + y), axis=-1)

    def straight(self, cause: Ints, effect: Ints, lane: Array) -> tuple[Array, Array, Array]:
        """Straight candidates of every arrow: starts and ends (L, C, 2), costs (L, C).

        Args:
            cause: the boxes that arrows leave, (L,).
            effect: the boxes that they reach, (L,).
            lane: the lane each should keep beside the middle, in half distances between lanes.
        """
        way = self.centre[effect] - self.centre[cause]
        right, down = np.where(way[:, 0] >= 0, 1.0, -1.0), np.where(way[:, 1] >= 0, 1.0, -1.0)
        starts, start_normals, start_off = self._facing(cause, right, down, lane)
        ends, end_normals, end_off = self._facing(effect, -right, -down, lane)
        count = starts.shape[1]
        start = np.repeat(starts, count, axis=1)
        end = np.tile(ends, (1, count, 1))
        cost = np.repeat(start_off, count, axis=1) + np.tile(end_off, (1, count))
        cost += _bearing(start, end, np.repeat(start_normals, count, axis=1), np.tile(end_normals, (1, count, 1)))
        way_between = np.abs(end - start)
        cost += _SLANT * (way_between > 0.5).all(axis=2)
        extra = [self._upright(cause, effect, down, lane), self._level(cause, effect, right, lane)]
        return (
            np.concatenate([start, *(each[0] for each in extra)], axis=1),
            np.concatenate([end, *(each[1] for each in extra)], axis=1),
            np.concatenate([cost, *(each[2] for each in extra)], axis=1),
        )

    def _facing(self, box: Ints, right: Array, down: Array, lane: Array) -> tuple[Array, Array, Array]:
        """Ports of the two sides that face the other box, their normals, and the cost of being off the middle."""
        beside = self.beside(box[:, None], right[:, None], BESIDE[None])
        across = self.across(box[:, None], down[:, None], ACROSS[None])
        points = np.concatenate([beside, across], axis=1)
        normals = np.zeros_like(points)
        normals[:, : len(BESIDE), 0] = right[:, None]
        normals[:, len(BESIDE) :, 1] = down[:, None]
        off_beside = np.abs(BESIDE[None] - _LANE_BESIDE * lane[:, None])
        off_across = np.abs(ACROSS[None] - _LANE_ACROSS * lane[:, None])
        return points, normals, np.concatenate([off_beside, off_across], axis=1) * _OFF

    def _upright(self, cause: Ints, effect: Ints, down: Array, lane: Array) -> tuple[Array, Array, Array]:
        """Exactly vertical candidates where two boxes overlap in x."""
        middle = (self.centre[cause, 0] + self.centre[effect, 0]) / 2
        x = middle[:, None] + ACROSS[None]
        out, into = x - self.centre[cause, 0][:, None], x - self.centre[effect, 0][:, None]
        start = self.across(cause[:, None], down[:, None], out)
        end = self.across(effect[:, None], -down[:, None], into)
        cost = (np.abs(out - _LANE_ACROSS * lane[:, None]) + np.abs(into - _LANE_ACROSS * lane[:, None])) * _OFF
        cost = cost + np.abs(end[..., 1] - start[..., 1]) * _LENGTH
        backward = (end[..., 1] - start[..., 1]) * down[:, None] <= 4
        return start, end, np.where((np.abs(out) > 46) | (np.abs(into) > 46) | backward, _BLOCKED, cost)

    def _level(self, cause: Ints, effect: Ints, right: Array, lane: Array) -> tuple[Array, Array, Array]:
        """Exactly horizontal candidates where two boxes overlap in y."""
        middle = (self.centre[cause, 1] + self.centre[effect, 1]) / 2
        y = middle[:, None] + BESIDE[None]
        out, into = y - self.centre[cause, 1][:, None], y - self.centre[effect, 1][:, None]
        start = self.beside(cause[:, None], right[:, None], np.clip(out, -20, 20))
        end = self.beside(effect[:, None], -right[:, None], np.clip(into, -20, 20))
        cost = (np.abs(out - _LANE_BESIDE * lane[:, None]) + np.abs(into - _LANE_BESIDE * lane[:, None])) * _OFF
        cost = cost + np.abs(end[..., 0] - start[..., 0]) * _LENGTH
        backward = (end[..., 0] - start[..., 0]) * right[:, None] <= 4
        return start, end, np.where((np.abs(out) > 14) | (np.abs(into) > 14) | backward, _BLOCKED, cost)

    def curved(self, cause: Ints, effect: Ints, bends: Array) -> tuple[Array, Array, Array, Array]:
        """Curved candidates of every arrow: starts, controls and ends (L, C, 2), costs (L, C)."""
        out, into = self.centre[cause][:, None], self.centre[effect][:, None]
        way = into - out
        length = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1.0)
        normal = np.stack([-way[..., 1], way[..., 0]], axis=-1) / length[..., None]
        offsets = np.concatenate([bends, -bends])
        control = (out + into) / 2 + normal * offsets[None, :, None]
        start, start_normal = self._towards(cause, control)
        end, end_normal = self._towards(effect, control)
        cost = _bearing(start, control, start_normal, None) + _bearing(end, control, end_normal, None)
        cost = cost + np.abs(offsets)[None] / 240
        bows = [self._elbow(cause, effect, level_first) for level_first in (True, False)]
        return (
            np.concatenate([start, *(bow[0] for bow in bows)], axis=1),
            np.concatenate([control, *(bow[1] for bow in bows)], axis=1),
            np.concatenate([end, *(bow[2] for bow in bows)], axis=1),
            np.concatenate([cost, *(bow[3] for bow in bows)], axis=1),
        )

    def _towards(self, box: Ints, aim: Array) -> tuple[Array, Array]:
        """The port from which a line to `aim` (L, C, 2) leaves a box, and the normal there."""
        ahead = aim - self.centre[box][:, None]
        wide, tall = self.half[box][:, None, 0], self.half[box][:, None, 1]
        level = np.abs(ahead[..., 0]) * tall * 1.2 > np.abs(ahead[..., 1]) * wide
        sign_x, sign_y = np.where(ahead[..., 0] >= 0, 1.0, -1.0), np.where(ahead[..., 1] >= 0, 1.0, -1.0)
        y = np.clip(ahead[..., 1] / np.maximum(np.abs(ahead[..., 0]), 1) * wide, -10, 10)
        x = np.clip(ahead[..., 0] / np.maximum(np.abs(ahead[..., 1]), 1) * tall, -30, 30)
        beside, across = self.beside(box[:, None], sign_x, y), self.across(box[:, None], sign_y, x)
        point = np.where(level[..., None], beside, across)
        normal = np.stack([np.where(level, sign_x, 0.0), np.where(level, 0.0, sign_y)], axis=-1)
        return point, normal

    def _elbow(self, cause: Ints, effect: Ints, level_first: bool) -> tuple[Array, Array, Array, Array]:
        """Quarter turns: out of one side, into the other at a right angle."""
        way = self.centre[effect] - self.centre[cause]
        right, down = np.where(way[:, 0] >= 0, 1.0, -1.0)[:, None], np.where(way[:, 1] >= 0, 1.0, -1.0)[:, None]
        if level_first:
            shift = np.array([0.0, -24.0, 24.0])[None]
            start = self.beside(cause[:, None], right, np.zeros((1, 3)))
            end = self.across(effect[:, None], -down, shift)
            control = np.stack([end[..., 0], start[..., 1]], axis=-1)
        else:
            shift = np.array([0.0, -24.0, 24.0])[None]
            start = self.across(cause[:, None], down, shift)
            end = self.beside(effect[:, None], -right, np.zeros((1, 3)))
            control = np.stack([start[..., 0], end[..., 1]], axis=-1)
        wide, tall = np.abs(end[..., 0] - start[..., 0]), np.abs(end[..., 1] - start[..., 1])
        forward = ((end[..., 0] - start[..., 0]) * right > 14) & ((end[..., 1] - start[..., 1]) * down > 14)
        cost = (wide + tall) * _LENGTH + np.abs(shift) * _OFF + 0.15
        return start, control, end, np.where(forward, cost, _BLOCKED)


def _bearing(start: Array, end: Array, start_normal: Array, end_normal: Array | None) -> Array:
    """Cost of length and of meeting a side at a slant; infinite in effect when it would run through its own box."""
    way = end - start
    length = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1e-6)
    cost = length * _LENGTH
    for normal, sign in ((start_normal, 1.0), (end_normal, -1.0)):
        if normal is not None:
            cosine = sign * (way * normal).sum(axis=-1) / length
            cost = cost + np.where(cosine < _STEEP, np.where(cosine <= 0.05, _BLOCKED, 3.0), _ANGLE * (1 - cosine))
    return np.asarray(cost)
