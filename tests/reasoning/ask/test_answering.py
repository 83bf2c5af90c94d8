from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.reasoning.ask import about_loops
from causal_atlas.reasoning.ask.answer import MOST_SHOWN, Answer
from causal_atlas.reasoning.ask.answering import ask
from causal_atlas.reasoning.ask.parse import understand
from causal_atlas.reasoning.ask.question import Intent, Reason
from causal_atlas.reasoning.ask.telling import Telling
from causal_atlas.reasoning.chain_prose import grounds
from causal_atlas.reasoning.loop import Loops
from tests.graph.places import GRAPH
from tests.notation import graph
from tests.reasoning.ask.asked import atlas, questions

ASKED = [entry["ask"] for name in ("asked.yaml", "asked_fresh.yaml", "asked_again.yaml") for entry in questions(name)]
CITED = re.compile(r" ?\[(\d+)(?:–(\d+))?\]")
NOTHING = re.compile("no chain|does not say|names nothing|holds no|no claim|No loop|Nothing follows")
WORDS = sorted({word.strip("?,.") for text in ASKED for word in text.split()})
sentences = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map(" ".join)


@cache
def numbers() -> frozenset[str]:
    """Every number that the atlas itself writes."""
    return frozenset(re.findall(r"\d+", "\n".join(path.read_text(encoding="utf-8") for path in sorted(GRAPH.rglob("*.yaml")))))


def faults(known: ConceptGraph, answer: Answer, audience: Audience) -> list[str]:
    """What an answer says that the atlas does not hold."""
    found = [f"no claim {name}" for name in answer.claims if name not in known.claims]
    found += [f"no concept {name}" for name in (*answer.concepts, *answer.shown, *answer.route) if name not in known.concepts]
    found += [f"no reference {key}" for key in answer.references if key not in (known.references | known.sources)]
    cited = {number for first, last in CITED.findall(answer.text) for number in range(int(first), int(last or first) + 1)}
    if cited != set(range(1, len(answer.references) + 1)):
        found.append(f"cites {sorted(cited)} of {len(answer.references)} references")
    of_claims = {key for name in answer.claims for key in grounds(known, known.claims[name])}
    bibliographies = {key for source in known.sources.values() for key in source.bibliography.values()}
    found += [f"{key} is of no claim or statement" for key in answer.references if key not in of_claims | bibliographies]
    plain = CITED.sub("", answer.text)
    found += [f"the number {number}" for number in re.findall(r"\d+", plain) if number not in numbers()]
    for concept in known.concepts.values():
        label = concept.label.for_(audience)
        if re.search(rf"(?<!\w){re.escape(label)}(?!\w)", plain, re.IGNORECASE) and concept.id not in answer.concepts:
            found.append(f"names {concept.id} in passing")
    if len(answer.shown) > MOST_SHOWN:
        found.append(f"shows {len(answer.shown)} concepts")
    return found


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("text", ASKED)
def test_answers_say_nothing_but_what_the_atlas_holds(text: str, audience: Audience) -> None:
    answer = ask(atlas(), text, audience=audience)
    assert not faults(atlas(), answer, audience)
    assert answer.text.strip()
    assert "  " not in answer.text
    assert not re.search(r"[.:]{2}|\s[.,]", answer.text)


@given(sentences, st.sampled_from(Audience), st.sampled_from([None, *Condition]))
@settings(max_examples=60)
def test_any_words_get_an_honest_answer(text: str, audience: Audience, condition: Condition | None) -> None:
    answer = ask(atlas(), text, audience=audience, condition=condition)
    assert not faults(atlas(), answer, audience)
    assert answer == ask(atlas(), text, audience=audience, condition=condition)


@given(st.text(max_size=400))
def test_any_text_gets_an_answer(text: str) -> None:
    answer = ask(atlas(), text)
    assert answer.paragraphs
    assert not faults(atlas(), answer, Audience.EVERYONE)


@pytest.mark.parametrize("text", ASKED)
def test_what_is_offered_to_go_on_with_has_an_answer(text: str) -> None:
    offered = ask(atlas(), text).nearest
    assert offered
    for next_one in offered:
        assert ask(atlas(), next_one).question.understood, next_one


def test_an_answer_that_is_understood_stands_on_claims_or_says_that_there_are_none() -> None:
    for text in ASKED:
        answer = ask(atlas(), text)
        if answer.question.understood and not answer.claims:
            assert answer.references or NOTHING.search(answer.text), text
        if not answer.question.understood:
            assert not answer.claims


@pytest.mark.parametrize("name", [*atlas().questions])
def test_the_questions_of_the_atlas_get_their_own_answer(name: str) -> None:
    asked = atlas().questions[name]
    answer = ask(atlas(), asked.title)
    assert (answer.question.intent, answer.question.curated) == (Intent.CURATED, name)
    assert answer.shown == asked.concepts
    assert asked.answer.everyone.removesuffix(".") in answer.text


def test_a_chain_is_told_link_by_link_with_its_weakest() -> None:
    answer = ask(atlas(), "How does fat in the muscle raise blood sugar?")
    assert answer.route[0] == "imcl"
    assert answer.route[-1] == "glucose_blood"
    assert len(answer.signs) == len(answer.claims) == len(answer.route) - 1
    assert "Fat inside muscle cells raises blood sugar" in answer.text
    assert "Weakest link" in answer.text


def test_the_way_that_was_asked_for_is_looked_for_and_missed_aloud() -> None:
    answer = ask(graph("rain + river", "river + flood"), "How does rain lower flood?")
    assert answer.text.startswith("The atlas has no chain by which the one lowers the other")
    both = ask(graph("alpha + mid 4", "mid + omega 4", "alpha - omega 1"), "How does alpha lower omega?")
    assert both.route == ("alpha", "omega")


def test_what_is_to_be_left_out_is_left_out() -> None:
    rain = graph("rain + river 4", "river + flood 4", "rain + mud 2", "mud + flood 2")
    assert ask(rain, "How does rain cause flood?").route == ("rain", "river", "flood")
    assert ask(rain, "How does rain cause flood without river?").route == ("rain", "mud", "flood")
    assert "no chain of causes" in ask(graph("rain + river", "river + flood"), "How does rain cause flood without river?").text


def test_no_chain_is_said_and_the_other_way_round_is_offered() -> None:
    answer = ask(graph("rain + river"), "How does river cause rain?")
    assert "no chain of causes from river to rain" in answer.text
    assert "the other way round" in answer.text
    assert not answer.route


def test_a_part_of_the_body_stands_for_what_is_in_it() -> None:
    assert ask(atlas(), "How does the liver raise blood sugar?").route == ("hgp", "glucose_blood")


def test_a_smaller_part_stands_only_for_what_lies_in_it() -> None:
    told = ask(atlas(), "How do mitochondria cause insulin resistance?")
    assert "no chain of causes from power plants of the cell" in told.text
    assert ask(atlas(), "How do beta cells lower blood sugar?").route[0] == "insulin_secretion"


def test_a_single_link_is_told_with_how_it_works_and_what_speaks_against_it() -> None:
    told = ask(atlas(), "Does obesity cause insulin resistance?").text
    assert "fat cells overfill" in told
    assert "The atlas also records one argument against it." in told
    disputed = ask(atlas(), "How does liver insulin resistance lead to lipogenesis?").text
    assert "On this the sources disagree" in disputed


def test_the_best_chain_is_told_where_no_way_was_asked_for() -> None:
    direct = ask(atlas(), "How does beta-cell failure cause hyperglycaemia?", audience=Audience.CLINICIAN)
    assert direct.claims == ("beta_failure-increases-hyperglycemia",)
    either = ask(graph("alpha ? mid 1", "mid + omega 1", "alpha + omega 4"), "How does alpha cause omega?")
    assert either.route == ("alpha", "omega")


def test_a_chain_to_a_kind_of_the_effect_is_offered_with_its_whole_course() -> None:
    told = ask(atlas(), "Does puberty cause insulin resistance?").text
    assert "It has one to passing resistance in puberty, which is a kind of it." in told
    assert "(rising to mid-puberty)" in told
    assert "(resolving by the end)" in told


def test_a_loop_says_what_is_doubtful_about_it_and_how_many_are_told() -> None:
    told = ask(atlas(), "Is there a vicious circle around liver fat?").text
    assert "all reinforcing. Two of them are told here." in told
    assert "On a part of this the sources disagree: “Why the resistant liver makes so much fat”." in told
    assert "Asked for by the project's brief, stated by nobody: misplaced fat may increase lasting mild inflammation." in told


def test_a_whole_chain_is_put_no_more_firmly_than_its_links() -> None:
    told = ask(atlas(), "How does hunger lead to inflammation?").text
    assert told.startswith("Along a chain of three steps, hunger could raise lasting mild inflammation.")
    long = ask(graph("a1 + b1", "b1 + c1", "c1 + d1", "d1 + e1", "e1 + f1"), "How does a1 cause f1?").text
    assert long.startswith("Along a chain of five steps, A1 would raise F1.")


def test_chains_that_lead_both_ways_settle_nothing() -> None:
    both = graph("rain + river 4", "river + flood 4", "rain + dam 2", "dam - flood 2")
    assert (
        "Another chain leads the other way, so that signs alone do not settle it." in ask(both, "How does rain cause flood?").text
    )
    alike = graph("rain + river 4", "river + flood 4", "rain + mud 2", "mud + flood 2")
    assert "the other way" not in ask(alike, "How does rain cause flood?").text


def test_why_something_no_longer_happens_is_told_by_what_is_lost() -> None:
    answer = ask(atlas(), "Why does insulin no longer lower blood sugar in type 2 diabetes?")
    assert "Normally, insulin lowers blood sugar" in answer.text
    assert "In type 2 diabetes, insulin's sugar order to muscle is lost" in answer.text


def test_what_no_longer_gets_through_is_not_told_as_if_it_did() -> None:
    told = ask(atlas(), "Why does the liver keep releasing sugar in type 2 diabetes?").text
    assert "insulin's order “stop making sugar” (lost in type 2 diabetes)" in told
    assert "Insulin resistance in the liver impairs insulin's order" in told


def test_a_search_that_was_stopped_does_not_say_that_there_is_nothing() -> None:
    question = understand(atlas(), "What feeds itself through puberty?")
    telling = Telling(atlas(), question, Audience.EVERYONE)
    stopped = about_loops._none(telling, "puberty", None, Loops(loops=(), complete_to=2, max_links=6))
    assert "No loop" not in stopped.text
    assert "stopped" in stopped.text


def test_an_ambiguous_word_is_read_aloud_and_its_other_readings_are_offered() -> None:
    answer = ask(atlas(), "What does fat do?")
    assert "I take “fat” to mean the fat tissue." in answer.text
    assert "What does liver fat do?" in answer.rephrased["adipose"]
    for text in answer.rephrased["adipose"]:
        assert ask(atlas(), text).question.understood


def test_the_reading_that_has_an_answer_is_preferred() -> None:
    answer = ask(atlas(), "How do growth hormone and resistance relate during puberty?")
    assert answer.route == ("growth_hormone", "physiological_ir")


def test_questions_about_the_own_body_are_sent_to_a_physician() -> None:
    assert "physician" in ask(atlas(), "Should I take metformin?").text
    personal = ask(atlas(), "Why is my blood sugar high?")
    assert personal.question.understood
    assert "physician" in personal.text


def test_a_thought_experiment_says_in_whom_and_what_follows() -> None:
    answer = ask(atlas(), "What would suppressing hepatic glucose production do to plasma glucose?")
    assert answer.text.startswith("In health, suppose sugar released by the liver falls")
    assert "Then blood sugar falls." in answer.text
    assert {concept: shift.value for concept, shift in answer.shifts.items()} == {"hgp": "down"}
    assert answer.condition is Condition.HEALTHY


def test_a_condition_that_is_asked_for_goes_before_that_of_the_screen() -> None:
    in_health = ask(atlas(), "What raises blood glucose in type 2 diabetes?", condition=Condition.HEALTHY)
    assert in_health.condition is Condition.DECOMPENSATED
    assert ask(atlas(), "What raises blood glucose?", condition=Condition.HEALTHY).condition is Condition.HEALTHY


def test_it_answers_from_a_table_of_any_kind() -> None:
    rain = graph("rain + river", "river + flood", "dam - flood", "flood + mud", "mud + flood")
    assert "Rain raises flood, in two steps." in ask(rain, "How does rain cause flood?").text
    assert "Flood is raised by" in ask(rain, "What causes flood?").text
    assert ask(rain, "What feeds itself?").route == ("flood", "mud", "flood")
    assert "nothing to compare" in ask(rain, "Which organs still obey?").text
    assert "nothing called “insulin”" in ask(rain, "Which organs still obey insulin?").text
    assert "river falls" not in ask(rain, "What if rain rises?").text
    assert ask(rain, "gibberish").question.reason is Reason.OUTSIDE


def test_answers_hold_nothing_that_cannot_be_written_as_json() -> None:
    shapes: list[Any] = [ask(atlas(), text).text for text in ASKED]
    assert json.loads(json.dumps(shapes)) == shapes


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what happens to the brain in type 2 diabetes?", "“you have eaten” is weakened"),
        ("what happens to the pancreas in type 2 diabetes?", "New in type 2 diabetes:"),
        ("what would lower liver fat?", "The atlas names nothing that directly lowers liver fat. Liver fat is raised by"),
        ("what lowers hunger?", "Hunger is lowered by"),
        ("how does inflammation not cause insulin resistance?", "to insulin resistance in health."),
        ("what does puberty do?", "lowers passing resistance in puberty (resolving by the end)"),
        ("how does beta cell compensation develop?", "in three phases: how the pancreas makes up for resistance"),
    ],
)
def test_what_strangers_asked_is_answered_to_the_point(text: str, says: str) -> None:
    told = CITED.sub("", ask(atlas(), text).text)
    assert says in told


def test_a_stray_sign_is_no_question_to_go_on_with() -> None:
    assert not [text for text in ask(atlas(), "🍔 makes my liver fat? 😭").nearest if "😭" in text]
