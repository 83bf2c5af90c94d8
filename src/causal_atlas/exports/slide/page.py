"""A figure as a slide: title and answer above, drawing in the middle, legend and credit below; the notes tell everything."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from causal_atlas.diagrams.diagram import Arrow, Rect
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.picture.drawing import Drawing
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.exports.picture.sheet import Sheet, printed_link, sheet
from causal_atlas.exports.slide import legend, vector
from causal_atlas.exports.slide.canvas import Canvas
from causal_atlas.exports.slide.deck import HEIGHT, WIDTH
from causal_atlas.exports.slide.drawingml import NAMESPACES, POINT, Frame, Ids, Words, body, identity, preset, shape
from causal_atlas.exports.slide.scene import connected, extent, routed, scene
from causal_atlas.exports.text import lines
from causal_atlas.knowledge.rows import clean

MARGIN = 34.0
TOP, BOTTOM = 24.0, 18.0
LARGEST = 1.5
"""Points to a drawing unit at most: a small drawing does not become huge."""
TITLES = (26.0, 22.0, 18.0)
"""Sizes of the title, the first at which it stands in one line; the last takes what it needs."""
_ANSWERS = (15.0, 13.0, 11.0)
_FEW_LINES = 2
"""More of an answer than that are set smaller."""
MOST_LINES = 4
"""Of any paragraph."""
_CREDIT = 8.5
_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a slide: what it is, its lines, how it is set, and its upper edge in points."""

    name: str
    lines: tuple[str, ...]
    look: Words
    top: float
    link: str = ""

    @property
    def height(self) -> float:
        """In points."""
        return len(self.lines) * self.look.size * _LEADING


def add_slide(deck: Presentation, figure: Figure) -> Slide:
    """Add a slide with its notes: native shapes, or one vector picture above `vector.MOST_SHAPES` concepts.

    Every concept and every arrow is called by its id after two exclamation marks, so that the transition Morph carries what
    two slides share from one to the other.
    """
    slide, words, look = empty_slide(deck), said(figure), Look.of(figure)
    large = len(figure.concepts) > vector.MOST_SHAPES
    remark = vector.remark(figure) if large else ""
    link = slide.part.relate_to(words.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True) if words.link else ""
    head, foot = heads(words, figure.diagram.answer, look), feet(words, remark, look, link)
    placed = legend.rows(words.legend, WIDTH - 2 * MARGIN)
    room = room_between(head, foot, len(placed) * legend.ROW)
    ids = Ids(2)
    above, below = text_shapes(ids, head), text_shapes(ids, foot)
    if large:
        canvas = Canvas(figure=figure, look=look, ids=ids, origin=(0, 0), corner=(0, 0), scale=1)
        middle = [vector.picture(slide, figure, ids.new(), words.description, room)]
    else:
        canvas, ways = canvas_in(room, figure, look, ids)
        middle = scene(canvas, connected(figure.diagram, ways))
    put(slide, [*above, *middle, legend.drawn(canvas, placed, MARGIN, room.bottom + 8), *below])
    tell(slide, figure, remark)
    return slide


def canvas_in(room: Rect, figure: Figure, look: Look, ids: Ids) -> tuple[Canvas, tuple[Arrow, ...]]:
    """The drawing as large as it can be in the middle of a room, and its arrows as connectors take them."""
    ways = routed(figure.diagram)
    drawn = extent(figure, ways)
    wide, tall = drawn.right - drawn.left, drawn.bottom - drawn.top
    scale = min(LARGEST, (room.right - room.left) / wide, (room.bottom - room.top) / tall)
    left = (room.left + room.right - wide * scale) / 2
    top = (room.top + room.bottom - tall * scale) / 2
    corner = round(left * POINT), round(top * POINT)
    canvas = Canvas(figure=figure, look=look, ids=ids, origin=(drawn.left, drawn.top), corner=corner, scale=scale)
    return canvas, ways


def empty_slide(deck: Presentation) -> Slide:
    """A new slide with nothing on it."""
    layout = next(layout for layout in deck.slide_layouts if layout.name == "Title Only")
    slide: Slide = deck.slides.add_slide(layout)
    for held in list(slide.placeholders):
        held.element.getparent().remove(held.element)
    return slide


def put(slide: Slide, shapes: list[str]) -> None:
    """Put shapes on a slide, back to front."""
    tree = slide.shapes._spTree
    tree.extend(parse_xml(f"<p:spTree {NAMESPACES}>{''.join(shapes)}</p:spTree>"))


def tell(slide: Slide, figure: Figure, remark: str = "") -> None:
    """Write the notes of a slide: what it says, sentence by sentence, and the references by number."""
    notes = slide.notes_slide.notes_text_frame
    assert notes is not None, "the notes of python-pptx have a place for text"
    first = [text for text in (remark, figure.options.caption) if text]
    notes.text = clean("\n".join((*first, *([""] if first else []), *lines(figure))))


def said(figure: Figure) -> Sheet:
    """The texts of a slide."""
    return sheet(figure, Drawing(markup="", bounds=Rect(0, 0, 1, 1), unplaced={}), cites=False)


def heads(words: Sheet, answer: str, look: Look) -> list[Block]:
    """Title, setting and answer, from the top."""
    found: list[Block] = []
    y = TOP
    if words.title:
        size, broken = fitted(words.title, TITLES, "semibold", 1)
        found.append(Block("title", broken, Words(size, look.palette.ink, bold=True), y))
        y += found[-1].height + 4
    for name, told in (("setting", words.setting), ("answer", clean(answer))):
        if told:
            size, broken = fitted(told, _ANSWERS, "regular", _FEW_LINES)
            found.append(Block(name, broken, Words(size, look.palette.line), y))
            y += found[-1].height + 2
    return found


def feet(words: Sheet, remark: str, look: Look, link: str) -> list[Block]:
    """Caption and credit, down to the bottom."""
    ink, found = look.palette.line, []
    told = [("caption", words.caption, 11.0, ""), ("remark", remark, _CREDIT, ""), ("credit", words.credit, _CREDIT, "")]
    if words.link:
        told.append(("link", printed_link(words.link), _CREDIT, link))
    y = HEIGHT - BOTTOM
    for name, text, size, follow in reversed(told):
        if text:
            broken = _cut(lines_of(text, WIDTH - 2 * MARGIN, size))
            y -= len(broken) * size * _LEADING + (4 if name == "caption" else 0)
            found.append(Block(name, broken, Words(size, ink), y, follow))
    return found[::-1]


def room_between(head: list[Block], foot: list[Block], legend_height: float) -> Rect:
    """Where the drawing may stand, in points; the legend stands below it."""
    top = head[-1].top + head[-1].height + 14 if head else MARGIN
    bottom = (foot[0].top if foot else HEIGHT - BOTTOM) - 6
    return Rect(MARGIN, top, WIDTH - MARGIN, bottom - (legend_height + 10 if legend_height else 0))


def text_shapes(ids: Ids, blocks: list[Block]) -> list[str]:
    """The paragraphs as shapes; the title is that of the slide, which outlines and screen readers go by."""
    found = []
    for block in blocks:
        frame = Frame(
            round(MARGIN * POINT), round(block.top * POINT), round((WIDTH - 2 * MARGIN) * POINT), round(block.height * POINT)
        )
        told = " ".join(block.lines)
        words = body(block.lines, block.look, link=block.link)
        if block.name == "title":
            held = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
            about = f"<p:nvSpPr>{identity(ids.new(), 'Title', told)}{held}</p:nvSpPr>"
            found.append(f"<p:sp>{about}<p:spPr>{frame.markup}</p:spPr><p:txBody>{words}</p:txBody></p:sp>")
        else:
            name = block.name.capitalize()
            found.append(shape(ids.new(), name, told, frame, preset("rect"), "<a:noFill/>", words, box=True))
    return found


def fitted(told: str, sizes: tuple[float, ...], weight: str, most: int) -> tuple[float, tuple[str, ...]]:
    """The first size at which a text takes no more than `most` lines, else the last."""
    for size in sizes:
        broken = lines_of(told, WIDTH - 2 * MARGIN, size, weight)
        if len(broken) <= most:
            break
    return size, _cut(broken)


def _cut(broken: tuple[str, ...]) -> tuple[str, ...]:
    """No more lines than a slide has room for; the notes have the whole text."""
    return broken if len(broken) <= MOST_LINES else (*broken[: MOST_LINES - 1], f"{broken[MOST_LINES - 1][:-2].rstrip()}…")
