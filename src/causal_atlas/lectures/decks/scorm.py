"""A quiz of the questions for learning platforms: a SCORM 1.2 package of one page, which works without a platform too."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from html import escape
from importlib.resources import files

from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import named
from causal_atlas.exports.picture.markup import clean
from causal_atlas.exports.sketch.links import address
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import sources
from causal_atlas.lectures.decks.asked import Asked, asked
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.references import line
from causal_atlas.lectures.staging import staged

MASTERY = 60
"""Per cent of right answers with which the quiz is passed; a platform may ask for another."""
LOOK = Options(title="", credit=False, references=False)
LETTERS = "ABCDEFGH"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every file of a package, so that the same quiz is the same file."""
_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The questions of the lecture as a SCORM 1.2 package.

    Raises:
        NoQuestionError: there is nothing to ask.
    """
    lecture = staged(graph, lecture)
    questions = asked(graph, lecture)
    pictures: dict[str, bytes] = {}
    cards = []
    for place, each in enumerate(questions, 1):
        picture = _picture(graph, each)
        if picture:
            pictures[f"pictures/{each.number}.svg"] = picture
        cards.append(_card(graph, lecture, each, place, len(questions), pictured=picture is not None))
        progress(place, len(questions))
    content = {
        "index.html": _page(graph, lecture, "".join(cards)).encode(),
        "quiz.css": _file("quiz.css"),
        "quiz.js": _file("quiz.js"),
        **pictures,
    }
    return _zipped({"imsmanifest.xml": _manifest(lecture, tuple(content)).encode(), **content})


def interaction_id(name: str) -> str:
    """A name as SCORM 1.2 takes it: letters, digits and hyphens.

    >>> interaction_id("first"), interaction_id("a b") != interaction_id("a-b")
    ('q-first', True)
    """
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]
    return f"q-{plain}" if plain == name else f"q-{plain}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _picture(graph: ConceptGraph, each: Asked) -> bytes | None:
    figure = Figure.of(graph, each.scene.view, LOOK)
    return named("svg").write(figure) if figure.diagram.boxes else None


def _card(graph: ConceptGraph, lecture: Lecture, each: Asked, place: int, of: int, *, pictured: bool) -> str:
    """A question as a form; what is right is hidden until it is answered."""
    name, question = interaction_id(each.name), each.question
    offered = question.offered(each.scene.id)
    right = next(number for number, choice in enumerate(offered) if choice.right)
    choices = "".join(_choice(number, choice.text) for number, choice in enumerate(offered))
    told = "".join(f"<li>{_source(graph, key)}</li>" for key in sources.behind(graph, question))
    picture = f'<img src="pictures/{each.number}.svg" alt="{_text(each.scene.title)}" loading="lazy">' if pictured else ""
    return (
        f'<form class="card" id="{name}" data-name="{name}" data-right="{right}"><fieldset>'
        f"<legend><span>Question {place} of {of}</span>{_text(question.prompt)}</legend>{choices}</fieldset>"
        '<button type="submit">Answer</button><div class="answer" hidden><p class="verdict" tabindex="-1"></p>'
        f"<p>{_text(sources.because(graph, question, lecture.audience))}</p>{picture}"
        f"{f'<ul class=sources>{told}</ul>' if told else ''}</div></form>\n"
    )


def _choice(number: int, text: str) -> str:
    radio = f'<input type="radio" name="choice" value="{number}" required>'
    return f"<label>{radio}<span>{LETTERS[number]}. {_text(text)}</span></label>"


def _source(graph: ConceptGraph, key: str) -> str:
    where = address(graph.references.get(key))
    told = _text(line(graph, key))
    return f'<a href="{escape(where)}" target="_blank" rel="noopener noreferrer">{told}</a>' if where else told


def _page(graph: ConceptGraph, lecture: Lecture, cards: str) -> str:
    title = _text(lecture.title)
    closing = "".join(f"<p>{_text(part)}</p>" for part in sources.closing(graph))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}: questions</title>\n'
        '<link rel="stylesheet" href="quiz.css">\n<script src="quiz.js" defer></script>\n</head>\n<body>\n<main>\n'
        f"<h1>{title}</h1>\n"
        '<p class="quiet" id="without" hidden>No learning platform is listening: the answers stay on this page.</p>\n'
        f'<p id="progress" role="status"></p>\n{cards}'
        '<section class="card" id="end" hidden><h2>All answered</h2><p id="result"></p>'
        '<button type="button" id="again">Try again</button></section>\n'
        f"<footer>{closing}</footer>\n</main>\n</body>\n</html>\n"
    )


def _manifest(lecture: Lecture, content: tuple[str, ...]) -> str:
    """What a platform reads first. Its ids go by the id of the lecture, so that a later package takes the place of an earlier."""
    name = f"causal-atlas-{hashlib.sha256(lecture.id.encode()).hexdigest()[:16]}"
    listed = "".join(f'      <file href="{escape(each)}"/>\n' for each in content)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
        http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="{name}-organization">
    <organization identifier="{name}-organization">
      <title>{_text(lecture.title)}</title>
      <item identifier="{name}-item" identifierref="{name}-resource" isvisible="true">
        <title>{_text(lecture.title)}</title>
        <adlcp:masteryscore>{MASTERY}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="{name}-resource" type="webcontent" adlcp:scormtype="sco" href="index.html">
{listed}    </resource>
  </resources>
</manifest>
"""


def _zipped(content: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(zipfile.ZipInfo(name, _EARLIEST), data, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _text(text: str) -> str:
    return escape(clean(text))


def _file(name: str) -> bytes:
    return files("causal_atlas.lectures.decks").joinpath("quiz", name).read_bytes().replace(b"\r\n", b"\n")


FORMAT = LectureFormat(
    name="scorm", label="Quiz for learning platforms (SCORM 1.2)", extension="zip", media_type="application/zip", write=write
)
