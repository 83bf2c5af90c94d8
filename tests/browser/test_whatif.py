"""A thought experiment: what follows is listed, a row opens its chain, and what is not shown can be held still."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from causal_atlas.knowledge.graph import ConceptGraph
from tests.browser.desk import Desk

MEAL = "healthy_meal"


@pytest.fixture
def meal(desk: Desk, shipped_graph: ConceptGraph) -> Desk:
    desk.ask(shipped_graph.questions[MEAL].title)
    desk.tap("meal")
    expect(desk.panel().get_by_role("heading", name="A meal", exact=True)).to_be_visible()
    desk.panel().get_by_role("button", name="What if it gets larger?").click()
    expect(desk.stage()).to_contain_text("What if a meal gets larger?")
    desk.panel().get_by_role("button", name="Whole atlas").click()
    expect(desk.panel().get_by_role("button", name="Whole atlas")).to_have_attribute("aria-pressed", "true")
    return desk


def row(desk: Desk, name: str) -> Locator:
    return desk.panel().locator(".change").filter(has=desk.page.locator(f'.change-name:text-is("{name}")'))


def test_what_follows_is_listed_with_word_and_mark(meal: Desk) -> None:
    expect(row(meal, "Insulin release")).to_contain_text("goes up")
    expect(row(meal, "Hunger")).to_contain_text("goes down")
    expect(row(meal, "Blood sugar")).to_contain_text("cannot be told")


def test_a_row_opens_the_chain_behind_it_in_the_drawing(meal: Desk) -> None:
    row(meal, "Insulin").get_by_role("button", name=re.compile("goes up")).click()
    meal.shows("insulin_availability")
    expect(row(meal, "Insulin").get_by_role("button", name="Play")).to_be_visible()


def test_what_is_open_shows_both_sides_when_it_is_opened(meal: Desk) -> None:
    blood_sugar = row(meal, "Blood sugar")
    blood_sugar.get_by_text("cannot be told").first.click()
    expect(blood_sugar.get_by_text("Would lower it").or_(blood_sugar.get_by_text("May raise it or lower it"))).to_be_visible()


def test_what_is_not_shown_can_be_held_still_and_the_experiment_taken_back(meal: Desk) -> None:
    expect(meal.panel().get_by_text("Not shown")).to_be_visible()
    meal.panel().get_by_role("button", name="Only what is shown").click()
    expect(meal.panel().get_by_text("Not shown")).to_have_count(0)
    meal.panel().get_by_role("button", name="Let go of A meal").click()
    expect(meal.stage()).not_to_contain_text("What if a meal gets larger?")
