"""The drawing on a slide: regions behind, connectors, concepts in front; every connector glued to the boxes of its concepts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from causal_atlas.diagrams.diagram import Arrow, Box, Diagram, Point, Rect, Region
from causal_atlas.diagrams.geometry import NORMALS, REGION_HEAD, overlap, rect_of, side_of
from causal_atlas.diagrams.marks import badge_place, spaced
from causal_atlas.diagrams.palette import GAP
from causal_atlas.diagrams.region_names import name_rect, named
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.picture.drawing import NAME_SIZE, bounds
from causal_atlas.exports.slide import arrows, concepts
from causal_atlas.exports.slide.canvas import Canvas, Piece
from causal_atlas.exports.slide.drawingml import POINT, Frame, Words, body, fill, group, line, preset, shape
from causal_atlas.exports.slide.outlines import Site, usual_sites
from causal_atlas.exports.slide.turns import turned, way_of
from causal_atlas.reasoning import prose

_RADIUS = 16.0
MIDDLES = 4
"""Of the sites of a box the first are the middles of its sides."""
_SITES = {(0, -1): 0, (-1, 0): 1, (0, 1): 2, (1, 0): 3}


def extent(figure: Figure, ways: tuple[Arrow, ...]) -> Rect:
    """The rectangle around everything that a slide draws of a figure."""
    diagram = figure.diagram
    areas = diagram.regions if figure.options.regions else ()
    return bounds(replace(diagram, arrows=ways), areas)


def routed(diagram: Diagram) -> tuple[Arrow, ...]:
    """The arrows with routes that connectors can take: straight as they are, and level and upright pieces for what bends."""
    boxes = diagram.boxes
    place = {box.concept: number for number, box in enumerate(boxes)}
    others: list[Sequence[Point]] = [arrow.route for arrow in diagram.arrows if len(arrow.route) == 2]
    found = []
    for arrow in diagram.arrows:
        if len(arrow.route) > 2:
            route = turned((place[arrow.cause], place[arrow.effect]), arrow.route, boxes, others)
            others.append(route)
            arrow = replace(arrow, route=route)
        found.append(arrow)
    # On a way of its own a mark has a place of its own.
    badges = [badge_place(box) for box in boxes if box.change]
    spread = spaced(_smooth(found), badges)
    return tuple(replace(arrow, middle=each.middle) for arrow, each in zip(found, spread, strict=True))


def connected(diagram: Diagram, ways: Sequence[Arrow]) -> Diagram:
    """A drawing with its arrows as they are `routed`, and the names of its regions clear of them."""
    return replace(diagram, arrows=tuple(ways), regions=named(diagram.regions, _smooth(ways), diagram.boxes))


def _smooth(ways: Sequence[Arrow]) -> list[Arrow]:
    return [replace(arrow, route=way_of(arrow.route)) for arrow in ways]


def scene(canvas: Canvas, diagram: Diagram) -> list[str]:
    """The shapes of a drawing whose arrows are `routed`, or of a part of it, back to front."""
    figure = canvas.figure
    ordered = sorted(diagram.arrows, key=lambda arrow: (arrow.lit, arrow.now))
    boxes = {box.concept: box for box in diagram.boxes}
    numbers = {name: canvas.ids.new() for name in boxes}
    sites = {name: usual_sites(box.width, box.height, GAP) for name, box in boxes.items()}
    hanging: defaultdict[str, list[Piece]] = defaultdict(list)
    found = [_region(canvas, region, diagram.boxes) for region in diagram.regions] if figure.options.regions else []
    for arrow in ordered:
        cause, effect = boxes[arrow.cause], boxes[arrow.effect]
        start, end = _off(cause, arrow.route[0]), _off(effect, arrow.route[-1])
        glued = replace(arrow, route=(start, *arrow.route[1:-1], end))
        ends = []
        for box, point in ((cause, start), (effect, end)):
            site = _site(sites[box.concept], box, point)
            if site < MIDDLES:
                ends.append((numbers[box.concept], site))
            else:
                number = canvas.ids.new()
                hanging[box.concept].append(_anchor(canvas, box, point, number))
                ends.append((number, _facing(box, point)))
        found += arrows.drawn(canvas, glued, ends[0], ends[1])
        hanging[arrow.effect] += arrows.hanging(canvas, glued, arrows.told(canvas, arrow))
    found += [concepts.drawn(canvas, box, numbers[name], sites[name], hanging[name]) for name, box in boxes.items()]
    return found


def _off(box: Box, point: Point) -> Point:
    """A point on the border of a box, moved off it a little."""
    across, down = NORMALS[side_of(point.x - box.x, point.y - box.y, box.width, box.height)]
    return Point(point.x + across * GAP, point.y + down * GAP)


def _anchor(canvas: Canvas, box: Box, point: Point, number: int) -> Piece:
    """Something unseen beside a box that an arrow can be glued to; it moves with the box.

    LibreOffice (7.4) moves only arrows that are glued to the middle of a side.
    """
    left, top = canvas.at(*point)
    across, down = NORMALS[side_of(point.x - box.x, point.y - box.y, box.width, box.height)]
    # Its side that faces outwards runs through the point.
    frame = Frame(left - round((across + 1) * POINT / 4), top - round((down + 1) * POINT / 4), POINT // 2, POINT // 2)
    told = f"Where an arrow meets {' '.join(box.lines)}."
    return Piece(frame, shape(number, f"site of {box.concept}", told, frame, preset("rect"), fill(None) + line(None)))


def _facing(box: Box, point: Point) -> int:
    """The site of a rectangle on the side of a box where a point is: above, left, below, right."""
    return _SITES[NORMALS[side_of(point.x - box.x, point.y - box.y, box.width, box.height)]]


def _site(sites: list[Site], box: Box, point: Point) -> int:
    """The number of the connection site at a point; a new one where there is none yet."""
    site = Site(round(point.x - box.x, 2), round(point.y - box.y, 2))
    if site not in sites:
        sites.append(site)
    return sites.index(site)


def _region(canvas: Canvas, region: Region, boxes: Sequence[Box]) -> str:
    """The tint behind the concepts of an organ, with its name above."""
    left, top, right, bottom = region.rect
    inside = sum(overlap(region.rect, rect_of(box)) for box in boxes)
    told = f"{region.label}: region behind {prose.counted(inside, 'concept')}."
    radius = round(min(_RADIUS / max(1.0, min(right - left, bottom - top)), 0.5) * 100_000)
    rim = line("#bdbdbd", 0.8) if canvas.look.theme == "print" else line(None)
    frame = canvas.frame(region.rect)
    tint = fill(canvas.look.tint(region.organ)) + rim
    plate = shape(canvas.ids.new(), f"region {region.organ}", told, frame, preset("roundRect", {"adj": radius}), tint)
    name_top = top - region.lift
    above = canvas.frame(Rect(name_rect(region).left, name_top - REGION_HEAD, right, name_top - 1))
    words = Words(NAME_SIZE * canvas.scale, canvas.look.ink(region.organ), bold=True, anchor="ctr")
    label = body([region.label], words, wraps=False)
    name = shape(canvas.ids.new(), f"name {region.organ}", region.label, above, preset("rect"), "<a:noFill/>", label, box=True)
    frames: list[Frame] = [frame, above]
    return group(canvas.ids.new(), f"Region: {region.label}", told, frames, [plate, name])
