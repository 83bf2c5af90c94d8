"""The library of a graph, opened when the first lecture is asked for: until then nothing of SQLAlchemy is loaded."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from causal_atlas.lectures.store.place import Place

if TYPE_CHECKING:
    from causal_atlas.lectures.store.database import Database
    from causal_atlas.lectures.store.library import Library

MOST = "CAUSAL_ATLAS_LECTURES"
"""Names in the environment how many lectures are kept."""


class Keeping:
    """Where the lectures of a graph are kept; the library is opened when it is first asked for."""

    def __init__(self, place: Place, scope: str, *, beside: Keeping | None = None) -> None:
        """`beside` keeps lectures of another graph in the same place."""
        self.place, self.scope, self._beside = place, scope, beside

    def of(self, scope: str) -> Keeping:
        """Where the lectures of another graph are kept: in the same place, over the same connections."""
        return Keeping(self.place, scope, beside=self._beside or self)

    @cached_property
    def database(self) -> Database:
        """What is behind the lectures."""
        from causal_atlas.lectures.store.database import Database

        return self._beside.database if self._beside else Database(self.place)

    @cached_property
    def library(self) -> Library:
        """The lectures."""
        from causal_atlas.lectures.store.library import Library, Limits

        most = os.environ.get(MOST, "")
        limits = Limits(lectures=int(most), guests=int(most) // 2) if most.isdecimal() else Limits()
        return Library(self.database, self.scope, limits=limits)
