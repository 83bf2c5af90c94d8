"""The line of a route: a chain of quadratic curves through the middles between its control points.

A route is (start, control …, end). Without a control it is a straight line, with one a quadratic curve; with more, each control
bends one curve, and neighbouring curves join smoothly half way between their controls (a quadratic B-spline, the unbundled
Bézier of Cytoscape).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from causal_atlas.diagrams.diagram import Point

Curve = tuple[Point, Point, Point]


def curves(route: Sequence[Point]) -> tuple[Curve, ...]:
    """The quadratic curves (from, control, to) of a route that bends; none for a straight one.

    >>> curves((Point(0, 0), Point(10, 0), Point(10, 10)))
    ((Point(x=0, y=0), Point(x=10, y=0), Point(x=10, y=10)),)
    """
    controls = route[1:-1]
    if not controls:
        return ()
    joints = [Point((a.x + b.x) / 2, (a.y + b.y) / 2) for a, b in pairwise(controls)]
    stops = (route[0], *joints, route[-1])
    return tuple((before, control, after) for (before, after), control in zip(pairwise(stops), controls, strict=True))


def along(route: Sequence[Point], share: float) -> Point:
    """The point of a route at a share (0 to 1) of its pieces.

    >>> along((Point(0, 0), Point(50, 10), Point(100, 0)), 0.5)
    Point(x=50.0, y=5.0)
    >>> along((Point(0, 0), Point(8, 4)), 0.25)
    Point(x=2.0, y=1.0)
    """
    pieces = curves(route)
    if not pieces:
        (x0, y0), (x1, y1) = route[0], route[-1]
        return Point(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share)
    return _along(pieces, share)


def _along(pieces: Sequence[Curve], share: float) -> Point:
    number = min(int(share * len(pieces)), len(pieces) - 1)
    (x0, y0), (cx, cy), (x1, y1) = pieces[number]
    t = share * len(pieces) - number
    back = 1 - t
    return Point(back * back * x0 + 2 * back * t * cx + t * t * x1, back * back * y0 + 2 * back * t * cy + t * t * y1)


def sampled(route: Sequence[Point], chords: int = 12) -> tuple[Point, ...]:
    """Points along a route that show its shape: its two ends when straight, else `chords` steps for each curve.

    >>> len(sampled((Point(0, 0), Point(1, 1)))), len(sampled((Point(0, 0), Point(1, 1), Point(2, 0)), 4))
    (2, 5)
    """
    pieces = curves(route)
    if not pieces:
        return (route[0], route[-1])
    steps = len(pieces) * chords
    return tuple(_along(pieces, step / steps) for step in range(steps + 1))


def svg_path(route: Sequence[Point]) -> str:
    """The route as the `d` of an SVG path.

    >>> svg_path((Point(0, 0), Point(8, 4)))
    'M0 0L8 4'
    """
    (x, y), (to_x, to_y) = route[0], route[-1]
    pieces = curves(route)
    if not pieces:
        return f"M{x:g} {y:g}L{to_x:g} {to_y:g}"
    return f"M{x:g} {y:g}" + "".join(f"Q{c.x:g} {c.y:g} {end.x:g} {end.y:g}" for _, c, end in pieces)
