"""The panels of loops and of where they can be cut."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dash.development.base_component import Component

from causal_atlas.diagrams.ring import ring_places
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import ConceptKind, Condition, Reference
from causal_atlas.views import inquiries
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.view import View
from causal_atlas.web.panels.cut import NOTHING_KNOWN, cut_panel
from causal_atlas.web.panels.details import details
from causal_atlas.web.panels.explain import explain
from causal_atlas.web.panels.loops import MOST_CARDS, loops_panel
from tests.notation import concept, graph

RING = ("fat + resistance 3", "resistance + making 2", "making + fat 4")
KNOWN = graph(
    *RING, "fat - brake", "brake - leak 1", "leak + fat", "sugar + release", "release - sugar", "fat < stuff", "stuff + leak"
)


def every(component: Any) -> list[Component]:
    """A component and everything in it."""
    if isinstance(component, (list, tuple)):
        return [part for child in component for part in every(child)]
    if not isinstance(component, Component):
        return []
    return [component, *every(getattr(component, "children", None))]


def said(component: Any) -> str:
    if isinstance(component, str):
        return component
    if isinstance(component, (list, tuple)):
        return "".join(map(said, component))
    return said(getattr(component, "children", None)) if isinstance(component, Component) else ""


def attributes(component: Any, name: str) -> list[Any]:
    found = [getattr(part, name, None) for part in every(component)]
    return [json.loads(value) for value in found if value]


def classed(component: Any, name: str) -> list[Component]:
    return [part for part in every(component) if name in (getattr(part, "className", "") or "").split()]


def asking(topic: Topic = Topic.LOOPS, *concepts: str, known: ConceptGraph = KNOWN) -> View:
    return inquiries.asking(View(concepts=tuple(known.concepts)), topic, concepts)


def revealed(*concepts: str, signs: str) -> View:
    return inquiries.revealed_route(asking(), Route(concepts=concepts, signs=signs))


def test_all_loops_are_listed_with_kind_support_and_conditions() -> None:
    panel = loops_panel(KNOWN, asking())
    text = said(panel)
    assert "4 loops of at most 8 links: 3 reinforce and 1 balances." in text
    cards = classed(panel, "route-card")
    assert [said(classed(card, "loop-kind")) for card in cards] == [
        "B1balancing",
        "R1reinforcing",
        "R2reinforcing",
        "R3reinforcing",
    ]
    assert "Closed only by a change of name · 1" in text
    assert "by hierarchy" in said(cards[3])
    assert "closed in" not in text  # Nothing here depends on the condition.
    sick = replace(KNOWN.claims["stuff-increases-leak"], conditions=(Condition.COMPENSATED,))
    known = ConceptGraph(info=KNOWN.info, concepts=KNOWN.concepts, claims={**KNOWN.claims, sick.id: sick})
    listed = [said(card) for card in classed(loops_panel(known, asking()), "route-card")]
    assert "closed in every condition" in listed[0]
    assert "closed in: resistant" in listed[3]


def test_a_card_lights_up_its_loop_and_reveals_it() -> None:
    (card,) = [card for card in classed(loops_panel(KNOWN, asking()), "route-card") if "B1" in said(card)]
    assert attributes(card, "data-preview") == [["release", "sugar", "release"]]
    assert attributes(card, "data-event") == [{"type": "route", "concepts": ["release", "sugar", "release"], "signs": "-+"}]


def test_only_loops_through_the_concept_are_listed() -> None:
    panel = loops_panel(KNOWN, asking(Topic.LOOPS, "sugar"))
    assert "What feeds itself through sugar?" in said(panel)
    assert "1 loop of at most 8 links; it balances." in said(panel)
    assert len(classed(panel, "route-card")) == 1


def test_the_open_card_tells_the_loop_and_plays_it() -> None:
    view = revealed("resistance", "making", "fat", "resistance", signs="+++")
    (card,) = classed(loops_panel(KNOWN, view), "open")
    text = said(card)
    assert "The more fat, the more resistance, the more making, and so the more fat." in text
    assert "Its weakest link: Resistance increases making." in text
    assert "Nothing in the atlas is known to act here." in text
    assert classed(card, "play-bar")
    assert {"type": "select_arrow", "cause": "fat", "effect": "resistance"} in attributes(card, "data-event")


def test_the_open_loop_can_be_shown_alone_until_it_is() -> None:
    view = revealed("fat", "resistance", "making", "fat", signs="+++")
    ring = {"type": "ring", "concepts": ["fat", "resistance", "making", "fat"], "signs": "+++"}
    assert ring in attributes(loops_panel(KNOWN, view), "data-event")
    alone = inquiries.alone(view, Route(concepts=tuple(ring["concepts"]), signs="+++"), ring_places(ring["concepts"][:-1]))
    assert ring not in attributes(loops_panel(KNOWN, alone), "data-event")


def test_a_change_of_name_is_told_with_its_caveat() -> None:
    view = revealed("fat", "stuff", "leak", "fat", signs="h++")
    (card,) = classed(loops_panel(KNOWN, view), "open")
    assert "It closes only if what is said of stuff is true of one kind of it, fat." in said(card)
    assert "a change of name, not a cause" in said(card)


def test_references_are_numbered_as_the_links_cite_them() -> None:
    claims = dict(KNOWN.claims)
    claims["making-increases-fat"] = replace(claims["making-increases-fat"], references=("pmid:1",))
    reference = Reference(
        key="pmid:1", title="On fat", authors="Smith A", year="2001", journal="J", grade="A", verified="", pmid="1"
    )
    known = ConceptGraph(info=KNOWN.info, concepts=KNOWN.concepts, claims=claims, references={"pmid:1": reference})
    (card,) = classed(loops_panel(known, revealed("fat", "resistance", "making", "fat", signs="+++")), "open")
    assert [said(part) for part in every(card) if type(part).__name__ == "Sup"] == ["1"]
    assert "On fat" in said(classed(card, "references"))


def test_a_long_list_ends_with_what_is_left_out() -> None:
    names = [f"n{number:02}" for number in range(MOST_CARDS + 3)]
    known = graph(*(line for name in names for line in (f"hub + {name}", f"{name} + hub")))
    view = asking(known=known)
    assert "And 3 more, which are longer. Select a concept" in said(loops_panel(known, view))
    last = inquiries.revealed_route(view, Route(concepts=("hub", names[-1], "hub"), signs="++"))
    assert len(classed(loops_panel(known, last), "open")) == 1


def test_nothing_that_feeds_itself_is_said_so() -> None:
    known = graph("a + b")
    assert "Nothing leads back to itself in 8 links or fewer." in said(loops_panel(known, asking(known=known)))
    assert not classed(cut_panel(known, asking(Topic.CUT, known=known)), "route-card")


def test_cuts_are_ranked_with_bars_and_what_is_known() -> None:
    panel = cut_panel(KNOWN, asking(Topic.CUT))
    first = classed(panel, "route-card")[0]
    assert said(first).startswith("fatopens 3 of 4 loops")
    assert NOTHING_KNOWN in said(first)
    assert [part.style for part in classed(first, "cut-filled")] == [{"width": "75%"}]
    assert "2 together open all 4: fat and release." in said(panel)


def test_what_acts_on_a_concept_is_told_where_it_can_be_cut() -> None:
    concepts = {**KNOWN.concepts, "walking": concept("walking", kind=ConceptKind.BEHAVIOUR)}
    claims = dict(KNOWN.claims) | dict(graph("walking - fat 4").claims)
    known = ConceptGraph(info=KNOWN.info, concepts=concepts, claims=claims)
    first = classed(cut_panel(known, asking(Topic.CUT, known=known)), "route-card")[0]
    assert "Walking decreases fat." in said(first)
    assert NOTHING_KNOWN not in said(first)


def test_a_link_is_shown_in_the_drawing_when_it_is_pressed() -> None:
    sent = attributes(cut_panel(KNOWN, asking(Topic.CUT)), "data-event")
    assert {"type": "route", "concepts": ["leak", "fat"], "signs": "+"} in sent
    assert {"type": "reveal", "concept": "fat", "stay": True} in sent
    assert {"type": "loops", "through": None} in sent


def test_the_details_lead_to_the_loops_when_there_are_some() -> None:
    view = View(concepts=tuple(KNOWN.concepts), selection=("fat",))
    assert "Loops through it · 3" in said(details(KNOWN, view))
    assert {"type": "loops", "through": "fat"} in attributes(details(KNOWN, view), "data-event")
    straight = graph("a + b")
    assert "Loops through it" not in said(details(straight, View(concepts=("a", "b"), selection=("a",))))


def test_a_loop_that_is_open_in_a_condition_is_not_listed_there() -> None:
    claims = dict(KNOWN.claims)
    claims["sugar-increases-release"] = replace(claims["sugar-increases-release"], conditions=(Condition.HEALTHY,))
    known = ConceptGraph(info=KNOWN.info, concepts=KNOWN.concepts, claims=claims)
    view = replace(asking(Topic.LOOPS, "sugar", known=known), condition=Condition.PUBERTY)
    assert "It leads back to itself by no way in 8 links or fewer (Puberty)." in said(loops_panel(known, view))
    assert "closed in: healthy" in said(loops_panel(known, replace(view, condition=Condition.HEALTHY)))


def test_both_topics_have_their_panel() -> None:
    assert "What feeds itself?" in said(explain(KNOWN, asking()))
    assert "Where can the loops be cut?" in said(explain(KNOWN, asking(Topic.CUT)))
