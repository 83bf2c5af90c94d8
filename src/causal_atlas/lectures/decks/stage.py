"""Where a picture stands on a slide, and what of it a camera shows: what stays can glide from one scene to the next."""

from __future__ import annotations

from typing import NamedTuple

from causal_atlas.diagrams.diagram import Rect

WIDTH, HEIGHT = 1280.0, 720.0
"""A slide, in CSS pixels."""
LARGEST = 1.9
"""How much a small drawing is enlarged: its labels are then as large as the narration."""
BESIDE_FROM = 0.85
"""A picture stands beside its narration, which can then be large, where it is not much smaller there than above it."""


class Frame(NamedTuple):
    """A part of a slide, in CSS pixels."""

    left: float
    top: float
    width: float
    height: float


ABOVE = Frame(32, 92, 1216, 444)
"""A picture above its narration."""
BESIDE = Frame(32, 92, 800, 574)
"""A picture beside its narration."""


class Shot(NamedTuple):
    """A frame, and the part of the drawing that fills it: left, top, width, height in drawing units."""

    frame: Frame
    box: tuple[float, float, float, float]

    @property
    def scale(self) -> float:
        """Pixels of the slide for each drawing unit."""
        return self.frame.width / self.box[2]


def shot(bounds: Rect) -> Shot:
    """The frame in which a drawing is largest, and the camera that shows all of it.

    >>> shot(Rect(0, 0, 1216, 100)).frame == ABOVE, shot(Rect(0, 0, 100, 900)).frame == BESIDE
    (True, True)
    >>> round(shot(Rect(0, 0, 1216, 100)).scale, 3)
    1.0
    """
    above, beside = _filled(ABOVE, bounds), _filled(BESIDE, bounds)
    return beside if beside.scale > above.scale * BESIDE_FROM else above


def _filled(frame: Frame, bounds: Rect) -> Shot:
    wide, tall = bounds.right - bounds.left, bounds.bottom - bounds.top
    scale = min(frame.width / wide, frame.height / tall, LARGEST)
    width, height = frame.width / scale, frame.height / scale
    middle = ((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2)
    return Shot(frame, (middle[0] - width / 2, middle[1] - height / 2, width, height))
