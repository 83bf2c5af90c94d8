"""Sizes of the drawing, and tests of segments against boxes for whole arrays at once."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from causal_atlas.diagrams.diagram import Box, Rect
from causal_atlas.knowledge.model import ConceptKind, Status

Array: TypeAlias = NDArray[np.float64]
Mask: TypeAlias = NDArray[np.bool_]
Ints: TypeAlias = NDArray[np.int64]

BOX_WIDTH = 148
BOX_HEIGHT = 48
HEXAGON_WIDTH = 156
HEXAGON_SLANT = 12
"""How far the left and right corners of a hexagon stand out beyond its upper and lower side."""
LABEL_WIDTH = 132
"""Room for a line of text inside every box."""
PITCH_X = 186
PITCH_Y = 96
AREA = (1040, 660)
"""Width and height of the drawing area at 1440 × 900, in CSS pixels."""
LEAST_ZOOM = 12 / 13
"""At this zoom a label of 13 units reads at 12 px."""
ROOM = (AREA[0] / LEAST_ZOOM, AREA[1] / LEAST_ZOOM)
"""The largest drawing that reads at 12 px when it is fitted into the area."""
CLEARANCE = 6
"""How near an arrow may come to a box that it does not concern."""
REGION_PAD = 18
REGION_HEAD = 22
"""Room for the name of the organ above its region."""
MARGIN = 2
"""Room around the whole drawing."""
PILL_HEIGHT = 16


NORMALS = ((1, 0), (0, 1), (-1, 0), (0, -1))
"""The outward directions of the sides of a box: right, below, left, above."""
_NOWHERE = Rect(-1e9, -1e9, -1e9, -1e9)


def box_size(kind: ConceptKind) -> tuple[int, int]:
    """Width and height of the box of a concept; insulin actions are hexagons and a little wider.

    >>> box_size(ConceptKind.PROCESS)
    (148, 48)
    """
    return (HEXAGON_WIDTH if kind is ConceptKind.INSULIN_ACTION else BOX_WIDTH, BOX_HEIGHT)


def rect_of(box: Box) -> Rect:
    """The upright rectangle around a box."""
    return Rect(box.x - box.width / 2, box.y - box.height / 2, box.x + box.width / 2, box.y + box.height / 2)


def side_of(x: float, y: float, width: float, height: float) -> int:
    """The side that a place on or near the border belongs to: 0 right, 1 below, 2 left, 3 above; `NORMALS` has its way out.

    >>> side_of(0, -26, 148, 48), side_of(76, 10, 148, 48)
    (3, 0)
    """
    if abs(y) - height / 2 > abs(x) - width / 2:
        return 1 if y > 0 else 3
    return 0 if x > 0 else 2


def pill_width(count: int) -> float:
    """Width of the pill that shows how many causes or effects are hidden.

    >>> pill_width(3) < pill_width(12)
    True
    """
    return 19.0 + 7.0 * len(str(count))


def causes_pill(box: Box) -> Rect | None:
    """Where the number of hidden causes stands, at the lower left corner, or None."""
    if not box.hidden_causes:
        return None
    left, bottom = box.x - box.width / 2 + 5, box.y + box.height / 2
    return Rect(left, bottom - PILL_HEIGHT / 2, left + pill_width(box.hidden_causes), bottom + PILL_HEIGHT / 2)


def effects_pill(box: Box) -> Rect | None:
    """Where the number of hidden effects stands, at the lower right corner, or None."""
    if not box.hidden_effects:
        return None
    right, bottom = box.x + box.width / 2 - 5, box.y + box.height / 2
    return Rect(right - pill_width(box.hidden_effects), bottom - PILL_HEIGHT / 2, right, bottom + PILL_HEIGHT / 2)


STATUS_WIDTHS = {Status.PRESERVED: 74.0, Status.ATTENUATED: 84.0, Status.LOST: 42.0, Status.WORKING: 18.0}
"""Widths of the pills that show the status of an insulin action, sign and word."""
COMPARED_WIDTHS = {Status.PRESERVED: 84.0, Status.ATTENUATED: 88.0, Status.LOST: 62.0, Status.WORKING: 36.0}
"""The same with the status in health before it."""


def status_pill(box: Box) -> Rect | None:
    """Where the status of an insulin action stands, across the upper right corner, or None.

    It never reaches the middle of the box, where an arrow from above ends.
    """
    if box.status is None:
        return None
    width = (COMPARED_WIDTHS if box.was else STATUS_WIDTHS)[box.status]
    left = max(box.x + box.width / 2 + 4 - width, box.x + 12)
    middle = box.y - box.height / 2 - 3
    return Rect(left, middle - PILL_HEIGHT / 2, left + width, middle + PILL_HEIGHT / 2)


def pills(box: Box) -> tuple[Rect, ...]:
    """Everything that stands on the border of a box and must not be covered by an arrow."""
    return tuple(rect for rect in (causes_pill(box), effects_pill(box), status_pill(box)) if rect is not None)


def reserved(box: Box) -> tuple[Rect, Rect, Rect]:
    """Where pills may stand on the border of a box; arrows leave this free whether there is a pill or not."""
    left, right, bottom = box.x - box.width / 2, box.x + box.width / 2, box.y + box.height / 2
    top = box.y - box.height / 2 - 3
    status = Rect(box.x + 10, top - 10, right + 20, top + 10) if box.kind is ConceptKind.INSULIN_ACTION else _NOWHERE
    return Rect(left + 2, bottom - 10, left + 40, bottom + 10), Rect(right - 40, bottom - 10, right - 2, bottom + 10), status


def segments_hit(start: Array, end: Array, low: Array, high: Array) -> Mask:
    """Whether segments touch rectangles; every argument broadcasts to (…, 2).

    Args:
        start: starts of the segments.
        end: ends of the segments.
        low: left upper corners of the rectangles.
        high: right lower corners of the rectangles.

    >>> hit = segments_hit(np.array([0.0, 0.0]), np.array([10.0, 10.0]), np.array([4.0, 4.0]), np.array([5.0, 5.0]))
    >>> bool(hit)
    True
    """
    # Separating axes: the two sides of the rectangle and the normal of the segment.
    half_x, half_y = (end[..., 0] - start[..., 0]) / 2, (end[..., 1] - start[..., 1]) / 2
    wide, tall = (high[..., 0] - low[..., 0]) / 2, (high[..., 1] - low[..., 1]) / 2
    gap_x = (start[..., 0] + end[..., 0]) / 2 - (low[..., 0] + high[..., 0]) / 2
    gap_y = (start[..., 1] + end[..., 1]) / 2 - (low[..., 1] + high[..., 1]) / 2
    steep_x, steep_y = np.abs(half_x), np.abs(half_y)
    hit: Mask = np.abs(gap_x) < wide + steep_x
    hit &= np.abs(gap_y) < tall + steep_y
    hit &= np.abs(half_x * gap_y - half_y * gap_x) < wide * steep_y + tall * steep_x
    return hit


def segments_cross(start: Array, end: Array, other_start: Array, other_end: Array) -> Mask:
    """Whether segments cross properly; touching at an end is no crossing. Arguments broadcast to (…, 2).

    >>> at = lambda *xy: np.array(xy, float)
    >>> bool(segments_cross(at(0, 0), at(2, 2), at(0, 2), at(2, 0))), bool(segments_cross(at(0, 0), at(2, 2), at(0, 0), at(2, 0)))
    (True, False)
    """
    first = _side(start, end, other_start) * _side(start, end, other_end)
    second = _side(other_start, other_end, start) * _side(other_start, other_end, end)
    crossing: Mask = (first < -1e-9) & (second < -1e-9)
    return crossing


def _side(start: Array, end: Array, point: Array) -> Array:
    side: Array = (end[..., 0] - start[..., 0]) * (point[..., 1] - start[..., 1]) - (end[..., 1] - start[..., 1]) * (
        point[..., 0] - start[..., 0]
    )
    return side


def union(*rects: Rect) -> Rect:
    """The smallest rectangle around all.

    >>> union(Rect(0, 0, 1, 1), Rect(5, -1, 6, 0))
    Rect(left=0, top=-1, right=6, bottom=1)
    """
    return Rect(
        min(rect.left for rect in rects),
        min(rect.top for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    )


def overlap(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than a border."""
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def zoom_at_fit(bounds: Rect) -> float:
    """The zoom at which a drawing fits the area, at most 1."""
    wide, tall = max(bounds.right - bounds.left, 1.0), max(bounds.bottom - bounds.top, 1.0)
    return min(1.0, AREA[0] / wide, AREA[1] / tall)
