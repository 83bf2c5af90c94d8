"""Slides as a document, 16 : 9: one for each scene, each question and each answer; the references at the end."""

from __future__ import annotations

from causal_atlas.exports.picture.typesetter import pdf_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import paper
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.decks.shots import Room, shots
from causal_atlas.lectures.decks.telling import Telling
from causal_atlas.lectures.lecture import Lecture

ROOM = Room(wide=892, tall=330)
"""Of a drawing, in points; slides.typ leaves it that."""


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The lecture as slides, tagged, with its typeface."""
    telling = Telling(graph=graph, lecture=lecture)
    framed = shots(graph, lecture, paper.ink, ROOM)
    steps = len(framed) + 1
    scenes = []
    for done, shot in enumerate(framed, 1):
        scale = ROOM.scale(shot.frame) if shot.frame else 1
        scenes.append(paper.scene(telling, shot) | {"scale": scale})
        progress(done, steps)
    content = pdf_of(paper.template("slides"), paper.head(telling, framed) | {"scenes": scenes})
    progress(steps, steps)
    return content


FORMAT = LectureFormat(name="slides-pdf", label="Slides (PDF)", extension="pdf", media_type="application/pdf", write=write)
