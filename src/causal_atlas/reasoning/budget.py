"""The time a question may take, so that no question however mean holds a worker for longer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import perf_counter

SECONDS = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Seconds from now on; whoever searches asks now and then whether they are spent, stops, and says so.

    >>> Budget(seconds=0).spent()
    True
    """

    seconds: float = SECONDS
    clock: Callable[[], float] = field(default=perf_counter, repr=False)
    """What tells the time, in seconds."""
    _began: float = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_began", self.clock())

    def spent(self) -> bool:
        """Whether the time is over."""
        return self.clock() - self._began >= self.seconds

    def left(self) -> float:
        """How many seconds are left, at least 0."""
        return max(0.0, self.seconds - (self.clock() - self._began))
