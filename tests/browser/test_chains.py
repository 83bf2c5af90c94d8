"""Chains: asked for by two concepts, revealed by their card, played link by link, and restored by the link to them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, Label, OpenDesk

BEST = ["adipose_overload", "adipose_ir", "act_antilipolysis", "lipolysis_leak", "ffa_circulating", "hepatic_fat"]


@pytest.fixture
def asked(desk: Desk, label: Label) -> Desk:
    desk.find(label("adipose_overload")).filter(has_text=label("adipose_overload")).first.click()
    desk.opened()
    desk.tap("adipose_overload")
    desk.find(label("hepatic_fat")).filter(has_text=f"lead to {label('hepatic_fat').lower()}").first.click()
    expect(desk.panel().get_by_role("heading", name=re.compile("^From overfilled fat cells to liver fat"))).to_be_visible()
    return desk


def test_a_card_reveals_its_chain_and_a_key_plays_it(asked: Desk, label: Label) -> None:
    first = asked.panel().get_by_role("listitem").filter(has_text=label("act_antilipolysis")).first
    first.get_by_role("button").first.click()
    asked.shows(*BEST)
    telling = asked.panel().locator(".telling")
    expect(telling).to_contain_text("as that weakens, fat leaking from fat cells increases")
    asked.page.keyboard.press(".")
    expect(asked.panel().get_by_text("Link 1 of 5")).to_be_visible()
    expect(telling.locator(".now")).to_contain_text("Overfilled fat cells increase insulin resistance in fat tissue")


def test_a_link_to_a_revealed_chain_opens_it_and_undo_takes_it_back(asked: Desk, desks: OpenDesk, label: Label) -> None:
    asked.panel().get_by_role("listitem").filter(has_text=label("act_antilipolysis")).first.get_by_role("button").first.click()
    asked.shows(*BEST)
    later = desks(asked.address())
    later.shows(*BEST)
    expect(later.panel().locator(".telling")).to_be_visible()
    asked.page.keyboard.press("Control+z")
    expect(asked.panel().locator(".telling")).to_have_count(0)


def test_two_selected_concepts_can_be_asked_about(desk: Desk, label: Label) -> None:
    desk.ask("Which organ becomes resistant first?")
    desk.tap("muscle_ir")
    desk.page.keyboard.down("Shift")
    desk.tap("hepatic_ir")
    desk.page.keyboard.up("Shift")
    desk.panel().get_by_role("button", name="What do they have in common?").click()
    expect(desk.panel().get_by_role("heading", name=re.compile("^Causes of both", re.IGNORECASE))).to_be_visible()
