"""Question: what was understood of a question in plain words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.shift import Shift

LONGEST = 300
"""Characters; a longer text is not a question but an essay."""


class Intent(StrEnum):
    """What a reader wants to know."""

    CHAIN = "chain"
    CAUSES = "causes"
    EFFECTS = "effects"
    WHATIF = "whatif"
    CONTRAST = "contrast"
    ORGANS = "organs"
    LOOPS = "loops"
    CUT = "cut"
    COMMON = "common"
    DEFINITION = "definition"
    COURSE = "course"
    CURATED = "curated"
    UNANSWERABLE = "unanswerable"


class Reason(StrEnum):
    """Why a question cannot be answered."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    LANGUAGE = "language"
    MEDICAL = "medical"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words of a question that name a concept."""

    concept: str
    words: str
    """As they were read, folded and with typing errors mended."""
    others: tuple[str, ...] = ()
    """Other concepts that the words may mean, the likeliest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and what was understood of it.

    `text` is the question, made safe: one line, no control characters. A compound question is understood in its first part;
    the others stand in `more`, ready to be asked.
    """

    text: str
    intent: Intent
    mentions: tuple[Mention, ...] = ()
    concepts: tuple[str, ...] = ()
    """What it is about: the ends of a chain from cause to effect, or the concepts in the order in which they are named."""
    condition: Condition | None = None
    shifts: Mapping[str, Shift] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    """Concepts that the reader wants left out."""
    negated: bool = False
    """It asks why something does not happen."""
    wanted: Shift | None = None
    """Which way the effect is said to go: whether it asks how, or what, raises or lowers another."""
    both_ways: bool = False
    """It does not say which of two is the cause."""
    personal: bool = False
    """It is about the reader's own body."""
    ignored: tuple[str, ...] = ()
    """Words that were not understood."""
    mended: tuple[tuple[str, str], ...] = ()
    """Words that were misspelt, and how they were read."""
    more: tuple[str, ...] = ()
    curated: str = ""
    """The question of the atlas that is worded nearly so."""
    course: str = ""
    """The course over time that it asks for."""
    reason: Reason | None = None

    @property
    def understood(self) -> bool:
        """Whether there is something to answer."""
        return self.intent is not Intent.UNANSWERABLE

    @property
    def ambiguous(self) -> tuple[Mention, ...]:
        """The mentions that may mean something else."""
        return tuple(mention for mention in self.mentions if mention.others)
