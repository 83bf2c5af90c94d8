"""Chains and the answer to "how does A lead to B?" as values."""

from __future__ import annotations

from dataclasses import dataclass

from causal_atlas.knowledge.model import Condition, Polarity

MAX_LINKS = 8
"""How long a chain may be unless somebody asks for more."""
LONGEST = 30
LIMIT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A directed causal path on which no concept comes twice; link `n` leads from `concepts[n]` to `concepts[n + 1]`."""

    concepts: tuple[str, ...]
    signs: str
    """One character a link: `+`, `-`, or `?` where the sign is not known."""
    claims: tuple[str, ...]
    """The best claim of each link."""
    variants: tuple[tuple[str, ...], ...]
    """For each link the other claims of the same sign."""
    polarity: Polarity | None
    """The product of the signs; None when one of them is not known."""
    weakest: str
    """The claim of the link with the weakest evidence; of equals one that nobody states, then the first."""
    grade: int
    """The evidence of that link, 1 to 4."""
    inferred: int
    """How many links neither a source nor the literature states."""
    conditions: tuple[Condition, ...]
    """The conditions in which every link holds; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """The chains from a cause to an effect, best first.

    Best means: strongest weakest link, then fewest links, then fewest inferred links, then the alphabet. The chains given are
    always the first of that order, also when the search was bounded.
    """

    cause: str
    effect: str
    condition: Condition | None
    max_links: int
    chains: tuple[Chain, ...]
    left_out: int | None
    """How many more there are; None when they were not counted to the end."""
    more_than: int
    """How many more there are at least."""
    bounded: bool
    """The time was over before as many as asked for were ranked: there may be others."""
    remarks: tuple[str, ...] = ()
    """Claims directly between the two, in either direction, that carry no chain: associations, time, hierarchy."""
    elsewhere: tuple[Condition, ...] = ()
    """Where there is no chain in this condition: the conditions in which there is one."""

    @property
    def total(self) -> int | None:
        """How many chains there are; None when they were not counted to the end."""
        return None if self.left_out is None else len(self.chains) + self.left_out

    @property
    def truncated(self) -> bool:
        """Whether there are, or may be, chains that are not given."""
        return self.left_out != 0
