"""The legend of a slide: samples drawn with the shapes of the slide itself, each with its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from causal_atlas.diagrams.diagram import Change, LegendEntry, Point
from causal_atlas.diagrams.marks import CHANGE_SIGNS
from causal_atlas.diagrams.metrics import text_width
from causal_atlas.exports.picture.arrows import colour, opacity, width
from causal_atlas.exports.picture.boxes import change_colours
from causal_atlas.exports.picture.symbols import HEIGHT, is_line, sample_of
from causal_atlas.exports.picture.symbols import width as symbol_width
from causal_atlas.exports.slide import arrows
from causal_atlas.exports.slide.canvas import Canvas, Piece, Stuff, small
from causal_atlas.exports.slide.drawingml import POINT, Frame, Words, body, group, line, preset, shape
from causal_atlas.exports.slide.outlines import geometry
from causal_atlas.knowledge.model import ConceptKind

SIZE = 10.5
"""Of its text, in points."""
ROW = 19.0
GAP = 16.0
SCALE = 0.86
"""Points to a unit of the symbols."""
_AIR = 5.0


def rows(entries: Sequence[LegendEntry], room: float) -> tuple[tuple[tuple[LegendEntry, float], ...], ...]:
    """The entries with where they begin, row by row, in points.

    Args:
        entries: in their order.
        room: width in points.
    """
    found: list[list[tuple[LegendEntry, float]]] = [[]]
    x = 0.0
    for entry in entries:
        wide = _text_left(entry) + _text_room(entry)
        if found[-1] and x + wide > room:
            found.append([])
            x = 0.0
        found[-1].append((entry, x))
        x += wide + GAP
    return tuple(tuple(row) for row in found if row)


def drawn(
    canvas: Canvas, placed: Sequence[Sequence[tuple[LegendEntry, float]]], left: float, top: float, zoom: float = 1.0
) -> str:
    """The legend as one group; nothing where there is nothing to explain.

    Args:
        canvas: the slide.
        placed: rows of entries, each with where it begins.
        left: of its left upper corner, in points.
        top: of the same.
        zoom: how much larger it is than below a drawing.
    """
    pieces: list[Piece] = []
    for place, row in enumerate(placed):
        y = top + place * ROW * zoom
        for entry, x in row:
            at = (round((left + x) * POINT), round((y + (ROW - HEIGHT * SCALE) * zoom / 2) * POINT))
            field = replace(canvas, origin=(0.0, 0.0), corner=at, scale=SCALE * zoom)
            pieces += [*_symbol(field, entry), _text(field, entry, left + x + _text_left(entry) * zoom, y, zoom)]
    if not pieces:
        return ""
    told = f"Legend: {'; '.join(entry.text for row in placed for entry, _ in row)}."
    return group(canvas.ids.new(), "Legend", told, [each.frame for each in pieces], [each.markup for each in pieces])


def _text_left(entry: LegendEntry) -> float:
    return symbol_width(entry.symbol) * SCALE + _AIR


def _text_room(entry: LegendEntry) -> float:
    return text_width(entry.text, SIZE, "regular") + 2


def _text(canvas: Canvas, entry: LegendEntry, left: float, top: float, zoom: float) -> Piece:
    room = round(_text_room(entry) * zoom * POINT)
    frame = Frame(round(left * POINT), round(top * POINT), room, round(ROW * zoom * POINT))
    words = body([entry.text], Words(SIZE * zoom, canvas.look.palette.ink, anchor="ctr"), wraps=False)
    number = canvas.ids.new()
    return Piece(frame, shape(number, entry.symbol, entry.text, frame, preset("rect"), "<a:noFill/>", words, box=True))


def _symbol(canvas: Canvas, entry: LegendEntry) -> list[Piece]:
    name, middle = entry.symbol, (symbol_width(entry.symbol) / 2, HEIGHT / 2)
    called, told = f"sample: {name}", f"Sample: {entry.text}."
    palette = canvas.look.palette
    if name == "weight":
        frames = [(canvas.around(24, y, 40, 0), wide) for y, wide in ((6.0, 1.4), (12.0, 2.8))]
        return [
            small(canvas, called, told, frame, preset("line"), Stuff(line=palette.level, width=wide)) for frame, wide in frames
        ]
    if is_line(name):
        return _line(canvas, name, called, told)
    if name.startswith("change_"):
        change = Change(direction=name.removeprefix("change_"))
        paper, ink, rim = change_colours(change, palette)
        frame = canvas.around(*middle, 17, 17)
        dash = "sysDash" if change.direction == "undetermined" else ""
        stuff = Stuff(fill=paper, line=rim, dash=dash)
        return [small(canvas, called, told, frame, preset("ellipse"), stuff, (CHANGE_SIGNS[change.direction], 11, ink))]
    return [_kind(canvas, ConceptKind(name), called, told)]


def _line(canvas: Canvas, name: str, called: str, told: str) -> list[Piece]:
    long = symbol_width(name)
    sample = replace(sample_of(name), route=(Point(1, HEIGHT / 2), Point(long - 1, HEIGHT / 2)))
    frame = canvas.around(long / 2, HEIGHT / 2, long - 2, 0)
    dash, rounded = arrows.dash(sample)
    look = line(
        colour(sample.glyph, canvas.look),
        width(sample) * canvas.scale,
        opacity=opacity(sample),
        dash=dash,
        rounded=rounded,
        head=arrows.NATIVE.get(sample.glyph, ""),
        head_length=11 * canvas.scale,
    )
    found = []
    for _, ink, pale, padding in arrows.bands(canvas, sample):
        broad = line(ink, (width(sample) + 2 * padding) * canvas.scale, opacity=pale)
        found.append(Piece(frame, shape(canvas.ids.new(), called, told, frame, preset("line"), broad)))
    found.append(Piece(frame, shape(canvas.ids.new(), called, told, frame, preset("line"), look)))
    return [*found, *arrows.hanging(canvas, sample, told)]


def _kind(canvas: Canvas, kind: ConceptKind, called: str, told: str) -> Piece:
    """A small box; its corners are as much smaller as it is."""
    small_scale = 0.42
    wide, tall = 70.0, 34.0
    frame = canvas.around(symbol_width(kind.value) / 2, HEIGHT / 2, wide * small_scale, tall * small_scale)
    rim = Stuff(
        fill=canvas.look.palette.surface,
        line=canvas.look.palette.line,
        width=2 if kind is ConceptKind.DISEASE else 1.3,
        dash="sysDash" if kind is ConceptKind.NOTION else "",
    )
    return small(canvas, called, told, frame, geometry(kind, wide, tall), rim)
