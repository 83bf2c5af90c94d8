"""What is kept of a lecture, as values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from causal_atlas.lectures.lecture import spoken_seconds
from causal_atlas.lectures.schema import LectureEntry
from causal_atlas.lectures.store.errors import TooLargeError

KEY = re.compile(r"[a-z0-9]{16,40}")
"""What a key looks like."""
NOT_KEPT = "There is no lecture at this address. It may have been deleted, or its link was taken back."
LARGEST = 1_000_000
"""Bytes that a lecture may have as it is kept."""
LONGEST_NAME = 120
"""Characters of the name of a version."""


class Rights(StrEnum):
    """What a key allows."""

    OWNER = "owner"
    EDIT = "edit"
    READ = "read"


class Link(StrEnum):
    """A kind of link by which a lecture is shared."""

    EDIT = "edit"
    READ = "read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A lecture in the shape of a lecture file, as the text that is kept, and what lists tell of it."""

    text: str
    title: str
    audience: str
    scenes: int
    seconds: int

    @classmethod
    def of(cls, entry: LectureEntry) -> Content:
        """The content of an entry whose shape is right.

        Raises:
            TooLargeError: it is too large to be kept.
        """
        value = entry.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        if len(text.encode()) > LARGEST:
            raise TooLargeError("A lecture may have 1 MB at most. Shorten it, or divide it in two.")
        return cls(
            text=text,
            title=entry.title,
            audience=entry.audience.value,
            scenes=len(entry.scenes),
            seconds=sum(spoken_seconds(scene.narration) for scene in entry.scenes),
        )

    @property
    def value(self) -> Mapping[str, Any]:
        """The lecture as plain values."""
        loaded: Mapping[str, Any] = json.loads(self.text)
        return loaded


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A lecture as lists tell it."""

    id: str
    title: str
    audience: str
    scenes: int
    seconds: int
    revision: int
    changed: datetime
    deleted: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A lecture as it is kept, and what the key under which it was found allows."""

    id: str
    key: str
    rights: Rights
    content: Content
    revision: int
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A lecture was not saved, because somebody else saved it first."""

    theirs: Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A former state of a lecture; without a name it was kept automatically."""

    number: int
    name: str
    when: datetime
    title: str
    scenes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The keys by which a lecture is shared; nothing where it is not."""

    read: str | None
    edit: str | None


def moment(milliseconds: int) -> datetime:
    """A point in time as it is kept.

    >>> moment(0).isoformat()
    '1970-01-01T00:00:00+00:00'
    """
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
