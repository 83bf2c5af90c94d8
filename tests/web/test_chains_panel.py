from __future__ import annotations

import json
from typing import Any

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views.inquiries import asking, revealed_route
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.permalink import decode
from causal_atlas.views.view import View
from causal_atlas.web.panels import details, explain, outline
from causal_atlas.web.reducer import step
from causal_atlas.web.session import Event, Session
from tests.notation import graph
from tests.walked import events, texts

SMALL = graph("a + b 3", "b - c 2", "a - c 1", "c ~ a")


def shown(drawn: ConceptGraph, view: View) -> str:
    return " ".join(texts(explain.explain(drawn, view)))


def sent(component: Any) -> list[dict[str, Any]]:
    return [json.loads(event) for event in events(component)]


def test_the_chains_are_cards_that_reveal_them() -> None:
    panel = explain.explain(SMALL, asking(View(), Topic.CHAINS, ("a", "c")))
    revealing = [event for event in sent(panel) if event["type"] == "route"]
    assert revealing == [
        {"type": "route", "concepts": ["a", "b", "c"], "signs": "+-"},
        {"type": "route", "concepts": ["a", "c"], "signs": "-"},
    ]
    assert "2 chains of at most 8 links" in " ".join(texts(panel))


def test_the_revealed_card_is_open_and_can_be_played() -> None:
    session = Session()
    for number, (kind, fields) in enumerate(
        [("chains", {"cause": "a", "effect": "c"}), ("route", {"concepts": ["a", "b", "c"], "signs": "+-"}), ("play", {"at": 1})]
    ):
        session = step(SMALL, session, Event(type=kind, seq=number + 1, fields=fields))
    panel = explain.explain(SMALL, decode(SMALL, session.view).view)
    told = " ".join(texts(panel))
    assert "In all, when a increases, C decreases." in told
    assert "Link 1 of 2" in told
    assert {"type": "select_arrow", "cause": "b", "effect": "c"} in sent(panel)


def test_a_revealed_chain_that_is_not_among_the_best_is_shown_all_the_same() -> None:
    view = revealed_route(asking(View(), Topic.CHAINS, ("a", "c")), Route(concepts=("a", "b", "c"), signs="+-"))
    sick = graph("a - c 1")
    sick = ConceptGraph(info=SMALL.info, concepts=SMALL.concepts, claims={**SMALL.claims, **sick.claims})
    assert "Evidence of the weakest link" in shown(sick, view)
    gone = revealed_route(view, Route(concepts=("a", "b", "c"), signs="--"))
    assert "Evidence of the weakest link" not in shown(sick, gone)


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def test_without_a_chain_it_is_said_where_there_is_one(atlas: ConceptGraph) -> None:
    view = asking(View(condition=Condition.DECOMPENSATED), Topic.CHAINS, ("act_suppress_hgp", "hgp"))
    assert "There is one in another condition:" in shown(atlas, view)
    assert {"type": "condition", "condition": "healthy"} in sent(explain.explain(atlas, view))


def test_an_association_is_a_remark(atlas: ConceptGraph) -> None:
    told = shown(atlas, asking(View(), Topic.CHAINS, ("obesity", "abdominal_fat")))
    assert "No chain of at most 8 links leads from obesity to belly fat." in told
    assert "carries no chain" in told


def test_one_concept_alone_asks_for_a_second(atlas: ConceptGraph) -> None:
    assert "choose a second concept" in shown(atlas, asking(View(), Topic.CHAINS, ("obesity",)))


def test_what_two_concepts_share_is_shown_with_the_ways(atlas: ConceptGraph) -> None:
    view = asking(View(), Topic.COMMON, ("hepatic_fat", "imcl"))
    told = shown(atlas, view)
    assert "Causes of both" in told
    assert "Between them" not in told
    first = next(event for event in sent(explain.explain(atlas, view)) if event["type"] == "route")
    assert first["concepts"] == ["ffa_circulating", "hepatic_fat"]


def test_what_lies_between_is_shown_by_the_chain_through_it() -> None:
    panel = explain.explain(SMALL, asking(View(), Topic.COMMON, ("a", "c")))
    assert "1 link after a, 1 link before c" in " ".join(texts(panel)).lower()
    assert {"type": "route", "concepts": ["a", "b", "c"], "signs": "+-"} in sent(panel)


def test_nothing_in_common_is_said() -> None:
    assert "Nothing within 8 links" in shown(graph("a ~ b"), asking(View(), Topic.COMMON, ("a", "b")))


@pytest.mark.parametrize("face", [details.details, outline.outline])
def test_two_selected_concepts_offer_the_three_questions(face: Any) -> None:
    asked = sent(face(SMALL, View(concepts=("a", "c"), selection=("a", "c"))))
    assert {"type": "chains", "cause": "a", "effect": "c"} in asked
    assert {"type": "chains", "cause": "c", "effect": "a"} in asked
    assert {"type": "common", "concepts": ["a", "c"]} in asked


def test_the_outline_asks_how_the_selected_concept_leads_to_each_other_one() -> None:
    asked = sent(outline.outline(SMALL, View(concepts=("a", "b", "c"), selection=("a",))))
    assert [event["effect"] for event in asked if event["type"] == "chains"] == ["b", "c"]
