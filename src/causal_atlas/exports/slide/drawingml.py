"""DrawingML: shapes, lines and text of a slide as markup, in English Metric Units (EMU; 12,700 to a point).

Markup is put together as text and parsed once: python-pptx looks for a free number at every shape it adds, which takes
seconds where there are hundreds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from causal_atlas.exports.xml_text import quoted, text

POINT = 12_700
"""EMU to a point."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
LANGUAGE = "en-GB"
_HEADS = {"sm": 2, "med": 3, "lg": 5}


class Frame(NamedTuple):
    """Where a shape stands before it is turned: left upper corner, width and height in EMU, and the turn in degrees."""

    left: int
    top: int
    width: int
    height: int
    turn: float = 0
    flip_x: bool = False
    flip_y: bool = False

    @property
    def markup(self) -> str:
        """The frame as the inside of `a:xfrm` with its attributes."""
        turned = f' rot="{round(self.turn * 60_000) % 21_600_000}"' if self.turn % 360 else ""
        flips = (' flipH="1"' if self.flip_x else "") + (' flipV="1"' if self.flip_y else "")
        place = f'<a:off x="{self.left}" y="{self.top}"/><a:ext cx="{self.width}" cy="{self.height}"/>'
        return f"<a:xfrm{turned}{flips}>{place}</a:xfrm>"


class Ids:
    """The numbers of the shapes of one slide; a connector names its ends by them."""

    def __init__(self, first: int) -> None:
        self._next: Iterator[int] = count(first)

    def new(self) -> int:
        """A number that no shape of the slide has."""
        return next(self._next)


def identity(number: int, name: str, description: str) -> str:
    """Number, name and alternative text of a shape."""
    told = f" descr={quoted(description)}" if description else ""
    return f'<p:cNvPr id="{number}" name={quoted(name)}{told}/>'


def colour(value: str, opacity: float | None = None) -> str:
    """A colour, `#rrggbb`, as the inside of a fill."""
    seen = "" if opacity is None else f'<a:alpha val="{round(opacity * 100_000)}"/>'
    return f'<a:srgbClr val="{value.removeprefix("#").upper()}">{seen}</a:srgbClr>'


def fill(value: str | None, opacity: float | None = None) -> str:
    """A filling of one colour, or none."""
    return f"<a:solidFill>{colour(value, opacity)}</a:solidFill>" if value else "<a:noFill/>"


def line(
    value: str | None,
    width: float = 1,
    *,
    opacity: float | None = None,
    dash: str = "",
    rounded: bool = False,
    head: str = "",
    head_length: float = 0,
) -> str:
    """A line `width` points wide.

    Args:
        value: its colour; None for no line.
        width: in points.
        opacity: how much of it is seen, 0 to 1.
        dash: a dash of DrawingML, such as `lgDash`; empty for a full line.
        rounded: whether dashes and ends are round.
        head: the head at its end, such as `triangle`; empty for none.
        head_length: about how long that is to be, in points.
    """
    if value is None:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = f'<a:prstDash val="{dash}"/>' if dash else ""
    # A head is two, three or five times as long as its line is wide, which counts as two points at least.
    size = min(_HEADS, key=lambda name: abs(_HEADS[name] * max(width, 2.0) - head_length))
    headed = f'<a:tailEnd type="{head}" w="{size}" len="{size}"/>' if head else ""
    cap = ' cap="rnd"' if rounded else ""
    return f'<a:ln w="{round(width * POINT)}"{cap}>{fill(value, opacity)}{dashed}<a:round/>{headed}</a:ln>'


class Words(NamedTuple):
    """How text is set: size in points, colour, weight, alignment (l, ctr, r) and anchor (t, ctr, b)."""

    size: float
    ink: str
    bold: bool = False
    align: str = "l"
    anchor: str = "t"
    opacity: float | None = None


def run(words: str, look: Words, link: str = "") -> str:
    """A stretch of text of one look; `link` is the id of a relationship."""
    return f"<a:r>{_looks(look, link)}<a:t>{text(words)}</a:t></a:r>"


def _looks(look: Words, link: str = "") -> str:
    bold = ' b="1"' if look.bold else ""
    followed = f'<a:hlinkClick r:id="{link}"/>' if link else ""
    style = f'<a:rPr lang="{LANGUAGE}" sz="{round(look.size * 100)}"{bold} dirty="0">'
    return f"{style}{fill(look.ink, look.opacity)}{followed}</a:rPr>"


def body(lines: Sequence[str], look: Words, inset: tuple[int, int] = (0, 0), *, wraps: bool = True, link: str = "") -> str:
    """One paragraph of given lines.

    Args:
        lines: broken as they are to stand; the program breaks again what is too wide for it.
        look: how they are set.
        inset: room at the sides, and above and below, in EMU.
        wraps: whether the program may break lines at all.
        link: the id of a relationship to follow.
    """
    across, down = inset
    room = f'lIns="{across}" rIns="{across}" tIns="{down}" bIns="{down}"'
    # A break has a size too, which would else be that of the template and push the lines apart.
    broken = f"<a:br>{_looks(look)}</a:br>".join(run(each, look, link) for each in lines)
    return (
        f'<a:bodyPr wrap="{"square" if wraps else "none"}" {room} anchor="{look.anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr>'
        f'<a:lstStyle/><a:p><a:pPr algn="{look.align}"/>{broken}</a:p>'
    )


EMPTY = '<a:bodyPr rtlCol="0"/><a:lstStyle/><a:p/>'


def shape(
    number: int, name: str, description: str, frame: Frame, geometry: str, look: str, words: str = EMPTY, *, box: bool = False
) -> str:
    """A shape: its geometry, then fill and line, then text; `box` for one that holds nothing but text."""
    kind = '<p:cNvSpPr txBox="1"/>' if box else "<p:cNvSpPr/>"
    return (
        f"<p:sp><p:nvSpPr>{identity(number, name, description)}{kind}<p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{frame.markup}{geometry}{look}</p:spPr><p:txBody>{words}</p:txBody></p:sp>"
    )


def connector(
    number: int,
    name: str,
    description: str,
    frame: Frame,
    geometry: str,
    look: str,
    begin: tuple[int, int],
    end: tuple[int, int],
) -> str:
    """A connector; `begin` and `end` are the number of a shape and of a connection site of it."""
    glue = f'<a:stCxn id="{begin[0]}" idx="{begin[1]}"/><a:endCxn id="{end[0]}" idx="{end[1]}"/>'
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{identity(number, name, description)}<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{frame.markup}{geometry}{look}</p:spPr></p:cxnSp>"
    )


def group(number: int, name: str, description: str, frames: Sequence[Frame], members: Sequence[str]) -> str:
    """Shapes that move together."""
    left, top = min(each.left for each in frames), min(each.top for each in frames)
    width = max(each.left + each.width for each in frames) - left
    height = max(each.top + each.height for each in frames) - top
    place = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    inside = f'<a:chOff x="{left}" y="{top}"/><a:chExt cx="{width}" cy="{height}"/>'
    return (
        f"<p:grpSp><p:nvGrpSpPr>{identity(number, name, description)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
        f"<p:grpSpPr><a:xfrm>{place}{inside}</a:xfrm></p:grpSpPr>{''.join(members)}</p:grpSp>"
    )


def preset(name: str, adjusts: Mapping[str, int] | None = None) -> str:
    """A shape that every program has.

    >>> preset("ellipse")
    '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    """
    values = "".join(f'<a:gd name="{key}" fmla="val {value}"/>' for key, value in (adjusts or {}).items())
    listed = f"<a:avLst>{values}</a:avLst>" if values else "<a:avLst/>"
    return f'<a:prstGeom prst="{name}">{listed}</a:prstGeom>'
