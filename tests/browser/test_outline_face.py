"""The outline: the same view as a list, with the same actions, and what is announced."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from causal_atlas.knowledge.graph import ConceptGraph
from tests.browser.desk import Desk, Label


@pytest.fixture
def outlined(desk: Desk) -> Desk:
    desk.ask("Why do high glucose and a fatty liver come together?")
    desk.face("Outline")
    expect(desk.outline().get_by_role("heading", name="Outline")).to_be_visible()
    return desk


def names(desk: Desk) -> Locator:
    return desk.outline().locator(".outline-name")


def test_it_lists_the_concepts_of_the_drawing(outlined: Desk, shipped_graph: ConceptGraph) -> None:
    labels = sorted(shipped_graph.concepts[name].label.everyone for name in outlined.concepts())
    expect(names(outlined)).to_have_count(len(labels))
    assert sorted(names(outlined).all_inner_texts()) == labels


def test_it_tells_each_arrow_of_the_drawing_as_a_sentence(outlined: Desk, label: Label) -> None:
    sentences = outlined.outline().get_by_role("list", name=f"Effects of {label('lipogenesis')}").get_by_role("listitem")
    expect(sentences.filter(has_text=re.compile(label("hepatic_fat"), re.IGNORECASE)).first).to_be_visible()


def test_it_expands_takes_back_and_announces(outlined: Desk, label: Label) -> None:
    before = outlined.picture()
    outlined.outline().get_by_role("button", name=re.compile(rf"^Show \d+ hidden effects? of {label('hepatic_ir')}$")).click()
    newcomers = outlined.shows_more_than(before.places)
    assert before.moved(outlined.picture()) == {}
    expect(outlined.said()).to_have_text(re.compile(r"appears?\.$"))
    one = label(min(newcomers))
    expect(outlined.said()).to_contain_text(one)
    expect(names(outlined).get_by_text(one, exact=True)).to_be_visible()
    outlined.outline().get_by_role("button", name=f"Take back the effects that {label('hepatic_ir')} brought").click()
    outlined.lacks(*newcomers)
    expect(outlined.said()).to_have_text(re.compile("hidden again"))


def test_its_other_actions_are_those_of_the_drawing(outlined: Desk, label: Label) -> None:
    outlined.outline().get_by_role("button", name=f"Hide {label('glucose_blood')}").click()
    outlined.lacks("glucose_blood")
    outlined.outline().get_by_role("button", name=f"Pin {label('hepatic_fat')}").click()
    expect(outlined.outline().get_by_role("button", name=f"Unpin {label('hepatic_fat')}")).to_be_visible()
    outlined.outline().get_by_role("button", name=f"Only {label('hepatic_fat')} and its neighbours").click()
    outlined.lacks("act_suppress_hgp")
    outlined.shows("hepatic_fat")


def test_a_sentence_opens_the_evidence_of_its_arrow(outlined: Desk, label: Label) -> None:
    outlined.outline().get_by_role("list", name=f"Effects of {label('lipogenesis')}").get_by_role("button").first.click()
    outlined.face("Details")
    expect(outlined.panel().get_by_role("heading", name=re.compile("evidence"))).to_be_visible()


def test_the_skip_link_leads_there(desk: Desk) -> None:
    desk.ask("Which organ becomes resistant first?")
    desk.page.locator("body").press("Tab")
    link = desk.page.get_by_role("link", name="Skip to the outline")
    link.focus()
    expect(link).to_be_in_viewport()
    desk.page.keyboard.press("Enter")
    expect(desk.outline().get_by_role("heading", name="Outline")).to_be_visible()
