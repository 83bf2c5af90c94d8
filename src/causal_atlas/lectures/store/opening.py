"""The library of an atlas, opened when the first lecture is asked for: until then nothing of SQLAlchemy is loaded."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from causal_atlas.lectures.store.place import Place

if TYPE_CHECKING:
    from causal_atlas.lectures.store.library import Library

MOST = "CAUSAL_ATLAS_LECTURES"
"""Names in the environment how many lectures are kept."""


class Keeping:
    """Where the lectures of an atlas are kept; the library is opened when it is first asked for."""

    def __init__(self, place: Place, scope: str) -> None:
        self.place, self.scope = place, scope

    @cached_property
    def library(self) -> Library:
        """The lectures."""
        from causal_atlas.lectures.store.database import Database
        from causal_atlas.lectures.store.library import Library, Limits

        most = os.environ.get(MOST, "")
        limits = Limits(lectures=int(most), guests=int(most) // 2) if most.isdecimal() else Limits()
        return Library(Database(self.place), self.scope, limits=limits)
