"""Where a picture and its narration stand on a slide, and what a camera shows, so that what stays can glide."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from causal_atlas.diagrams.diagram import Rect

WIDTH, HEIGHT = 1280.0, 720.0
"""A slide, in CSS pixels."""
LARGEST = 1.9
"""How much a small drawing is enlarged: its labels are then as large as the narration."""
LABEL, LARGE_LABEL, LARGE_TEXT = 13.0, 18.0, 22.0
"""Size of a label in drawing units; labels and narration that are as large as this are large enough, in CSS pixels."""
TEXT_COUNTS = 0.6
"""How much a pixel of the narration counts beside one of the labels."""
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
    def scale(self) -> float:
        """Pixels of the slide for each drawing unit."""
        return self.frame.width / self.box[2]


Fits = Callable[[float, float], float | None]
"""The size at which the narration fits into a width and a height, or None."""

WHOLE = Frame(_LEFT, _TOP, _WIDE, _BOTTOM - _TOP)
BESIDE = (Frame(_LEFT, _TOP, 800, _BOTTOM - _TOP), Frame(872, _TOP, 376, _BOTTOM - _TOP))
ABOVE = tuple(
    (Frame(_LEFT, _TOP, _WIDE, tall), Frame(_LEFT, _TOP + tall + 12, _WIDE, _BOTTOM - _TOP - tall - 12))
    for tall in (444.0, 404.0, 364.0, 324.0, 284.0)
)
"""A picture above its narration, from the tallest."""


def shot(bounds: Rect, fits: Fits) -> Shot:
    """The way to stand on a slide in which picture and narration are read best.

    >>> shot(Rect(0, 0, 1216, 100), lambda width, height: 20 if height > 200 else 15).frame == ABOVE[3][0]
    True
    >>> shot(Rect(0, 0, 100, 900), lambda width, height: 20).frame == BESIDE[0]
    True
    >>> shot(Rect(0, 0, 100, 900), lambda width, height: None).frame == WHOLE
    True
    """
    found = [
        Shot(frame, _camera(frame, bounds), said, size)
        for frame, said in (*ABOVE, BESIDE)
        if (size := fits(said.width, said.height)) is not None
    ]
    return max(found, key=_read, default=Shot(WHOLE, _camera(WHOLE, bounds), None, None))


def _read(made: Shot) -> float:
    return min(LABEL * made.scale, LARGE_LABEL) + TEXT_COUNTS * min(made.size or 0.0, LARGE_TEXT)


def _camera(frame: Frame, bounds: Rect) -> tuple[float, float, float, float]:
    wide, tall = bounds.right - bounds.left, bounds.bottom - bounds.top
    scale = min(frame.width / wide, frame.height / tall, LARGEST)
    width, height = frame.width / scale, frame.height / scale
    return ((bounds.left + bounds.right - width) / 2, (bounds.top + bounds.bottom - height) / 2, width, height)
