from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.views.inquiry import Inquiry, Topic
from causal_atlas.views.opening import course_view
from causal_atlas.views.permalink import decode, encode
from causal_atlas.views.view import View
from tests.notation import graph
from tests.walked import walked

GRAPH = walked()


def test_a_course_begins_with_all_its_concepts_in_the_condition_of_its_phase() -> None:
    view = course_view(GRAPH, "swinging", view=View(concepts=("other",), audience=Audience.STUDENT))
    assert view.concepts == ("start", "age", "swing", "other")
    assert (view.condition, view.selection, view.audience) == (Condition.HEALTHY, ("age",), Audience.STUDENT)
    assert view.inquiry == Inquiry(topic=Topic.COURSE, text="swinging", at=1)


def test_walking_on_keeps_what_the_reader_has_taken_away_and_ends_where_the_course_ends() -> None:
    mine = replace(course_view(GRAPH, "swinging"), concepts=("age", "swing"))
    after = course_view(GRAPH, "swinging", 9, mine)
    assert after.concepts == ("age", "swing")
    assert after.condition is Condition.PUBERTY
    assert after.inquiry is not None
    assert after.inquiry.at == 2


def test_a_course_survives_in_a_link_also_under_its_former_id() -> None:
    view = course_view(GRAPH, "swings", 2)
    assert decode(GRAPH, encode(view)).view == view
    old = replace(view, inquiry=Inquiry(topic=Topic.COURSE, text="swings", at=7))
    assert decode(GRAPH, encode(old)).view == view


def test_a_link_to_a_course_that_is_gone_opens_without_it() -> None:
    assert decode(graph("start + age"), encode(course_view(GRAPH, "swinging"))).view.inquiry is None


def test_an_unknown_course_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownConceptError, match="did you mean 'swinging'"):
        course_view(GRAPH, "swingin")
