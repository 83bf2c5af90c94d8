"""The outlines of boxes and small marks, in drawing units around their centres."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, pi, sin

from causal_atlas.knowledge.model import ConceptKind

Corner = tuple[float, float]
"""A corner in drawing units, seen from the centre of the shape."""

_STEPS = 6
"""Chords in a quarter of a circle; more cannot be seen at twice the size."""


def _arc(x: float, y: float, across: float, up: float, start: float) -> list[Corner]:
    """A quarter of an ellipse around (x, y), clockwise on the screen from the angle `start`, in quarter turns."""
    turns = [(start + step / _STEPS) * pi / 2 for step in range(_STEPS + 1)]
    return [(x + across * cos(turn), y + up * sin(turn)) for turn in turns]


def rounded(width: float, height: float, across: float, up: float | None = None) -> list[Corner]:
    """A rectangle whose corners are quarters of an ellipse."""
    rise = across if up is None else up
    x, y = width / 2 - across, height / 2 - rise
    return [
        *_arc(x, -y, across, rise, -1),
        *_arc(x, y, across, rise, 0),
        *_arc(-x, y, across, rise, 1),
        *_arc(-x, -y, across, rise, 2),
    ]


def pill(width: float, height: float) -> list[Corner]:
    """A rectangle with round ends."""
    return rounded(width, height, min(width, height) / 2)


def _hexagon(width: float, height: float) -> list[Corner]:
    x, y = width / 2, height / 2
    cut = min(12.0, width / 6)
    return [(-x + cut, -y), (x - cut, -y), (x, 0), (x - cut, y), (-x + cut, y), (-x, 0)]


def _cut_corners(width: float, height: float) -> list[Corner]:
    x, y, cut = width / 2, height / 2, 9.0
    return [
        (-x + cut, -y),
        (x - cut, -y),
        (x, -y + cut),
        (x, y - cut),
        (x - cut, y),
        (-x + cut, y),
        (-x, y - cut),
        (-x, -y + cut),
    ]


def _ticket(width: float, height: float) -> list[Corner]:
    """A rectangle with its corners punched out, like the label on a gauge."""
    x, y, bite = width / 2, height / 2, 6.5

    def punched(cx: float, cy: float, start: float) -> list[Corner]:
        return _arc(cx, cy, bite, bite, start)[::-1]

    return [*punched(x, -y, 1), *punched(x, y, 2), *punched(-x, y, 3), *punched(-x, -y, 0)]


def _leaning(width: float, height: float) -> list[Corner]:
    x, y, lean = width / 2, height / 2, 9.0
    return [(-x + lean, -y), (x, -y), (x - lean, y), (-x, y)]


def _barrel(width: float, height: float) -> list[Corner]:
    return rounded(width, height, width / 2 - 2, 7.0)


def _signpost(width: float, height: float) -> list[Corner]:
    x, y, tip = width / 2, height / 2, 12.0
    return [(-x, -y), (x - tip, -y), (x, 0), (x - tip, y), (-x, y)]


def _sheet(width: float, height: float) -> list[Corner]:
    """A page with its upper right corner cut."""
    x, y, fold = width / 2, height / 2, 12.0
    return [(-x, -y), (x - fold, -y), (x, -y + fold), (x, y), (-x, y)]


def _box(width: float, height: float) -> list[Corner]:
    return rounded(width, height, 9.0)


_OUTLINES: dict[ConceptKind, Callable[[float, float], list[Corner]]] = {
    ConceptKind.SUBSTANCE: pill,
    ConceptKind.PROCESS: _box,
    ConceptKind.INSULIN_ACTION: _hexagon,
    ConceptKind.TISSUE_STATE: _box,
    ConceptKind.DISEASE: _cut_corners,
    ConceptKind.MEASURE: _ticket,
    ConceptKind.BEHAVIOUR: _leaning,
    ConceptKind.ANATOMY: _barrel,
    ConceptKind.INTERVENTION: _signpost,
    ConceptKind.STUDY: _sheet,
    ConceptKind.NOTION: _box,
}


def outline(kind: ConceptKind, width: float, height: float) -> list[Corner]:
    """The corners of a box, clockwise, in drawing units around its centre.

    >>> outline(ConceptKind.STUDY, 100, 40)[0]
    (-50.0, -20.0)
    """
    return _OUTLINES[kind](width, height)
