"""The drawing as cells: a container for each organ, its concepts inside, arrows glued to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from causal_atlas.diagrams.diagram import Arrow, Box, Point, Rect, Region
from causal_atlas.diagrams.geometry import NORMALS, side_of, status_pill
from causal_atlas.diagrams.marks import (
    CHANGE_SIGNS,
    COMPARED_WORDS,
    MARK_MEANINGS,
    MARK_SIZE,
    MARK_TEXTS,
    STATUS_WORDS,
    Mark,
    badge_place,
    mark_width,
    placed_marks,
)
from causal_atlas.diagrams.palette import GAP
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.picture import boxes
from causal_atlas.exports.picture.arrows import mark_colours
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.markup import name
from causal_atlas.exports.rows import claim_rows, concept_rows
from causal_atlas.exports.sketch.cells import box, edge, hanging, style, tooltip
from causal_atlas.exports.sketch.links import address
from causal_atlas.exports.sketch.styles import CIRCLE, concept, line, words
from causal_atlas.exports.text import sentence
from causal_atlas.knowledge.model import Status
from causal_atlas.knowledge.rows import Row, flat

HALF = {"weak": "◐", "course": "◔"}
"""Signs of the marks that the drawing draws by hand."""
_CORNER = 32.0


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """A figure on a page of draw.io; (x, y) is added to every place."""

    figure: Figure
    look: Look
    x: float
    y: float

    def moved(self, rect: Rect) -> Rect:
        """A rectangle of the drawing on the page."""
        return Rect(rect.left + self.x, rect.top + self.y, rect.right + self.x, rect.bottom + self.y)


def scene(sketch: Sketch) -> list[str]:
    """The cells of a drawing, back to front."""
    figure = sketch.figure
    diagram = figure.diagram
    areas = diagram.regions if figure.options.regions else ()
    holders = {each.concept: _holder(each, areas) for each in diagram.boxes}
    by_name = {each.concept: each for each in diagram.boxes}
    concepts = {str(row["id"]): row for row in concept_rows(figure)}
    claims = {str(row["id"]): row for row in claim_rows(figure)}
    found = [_region(sketch, place, area) for place, area in enumerate(areas)]
    for each in diagram.boxes:
        found += _concept(sketch, each, areas, holders[each.concept], concepts)
    for arrow in diagram.arrows:
        found += _arrow(sketch, arrow, by_name, areas, holders, claims)
    return found


def _holder(each: Box, areas: tuple[Region, ...]) -> int | None:
    """The region that a concept stands in."""
    for place, area in enumerate(areas):
        left, top, right, bottom = area.rect
        if area.organ == each.organ and left <= each.x <= right and top <= each.y <= bottom:
            return place
    return None


def _origin(sketch: Sketch, areas: tuple[Region, ...], holder: int | None) -> tuple[str, Point]:
    """The id of a holder, and where its corner lies in the drawing."""
    if holder is None:
        return "1", Point(-sketch.x, -sketch.y)
    area = areas[holder]
    return _region_key(holder, area), Point(area.rect.left, area.rect.top)


def _region_key(place: int, area: Region) -> str:
    return f"region-{name(area.organ)}-{place}"


def concept_key(concept_id: str) -> str:
    """The id of the cell of a concept."""
    return f"concept-{name(concept_id)}"


def _region(sketch: Sketch, place: int, area: Region) -> str:
    look = {
        "rounded": 1,
        "absoluteArcSize": 1,
        "arcSize": _CORNER,
        "container": 1,
        "collapsible": 0,
        "recursiveResize": 0,
        "dropTarget": 1,
        **words(13, sketch.look.ink(area.organ), bold=True),
        "fillColor": sketch.look.tint(area.organ),
        "verticalLabelPosition": "top",
        "verticalAlign": "bottom",
        "spacingLeft": 12,
        "spacingBottom": 1,
    }
    return box(_region_key(place, area), area.label, style(look), sketch.moved(area.rect), data={"organ": area.organ})


def data_of(row: Row, renamed: Mapping[str, str], ending: str = "") -> dict[str, str]:
    """The columns of a row as attributes; `id` and `label` mean something else to draw.io."""
    return {f"{renamed.get(column, column)}{ending}": flat(cell) for column, cell in row.items()}


def _concept(sketch: Sketch, each: Box, areas: tuple[Region, ...], holder: int | None, rows: Mapping[str, Row]) -> list[str]:
    graph, audience = sketch.figure.graph, sketch.figure.view.audience
    parent, corner = _origin(sketch, areas, holder)
    left, top = each.x - each.width / 2 - corner.x, each.y - each.height / 2 - corner.y
    place = Rect(left, top, left + each.width, top + each.height)
    faded = boxes.opacity(each)
    look = style(concept(each.kind, sketch.look.ink(each.organ), sketch.look, lit=each.lit, faded=faded))
    known = graph.concepts[each.concept]
    told = f"{known.label.for_(audience)}: {known.explanation.for_(audience)}"
    data = data_of(rows[each.concept], {"id": "concept", "label": "name"}) | {"tooltip": tooltip(told)}
    key = concept_key(each.concept)
    found = [box(key, "\n".join(each.lines), look, place, parent=parent, data=data)]
    return [*found, *_status(sketch, each, key), *_change(sketch, each, key)]


def _status(sketch: Sketch, each: Box, key: str) -> list[str]:
    pill = status_pill(each)
    if pill is None or each.status is None:
        return []
    fill, ink = boxes.status_colours(each.status, sketch.look.palette)
    told = (COMPARED_WORDS if each.was else STATUS_WORDS)[each.status]
    if each.status is Status.ATTENUATED and not each.was:
        told = f"{HALF['weak']} {told}"
    look = {"rounded": 1, "arcSize": 50, **words(10.5, ink, bold=True, align="center"), "fillColor": fill, "strokeColor": ink}
    corner = Point(pill.left - (each.x + each.width / 2), pill.top - (each.y - each.height / 2))
    size = Point(pill.right - pill.left, pill.bottom - pill.top)
    shown = style(look, {"verticalAlign": "middle", "strokeWidth": 0.8})
    return [hanging(f"{key}-status", told, shown, corner, size, Point(1, 0), key, each.status.value)]


def _change(sketch: Sketch, each: Box, key: str) -> list[str]:
    change = each.change
    if change is None:
        return []
    fill, ink, rim = boxes.change_colours(change, sketch.look.palette)
    reach = boxes.BADGE[1 if change.held else 0]
    x, y = badge_place(each)
    corner = Point(x - reach - (each.x - each.width / 2), y - reach - (each.y - each.height / 2))
    look = {**words(14, ink, bold=True, align="center"), "fillColor": fill, "strokeColor": rim, "verticalAlign": "middle"}
    look |= {"rounded": 1, "arcSize": 24} if change.held else {}
    shown = style(look, {} if change.held else CIRCLE)
    return [
        hanging(f"{key}-change", CHANGE_SIGNS[change.direction], shown, corner, Point(2 * reach, 2 * reach), Point(0, 0), key)
    ]


def _arrow(
    sketch: Sketch,
    arrow: Arrow,
    by_name: Mapping[str, Box],
    areas: tuple[Region, ...],
    holders: Mapping[str, int | None],
    rows: Mapping[str, Row],
) -> list[str]:
    graph = sketch.figure.graph
    claims = [graph.claims[claim] for claim in arrow.claims]
    # An arrow within an organ moves along with it.
    inside = holders[arrow.cause] if holders[arrow.cause] == holders[arrow.effect] else None
    parent, corner = _origin(sketch, areas, inside)
    look = style(
        {
            **line(arrow, sketch.look),
            "curved": 1 if len(arrow.route) > 2 else None,
            **_end("exit", by_name[arrow.cause], arrow.route[0]),
            **_end("entry", by_name[arrow.effect], arrow.route[-1]),
        }
    )
    data: dict[str, str] = {}
    for place, claim in enumerate(claims, 1):
        data |= data_of(rows[claim.id], {"id": "claim"}, f"_{place}" if place > 1 else "")
    data["tooltip"] = tooltip(" ".join(sentence(sketch.figure, claim) for claim in claims))
    links = [link for claim in claims for key in claim.references if (link := address(graph.references.get(key)))]
    data |= {"link": links[0]} if links else {}
    key = f"arrow-{name(arrow.cause)}.to.{name(arrow.effect)}.{arrow.glyph.value}"
    points = [Point(x - corner.x, y - corner.y) for x, y in arrow.route[1:-1]]
    ends = concept_key(arrow.cause), concept_key(arrow.effect)
    found = [edge(key, look, ends, points, parent=parent, data=data)]
    return [*found, *(mark_on(sketch.look, mark, key) for mark in placed_marks(arrow))]


def _end(which: str, each: Box, point: Point) -> dict[str, str | float | None]:
    """Where an arrow is glued to a box, in shares of its sides, and how far off the border it stays."""
    x, y = point.x - each.x, point.y - each.y
    across, down = NORMALS[side_of(x, y, each.width, each.height)]
    return {
        f"{which}X": f"{x / each.width + 0.5:.6g}",
        f"{which}Y": f"{y / each.height + 0.5:.6g}",
        f"{which}Dx": across * GAP,
        f"{which}Dy": down * GAP,
        f"{which}Perimeter": 0,
    }


def mark_on(look: Look, mark: Mark, parent: str) -> str:
    """A mark on an arrow, which stays on it when it bends."""
    fill, ink = mark_colours(mark.name, look.palette)
    word = mark.name == "new"
    shown = style(
        words(10.5 if word else 12, ink, bold=True, align="center"),
        {"fillColor": fill, "strokeColor": ink, "strokeWidth": 1.2, "verticalAlign": "middle"},
        {"rounded": 1, "arcSize": 30} if word else CIRCLE,
    )
    size = Point(mark_width(mark.name), MARK_SIZE)
    sign = HALF.get(mark.name, MARK_TEXTS[mark.name])
    place = Point(2 * mark.share - 1, -mark.aside)
    corner = Point(-size.x / 2, -size.y / 2)
    return hanging(f"{parent}-{mark.name}", sign, shown, corner, size, place, parent, MARK_MEANINGS[mark.name])
