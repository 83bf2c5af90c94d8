"""The canvas: a Diagram as elements for Cytoscape.

What the server knows is told by data, which the stylesheet in `canvas_style` reads. Only the pointer and the keyboard use
classes, and those are set in the page (assets/pointer.js and cursor.js) and never sent from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import hypot
from typing import Any

import dash_cytoscape as cyto

from causal_atlas.diagrams.diagram import Arrow, Box, Change, Diagram, Point, Rect, Region
from causal_atlas.diagrams.geometry import causes_pill, effects_pill, status_pill
from causal_atlas.diagrams.marks import CHANGE_SIGNS, COMPARED_WORDS, MARK_TEXTS, STATUS_WORDS, Mark, badge_place, placed_marks
from causal_atlas.diagrams.region_names import INDENT
from causal_atlas.knowledge.model import ConceptKind, Organ, Status
from causal_atlas.web import ids
from causal_atlas.web.panels import shapes
from causal_atlas.web.panels.canvas_rules import Rules
from causal_atlas.web.panels.canvas_style import stylesheet

__all__ = ["canvas", "elements", "stylesheet"]

Element = dict[str, Any]
Data = str | int | float
"""What the data of an element may hold: the component compares them by identity, so nothing nested."""

RING_GAP = 4.5


def canvas() -> cyto.Cytoscape:
    """The empty canvas. It never lays out by itself, and assets/drawing.js alone puts elements on it, each with its place."""
    blank: Rules = stylesheet("light", ())
    return cyto.Cytoscape(
        id=ids.CANVAS,
        elements=[],
        stylesheet=blank,
        layout={"name": "preset", "fit": False},
        autoRefreshLayout=False,
        autounselectify=True,
        boxSelectionEnabled=True,
        wheelSensitivity=0.2,
        minZoom=0.2,
        maxZoom=2.5,
        responsive=False,
        style={"width": "100%", "height": "100%"},
    )


def elements(diagram: Diagram, organs: Sequence[Organ]) -> list[Element]:
    """The elements of a drawing, back to front.

    An arrow without both of its boxes is left out: a dangling edge would break the canvas for good.
    """
    tones = {organ.id: number for number, organ in enumerate(organs)}
    boxes = {box.concept: box for box in diagram.boxes}
    arrows = [arrow for arrow in diagram.arrows if arrow.cause in boxes and arrow.effect in boxes]
    painted: list[Element] = [_bounds(diagram.bounds)] if boxes else []
    seen: dict[str, int] = {}
    for region in diagram.regions:
        number = seen[region.organ] = seen.get(region.organ, -1) + 1
        painted += _region(region, number, tones.get(region.organ, -1))
    painted += [_box(box, tones.get(box.organ, -1)) for box in diagram.boxes]
    painted += [_arrow(arrow, boxes) for arrow in arrows]
    for box in diagram.boxes:
        painted += _satellites(box, tones.get(box.organ, -1))
    for arrow in arrows:
        painted += _marks(arrow)
    return painted


def _node(key: str, x: float, y: float, /, **data: Data) -> Element:
    """A node; its place stands in its data too, so that the page knows where it belongs while it is moving."""
    place = {"x": round(x, 2), "y": round(y, 2)}
    grabbable = data["role"] == "box"
    return {"data": {"id": key, **place, **data}, "position": place, "grabbable": grabbable, "selectable": False}


def _bounds(rect: Rect) -> Element:
    """How far the drawing reaches, curves and all: never seen, it tells the camera what to fit."""
    width, height = rect.right - rect.left, rect.bottom - rect.top
    return _node("~bounds", (rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2, role="bounds", width=width, height=height)


def _region(region: Region, number: int, tone: int) -> list[Element]:
    left, top, right, bottom = region.rect
    width, height = round(right - left, 2), round(bottom - top, 2)
    key = f"{region.organ}:{number}"
    background = _node(
        f"~region:{key}",
        (left + right) / 2,
        (top + bottom) / 2,
        role="region",
        organ=region.organ,
        tone=tone,
        width=width,
        height=height,
        points=shapes.region_points(width, height),
    )
    name = _node(f"~name:{key}", left + INDENT + region.shift, top - 11 - region.lift, role="name", label=region.label, tone=tone)
    return [background, name]


def _box(box: Box, tone: int) -> Element:
    return _node(
        box.concept,
        box.x,
        box.y,
        role="box",
        concept=box.concept,
        label="\n".join(box.lines),
        name=" ".join(box.lines),
        kind=box.kind.value,
        organ=box.organ,
        tone=tone,
        width=box.width,
        height=box.height,
        points=shapes.box_points(box.kind, box.width, box.height),
        status=box.status.value if box.status else "",
        causes=box.hidden_causes,
        effects=box.hidden_effects,
        selected=int(box.selected),
        pinned=int(box.pinned),
        faded=int(box.faded),
        lit=int(box.lit),
        muted=int(box.muted),
    )


def _satellites(box: Box, tone: int) -> list[Element]:
    """The small things on and around the border of a box, which follow it when it is dragged."""
    found = [_lining(box, tone)] if box.kind is ConceptKind.TISSUE_STATE else []
    if box.selected:
        found.append(_ring(box))
    if causes := causes_pill(box):
        found.append(_small(box, "causes", causes, "pill", f"←{box.hidden_causes}", direction="causes"))
    if effects := effects_pill(box):
        found.append(_small(box, "effects", effects, "pill", f"{box.hidden_effects}→", direction="effects"))
    if box.status and (status := status_pill(box)):
        found.append(
            _small(
                box,
                "status",
                status,
                "status",
                (COMPARED_WORDS if box.was else STATUS_WORDS)[box.status],
                status=box.status.value,
                was=box.was.value if box.was else "",
            )
        )
        if box.status is Status.ATTENUATED and not box.was:
            half: dict[str, Data] = {"role": "half", "of": box.concept, "faded": int(box.faded)}
            found.append(_node(f"~half:{box.concept}", status.left + 10, (status.top + status.bottom) / 2, **half))
    if box.change:
        found.append(_change(box, box.change))
    if box.pinned:
        left, top = box.x - box.width / 2, box.y - box.height / 2
        found.append(_node(f"~pin:{box.concept}", left + 4, top, role="pin", of=box.concept, faded=int(box.faded)))
    # Also where it is not: the canvas keeps what it was told until it is told otherwise.
    return [{**element, "data": {**element["data"], "muted": int(box.muted)}} for element in found]


def _change(box: Box, change: Change) -> Element:
    """How the concept answers a thought experiment, on the left upper corner, where no arrow ends."""
    data: dict[str, Data] = {
        "role": "change",
        "of": box.concept,
        "label": CHANGE_SIGNS[change.direction],
        "change": change.direction,
        "held": int(change.held),
        "wave": change.wave,
        "faded": int(box.faded),
    }
    return _node(f"~change:{box.concept}", *badge_place(box), **data)


def _lining(box: Box, tone: int) -> Element:
    """The inner line of a tissue state."""
    width, height = box.width - 7, box.height - 7
    points = shapes.lining_points(width, height)
    data: dict[str, Data] = {
        "role": "lining",
        "of": box.concept,
        "tone": tone,
        "width": width,
        "height": height,
        "points": points,
        "faded": int(box.faded),
    }
    return _node(f"~lining:{box.concept}", box.x, box.y, **data)


def _ring(box: Box) -> Element:
    """The ring around a selected box, in the shape of the box and clear of it."""
    width, height = box.width + 2 * RING_GAP, box.height + 2 * RING_GAP
    points = shapes.box_points(box.kind, width, height)
    data: dict[str, Data] = {"role": "ring", "of": box.concept, "width": width, "height": height, "points": points}
    return _node(f"~ring:{box.concept}", box.x, box.y, **data)


def _small(box: Box, place: str, rect: Rect, role: str, text: str, **data: Data) -> Element:
    width, height = rect.right - rect.left, rect.bottom - rect.top
    return _node(
        f"~{place}:{box.concept}",
        (rect.left + rect.right) / 2,
        (rect.top + rect.bottom) / 2,
        role=role,
        of=box.concept,
        label=text,
        width=width,
        height=height,
        points=shapes.pill_points(width, height),
        faded=int(box.faded),
        **data,
    )


def _arrow(arrow: Arrow, boxes: dict[str, Box]) -> Element:
    cause, effect = boxes[arrow.cause], boxes[arrow.effect]
    start, end = arrow.route[0], arrow.route[-1]
    data: dict[str, Data] = {
        "id": f"~arrow:{arrow.id}",
        "source": arrow.cause,
        "target": arrow.effect,
        "role": "arrow",
        "glyph": arrow.glyph.value,
        "signal": arrow.signal.value,
        "grade": arrow.grade,
        "inferred": int(arrow.inferred),
        "unreviewed": int(arrow.unreviewed),
        "disputed": int(arrow.disputed),
        "selected": int(arrow.selected),
        "faded": int(arrow.faded),
        "lit": int(arrow.lit),
        "now": int(arrow.now),
        "contrast": arrow.contrast.value if arrow.contrast else "",
        "muted": int(arrow.muted),
        "leave": f"{start.x - cause.x:.2f}px {start.y - cause.y:.2f}px",
        "arrive": f"{end.x - effect.x:.2f}px {end.y - effect.y:.2f}px",
        "curve": "straight",
    }
    if controls := arrow.route[1:-1]:
        weights, distances = zip(*(bend(start, control, end) for control in controls), strict=True)
        data |= {"curve": "bent", "weights": " ".join(map(str, weights)), "distances": " ".join(map(str, distances))}
    return {"data": data, "selectable": False}


def bend(start: Point, control: Point, end: Point) -> tuple[float, float]:
    """Where a control point lies, as Cytoscape wants it: along the line from start to end (0 to 1), and beside it.

    >>> bend(Point(0, 0), Point(50, 10), Point(100, 0))
    (0.5, 10.0)
    """
    dx, dy = end.x - start.x, end.y - start.y
    length = hypot(dx, dy)
    if length < 1e-6:
        return 0.5, 0.0
    cx, cy = control.x - start.x, control.y - start.y
    return round((cx * dx + cy * dy) / length**2, 5), round((cy * dx - cx * dy) / length, 3)


# From one step to the next most arrows stay as they are, and measuring along a bent one takes its time.
@lru_cache(maxsize=4096)
def _marks(arrow: Arrow) -> tuple[Element, ...]:
    """The marks of an arrow."""
    return tuple(_mark(arrow, mark) for mark in placed_marks(arrow))


def _mark(arrow: Arrow, mark: Mark) -> Element:
    data: dict[str, Data] = {
        "role": "mark",
        "mark": mark.name,
        "label": MARK_TEXTS[mark.name],
        "arrow": f"~arrow:{arrow.id}",
        "share": mark.share,
        "aside": mark.aside,
        "cause": arrow.cause,
        "effect": arrow.effect,
        "faded": int(arrow.faded),
        "muted": int(arrow.muted),
    }
    return _node(f"~{mark.name}:{arrow.id}", mark.place.x, mark.place.y, **data)
