"""A tiny picture of a drawing, without words, for cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from typing import Literal

from causal_atlas.diagrams.diagram import Arrow, Box, Diagram, Glyph, Point, Rect, Signal
from causal_atlas.diagrams.geometry import HEXAGON_SLANT, rect_of, union
from causal_atlas.diagrams.path import svg_path
from causal_atlas.knowledge.model import ConceptKind, Organ

Theme = Literal["light", "dark"]

HEAD = 20.0
"""Length of an arrow head; large, because the picture is shown at about a quarter of its size."""
_PAD = 14.0
_SHORTEST = 280.0
"""Least height of the drawing, so that a single row does not become huge."""


@dataclass(frozen=True, slots=True)
class _Inks:
    paper: str
    box: str
    line: str
    up: str
    down: str
    other: str


_THEMES = {
    "light": _Inks("#eceff2", "#ffffff", "#5d6b7a", "#0f766e", "#b4370d", "#5d6b7a"),
    "dark": _Inks("#1e252c", "#1b232c", "#a3afbc", "#55c9b9", "#ff9c78", "#a3afbc"),
}


def svg(diagram: Diagram, organs: Sequence[Organ], theme: Theme) -> str:
    """The drawing as a small SVG: regions, boxes and arrows with their heads, no text.

    >>> svg(Diagram(boxes=(), arrows=(), regions=(), legend=(), bounds=Rect(0, 0, 0, 0)), (), "light").startswith("<svg")
    True
    """
    inks = _THEMES[theme]
    by_id = {organ.id: organ for organ in organs}
    dark = theme == "dark"
    shapes = []
    for region in diagram.regions:
        organ = by_id.get(region.organ)
        fill = inks.paper if organ is None else organ.tint_dark if dark else organ.tint
        shapes.append(_rect(region.rect, 16, f'fill="{fill}"'))
    shapes += [_arrow(arrow, inks) for arrow in diagram.arrows]
    for box in diagram.boxes:
        organ = by_id.get(box.organ)
        stroke = inks.line if organ is None else organ.ink_dark if dark else organ.ink
        shapes.append(_box(box, f'fill="{inks.box}" stroke="{stroke}" stroke-width="4"'))
    left, top, right, bottom = _frame(diagram)
    size = f"{left:g} {top:g} {right - left:g} {bottom - top:g}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{size}" role="presentation">{"".join(shapes)}</svg>'


def _frame(diagram: Diagram) -> Rect:
    """What to show: everything drawn, with a little room, never so small that it would be blown up."""
    parts = [region.rect for region in diagram.regions] + [rect_of(box) for box in diagram.boxes]
    if not parts:
        return Rect(0, 0, 1, 1)
    around = union(*parts)
    lacking = max(0.0, _SHORTEST - (around.bottom - around.top)) / 2
    return Rect(around.left - _PAD, around.top - _PAD - lacking, around.right + _PAD, around.bottom + _PAD + lacking)


def _rect(rect: Rect, radius: float, look: str) -> str:
    left, top, right, bottom = rect
    return f'<rect x="{left:g}" y="{top:g}" width="{right - left:g}" height="{bottom - top:g}" rx="{radius:g}" {look}/>'


def _box(box: Box, look: str) -> str:
    left, top, right, bottom = rect = rect_of(box)
    if box.kind is not ConceptKind.INSULIN_ACTION:
        return _rect(rect, box.height / 2 if box.kind is ConceptKind.SUBSTANCE else 10, look)
    cut = HEXAGON_SLANT + 6
    upper, lower = f"M{left + cut:g} {top:g}H{right - cut:g}", f"L{right - cut:g} {bottom:g}H{left + cut:g}"
    return f'<path d="{upper}L{right:g} {box.y:g}{lower}L{left:g} {box.y:g}z" {look}/>'


def _arrow(arrow: Arrow, inks: _Inks) -> str:
    ink = {Glyph.INCREASES: inks.up, Glyph.DECREASES: inks.down}.get(arrow.glyph, inks.other)
    before, end = arrow.route[-2:]
    length = hypot(end.x - before.x, end.y - before.y) or 1.0
    ux, uy = (end.x - before.x) / length, (end.y - before.y) / length
    bar = arrow.glyph is Glyph.DECREASES
    back_off = 4 if bar else HEAD * 0.8
    stop = Point(round(end.x - ux * back_off, 1), round(end.y - uy * back_off, 1))
    dash = ' stroke-dasharray="4 8"' if arrow.signal is not Signal.PLAIN else ""
    opacity = ' opacity=".35"' if arrow.faded else ""
    line = f'<path d="{svg_path((*arrow.route[:-1], stop))}" fill="none" stroke="{ink}" stroke-width="5"{dash}/>'
    wide = 11.0 if bar else 8.5
    if bar:
        one, other = (stop.x - uy * wide, stop.y + ux * wide), (stop.x + uy * wide, stop.y - ux * wide)
        head = f'<path d="M{one[0]:.1f} {one[1]:.1f}L{other[0]:.1f} {other[1]:.1f}" stroke="{ink}" stroke-width="6"/>'
    else:
        back = (end.x - ux * HEAD, end.y - uy * HEAD)
        one, other = (back[0] - uy * wide, back[1] + ux * wide), (back[0] + uy * wide, back[1] - ux * wide)
        head = f'<path d="M{end.x:g} {end.y:g}L{one[0]:.1f} {one[1]:.1f}L{other[0]:.1f} {other[1]:.1f}z" fill="{ink}"/>'
    return f"<g{opacity}>{line}{head}</g>"
