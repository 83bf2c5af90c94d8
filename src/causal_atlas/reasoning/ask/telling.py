"""Composing an answer: names, claims and their references are noted as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.knowledge.naming import fold
from causal_atlas.reasoning import chain_prose, prose
from causal_atlas.reasoning.ask.answer import MOST_SHOWN, Answer, Run
from causal_atlas.reasoning.ask.question import Question
from causal_atlas.reasoning.chains.values import Chain
from causal_atlas.reasoning.doubts import remark

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
LONGEST_LABEL = 9
"""Words."""


def counted(number: int, one: str, many: str = "") -> str:
    """A number in words, with its noun; digits are left to what the atlas itself says.

    >>> counted(2, "step"), counted(1, "step"), counted(45, "loop"), counted(400, "other chain")
    ('two steps', 'one step', 'forty-five loops', 'a hundred or more other chains')
    """
    return f"{in_words(number)} {one if number == 1 else many or one + 's'}"


def in_words(number: int) -> str:
    """A number in words, up to ninety-nine.

    >>> in_words(2), in_words(45)
    ('two', 'forty-five')
    """
    tens, ones = divmod(number, 10)
    if tens >= len(_TENS):
        return "a hundred or more"
    if number < len(_SMALL):
        return _SMALL[number]
    return f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens]


class Telling:
    """An answer in the making."""

    def __init__(self, graph: ConceptGraph, question: Question, audience: Audience) -> None:
        self.graph, self.question, self.audience = graph, question, audience
        self._paragraphs: list[list[Run]] = []
        self._claims: dict[str, None] = {}
        self._references: dict[str, int] = {}
        self._named: dict[str, None] = {}

    def paragraph(self) -> None:
        """Begin a new paragraph, unless the present one is empty."""
        if not self._paragraphs or self._paragraphs[-1]:
            self._paragraphs.append([])

    def say(self, text: str, claims: Iterable[str] = (), references: Iterable[str] = ()) -> None:
        """Tell something; `claims` and the keys of `references` are what it stands on."""
        if not self._paragraphs:
            self._paragraphs.append([])
        self._paragraphs[-1].append(Run(text, self._cited(claims, references)))

    def sentence(self, text: str, claims: Iterable[str] = ()) -> None:
        """Tell a whole sentence, whose full stop comes after its references."""
        end = text[-1:] if text[-1:] in ".?:" else "."
        self.say(f"{self._gap}{text.removesuffix(end)}", claims)
        self.say(end)

    def begin(self, text: str) -> None:
        """Tell the beginning of a sentence, if it has one before its first name."""
        if text:
            self.say(f"{self._gap}{text}")

    def name(self, concept: str, claims: Iterable[str] = (), *, opening: bool = False, after: str = "", owner: str = "") -> None:
        """Name a concept inside a sentence; what begins with the name of `owner`, the subject of the sentence, is "its"."""
        text = self.called(concept)
        if owner:
            text = prose.owned(self.graph.concepts[owner], text, self.audience)
        self._named[concept] = None
        cited = self._cited(claims)
        lead = self._gap if opening else ""
        run = Run(f"{lead}{prose.capitalised(text) if opening else text}{after}", cited, concept)
        if not self._paragraphs:
            self._paragraphs.append([])
        self._paragraphs[-1].append(run)

    @property
    def written(self) -> bool:
        """Whether something has been told."""
        return any(self._paragraphs)

    def names(
        self, concepts: Sequence[tuple[str, tuple[str, ...], str]], word: str = "and", *, opening: bool = False, owner: str = ""
    ) -> None:
        """Name several concepts as a person lists them, each with its claims and what is to be remarked."""
        for place, (concept, claims, after) in enumerate(concepts):
            if place:
                self.say(f" {word} " if place == len(concepts) - 1 and word != "," else ", ")
            self.name(concept, claims, after=after, opening=opening and not place, owner=owner)

    def claim(self, name: str) -> None:
        """Tell a claim as a sentence, with its references and who stands behind it."""
        claim = self.graph.claims[name]
        for concept in (claim.cause, claim.effect):
            self._named[concept] = None
        text = prose.text(self.graph, claim, self.audience).removesuffix(".")
        self.sentence(f"{text}{remark(self.graph, claim)}.", (name,))

    def chain(self, found: Chain) -> None:
        """Tell a chain as a person would, each link with its references."""
        for concept in found.concepts:
            self._named[concept] = None
        for place, piece in enumerate(chain_prose.told(self.graph, found, self.audience).pieces):
            self.say(f"{'' if place else self._gap}{piece.text}", (piece.claim,) if piece.claim else ())

    def where(self, condition: Condition) -> str:
        """A condition as an adverbial: in health."""
        return f"in {chain_prose.in_condition(condition, self.audience)}"

    def called(self, concept: str) -> str:
        """The name of a concept inside a sentence."""
        return prose.inside(self.graph.concepts[concept], self.audience)

    def is_plural(self, concept: str) -> bool:
        """Whether its name takes a plural verb."""
        return prose.is_plural(self.graph.concepts[concept].label.for_(self.audience))

    def mention(self, concept: str) -> None:
        """Note a concept that a sentence told elsewhere names."""
        self._named[concept] = None

    def note(self, claims: Iterable[str]) -> None:
        """Note claims that the answer stands on without citing them."""
        self._claims.update(dict.fromkeys(claims))

    @property
    def _gap(self) -> str:
        return " " if self._paragraphs and self._paragraphs[-1] else ""

    def _cited(self, claims: Iterable[str], references: Iterable[str] = ()) -> tuple[int, ...]:
        keys = [key for key in references if key in self.graph.references]
        for name in claims:
            self._claims[name] = None
            keys += chain_prose.grounds(self.graph, self.graph.claims[name])
        return tuple(sorted(self._references.setdefault(key, len(self._references) + 1) for key in dict.fromkeys(keys)))

    def answer(self, *, shown: Iterable[str] = (), **more: Any) -> Answer:
        """The answer as told so far."""
        paragraphs = tuple(tuple(paragraph) for paragraph in self._paragraphs if paragraph)
        text = " ".join(run.text for paragraph in paragraphs for run in paragraph)
        named = dict.fromkeys([*self._named, *self._spoken(text)])
        return Answer(
            question=self.question,
            paragraphs=paragraphs,
            claims=tuple(self._claims),
            concepts=tuple(named),
            shown=tuple(dict.fromkeys(shown))[:MOST_SHOWN],
            references=tuple(self._references),
            **more,
        )

    def _spoken(self, text: str) -> list[str]:
        """Concepts whose whole label stands somewhere in a text that names them by the way, such as an explanation."""
        found: dict[str, None] = {}
        # With and without the possessive: "insulin's hold" names insulin too.
        for words in (fold(text).split(), fold(text.replace("'", " ")).split()):
            for start in range(len(words)):
                for end in range(start + 1, min(len(words), start + LONGEST_LABEL) + 1):
                    found |= dict.fromkeys(_labels(self.graph, self.audience).get(" ".join(words[start:end]), ()))
        return list(found)


@lru_cache(maxsize=12)
def _labels(graph: ConceptGraph, audience: Audience) -> Mapping[str, list[str]]:
    """Folded label → concepts; empty for a table, which has no explanations that could name one."""
    found: dict[str, list[str]] = {}
    for concept in graph.concepts.values() if graph.statements else ():
        found.setdefault(fold(concept.label.for_(audience)), []).append(concept.id)
    return found
