"""draw.io: concepts in a container for each organ, arrows glued to them, and what is known of both as their data."""

from __future__ import annotations

from causal_atlas.diagrams.diagram import Point, Rect
from causal_atlas.diagrams.marks import placed_marks
from causal_atlas.diagrams.metrics import text_width
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.picture.drawing import Drawing, bounds
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.markup import number
from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.exports.picture.reach import in_reach
from causal_atlas.exports.picture.sheet import Sheet, sheet
from causal_atlas.exports.picture.symbols import is_line, sample_of
from causal_atlas.exports.rows import about
from causal_atlas.exports.sketch.cells import Style, box, edge, style
from causal_atlas.exports.sketch.links import address
from causal_atlas.exports.sketch.scene import Sketch, mark_on, scene
from causal_atlas.exports.sketch.styles import CIRCLE, concept, line, words
from causal_atlas.exports.xml_text import HEAD, quoted
from causal_atlas.knowledge.model import ConceptKind

MARGIN = 40.0
LEAST_WIDTH = 560.0
"""Of the texts under a small drawing."""


def written(figure: Figure) -> bytes:
    """The figure as a file of draw.io with one page.

    Raises:
        AtlasError: there is nothing to draw, or more than a picture holds.
    """
    figure = in_reach(figure)
    look = Look.of(figure)
    told = sheet(figure, Drawing(markup="", bounds=Rect(0, 0, 1, 1), unplaced={}), cites=figure.options.references)
    drawn = bounds(figure.diagram, figure.diagram.regions if figure.options.regions else ())
    width = max(drawn.right - drawn.left, LEAST_WIDTH)
    head, y = _head(figure, told, look, width)
    sketch = Sketch(figure=figure, look=look, x=MARGIN - drawn.left, y=y - drawn.top)
    foot, bottom = _foot(figure, told, look, width, y + drawn.bottom - drawn.top + 20)
    cells = "\n".join([*head, *scene(sketch), *foot])
    page = f'pageWidth="{number(width + 2 * MARGIN)}" pageHeight="{number(bottom + MARGIN)}" background="{look.palette.page}"'
    facts = "".join(f" {key}={quoted(value)}" for key, value in about(figure).items())
    return (
        f'{HEAD}\n<mxfile host="Causal Atlas" compressed="false">\n'
        f'<diagram id="view" name={quoted(told.name[:80])}>\n'
        f'<mxGraphModel grid="0" gridSize="12" guides="1" tooltips="1" connect="1" arrows="0" fold="1" page="1" '
        f'pageScale="1" {page} math="0" shadow="0">\n<root>\n'
        f'<object id="0" label=""{facts}><mxCell/></object>\n<mxCell id="1" parent="0"/>\n{cells}\n'
        "</root>\n</mxGraphModel>\n</diagram>\n</mxfile>\n"
    ).encode()


def _text(
    key: str, text: str, size: float, ink: str, at: Point, width: float, *, bold: bool = False, link: str = ""
) -> tuple[str, float]:
    """A paragraph as a cell, and how high it is."""
    broken = lines_of(text, width * 0.96, size, "semibold" if bold else "regular")
    height = len(broken) * size * 1.25 + 2
    look = style(words(size, ink, bold=bold), {"spacing": 0}, shape="text")
    place = Rect(at.x, at.y, at.x + width, at.y + height)
    return box(key, "\n".join(broken), look, place, data={"link": link} if link else None), height


def _head(figure: Figure, told: Sheet, look: Look, width: float) -> tuple[list[str], float]:
    found, y = [], MARGIN
    for key, text, size, ink, bold in (
        ("title", told.title, 20.0, look.palette.ink, True),
        ("setting", told.setting, 13.0, look.palette.line, False),
        ("answer", figure.diagram.answer, 13.0, look.palette.line, False),
    ):
        if text:
            cell, height = _text(key, text, size, ink, Point(MARGIN, y), width, bold=bold)
            found.append(cell)
            y += height + 4
    return found, y + 12


def _foot(figure: Figure, told: Sheet, look: Look, width: float, y: float) -> tuple[list[str], float]:
    found: list[str] = []
    if told.caption:
        cell, height = _text("caption", told.caption, 12, look.palette.ink, Point(MARGIN, y), width)
        found.append(cell)
        y += height + 10
    cells, y = _legend(told, look, width, y)
    found += cells
    for place, (each, text) in enumerate(told.references):
        link = address(figure.references[place])
        shown = f"{each}. {text}"
        cell, height = _text(f"reference-{each}", shown, 10, look.palette.ink, Point(MARGIN, y), width, link=link)
        found.append(cell)
        y += height
    if told.credit:
        cell, height = _text("credit", told.credit, 10, look.palette.line, Point(MARGIN, y + 8), width, link=told.link)
        found.append(cell)
        y += height + 8
    return found, y


def _legend(told: Sheet, look: Look, width: float, y: float) -> tuple[list[str], float]:
    """The samples are glued to points that are not seen, as every arrow of the page is glued to something."""
    found: list[str] = []
    x = 0.0
    for entry in told.legend:
        wide = 56 + text_width(entry.text, 11, "regular") + 22
        if x and x + wide > width:
            x, y = 0.0, y + 24
        left, key = MARGIN + x, f"legend-{entry.symbol}"
        found += _sample(entry.symbol, key, look, left, y + 11)
        place = Rect(left + 52, y + 3, left + wide, y + 19)
        found.append(box(f"{key}-text", entry.text, style(words(11, look.palette.ink), {"spacing": 0}, shape="text"), place))
        x += wide
    return found, y + (36 if told.legend else 0)


def _sample(symbol: str, key: str, look: Look, x: float, y: float) -> list[str]:
    if is_line(symbol):
        return _line(symbol, key, look, x, y)
    if symbol.startswith("change_"):
        sign = {"up": "↑", "down": "↓", "unchanged": "="}.get(symbol.removeprefix("change_"), "?")
        rim = {"strokeColor": look.palette.line, "verticalAlign": "middle"}
        shown = style(words(11, look.palette.ink, bold=True, align="center"), rim, CIRCLE)
        return [box(key, sign, shown, Rect(x + 14, y - 8, x + 30, y + 8))]
    full = concept(ConceptKind(symbol), look.palette.line, look)
    # Corners that are given in units are as much smaller as the box is.
    cut = {key: full.get(key) for key in ("size", "arcSize", "dx")}
    small: dict[str, float] = {key: value * 0.4 for key, value in cut.items() if isinstance(value, int | float) and value > 1}
    small |= {"arcSize": 50} if symbol == ConceptKind.SUBSTANCE else {}
    shown = style(full, small, {"strokeWidth": 1.4, "margin": 2})
    return [box(key, "", shown, Rect(x + 6, y - 7, x + 38, y + 7))]


def _line(symbol: str, key: str, look: Look, x: float, y: float) -> list[str]:
    sample = sample_of("increases" if symbol == "weight" else symbol)
    thick: Style = {"strokeWidth": 3.6, "endArrow": "none", "strokeColor": look.palette.level} if symbol == "weight" else {}
    nothing = style({"fillColor": "none", "strokeColor": "none"})
    ends = [box(f"{key}-{end}", "", nothing, Rect(at, y, at + 1, y + 1)) for end, at in (("from", x), ("to", x + 43))]
    shown = style({**line(sample, look), "exitX": 1, "exitY": 0.5, "entryX": 0, "entryY": 0.5}, thick)
    marks = [mark_on(look, mark, key) for mark in placed_marks(sample)]
    return [*ends, edge(key, shown, (f"{key}-from", f"{key}-to"), [], data={"sample": symbol}), *marks]


FORMAT = Format(
    name="drawio",
    label="Editable drawing (draw.io)",
    extension="drawio",
    media_type="application/vnd.jgraph.mxfile",
    write=written,
)
