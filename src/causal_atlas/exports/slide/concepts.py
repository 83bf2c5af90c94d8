"""Concepts as shapes with their connection sites, grouped with what hangs on them."""

from __future__ import annotations

from collections.abc import Sequence

from causal_atlas.diagrams.diagram import Box
from causal_atlas.diagrams.geometry import status_pill
from causal_atlas.diagrams.marks import CHANGE_SIGNS, COMPARED_WORDS, STATUS_WORDS, badge_place
from causal_atlas.diagrams.metrics import LABEL_SIZE
from causal_atlas.exports.picture.boxes import BADGE, change_colours, opacity, status_colours
from causal_atlas.exports.slide.canvas import Canvas, Piece, Stuff, half_disc, small
from causal_atlas.exports.slide.drawingml import Words, body, fill, group, line, preset, shape
from causal_atlas.exports.slide.outlines import Site, geometry
from causal_atlas.knowledge.model import ConceptKind, Status
from causal_atlas.reasoning import prose

SIDE = 5.0
"""Room between the border and the label, in drawing units: less than on the screen, for typefaces that are broader."""
_CHANGES = {"up": "Goes up", "down": "Goes down", "unchanged": "Stays as it is", "undetermined": "Cannot be told"}


def told(canvas: Canvas, box: Box) -> str:
    """A concept in words: what it is called, what it is, where, and how it fares."""
    figure = canvas.figure
    concept = figure.graph.concepts[box.concept]
    organs = {organ.id: organ.label.for_(figure.view.audience) for organ in figure.graph.info.organs}
    kind = box.kind.value.replace("_", " ")
    status = f", {box.status.value}" if box.status else ""
    change = f" {_CHANGES[box.change.direction]}." if box.change else ""
    label = concept.label.for_(figure.view.audience)
    return (
        f"{label} ({kind}{status}; {organs.get(box.organ, box.organ)}).{change} {concept.explanation.for_(figure.view.audience)}"
    )


def drawn(canvas: Canvas, box: Box, number: int, sites: Sequence[Site], hanging: Sequence[Piece]) -> str:
    """A concept: its shape, in a group with what hangs on it, so that all of it moves together.

    Args:
        canvas: the slide.
        box: the concept.
        number: the number of its shape, which connectors name.
        sites: where arrows are glued to it.
        hanging: heads and marks of the arrows that reach it.
    """
    pieces = [*_status(canvas, box), *_change(canvas, box), *hanging]
    name, words = f"!!{box.concept}", told(canvas, box)
    if not pieces:
        return _shape(canvas, box, number, name, words, sites).markup
    members = [_shape(canvas, box, number, box.concept, words, sites), *pieces]
    outer = canvas.ids.new()
    return group(outer, name, words, [each.frame for each in members], [each.markup for each in members])


def _shape(canvas: Canvas, box: Box, number: int, name: str, words: str, sites: Sequence[Site]) -> Piece:
    palette, seen = canvas.look.palette, opacity(box)
    frame = canvas.around(box.x, box.y, box.width, box.height)
    wide = 2.6 if box.kind is ConceptKind.DISEASE else 2.4 if box.lit else 1.6
    rim = line(
        canvas.look.ink(box.organ),
        wide * canvas.scale,
        opacity=seen,
        dash="dash" if box.kind is ConceptKind.NOTION else "",
    )
    label = Words(LABEL_SIZE * canvas.scale, palette.ink, align="ctr", anchor="ctr", opacity=seen)
    text = body(box.lines, label, (round(SIDE * canvas.unit), 0))
    form = geometry(box.kind, box.width, box.height, sites)
    # Opaque also when faded: no arrow shows through a box.
    return Piece(frame, shape(number, name, words, frame, form, fill(palette.surface) + rim, text))


def _status(canvas: Canvas, box: Box) -> list[Piece]:
    pill = status_pill(box)
    if pill is None or box.status is None:
        return []
    paper, ink = status_colours(box.status, canvas.look.palette)
    seen, half = opacity(box), box.status is Status.ATTENUATED and not box.was
    name, words = f"status of {box.concept}", f"{prose.capitalised(box.status.value)}."
    sign = ((COMPARED_WORDS if box.was else STATUS_WORDS)[box.status], 10.5, ink)
    form = preset("roundRect", {"adj": 50_000})
    stuff = Stuff(fill=paper, line=ink, width=0.8, opacity=seen)
    found = [small(canvas, name, words, canvas.frame(pill), form, stuff, sign, inset=0)]
    if half:
        # The word keeps clear of the half disc before it.
        sign = (f"   {sign[0]}", sign[1], sign[2])
        found = [small(canvas, name, words, canvas.frame(pill), form, stuff, sign)]
        found += half_disc(canvas, name, pill.left + 10, (pill.top + pill.bottom) / 2, 4.5, ink, seen)
    return found


def _change(canvas: Canvas, box: Box) -> list[Piece]:
    change = box.change
    if change is None:
        return []
    paper, ink, rim = change_colours(change, canvas.look.palette)
    reach = 2 * BADGE[1 if change.held else 0]
    form = preset("roundRect", {"adj": 24_000}) if change.held else preset("ellipse")
    dash = "sysDash" if change.direction == "undetermined" and not change.held else ""
    stuff = Stuff(fill=paper, line=rim, width=2.4 if change.held else 1.2, dash=dash, opacity=opacity(box))
    words = f"{_CHANGES[change.direction]}{', set for the thought experiment' if change.held else ''}."
    frame = canvas.around(*badge_place(box), reach, reach)
    return [small(canvas, f"answer of {box.concept}", words, frame, form, stuff, (CHANGE_SIGNS[change.direction], 14, ink))]
