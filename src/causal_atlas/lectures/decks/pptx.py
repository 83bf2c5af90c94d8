"""PowerPoint: a slide for each step of a lecture, of native shapes with glued arrows; Morph lets the boxes glide.

A concept is called alike on every slide and stands in one place as long as the camera stands still (see `shots`). Where Morph
is not known, one slide fades into the next. The notes have narration, notes and references in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from math import ceil
from typing import TypeAlias

from pptx.presentation import Presentation

from causal_atlas.diagrams.diagram import Arrow, LegendEntry, Rect
from causal_atlas.diagrams.palette import PALETTES
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.markup import clean
from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.exports.picture.symbols import entries
from causal_atlas.exports.slide import legend, vector
from causal_atlas.exports.slide.canvas import Canvas
from causal_atlas.exports.slide.deck import HEIGHT, WIDTH, new_deck, saved
from causal_atlas.exports.slide.drawingml import POINT, Words
from causal_atlas.exports.slide.page import MARGIN, said
from causal_atlas.exports.slide.scene import extent, routed, scene
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import notes
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.decks.leaf import FOOT, INNER, LEADING, REFERENCES, TOP, Leaf, column, cut, fitted, reference_height
from causal_atlas.lectures.decks.shots import Room, Shot, shots, so_far
from causal_atlas.lectures.decks.telling import Cited, Telling, offered
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture
from causal_atlas.lectures.markup import as_text, parse

THEME = "light"
_AIR = 22.0
_PLACE = Rect(_AIR, TOP, WIDTH - _AIR, FOOT)
ROOM = Room(wide=WIDTH - 2 * _AIR, tall=FOOT - TOP)
"""Of a drawing, in points, and where that is."""
_GREAT = (44.0, 38.0, 32.0, 26.0)
_PROMPTS = (30.0, 26.0, 22.0, 18.0)
_BECAUSE = (16.0, 14.0, 12.0, 10.0)
_LEGEND_ZOOM = (1.7, 1.4, 1.1, 0.9)
_SAID = (20.0, 16.0, 14.0)
_CONDITION = 14.0

Page: TypeAlias = Callable[[Leaf, str, float], None]
"""Fills a slide; is told the place in the lecture and how far that is, from 0 to 1."""


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The lecture as a deck."""
    telling = Telling(graph=graph, lecture=lecture)
    framed = shots(graph, lecture, lambda figure: extent(figure, routed(figure.diagram)), ROOM)
    scenes = [list(_pages(telling, shot)) for shot in framed]
    chapters = [list(_before(telling, framed)), *scenes, list(_after(telling))]
    count = sum(map(len, chapters))
    deck: Presentation = new_deck(THEME, clean(lecture.title))
    place = 0
    for number, pages in enumerate(chapters):
        for page in pages:
            place += 1
            page(Leaf.of(deck, PALETTES[THEME]), f"{place} of {count}", place / count)
        if 0 < number <= len(framed):
            progress(number, len(framed) + 1)
    content = saved(deck)
    progress(len(framed) + 1, len(framed) + 1)
    return content


def _before(telling: Telling, framed: Sequence[Shot]) -> Iterator[Page]:
    """The slides before the first scene."""
    yield partial(_opening, telling)
    if explained := _explained(framed):
        yield partial(_legend, telling, framed, explained)


def _pages(telling: Telling, shot: Shot) -> Iterator[Page]:
    """The slides of a scene: one for each step, then its question, then the answer."""
    ways = routed(shot.figure.diagram) if shot.frame else ()
    # Above so many concepts the drawing is one picture.
    steps = shot.steps if len(shot.figure.concepts) <= vector.MOST_SHAPES else shot.steps[-1:]
    for step in range(len(steps)):
        yield partial(_scene, telling, shot, ways, steps, step)
    if shot.scene.question:
        for told in (False, True):
            yield partial(_question, telling, shot, shot.scene.question, told)


def _after(telling: Telling) -> Iterator[Page]:
    """The slides after the last scene."""
    ways = {size: _columns(telling, size) for size in REFERENCES}
    size = next((size for size, columns in ways.items() if len(columns) <= 2), REFERENCES[0])
    columns = ways[size]
    for first in range(0, max(len(columns), 1), 2):
        yield partial(_references, telling, columns[first : first + 2], size, first // 2, -(-len(columns) // 2))


def _opening(telling: Telling, leaf: Leaf, place: str, share: float) -> None:
    lecture, ink, soft = telling.lecture, leaf.palette.ink, leaf.palette.line
    leaf.bar("Accent", "A bar in the colour of the atlas.", MARGIN, 150, 64, 5)
    y = leaf.title(lecture.title, _GREAT, 168, 3) + 12
    told = as_text(parse(lecture.description))
    size, lines = fitted(told, (18.0, 15.0, 13.0), INNER * 0.82, 3, 5, "regular")
    if lines:
        y = leaf.text("Description", lines, Words(size, ink), y, wide=INNER) + 14
    leaf.text("About", [telling.about], Words(14, soft), y)
    disclaimer = cut(lines_of(telling.disclaimer, INNER, 10.5), 3)
    if disclaimer:
        leaf.text("Disclaimer", disclaimer, Words(10.5, soft), HEIGHT - 34 - len(disclaimer) * 10.5 * LEADING)
    leaf.foot(telling.version, place, share)
    leaf.finished(notes.of_opening(telling))


def _legend(
    telling: Telling, framed: Sequence[Shot], explained: Sequence[LegendEntry], leaf: Leaf, place: str, share: float
) -> None:
    leaf.title("How to read the pictures")
    half = -(-len(explained) // 2)
    zoom = next((each for each in _LEGEND_ZOOM if half * legend.ROW * each <= FOOT - TOP), _LEGEND_ZOOM[-1])
    rows = [[(entry, x) for entry, x in zip(pair, (0.0, column() + 28), strict=False)] for pair in _pairs(explained, half)]
    figure = framed[0].figure
    canvas = Canvas(figure=figure, look=Look.of(figure), ids=leaf.ids, origin=(0, 0), corner=(0, 0), scale=1)
    leaf.shapes.append(legend.drawn(canvas, rows, MARGIN, TOP + 6, zoom))
    leaf.foot(telling.version, place, share)
    leaf.finished(notes.of_legend(telling, explained))


def _scene(
    telling: Telling,
    shot: Shot,
    ways: tuple[Arrow, ...],
    steps: Sequence[frozenset[str]],
    step: int,
    leaf: Leaf,
    place: str,
    share: float,
) -> None:
    y = leaf.title(shot.scene.title)
    words = said(shot.figure)
    if words.setting:
        leaf.text("Condition", cut(lines_of(words.setting, INNER, _CONDITION), 1), Words(_CONDITION, leaf.palette.line), y + 1)
    if shot.frame is not None:
        _draw(shot, shot.frame, ways, steps[step], leaf, words.description)
    else:
        # Where nothing is shown there is room for what is said; the notes have all of it.
        size, lines = fitted(as_text(parse(shot.scene.narration)), _SAID, INNER, 12, 20, "regular")
        if lines:
            leaf.text("Narration", lines, Words(size, leaf.palette.ink), TOP + 10)
    leaf.cites(telling.cited_by(shot.scene))
    leaf.foot(telling.version, place, share)
    leaf.finished(notes.of_scene(telling, shot, step + 1, len(steps)))


def _draw(shot: Shot, frame: Rect, ways: tuple[Arrow, ...], shown: frozenset[str], leaf: Leaf, description: str) -> None:
    figure = shot.figure
    if len(figure.concepts) > vector.MOST_SHAPES:
        leaf.shapes.append(vector.picture(leaf.slide, figure, leaf.ids.new(), description, _PLACE))
        return
    scale = ROOM.scale(frame)
    left = _PLACE.left + (ROOM.wide - (frame.right - frame.left) * scale) / 2
    top = _PLACE.top + (ROOM.tall - (frame.bottom - frame.top) * scale) / 2
    canvas = Canvas(
        figure=figure,
        look=Look.of(figure),
        ids=leaf.ids,
        origin=(frame.left, frame.top),
        corner=(round(left * POINT), round(top * POINT)),
        scale=scale,
    )
    leaf.shapes.extend(scene(canvas, so_far(figure, replace(figure.diagram, arrows=ways), shown)))


def _question(telling: Telling, shot: Shot, question: AudienceQuestion, told: bool, leaf: Leaf, place: str, share: float) -> None:
    palette = leaf.palette
    leaf.text("Kind", ["The answer" if told else "A question to you"], Words(14, palette.accent, bold=True), 30)
    y = leaf.title(question.prompt, _PROMPTS, 52, 4) + 20
    because = telling.because(question) if told else ""
    size, lines = fitted(because, _BECAUSE, INNER, 4, 6, "regular")
    # The answers stand where they stood when they were offered.
    room = FOOT - y - 7 * _BECAUSE[0] * LEADING
    y = leaf.choices(offered(question, shot.scene.id), y, room, told=told) + 16
    if lines:
        leaf.text("Because", lines, Words(size, palette.ink), y)
    leaf.cites(telling.cited_by(shot.scene) if told else ())
    leaf.foot(telling.version, place, share)
    leaf.finished(notes.of_question(telling, shot, question))


def _references(
    telling: Telling,
    columns: Sequence[Sequence[Cited]],
    size: float,
    number: int,
    of: int,
    leaf: Leaf,
    place: str,
    share: float,
) -> None:
    leaf.title("References" if of <= 1 else f"References, {number + 1} of {of}")
    for each, left in zip(columns, (MARGIN, WIDTH - MARGIN - column()), strict=False):
        leaf.references(each, left, _LISTED, size)
    disclaimer = cut(lines_of(telling.disclaimer, INNER, 10.5), 4)
    if disclaimer:
        leaf.text("Disclaimer", disclaimer, Words(10.5, leaf.palette.line), HEIGHT - 32 - len(disclaimer) * 10.5 * LEADING)
    leaf.foot(telling.version, place, share)
    leaf.finished(notes.of_references(telling, [each for column in columns for each in column]))


_LISTED = 62.0


def _columns(telling: Telling, size: float) -> list[list[Cited]]:
    """The references in columns that have room on a slide."""
    room = HEIGHT - 40 - len(cut(lines_of(telling.disclaimer, INNER, 10.5), 4)) * 10.5 * LEADING - _LISTED
    heights = {each.number: reference_height(each, size) for each in telling.cited}
    whole = sum(heights.values())
    # Columns of about one height look better than a column and a void, or a slide and a line on the next.
    pages = max(1, ceil(whole / (2 * room)))
    room = min(room, whole / (2 * pages) + max(heights.values(), default=0) / 2)
    found: list[list[Cited]] = [[]]
    used = 0.0
    for each in telling.cited:
        if found[-1] and used + heights[each.number] > room:
            found.append([])
            used = 0.0
        found[-1].append(each)
        used += heights[each.number]
    return found if found[0] else []


def _explained(framed: Sequence[Shot]) -> list[LegendEntry]:
    """What the pictures of a lecture need explained, each once."""
    found = {entry.symbol: entry for shot in framed if shot.frame for entry in entries(shot.figure)}
    return list(found.values())


def _pairs(explained: Sequence[LegendEntry], half: int) -> Iterator[list[LegendEntry]]:
    """Rows of two columns that are read one after the other."""
    for place in range(half):
        yield [explained[place], *explained[half + place : half + place + 1]]


FORMAT = LectureFormat(
    name="pptx",
    label="Slides (PowerPoint)",
    extension="pptx",
    media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    write=write,
)
