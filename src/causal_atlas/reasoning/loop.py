"""A loop as a value: what it runs through, what it does to a change, and how well it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import prod

from causal_atlas.knowledge.model import Condition

STEP = "h"
"""The mark of a hierarchy step among the signs of a loop."""


class LoopKind(StrEnum):
    """What a loop does to a change."""

    REINFORCING = "reinforcing"
    BALANCING = "balancing"


class Support(StrEnum):
    """How well a loop stands: the weakest of its links decides."""

    STATED = "stated"
    HIERARCHY = "by hierarchy"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """One loop; `signs` and `links` have an entry for each step, the last of which leads back to the first concept."""

    id: str
    """R1, R2 … for reinforcing, B1, B2 … for balancing loops."""
    kind: LoopKind
    concepts: tuple[str, ...]
    signs: str
    """"+", "-", or "h" for a hierarchy step, which has no sign."""
    links: tuple[tuple[str, ...], ...]
    """The ids of the claims of each step, best first."""
    support: Support
    conditions: tuple[Condition, ...]
    """Where every step gets through; none when no single condition closes the loop."""

    @property
    def claims(self) -> tuple[str, ...]:
        """The best claim of each step."""
        return tuple(link[0] for link in self.links)

    @property
    def variants(self) -> int:
        """In how many ways the claims close it."""
        return prod(map(len, self.links))

    @property
    def by_hierarchy(self) -> bool:
        """Whether it closes only by a hierarchy step."""
        return STEP in self.signs

    def steps(self) -> Iterator[tuple[str, str, str, tuple[str, ...]]]:
        """Each step as (start, end, sign, claims)."""
        return zip(self.concepts, (*self.concepts[1:], self.concepts[0]), self.signs, self.links, strict=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loops:
    """An answer: the loops, those without hierarchy steps first, and how far they are all there are."""

    loops: tuple[Loop, ...]
    complete_to: int
    """Every loop of at most so many links is among them."""
    max_links: int
    through: str = ""

    @property
    def truncated(self) -> bool:
        """Whether there may be more loops within the bound than are given."""
        return self.complete_to < self.max_links

    def counts(self) -> Mapping[LoopKind, int]:
        """How many loops there are of each kind."""
        counts = Counter(loop.kind for loop in self.loops)
        return {kind: counts[kind] for kind in LoopKind}
