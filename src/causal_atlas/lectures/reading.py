"""From the text of a lecture to a Lecture, or to every mistake at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from causal_atlas.errors import Finding, InvalidGraphError, InvalidLectureError
from causal_atlas.knowledge import yaml_text
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.slips import explained
from causal_atlas.knowledge.yaml_text import Document
from causal_atlas.lectures.lecture import AudienceQuestion, Choice, Lecture, Scene
from causal_atlas.lectures.schema import SHAPE, VERSION, LectureEntry, QuestionEntry, SceneEntry
from causal_atlas.lectures.written_view import drawable, lacking, read_view, without_lacking

GUIDE = "see docs/lectures.md"


def read_lecture(graph: ConceptGraph, path: Path) -> Lecture:
    """The lecture in a file. What the graph does not have is marked in its scene; nothing is dropped.

    Raises:
        InvalidLectureError: the file is no lecture; it carries every finding with line, field and cure.
    """
    return built(graph, entry_of(document_at(path)))


def parse_lecture(graph: ConceptGraph, text: str, name: str = "lecture") -> Lecture:
    """The lecture in a text, which messages call by `name`.

    Raises:
        InvalidLectureError: the text is no lecture.
    """
    return built(graph, entry_of(_read(lambda: yaml_text.parse(name, text))))


def document_at(path: Path) -> Document:
    """The document of a lecture file, not yet looked at.

    Raises:
        InvalidLectureError: it cannot be read.
    """
    return _read(lambda: yaml_text.read(path, str(path)))


def entry_of(document: Document) -> LectureEntry:
    """The entry that a document holds.

    Raises:
        InvalidLectureError: its shape is wrong.
    """
    if found := tuple(slips(document)):
        raise InvalidLectureError(found)
    entry: LectureEntry = SHAPE.validate_python(document.value)
    return entry


def slips(document: Document, shape: TypeAdapter[Any] = SHAPE) -> Iterator[Finding]:
    """What is wrong with the shape of a lecture, whatever the graph holds."""
    value = document.value
    if not isinstance(value, dict):
        yield document.finding((), "should hold fields, each written 'name: value'", GUIDE)
        return
    if value.get("schema", VERSION) != VERSION:
        # A later shape would only yield findings about fields that are right.
        known = f"this program reads schema {VERSION}"
        yield document.finding(("schema",), f"{value['schema']!r} is not known; {known}", "open it with a newer version")
        return
    try:
        shape.validate_python(value)
    except ValidationError as error:
        yield from explained(error, document, shape, guide=GUIDE)
    scenes = value.get("scenes")
    if isinstance(scenes, list):
        yield from _ids(document, scenes)
        for number, scene in enumerate(scenes):
            if isinstance(scene, dict):
                yield from _route(document, number, scene)
                yield from _choices(document, number, scene)


def built(graph: ConceptGraph, entry: LectureEntry) -> Lecture:
    """The lecture of an entry whose shape is right."""
    return Lecture(
        id=entry.id,
        title=entry.title,
        description=entry.description,
        audience=entry.audience,
        atlas=entry.atlas,
        scenes=tuple(_scene(graph, scene, entry.audience) for scene in entry.scenes),
    )


def _scene(graph: ConceptGraph, entry: SceneEntry, audience: Audience) -> Scene:
    view = read_view(graph, entry.view, audience)
    absent = lacking(graph, view)
    drawn = drawable(graph, without_lacking(view, absent) if absent else view)
    claims = (*entry.claims, *(entry.question.claims if entry.question else ()))
    return Scene(
        id=entry.id,
        title=entry.title,
        view=drawn,
        narration=entry.narration,
        notes=entry.notes,
        claims=entry.claims,
        unclaimed=entry.unclaimed,
        question=_question(entry.question) if entry.question else None,
        missing=tuple(dict.fromkeys((*absent, *(name for name in claims if name not in graph.claims)))),
        original=view if drawn is not view else None,
    )


def _question(entry: QuestionEntry) -> AudienceQuestion:
    choices = tuple(Choice(text=one.text, right=one.right, concept=one.concept) for one in entry.choices)
    return AudienceQuestion(kind=entry.kind, prompt=entry.prompt, choices=choices, claims=entry.claims)


def _ids(document: Document, scenes: list[Any]) -> Iterator[Finding]:
    names = [scene.get("id") if isinstance(scene, dict) else None for scene in scenes]
    counts = Counter(name for name in names if isinstance(name, str))
    for number, name in enumerate(names):
        if isinstance(name, str) and counts[name] > 1 and name in names[:number]:
            yield document.finding(("scenes", number, "id"), f"the id {name!r} stands twice", "give each scene an id of its own")


def _route(document: Document, number: int, scene: dict[str, Any]) -> Iterator[Finding]:
    view = scene.get("view")
    route = view.get("route") if isinstance(view, dict) else None
    if not isinstance(route, dict) or not isinstance(route.get("concepts"), list) or not isinstance(route.get("signs"), str):
        return
    links = len(route["concepts"]) - 1
    if len(route["signs"].strip()) != links:
        message = f"has {len(route['signs'].strip())} signs for {links} links"
        yield document.finding(("scenes", number, "view", "route", "signs"), message, "write one sign for each link")


def _choices(document: Document, number: int, scene: dict[str, Any]) -> Iterator[Finding]:
    question = scene.get("question")
    choices = question.get("choices") if isinstance(question, dict) else None
    if not isinstance(choices, list) or not all(isinstance(choice, dict) for choice in choices):
        return
    right = sum(str(choice.get("right", "")).lower() in ("true", "yes", "on", "1", "t", "y") for choice in choices)
    if right != 1:
        message = f"{right or 'none'} of the choices {'are' if right else 'is'} right"
        yield document.finding(("scenes", number, "question", "choices"), message, "mark exactly one with 'right: true'")


def _read(read: Any) -> Document:
    try:
        document: Document = read()
    except InvalidGraphError as error:
        raise InvalidLectureError(error.findings) from None
    return document
