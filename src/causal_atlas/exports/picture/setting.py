"""The sheet set as SVG: title above, drawing, then caption, legend, references and credit line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from causal_atlas.diagrams.metrics import text_width
from causal_atlas.exports.figure import Figure, Page
from causal_atlas.exports.picture.drawing import Drawing, drawing, placed_text
from causal_atlas.exports.picture.font import FAMILY, font_face
from causal_atlas.exports.picture.look import Look, middle
from causal_atlas.exports.picture.markup import escaped, number, tag, text, titled
from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.exports.picture.reach import in_reach
from causal_atlas.exports.picture.sheet import Sheet, printed_link, sheet
from causal_atlas.exports.picture.symbols import HEIGHT, symbol
from causal_atlas.exports.picture.symbols import width as symbol_width
from causal_atlas.views.view import MOST_VISIBLE

MARGIN = 20.0
LEAST_WIDTH = 440.0
"""Of what is set under a small drawing."""
PAGES = {Page.A4: (794.0, 1123.0), Page.LETTER: (816.0, 1056.0), Page.SLIDE: (960.0, 540.0)}
"""Width and height in CSS pixels, upright; a wide drawing turns the paper. A slide is shown larger than it is."""
SLIDE_ZOOM = 4 / 3
PAGE_MARGIN = 44.0
REFERENCE_SIZE, INDENT, GUTTER = 9.5, 22.0, 26.0
LARGEST = 1.3
"""How much a small drawing is enlarged on a page."""
LEAST_SHARE = 0.7
"""How far a drawing shrinks to keep a page at its height; below that the page grows."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the sheet: how high it is, the space above it, and its markup with its upper edge at 0."""

    height: float
    space: float
    markup: str


def svg(figure: Figure) -> bytes:
    """The figure as an SVG file."""
    look = Look.of(in_reach(figure))
    # A slide has no second page for the list, and numbers without a list say nothing.
    cites = figure.options.references and figure.options.page is not Page.SLIDE
    drawn = drawing(figure, look, cites=cites)
    words = sheet(figure, drawn, cites=cites)
    inner, width, height = _composed(figure, look, drawn, words)
    zoom = SLIDE_ZOOM if figure.options.page is Page.SLIDE else 1.0
    ground = () if figure.options.transparent else (tag("rect", width=width, height=height, fill=look.palette.page),)
    style = (tag("style", font_face()),) if figure.options.font else ()
    root = tag(
        "svg",
        tag("title", escaped(words.name), id="picture-title"),
        tag("desc", escaped(words.description), id="picture-desc"),
        *style,
        *ground,
        *inner,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width * zoom,
        height=height * zoom,
        lang="en",
        role="img",
        aria_labelledby="picture-title picture-desc",
        font_family=FAMILY,
        data_atlas=figure.graph.info.title,
        data_version=figure.graph.info.version,
        data_view=figure.code if len(figure.view.concepts) <= MOST_VISIBLE else None,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()


def bare(drawn: Drawing) -> str:
    """The drawing alone, for a page that is set by somebody else."""
    left, top, right, bottom = drawn.bounds
    box = f"{number(left)} {number(top)} {number(right - left)} {number(bottom - top)}"
    size = {"width": right - left, "height": bottom - top}
    return tag("svg", drawn.markup, xmlns="http://www.w3.org/2000/svg", viewBox=box, font_family=FAMILY, **size)


def _composed(figure: Figure, look: Look, drawn: Drawing, words: Sheet) -> tuple[list[str], float, float]:
    """Everything on the sheet, and the width and height of the sheet."""
    wide, tall = drawn.bounds.right - drawn.bounds.left, drawn.bounds.bottom - drawn.bounds.top
    plan = planned(figure.options.page, words, wide, tall, look)
    head, foot = _head(words, plan.inner, look), _foot(words, plan.inner, look)
    margin, width, scale = plan.margin, plan.inner, plan.scale
    height = max(plan.height or 0, _height(head) + tall * scale + _height(foot) + 2 * margin)
    parts, y = _stacked(head, margin, margin)
    spare = height - 2 * margin - _height(head) - _height(foot) - tall * scale
    parts.append(placed_text(drawn, margin + (width - wide * scale) / 2, y + spare / 2, scale))
    parts += _stacked(foot, margin, y + spare + tall * scale)[0]
    return parts, width + 2 * margin, height


@dataclass(frozen=True, slots=True)
class Plan:
    """The measures of a sheet: its width, its height if that is fixed, its margin, and how much the drawing is enlarged."""

    width: float
    height: float | None
    margin: float
    scale: float
    spills: bool = False
    """Whether the references would make the drawing much smaller than it can be."""

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


def planned(page: Page, words: Sheet, wide: float, tall: float, look: Look) -> Plan:
    """How a drawing of a size is set with the words around it."""
    paper = PAGES.get(page)
    if paper is None:
        return Plan(max(wide, LEAST_WIDTH) + 2 * MARGIN, None, MARGIN, 1.0)
    across, down = turned(paper, wide, tall)
    width = across - 2 * PAGE_MARGIN
    taken = _height(_head(words, width, look)) + 2 * PAGE_MARGIN
    alone, whole = (
        down - taken - _height(_foot(each, width, look)) for each in (replace(words, references=(), remark=""), words)
    )
    best = min(LARGEST, width / wide, max(alone, 1.0) / tall)
    scale = max(min(best, whole / tall), best * LEAST_SHARE)
    return Plan(across, down, PAGE_MARGIN, scale, spills=whole / tall < best * LEAST_SHARE)


def turned(paper: tuple[float, float], wide: float, tall: float) -> tuple[float, float]:
    """Width and height of the paper, turned for a wide drawing.

    >>> turned(PAGES[Page.A4], 400, 100)
    (1123.0, 794.0)
    """
    return (max(paper), min(paper)) if wide > tall * 1.2 else paper


def in_columns(references: Sequence[tuple[int, str]], width: float) -> list[list[tuple[int, tuple[str, ...]]]]:
    """The references in one to three columns of about one height, each with the lines it takes.

    >>> [len(column) for column in in_columns([(n, "A title.") for n in range(1, 6)], 800)]
    [3, 2]
    """
    count = min(max(1, len(references)), 3 if width >= 1150 else 2 if width >= 700 else 1)
    column = (width - GUTTER * (count - 1)) / count
    broken = [(number, lines_of(told, column - INDENT, REFERENCE_SIZE)) for number, told in references]
    total = sum(len(lines) for _, lines in broken)
    found: list[list[tuple[int, tuple[str, ...]]]] = [[] for _ in range(count)]
    before = 0
    for each, lines in broken:
        found[min(count - 1, int((before + len(lines) / 2) * count / max(total, 1) - 1e-9))].append((each, lines))
        before += len(lines)
    return found


def _height(blocks: list[Block]) -> float:
    return sum(block.space + block.height for block in blocks)


def _stacked(blocks: list[Block], x: float, y: float) -> tuple[list[str], float]:
    parts = []
    for block in blocks:
        y += block.space
        parts.append(tag("g", block.markup, transform=f"translate({number(x)} {number(y)})"))
        y += block.height
    return parts, y


def _paragraph(words: str, width: float, look_ink: str, *, size: float, line: float, space: float, weight: int = 400) -> Block:
    named = {400: "regular", 500: "medium", 600: "semibold"}[weight]
    lines = lines_of(words, width, size, named)
    spans = [(each, 0.0, middle(line * (place + 0.5), size)) for place, each in enumerate(lines)]
    return Block(line * len(lines), space, text(spans, size=size, weight=weight, fill=look_ink))


def _head(words: Sheet, width: float, look: Look) -> list[Block]:
    found = []
    if words.title:
        found.append(_paragraph(words.title, width, look.palette.ink, size=20, line=26, space=0, weight=600))
    if words.setting:
        found.append(_paragraph(words.setting, width, look.palette.line, size=13, line=18, space=2))
    return [*found, Block(0, 14, "<g/>")] if found else []


def _foot(words: Sheet, width: float, look: Look) -> list[Block]:
    found = []
    if words.caption:
        found.append(_paragraph(words.caption, width, look.palette.ink, size=12.5, line=18, space=16))
    if words.legend:
        found.append(_legend(words, width, look))
    if words.references:
        found.append(_references(words, width, look))
        if words.remark:
            found.append(_paragraph(words.remark, width, look.palette.line, size=9.5, line=13, space=6))
    if words.credit:
        found += _credit(words, width, look)
    return found


def _legend(words: Sheet, width: float, look: Look) -> Block:
    size, row, gap = 11.0, 22.0, 20.0
    parts: list[str] = []
    x = y = 0.0
    for entry in words.legend:
        left = symbol_width(entry.symbol) + 7
        wide = left + text_width(entry.text, size, "regular")
        if x and x + wide > width:
            x, y = 0.0, y + row
        told = text([(entry.text, x + left, middle(y + row / 2, size))], size=size, weight=400, fill=look.palette.ink)
        place = f"translate({number(x)} {number(y + (row - HEIGHT) / 2)})"
        parts.append(tag("g", tag("g", symbol(entry.symbol, look), transform=place), told, class_="legend-entry"))
        x += wide + gap
    return Block(y + row, 16, tag("g", *titled("Legend"), *parts, class_="legend"))


def _references(words: Sheet, width: float, look: Look) -> Block:
    size, line = REFERENCE_SIZE, 13.0
    columns = in_columns(words.references, width)
    step = (width + GUTTER) / len(columns)
    parts: list[str] = []
    for place, column in enumerate(columns):
        row = 0
        for each, lines in column:
            x = place * step + INDENT
            spans = [(told, x, middle(line * (row + below + 0.5), size)) for below, told in enumerate(lines)]
            mark = text([(str(each), x - 7, spans[0][2])], size=size, weight=600, fill=look.palette.line, anchor="end")
            body = text(spans, size=size, weight=400, fill=look.palette.ink)
            parts.append(tag("g", mark, body, id=f"reference-{each}", class_="cited"))
            row += len(lines)
    tallest = max(sum(len(lines) for _, lines in column) for column in columns)
    return Block(line * tallest, 16, tag("g", *titled("References"), *parts, class_="reference-list"))


def _credit(words: Sheet, width: float, look: Look) -> list[Block]:
    ink = look.palette.line
    found = [_paragraph(words.credit, width, ink, size=9.5, line=13, space=16)]
    if words.link:
        shown = _paragraph(printed_link(words.link), width, ink, size=9.5, line=13, space=1)
        found.append(Block(shown.height, shown.space, tag("a", shown.markup, href=words.link)))
    return found
