"""The furniture of a deck's slides: text on a slide, lists, answers, the transition; lengths in points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import Slide

from causal_atlas.diagrams.palette import Palette
from causal_atlas.exports.picture.markup import clean
from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.exports.slide.deck import HEIGHT, WIDTH
from causal_atlas.exports.slide.drawingml import POINT, Frame, Ids, Words, body, fill, identity, line, preset, run, shape
from causal_atlas.exports.slide.page import MARGIN, empty_slide, put
from causal_atlas.lectures.decks.telling import Cited, Offered, in_short

INNER = WIDTH - 2 * MARGIN
LEADING = 1.2
TOP, FOOT = 76.0, 490.0
"""Between them is the room of a drawing, alike on all slides, so that the camera can stand still."""
CREDIT = 9.0
REFERENCES, COLUMN_GAP = (10.5, 10.0, 9.5, 9.0), 28.0
"""Sizes of references, the largest at which all are on one slide; the largest where none is."""
_INDENT = 26.0
_MOST_LINES = 9
"""Of a reference on a slide; the notes have all of it."""
_TITLES = (26.0, 22.0, 17.0)
_HAIRLINE = 3.0
_CHOICES = (22.0, 20.0, 18.0, 16.0, 14.0, 12.0, 10.0, 8.0)
_MORPH = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159">'
    '<p:transition spd="slow" xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" p14:dur="900">'
    '<p159:morph option="byObject"/></p:transition></mc:Choice>'
    '<mc:Fallback><p:transition spd="slow"><p:fade/></p:transition></mc:Fallback></mc:AlternateContent>'
)


@dataclass(frozen=True)
class Leaf:
    """A slide that is being filled, back to front."""

    slide: Slide
    palette: Palette
    ids: Ids = field(default_factory=lambda: Ids(2))
    shapes: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, deck: Presentation, palette: Palette) -> Leaf:
        """A new slide at the end of a deck, with nothing on it."""
        return cls(empty_slide(deck), palette)

    def title(self, told: str, sizes: Sequence[float] = _TITLES, top: float = 18.0, most: int = 2) -> float:
        """The title, which outlines and screen readers go by; gives its lower edge."""
        # Arial is wider than what is measured where letters are bold.
        size, lines = fitted(told, sizes, INNER * 0.94, 1 if sizes is _TITLES else most, most, "semibold")
        frame = _frame(MARGIN, top, INNER, len(lines) * size * LEADING)
        held = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr>'
        about = f"<p:nvSpPr>{identity(self.ids.new(), 'Title', clean(told))}{held}</p:nvSpPr>"
        words = body(lines, Words(size, self.palette.ink, bold=True))
        self.shapes.append(f"<p:sp>{about}<p:spPr>{frame.markup}</p:spPr><p:txBody>{words}</p:txBody></p:sp>")
        return top + len(lines) * size * LEADING

    def text(self, name: str, lines: Sequence[str], look: Words, top: float, left: float = MARGIN, wide: float = INNER) -> float:
        """Lines of text, one paragraph; gives their lower edge."""
        tall = len(lines) * look.size * LEADING
        words = body(lines, look)
        frame = _frame(left, top, wide, tall)
        told = " ".join(lines)
        self.shapes.append(shape(self.ids.new(), name, told, frame, preset("rect"), "<a:noFill/>", words, box=True))
        return top + tall

    def bar(self, name: str, told: str, left: float, top: float, wide: float, tall: float) -> None:
        """A bar in the colour of the one accent."""
        frame = _frame(left, top, wide, tall)
        look = fill(self.palette.accent) + line(None)
        self.shapes.append(shape(self.ids.new(), name, told, frame, preset("rect"), look))

    def foot(self, credit: str, place: str, share: float) -> None:
        """The last line: the atlas with its version, the place in the lecture, and a hairline that tells how far it is."""
        soft, top = self.palette.line, HEIGHT - 13 - CREDIT * LEADING
        self.text("Atlas", [shortened(credit, INNER - 130, CREDIT)], Words(CREDIT, soft), top, wide=INNER - 120)
        self.text("Place", [place], Words(CREDIT, soft, align="r"), top, left=WIDTH - MARGIN - 110, wide=110)
        self.bar("!!progress", f"How far the lecture is: {place}.", 0, HEIGHT - _HAIRLINE, max(1.0, WIDTH * share), _HAIRLINE)

    def cites(self, cited: Sequence[Cited]) -> None:
        """What the slide stands on, above the last line; the notes have all of it in full."""
        lines = in_short(cited, INNER, CREDIT)
        if lines:
            bottom = HEIGHT - 13 - CREDIT * LEADING - 3
            self.text("References", lines, Words(CREDIT, self.palette.line), bottom - len(lines) * CREDIT * LEADING)

    def choices(self, offered: Sequence[Offered], top: float, room: float, *, told: bool) -> float:
        """The answers as plates, each called alike on the slide of the question and on that of the answer.

        Args:
            offered: the answers.
            top: the upper edge of the first.
            room: what all of them may take.
            told: whether the right one is shown.
        """
        size, broken = _fitting(offered, room)
        y, palette = top, self.palette
        for each, lines in zip(offered, broken, strict=True):
            tall = _plate(size, len(lines))
            paper, ink = palette.good if told and each.right else (palette.surface, palette.ink)
            faded = told and not each.right
            rim = palette.good[1] if told and each.right else palette.quiet
            look = fill(paper) + line(rim, 2.4 if told and each.right else 1, opacity=0.4 if faded else None)
            words = Words(size, palette.quiet if faded else ink, bold=told and each.right, anchor="ctr")
            said = f"Answer {each.letter}: {each.text}{' This is right.' if told and each.right else ''}"
            mark = "✓" if told and each.right else each.letter
            text = _hanging([f"{mark}\t{' '.join(lines)}"], words, 1.9 * size, (16, 0), 0)
            frame = _frame(MARGIN, y, INNER, tall)
            form = preset("roundRect", {"adj": round(min(0.5, 10 / tall) * 100_000)})
            self.shapes.append(shape(self.ids.new(), f"!!answer {each.letter}", said, frame, form, look, text))
            y += tall + _GAP
        return y - _GAP

    def references(self, cited: Sequence[Cited], left: float, top: float, size: float) -> None:
        """A column of references, each led to by its number where it has an address."""
        look = Words(size, self.palette.ink)
        paragraphs = []
        for each in cited:
            link = self.slide.part.relate_to(each.url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True) if each.url else ""
            text = " ".join(reference_lines(each, size))
            paragraphs.append(f"{run(f'[{each.number}]', look, link)}{run(f'{chr(9)}{text}', look)}")
        told = " ".join(f"[{each.number}] {each.full}" for each in cited)
        frame = _frame(left, top, column(), sum(reference_height(each, size) for each in cited))
        words = _paragraphs(paragraphs, look, _INDENT, (0, 0), REFERENCE_GAP)
        self.shapes.append(shape(self.ids.new(), "References", told, frame, preset("rect"), "<a:noFill/>", words, box=True))

    def finished(self, notes: str) -> None:
        """Put everything on the slide, with its notes and the transition to it."""
        put(self.slide, self.shapes)
        text = self.slide.notes_slide.notes_text_frame
        assert text is not None, "the notes of python-pptx have a place for text"
        text.text = notes
        self.slide.element.append(parse_xml(_MORPH))


_GAP = 10.0
REFERENCE_GAP = 5.0


def column() -> float:
    """The width of a column of references."""
    return (INNER - COLUMN_GAP) / 2


def reference_lines(each: Cited, size: float) -> tuple[str, ...]:
    """A reference as it is broken in its column."""
    return cut(lines_of(each.full, column() - _INDENT, size), _MOST_LINES)


def reference_height(each: Cited, size: float) -> float:
    """The height of a reference in its column, with the gap below it."""
    return len(reference_lines(each, size)) * size * LEADING + REFERENCE_GAP


def fitted(told: str, sizes: Sequence[float], room: float, few: int, most: int, weight: str) -> tuple[float, tuple[str, ...]]:
    """The first size at which a text takes no more than `few` lines, else the last with no more than `most`."""
    for size in sizes:
        broken = lines_of(told, room, size, weight)
        if len(broken) <= few:
            return size, broken
    return sizes[-1], cut(broken, most)


def cut(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    """No more than `most` lines; what is left out is told by an ellipsis.

    >>> cut(("one", "two", "three"), 2)
    ('one', 't…')
    """
    return lines if len(lines) <= most else (*lines[: most - 1], f"{lines[most - 1][:-2].rstrip()}…")


def shortened(told: str, room: float, size: float) -> str:
    """A text in one line, cut where it is wider than the room."""
    lines = lines_of(told, room, size)
    return cut(lines, 1)[0] if lines else ""


def _fitting(offered: Sequence[Offered], room: float) -> tuple[float, list[tuple[str, ...]]]:
    """The largest size at which all answers have room, and their lines."""
    for size in _CHOICES:
        broken = [lines_of(each.text, INNER - 48 - 1.9 * size, size, "semibold") for each in offered]
        if sum(_plate(size, len(lines)) + _GAP for lines in broken) - _GAP <= room:
            break
    return size, broken


def _plate(size: float, lines: int) -> float:
    return max(lines, 1) * size * LEADING + size * 0.8


def _frame(left: float, top: float, wide: float, tall: float) -> Frame:
    return Frame(round(left * POINT), round(top * POINT), round(wide * POINT), round(tall * POINT))


def _hanging(lines: Sequence[str], look: Words, indent: float, inset: tuple[float, float], gap: float) -> str:
    return _paragraphs([run(each, look) for each in lines], look, indent, inset, gap)


def _paragraphs(runs: Sequence[str], look: Words, indent: float, inset: tuple[float, float], gap: float) -> str:
    """Paragraphs of markup whose lines after the first hang below the text, not below its number."""
    across, down = (round(each * POINT) for each in inset)
    room = f'lIns="{across}" rIns="{across}" tIns="{down}" bIns="{down}"'
    hang = round(indent * POINT)
    style = (
        f'<a:pPr algn="{look.align}" marL="{hang}" indent="-{hang}"><a:spcAft><a:spcPts val="{round(gap * 100)}"/></a:spcAft>'
        f'<a:tabLst><a:tab pos="{hang}" algn="l"/></a:tabLst></a:pPr>'
    )
    inside = "".join(f"<a:p>{style}{each}</a:p>" for each in runs)
    return f'<a:bodyPr wrap="square" {room} anchor="{look.anchor}" rtlCol="0"><a:noAutofit/></a:bodyPr><a:lstStyle/>{inside}'
