from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Polarity, RelationKind
from causal_atlas.knowledge.open import open_graph
from causal_atlas.lectures import quiz
from causal_atlas.lectures.lecture import AudienceQuestion, QuestionKind
from causal_atlas.lectures.shelf import lectures_of
from causal_atlas.reasoning.loops import loops_of
from causal_atlas.views.choosing import everything
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import View
from tests.graph.places import GRAPH
from tests.notation import graph

STUDENT = Audience.STUDENT


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(GRAPH)


def is_right(atlas: ConceptGraph, question: AudienceQuestion, concept: str, on: tuple[str, ...] = ()) -> bool:
    """Whether the atlas makes an answer right, read straight from its claims."""
    claims = [atlas.claims[name] for name in question.claims]
    relatives = {
        end
        for claim in atlas.claims.values()
        if claim.relation.kind is RelationKind.HIERARCHY and question.right.concept in (claim.cause, claim.effect)
        for end in (claim.cause, claim.effect)
    }
    if concept in relatives | {question.right.concept}:
        return True
    if question.kind is QuestionKind.STEP:
        (claim,) = claims
        return any(c.polarity is claim.polarity for c in atlas.claims_between(claim.cause, concept))
    if question.kind is QuestionKind.LINK:
        ends = claims[0].cause, claims[-1].effect
        return bool(
            [c for c in atlas.claims_between(ends[0], concept) if c.is_causal]
            and [c for c in atlas.claims_between(concept, ends[1]) if c.is_causal]
        )
    return concept in on


def loop_views(atlas: ConceptGraph) -> list[View]:
    found = loops_of(atlas, max_links=6).loops
    routes = [Route(concepts=(*loop.concepts, loop.concepts[0]), signs=loop.signs) for loop in found]
    return [View(concepts=route.concepts[:-1], inquiry=Inquiry(topic=Topic.LOOPS, route=route)) for route in routes]


@pytest.mark.parametrize("seed", ["0", "1", "another"])
def test_a_wrong_answer_is_never_right_in_the_atlas(atlas: ConceptGraph, seed: str) -> None:
    views = [everything(atlas), *loop_views(atlas)]
    kinds = set()
    for view in views:
        on = view.concepts if view.inquiry else ()
        for question in quiz.questions(atlas, view, STUDENT, seed):
            kinds.add(question.kind)
            assert sum(choice.right for choice in question.choices) == 1
            assert len({choice.text for choice in question.choices}) == len(question.choices) >= 2
            for choice in question.choices:
                if choice.concept and not choice.right:
                    assert not is_right(atlas, question, choice.concept, on), f"{question.prompt} {choice.text}"
    assert kinds == set(QuestionKind)


def test_a_direction_is_asked_only_where_the_atlas_has_one_sign(atlas: ConceptGraph) -> None:
    for question in quiz.questions(atlas, everything(atlas), STUDENT):
        if question.kind is QuestionKind.DIRECTION:
            claim = atlas.claims[question.claims[0]]
            signs = {c.polarity for c in atlas.claims_between(claim.cause, claim.effect)} - {None}
            assert signs == {claim.polarity}
            assert claim.id not in atlas.contradicted
            assert ("rise" in question.right.text) is (claim.polarity is Polarity.PLUS)


def test_no_wrong_answer_of_the_shipped_lectures_is_right(atlas: ConceptGraph) -> None:
    for lecture in lectures_of(atlas, GRAPH):
        for scene in lecture.scenes:
            question = scene.question
            route = scene.view.inquiry.route if scene.view.inquiry and scene.view.inquiry.route else None
            for choice in question.choices if question else ():
                if question and choice.concept and not choice.right:
                    on = route.concepts if route else ()
                    assert not is_right(atlas, question, choice.concept, on), f"{lecture.id}/{scene.id}: {choice.text}"


def test_the_same_seed_gives_the_same_questions(atlas: ConceptGraph) -> None:
    view = loop_views(atlas)[0]
    assert quiz.questions(atlas, view, STUDENT, "7") == quiz.questions(atlas, view, STUDENT, "7")


def test_opposite_signs_come_first_among_the_wrong_answers() -> None:
    small = graph("a + b", "a - c", "d + b", "d + c", "e + b")
    question = quiz.step(small, small.claims["a-increases-b"], STUDENT, "0")
    assert question is not None
    assert question.right.concept == "b"
    assert [choice.concept for choice in question.choices][1] == "c"


def test_without_a_wrong_answer_there_is_no_question() -> None:
    small = graph("a + b", "b + c")
    first, second = small.claims["a-increases-b"], small.claims["b-increases-c"]
    assert quiz.link(small, first, second, STUDENT, "0") is None


def test_of_two_opposite_claims_no_direction_is_asked() -> None:
    small = graph("a + b", "a - b", "a ? c")
    assert [quiz.direction(small, claim, STUDENT) for claim in small.claims.values()] == [None, None, None]
