"""The slides of a deck as sections of HTML: a title, each scene, its question, what the signs mean, the references."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.markdown import plain
from causal_atlas.exports.picture.markup import clean, tag
from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.exports.picture.symbols import HEIGHT, entries, symbol
from causal_atlas.exports.picture.symbols import width as symbol_width
from causal_atlas.exports.sketch.links import address
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.lectures.decks import paper, sources, stage
from causal_atlas.lectures.decks.colours import Colours
from causal_atlas.lectures.decks.fitting import LEADING, fitting, size_of
from causal_atlas.lectures.decks.formats import Progress
from causal_atlas.lectures.decks.inline_picture import InlinePicture, inline_picture, looks, painted
from causal_atlas.lectures.decks.shots import BESIDE_WORDS, Shot, shots
from causal_atlas.lectures.decks.steps import steps
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, Scene
from causal_atlas.lectures.markdown import minutes
from causal_atlas.lectures.markup import Block, as_html, parse
from causal_atlas.lectures.references import line, numbered, numbers_of

OPTIONS = Options(title="", credit=False, references=False)
TITLE_SIZES = (30.0, 26.0, 22.0, 19.0, 16.0)
SAID_SIZES = (24.0, 22.0, 20.0, 18.0, 16.5, 15.0)
ALONE_SIZES, ALONE = (28.0, 25.0, 22.0), (1040.0, 540.0)
"""Sizes of a narration on a slide of its own, and the room there."""
MOST_OFFERED = 320
"""Characters of all choices of a question that are set large."""
FOOT = 260
"""Characters of references that the foot of a slide holds."""
REFERENCE_SIZES, REFERENCE_WIDTH, REFERENCE_HEIGHT = (14.0, 13.0, 12.0, 11.0), 545.0, 530.0
"""Sizes of the references, so that all are on one slide if they can; width and height of a column."""
_AUDIENCES = {Audience.EVERYONE: "for everyone", Audience.STUDENT: "for students", Audience.CLINICIAN: "for clinicians"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What every slide needs to know."""

    graph: ConceptGraph
    lecture: Lecture
    numbers: Mapping[str, int]
    colours: Colours
    legend: dict[str, str] = field(default_factory=dict)
    """Symbols met so far, as markup, by what they mean."""


def slides(graph: ConceptGraph, lecture: Lecture, colours: Colours, progress: Progress) -> Iterator[str]:
    """Every slide, in order; the scenes are counted as they are done."""
    told = Told(graph=graph, lecture=lecture, numbers=numbered(graph, lecture), colours=colours)
    yield from _title(told)
    before: Shot | None = None
    for shot in shots(graph, lecture, paper.ink, BESIDE_WORDS, OPTIONS, still=False):
        yield from _scene(told, shot, _seen(before, shot))
        if shot.scene.question:
            yield _question(told, shot.scene, shot.scene.question, f"question-{shot.number}")
        before = shot
        progress(shot.number, len(told.lecture.scenes))
    if told.legend:
        yield _legend(told)
    yield from _references(told)


def _seen(before: Shot | None, shot: Shot) -> Diagram | None:
    """The drawing before this one, where both are of one arrangement."""
    alike = before and before.figure.view.arrangement is shot.figure.view.arrangement
    return before.figure.diagram if before and alike else None


def _title(told: Told) -> Iterator[str]:
    """The title, and one slide more for a description that is too long to stand under it."""
    lecture = told.lecture
    scenes = f"{len(lecture.scenes)} scene{'' if len(lecture.scenes) == 1 else 's'}, about {minutes(lecture.seconds)}"
    audience = _AUDIENCES[lecture.audience] if told.graph.tells_audiences else ""
    facts = " · ".join(part for part in (scenes, audience, sources.credit(told.graph)) if part)
    size = size_of(lecture.title, (60, 52, 44, 36, 28, 22), 1040, 3)
    described = parse(lecture.description)
    small = fitting(described, (24, 21, 18, 15), 900, 220)
    under = f'<div class="description" style="font-size:{small:g}px">{as_html(described)}</div>' if small else ""
    yield _slide(
        "title",
        f'<h1 style="font-size:{size:g}px">{escape(clean(lecture.title))}</h1>'
        f'{under}<p class="facts">{escape(facts)}</p>'
        '<p class="hints"><span><kbd>→</kbd> on</span><span><kbd>←</kbd> back</span><span><kbd>Esc</kbd> all slides</span>'
        '<button type="button" data-do="notes"><kbd>S</kbd> notes</button>'
        '<button type="button" data-do="theme"><kbd>D</kbd> light or dark</button>'
        '<button type="button" data-do="print">Print or save as PDF</button></p>',
        _foot(told, ""),
        name="title",
    )
    if small is None:
        yield _long("About this lecture", described, _foot(told, ""), name="about")


def _scene(told: Told, shot: Shot, before: Diagram | None) -> Iterator[str]:
    """The slide of a scene, and one more for a narration that has no room beside the picture."""
    scene, number = shot.scene, shot.number
    narration = parse(f"{scene.narration}\n\n{_lacks(scene)}")
    picture = _picture(told, shot.figure, before, f"s{number}", narration)
    cited = sources.foot(told.graph, numbers_of(told.graph, scene, told.numbers), told.numbers, FOOT)
    foot, notes = _foot(told, cited), _notes(scene)
    if picture:
        setting = f'<p class="setting">{escape(picture.words.setting)}</p>' if picture.words.setting else ""
        said = _said(narration, picture.shot)
        frame = f'<div class="frame">{picture.markup}</div>'
        inner = f"{_heading(scene.title)}{setting}{frame}{said}"
        yield _slide("scene", inner, foot, name=f"scene-{number}", notes=notes, stage=f"act-{shot.act}")
    if narration and not (picture and picture.shot.said):
        yield _long(scene.title, narration, foot, name=f"words-{number}", notes=notes)


def _said(narration: tuple[Block, ...], taken: stage.Shot) -> str:
    if taken.said is None or not narration:
        return ""
    place = "left:{:g}px;top:{:g}px;width:{:g}px;height:{:g}px".format(*taken.said)
    beside = " beside" if taken.beside else ""
    return f'<div class="said{beside}" style="{place};font-size:{taken.size:g}px">{as_html(narration)}</div>'


def _long(title: str, told: tuple[Block, ...], foot: str, *, name: str, notes: str = "") -> str:
    """A slide of words alone: large, else it scrolls on the screen and takes as many pages as it needs on paper."""
    size = fitting(told, ALONE_SIZES, ALONE[0], ALONE[1])
    if size:
        inner = f'<div class="said" style="width:{ALONE[0]:g}px;font-size:{size:g}px">{as_html(told)}</div>'
        return _slide("words", f"{_heading(title)}{inner}", foot, name=name, notes=notes)
    inner = f'{_heading(title)}<div class="said" tabindex="0">{as_html(told)}</div>'
    return _slide("words long", inner, foot, name=name, notes=notes)


def _lacks(scene: Scene) -> str:
    """What the scene was made with and this atlas does not have, as Markdown."""
    return f"*This atlas does not have {plain(', '.join(scene.missing))}.*" if scene.missing else ""


def _picture(told: Told, figure: Figure, before: Diagram | None, name: str, narration: tuple[Block, ...]) -> InlinePicture | None:
    if not figure.diagram.boxes:
        return None
    light, dark = looks(figure)
    for entry in entries(figure):
        if entry.text not in told.legend:
            wide, drawn = (
                symbol_width(entry.symbol),
                painted(symbol(entry.symbol, light), symbol(entry.symbol, dark), told.colours),
            )
            box = f"0 0 {wide:g} {HEIGHT:g}"
            told.legend[entry.text] = tag("svg", drawn, viewBox=box, width=wide * 1.6, height=HEIGHT * 1.6, aria_hidden="true")
    found = steps(figure.diagram, figure.view.concepts, before)

    def fits(width: float, height: float) -> float | None:
        return fitting(narration, SAID_SIZES, width, height) if narration else None

    return inline_picture(figure, found, name, told.colours, fits)


def _notes(scene: Scene) -> str:
    said, notes = as_html(parse(scene.narration)), as_html(parse(scene.notes))
    return f'<div class="narration">{said}</div><div class="remarks">{notes}</div>'


def _question(told: Told, scene: Scene, question: AudienceQuestion, name: str) -> str:
    """A question with its choices; the next step shows which is right, and why."""
    letters = "ABCDEFGH"
    choices = "".join(
        f'<li class="fragment custom {"right" if choice.right else "wrong"}" data-fragment-index="0"><b>{letter}</b>'
        f"<span>{escape(clean(choice.text))}</span>{'<i>right</i>' if choice.right else ''}</li>"
        for letter, choice in zip(letters, question.offered(scene.id), strict=False)
    )
    cites = sorted(told.numbers[key] for key in sources.behind(told.graph, question))
    why = clean(sources.because(told.graph, question, told.lecture.audience))
    marks = "".join(f"[{number}]" for number in cites)
    answer = f'<p class="because fragment" data-fragment-index="0">{escape(why)} {marks}</p>' if why or marks else ""
    size = size_of(question.prompt, (38, 32, 27, 22, 18), 1160, 3)
    foot = _foot(told, sources.foot(told.graph, cites, told.numbers, FOOT))
    head = f'<p class="asks">Question</p><h2 style="font-size:{size:g}px">{escape(clean(question.prompt))}</h2>'
    wordy = " wordy" if sum(len(choice.text) for choice in question.choices) > MOST_OFFERED else ""
    inner = f'<div class="sheet">{head}<ol class="choices{wordy}">{choices}</ol>{answer}</div>'
    right = f"<p>Right: {escape(clean(question.right.text))}. {escape(why)}</p>"
    return _slide("question", inner, foot, name=name, notes=f'<div class="remarks">{right}</div>')


def _legend(told: Told) -> str:
    rows = "".join(f"<li>{drawn}<span>{escape(text)}</span></li>" for text, drawn in told.legend.items())
    return _slide(
        "legend", f'{_heading("How to read the pictures")}<ul class="symbols">{rows}</ul>', _foot(told, ""), name="signs"
    )


def _references(told: Told) -> Iterator[str]:
    """All references, two columns a slide; the last tells of which atlas they are."""
    closing = "".join(f"<p>{escape(clean(part))}</p>" for part in sources.closing(told.graph))
    size, pages = _pages(told)
    for place, columns in enumerate(pages, 1):
        named = "References" if told.numbers else "About this lecture"
        heading = f"{named} ({place} of {len(pages)})" if len(pages) > 1 else named
        lists = "".join(f'<ol start="{column[0][0]}">{"".join(item for _, item in column)}</ol>' for column in columns if column)
        end = f'<div class="closing">{closing}</div>' if place == len(pages) else ""
        inner = f'{_heading(heading)}<div class="columns" style="font-size:{size:g}px">{lists}</div>{end}'
        yield _slide("references", inner, _foot(told, ""), name=f"references-{place}")


Column = list[tuple[int, str]]
"""References by their numbers, as items of a list."""


def _pages(told: Told) -> tuple[float, list[list[Column]]]:
    """The size of the references, and their columns by slide."""
    for size in REFERENCE_SIZES:
        columns = _columns(told, size)
        if len(columns) <= 2 or size == REFERENCE_SIZES[-1]:
            break
    return size, [columns[place : place + 2] for place in range(0, len(columns), 2)] or [[]]


def _columns(told: Told, size: float) -> list[Column]:
    """The references in columns that are full by their lines."""
    columns: list[Column] = []
    taken = REFERENCE_HEIGHT
    for key, number in told.numbers.items():
        text = clean(line(told.graph, key))
        high = len(lines_of(text, REFERENCE_WIDTH * 0.98, size)) * LEADING * size + 4
        if taken + high > REFERENCE_HEIGHT:
            columns.append([])
            taken = 0.0
        taken += high
        columns[-1].append((number, f"<li>{_linked(text, address(told.graph.references.get(key)))}</li>"))
    return columns


def _linked(text: str, where: str) -> str:
    """A reference, whose last mark, its DOI or PMID, leads to it."""
    start = max(text.rfind(" doi:"), text.rfind(" PMID ")) + 1
    if not where or not start:
        return escape(text)
    mark = escape(text[start:].rstrip("."))
    return f'{escape(text[:start])}<a href="{escape(where)}" target="_blank" rel="noopener noreferrer">{mark}</a>.'


def _heading(text: str) -> str:
    size = size_of(text, TITLE_SIZES, 1216, 1)
    return f'<h2 style="font-size:{size:g}px">{escape(clean(text))}</h2>'


def _foot(told: Told, cited: str) -> str:
    """The foot of a slide: its references, the version of the atlas, and a way on for those without keys."""
    return (
        f'<footer><p class="cited">{escape(clean(cited))}</p><p class="credit">{escape(clean(sources.credit(told.graph)))}</p>'
        '<nav aria-label="Slides"><button type="button" data-do="back" aria-label="Back">‹</button><span class="place"></span>'
        '<button type="button" data-do="on" aria-label="On">›</button></nav></footer>'
    )


def _slide(kind: str, inner: str, foot: str, *, name: str, notes: str = "", stage: str | None = None) -> str:
    aside = f'<aside class="notes">{notes}</aside>' if notes else ""
    of_stage = f' data-stage="{escape(stage)}"' if stage else ""
    return f'<section class="slide {kind}" id="{escape(name)}"{of_stage}>{inner}{foot}{aside}</section>\n'
