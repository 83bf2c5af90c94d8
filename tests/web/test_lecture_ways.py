"""What leads from the page to lectures: the button in the head, the row on the start page, "Make a lecture of this"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import inquiries
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.opening import course_view
from causal_atlas.views.view import View
from causal_atlas.web.app import create_app, page
from causal_atlas.web.atlas import Own
from causal_atlas.web.panels import explain, start
from tests.notation import graph
from tests.walked import walked

KNOWN = graph("fat + leak", "leak + sugar", "sugar + fat")
VIEW = View(concepts=("fat", "leak", "sugar"))


def every(part: Any) -> Iterator[Component]:
    if isinstance(part, list | tuple):
        for one in part:
            yield from every(one)
    elif isinstance(part, Component):
        yield part
        yield from every(getattr(part, "children", None))


def having(part: Any, attribute: str) -> list[Component]:
    return [one for one in every(part) if attribute in one.to_plotly_json()["props"]]


def chain() -> tuple[ConceptGraph, View]:
    asked = inquiries.asking(VIEW, Topic.CHAINS, ("fat", "sugar"))
    return KNOWN, inquiries.revealed_route(asked, Route(concepts=("fat", "leak", "sugar"), signs="++"))


def loop() -> tuple[ConceptGraph, View]:
    asked = inquiries.asking(VIEW, Topic.LOOPS, ("fat",))
    return KNOWN, inquiries.revealed_route(asked, Route(concepts=("fat", "leak", "sugar", "fat"), signs="+++"))


def whatif() -> tuple[ConceptGraph, View]:
    return KNOWN, inquiries.shifted(VIEW, "fat", Shift.UP)


def course() -> tuple[ConceptGraph, View]:
    known = walked()
    return known, course_view(known, next(iter(known.courses)), 1)


@pytest.mark.parametrize("asked", [chain, loop, whatif, course], ids=lambda asked: asked.__name__)
def test_an_answer_becomes_a_lecture_with_one_button(asked: Callable[[], tuple[ConceptGraph, View]]) -> None:
    (button,) = having(explain.explain(*asked()), "data-lecture-draft")
    assert button.children[1].children == "Make a lecture of this"


def test_what_answers_nothing_becomes_no_lecture() -> None:
    assert not having(explain.explain(KNOWN, VIEW), "data-lecture-draft")
    chains = inquiries.asking(VIEW, Topic.CHAINS, ("fat", "sugar"))
    assert not having(explain.explain(KNOWN, chains), "data-lecture-draft")


@pytest.mark.parametrize("keeps", [True, False])
def test_the_page_says_whether_lectures_are_kept(keeps: bool) -> None:
    assert page(KNOWN, keeps_lectures=keeps).to_plotly_json()["props"]["data-lectures"] == ("yes" if keeps else "no")
    assert len(having(page(KNOWN, keeps_lectures=keeps), "data-shelf")) == 1


def test_the_start_page_has_a_row_of_lectures_but_not_that_of_a_graph_of_ones_own() -> None:
    (row,) = [one for one in every(start.start_page(KNOWN, Audience.EVERYONE)) if getattr(one, "id", "") == "start-lecture-cards"]
    assert not getattr(row, "children", None)
    own = start.start_page(KNOWN, Audience.EVERYONE, Own(folder="here", is_this=True))
    assert not [one for one in every(own) if getattr(one, "id", "") == "start-lecture-cards"]


def test_scripts_that_few_visits_need_are_served_but_not_loaded_with_the_page() -> None:
    server = create_app(KNOWN).server.test_client()
    headers = {"Host": "localhost"}
    assert "assets/parts.js" in server.get("/", headers=headers).text
    assert "assets/later/" not in server.get("/", headers=headers).text
    with server.get("/assets/later/along.js", headers=headers) as script:
        assert script.status_code == 200
