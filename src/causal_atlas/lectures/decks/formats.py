"""What a lecture is written as: a format is one module of this package with a `FORMAT`, imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.lectures.lecture import Lecture


class UnknownLectureFormatError(AtlasError):
    """No format of lectures has this name."""


class Cancelled(AtlasError):  # noqa: N818 - not a mistake: somebody wanted it so
    """Whoever watches the progress wants no more of it."""

    def __init__(self) -> None:
        super().__init__("the export was cancelled")


Progress = Callable[[int, int], None]
"""Is told how many steps of how many are done, after each; stops the writer by raising `Cancelled`."""


def silent(_done: int, _of: int, /) -> None:
    """The progress that nobody watches."""


class Write(Protocol):
    """Writes a lecture as a whole file.

    The same lecture on the same atlas always gives the same bytes, but in a format that must carry the time of its making.
    """

    def __call__(self, graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
        """The content of the file.

        Raises:
            AtlasError: the lecture cannot be written so; the message names the cure.
            Cancelled: `progress` raised it.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LectureFormat:
    """What a lecture is written as."""

    name: str
    label: str
    """For people: "Lecture file (YAML)"."""
    extension: str
    media_type: str
    write: Write


MODULES: Mapping[str, str] = {
    "html": "html",
    "pptx": "pptx",
    "pdf": "handout",
    "slides-pdf": "slides_pdf",
    "markdown": "markdown",
    "anki": "anki",
    "scorm": "scorm",
    "yaml": "yaml",
}
"""Format → module of this package, in the order in which they are offered."""


def named(name: str) -> LectureFormat:
    """The format of a name.

    Raises:
        UnknownLectureFormatError: there is none; the message offers the nearest.
    """
    if name not in MODULES:
        cure = did_you_mean(name, MODULES, f"there are {', '.join(MODULES)}")
        raise UnknownLectureFormatError(f"no lecture format is called {name!r}; {cure}")
    found = import_module(f"causal_atlas.lectures.decks.{MODULES[name]}").FORMAT
    assert isinstance(found, LectureFormat)
    return found


def all_formats() -> tuple[LectureFormat, ...]:
    """Every format, in the order in which they are offered."""
    return tuple(map(named, MODULES))
