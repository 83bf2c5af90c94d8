"""A slide as python-pptx and a reader of its XML take it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import cos, radians, sin
from zipfile import ZipFile

import pptx
from lxml import etree
from pptx.presentation import Presentation

from causal_atlas.exports.formats import named
from tests.exports.views import five

NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
POINT = 12_700
Element = etree._Element
Spot = tuple[float, float]

# Advances of Helvetica, which Arial and Liberation Sans share, in thousandths of an em, from the space on.
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 "
    "556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 "
    "278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 "
    "334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 "
    "611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 "
    "333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 "
    "389 280 389 584"
)
ADVANCES = {bold: dict(enumerate(map(int, row.split()), 32)) for bold, row in ((False, _REGULAR), (True, _BOLD))}


def arial(text: str, size: float, *, bold: bool = False) -> float:
    """Width of a line in points; a letter that is not known here counts as wide as an em."""
    return sum(ADVANCES[bold].get(ord(letter), 1000) for letter in text) * size / 1000


@cache
def written(view: str) -> bytes:
    return named("pptx").write(five()[view])


def opened(content: bytes) -> Presentation:
    return pptx.Presentation(BytesIO(content))


def tree(content: bytes) -> Element:
    """The shapes of the first slide."""
    with ZipFile(BytesIO(content)) as file:
        found = etree.fromstring(file.read("ppt/slides/slide1.xml")).find("p:cSld/p:spTree", NS)
    assert found is not None
    return found


def shapes(root: Element) -> Iterator[Element]:
    """Everything that is drawn, groups and what is in them too."""
    for kind in ("sp", "cxnSp", "grpSp", "pic"):
        yield from root.iter(f"{{{NS['p']}}}{kind}")


def about(shape: Element) -> Element:
    """Number, name and alternative text."""
    (found,) = shape.xpath("./*/p:cNvPr", namespaces=NS)
    assert isinstance(found, Element)
    return found


def by_number(root: Element) -> dict[str, Element]:
    return {about(shape).get("id", ""): shape for shape in shapes(root)}


def called(shape: Element) -> str:
    """The id in the name that Morph goes by: of the shape, or of the group around it."""
    names = [about(shape).get("name", "")]
    if etree.QName(shape.getparent()).localname == "grpSp":
        names.append(about(shape.getparent()).get("name", ""))
    return next(name[2:] for name in names if name.startswith("!!"))


@dataclass(frozen=True)
class Place:
    """Where a shape stands in EMU, and how it is turned and mirrored."""

    left: int
    top: int
    width: int
    height: int
    turn: float
    flip_x: bool
    flip_y: bool

    def at(self, u: float, v: float) -> Spot:
        """A point of the shape, from its left upper corner before it is mirrored and turned."""
        x = (self.width - u if self.flip_x else u) - self.width / 2
        y = (self.height - v if self.flip_y else v) - self.height / 2
        angle = radians(self.turn)
        across, down = x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
        return self.left + self.width / 2 + across, self.top + self.height / 2 + down


def place(shape: Element) -> Place:
    (frame,) = shape.xpath("./p:spPr/a:xfrm|./p:grpSpPr/a:xfrm", namespaces=NS)
    off, ext = frame.find("a:off", NS), frame.find("a:ext", NS)
    return Place(
        *(int(each.get(key)) for each, key in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy"))),
        turn=int(frame.get("rot", "0")) / 60_000,
        flip_x=frame.get("flipH") == "1",
        flip_y=frame.get("flipV") == "1",
    )


def sites(shape: Element) -> list[Spot]:
    """The connection sites of a shape with geometry of its own, by ECMA-376's formulas, or of a rectangle."""
    where = place(shape)
    wide, tall = where.width, where.height
    if shape.find("p:spPr/a:prstGeom[@prst='rect']", NS) is not None:
        return [where.at(*spot) for spot in ((wide / 2, 0), (0, tall / 2), (wide / 2, tall), (wide, tall / 2))]
    known: dict[str, float] = {
        **{"l": 0, "t": 0, "r": wide, "b": tall, "w": wide, "h": tall},
        **{"hc": wide / 2, "vc": tall / 2, "wd2": wide / 2, "hd2": tall / 2, "ss": min(wide, tall)},
    }

    def value(word: str) -> float:
        return float(word) if re.fullmatch(r"-?\d+", word) else known[word]

    for guide in shape.findall(".//a:gdLst/a:gd", NS):
        operation, *words = guide.get("fmla", "").split()
        x, y, z = map(value, words)
        assert operation in ("+-", "*/")
        known[guide.get("name", "")] = x + y - z if operation == "+-" else x * y / z
    found = shape.findall(".//a:cxnLst/a:cxn/a:pos", NS)
    return [where.at(value(each.get("x", "")), value(each.get("y", ""))) for each in found]


def corners(connector: Element) -> list[Spot]:
    """The corners of a connector, by the definitions of ECMA-376 of `straightConnector1` and of `curvedConnector2` to `5`."""
    where = place(connector)
    wide, tall = where.width, where.height
    (form,) = connector.xpath("./p:spPr/a:prstGeom", namespaces=NS)
    adjusts = [int(each.get("fmla", "").split()[1]) / 100_000 for each in form.findall("a:avLst/a:gd", NS)]
    match form.get("prst"):
        case "straightConnector1":
            line = [(0.0, 0.0), (wide, tall)]
        case "curvedConnector2":
            line = [(0.0, 0.0), (wide, 0.0), (wide, tall)]
        case "curvedConnector3":
            x = wide * adjusts[0]
            line = [(0.0, 0.0), (x, 0.0), (x, tall), (wide, tall)]
        case "curvedConnector4":
            x, y = wide * adjusts[0], tall * adjusts[1]
            line = [(0.0, 0.0), (x, 0.0), (x, y), (wide, y), (wide, tall)]
        case "curvedConnector5":
            x, y, x2 = wide * adjusts[0], tall * adjusts[1], wide * adjusts[2]
            line = [(0.0, 0.0), (x, 0.0), (x, y), (x2, y), (x2, tall), (wide, tall)]
        case other:
            raise AssertionError(other)
    return [where.at(u, v) for u, v in line]


def ends(connector: Element) -> tuple[tuple[str, int], tuple[str, int]]:
    """The shapes and sites that a connector is glued to."""
    begin, end = (connector.find(f".//a:{which}", NS) for which in ("stCxn", "endCxn"))
    assert begin is not None
    assert end is not None
    return (begin.get("id", ""), int(begin.get("idx", ""))), (end.get("id", ""), int(end.get("idx", "")))
