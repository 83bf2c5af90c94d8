"""The answer to a thought experiment, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.shift import Shift


class Outcome(StrEnum):
    """Where a concept settles, compared with where it was."""

    UP = "up"
    DOWN = "down"
    UNCHANGED = "unchanged"
    """Nothing leads to it from what is set."""
    UNDETERMINED = "undetermined"
    """Signs alone do not decide."""


class Reason(StrEnum):
    """Why signs alone do not decide."""

    OPPOSING = "opposing chains"
    LOOP = "reinforcing loop"
    UNSIGNED = "unsigned"
    DISPUTED = "disputed"
    BUDGET = "not decided within the budget"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Links from a concept that is set to another one; a loop ends where it begins.

    `signs` has a character for each link: "+", "-", or "?" where the sign is not known.
    """

    concepts: tuple[str, ...]
    claims: tuple[str, ...]
    """The best claim of each link."""
    signs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of one concept, and why."""

    concept: str
    outcome: Outcome
    wave: int
    """Links from the nearest concept that is set; 0 for those that are set themselves."""
    is_set: bool = False
    because: Chain | None = None
    """The best supported chain for the outcome; of an undetermined one, the best that would raise it."""
    against: Chain | None = None
    """The best supported chain of the opposite sign, if there is one; of an undetermined one, the best that would lower it."""
    loop: Chain | None = None
    """The reinforcing loop beside the chain that leaves the outcome open."""
    reasons: tuple[Reason, ...] = ()
    doubts: tuple[str, ...] = ()
    """Ids of the unsigned and disputed claims that leave it open."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """What follows when some concepts are set higher or lower and held there."""

    shifts: Mapping[str, Shift]
    condition: Condition | None
    changes: Mapping[str, Change]
    """Every concept that is set or reached, nearest first, of one distance in the order of names."""
    left_out: int = 0
    """How many concepts are reached beyond those in `changes`, which are the nearest."""
    by_sweep: bool = False
    """The reached part is too big for the exact rules: whatever feels both signs, by whatever way, is undetermined."""
    complete: bool = True
    """False when the budget ended before everything that is reached was known."""

    def outcome(self, concept: str) -> Outcome:
        """What becomes of a concept.

        It is only known to be unchanged when the answer is complete and leaves nothing out.
        """
        found = self.changes.get(concept)
        if found is not None:
            return found.outcome
        return Outcome.UNCHANGED if self.complete and not self.left_out else Outcome.UNDETERMINED
