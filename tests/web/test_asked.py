from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.knowledge.model import Audience
from causal_atlas.views import inquiries
from causal_atlas.views.inquiry import Route
from causal_atlas.views.view import View
from causal_atlas.web.panels import asked
from tests.notation import graph

GRAPH = graph("fats + sugar", "sugar - hunger", "hunger + fats", "sugar ? b", "sugar - b")


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
