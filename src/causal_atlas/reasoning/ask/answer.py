"""Answer: what the graph says to a question, ready to be read, shown and gone on from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.ask.question import Question
from causal_atlas.reasoning.chain_prose import marks
from causal_atlas.reasoning.shift import Shift

MOST_SHOWN = 25
"""How many concepts an answer shows."""


class Run(NamedTuple):
    """A stretch of an answer: its words, the numbers of the references behind it, and the concept that it names."""

    text: str
    references: tuple[int, ...] = ()
    concept: str = ""


Paragraph: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer, composed from claims alone; what is not understood or not known has one too, and it says so."""

    question: Question
    paragraphs: tuple[Paragraph, ...]
    preface: int = 0
    """How many of the paragraphs say only how the question was read."""
    claims: tuple[str, ...] = ()
    """The ids of the claims it stands on, in the order in which they are told."""
    concepts: tuple[str, ...] = ()
    """Every concept that its text names."""
    shown: tuple[str, ...] = ()
    """The concepts of the view that answers it, at most `MOST_SHOWN`."""
    route: tuple[str, ...] = ()
    """The concepts of the chain or loop that answers it; a loop ends where it begins."""
    signs: str = ""
    """One character for each link of the route: "+", "-", "?" or "h"."""
    shifts: Mapping[str, Shift] = field(default_factory=dict)
    condition: Condition | None = None
    """In which condition it is told; None for whatever holds in any."""
    compare: Condition | None = None
    references: tuple[str, ...] = ()
    """Keys of references, and of source texts where a claim has no reference; number n of the text is the n-th."""
    nearest: tuple[str, ...] = ()
    """Questions to go on with, which the atlas can answer."""
    rephrased: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Where words are ambiguous: the concept that was taken, and the question for each of the others it may mean."""

    @property
    def lead(self) -> str:
        """The first sentence of the answer itself, without its references."""
        first = "".join(run.text for run in self.paragraphs[self.preface]) if len(self.paragraphs) > self.preface else ""
        end = first.find(". ")
        return first[: end + 1] if end > 0 else first

    @property
    def text(self) -> str:
        """The answer as plain text, the numbers of its references in brackets."""
        return "\n\n".join("".join(map(_plain, paragraph)) for paragraph in self.paragraphs)


def _plain(run: Run) -> str:
    return f"{run.text}{marks(run.references)}"
