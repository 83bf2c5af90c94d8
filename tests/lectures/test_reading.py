from __future__ import annotations

from pathlib import Path

import pytest

from causal_atlas.errors import InvalidLectureError
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.lectures.reading import parse_lecture, read_lecture
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import Arrangement, Place
from tests.lectures.told import TEXT, small, spoilt
from tests.walked import walked


def test_a_lecture_is_read_with_its_scenes_and_its_question() -> None:
    lecture = parse_lecture(small(), TEXT)
    assert [scene.id for scene in lecture.scenes] == ["first", "second"]
    first, second = lecture.scenes
    assert first.view.selection == ("a",)
    assert second.view.arrangement is Arrangement.CHAIN
    assert second.view.inquiry == Inquiry(
        topic=Topic.CHAINS, concepts=("a", "c"), route=Route(concepts=("a", "b", "c"), signs="+-"), at=2
    )
    assert second.question is not None
    assert second.question.right.text == "It falls"
    assert {scene.view.audience for scene in lecture.scenes} == {Audience.STUDENT}
    assert not lecture.missing


def test_a_view_says_what_is_set_where_and_in_which_condition() -> None:
    view = (
        "concepts: [a, b]",
        "{concepts: [a, b], condition: healthy, shifts: {a: up}, within: yes, places: {a: [10, -20]}}",
    )
    lecture = parse_lecture(small(), spoilt(("view:\n      concepts: [a, b]\n      focus: a", f"view: {view[1]}")))
    seen = lecture.scenes[0].view
    assert seen.condition is Condition.HEALTHY
    assert seen.shifts == {"a": Shift.UP}
    assert seen.within
    assert seen.places == {"a": Place(10, -20)}
    assert seen.inquiry == Inquiry(topic=Topic.WHATIF, concepts=("a",))


def test_a_course_brings_its_concepts() -> None:
    graph = walked()
    course = next(iter(graph.courses))
    text = spoilt(("view:\n      concepts: [a, b]\n      focus: a", f"view: {{course: {course}, phase: 2}}"))
    view = parse_lecture(graph, text).scenes[0].view
    assert view.concepts == graph.courses[course].concepts
    assert view.inquiry == Inquiry(topic=Topic.COURSE, text=course, at=2)


def test_a_renamed_concept_is_followed() -> None:
    lecture = parse_lecture(small(), spoilt(("concepts: [a, b]", "concepts: [a, old_b]")))
    assert lecture.scenes[0].view.concepts == ("a", "b")
    assert not lecture.missing


def test_a_missing_concept_is_marked_and_what_was_written_is_kept() -> None:
    text = spoilt(("concepts: [a, b]", "concepts: [gone, a, b]"), ("[a, b, c], signs", "[a, lost, c], signs"))
    lecture = parse_lecture(small(), text)
    first, second = lecture.scenes
    assert first.view.concepts == ("a", "b")
    assert first.missing == ("gone",)
    assert first.original is not None
    assert first.original.concepts == ("gone", "a", "b")
    assert second.view.inquiry is None
    assert second.missing == ("lost",)
    assert lecture.missing == ("gone", "lost")


def test_a_missing_claim_is_listed_and_kept() -> None:
    scene = parse_lecture(small(), spoilt(("claims: [a-increases-b]", "claims: [a-was-b]"))).scenes[0]
    assert scene.missing == ("a-was-b",)
    assert scene.claims == ("a-was-b",)
    assert scene.original is None


def test_every_mistake_is_told_at_once_with_its_place_and_cure() -> None:
    text = spoilt(
        ("focus: a", "focsu: a"),
        ("id: second", "id: first"),
        ("signs: +-", "signs: +"),
        ("right: true", "right: false"),
        ("kind: direction", "kind: directions"),
    )
    with pytest.raises(InvalidLectureError) as caught:
        parse_lecture(small(), text, "small.yaml")
    told = "\n".join(map(str, caught.value.findings))
    assert "small.yaml:10: scenes[0].view.focsu: there is no such field; did you mean 'focus'?" in told
    assert "the id 'first' stands twice" in told
    assert "has 1 signs for 2 links; write one sign for each link" in told
    assert "none of the choices is right; mark exactly one" in told
    assert "did you mean 'direction'?" in told


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("schema: 1\n", "schema: 2\n"), "'2' is not known; this program reads schema 1; open it with a newer version"),
        (("schema: 1\n", ""), "schema: is missing"),
        (("id: small", "id: ../small"), "is not written as it should be"),
        (("title: A small lecture", "title: &x A"), "anchors and aliases"),
        (("title: A small lecture", "title: !!python/object:os.system x"), "the tag"),
        (("schema: 1", "- 1\n#"), "should hold fields"),
    ],
)
def test_what_is_no_lecture_is_refused(change: tuple[str, str], said: str) -> None:
    text = "- 1\n" if change[1].startswith("- 1") else spoilt(change)
    with pytest.raises(InvalidLectureError) as caught:
        parse_lecture(small(), text)
    assert said in str(caught.value)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InvalidLectureError, match="cannot be read"):
        read_lecture(small(), tmp_path / "no.yaml")
