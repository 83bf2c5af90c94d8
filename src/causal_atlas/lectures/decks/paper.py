"""What the handout and the slides of a lecture say, as data for Typst."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.diagrams.palette import PALETTES
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.picture.drawing import Drawing, bounds, drawing
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.setting import bare
from causal_atlas.exports.picture.sheet import sheet
from causal_atlas.exports.picture.symbols import entries
from causal_atlas.exports.picture.typeset import legend_symbol
from causal_atlas.exports.picture.typesetter import FONTS
from causal_atlas.knowledge.rows import clean
from causal_atlas.lectures.decks.shots import LOOKS, Shot
from causal_atlas.lectures.decks.telling import Cited, Telling, in_short, offered
from causal_atlas.lectures.lecture import AudienceQuestion, Scene
from causal_atlas.lectures.markup import as_typst, parse
from causal_atlas.views.view import View


@lru_cache(maxsize=2)
def template(name: str) -> bytes:
    """A page of this package, as Typst: what both pages share, then the page itself."""
    folder = files("causal_atlas").joinpath("lectures", "decks")
    return folder.joinpath("common.typ").read_bytes() + folder.joinpath(f"{name}.typ").read_bytes()


def head(telling: Telling, framed: tuple[Shot, ...]) -> dict[str, Any]:
    """What stands at the beginning, on every page and at the end."""
    lecture, palette = telling.lecture, PALETTES["light"]
    look = Look.of(Figure.of(telling.graph, View(), LOOKS))
    legend = {entry.symbol: entry for shot in framed if shot.frame for entry in entries(shot.figure)}
    good = dict(zip(("paper", "ink"), palette.good, strict=True))
    return {
        "title": _line(lecture.title),
        "description": words(lecture.description),
        "about": telling.about,
        "version": telling.version,
        "disclaimer": telling.disclaimer,
        "legend": [{"symbol": legend_symbol(each.symbol, look), "text": each.text} for each in legend.values()],
        "references": [_reference(each) for each in telling.cited],
        "fonts": FONTS,
        "colours": {"page": palette.page, "ink": palette.ink, "soft": palette.line, "accent": palette.accent, "good": good}
        | {"surface": palette.surface, "quiet": palette.quiet},
    }


def scene(telling: Telling, shot: Shot) -> dict[str, Any]:
    """A scene with its picture."""
    told = shot.scene
    figure = shot.figure
    picture = _picture(figure, shot.frame) if shot.frame else None
    return {
        "number": shot.number,
        "title": _line(told.title),
        "setting": sheet(figure, _NOTHING, cites=False).setting,
        "picture": picture,
        "narration": words(told.narration),
        "marks": telling.marks(told),
        # A little less than there is: the text is set a little wider than it was measured.
        "cites": in_short(telling.cited_by(told), 870, 8.5),
        "missing": _line(_missing(told)),
        "question": question(telling, told.question, told.id) if told.question else None,
    }


def spoken(telling: Telling, told: Scene) -> str:
    """The narration of a scene with what follows it, as Markdown: what has to find room."""
    missing = _missing(told)
    return f"{told.narration} {telling.marks(told)}{f' {missing}' if missing else ''}".strip()


def _missing(told: Scene) -> str:
    return f"This atlas does not have {', '.join(told.missing)}." if told.missing else ""


def question(telling: Telling, asked: AudienceQuestion, seed: str) -> dict[str, Any]:
    """A question with its answer."""
    choices = [{"letter": each.letter, "text": each.text, "right": each.right} for each in offered(asked, seed)]
    return {"prompt": _line(asked.prompt), "choices": choices, "because": telling.because(asked)}


def words(markdown: str) -> str:
    """Markdown of others as markup of Typst in which every word is a string."""
    return as_typst(parse(markdown))


def ink(figure: Figure) -> Rect:
    """The rectangle around everything that a drawing on paper shows."""
    return bounds(figure.diagram, figure.diagram.regions)


_NOTHING = Drawing(markup="", bounds=Rect(0, 0, 1, 1), unplaced={})


def _picture(figure: Figure, frame: Rect) -> dict[str, Any]:
    drawn = drawing(figure, Look.of(figure), cites=False)
    told = sheet(figure, drawn, cites=False).description
    framed = Drawing(markup=drawn.markup, bounds=frame, unplaced={})
    return {"svg": bare(framed), "told": told, "wide": frame.right - frame.left, "tall": frame.bottom - frame.top}


def _reference(each: Cited) -> dict[str, Any]:
    return {"number": each.number, "full": each.full, "url": each.url}


def _line(text: str) -> str:
    return " ".join(clean(text).split())
