from __future__ import annotations

import pytest

from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.reasoning.ask.answer import MOST_SHOWN
from causal_atlas.views import permalink
from causal_atlas.views.answers import answered
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.view import Arrangement, View
from tests.reasoning.ask.asked import atlas, questions

ASKED = [entry["ask"] for entry in questions("asked.yaml")]


@pytest.mark.parametrize("text", ASKED)
def test_every_question_has_a_small_view_that_a_link_restores(text: str) -> None:
    view = answered(atlas(), View(audience=Audience.STUDENT), text)
    assert len(view.concepts) <= MOST_SHOWN
    assert view.audience is Audience.STUDENT
    assert view.inquiry is not None
    assert view.inquiry.topic in (Topic.ASK, Topic.COURSE)
    assert permalink.decode(atlas(), permalink.encode(view)).view == view


def test_a_chain_is_revealed_as_a_chain() -> None:
    view = answered(atlas(), View(), "How does fat in the muscle raise blood sugar?")
    assert view.inquiry is not None
    assert view.inquiry.route is not None
    assert view.inquiry.route.concepts == view.concepts
    assert view.arrangement is Arrangement.CHAIN


def test_a_thought_experiment_and_a_comparison_are_carried_on() -> None:
    assert answered(atlas(), View(), "What if insulin falls?").shifts
    compared = answered(atlas(), View(), "Which organs still obey insulin?")
    assert compared.compare is Condition.DECOMPENSATED
    assert compared.condition is None


def test_a_question_for_a_course_opens_it() -> None:
    view = answered(atlas(), View(audience=Audience.STUDENT), "How does beta cell compensation develop?")
    assert view.inquiry is not None
    assert (view.inquiry.topic, view.inquiry.text, view.inquiry.at) == (Topic.COURSE, "beta_cell_course", 1)
    assert view.concepts == atlas().courses["beta_cell_course"].concepts


def test_what_is_on_the_screen_stays_when_there_is_no_answer() -> None:
    before = View(concepts=("insulin", "hgp"), selection=("hgp",))
    after = answered(atlas(), before, "Should I take metformin?")
    assert after.concepts == before.concepts
    assert after.selection == ()


def test_a_question_of_the_atlas_opens_as_it_was_arranged() -> None:
    view = answered(atlas(), View(), "Which organ becomes resistant first?")
    assert view.question == "first_organ"
    assert view.concepts == atlas().questions["first_organ"].concepts
