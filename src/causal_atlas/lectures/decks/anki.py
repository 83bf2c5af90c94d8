"""Flash cards for Anki: one for each question; to import a later export updates what is there and keeps what was learnt."""

from __future__ import annotations

import hashlib
import io
import json
import re
import sqlite3
import time
import zipfile
from collections.abc import Sequence
from contextlib import closing
from html import escape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import genanki

from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import named
from causal_atlas.exports.picture.markup import clean
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import sources
from causal_atlas.lectures.decks.asked import Asked, asked
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.references import line
from causal_atlas.lectures.staging import staged

NOTE_TYPE = 1_764_108_201
"""The id of our kind of note. Never change it, nor the order of its fields: cards that people have would become strangers."""
FIELDS = ("Question", "Choices", "Answer", "Why", "Picture", "Sources", "Lecture")
FRONT = '<div class="question">{{Question}}</div>{{Choices}}'
BACK = (
    '<div class="question">{{Question}}</div><hr id="answer"><div class="answer">{{Answer}}</div><div class="why">{{Why}}</div>'
    '{{Picture}}<div class="sources">{{Sources}}</div><div class="lecture">{{Lecture}}</div>'
)
LETTERS = "ABCDEFGH"
LOOK = Options(title="", credit=False, references=False, legend=False, width=1200)


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The questions of the lecture as an Anki package.

    It carries the time of its making, by which Anki knows which of two exports is the later.

    Raises:
        NoQuestionError: there is nothing to ask.
    """
    lecture = staged(graph, lecture)
    questions = asked(graph, lecture)
    deck = genanki.Deck(deck_id(lecture.id), f"{_name(graph.info.title)}::{_name(lecture.title)}")
    with TemporaryDirectory(prefix="causal-atlas-") as folder:
        pictures: dict[str, Path] = {}
        for place, each in enumerate(questions, 1):
            picture = _picture(graph, each, Path(folder))
            if picture:
                pictures[picture.name] = picture
            fields = _fields(graph, lecture, each, picture)
            guid = genanki.guid_for("causal-atlas", lecture.id, each.name)
            deck.add_note(genanki.Note(model=_model(), fields=fields, guid=guid, sort_field=fields[0]))
            progress(place, len(questions))
        return _packed(deck, tuple(pictures.values()), Path(folder))


def _packed(deck: genanki.Deck, pictures: Sequence[Path], folder: Path) -> bytes:
    """The package of a deck: a collection of Anki, and its pictures under numbers."""
    # genanki's own `write_to_file` leaves its collection behind among the temporary files.
    collection = folder / "collection.anki2"
    now = time.time()
    with closing(sqlite3.connect(collection)) as connection:
        genanki.Package(deck).write_to_db(connection.cursor(), now, count(int(now * 1000)))
        connection.commit()
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        package.write(collection, collection.name)
        package.writestr("media", json.dumps({str(place): path.name for place, path in enumerate(pictures)}))
        for place, path in enumerate(pictures):
            package.write(path, str(place))
    return content.getvalue()


def deck_id(lecture: str) -> int:
    """The id of the deck of a lecture, always the same; Anki wants a number of about this size.

    >>> deck_id("four_organs") == deck_id("four_organs") != deck_id("beta_cells")
    True
    """
    return (1 << 30) + int.from_bytes(hashlib.sha256(lecture.encode()).digest()[:4]) % (1 << 30)


def _model() -> genanki.Model:
    style = Path(__file__).with_name("page").joinpath("cards.css").read_text(encoding="utf-8")
    template = {"name": "Question", "qfmt": FRONT, "afmt": BACK}
    return genanki.Model(
        NOTE_TYPE, "Causal Atlas question", fields=[{"name": name} for name in FIELDS], templates=[template], css=style
    )


def _fields(graph: ConceptGraph, lecture: Lecture, each: Asked, picture: Path | None) -> list[str]:
    """What stands in the fields of a note, as HTML."""
    question = each.question
    offered = question.offered(each.scene.id)
    letter = LETTERS[next(place for place, choice in enumerate(offered) if choice.right)]
    choices = "".join(f"<li>{_field(choice.text)}</li>" for choice in offered)
    told = (line(graph, key) for key in sources.behind(graph, question))
    return [
        _field(question.prompt),
        f'<ol type="A">{choices}</ol>',
        f"{letter}. {_field(question.right.text)}",
        _field(sources.because(graph, question, lecture.audience)),
        f'<img src="{picture.name}" alt="{_field(each.scene.title)}">' if picture else "",
        "".join(f"<p>{_field(source)}</p>" for source in told),
        _field(f"{lecture.title}, scene {each.number}. {sources.credit(graph)}. {graph.info.disclaimer}"),
    ]


def _field(text: str) -> str:
    r"""A text as HTML in which Anki finds neither LaTeX nor sound nor a field.

    >>> _field("<b> [latex]x[/latex] {{Front}} \\(")
    '&lt;b&gt; &#91;latex]x&#91;/latex] &#123;&#123;Front}} &#92;('
    """
    return escape(clean(text)).translate({ord(mark): f"&#{ord(mark)};" for mark in "[{\\"})


def _name(title: str) -> str:
    """A title as a part of the name of a deck, in which two colons would begin a deck within.

    >>> _name("Fat:: why <it> leaks")
    'Fat: why it leaks'
    """
    return re.sub(r":{2,}", ":", re.sub(r"[<>\"\x1f]", "", clean(title))).strip(": ") or "Lecture"


def _picture(graph: ConceptGraph, each: Asked, folder: Path) -> Path | None:
    """The picture of a scene as a file; its name tells its content, so that a changed picture is a new one to Anki."""
    figure = Figure.of(graph, each.scene.view, LOOK)
    if not figure.diagram.boxes:
        return None
    content = named("png").write(figure)
    path = folder / f"causal-atlas-{hashlib.sha256(content).hexdigest()[:20]}.png"
    path.write_bytes(content)
    return path


FORMAT = LectureFormat(
    name="anki", label="Flash cards of the questions (Anki)", extension="apkg", media_type="application/octet-stream", write=write
)
