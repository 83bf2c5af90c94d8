"""What feeds itself: from a concept to its loops, to one of them in the drawing, link by link, and to where it can be cut."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, expect

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning.loops import loops_of
from causal_atlas.web.panels.loops import MOST_CARDS
from tests.browser.desk import Desk, Label

START = "hepatic_fat"
LIVER_FAT = ["hepatic_fat", "hepatic_ir", "lipogenesis"]


@pytest.fixture
def loops(desk: Desk, label: Label) -> Desk:
    """A desk on which the loops through liver fat are listed."""
    desk.find(label(START)).first.click()
    desk.opened()
    desk.button("Loops through it").click()
    expect(desk.panel().get_by_role("heading", name="What feeds itself through liver fat?")).to_be_visible()
    return desk


def cards(desk: Desk) -> Locator:
    return desk.panel().locator(".route-card")


def test_every_loop_through_a_concept_is_a_card(loops: Desk, shipped_graph: ConceptGraph) -> None:
    names = [loop.id for loop in loops_of(shipped_graph, through=START).loops]
    kinds = cards(loops).locator(".loop-kind")
    expect(kinds.nth(MOST_CARDS - 1)).to_be_visible()
    seen = [text.split()[0] for text in kinds.all_inner_texts()]
    assert seen == names[: len(seen)]


def test_a_loop_is_revealed_played_by_key_and_undone(loops: Desk) -> None:
    before = loops.concepts()
    loops.panel().get_by_role("button", name="R2 reinforcing").click()
    loops.shows(*LIVER_FAT)
    opened = loops.panel().locator(".route-card.open")
    expect(opened).to_contain_text("The more liver fat, the more insulin resistance in the liver")
    loops.page.locator("#canvas").focus()
    loops.page.keyboard.press(".")
    expect(opened).to_contain_text("Link 1 of 3")
    expect(loops.stage()).to_contain_text("Liver fat increases insulin resistance in the liver.")
    for _ in range(2):
        loops.button("Undo").first.click()
    loops.shows_just(before)


def test_a_loop_stands_alone_as_a_ring(loops: Desk) -> None:
    loops.panel().get_by_role("button", name="R2 reinforcing").click()
    loops.shows(*LIVER_FAT)
    loops.button("Show it alone, as a ring").click()
    loops.shows_just(LIVER_FAT)
    expect(loops.panel().locator(".route-card.open")).to_contain_text("R2")
    expect(loops.button("Show it alone, as a ring")).to_have_count(0)


def test_a_card_far_down_comes_into_sight_when_its_link_is_opened(loops: Desk, desk: Desk) -> None:
    last = cards(loops).last
    names = json.loads(last.get_attribute("data-preview") or "")
    last.get_by_role("button").first.click()
    loops.shows(*names)
    loops.page.goto(f"/?view={loops.code()}")
    loops.opened()
    expect(desk.panel().locator(".route-card.open h4")).to_be_in_viewport()


def test_the_loops_lead_to_where_they_can_be_cut(loops: Desk) -> None:
    loops.button("Where can they be cut?").click()
    panel = loops.panel()
    expect(panel.get_by_role("heading", name="Where can the loops through liver fat be cut?")).to_be_visible()
    expect(panel.locator(".cuts .route-card").first).to_contain_text("of 15 loops")
    panel.get_by_role("button", name="fat made by the liver → liver fat").click()
    loops.shows("lipogenesis", "hepatic_fat")
    expect(loops.stage()).to_contain_text("More fat made by the liver means more liver fat")
