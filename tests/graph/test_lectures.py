"""The shipped lectures can be given tomorrow: every sentence rests on what its scene shows, and disputes are told."""

from __future__ import annotations

import re

import pytest

from causal_atlas.exports.figure import Figure
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph
from causal_atlas.lectures.checking import check_lecture, holds
from causal_atlas.lectures.lecture import Lecture, QuestionKind
from causal_atlas.lectures.references import disputes_of
from causal_atlas.lectures.shelf import lecture_files, lectures_of
from tests.graph.lectures import lecture_texts
from tests.graph.places import GRAPH

NAMES = ["beta_cells", "four_organs", "leaking_fat", "normal_sugar", "two_instructions"]
AMERICAN = re.compile(r"\b\w*(?:ize[sd]?|izing|ization|[^a]emia|behavior|color|center|fiber|tumor|favor)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def graph() -> ConceptGraph:
    return open_graph(GRAPH)


@pytest.fixture(scope="module")
def lectures(graph: ConceptGraph) -> tuple[Lecture, ...]:
    return lectures_of(graph, GRAPH)


def test_the_lectures_are_there_under_their_own_names(lectures: tuple[Lecture, ...]) -> None:
    assert sorted(lecture_files(GRAPH)) == NAMES
    assert [lecture.id for lecture in lectures] == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_lecture_has_no_mistakes(graph: ConceptGraph, name: str) -> None:
    found = check_lecture(graph, lecture_files(GRAPH)[name])
    assert not found, "\n".join(["causal-atlas lecture check:", *map(str, found)])


def test_every_claim_is_an_arrow_of_its_scene_and_holds_there(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        for scene in lecture.scenes:
            drawn = {claim.id for claim in Figure.of(graph, scene.view).claims}
            assert set(scene.claims) <= drawn, f"{lecture.id}/{scene.id}"
            assert all(holds(graph.claims[name], scene.view) for name in scene.claims), f"{lecture.id}/{scene.id}"
            assert scene.claims or scene.unclaimed, f"{lecture.id}/{scene.id}: nothing says so"


def test_a_lecture_has_eight_to_fifteen_scenes_and_asks_the_audience(lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        assert 8 <= len(lecture.scenes) <= 15, lecture.id
        assert sum(scene.question is not None for scene in lecture.scenes) >= 2, lecture.id


def test_every_kind_of_question_is_asked(lectures: tuple[Lecture, ...]) -> None:
    asked = {scene.question.kind for lecture in lectures for scene in lecture.scenes if scene.question}
    assert asked == set(QuestionKind)


def test_every_scene_is_told_and_has_notes(lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        for scene in lecture.scenes:
            assert scene.narration, f"{lecture.id}/{scene.id}: nothing is told"
            assert scene.notes, f"{lecture.id}/{scene.id}: no notes"


def test_every_contradiction_that_a_lecture_touches_is_named_in_it(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        touched = {
            dispute.id for scene in lecture.scenes for dispute in disputes_of(graph, scene) if dispute.kind == "contradiction"
        }
        named = {name for scene in lecture.scenes for name in re.findall(r"\bD\d+\b", scene.notes)}
        assert touched <= named, f"{lecture.id} does not tell of {', '.join(sorted(touched - named))}"
        assert named <= graph.disputes.keys()


def test_the_last_scene_tells_what_it_rests_on(lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        last = lecture.scenes[-1]
        assert last.id == "references"
        assert "not for medical decisions" in last.narration


def test_spelling_is_british_and_nothing_is_shouted() -> None:
    faults = [f"{place}: {text}" for place, text in lecture_texts() if "!" in text or AMERICAN.search(text)]
    assert not faults, "\n".join(["write these in British spelling, without exclamation marks:", *faults])


def test_what_a_choice_names_is_called_by_its_label(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        for scene in lecture.scenes:
            for choice in scene.question.choices if scene.question else ():
                assert not choice.concept or graph.concepts[choice.concept].label.student == choice.text, scene.id
