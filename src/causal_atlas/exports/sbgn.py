"""SBGN-ML, Activity Flow (level 1, version 1.2), for CellDesigner, Newt, VANTED and pathway databases.

Signed claims are positive and negative influences, *regulates* is an unknown influence. The language has no arc for anything
else, so associations, statuses, times and hierarchies stand in the extension of the map instead of being drawn as what they are
not.
*Necessary stimulation* would say more than any claim does and is not used. Specification: doi:10.2390/biecoll-jib-2015-265
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from causal_atlas.diagrams.diagram import Point, Rect
from causal_atlas.diagrams.geometry import BOX_HEIGHT, BOX_WIDTH, PITCH_X, PITCH_Y, rect_of
from causal_atlas.diagrams.path import curves
from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.xml_text import HEAD, quoted, text
from causal_atlas.knowledge.arcs import CARRYING
from causal_atlas.knowledge.model import Claim, Concept, ConceptKind, Polarity
from causal_atlas.knowledge.rows import Row, flat
from causal_atlas.views.view import MOST_VISIBLE

_SPACE = 'xmlns="http://sbgn.org/libsbgn/0.3" xmlns:atlas="urn:causal-atlas:sbgn"'
_MAP = 'language="activity flow" version="http://identifiers.org/combine.specifications/sbgn.af.level-1.version-1.2"'
ARCS = {Polarity.PLUS: "positive influence", Polarity.MINUS: "negative influence", None: "unknown influence"}
_OUTCOMES = frozenset({ConceptKind.DISEASE, ConceptKind.TISSUE_STATE, ConceptKind.MEASURE})
_ACTS = frozenset({ConceptKind.INTERVENTION, ConceptKind.BEHAVIOUR})


class Area(NamedTuple):
    """A compartment: an organ where it is drawn."""

    organ: str
    label: str
    rect: Rect


class Drawn(NamedTuple):
    """Where everything is; a route is (start, control …, end)."""

    boxes: Mapping[str, Rect]
    routes: Mapping[str, Sequence[Point]]
    areas: Sequence[Area]


def is_arc(claim: Claim) -> bool:
    """Whether a claim is an influence, which is all that the language can draw."""
    return claim.relation.kind in CARRYING


def write(figure: Figure) -> bytes:
    """The figure as SBGN-ML."""
    return ("\n".join(_lines(figure)) + "\n").encode()


def _lines(figure: Figure) -> Iterator[str]:
    drawn = _drawn(figure)
    influences = {claim.id for claim in figure.claims if is_arc(claim)}
    yield HEAD
    yield f"<sbgn {_SPACE}>"
    yield f'<map id="map" {_MAP}>'
    yield f'<notes><p xmlns="http://www.w3.org/1999/xhtml">{text(_notes(figure))}</p></notes>'
    yield "<extension>"
    yield from (_data("claim", row) for row in rows.claim_rows(figure) if row["id"] not in influences)
    yield "</extension>"
    for number, area in enumerate(drawn.areas, 1):
        yield f'<glyph id="o{number}" class="compartment"><label text={quoted(area.label)}/>{_bbox(area.rect)}</glyph>'
    classes, number_of = _classes(figure), {}
    for number, row in enumerate(rows.concept_rows(figure), 1):
        name = str(row["id"])
        number_of[name] = number
        inside = _inside(drawn, name, str(row["organ"]))
        yield (
            f'<glyph id="c{number}" class="{classes[name]}"{inside}><extension>{_data("concept", row)}</extension>'
            f"<label text={quoted(str(row['label']))}/>{_bbox(drawn.boxes[name])}</glyph>"
        )
    drawable = (row for row in rows.claim_rows(figure) if row["id"] in influences)
    for number, row in enumerate(drawable, 1):
        sign = Polarity(str(row["polarity"])) if "polarity" in row else None
        ends = f'source="c{number_of[str(row["cause"])]}" target="c{number_of[str(row["effect"])]}"'
        yield (
            f'<arc id="a{number}" class="{ARCS[sign]}" {ends}><extension>{_data("claim", row)}</extension>'
            f"{_way(drawn.routes[str(row['id'])])}</arc>"
        )
    yield "</map>"
    yield "</sbgn>"


def _notes(figure: Figure) -> str:
    return " ".join(f"{name}: {value.rstrip('.')}." for name, value in rows.about(figure).items())


def _classes(figure: Figure) -> Mapping[str, str]:
    """The class of each glyph: a phenotype is never the source of an influence, a perturbation never its target."""
    found = [claim for claim in figure.claims if is_arc(claim)]
    causes, effects = {claim.cause for claim in found}, {claim.effect for claim in found}

    def class_of(concept: Concept) -> str:
        if concept.kind in _OUTCOMES and concept.id not in causes:
            return "phenotype"
        return "perturbation" if concept.kind in _ACTS and concept.id not in effects else "biological activity"

    return {concept.id: class_of(concept) for concept in figure.concepts}


def _drawn(figure: Figure) -> Drawn:
    if len(figure.view.concepts) > MOST_VISIBLE:
        return _in_rows(figure)
    diagram = figure.diagram
    routes = {claim: arrow.route for arrow in diagram.arrows for claim in arrow.claims}
    areas = [Area(region.organ, region.label, region.rect) for region in diagram.regions]
    return Drawn({box.concept: rect_of(box) for box in diagram.boxes}, routes, areas)


def _in_rows(figure: Figure) -> Drawn:
    """Too many to be arranged: row by row, organ by organ, because every glyph must have a place."""
    ordered = sorted(figure.concepts, key=lambda concept: (concept.organ, concept.id))
    columns = max(1, math.ceil(math.sqrt(len(ordered))))
    boxes = {}
    for number, concept in enumerate(ordered):
        left, top = number % columns * PITCH_X, number // columns * PITCH_Y
        boxes[concept.id] = Rect(left, top, left + BOX_WIDTH, top + BOX_HEIGHT)
    routes = {claim.id: _between(boxes[claim.cause], boxes[claim.effect]) for claim in figure.claims}
    return Drawn(boxes, routes, ())


def _between(start: Rect, end: Rect) -> tuple[Point, Point]:
    """The straight line between two boxes, from border to border."""
    (x0, y0), (x1, y1) = _middle(start), _middle(end)
    dx, dy = x1 - x0, y1 - y0
    share = 0.5 / max(abs(dx) / BOX_WIDTH, abs(dy) / BOX_HEIGHT)
    return Point(x0 + dx * share, y0 + dy * share), Point(x1 - dx * share, y1 - dy * share)


def _middle(rect: Rect) -> Point:
    return Point((rect.left + rect.right) / 2, (rect.top + rect.bottom) / 2)


def _inside(drawn: Drawn, concept: str, organ: str) -> str:
    x, y = _middle(drawn.boxes[concept])
    for number, (home, _, rect) in enumerate(drawn.areas, 1):
        if home == organ and rect.left <= x <= rect.right and rect.top <= y <= rect.bottom:
            return f' compartmentRef="o{number}"'
    return ""


def _way(route: Sequence[Point]) -> str:
    """From the border of one box to the border of the other, along the same curves as on the screen."""
    (x, y), *_ = route
    parts = [f'<start x="{x:g}" y="{y:g}"/>']
    bends = [(end, f'<point x="{control.x:g}" y="{control.y:g}"/>') for _, control, end in curves(route)]
    for place, (end, control) in enumerate(bends or [(route[-1], "")], 1):
        tag = "end" if place >= len(bends) else "next"
        parts.append(f'<{tag} x="{end.x:g}" y="{end.y:g}">{control}</{tag}>')
    return "".join(parts)


def _data(tag: str, row: Row) -> str:
    """Everything known of a concept or claim, which the language has no place for."""
    return f"<atlas:{tag} {' '.join(f'{name}={quoted(flat(cell))}' for name, cell in row.items())}/>"


def _bbox(rect: Rect) -> str:
    width, height = rect.right - rect.left, rect.bottom - rect.top
    return f'<bbox x="{rect.left:g}" y="{rect.top:g}" w="{width:g}" h="{height:g}"/>'


FORMAT = Format(name="sbgn", label="SBGN-ML (activity flow)", extension="sbgn", media_type="application/x-sbgn+xml", write=write)
