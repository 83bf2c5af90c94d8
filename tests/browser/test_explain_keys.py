"""Chains, loops, cuts, thought experiments, comparison, courses: without a mouse, and from the outline alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.desk import Desk, Label
from tests.browser.test_by_keyboard import walk_to

MEAL = "What does insulin do after a meal, in health?"
ORGANS = "Which organ becomes resistant first?"


def tab_into(desk: Desk, selector: str, *, most: int = 90) -> None:
    """Press Tab until the focus is on something that this selector means."""
    for _ in range(most):
        desk.page.keyboard.press("Tab")
        if desk.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached with {most} presses of Tab")


def at_canvas(desk: Desk, concept: str) -> None:
    """Go to a concept of the drawing; the focus comes by Tab, as the ring shows itself to whoever uses keys."""
    desk.page.locator("#canvas").focus()
    desk.page.keyboard.press("Shift+Tab")
    desk.page.keyboard.press("Tab")
    walk_to(desk, concept)


def test_two_concepts_are_chosen_and_their_chain_is_opened_and_played(desk: Desk) -> None:
    desk.ask(ORGANS)
    at_canvas(desk, "hepatic_ir")
    desk.page.keyboard.press("Enter")
    at_canvas(desk, "muscle_ir")
    desk.page.keyboard.press("Shift+Enter")
    desk.page.keyboard.press("c")
    expect(desk.panel().get_by_role("heading", name=re.compile("^From insulin resistance in the liver to"))).to_be_visible()
    tab_into(desk, "#explain .route-press")
    desk.page.keyboard.press("Enter")
    expect(desk.panel().locator(".telling")).to_be_visible()
    desk.page.keyboard.press(".")
    expect(desk.panel().locator(".play-bar")).to_contain_text("Link 1 of")
    desk.page.keyboard.press(",")
    expect(desk.panel().locator(".play-bar")).to_contain_text(re.compile(r"All \d+ links"))


def test_a_loop_is_opened_and_the_way_leads_to_its_cuts(desk: Desk) -> None:
    desk.ask(ORGANS)
    at_canvas(desk, "hepatic_ir")
    desk.page.keyboard.press("l")
    expect(desk.panel().get_by_role("heading", name=re.compile("^What feeds itself through"))).to_be_visible()
    tab_into(desk, "#explain .actions button")
    desk.page.keyboard.press("Enter")
    expect(desk.panel().get_by_role("heading", name=re.compile("^Where can the loops through"))).to_be_visible()
    tab_into(desk, "#explain .cuts .route-press")
    desk.page.keyboard.press("Enter")
    expect(desk.panel().locator("#details")).to_be_hidden()
    desk.page.keyboard.press("Control+z")
    desk.page.keyboard.press("Control+z")
    expect(desk.panel().get_by_role("heading", name=re.compile("^What feeds itself through"))).to_be_attached()


def test_something_is_set_higher_and_let_go_again(desk: Desk) -> None:
    desk.ask(MEAL)
    at_canvas(desk, "meal")
    desk.page.keyboard.press("r")
    expect(desk.stage()).to_contain_text("What if a meal gets larger?")
    tab_into(desk, "#explain .change-press")
    desk.page.keyboard.press("Enter")
    expect(desk.panel().locator(".play-bar")).to_be_visible()
    desk.page.keyboard.press("Control+z")
    desk.page.keyboard.press("Control+z")
    expect(desk.stage()).not_to_contain_text("What if")


def test_the_table_and_a_cell_of_it_are_opened(desk: Desk) -> None:
    desk.button(re.compile("^One hormone, many fates")).focus()
    desk.page.keyboard.press("Enter")
    desk.shows("act_suppress_hgp")
    tab_into(desk, "#explain .fate")
    desk.page.keyboard.press("Enter")
    expect(desk.panel().locator(".fate[aria-expanded='true']")).to_have_count(1)
    expect(desk.panel().get_by_role("button", name="Show in the drawing")).to_be_visible()


def test_a_course_is_walked(desk: Desk) -> None:
    desk.button(re.compile("^How puberty makes")).focus()
    desk.page.keyboard.press("Enter")
    desk.shows("puberty")
    tab_into(desk, "#explain .phase:not([aria-current])")
    desk.page.keyboard.press("Enter")
    expect(desk.stage()).to_contain_text("2 of 3. Rising")


def test_the_outline_alone_asks_for_chains_loops_and_thought_experiments(desk: Desk, label: Label) -> None:
    desk.ask(ORGANS)
    before = desk.picture()
    desk.face("Outline")
    outline = desk.outline()
    outline.get_by_role("button", name=label("muscle_ir"), exact=True).click()
    desk.face("Outline")
    outline.get_by_role("button", name=re.compile(f"^How does {label('muscle_ir')} lead to {label('hepatic_ir')}", re.I)).click()
    expect(desk.stage()).to_contain_text("lead to insulin resistance in the liver?")
    desk.face("Outline")
    outline.get_by_role("button", name=f"Loops through {label('hepatic_ir')}", exact=True).click()
    expect(desk.stage()).to_contain_text("What feeds itself through")
    desk.panel().locator(".route-card button").first.click()
    # An answer opens its own side of the panel, so it is waited for before the outline is opened again.
    expect(desk.panel().locator(".route-card.open")).to_be_visible()
    desk.face("Outline")
    steps = outline.locator(".outline-route button")
    steps.first.click()
    desk.face("Outline")
    expect(steps.first).to_have_attribute("aria-current", "step")
    outline.get_by_role("button", name="What if insulin resistance in the liver rises?", exact=True).click()
    expect(desk.stage()).to_contain_text("What if insulin resistance in the liver rises?")
    desk.face("Outline")
    expect(outline.get_by_text("set high")).to_be_visible()
    assert before.moved(desk.picture()) == {}
