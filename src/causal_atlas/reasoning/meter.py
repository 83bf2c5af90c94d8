"""A search pays for its work, and is stopped when it has spent too much."""

from __future__ import annotations

from causal_atlas.reasoning.budget import Budget

OFTEN = 2_000
"""Units of work between two looks at the clock: well under a millisecond."""


class Spent(Exception):  # noqa: N818 - not an error: the search hands over what it has
    """The time or the work that a search may take is used up."""


class Meter:
    """Counts work, in arcs looked at, and looks at the clock now and then."""

    def __init__(self, budget: Budget) -> None:
        self._budget = budget
        self._done = 0
        self._next_look = 0
        self._most: int | None = None

    def allow(self, work: int) -> None:
        """From now on at most so much more work, so that an answer does not depend on how fast a machine is."""
        self._most = self._done + work

    def spend(self, work: int) -> None:
        """Pay for work.

        Raises:
            Spent: it was too much.
        """
        self._done += work
        if self._most is not None and self._done > self._most:
            raise Spent
        if self._done >= self._next_look:
            self._next_look = self._done + OFTEN
            if self._budget.spent():
                raise Spent
