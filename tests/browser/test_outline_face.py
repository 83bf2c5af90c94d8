"""The outline: the same view as a list, with the same actions, and what is announced."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from causal_atlas.knowledge.graph import ConceptGraph
from tests.browser.desk import Desk


@pytest.fixture
def outlined(desk: Desk) -> Desk:
    desk.ask("Why do high glucose and a fatty liver come together?")
    desk.face("Outline")
    expect(desk.outline().get_by_role("heading", name="Outline")).to_be_visible()
    return desk


def names(desk: Desk) -> list[str]:
    return sorted(desk.outline().locator(".outline-name").all_inner_texts())


def test_it_lists_the_concepts_of_the_drawing(outlined: Desk, shipped_graph: ConceptGraph) -> None:
    labels = sorted(shipped_graph.concepts[name].label.everyone for name in outlined.concepts())
    assert names(outlined) == labels


def test_it_tells_each_arrow_of_the_drawing_as_a_sentence(outlined: Desk) -> None:
    sentences = outlined.outline().get_by_role("list", name="Effects of Making new fat").get_by_role("listitem")
    expect(sentences.filter(has_text=re.compile("liver fat", re.IGNORECASE)).first).to_be_visible()


def test_it_expands_takes_back_and_announces(outlined: Desk, shipped_graph: ConceptGraph) -> None:
    before = outlined.picture()
    outlined.outline().get_by_role("button", name=re.compile(r"^Show \d+ hidden effects? of Liver fat$")).click()
    newcomers = outlined.shows_more_than(before.places)
    assert before.moved(outlined.picture()) == {}
    expect(outlined.said()).to_have_text(re.compile(r"appears?\.$"))
    one = shipped_graph.concepts[min(newcomers)].label.everyone
    expect(outlined.said()).to_contain_text(one)
    assert one in names(outlined)
    outlined.outline().get_by_role("button", name="Take back the effects that Liver fat brought").click()
    outlined.lacks(*newcomers)
    expect(outlined.said()).to_have_text(re.compile("hidden again"))


def test_its_other_actions_are_those_of_the_drawing(outlined: Desk) -> None:
    outlined.outline().get_by_role("button", name="Hide Blood glucose").click()
    outlined.lacks("glucose_blood")
    outlined.outline().get_by_role("button", name="Pin Liver fat").click()
    expect(outlined.outline().get_by_role("button", name="Unpin Liver fat")).to_be_visible()
    outlined.outline().get_by_role("button", name="Only Liver fat and its neighbours").click()
    outlined.lacks("act_suppress_hgp")
    outlined.shows("hepatic_fat")


def test_a_sentence_opens_the_evidence_of_its_arrow(outlined: Desk) -> None:
    outlined.outline().get_by_role("list", name="Effects of Making new fat").get_by_role("button").first.click()
    outlined.face("Details")
    expect(outlined.panel().get_by_role("heading", name=re.compile("evidence"))).to_be_visible()


def test_the_skip_link_leads_there(desk: Desk) -> None:
    desk.ask("Which organ fails first?")
    desk.page.locator("body").press("Tab")
    link = desk.page.get_by_role("link", name="Skip to the outline")
    link.focus()
    expect(link).to_be_in_viewport()
    desk.page.keyboard.press("Enter")
    expect(desk.outline().get_by_role("heading", name="Outline")).to_be_visible()
