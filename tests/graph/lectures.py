"""The shipped lectures as they are written, and every text in them with its place."""

from __future__ import annotations

from collections.abc import Iterator

from causal_atlas.knowledge.yaml_text import Document
from causal_atlas.lectures.reading import document_at, entry_of
from causal_atlas.lectures.schema import LectureEntry
from causal_atlas.lectures.shelf import lecture_files
from tests.graph.places import GRAPH


def written_lectures() -> list[tuple[str, Document, LectureEntry]]:
    documents = {name: document_at(path) for name, path in lecture_files(GRAPH).items()}
    return [(name, document, entry_of(document)) for name, document in documents.items()]


def lecture_texts() -> Iterator[tuple[str, str]]:
    for name, document, entry in written_lectures():
        yield from ((f"lectures/{name}.yaml:1", text) for text in (entry.title, entry.description))
        for number, scene in enumerate(entry.scenes):
            place = f"lectures/{name}.yaml:{document.line(('scenes', number))}"
            asked = (scene.question.prompt, *(one.text for one in scene.question.choices)) if scene.question else ()
            yield from ((place, text) for text in (scene.title, scene.narration, scene.notes, scene.unclaimed, *asked) if text)
