"""Search: names, synonyms, typing errors, questions, and what is offered for what was found."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.desk import Desk, Label


def test_a_typing_error_is_forgiven(desk: Desk) -> None:
    expect(desk.find("inflamation").first).to_contain_text(re.compile("inflammation", re.IGNORECASE))


def test_a_synonym_leads_to_the_concept(desk: Desk, label: Label) -> None:
    expect(desk.find("fatty liver").filter(has_text=label("hepatic_fat")).first).to_be_visible()


def test_a_question_can_be_asked_in_the_search(desk: Desk) -> None:
    desk.find("which organ becomes").filter(has_text="Which organ becomes resistant first?").first.click()
    desk.opened()
    desk.shows("muscle_ir")


def test_from_the_start_screen_a_concept_opens_with_its_neighbours(desk: Desk, label: Label) -> None:
    desk.find("plasma glucose").filter(has_text=label("glucose_blood")).first.click()
    desk.opened()
    desk.shows("glucose_blood")
    assert len(desk.concepts()) > 2


def test_in_a_view_a_concept_is_revealed_and_nothing_moves(desk: Desk, label: Label) -> None:
    desk.ask("Which organ becomes resistant first?")
    before = desk.picture()
    desk.find("puberty").filter(has=desk.page.get_by_text(label("puberty"), exact=True)).first.click()
    desk.shows("puberty")
    assert before.moved(desk.picture()) == {}


def test_nothing_found_says_what_to_try(desk: Desk) -> None:
    expect(desk.find("zzzzqqq").first).to_contain_text("Nothing is called “zzzzqqq” here.")
