"""Inquiry: what is being asked of the graph in a view, and the chain or loop that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

MOST_LINKS = 60
"""How many links a route can have."""
LONGEST_QUESTION = 300
"""Characters."""


class Topic(StrEnum):
    """What is asked."""

    CHAINS = "chains"
    COMMON = "common"
    LOOPS = "loops"
    CUT = "cut"
    WHATIF = "whatif"
    CONTRAST = "contrast"
    COURSE = "course"
    ASK = "ask"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A chain or a loop: the concepts it passes, and one sign a link.

    A sign is `+`, `-`, `?` where it is not known, or `h` for a step of hierarchy. A loop repeats its first concept at the end.
    """

    concepts: tuple[str, ...]
    signs: str

    @property
    def links(self) -> tuple[tuple[str, str], ...]:
        """The links as (cause, effect).

        >>> Route(concepts=("a", "b", "a"), signs="+-").links
        (('a', 'b'), ('b', 'a'))
        """
        return tuple(pairwise(self.concepts))

    @property
    def is_loop(self) -> bool:
        """Whether it comes back to where it began."""
        return len(self.concepts) > 1 and self.concepts[0] == self.concepts[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question to the graph; `concepts` are what it is about: the two ends of a chain, the concept of a loop."""

    topic: Topic
    concepts: tuple[str, ...] = ()
    route: Route | None = None
    """The chain or loop that is revealed."""
    at: int = 0
    """0: the whole route; n: played up to its link n, or phase n of a course."""
    text: str = ""
    """The question in plain words, or the id of a course."""
