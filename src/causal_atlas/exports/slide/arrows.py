"""Claims as connectors that are glued to their concepts, and the heads and marks that stay with the effect."""

from __future__ import annotations

from dataclasses import replace
from math import atan2, degrees, dist

from causal_atlas.diagrams.diagram import Arrow, Glyph, Point, Signal
from causal_atlas.diagrams.marks import MARK_MEANINGS, MARK_SIZE, MARK_TEXTS, mark_width, marks_of, placed_marks
from causal_atlas.exports.picture.arrows import HEADS, colour, mark_colours, opacity, width
from causal_atlas.exports.slide.canvas import Canvas, Piece, Stuff, half_disc, small
from causal_atlas.exports.slide.connectors import connector_of
from causal_atlas.exports.slide.drawingml import connector, line, preset
from causal_atlas.exports.slide.turns import way_of
from causal_atlas.exports.text import sentence
from causal_atlas.reasoning.contrast import Contrast

NATIVE = {Glyph.INCREASES: "triangle", Glyph.COURSE: "triangle", Glyph.INTERPRETATION: "arrow"}
"""The heads that a line can have by itself, so that they turn with it."""


def told(canvas: Canvas, arrow: Arrow) -> str:
    """An arrow in words: its claims as sentences, and what its marks say."""
    figure = canvas.figure
    said = " ".join(sentence(figure, figure.graph.claims[claim]) for claim in arrow.claims)
    marks = [MARK_MEANINGS[mark] for mark in marks_of(arrow)]
    states = [*marks, *(["inferred"] if arrow.inferred else []), f"evidence {arrow.grade} of 4"]
    return f"{said} ({'; '.join(states)}.)"


def name_of(arrow: Arrow) -> str:
    """What the selection pane calls an arrow; Morph pairs names that begin with two exclamation marks."""
    return f"!!{arrow.id}"


def dash(arrow: Arrow) -> tuple[str, bool]:
    """The dash of a line, and whether it is round: inferred, unreviewed, getting through weakly or not at all."""
    if arrow.signal is Signal.LOST:
        return "sysDot", True
    if arrow.signal is Signal.WEAK:
        return "lgDashDot", True
    if arrow.unreviewed:
        return "lgDash", False
    if arrow.inferred:
        return "dash", False
    return ("sysDot", True) if arrow.glyph is Glyph.ASSOCIATED else ("", False)


def drawn(canvas: Canvas, arrow: Arrow, begin: tuple[int, int], end: tuple[int, int]) -> tuple[str, ...]:
    """The connector of an arrow, with the broad band beneath it where there is one.

    Args:
        canvas: the slide.
        arrow: what it says, with a route from connection site to connection site.
        begin: the number of the shape of its cause, and of the site there.
        end: the same of its effect.
    """
    frame, geometry = connector_of([canvas.at(*corner) for corner in arrow.route])
    words, dashes, seen = told(canvas, arrow), dash(arrow), opacity(arrow)
    look = line(
        colour(arrow.glyph, canvas.look),
        width(arrow) * canvas.scale,
        opacity=seen,
        dash=dashes[0],
        rounded=dashes[1],
        head=NATIVE.get(arrow.glyph, ""),
        head_length=HEADS[Glyph.INCREASES].length * canvas.scale,
    )
    parts = []
    for band, ink, pale, padding in bands(canvas, arrow):
        broad = line(ink, (width(arrow) + 2 * padding) * canvas.scale, opacity=pale)
        name = f"{name_of(arrow)} {band}"
        parts.append(connector(canvas.ids.new(), name, f"Light under: {words}", frame, geometry, broad, begin, end))
    parts.append(connector(canvas.ids.new(), name_of(arrow), words, frame, geometry, look, begin, end))
    return tuple(parts)


def bands(canvas: Canvas, arrow: Arrow) -> list[tuple[str, str, float, float]]:
    """The broad, pale bands beneath an arrow: name, colour, how much is seen, and how much broader on each side."""
    palette = canvas.look.palette
    found = [("new", palette.level, 0.2, 4.0)] if arrow.contrast is Contrast.NEW else []
    if arrow.lit:
        found.append(("light", palette.accent, *((0.42, 6.0) if arrow.now else (0.2, 4.0))))
    return found


def hanging(canvas: Canvas, arrow: Arrow, words: str) -> list[Piece]:
    """What moves together with the effect of an arrow: heads that no line can have by itself, and the marks."""
    found = _head(canvas, arrow, words)
    for mark in placed_marks(replace(arrow, route=way_of(arrow.route))):
        found += _mark(canvas, arrow, mark.name, mark.place)
    return found


def _head(canvas: Canvas, arrow: Arrow, words: str) -> list[Piece]:
    before, point = arrow.route[-2:]
    length = dist(before, point) or 1.0
    way = Point((point.x - before.x) / length, (point.y - before.y) / length)
    angle = degrees(atan2(way.y, way.x))
    ink, seen = colour(arrow.glyph, canvas.look), opacity(arrow)
    length, _, half = HEADS[arrow.glyph]
    hollow = Stuff(fill=canvas.look.palette.surface, line=ink, width=1.5, opacity=seen)

    def piece(geometry: str, middle: float, long: float, wide: float, turn: float, stuff: Stuff) -> list[Piece]:
        """A head whose middle is so far before the tip; `turn` for forms that do not point to the right."""
        x, y = point.x - way.x * middle, point.y - way.y * middle
        if turn:
            long, wide = wide, long
        frame = canvas.around(x, y, long, wide, round(angle + turn, 3))
        return [small(canvas, f"head of {arrow.id}", words, frame, geometry, stuff)]

    words = f"Head of the arrow: {words}"
    solid = Stuff(fill=ink, opacity=seen)
    if arrow.glyph is Glyph.DECREASES:
        return piece(preset("rect"), 1.6, 3.2, 2 * half, 0, solid)
    if arrow.glyph is Glyph.COURSE:
        return piece(preset("rect"), 13.4, 2.6, 11.6, 0, solid)
    if arrow.glyph is Glyph.REGULATES:
        return piece(preset("diamond"), length / 2, length, 2 * half, 0, solid)
    if arrow.glyph is Glyph.KEEPS:
        return piece(preset("rect"), length / 2, length, 2 * half, 0, solid)
    if arrow.glyph is Glyph.ASSOCIATED:
        return piece(preset("ellipse"), half, 2 * half - 1.6, 2 * half - 1.6, 0, hollow)
    if arrow.glyph in (Glyph.TIME, Glyph.HIERARCHY):
        return piece(preset("triangle"), length / 2, length - 1.4, 2 * half - 1.4, 90, hollow)
    return []


def _mark(canvas: Canvas, arrow: Arrow, name: str, place: Point) -> list[Piece]:
    paper, ink = mark_colours(name, canvas.look.palette)
    seen = opacity(arrow)
    called, words = f"{name} of {arrow.id}", f"{MARK_MEANINGS[name].capitalize()}."
    frame = canvas.around(place.x, place.y, mark_width(name), MARK_SIZE)
    form = preset("roundRect", {"adj": 30_000}) if name == "new" else preset("ellipse")
    stuff = Stuff(fill=paper, line=None if name == "new" else ink, opacity=seen)
    size = 10.5 if name == "new" else 14.0 if name in ("lost", "amplified") else 12.0
    sign = (MARK_TEXTS[name], size, ink) if MARK_TEXTS[name] else None
    found = [small(canvas, called, words, frame, form, stuff, sign)]
    if name == "weak":
        found += half_disc(canvas, called, place.x, place.y, 4.6, ink, seen)
    if name == "course":
        quarter = preset("pie", {"adj1": 16_200_000, "adj2": 0})
        dial = canvas.around(place.x, place.y, 12.2, 12.2)
        found.append(small(canvas, f"{called} dial", words, dial, quarter, Stuff(fill=ink, opacity=seen)))
    return found
