"""Concepts as boxes, with what hangs on them."""

from __future__ import annotations

from causal_atlas.diagrams.diagram import Box, Change
from causal_atlas.diagrams.geometry import status_pill
from causal_atlas.diagrams.marks import CHANGE_SIGNS, COMPARED_WORDS, STATUS_WORDS, badge_place
from causal_atlas.diagrams.metrics import LABEL_SIZE
from causal_atlas.diagrams.outlines import outline
from causal_atlas.diagrams.palette import Palette
from causal_atlas.exports.picture.look import Look, middle
from causal_atlas.exports.picture.markup import Attributes, number, path_of, tag, text
from causal_atlas.knowledge.model import ConceptKind, Status

LINE = 15.0
"""From one line of a label to the next; 13 units high."""
CORNERS = {
    ConceptKind.PROCESS: (9.0, 9.0),
    ConceptKind.TISSUE_STATE: (9.0, 9.0),
    ConceptKind.NOTION: (9.0, 9.0),
}
"""Radii of the corners of the kinds that are rounded rectangles of any size."""
_BITE = 6.5
BADGE = (10.5, 12.5)
"""Half the size of the answer to a thought experiment: of what follows, and of what is set."""


def shape(kind: ConceptKind, x: float, y: float, width: float, height: float, **look: str | float | None) -> str:
    """The outline of a concept around (x, y), with true curves."""
    left, top = x - width / 2, y - height / 2
    rounding = CORNERS.get(kind)
    if kind is ConceptKind.SUBSTANCE:
        rounding = (height / 2, height / 2)
    elif kind is ConceptKind.ANATOMY:
        rounding = (width / 2 - 2, 7.0)
    if rounding:
        return tag("rect", x=left, y=top, width=width, height=height, rx=rounding[0], ry=rounding[1], **look)
    if kind is ConceptKind.MEASURE:
        return tag("path", d=_ticket(left, top, width, height), stroke_linejoin="round", **look)
    return tag("path", d=path_of(outline(kind, width, height), x, y), stroke_linejoin="round", **look)


def _ticket(left: float, top: float, width: float, height: float) -> str:
    """A rectangle with its corners punched out."""
    arc = f"A{_BITE:g} {_BITE:g} 0 0 0"
    right, bottom = left + width, top + height
    steps = (
        f"M{number(left + _BITE)} {number(top)}H{number(right - _BITE)}",
        f"{arc} {number(right)} {number(top + _BITE)}V{number(bottom - _BITE)}",
        f"{arc} {number(right - _BITE)} {number(bottom)}H{number(left + _BITE)}",
        f"{arc} {number(left)} {number(bottom - _BITE)}V{number(top + _BITE)}",
        f"{arc} {number(left + _BITE)} {number(top)}z",
    )
    return "".join(steps)


def opacity(box: Box) -> float | None:
    """How much of a box is seen: less when a filter fades it, or when it is beside what is revealed."""
    return 0.22 if box.faded else 0.38 if box.muted else None


def drawn(box: Box, look: Look) -> tuple[str, ...]:
    """A box with its label, its status and its answer to a thought experiment."""
    parts = [_outline(box, look), _label(box, look)]
    if box.kind is ConceptKind.TISSUE_STATE:
        parts.insert(1, _lining(box, look))
    parts += [*_status(box, look), *(_change(box, box.change, look) if box.change else ())]
    return tuple(parts)


def _outline(box: Box, look: Look) -> str:
    wide = 2.6 if box.kind is ConceptKind.DISEASE else 2.4 if box.lit else 1.6
    dashes = "4.8 3.2" if box.kind is ConceptKind.NOTION else None
    ink = look.ink(box.organ)
    attributes: Attributes = {"fill": look.palette.surface, "stroke": ink, "stroke_width": wide, "stroke_dasharray": dashes}
    return shape(box.kind, box.x, box.y, box.width, box.height, class_="outline", **attributes)


def _lining(box: Box, look: Look) -> str:
    """The inner line of a tissue state."""
    width, height = box.width - 7, box.height - 7
    return tag(
        "rect",
        x=box.x - width / 2,
        y=box.y - height / 2,
        width=width,
        height=height,
        rx=6,
        fill="none",
        stroke=look.ink(box.organ),
        stroke_width=0.9,
        stroke_opacity=0.6,
    )


def _label(box: Box, look: Look) -> str:
    first = middle(box.y - LINE * (len(box.lines) - 1) / 2, LABEL_SIZE)
    lines = [(line, box.x, first + LINE * place) for place, line in enumerate(box.lines)]
    return text(lines, size=LABEL_SIZE, weight=500, fill=look.palette.ink, anchor="middle", class_="label")


def status_colours(status: Status, palette: Palette) -> tuple[str, str]:
    """Fill and ink of the status of an insulin action."""
    return {Status.ATTENUATED: palette.partial, Status.LOST: palette.lost}.get(status, palette.good)


def _status(box: Box, look: Look) -> tuple[str, ...]:
    pill = status_pill(box)
    if pill is None or box.status is None:
        return ()
    fill, ink = status_colours(box.status, look.palette)
    width, height = pill.right - pill.left, pill.bottom - pill.top
    x, y = (pill.left + pill.right) / 2, (pill.top + pill.bottom) / 2
    half = box.status is Status.ATTENUATED and not box.was
    words = [((COMPARED_WORDS if box.was else STATUS_WORDS)[box.status], x + 6 if half else x, middle(y, 10.5))]
    parts = [
        tag(
            "rect",
            x=pill.left,
            y=pill.top,
            width=width,
            height=height,
            rx=height / 2,
            fill=fill,
            stroke=ink,
            stroke_width=0.8,
            class_="status",
        ),
        text(words, size=10.5, weight=600, fill=ink, anchor="middle", class_="status"),
    ]
    return (*parts, *half_disc(pill.left + 10, y, 4.5, ink, 1)) if half else tuple(parts)


def half_disc(x: float, y: float, radius: float, ink: str, line: float) -> tuple[str, str]:
    """A circle whose left half is filled."""
    top, bottom = f"{number(x)} {number(y - radius)}", f"{number(x)} {number(y + radius)}"
    return (
        tag("circle", cx=x, cy=y, r=radius, fill="none", stroke=ink, stroke_width=line),
        tag("path", d=f"M{top}A{radius:g} {radius:g} 0 0 0 {bottom}z", fill=ink),
    )


def _change(box: Box, change: Change, look: Look) -> tuple[str, ...]:
    return badge(change, *badge_place(box), look)


def change_colours(change: Change, palette: Palette) -> tuple[str, str, str]:
    """Fill, ink and rim of an answer to a thought experiment."""
    fill, ink = {
        "up": (palette.up, palette.surface),
        "down": (palette.down, palette.surface),
        "undetermined": palette.dispute,
    }.get(change.direction, palette.doubt)
    return fill, ink, palette.accent if change.held else ink if change.direction == "undetermined" else fill


def badge(change: Change, x: float, y: float, look: Look) -> tuple[str, ...]:
    """An answer to a thought experiment; a square for what is set."""
    fill, ink, line = change_colours(change, look.palette)
    dashes = "3 2" if change.direction == "undetermined" and not change.held else None
    attributes: Attributes = {
        "fill": fill,
        "stroke": line,
        "stroke_width": 2.4 if change.held else 1.2,
        "stroke_dasharray": dashes,
    }
    if change.held:
        reach = BADGE[1]
        body = tag("rect", x=x - reach, y=y - reach, width=2 * reach, height=2 * reach, rx=6, class_="change", **attributes)
    else:
        body = tag("circle", cx=x, cy=y, r=BADGE[0], class_="change", **attributes)
    sign = text([(CHANGE_SIGNS[change.direction], x, middle(y, 14))], size=14, weight=600, fill=ink, anchor="middle")
    return (body, sign)
