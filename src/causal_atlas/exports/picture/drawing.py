"""A diagram as SVG: regions behind, arrows with their claims, concepts in front, organ by organ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from causal_atlas.diagrams.diagram import Arrow, Box, Diagram, Rect, Region
from causal_atlas.diagrams.geometry import REGION_HEAD, rect_of, status_pill, union
from causal_atlas.diagrams.marks import badge_place
from causal_atlas.diagrams.path import sampled
from causal_atlas.diagrams.region_names import name_rect
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.picture import arrows, boxes, numbers
from causal_atlas.exports.picture.look import Look, middle
from causal_atlas.exports.picture.markup import Attributes, name, number, tag, text, titled
from causal_atlas.knowledge.model import Claim, Concept
from causal_atlas.reasoning import prose

NAME_SIZE = 13.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """The drawing as markup, and the rectangle that holds all of it."""

    markup: str
    bounds: Rect
    unplaced: Mapping[str, str]
    """Arrows that had no room for the numbers of their references, and those numbers."""


def drawing(figure: Figure, look: Look, *, cites: bool) -> Drawing:
    """The drawing of a figure, without title and legend; `cites` says whether arrows bear the numbers of references."""
    diagram = figure.diagram
    areas = diagram.regions if figure.options.regions else ()
    cited = _cited(figure) if cites else {}
    placed = numbers.placed(diagram, cited)
    standing = {each.arrow for each in placed}
    parts = [
        tag("g", *(_region(region, place, look) for place, region in enumerate(areas)), class_="regions"),
        tag("g", *(_arrow(figure, arrow, look) for arrow in _order(diagram.arrows)), class_="arrows"),
        tag("g", *(_region_name(region, look) for region in areas), class_="organ-names"),
        tag("g", *_numbers(placed, look), class_="references"),
        tag("g", *_concepts(figure, look), class_="concepts"),
    ]
    return Drawing(
        markup="".join(part for part in parts if not part.endswith("/>")),
        bounds=bounds(diagram, areas, [each.rect for each in placed]),
        unplaced={arrow: told for arrow, told in cited.items() if arrow not in standing},
    )


def bounds(diagram: Diagram, areas: Iterable[Region], more: Iterable[Rect] = ()) -> Rect:
    """The rectangle around everything that a file shows, without what only the screen has."""
    ink = [rect_of(box) for box in diagram.boxes]
    ink += [pill for box in diagram.boxes if (pill := status_pill(box))]
    for box in diagram.boxes:
        if box.change:
            x, y = badge_place(box)
            ink.append(Rect(x - 14, y - 14, x + 14, y + 14))
    for area in areas:
        left, top, right, bottom = area.rect
        ink.append(Rect(left, top - REGION_HEAD - area.lift, max(right, name_rect(area).right), bottom))
    for arrow in diagram.arrows:
        ink += [Rect(x - 6, y - 6, x + 6, y + 6) for x, y in sampled(arrow.route, 6)]
    ink += more
    if not ink:
        return Rect(0, 0, 1, 1)
    left, top, right, bottom = union(*ink)
    return Rect(left - 2, top - 2, right + 2, bottom + 2)


def _cited(figure: Figure) -> Mapping[str, str]:
    """The numbers that every arrow cites, by its id."""
    known = figure.numbers
    cited = {
        arrow.id: {known[key] for claim in _claims(figure, arrow) for key in claim.references if key in known}
        for arrow in figure.diagram.arrows
    }
    return {arrow: numbers.ranges(found) for arrow, found in cited.items() if found}


def _claims(figure: Figure, arrow: Arrow) -> list[Claim]:
    return [figure.graph.claims[claim] for claim in arrow.claims]


def _order(found: Iterable[Arrow]) -> list[Arrow]:
    """What is lit lies over what is not."""
    return sorted(found, key=lambda arrow: (arrow.lit, arrow.now))


def _region(region: Region, place: int, look: Look) -> str:
    left, top, right, bottom = region.rect
    radius = min(16.0, (right - left) / 2, (bottom - top) / 2)
    rim: Attributes = {"stroke": "#bdbdbd", "stroke_width": 0.8} if look.theme == "print" else {}
    body = tag("rect", x=left, y=top, width=right - left, height=bottom - top, rx=radius, fill=look.tint(region.organ), **rim)
    title = titled(region.label)
    return tag("g", *title, body, id=f"region-{name(region.organ)}-{place}", class_="region", data_organ=region.organ)


def _region_name(region: Region, look: Look) -> str:
    """The name above a region, with a rim of the page's colour where an arrow runs beneath it."""
    line = (region.label, name_rect(region).left, middle(region.rect.top - 11 - region.lift, NAME_SIZE))
    halo = look.palette.page
    return text(
        [line],
        size=NAME_SIZE,
        weight=600,
        fill=look.ink(region.organ),
        stroke=halo,
        stroke_width=3,
        stroke_linejoin="round",
        paint_order="stroke",
    )


def _numbers(placed: Iterable[numbers.Number], look: Look) -> list[str]:
    ink = look.palette.line
    return [
        text(
            [(each.text, each.middle.x, middle(each.middle.y, numbers.SIZE))],
            size=numbers.SIZE,
            weight=500,
            fill=ink,
            anchor="middle",
            class_="reference",
        )
        for each in placed
    ]


def _arrow(figure: Figure, arrow: Arrow, look: Look) -> str:
    claims = _claims(figure, arrow)
    said = " ".join(prose.text(figure.graph, claim, figure.view.audience) for claim in claims)
    states = [state for state in ("inferred", "unreviewed", "disputed", "faded", "lit", "muted") if getattr(arrow, state)]
    classes = ["arrow", arrow.glyph.value, f"grade-{arrow.grade}", f"signal-{arrow.signal.value}", *states]
    return tag(
        "g",
        *titled(said),
        *arrows.drawn(arrow, look),
        *(_claim(figure, claim) for claim in claims),
        id=f"arrow-{name(arrow.cause)}.to.{name(arrow.effect)}.{arrow.glyph.value}",
        class_=" ".join(classes),
        opacity=arrows.opacity(arrow),
    )


def _claim(figure: Figure, claim: Claim) -> str:
    """A claim as an element that can be found, with everything that says how well it is known."""
    graph, audience = figure.graph, figure.view.audience
    cited = [str(figure.numbers[key]) for key in claim.references if key in figure.numbers]
    conditions = " ".join(claim.conditions)
    told = f"Evidence {claim.grade} of 4, {claim.origin}, {claim.review.replace('_', ' ')}"
    told += f"; references {', '.join(cited)}." if cited else "; no reference."
    return tag(
        "g",
        *titled(prose.text(graph, claim, audience), f"{told} {claim.mechanism.for_(audience)}"),
        id=f"claim-{name(claim.id)}",
        class_="claim",
        data_cause=claim.cause,
        data_relation=claim.relation.value,
        data_effect=claim.effect,
        data_polarity=claim.polarity.value if claim.polarity else None,
        data_conditions=conditions or None,
        data_grade=str(claim.grade),
        data_origin=claim.origin.value,
        data_review=claim.review.value,
        data_references=" ".join(claim.references) or None,
    )


def _concepts(figure: Figure, look: Look) -> list[str]:
    """The concepts, in a group for each organ."""
    diagram = figure.diagram
    names = {organ.id: organ.label.for_(figure.view.audience) for organ in figure.graph.info.organs}
    groups = []
    for organ in dict.fromkeys(box.organ for box in diagram.boxes):
        found = [_concept(figure, box, look) for box in diagram.boxes if box.organ == organ]
        groups.append(tag("g", *titled(names.get(organ, organ)), *found, id=f"organ-{name(organ)}", class_="organ"))
    return groups


def _concept(figure: Figure, box: Box, look: Look) -> str:
    concept = figure.graph.concepts[box.concept]
    states = [state for state in ("faded", "lit", "muted") if getattr(box, state)]
    status = [f"status-{box.status.value}"] if box.status else []
    change = [f"change-{box.change.direction}"] if box.change else []
    return tag(
        "g",
        *titled(concept.label.for_(figure.view.audience), _explained(figure, concept, box)),
        *boxes.drawn(box, look),
        id=f"concept-{name(box.concept)}",
        class_=" ".join(["concept", box.kind.value, *status, *change, *states]),
        opacity=boxes.opacity(box),
        data_concept=box.concept,
        data_organ=box.organ,
    )


def _explained(figure: Figure, concept: Concept, box: Box) -> str:
    kind = prose.capitalised(box.kind.value.replace("_", " "))
    status = f", {box.status.value}" if box.status else ""
    change = f", answer: {box.change.direction}" if box.change else ""
    return f"{kind}{status}{change}. {concept.explanation.for_(figure.view.audience)}"


def placed_text(drawn: Drawing, x: float, y: float, scale: float) -> str:
    """The drawing with its upper left corner at (x, y)."""
    left, top = drawn.bounds.left, drawn.bounds.top
    move = f"translate({number(x)} {number(y)}) scale({scale:.4f}) translate({number(-left)} {number(-top)})"
    return tag("g", drawn.markup, transform=move, class_="drawing")
