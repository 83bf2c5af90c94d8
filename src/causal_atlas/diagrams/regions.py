"""Regions: the tinted rectangles behind the concepts of each organ.

No region holds a concept of another organ, and regions of different organs do not overlap; an organ whose concepts stand
apart gets several rectangles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.diagrams.geometry import BOX_HEIGHT, BOX_WIDTH, REGION_PAD, Array, Mask, overlap, union

_AIR = 2.0
"""Half of the least room between two regions."""
_HEX = 4.0
"""How far the widest box stands out beyond the usual one."""
_ROOM_AROUND = np.array([_HEX - REGION_PAD, -REGION_PAD, REGION_PAD - _HEX, REGION_PAD], float)


@lru_cache(maxsize=4096)
def core(x: float, y: float) -> Rect:
    """The rectangle of a box around a place, as regions see it."""
    return Rect(x - BOX_WIDTH / 2 - _HEX, y - BOX_HEIGHT / 2, x + BOX_WIDTH / 2 + _HEX, y + BOX_HEIGHT / 2)


def regions(homes: Sequence[tuple[str, float, float]]) -> tuple[tuple[str, Rect], ...]:
    """The rectangles of every organ.

    Args:
        homes: organ, x and y of every concept on the drawing.

    >>> [organ for organ, _ in regions([("liver", 0, 0), ("liver", 0, 96), ("blood", 188, 0)])]
    ['liver', 'blood']
    """
    clusters = joined(homes)
    near = _neighbours(clusters)
    return tuple(
        (organ, _padded(inner, [clusters[other][1] for other in near[number]])) for number, (organ, inner) in enumerate(clusters)
    )


def joined(homes: Sequence[tuple[str, float, float]]) -> list[tuple[str, Rect]]:
    """The rectangles of every organ without room around them; arguments as for `regions`."""
    by_organ: dict[str, list[Rect]] = {}
    for organ, x, y in homes:
        by_organ.setdefault(organ, []).append(core(x, y))
    within = _strangers(by_organ) if homes else {}
    clusters: list[tuple[str, Rect]] = []
    for organ in sorted(by_organ, key=lambda organ: (-len(by_organ[organ]), organ)):
        whole, foreign = within[organ]
        taken = [rect for _, rect in clusters if overlap(whole, rect)]
        inside = (*foreign, *taken)
        clusters += [(organ, rect) for rect in (_split(tuple(by_organ[organ]), inside) if inside else (whole,))]
    return clusters


def _strangers(by_organ: Mapping[str, Sequence[Rect]]) -> dict[str, tuple[Rect, list[Rect]]]:
    """For every organ the rectangle around all of its boxes, and the boxes of other organs that this touches."""
    wholes = [union(*rects) for rects in by_organ.values()]
    boxes = [rect for rects in by_organ.values() for rect in rects]
    owner = np.repeat(np.arange(len(by_organ)), [len(rects) for rects in by_organ.values()])
    hit = overlaps(np.array(wholes, float), np.array(boxes, float)) & (owner[None] != np.arange(len(wholes))[:, None])
    return {
        organ: (whole, [boxes[number] for number in np.flatnonzero(row)])
        for organ, whole, row in zip(by_organ, wholes, hit, strict=True)
    }


# One more box changes one organ; those of all others are joined as a moment ago.
@lru_cache(maxsize=4096)
def _split(rects: Sequence[Rect], foreign: Sequence[Rect]) -> tuple[Rect, ...]:
    """The rectangles joined, smallest unions first, as far as they stay clear of `foreign`."""
    strangers = np.array(foreign, float)
    every = list(dict.fromkeys(rects))
    left = set(range(len(every)))
    pairs = _joinable(every, list(combinations(range(len(every)), 2)), strangers)
    while pairs:
        _, one, other = min(pairs)
        left -= {one, other}
        pairs = [pair for pair in pairs if pair[1] in left and pair[2] in left]
        every.append(union(every[one], every[other]))
        number = len(every) - 1
        pairs += _joinable(every, [(each, number) for each in sorted(left)], strangers)
        left.add(number)
    return tuple(every[number] for number in sorted(left))


def _joinable(rects: Sequence[Rect], pairs: Sequence[tuple[int, int]], foreign: Array) -> list[tuple[float, int, int]]:
    """The pairs that can be joined, with the size of what they would make."""
    if not pairs:
        return []
    one, other = np.array(rects, float)[np.array(pairs).T]
    joined = np.concatenate([np.minimum(one[:, :2], other[:, :2]), np.maximum(one[:, 2:], other[:, 2:])], axis=1)
    sizes = (joined[:, 2] - joined[:, 0] + joined[:, 3] - joined[:, 1]).tolist()
    clear = _clear(joined, foreign).tolist()
    return [(size, *pair) for size, pair, is_clear in zip(sizes, pairs, clear, strict=True) if is_clear]


def _clear(rects: Array, foreign: Array) -> Mask:
    """Whether rectangles touch none of `foreign`; (A, 4), (B, 4) → (A,)."""
    clear: Mask = np.logical_not(overlaps(rects, foreign).any(axis=1))
    return clear


def overlaps(one: Array, other: Array) -> Mask:
    """Whether rectangles overlap; (A, 4), (B, 4) → (A, B)."""
    a, b = one[:, None], other[None]
    found: Mask = (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2]) & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3])
    return found


def _neighbours(clusters: Sequence[tuple[str, Rect]]) -> list[list[int]]:
    """For every rectangle those of other organs that are so near that its room has to be trimmed."""
    if not clusters:
        return []
    names = np.array([organ for organ, _ in clusters])
    inner = np.array([rect for _, rect in clusters], float)
    reach = inner + np.array([-REGION_PAD, -REGION_PAD, REGION_PAD, REGION_PAD])
    near = overlaps(inner + _ROOM_AROUND, reach) & (names[:, None] != names[None])
    return [np.flatnonzero(row).tolist() for row in near]


def _padded(inner: Rect, near: Sequence[Rect]) -> Rect:
    """A rectangle with room around it, less where a region of another organ is near."""
    edges: dict[str, float] = inner._asdict()
    trimmed: dict[str, float] = Rect(*(np.array(inner) + _ROOM_AROUND).tolist())._asdict()
    for other in near:
        side, middle = _between(inner, other)
        inward = max if side in ("left", "top") else min
        trimmed[side] = inward(trimmed[side], middle + (_AIR if inward is max else -_AIR))
    for side, edge in edges.items():
        # A region never cuts its own boxes, however near the neighbours are.
        trimmed[side] = min(trimmed[side], edge) if side in ("left", "top") else max(trimmed[side], edge)
    return Rect(**trimmed)


def _between(inner: Rect, other: Rect) -> tuple[str, float]:
    """The side on which `other` lies, by the widest gap, and the middle of that gap."""
    gaps: Mapping[str, tuple[float, float]] = {
        "left": (inner.left - other.right, (inner.left + other.right) / 2),
        "right": (other.left - inner.right, (inner.right + other.left) / 2),
        "top": (inner.top - other.bottom, (inner.top + other.bottom) / 2),
        "bottom": (other.top - inner.bottom, (inner.bottom + other.top) / 2),
    }
    side = max(gaps, key=lambda name: gaps[name][0])
    return side, gaps[side][1]
