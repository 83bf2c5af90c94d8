from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.reasoning.ask.parse import understand
from causal_atlas.reasoning.ask.question import LONGEST, Intent, Question, Reason
from causal_atlas.reasoning.ask.vocabulary import PLAIN
from tests.notation import graph
from tests.reasoning.ask.asked import atlas, questions

ASKED = [*questions("asked.yaml"), *questions("asked_fresh.yaml"), *questions("asked_again.yaml")]
WORDS = sorted({word for entry in ASKED for word in entry["ask"].split()} | set(sorted(PLAIN)[::9]))


def told(question: Question) -> dict[str, Any]:
    """What was understood, in the words of the reviewed questions."""
    return {
        "intent": question.intent.value,
        "concepts": list(question.concepts),
        "condition": question.condition and question.condition.value,
        "shifts": {concept: shift.value for concept, shift in question.shifts.items()},
        "without": list(question.without),
        "reason": question.reason and question.reason.value,
        "question": question.curated,
        "more": len(question.more),
        "ambiguous": bool(question.ambiguous),
    }


@pytest.mark.parametrize("entry", ASKED, ids=lambda entry: entry["ask"] or "nothing")
def test_reviewed_questions_are_understood(entry: dict[str, Any]) -> None:
    wanted = {key: value for key, value in entry.items() if key != "ask"}
    found = told(understand(atlas(), entry["ask"]))
    assert {key: found[key] for key in wanted} == wanted


def test_enough_questions_were_reviewed_and_of_every_intent() -> None:
    assert len(ASKED) >= 45
    assert {entry["intent"] for entry in ASKED} == {intent.value for intent in Intent}
    assert {entry["reason"] for entry in ASKED if "reason" in entry} == {reason.value for reason in Reason} - {"too_long"}


@given(st.text(max_size=2 * LONGEST))
def test_any_text_is_taken(text: str) -> None:
    assert understand(atlas(), text).text.isprintable()


@given(st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join))
def test_any_words_are_taken(text: str) -> None:
    question = understand(atlas(), text)
    assert set(question.concepts) <= set(atlas().concepts)
    assert question.understood == (question.reason is None)
    assert set(question.shifts) <= set(question.concepts)
    assert question == understand(atlas(), text)


@pytest.mark.parametrize("text", ["a" * 100_000, "why " * 20_000, "\x00\x1b[31m?" * 5_000, "((((" * 10_000, "?" * 50_000])
def test_an_essay_is_refused_at_once(text: str) -> None:
    assert understand(atlas(), text).reason is Reason.TOO_LONG


def test_a_greeting_before_the_question_is_passed_over() -> None:
    assert understand(atlas(), "Hello! What causes hunger?").concepts == ("appetite",)


def test_the_other_parts_are_ready_to_be_asked() -> None:
    question = understand(atlas(), "How does inflammation lead to fatty liver and what if it falls?")
    assert question.more == ("What if lasting mild inflammation falls?",)


def test_it_asks_any_graph() -> None:
    rain = graph("rain + river", "river + flood", "dam - flood")
    question = understand(rain, "How does rain cause floods?")
    assert (question.intent, question.concepts) == (Intent.CHAIN, ("rain", "flood"))
    assert understand(rain, "What if the dam is removed?").intent is Intent.WHATIF
    assert understand(rain, "How does insulin cause floods?").reason is Reason.OUTSIDE


def test_what_a_reader_asks_of_the_own_body_is_marked() -> None:
    assert understand(atlas(), "Why is my blood sugar high?").personal
    assert not understand(atlas(), "Why is blood sugar high?").personal
