"""Where a picture and its narration stand on a slide, and what a camera shows, so that what stays can glide."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from causal_atlas.diagrams.diagram import Rect

WIDTH, HEIGHT = 1280.0, 720.0
"""A slide, in CSS pixels."""
POINTS = 0.75
"""To a CSS pixel."""
LARGEST = 1.9
"""How much a small drawing is enlarged: its labels are then as large as the narration."""
LABEL, LARGE_LABEL, LARGE_TEXT = 13.0, 18.0, 22.0
"""Size of a label in drawing units; labels and narration that are as large as this are large enough, in CSS pixels."""
SMALL_LABEL = 14.0
"""Below this a label is hard to read from the last row, in CSS pixels: 10.5 points of a slide of 13⅓ inches."""
TEXT_COUNTS, SMALL_COUNTS = 0.6, 2.0
"""How much a pixel of the narration counts beside one of the labels, and one that a label lacks to be read."""
GAIN = 1.1
"""How much larger the labels have to be without the narration, so that it moves to a slide of its own."""
_LEFT, _TOP, _WIDE, _BOTTOM = 32.0, 92.0, 1216.0, 668.0


class Frame(NamedTuple):
    """A part of a slide, in CSS pixels."""

    left: float
    top: float
    width: float
    height: float


class Shot(NamedTuple):
    """How a scene stands on its slide."""

    frame: Frame
    """Of the picture."""
    box: tuple[float, float, float, float]
    """What of the drawing fills the frame: left, top, width, height in drawing units."""
    said: Frame | None
    """Of the narration; None where it stands on a slide of its own, or there is none."""
    size: float | None
    """Of the letters of the narration, in CSS pixels."""

    @property
    def beside(self) -> bool:
        """Whether the narration stands beside the picture."""
        return self.said is not None and self.said.top == self.frame.top

    @property
    def scale(self) -> float:
        """Pixels of the slide for each drawing unit."""
        return self.frame.width / self.box[2]


Fits = Callable[[float, float], float | None]
"""The size at which the narration fits into a width and a height, or None."""

GAP = 36.0
WHOLE = Frame(_LEFT, _TOP, _WIDE, _BOTTOM - _TOP)
BESIDE = tuple(
    (Frame(_LEFT, _TOP, wide, _BOTTOM - _TOP), Frame(_LEFT + wide + GAP, _TOP, _WIDE - GAP - wide, _BOTTOM - _TOP))
    for wide in (640.0, 720.0, 804.0, 860.0, 916.0)
)
"""A picture beside its narration, from the narrowest."""
ABOVE = tuple(
    (Frame(_LEFT, _TOP, _WIDE, tall), Frame(_LEFT, _TOP + tall + 12, _WIDE, _BOTTOM - _TOP - tall - 12))
    for tall in (468.0, 444.0, 404.0, 364.0, 324.0, 284.0)
)
"""A picture above its narration, from the tallest."""
FRAMES = (*ABOVE, *BESIDE)


def shot(bounds: Rect, fits: Fits) -> Shot:
    """The way to stand on a slide in which picture and narration are read best.

    A narration leaves its picture where there is no room for it, or where the labels would be too small beside it.

    >>> shot(Rect(0, 0, 1216, 100), lambda width, height: 20 if height > 200 else 15).frame == ABOVE[4][0]
    True
    >>> shot(Rect(0, 0, 100, 900), lambda width, height: 20).frame in [picture for picture, _ in BESIDE]
    True
    >>> shot(Rect(0, 0, 100, 900), lambda width, height: None).frame == WHOLE
    True
    """
    found = [
        Shot(frame, _camera(frame, bounds), said, size)
        for frame, said in FRAMES
        if (size := fits(said.width, said.height)) is not None
    ]
    alone = Shot(WHOLE, _camera(WHOLE, bounds), None, None)
    best = max(found, key=_read, default=alone)
    return alone if LABEL * best.scale < min(SMALL_LABEL, LABEL * alone.scale / GAIN) else best


def _read(made: Shot) -> float:
    label = LABEL * made.scale
    small = SMALL_COUNTS * min(label - SMALL_LABEL, 0.0)
    return min(label, LARGE_LABEL) + small + TEXT_COUNTS * min(made.size or 0.0, LARGE_TEXT)


def _camera(frame: Frame, bounds: Rect) -> tuple[float, float, float, float]:
    wide, tall = bounds.right - bounds.left, bounds.bottom - bounds.top
    scale = min(frame.width / wide, frame.height / tall, LARGEST)
    width, height = frame.width / scale, frame.height / scale
    return ((bounds.left + bounds.right - width) / 2, (bounds.top + bounds.bottom - height) / 2, width, height)
