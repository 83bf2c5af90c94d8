"""The lectures that come with an atlas: one file each in its folder `lectures/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.reading import read_lecture


class UnknownLectureError(AtlasError):
    """No lecture has this id."""


def lecture_files(folder: Path) -> Mapping[str, Path]:
    """The lecture files of an atlas folder by the id of the lecture, which is the name of its file; an edge table has none."""
    return {path.stem: path for path in sorted((folder / "lectures").glob("*.yaml")) if path.is_file()}


def lectures_of(graph: ConceptGraph, folder: Path) -> tuple[Lecture, ...]:
    """Every lecture of an atlas folder, in the order of their ids.

    Raises:
        InvalidLectureError: one cannot be read.
    """
    return tuple(read_lecture(graph, path) for path in lecture_files(folder).values())


def lecture_of(graph: ConceptGraph, folder: Path, name: str) -> Lecture:
    """The lecture with an id. The id is looked up and never made into a path.

    Raises:
        UnknownLectureError: there is none; the message offers the nearest.
        InvalidLectureError: it cannot be read.
    """
    files = lecture_files(folder)
    if name not in files:
        there_are = f"there are {', '.join(files)}" if files else "this atlas has none"
        raise UnknownLectureError(f"no lecture is called {name!r}; {did_you_mean(name, files, there_are)}")
    return read_lecture(graph, files[name])
