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
    return tuple((organ, _padded(number, clusters)) for number, (organ, _) in enumerate(clusters))


def joined(homes: Sequence[tuple[str, float, float]]) -> list[tuple[str, Rect]]:
    """The rectangles of every organ without room around them; arguments as for `regions`."""
    by_organ: dict[str, list[Rect]] = {}
    for organ, x, y in homes:
        by_organ.setdefault(organ, []).append(core(x, y))
    clusters: list[tuple[str, Rect]] = []
    for organ in sorted(by_organ, key=lambda organ: (-len(by_organ[organ]), organ)):
        foreign = [rect for other, rects in by_organ.items() if other != organ for rect in rects]
        taken = [rect for _, rect in clusters]
        clusters += [(organ, rect) for rect in _merged(by_organ[organ], [*foreign, *taken])]
    return clusters


def _merged(rects: Sequence[Rect], foreign: Sequence[Rect]) -> tuple[Rect, ...]:
    """The rectangles joined, smallest unions first, as far as they stay clear of `foreign`."""
    whole = union(*rects)
    within = tuple(rect for rect in foreign if overlap(whole, rect))
    return _split(tuple(rects), within) if within else (whole,)


# One more box changes one organ; those of all others are joined as a moment ago.
@lru_cache(maxsize=4096)
def _split(rects: Sequence[Rect], foreign: Sequence[Rect]) -> tuple[Rect, ...]:
    strangers = np.array(foreign, float)
    clusters = dict(enumerate(dict.fromkeys(rects)))
    pairs = _joinable(clusters, list(combinations(clusters, 2)), strangers)
    while pairs:
        _, one, other = min(pairs)
        number = max(clusters) + 1
        clusters[number] = union(clusters.pop(one), clusters.pop(other))
        pairs = [pair for pair in pairs if not {one, other} & set(pair[1:])]
        pairs += _joinable(clusters, [(each, number) for each in clusters if each != number], strangers)
    return tuple(clusters.values())


def _joinable(clusters: Mapping[int, Rect], pairs: Sequence[tuple[int, int]], foreign: Array) -> list[tuple[float, int, int]]:
    """The pairs that can be joined, with the size of what they would make."""
    if not pairs:
        return []
    one, other = (np.array([clusters[pair[side]] for pair in pairs], float) for side in (0, 1))
    joined = np.concatenate([np.minimum(one[:, :2], other[:, :2]), np.maximum(one[:, 2:], other[:, 2:])], axis=1)
    sizes = (joined[:, 2] - joined[:, 0] + joined[:, 3] - joined[:, 1]).tolist()
    clear = _clear(joined, foreign).tolist()
    return [(size, *pair) for size, pair, is_clear in zip(sizes, pairs, clear, strict=True) if is_clear]


def _clear(rects: Array, foreign: Array) -> Mask:
    """Whether rectangles touch none of `foreign`; (A, 4), (B, 4) → (A,)."""
    a, b = rects[:, None], foreign[None]
    hit: Mask = (a[..., 0] < b[..., 2]) & (b[..., 0] < a[..., 2]) & (a[..., 1] < b[..., 3]) & (b[..., 1] < a[..., 3])
    clear: Mask = np.logical_not(hit.any(axis=1))
    return clear


def _padded(number: int, clusters: Sequence[tuple[str, Rect]]) -> Rect:
    """A rectangle with room around it, less where a region of another organ is near."""
    organ, inner = clusters[number]
    edges = {"left": inner.left, "top": inner.top, "right": inner.right, "bottom": inner.bottom}
    outer = Rect(
        inner.left - REGION_PAD + _HEX, inner.top - REGION_PAD, inner.right + REGION_PAD - _HEX, inner.bottom + REGION_PAD
    )
    trimmed: dict[str, float] = outer._asdict()
    for other_organ, other in clusters:
        reach = Rect(other.left - REGION_PAD, other.top - REGION_PAD, other.right + REGION_PAD, other.bottom + REGION_PAD)
        if other_organ != organ and overlap(outer, reach):
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
