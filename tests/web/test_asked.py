from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import inquiries
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.view import View
from causal_atlas.web.panels import asked
from tests.notation import graph

GRAPH = graph("fats + sugar", "sugar - hunger", "hunger + fats", "sugar ? b", "sugar - b")


def heading(view: View) -> str:
    assert view.inquiry is not None
    return asked.heading(GRAPH, view, view.inquiry)


@pytest.mark.parametrize(
    ("topic", "concepts", "title"),
    [
        (Topic.CHAINS, ("fats", "sugar"), "How do fats lead to sugar?"),
        (Topic.CHAINS, ("sugar", "hunger"), "How does sugar lead to hunger?"),
        (Topic.COMMON, ("fats", "hunger"), "What do fats and hunger have in common?"),
        (Topic.LOOPS, ("sugar",), "What feeds itself through sugar?"),
        (Topic.LOOPS, (), "What feeds itself?"),
        (Topic.CUT, (), "Where can the loops be cut?"),
    ],
)
def test_the_title_is_what_is_asked(topic: Topic, concepts: tuple[str, ...], title: str) -> None:
    assert heading(inquiries.asking(View(), topic, concepts)) == title


def test_a_thought_experiment_names_what_is_set() -> None:
    view = inquiries.shifted(inquiries.shifted(View(), "fats", Shift.UP), "hunger", Shift.DOWN)
    assert heading(view) == "What if fats rise and hunger falls?"


@pytest.mark.parametrize(
    ("concepts", "signs", "text"),
    [
        (("fats", "sugar", "hunger"), "+-", "In all, more fats mean less hunger."),
        (("sugar", "b"), "?", "Sugar acts on B, but which way is not known."),
        (("fats", "sugar", "hunger", "fats"), "+-+", "A balancing loop: a change comes back and undoes itself."),
        (("fats", "sugar", "hunger", "fats"), "+++", "A reinforcing loop: a change feeds itself."),
    ],
)
def test_a_whole_route_is_told_by_what_it_amounts_to(concepts: tuple[str, ...], signs: str, text: str) -> None:
    assert asked.route_told(GRAPH, Route(concepts=concepts, signs=signs), Audience.EVERYONE) == text


def test_while_it_is_played_the_present_link_is_told() -> None:
    route = Route(concepts=("fats", "sugar", "b"), signs="+-")
    view = inquiries.played(inquiries.revealed_route(View(), route), 2)
    assert view.inquiry is not None
    assert asked.told(GRAPH, view, view.inquiry) == "Sugar decreases B."
    assert asked.told(GRAPH, view, replace(view.inquiry, route=None)) == ""
    gone = Route(concepts=("b", "fats"), signs="+")
    assert asked.link_told(GRAPH, gone, 1, Audience.EVERYONE) == "This link is no longer in the atlas."
