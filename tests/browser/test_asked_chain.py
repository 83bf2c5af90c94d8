"""The chain the atlas was asked for, by name from the start screen, with its firm and its doubtful links and the detour."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from causal_atlas.knowledge.graph import ConceptGraph
from tests.browser.desk import Desk

CHAIN = ["ectopic_fat", "inflammation", "ffa_circulating", "lipogenesis"]


@pytest.fixture
def chain(desk: Desk, shipped_graph: ConceptGraph) -> Desk:
    desk.ask(shipped_graph.questions["asked_chain"].title)
    desk.shows_just(CHAIN)
    return desk


def test_the_chain_is_found_by_name(desk: Desk, shipped_graph: ConceptGraph) -> None:
    desk.find("ectopic fat inflammation fatty acids").filter(has_text=shipped_graph.questions["asked_chain"].title).first.click()
    desk.shows_just(CHAIN)


def test_the_card_says_that_it_is_the_one_asked_for(desk: Desk, shipped_graph: ConceptGraph) -> None:
    card = desk.button(shipped_graph.questions["asked_chain"].title)
    expect(card).to_contain_text("The chain the atlas was asked for")


def test_the_chain_runs_from_left_to_right_with_an_arrow_for_each_link(chain: Desk) -> None:
    picture = chain.picture()
    across = [picture.places[name][0] for name in CHAIN]
    assert across == sorted(across)
    drawn = {(cause, effect) for cause, effect, _ in picture.arrows}
    assert set(pairwise(CHAIN)) <= drawn


def test_firm_and_unreviewed_links_are_told_apart_at_a_glance(chain: Desk) -> None:
    line = chain.stage().get_by_role("list", name="The chain and how firm its links are")
    links = line.get_by_role("button", name=re.compile("^(firm|inferred|unreviewed)"))
    assert [text.strip() for text in links.all_inner_texts()] == ["unreviewed", "firm, in steps", "unreviewed"]


def test_an_unreviewed_link_says_what_speaks_for_and_against_it(chain: Desk) -> None:
    chain.stage().get_by_role("button", name=re.compile("unreviewed")).first.click()
    panel = chain.panel()
    expect(panel.get_by_text("Asked for by the project's brief, unreviewed")).to_be_visible()
    expect(panel.get_by_role("heading", name="Speaks for it")).to_be_visible()
    expect(panel.get_by_role("heading", name="Speaks against it")).to_be_visible()


def test_the_better_supported_detour_is_offered_beside_it(chain: Desk, shipped_graph: ConceptGraph) -> None:
    detour = shipped_graph.questions["supported_route"]
    chain.stage().get_by_role("button", name=re.compile(f"Better supported:.*{detour.title}")).click()
    chain.shows_just(detour.concepts)
    expect(chain.stage().get_by_role("heading", name=detour.title)).to_be_visible()
    back = shipped_graph.questions["asked_chain"]
    chain.stage().get_by_role("button", name=re.compile(back.title)).click()
    chain.shows_just(CHAIN)
