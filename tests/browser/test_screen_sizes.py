"""Phone, tablet and desktop: nothing scrolls sideways, labels can be read, everything is within reach."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, Label, OpenDesk
from tests.browser.explorer import CY

QUESTION = "Why do high glucose and a fatty liver come together?"
SMALLEST_LABEL = 12.0
"""In pixels of the screen, at the zoom with which a view opens."""


def sideways(page: Page) -> int:
    """How many pixels wider the page is than its window."""
    return int(page.evaluate("() => document.scrollingElement.scrollWidth - window.innerWidth"))


def label_sizes(desk: Desk) -> list[float]:
    """How large the labels of concepts inside the window are, in pixels of the screen."""
    sizes = desk.page.evaluate(
        f"""() => {{
          const cy = {CY};
          return cy.nodes('[role = "box"]')
            .map((node) => parseFloat(node.style("font-size")) * cy.zoom());
        }}"""
    )
    return [float(size) for size in sizes]


def inside(desk: Desk, concept: str) -> bool:
    """Whether the middle of a concept is in the part of the drawing that is seen."""
    box = desk.page.locator("#canvas").bounding_box()
    assert box
    x, y = desk.place(concept)
    return box["x"] + 8 < x < box["x"] + box["width"] - 8 and box["y"] + 8 < y < box["y"] + box["height"] - 8


@pytest.fixture
def phone(desks: OpenDesk) -> Desk:
    return desks(width=390, height=844, has_touch=True, is_mobile=True)


def test_the_start_screen_fits_a_phone(phone: Desk) -> None:
    expect(phone.button(QUESTION)).to_be_visible()
    assert sideways(phone.page) <= 0
    expect(phone.page.get_by_placeholder("Find a concept or ask a question")).to_be_in_viewport()


def test_a_question_fits_a_phone_and_can_be_read(phone: Desk) -> None:
    phone.ask(QUESTION)
    assert sideways(phone.page) <= 0
    assert min(label_sizes(phone)) >= SMALLEST_LABEL
    assert inside(phone, "hepatic_ir")


def test_the_sheet_of_a_phone_pulls_up_and_down(phone: Desk) -> None:
    phone.ask(QUESTION)
    panel = phone.page.locator("#panel")
    low = panel.bounding_box()
    phone.button("Pull the details up or down").tap()
    phone.page.wait_for_function(
        "low => document.getElementById('panel').getBoundingClientRect().height > low * 1.4", arg=low["height"]
    )
    phone.button("Pull the details up or down").tap()
    phone.page.wait_for_function(
        "low => Math.abs(document.getElementById('panel').getBoundingClientRect().height - low) < 2", arg=low["height"]
    )


def test_the_outline_is_one_tap_away_on_a_phone(phone: Desk, label: Label) -> None:
    phone.ask(QUESTION)
    phone.page.locator("button[data-panel-to='outline']:visible").first.tap()
    expect(phone.outline().get_by_role("heading", name="Outline")).to_be_in_viewport()
    before = phone.picture()
    phone.outline().get_by_role("button", name=re.compile(rf"^Show \d+ hidden effects? of {label('hepatic_ir')}$")).tap()
    phone.shows_more_than(before.places)
    assert sideways(phone.page) <= 0


def test_a_tap_on_a_concept_of_a_phone_tells_about_it(phone: Desk, label: Label) -> None:
    phone.ask(QUESTION)
    concept = next(name for name in sorted(phone.concepts() - {"hepatic_ir"}) if inside(phone, name))
    phone.page.touchscreen.tap(*phone.place(concept))
    expect(phone.panel().get_by_role("heading", name=label(concept), exact=True)).to_be_visible()


def test_the_controls_of_a_phone_are_behind_one_button(phone: Desk) -> None:
    phone.ask(QUESTION)
    phone.button("More controls").tap()
    expect(phone.button("Student", exact=True)).to_be_in_viewport()
    assert sideways(phone.page) <= 0


# A small window shows the whole drawing, at the price of smaller labels; a phone does the reverse.
@pytest.mark.parametrize(("width", "height", "smallest"), [(1024, 768, 9.5), (1440, 900, SMALLEST_LABEL)])
def test_a_question_fits_the_window_and_can_be_read(desks: OpenDesk, width: int, height: int, smallest: float) -> None:
    desk = desks(width=width, height=height)
    assert sideways(desk.page) <= 0
    desk.ask(QUESTION)
    assert sideways(desk.page) <= 0
    assert min(label_sizes(desk)) >= smallest
    assert [concept for concept in desk.concepts() if not inside(desk, concept)] == []
    for name in ("Undo", "Redo", "Student", "Chain", "Healthy"):
        expect(desk.button(re.compile(f"^{name}")).first).to_be_in_viewport(ratio=1)


def test_a_window_that_changes_its_size_keeps_taps_on_target(desks: OpenDesk, label: Label) -> None:
    desk = desks()
    desk.ask(QUESTION)
    # A tablet held upright, and then across.
    desk.page.set_viewport_size({"width": 768, "height": 1024})
    assert sideways(desk.page) <= 0
    desk.page.set_viewport_size({"width": 1100, "height": 760})
    desk.button(re.compile("^Fit to the screen")).click()
    desk.tap("glucose_blood")
    expect(desk.panel().get_by_role("heading", name=label("glucose_blood"), exact=True)).to_be_visible()


def test_what_a_card_shows_on_a_phone_is_not_left_under_the_sheet(phone: Desk) -> None:
    phone.ask(QUESTION)
    sheet = phone.page.locator("#panel")
    low = sheet.bounding_box()
    phone.page.keyboard.press("l")
    phone.face("Explain")
    phone.page.wait_for_function(
        "low => document.getElementById('panel').getBoundingClientRect().height > low * 1.4", arg=low["height"]
    )
    phone.panel().locator(".route-card button").last.tap()
    phone.page.wait_for_function(
        "low => Math.abs(document.getElementById('panel').getBoundingClientRect().height - low) < 2", arg=low["height"]
    )
    expect(phone.panel().locator(".route-card.open h4")).to_be_in_viewport()
