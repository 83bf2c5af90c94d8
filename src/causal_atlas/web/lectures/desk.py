"""What the server knows of lectures: those that come with the atlas, those that are kept, and who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from flask import current_app, request

from causal_atlas.lectures.store.opening import Keeping
from causal_atlas.lectures.store.place import Place
from causal_atlas.web.lectures import owner

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
    """The lectures of one running explorer."""

    keeping: Keeping
    folder: Path
    data: Path
    shared: bool
    """Others can reach the server."""

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
