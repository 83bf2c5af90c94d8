"""What the server knows of lectures: those that come with the atlas, those that are kept, and who is asking."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from flask import current_app, request

from causal_atlas.lectures.store import scope
from causal_atlas.lectures.store.opening import Keeping
from causal_atlas.lectures.store.place import Place
from causal_atlas.web.lectures import owner
from causal_atlas.web.lectures.pace import Pace

if TYPE_CHECKING:
    from causal_atlas.lectures.store.library import Library

KEY = "CAUSAL_ATLAS_LECTURES"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lectures:
    """What is needed to keep lectures."""

    folder: Path
    """The folder of the atlas, with the lectures that come with it."""
    place: Place
    """Where lectures are kept."""
    data: Path
    """The folder of the owner's key."""


@dataclass
class Desk:
    """The lectures of one explorer."""

    keeping: Keeping
    folder: Path | None
    """The folder of the atlas; None for a graph of one's own, with which no lectures come."""
    data: Path
    shared: bool
    """Others can reach the server."""
    pace: Pace = field(default_factory=Pace)
    """How many lectures guests may still make."""
    kept_until: Callable[[], datetime | None] | None = None
    """When a graph of one's own is forgotten."""

    def beside(self, mark: str, kept_until: Callable[[], datetime | None]) -> Desk:
        """The desk of a graph of one's own: its own lectures, in the same place and under the same rights."""
        keeping = self.keeping.of(scope.of_own(mark))
        return Desk(keeping=keeping, folder=None, data=self.data, shared=self.shared, pace=self.pace, kept_until=kept_until)

    @property
    def files(self) -> Mapping[str, Path]:
        """The lectures that come with the atlas."""
        from causal_atlas.lectures.shelf import lecture_files

        return lecture_files(self.folder) if self.folder else {}

    @property
    def library(self) -> Library:
        """The lectures that are kept."""
        return self.keeping.library

    @cached_property
    def key(self) -> str:
        """The key of the owner of a shared server."""
        return owner.owner_key(self.data)

    def is_owner(self) -> bool:
        """Whether the owner makes the present request."""
        return owner.has_cookie(request, self.key) if self.shared else owner.is_here(request) or self._knows_key()

    def _knows_key(self) -> bool:
        return owner.COOKIE in request.cookies and owner.has_cookie(request, self.key)


def desk() -> Desk | None:
    """The desk of the app that answers the present request; None where no lectures are kept."""
    found = current_app.config.get(KEY)
    assert found is None or isinstance(found, Desk)
    return found
