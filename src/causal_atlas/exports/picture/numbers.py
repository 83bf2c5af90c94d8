"""Where the numbers of references stand: beside their arrows, covering nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from causal_atlas.diagrams.diagram import Arrow, Diagram, Point, Rect
from causal_atlas.diagrams.geometry import REGION_HEAD, Array, Mask, rect_of, segments_hit, status_pill
from causal_atlas.diagrams.marks import MARK_SIZE, badge_place, beside, mark_width, placed_marks
from causal_atlas.diagrams.metrics import text_width
from causal_atlas.diagrams.path import sampled
from causal_atlas.diagrams.region_names import name_rect
from causal_atlas.exports.picture.boxes import BADGE

SIZE = 8.5
_AIR = 1.5
_SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.14, 0.86)


class Number(NamedTuple):
    """Numbers of references beside an arrow, around the middle of their place."""

    arrow: str
    text: str
    middle: Point
    rect: Rect


def ranges(numbers: Iterable[int]) -> str:
    """Numbers in a row, runs drawn together.

    >>> ranges([5, 1, 2, 3, 9, 10])
    '1–3,5,9,10'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ",".join(map(str, run)) for run in runs)


def placed(diagram: Diagram, texts: Mapping[str, str]) -> tuple[Number, ...]:
    """The numbers that find room, in the order of the arrows; what finds none is left out.

    Args:
        diagram: the drawing.
        texts: what stands beside an arrow, by its id.
    """
    taken = _taken(diagram)
    owners, starts, ends = _segments(diagram.arrows)
    found = []
    for place, arrow in enumerate(diagram.arrows):
        told = texts.get(arrow.id)
        if not told:
            continue
        middles = _candidates(arrow, told)
        low, high = middles - _half(told), middles + _half(told)
        free = ~_covered(low, high, taken) & ~_crossed(low, high, starts, ends, owners, place)
        if free.any():
            best = int(np.argmax(free))
            rect = Rect(*low[best].tolist(), *high[best].tolist())
            found.append(Number(arrow.id, told, Point(*middles[best].tolist()), rect))
            taken.append(rect)
    return tuple(found)


def _half(told: str) -> Array:
    return np.array([text_width(told, SIZE, "medium") / 2 + _AIR, SIZE * 0.42 + _AIR])


def _candidates(arrow: Arrow, told: str) -> Array:
    """Middles beside the arrow, the best first; (C, 2)."""
    half = _half(told)
    across = max((abs(mark.aside) + mark_width(mark.name) / 2 for mark in placed_marks(arrow) if mark.aside), default=0.0)
    distances = (1.5, 6.0, across + 2) if across else (1.5, 6.0)
    points = []
    for share in _SHARES:
        here, away = beside(arrow.route, share, 0), beside(arrow.route, share, 1)
        normal = np.array([away.x - here.x, away.y - here.y])
        for extra in distances:
            reach = float(np.abs(normal) @ half) + extra
            points += [np.array(here) + normal * reach, np.array(here) - normal * reach]
    return np.array(points)


def _taken(diagram: Diagram) -> list[Rect]:
    """What must not be covered, but for the arrows themselves."""
    found = [rect_of(box) for box in diagram.boxes]
    found += [pill for box in diagram.boxes if (pill := status_pill(box))]
    for box in diagram.boxes:
        if box.change:
            x, y = badge_place(box)
            found.append(Rect(x - BADGE[1], y - BADGE[1], x + BADGE[1], y + BADGE[1]))
    for arrow in diagram.arrows:
        for mark in placed_marks(arrow):
            (x, y), wide, tall = mark.place, mark_width(mark.name) / 2 + 1, MARK_SIZE / 2 + 1
            found.append(Rect(x - wide, y - tall, x + wide, y + tall))
    for region in diagram.regions:
        name, top = name_rect(region), region.rect.top - region.lift
        found.append(Rect(name.left - 2, top - REGION_HEAD, name.right + 4, top - 2))
    return found


def _segments(arrows: Sequence[Arrow]) -> tuple[Array, Array, Array]:
    """The chords of all arrows: whose they are, (S,), and where they start and end, (S, 2)."""
    owners, starts, ends = [], [], []
    for place, arrow in enumerate(arrows):
        for one, other in pairwise(sampled(arrow.route, 8)):
            owners.append(place)
            starts.append(one)
            ends.append(other)
    return np.array(owners, float), np.array(starts, float).reshape(-1, 2), np.array(ends, float).reshape(-1, 2)


def _covered(low: Array, high: Array, taken: Sequence[Rect]) -> Mask:
    if not taken:
        return np.zeros(len(low), bool)
    rects = np.array(taken, float)
    overlaps: Mask = (low[:, None] < rects[None, :, 2:]) & (rects[None, :, :2] < high[:, None])
    covered: Mask = np.any(np.all(overlaps, axis=2), axis=1)
    return covered


def _crossed(low: Array, high: Array, starts: Array, ends: Array, owners: Array, own: int) -> Mask:
    """Whether an arrow runs through a candidate: (C, 2), (S, 2) → (C,); a head is a little broader than its line."""
    reach_low, reach_high = low.min(axis=0) - 6, high.max(axis=0) + 6
    near = np.all((np.minimum(starts, ends) < reach_high) & (np.maximum(starts, ends) > reach_low), axis=1)
    air = np.where(owners[near] == own, 0.5, 2.5)[None, :, None]
    hits = segments_hit(starts[near][None], ends[near][None], low[:, None] - air, high[:, None] + air)
    crossed: Mask = np.any(hits, axis=1)
    return crossed
