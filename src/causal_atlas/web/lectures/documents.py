"""A lecture as the page gets it: what is written in it, what follows from that, and what its key allows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.derived import derived
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.reading import built, document_at, entry_of
from causal_atlas.lectures.received import fit
from causal_atlas.lectures.schema import LectureEntry
from causal_atlas.lectures.store.errors import NotKeptError
from causal_atlas.lectures.store.records import KEY, NOT_KEPT, Kept, Rights
from causal_atlas.web.lectures.desk import Desk

_SCENE: Mapping[str, Any] = {"narration": "", "notes": "", "claims": [], "unclaimed": "", "question": None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A lecture that somebody has opened by its key."""

    key: str
    rights: Rights
    entry: LectureEntry
    lecture: Lecture
    revision: int = 0
    changed: datetime | None = None
    """None: it comes with the atlas."""

    @property
    def shipped(self) -> bool:
        """Whether it comes with the atlas."""
        return self.changed is None


def opened(graph: ConceptGraph, desk: Desk, key: str) -> Opened:
    """The lecture behind a key, as far as the key shows it.

    Raises:
        AtlasError: there is none, or it may not be opened; says why.
    """
    files = desk.files
    if key in files:
        entry, lecture = shipped(graph, files[key])
        return Opened(key=key, rights=Rights.READ, entry=entry, lecture=lecture)
    if not KEY.fullmatch(key):
        raise NotKeptError(NOT_KEPT)
    return of_kept(graph, desk.library.find(key, owner=desk.is_owner()))


def of_kept(graph: ConceptGraph, kept: Kept) -> Opened:
    """A lecture that is kept; whoever may only read it does not see the notes of the speaker."""
    entry, lecture = _read(graph, kept.content.text)
    if kept.rights is Rights.READ:
        bare = [scene.model_copy(update={"notes": ""}) for scene in entry.scenes]
        entry = entry.model_copy(update={"scenes": tuple(bare)})
        lecture = replace(lecture, scenes=tuple(replace(scene, notes="") for scene in lecture.scenes))
    return Opened(key=kept.key, rights=kept.rights, entry=entry, lecture=lecture, revision=kept.revision, changed=kept.changed)


def shipped(graph: ConceptGraph, path: Path) -> tuple[LectureEntry, Lecture]:
    """A lecture that comes with the atlas."""
    return _shipped(graph, path, path.stat().st_mtime_ns)


def document(graph: ConceptGraph, opened: Opened) -> dict[str, Any]:
    """The whole lecture as JSON."""
    lecture = opened.lecture
    return {
        "key": opened.key,
        "rights": opened.rights.value,
        "title": lecture.title,
        "description": lecture.description,
        "audience": lecture.audience.value,
        "revision": opened.revision,
        "changed": moment(opened.changed),
        "atlas": lecture.atlas,
        "missing": list(lecture.missing),
        "seconds": lecture.seconds,
        "shipped": opened.shipped,
        "scenes": scenes(graph, opened),
    }


def scenes(graph: ConceptGraph, opened: Opened) -> list[dict[str, Any]]:
    """The scenes as they are written, with what follows from them."""
    written = [scene.model_dump(mode="json", exclude_defaults=True) for scene in opened.entry.scenes]
    return [{**_SCENE, **scene, **more} for scene, more in zip(written, derived(graph, opened.lecture), strict=True)]


def moment(time: datetime | None) -> str | None:
    """A point in time for a page."""
    return time.isoformat(timespec="milliseconds") if time else None


def forget() -> None:
    """Drop the lectures that are kept ready, of whatever graph."""
    _read.cache_clear()


@lru_cache(maxsize=32)
def _read(graph: ConceptGraph, text: str) -> tuple[LectureEntry, Lecture]:
    entry = fit(json.loads(text))
    return entry, built(graph, entry)


@lru_cache(maxsize=32)
def _shipped(graph: ConceptGraph, path: Path, _modified: int) -> tuple[LectureEntry, Lecture]:
    entry = entry_of(document_at(path))
    return entry, built(graph, entry)
