"""The shipped lectures can be given tomorrow: every sentence rests on what its scene shows, and disputes are told."""

from __future__ import annotations

import re

import pytest

from causal_atlas.diagrams.metrics import LABEL_SIZE
from causal_atlas.diagrams.quality import measure
from causal_atlas.exports.figure import Figure
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph
from causal_atlas.lectures import quiz
from causal_atlas.lectures.checking import check_lecture, drawn_claims, holds
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, QuestionKind, Scene
from causal_atlas.lectures.references import disputes_of
from causal_atlas.lectures.shelf import lecture_files, lectures_of
from causal_atlas.lectures.staging import staged
from tests.graph.lectures import lecture_texts
from tests.graph.places import GRAPH

NAMES = ["beta_cells", "four_organs", "leaking_fat", "normal_sugar", "two_instructions"]
AMERICAN = re.compile(r"\b\w*(?:ize[sd]?|izing|ization|[^a]emia|behavior|color|center|fiber|tumor|favor)\b", re.IGNORECASE)
MOST_CONCEPTS = 16
SCREEN = (1800, 880)
"""Width and height in px of a drawing that is projected at 1920 × 1080, with a line of title."""
READABLE = 18
"""Height in px of a label that is read from the last row."""
NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4}


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


def each_scene(lectures: tuple[Lecture, ...]) -> list[tuple[str, Scene]]:
    return [(f"{lecture.id}/{scene.id}", scene) for lecture in lectures for scene in lecture.scenes]


def each_question(lectures: tuple[Lecture, ...], kind: QuestionKind) -> list[tuple[str, Scene, AudienceQuestion]]:
    asked = [(place, scene, scene.question) for place, scene in each_scene(lectures) if scene.question]
    return [(place, scene, question) for place, scene, question in asked if question.kind is kind]


def test_a_lecture_has_eight_to_fifteen_scenes_and_asks_at_least_three_questions(lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        assert 8 <= len(lecture.scenes) <= 15, lecture.id
        assert sum(scene.question is not None for scene in lecture.scenes) >= 3, lecture.id


def test_a_lecture_takes_about_ten_minutes(lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        assert 6 * 60 <= lecture.seconds <= 12 * 60, f"{lecture.id}: {lecture.seconds} seconds"
    for place, scene in each_scene(lectures):
        assert 70 <= len(scene.narration.split()) <= 120, f"{place}: {len(scene.narration.split())} words"


def test_a_lecture_says_what_it_is_for_and_ends_with_what_to_take_home(lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        assert re.search(r"[Bb]y the end (of this lecture )?you will be able to", lecture.scenes[0].narration), lecture.id
        assert lecture.scenes[-2].id == "take_home"
        assert re.search(r"[Tt]hree things", lecture.scenes[-2].narration), lecture.id


def test_every_kind_of_question_is_asked(lectures: tuple[Lecture, ...]) -> None:
    asked = {scene.question.kind for lecture in lectures for scene in lecture.scenes if scene.question}
    assert asked == set(QuestionKind)


def test_every_scene_is_told_and_has_notes(lectures: tuple[Lecture, ...]) -> None:
    for place, scene in each_scene(lectures):
        assert "A student may ask**" in scene.notes, f"{place}: no question to expect"
        assert "**Short of time:**" in scene.notes or scene.id == "references", f"{place}: nothing to leave out"


def test_few_concepts_at_a_time_and_nothing_acts_that_is_not_shown(lectures: tuple[Lecture, ...]) -> None:
    for place, scene in each_scene(lectures):
        assert 2 <= len(scene.view.concepts) <= MOST_CONCEPTS, place
        assert scene.view.within == bool(scene.view.shifts), place
    assert sum(bool(scene.view.shifts) for _, scene in each_scene(lectures)) >= 4


def test_the_drawings_are_read_from_the_last_row(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        for scene in staged(graph, lecture).scenes:
            diagram = Figure.of(graph, scene.view).diagram
            width, height = diagram.bounds.right - diagram.bounds.left, diagram.bounds.bottom - diagram.bounds.top
            assert LABEL_SIZE * min(SCREEN[0] / width, SCREEN[1] / height) >= READABLE, f"{lecture.id}/{scene.id}"
            found = measure(diagram)
            assert (found.overlaps, found.through, found.foreign, found.names) == (0, 0, 0, 0), (
                f"{lecture.id}/{scene.id}: {found}"
            )
            assert found.crossings <= 1, f"{lecture.id}/{scene.id}"


def test_a_grade_that_is_said_is_that_of_an_arrow_on_the_screen(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    said = 0
    for place, scene in each_scene(lectures):
        grades = {claim.grade for claim in drawn_claims(graph, scene.view)}
        named = [NUMBERS[word] for word in re.findall(r"(one|two|three|four) of four", scene.narration)]
        named += [int(digit) for digit in re.findall(r"\b([1-4])(?= of 4)", scene.notes)]
        assert set(named) <= grades, f"{place} says {named}, and there are {grades}"
        said += len(named)
    assert said > 50


def test_a_direction_follows_from_the_signs_of_its_claims(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    for place, _, question in each_question(lectures, QuestionKind.DIRECTION):
        up = not re.search("weakens|falls", question.prompt.partition(".")[0])
        for name in question.claims:
            polarity = graph.claims[name].polarity
            assert polarity is not None, f"{place}: {name}"
            up ^= polarity.value == "-"
        assert question.right.text.endswith(("rises", "rise") if up else ("falls", "fall")), place


def test_wrong_answers_are_wrong_in_the_atlas(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    for place, _, question in each_question(lectures, QuestionKind.LINK):
        first, second = (graph.claims[name] for name in question.claims)
        right = {one.concept for one in question.choices if quiz.is_between(graph, one.concept, first.cause, second.effect)}
        assert right == {question.right.concept} == {first.effect} == {second.cause}, place
    for place, _, question in each_question(lectures, QuestionKind.STEP):
        (claim,) = (graph.claims[name] for name in question.claims)
        alike = {other.effect for other in graph.claims_from(claim.cause) if other.polarity is claim.polarity}
        assert {one.concept for one in question.choices if one.concept in alike} == {question.right.concept}, place
    for place, scene, question in each_question(lectures, QuestionKind.CUT):
        assert scene.view.inquiry, place
        route = scene.view.inquiry.route
        assert route, place
        assert route.is_loop, place
        assert {one.concept for one in question.choices if one.concept in route.concepts} == {question.right.concept}, place


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
        assert "not for medical decisions" in " ".join(last.narration.split())
        assert "source in the list" in last.narration
        assert re.search("disagree|differ|contradict", last.narration), f"{lecture.id}: the dispute is not told at the end"


def test_spelling_is_british_and_nothing_is_shouted() -> None:
    faults = [f"{place}: {text}" for place, text in lecture_texts() if "!" in text or AMERICAN.search(text)]
    assert not faults, "\n".join(["write these in British spelling, without exclamation marks:", *faults])


def test_what_a_choice_names_is_called_by_its_label(graph: ConceptGraph, lectures: tuple[Lecture, ...]) -> None:
    for lecture in lectures:
        for scene in lecture.scenes:
            for choice in scene.question.choices if scene.question else ():
                assert not choice.concept or graph.concepts[choice.concept].label.student == choice.text, scene.id
