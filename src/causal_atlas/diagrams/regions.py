"""Regions: the tinted rectangles behind the concepts of each organ.

No region holds a concept of another organ, and regions of different organs do not overlap; an organ whose concepts stand
apart gets several rectangles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.diagrams.geometry import BOX_HEIGHT, BOX_WIDTH, REGION_PAD, overlap, union

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
    by_organ: dict[str, list[Rect]] = {}
    for organ, x, y in homes:
        by_organ.setdefault(organ, []).append(core(x, y))
    clusters: list[tuple[str, Rect]] = []
    for organ in sorted(by_organ, key=lambda organ: (-len(by_organ[organ]), organ)):
        foreign = [rect for other, rects in by_organ.items() if other != organ for rect in rects]
        taken = [rect for _, rect in clusters]
        clusters += [(organ, rect) for rect in _merged(by_organ[organ], [*foreign, *taken])]
    return tuple((organ, _padded(number, clusters)) for number, (organ, _) in enumerate(clusters))


def _merged(rects: Sequence[Rect], foreign: Sequence[Rect]) -> list[Rect]:
    """The rectangles joined as far as they stay clear of `foreign`."""
    whole = union(*rects)
    if not any(overlap(whole, other) for other in foreign):
        return [whole]
    clusters = list(dict.fromkeys(rects))
    while True:
        pair = min(_joinable(clusters, foreign), default=None)
        if pair is None:
            return clusters
        _, one, other = pair
        joined = union(clusters[one], clusters[other])
        clusters = [rect for number, rect in enumerate(clusters) if number not in (one, other)] + [joined]


def _joinable(clusters: Sequence[Rect], foreign: Sequence[Rect]) -> Iterator[tuple[float, int, int]]:
    """Pairs that can be joined, with the size of what they would make."""
    for (one, first), (other, second) in combinations(enumerate(clusters), 2):
        joined = union(first, second)
        if not any(overlap(joined, rect) for rect in foreign):
            yield (joined.right - joined.left) + (joined.bottom - joined.top), one, other


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
