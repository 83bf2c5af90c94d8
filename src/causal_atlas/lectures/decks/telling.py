"""What a deck says beside its pictures: what a slide cites, who wrote the atlas, and the questions with their answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from causal_atlas.exports.people import line
from causal_atlas.exports.picture.numbers import ranges
from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.exports.sketch.links import address
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.lectures import references
from causal_atlas.lectures.decks import sources
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, Scene
from causal_atlas.lectures.markdown import minutes
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.chain_prose import grounds, marks

_FOOT = 2
"""Lines of references at the foot of a slide."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference by its number, in full and in short, with the address where it is found, if it has one."""

    number: int
    full: str
    short: str
    url: str


@dataclass(frozen=True, slots=True)
class Offered:
    """An answer as it is offered, with its letter."""

    letter: str
    text: str
    right: bool


@dataclass(frozen=True, kw_only=True)
class Telling:
    """A lecture on an atlas, in words."""

    graph: ConceptGraph
    lecture: Lecture

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each reference, and of each source text that stands for one."""
        return references.numbered(self.graph, self.lecture)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Everything that the lecture stands on, by number."""
        return tuple(self._cited(key, number) for key, number in self.numbers.items())

    def cited_by(self, scene: Scene) -> tuple[Cited, ...]:
        """What a scene stands on, its question included."""
        return tuple(self.cited[number - 1] for number in references.numbers_of(self.graph, scene, self.numbers))

    def marks(self, scene: Scene) -> str:
        """The numbers that a scene cites, as they stand behind its narration."""
        return marks(references.numbers_of(self.graph, scene, self.numbers))

    @property
    def about(self) -> str:
        """How long it is, and for whom."""
        scenes = prose.counted(len(self.lecture.scenes), "scene")
        whom = "everyone" if self.lecture.audience is Audience.EVERYONE else f"{self.lecture.audience}s"
        return f"{scenes} · about {minutes(self.lecture.seconds)} of narration · for {whom}"

    @property
    def version(self) -> str:
        """The atlas, its version and its licence: a line that every page bears."""
        info = self.graph.info
        return line(" · ".join(part for part in (f"{info.title} {info.version}".strip(), info.licence, "Causal Atlas") if part))

    @property
    def disclaimer(self) -> str:
        """What the atlas is not for."""
        return line(self.graph.info.disclaimer)

    def because(self, question: AudienceQuestion) -> str:
        """Why the right answer is right: its claims as sentences, each with the numbers of what it stands on."""
        told = []
        for claim in (self.graph.claims[name] for name in question.claims if name in self.graph.claims):
            said = prose.text(self.graph, claim, self.lecture.audience).rstrip(".")
            told.append(f"{said}{marks(tuple(self.numbers[key] for key in grounds(self.graph, claim)))}.")
        return line(" ".join(told))

    def disputes(self, scene: Scene) -> tuple[str, ...]:
        """What is disputed about a scene, each dispute in a sentence or two."""
        return tuple(
            line(f"{each.title.rstrip('.')}. {each.how_to_hold_both}") for each in references.disputes_of(self.graph, scene)
        )

    def _cited(self, key: str, number: int) -> Cited:
        url = address(self.graph.references.get(key))
        return Cited(number, line(references.line(self.graph, key)), line(sources.short(self.graph, key)), url)


def offered(question: AudienceQuestion, seed: str) -> tuple[Offered, ...]:
    """The answers in the order in which they are offered."""
    shown = question.offered(seed)
    return tuple(Offered(chr(ord("A") + place), line(choice.text), choice.right) for place, choice in enumerate(shown))


def in_short(cited: Sequence[Cited], width: float, size: float) -> tuple[str, ...]:
    """References in two lines: with names where these have room, else as numbers alone.

    Args:
        cited: by their numbers.
        width: of a line, in the unit of `size`.
        size: of the text.

    >>> in_short([Cited(1, "", "Brown 2008", ""), Cited(4, "", "Samuel et al. 2012", "")], 300, 9)
    ('[1] Brown 2008 · [4] Samuel et al. 2012',)
    >>> in_short([Cited(number, "", "Brown 2008", "") for number in range(1, 9)], 100, 9)
    ('References 1–8',)
    """
    named = lines_of(" · ".join(f"[{each.number}] {each.short}" for each in cited), width, size)
    if len(named) <= _FOOT:
        return named
    return lines_of(f"References {ranges(each.number for each in cited).replace(',', ', ')}", width, size)[:_FOOT]
