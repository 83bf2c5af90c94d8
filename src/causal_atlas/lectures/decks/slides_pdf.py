"""Slides as a document, 16 : 9: one for each scene, each question and each answer; the references at the end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from causal_atlas.exports.picture.typesetter import pdf_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import paper, stage
from causal_atlas.lectures.decks.fitting import fitting
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.decks.shots import BESIDE_WORDS, Shot, shots
from causal_atlas.lectures.decks.telling import Telling
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.markup import Block, parse

SAID_SIZES = (22.0, 20.0, 19.0, 18.0, 17.0, 16.0)
"""Of a narration beside or below its picture, in CSS pixels."""


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The lecture as slides, tagged, with its typeface."""
    telling = Telling(graph=graph, lecture=lecture)
    framed = shots(graph, lecture, paper.ink, BESIDE_WORDS)
    steps = len(framed) + 1
    scenes = []
    for _, act in groupby(framed, lambda shot: shot.act):
        for shot, placed in laid_out(telling, list(act)):
            scenes.append(paper.scene(telling, shot) | placed)
            progress(len(scenes), steps)
    content = pdf_of(paper.template("slides"), paper.head(telling, framed) | {"scenes": scenes})
    progress(steps, steps)
    return content


def laid_out(telling: Telling, act: Sequence[Shot]) -> list[tuple[Shot, dict[str, Any]]]:
    """The scenes of an act with where their pictures stand, which is one place, and where their narrations do.

    A narration that has no room beside or below any picture has a slide of its own, and takes none from the others.
    """
    told = [_told(telling, shot) for shot in act]
    frame = next((shot.frame for shot in act if shot.frame), None)
    if frame is None:
        return [(shot, {"frame": None, "said": None, "scale": 1.0, "size": 0.0, "beside": False}) for shot in act]
    short = [blocks for blocks in told if blocks and any(_size(blocks, said) for _, said in stage.FRAMES)]

    def fits(width: float, height: float) -> float | None:
        sizes = [fitting(blocks, SAID_SIZES, width, height) for blocks in short]
        return min((size for size in sizes if size), default=None) if all(sizes) else None

    taken = stage.shot(frame, fits)
    found = []
    for shot, blocks in zip(act, told, strict=True):
        size = _size(blocks, taken.said) if taken.said and blocks else None
        place = {
            "frame": [each * stage.POINTS for each in taken.frame],
            "said": [each * stage.POINTS for each in taken.said] if taken.said and size else None,
            "scale": taken.scale * stage.POINTS,
            # All narrations of an act are set alike.
            "size": (taken.size or size or 0.0) * stage.POINTS,
            "beside": taken.beside,
        }
        found.append((shot, place))
    return found


def _told(telling: Telling, shot: Shot) -> tuple[Block, ...]:
    return tuple(parse(paper.spoken(telling, shot.scene)))


def _size(blocks: Sequence[Block], said: stage.Frame) -> float | None:
    return fitting(blocks, SAID_SIZES, said.width, said.height)


FORMAT = LectureFormat(name="slides-pdf", label="Slides (PDF)", extension="pdf", media_type="application/pdf", write=write)
