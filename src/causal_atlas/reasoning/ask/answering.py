"""From a text to its answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.ask import (
    about_both,
    about_course,
    about_experiment,
    about_fates,
    about_loops,
    about_one,
    about_two,
    refusals,
)
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.nearest import nearest
from causal_atlas.reasoning.ask.parse import understand
from causal_atlas.reasoning.ask.question import LONGEST, Intent, Mention, Question
from causal_atlas.reasoning.ask.telling import Telling

Teller = Callable[[Telling, Question, Condition | None], Answer]
KEPT = 64
"""How many answers stay ready: the page asks for each several times."""
MOST_READ = 4 * LONGEST + 1
MOST_CITED = 6
"""Claims of a question of the atlas that are cited; the others are on the screen."""


def ask(graph: ConceptGraph, text: str, *, audience: Audience = Audience.EVERYONE, condition: Condition | None = None) -> Answer:
    """The answer to a question in plain words.

    It is composed from the claims of the graph; where they give none, it says so and offers the nearest questions. The same
    question always gets the same answer, whatever the text, and none raises.

    Args:
        graph: what is known.
        text: the question, in English.
        audience: in whose words the answer is told.
        condition: in which condition, unless the question names one; None for whatever holds in any.
    """
    # What is longer than a question can be is refused unread, and need not be kept.
    return _kept(graph, text[:MOST_READ], audience, condition)


@lru_cache(maxsize=KEPT)
def _kept(graph: ConceptGraph, text: str, audience: Audience, condition: Condition | None) -> Answer:
    question = understand(graph, text, audience=audience)
    question = _likelier(graph, question, question.condition or condition)
    telling = Telling(graph, question, audience)
    _readings(telling, question)
    preface = int(telling.written)
    answer = _TELLERS[question.intent](telling, question, question.condition or condition)
    return replace(
        answer,
        preface=preface,
        condition=answer.condition or question.condition or condition,
        nearest=nearest(graph, question, audience),
        rephrased=_rephrased(graph, question, audience),
    )


def _likelier(graph: ConceptGraph, question: Question, condition: Condition | None) -> Question:
    """The question with an ambiguous word read so that there is a chain, where its first reading has none."""
    if question.intent is not Intent.CHAIN or question.negated:
        return question
    for mention in question.ambiguous:
        for other in (mention.concept, *mention.others):
            ends = [other if name == mention.concept else name for name in question.concepts]
            if len(set(ends)) > 1 and about_two.leads(graph, ends[0], ends[-1], condition):
                return _read(question, mention, other)
    return question


def _read(question: Question, mention: Mention, as_: str) -> Question:
    """The question with a mention read as another of the concepts that it may mean."""
    rivals = tuple(name for name in (mention.concept, *mention.others) if name != as_)
    read = replace(mention, concept=as_, others=rivals)
    return replace(
        question,
        mentions=tuple(read if each == mention else each for each in question.mentions),
        concepts=tuple(as_ if name == mention.concept else name for name in question.concepts),
    )


def _readings(telling: Telling, question: Question) -> None:
    """How an ambiguous word was taken, which part of a compound question is answered, which words were passed over."""
    if not question.understood or question.intent is Intent.CURATED:
        return
    spoken = {word for mention in question.mentions for word in mention.words.split()}
    named = [f"“{typed}” as “{read}”" for typed, read in question.mended if read in spoken]
    if named:
        telling.sentence(f"I read {prose.listed(named[:3])}.")
    told = [mention for mention in question.ambiguous if mention.concept in question.concepts]
    for mention in told[:2]:
        telling.begin(f"I take “{mention.words}” to mean ")
        telling.name(mention.concept)
        telling.say(".")
    if question.more:
        telling.sentence("This answers the first part; the rest can be asked next.")
    passed = [word for word in question.ignored if word.isalpha() and len(word) <= refusals.LONGEST_WORD][:3]
    if passed:
        telling.sentence("I passed over " + " and ".join(f"“{word}”" for word in passed) + ".")
    if question.personal:
        telling.sentence(refusals.PERSONAL)
    telling.paragraph()


def _rephrased(graph: ConceptGraph, question: Question, audience: Audience) -> Mapping[str, tuple[str, ...]]:
    """For each ambiguous mention the question with its other meanings in its place."""
    return {
        mention.concept: tuple(_with(graph, question, mention, other, audience) for other in mention.others)
        for mention in question.ambiguous
    }


def _with(graph: ConceptGraph, question: Question, mention: Mention, other: str, audience: Audience) -> str:
    """The question with another concept in the place of a mention; where that was misspelt, what the concept is."""
    name = prose.inside(graph.concepts[other], audience)
    at = question.text.casefold().find(mention.words)
    if at < 0:
        return f"What {'are' if prose.is_plural(graph.concepts[other].label.for_(audience)) else 'is'} {name}?"
    text = f"{question.text[:at]}{name}{question.text[at + len(mention.words) :]}"
    return f"{text[:1].upper()}{text[1:]}"


def _curated(telling: Telling, question: Question, _: Condition | None) -> Answer:
    asked = telling.graph.questions[question.curated]
    among = [claim for claim in telling.graph.claims_among(asked.concepts) if asked.condition in claim.conditions]
    best = sorted(among, key=lambda claim: (not claim.is_causal, -claim.grade, claim.id))[:MOST_CITED]
    telling.sentence(asked.answer.for_(telling.audience), [claim.id for claim in best])
    telling.note(claim.id for claim in among)
    return telling.answer(shown=asked.concepts)


def _one(tell: Callable[[Telling, str, Condition | None], Answer]) -> Teller:
    return lambda telling, question, condition: tell(telling, question.concepts[0], condition)


def _perhaps(tell: Callable[[Telling, str, Condition | None], Answer]) -> Teller:
    return lambda telling, question, condition: tell(telling, next(iter(question.concepts), ""), condition)


def _two(tell: Callable[[Telling, str, str, Condition | None], Answer]) -> Teller:
    return lambda telling, question, condition: tell(telling, question.concepts[0], question.concepts[-1], condition)


_TELLERS: Mapping[Intent, Teller] = {
    Intent.DEFINITION: lambda telling, question, condition: about_one.define(telling, question.concepts, condition),
    Intent.CAUSES: _one(about_one.causes),
    Intent.EFFECTS: _one(about_one.effects),
    Intent.CHAIN: _two(about_two.chain),
    Intent.COMMON: _two(about_both.common),
    Intent.CONTRAST: lambda telling, question, condition: about_fates.contrast(telling, question.concepts, condition),
    Intent.WHATIF: about_experiment.experiment,
    Intent.LOOPS: _perhaps(about_loops.loops),
    Intent.CUT: _perhaps(about_loops.cut),
    Intent.ORGANS: lambda telling, _, condition: about_fates.organs(telling, condition),
    Intent.COURSE: lambda telling, question, _: about_course.course(telling, question.course),
    Intent.CURATED: _curated,
    Intent.UNANSWERABLE: lambda telling, *_: refusals.refuse(telling),
}
