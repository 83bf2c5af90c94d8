"""The handout, A4: of each scene the picture, the narration and room for notes; references and answers at the end."""

from __future__ import annotations

from causal_atlas.exports.picture.typesetter import pdf_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import paper
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.decks.shots import apart
from causal_atlas.lectures.decks.telling import Telling
from causal_atlas.lectures.lecture import Lecture


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The lecture as a document, tagged, with its typeface."""
    telling = Telling(graph=graph, lecture=lecture)
    framed = apart(graph, lecture, paper.ink)
    steps = len(framed) + 1
    scenes = []
    for done, shot in enumerate(framed, 1):
        scenes.append(paper.scene(telling, shot))
        progress(done, steps)
    content = pdf_of(paper.template("handout"), paper.head(telling, framed) | {"scenes": scenes})
    progress(steps, steps)
    return content


FORMAT = LectureFormat(name="pdf", label="Handout (PDF)", extension="pdf", media_type="application/pdf", write=write)
