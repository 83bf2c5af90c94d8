"""Questions in plain words, asked in the search box."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.desk import Desk, Label

CHAIN = "How does fat in the muscle raise blood sugar?"


def test_a_question_is_asked_from_the_start_screen_by_the_keyboard_alone(desk: Desk, label: Label) -> None:
    box = desk.page.get_by_role("combobox", name="Find a concept or ask a question")
    box.click()
    box.press_sequentially(CHAIN)
    # At once, before any option can have arrived.
    box.press("Enter")
    desk.opened()
    desk.shows("imcl", "glucose_blood")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text(CHAIN)
    panel = desk.page.locator(".ask")
    expect(panel.get_by_text(label("imcl")).first).to_be_visible()
    expect(panel.get_by_role("link").first).to_have_attribute("href", re.compile("^https://"))


def test_what_is_ambiguous_can_be_meant_otherwise(desk: Desk) -> None:
    desk.find("What does fat do?").first.click()
    desk.opened()
    panel = desk.page.locator(".ask")
    panel.get_by_role("button", name="Liver fat", exact=True).click()
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("What does liver fat do?")
    desk.page.keyboard.press("u")
    expect(desk.page.get_by_role("heading", level=1)).to_have_text("What does fat do?")


def test_without_an_answer_another_question_is_one_press_away(desk: Desk) -> None:
    desk.ask("Which organ becomes resistant first?")
    before = desk.concepts()
    desk.find("Who won the world cup?").first.click()
    expect(desk.page.locator(".ask")).to_contain_text("has no answer to that")
    assert desk.concepts() == before
    desk.page.locator(".ask .row-button").first.click()
    expect(desk.page.locator(".ask")).not_to_contain_text("has no answer to that")
