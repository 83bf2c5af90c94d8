"""Claims as arrows: a line that tells how firm they are, a head that tells what they say, and marks."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import NamedTuple

from causal_atlas.diagrams.diagram import Arrow, Glyph, Point, Signal
from causal_atlas.diagrams.marks import MARK_SIZE, MARK_TEXTS, mark_width, placed_marks
from causal_atlas.diagrams.palette import GAP, WIDTHS, Palette
from causal_atlas.diagrams.path import curves
from causal_atlas.exports.picture.boxes import half_disc
from causal_atlas.exports.picture.look import Look, middle
from causal_atlas.exports.picture.markup import number, tag, text
from causal_atlas.reasoning.contrast import Contrast

FAINT = 1.2
"""Width of the lines that are background."""
STAYS = (Contrast.UNCHANGED, Contrast.UNSAID)
"""What a comparison with health leaves in the background."""


class Head(NamedTuple):
    """An arrow head: how long it is, how far the line stops before its tip, and half its width."""

    length: float
    stop: float
    half: float


HEADS = {
    Glyph.INCREASES: Head(11, 9, 5.2),
    Glyph.DECREASES: Head(3.2, 1.6, 7),
    Glyph.REGULATES: Head(10.5, 9, 5),
    Glyph.KEEPS: Head(7, 6, 3.5),
    Glyph.ASSOCIATED: Head(9, 9.4, 4.5),
    Glyph.TIME: Head(11, 11, 5),
    Glyph.HIERARCHY: Head(9.5, 9.5, 4.4),
    Glyph.INTERPRETATION: Head(8, 1, 4.2),
    Glyph.COURSE: Head(15, 9, 5.4),
}


def colour(glyph: Glyph, look: Look) -> str:
    """The colour that repeats what the head of an arrow says."""
    palette = look.palette
    named = {Glyph.INCREASES: palette.up, Glyph.DECREASES: palette.down}
    quiet = {Glyph.HIERARCHY: palette.quiet, Glyph.INTERPRETATION: palette.quiet}
    return (named | quiet).get(glyph, palette.level)


def width(arrow: Arrow) -> float:
    """The width of the line: by the grade of the evidence, or in a comparison thick for more, thin for what stays."""
    if arrow.contrast is Contrast.AMPLIFIED:
        return 4.4
    if arrow.contrast in STAYS:
        return FAINT
    return FAINT if arrow.glyph in (Glyph.HIERARCHY, Glyph.INTERPRETATION) else WIDTHS[arrow.grade]


def dashes(arrow: Arrow) -> tuple[str, str] | None:
    """Dashes and ends of the line: inferred, unreviewed, getting through weakly or not at all; the gravest counts."""
    if arrow.signal is Signal.LOST:
        return "0.1 5.5", "round"
    if arrow.signal is Signal.WEAK:
        return "9 5 0.1 5", "round"
    if arrow.unreviewed:
        return "13 5", "butt"
    if arrow.inferred:
        return "6 4", "butt"
    return ("1.5 4.5", "round") if arrow.glyph is Glyph.ASSOCIATED else None


def opacity(arrow: Arrow) -> float | None:
    """How much of an arrow is seen: less when a filter fades it, or when it is beside what is revealed."""
    if arrow.faded or arrow.muted:
        return 0.2 if arrow.faded else 0.22
    return 0.55 if arrow.contrast in STAYS else None


def tip(route: Sequence[Point]) -> tuple[Point, Point]:
    """Where an arrow points to, a little before the border of its box, and the direction in which it arrives."""
    before, end = route[-2], route[-1]
    length = hypot(end.x - before.x, end.y - before.y) or 1.0
    way = Point((end.x - before.x) / length, (end.y - before.y) / length)
    return Point(end.x - way.x * GAP, end.y - way.y * GAP), way


def line(route: Sequence[Point], stop: float) -> str:
    """The route as the `d` of a path, from a little after the cause to `stop` units before the tip."""
    ahead, here = route[1], route[0]
    length = hypot(ahead.x - here.x, ahead.y - here.y) or 1.0
    start = Point(here.x + (ahead.x - here.x) / length * GAP, here.y + (ahead.y - here.y) / length * GAP)
    point, way = tip(route)
    # The last control point stays ahead of the end, so that the line never turns back.
    reach = hypot(point.x - route[-2].x, point.y - route[-2].y)
    back = min(stop, reach * 0.9)
    end = Point(point.x - way.x * back, point.y - way.y * back)
    cut = (start, *route[1:-1], end)
    pieces = curves(cut)
    head = f"M{number(start.x)} {number(start.y)}"
    if not pieces:
        return f"{head}L{number(end.x)} {number(end.y)}"
    return head + "".join(f"Q{number(c.x)} {number(c.y)} {number(to.x)} {number(to.y)}" for _, c, to in pieces)


def head(glyph: Glyph, point: Point, way: Point, ink: str, ground: str) -> tuple[str, ...]:
    """The head of an arrow whose tip is at `point`, pointing along `way`."""
    length, _, half = HEADS[glyph]

    def at(back: float, aside: float) -> str:
        x, y = point.x - way.x * back - way.y * aside, point.y - way.y * back + way.x * aside
        return f"{number(x)} {number(y)}"

    def closed(*corners: tuple[float, float]) -> str:
        return "M" + "L".join(at(*corner) for corner in corners) + "z"

    bar = tag("path", d=f"M{at(1.6, half)}L{at(1.6, -half)}", stroke=ink, stroke_width=3.2, fill="none", class_="head")
    triangle = closed((0, 0), (length, half), (length, -half))
    if glyph is Glyph.DECREASES:
        return (bar,)
    if glyph is Glyph.ASSOCIATED:
        middle_x, middle_y = point.x - way.x * half, point.y - way.y * half
        return (tag("circle", cx=middle_x, cy=middle_y, r=half - 0.8, fill=ground, stroke=ink, stroke_width=1.6, class_="head"),)
    if glyph in (Glyph.TIME, Glyph.HIERARCHY):
        inner = closed((1.2, 0), (length - 0.7, half - 0.7), (length - 0.7, 0.7 - half))
        return (tag("path", d=inner, fill=ground, stroke=ink, stroke_width=1.4, stroke_linejoin="miter", class_="head"),)
    if glyph is Glyph.INTERPRETATION:
        d = f"M{at(length, half)}L{at(0.6, 0)}L{at(length, -half)}"
        return (tag("path", d=d, fill="none", stroke=ink, stroke_width=1.3, class_="head"),)
    if glyph is Glyph.REGULATES:
        d = closed((0, 0), (length / 2, half), (length, 0), (length / 2, -half))
    elif glyph is Glyph.KEEPS:
        d = closed((0, half), (length, half), (length, -half), (0, -half))
    elif glyph is Glyph.COURSE:
        crossing = tag("path", d=f"M{at(13.4, 5.8)}L{at(13.4, -5.8)}", stroke=ink, stroke_width=2.6, fill="none", class_="head")
        return (tag("path", d=closed((0, 0), (10, half), (10, -half)), fill=ink, class_="head"), crossing)
    else:
        d = triangle
    return (tag("path", d=d, fill=ink, class_="head"),)


def drawn(arrow: Arrow, look: Look) -> tuple[str, ...]:
    """An arrow with its head and its marks."""
    ink = colour(arrow.glyph, look)
    point, way = tip(arrow.route)
    d = line(arrow.route, HEADS[arrow.glyph].stop)
    pattern, cap = dashes(arrow) or (None, None)
    parts = []
    if arrow.contrast is Contrast.NEW:
        parts.append(_band(arrow, look.palette.level, 0.2, 4))
    if arrow.lit:
        parts.append(_band(arrow, look.palette.accent, *((0.42, 6) if arrow.now else (0.2, 4))))
    parts.append(
        tag(
            "path",
            d=d,
            fill="none",
            stroke=ink,
            stroke_width=width(arrow),
            stroke_dasharray=pattern,
            stroke_linecap=cap,
            class_="line",
        )
    )
    parts += head(arrow.glyph, point, way, ink, look.palette.page)
    for mark in placed_marks(arrow):
        parts += mark_at(mark.name, mark.place, look)
    return tuple(parts)


def _band(arrow: Arrow, ink: str, opacity: float, padding: float) -> str:
    """A broad, pale band beneath an arrow."""
    broad = width(arrow) + 2 * padding
    way = line(arrow.route, 0)
    return tag("path", d=way, fill="none", stroke=ink, stroke_width=broad, stroke_opacity=opacity, class_="band")


def mark_colours(name: str, palette: Palette) -> tuple[str, str]:
    """Fill and ink of a mark."""
    return {
        "lost": (palette.surface, palette.down),
        "weak": (palette.surface, palette.partial[1]),
        "disputed": palette.dispute,
        "unreviewed": palette.doubt,
        "unsaid": palette.doubt,
        "preserved": palette.good,
        "new": palette.pill,
        "amplified": (palette.surface, palette.ink),
    }.get(name, (palette.surface, palette.level))


def mark_at(name: str, place: Point, look: Look) -> tuple[str, ...]:
    """A mark of an arrow: a small circle with a sign."""
    fill, ink = mark_colours(name, look.palette)
    x, y = place
    radius = MARK_SIZE / 2
    if name == "new":
        left, wide = x - mark_width(name) / 2, mark_width(name)
        plate = tag("rect", x=left, y=y - radius, width=wide, height=MARK_SIZE, rx=5, fill=fill, class_="mark mark-new")
        return (plate, text([(MARK_TEXTS[name], x, middle(y, 10.5))], size=10.5, weight=600, fill=ink, anchor="middle"))
    circle = tag("circle", cx=x, cy=y, r=radius, fill=fill, stroke=ink, stroke_width=1.2, class_=f"mark mark-{name}")
    if name == "lost":
        arms = f"M{number(x - 3)} {number(y - 3)}l6 6m0 -6l-6 6"
        return (circle, tag("path", d=arms, fill="none", stroke=ink, stroke_width=1.8, stroke_linecap="round"))
    if name == "weak":
        return (circle, *half_disc(x, y, 4.6, ink, 0.8))
    if name == "course":
        # A clock: a quarter of the dial.
        quarter = f"M{number(x)} {number(y)}v-6.1a6.1 6.1 0 0 1 6.1 6.1z"
        return (circle, tag("path", d=quarter, fill=ink))
    size = 14 if name == "amplified" else 12
    sign = text([(MARK_TEXTS[name], x, middle(y, size))], size=size, weight=600, fill=ink, anchor="middle")
    return (circle, sign)
