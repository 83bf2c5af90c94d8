"""The lecture file itself, as it is read by the atlas."""

from __future__ import annotations

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.writing import written_lecture


def write(_graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The lecture as UTF-8 YAML, with what this atlas does not have."""
    content = written_lecture(lecture).encode()
    progress(1, 1)
    return content


FORMAT = LectureFormat(
    name="yaml", label="Lecture file (YAML)", extension="yaml", media_type="application/yaml; charset=utf-8", write=write
)
