"""The outlines of concepts as shapes of their own, with a connection site wherever an arrow begins or ends.

The shapes that every program has offer four sites, so that two arrows between the same boxes would lie on each other. These
keep their corners when somebody resizes them: every place in them is measured from an edge or the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from causal_atlas.diagrams.geometry import side_of
from causal_atlas.diagrams.outlines import Corner, outline
from causal_atlas.knowledge.model import ConceptKind

CORNER = 9.0
_WHOLE = 100_000
LINING = 3.5
"""How far the inner line of a tissue state lies inside its outline, in drawing units."""
_BITE = 6.5
_BARREL = (2.0, 7.0)


class Site(NamedTuple):
    """A place on or near the border where arrows are glued, from the centre of the box, in drawing units."""

    x: float
    y: float


def usual_sites(width: float, height: float, gap: float) -> list[Site]:
    """The sites of every box: the middles of its sides in the order of PowerPoint's own shapes, and two more above and below."""
    x, y = width / 2 + gap, height / 2 + gap
    return [Site(0, -y), Site(-x, 0), Site(0, y), Site(x, 0), *(Site(aside, side) for side in (-y, y) for aside in (-24, 24))]


class _Pen:
    """Writes places as guides that follow the edges of the shape; lengths are shares of its shorter side.

    LibreOffice takes a bare number in a guide for something else than EMU, so there is none.
    """

    def __init__(self, width: float, height: float) -> None:
        self.half_width, self.half_height = width / 2, height / 2
        self.guides: dict[str, str] = {}

    def length(self, length: float) -> str:
        """A length."""
        share = round(length / (2 * min(self.half_width, self.half_height)) * _WHOLE)
        name = f"s{share}".replace("-", "m")
        self.guides[name] = f"*/ ss {share} {_WHOLE}"
        return name

    def _guide(self, base: str, offset: float) -> str:
        if not round(offset, 3):
            return base
        away = self.length(offset)
        self.guides[f"{base}{away}"] = f"+- {base} {away} 0"
        return f"{base}{away}"

    def x(self, x: float) -> str:
        """A place across, as it stands from the nearer side or, near the middle, from that."""
        if abs(x) < self.half_width / 2:
            return self._guide("hc", x)
        return self._guide("l", x + self.half_width) if x < 0 else self._guide("r", x - self.half_width)

    def y(self, y: float) -> str:
        """A place down, likewise."""
        if abs(y) < self.half_height / 2:
            return self._guide("vc", y)
        return self._guide("t", y + self.half_height) if y < 0 else self._guide("b", y - self.half_height)

    def point(self, x: float, y: float) -> str:
        """A point of a path."""
        return f'<a:pt x="{self.x(x)}" y="{self.y(y)}"/>'

    def polygon(self, corners: Sequence[Corner]) -> str:
        """A closed path through corners."""
        first, *rest = corners
        return (
            f"<a:moveTo>{self.point(*first)}</a:moveTo>"
            + "".join(f"<a:lnTo>{self.point(*corner)}</a:lnTo>" for corner in rest)
            + "<a:close/>"
        )

    def rounded(self, across: str, down: str, inset: float = 0.0) -> str:
        """A rectangle whose corners are quarters of an ellipse of these radii, which are guides."""
        name = f"i{round(inset * 10)}"
        edge, less = self.length(inset), self.length(inset / 2)
        self.guides |= {
            f"{name}l": f"+- l {edge} 0",
            f"{name}r": f"+- r 0 {edge}",
            f"{name}t": f"+- t {edge} 0",
            f"{name}b": f"+- b 0 {edge}",
            f"{name}w": f"+- {across} 0 {less}",
            f"{name}h": f"+- {down} 0 {less}",
            f"{name}x1": f"+- {name}l {name}w 0",
            f"{name}x2": f"+- {name}r 0 {name}w",
            f"{name}y1": f"+- {name}t {name}h 0",
            f"{name}y2": f"+- {name}b 0 {name}h",
        }

        def arc(start: int) -> str:
            return f'<a:arcTo wR="{name}w" hR="{name}h" stAng="{start * 5_400_000}" swAng="5400000"/>'

        def to(x: str, y: str, step: str = "lnTo") -> str:
            return f'<a:{step}><a:pt x="{name}{x}" y="{name}{y}"/></a:{step}>'

        sides = (to("l", "y1", "moveTo"), arc(2), to("x2", "t"), arc(3), to("r", "y2"), arc(0), to("x1", "b"), arc(1))
        return "".join(sides) + "<a:close/>"

    def ticket(self) -> str:
        """A rectangle with its corners punched out."""
        x, y, bite = self.half_width, self.half_height, _BITE
        radius = self.length(bite)

        def punched(start: int) -> str:
            return f'<a:arcTo wR="{radius}" hR="{radius}" stAng="{start * 5_400_000}" swAng="-5400000"/>'

        def to(px: float, py: float, step: str = "lnTo") -> str:
            return f"<a:{step}>{self.point(px, py)}</a:{step}>"

        return (
            f"{to(bite - x, -y, 'moveTo')}{to(x - bite, -y)}{punched(2)}{to(x, y - bite)}{punched(3)}"
            f"{to(bite - x, y)}{punched(0)}{to(-x, bite - y)}{punched(1)}<a:close/>"
        )


def geometry(kind: ConceptKind, width: float, height: float, sites: Sequence[Site] = ()) -> str:
    """The shape of a concept.

    Args:
        kind: decides the outline.
        width: in drawing units.
        height: likewise.
        sites: where arrows are glued; a connector names them by their place in this order.
    """
    pen = _Pen(width, height)
    paths = [f"<a:path>{_outline(kind, pen, width, height)}</a:path>"]
    if kind is ConceptKind.TISSUE_STATE:
        paths.append(f'<a:path fill="none">{pen.rounded(pen.length(CORNER), pen.length(CORNER), LINING)}</a:path>')
    glue = "".join(
        f'<a:cxn ang="{_facing(site, width, height)}"><a:pos x="{pen.x(site.x)}" y="{pen.y(site.y)}"/></a:cxn>' for site in sites
    )
    guides = "".join(f'<a:gd name="{name}" fmla="{formula}"/>' for name, formula in pen.guides.items())
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst>{glue}</a:cxnLst>"
        f'<a:rect l="l" t="t" r="r" b="b"/><a:pathLst>{"".join(paths)}</a:pathLst></a:custGeom>'
    )


def _outline(kind: ConceptKind, pen: _Pen, width: float, height: float) -> str:
    if kind is ConceptKind.SUBSTANCE:
        return pen.rounded("hd2", "hd2")
    if kind in (ConceptKind.PROCESS, ConceptKind.TISSUE_STATE, ConceptKind.NOTION):
        return pen.rounded(pen.length(CORNER), pen.length(CORNER))
    if kind is ConceptKind.ANATOMY:
        pen.guides["wide"] = f"+- wd2 0 {pen.length(_BARREL[0])}"
        return pen.rounded("wide", pen.length(_BARREL[1]))
    if kind is ConceptKind.MEASURE:
        return pen.ticket()
    return pen.polygon(outline(kind, width, height))


def _facing(site: Site, width: float, height: float) -> int:
    return side_of(site.x, site.y, width, height) * 5_400_000
