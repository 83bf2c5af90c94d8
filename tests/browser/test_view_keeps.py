"""What a view keeps and what changes it: reload, back, audience, condition, filters, dragging, theme."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from causal_atlas.knowledge.graph import ConceptGraph
from tests.browser.desk import Desk, Label, OpenDesk
from tests.browser.explorer import CY

QUESTION = "Why do high glucose and a fatty liver come together?"
SAME = "Object.entries(wanted).every(([name, place]) => String(seen.places[name]) === String(place))"


@pytest.fixture
def asked(desk: Desk) -> Desk:
    desk.ask(QUESTION)
    return desk


def opacity(desk: Desk, concept: str) -> float:
    look = f"(name) => {{ const one = {CY}.getElementById(name); return one.empty() ? 0 : one.effectiveOpacity(); }}"
    return float(desk.page.evaluate(look, concept))


def test_reload_restores_the_view(asked: Desk) -> None:
    before = asked.picture()
    asked.tap_count("hepatic_ir", "effects")
    asked.shows_more_than(before.places)
    expanded, code = asked.picture(), asked.code()
    asked.page.reload()
    asked.shows_just(expanded.places)
    assert asked.picture() == expanded
    assert asked.code() == code
    expect(asked.stage().get_by_role("heading", name=QUESTION)).to_be_visible()


def test_the_back_button_of_the_browser_leads_to_the_start_screen(asked: Desk) -> None:
    asked.code()
    asked.page.go_back()
    expect(asked.button(QUESTION)).to_be_visible()
    expect(asked.page.locator("body")).to_have_attribute("data-screen", "start")
    asked.page.go_forward()
    asked.opened()
    asked.shows("hepatic_fat")


def test_the_name_of_the_atlas_leads_home_and_undo_leads_back(asked: Desk) -> None:
    before = asked.picture()
    asked.page.get_by_role("banner").get_by_role("button", name=re.compile("Causal Atlas")).click()
    expect(asked.button(QUESTION)).to_be_visible()
    asked.page.keyboard.press("Control+z")
    asked.opened()
    assert asked.picture() == before


def test_the_audience_changes_words_and_moves_nothing(asked: Desk, shipped_graph: ConceptGraph) -> None:
    before, plain = asked.picture(), asked.labels()
    asked.button("Clinician", exact=True).click()
    expect(asked.button("Clinician", exact=True, pressed=True)).to_be_visible()
    expect(asked.stage()).to_contain_text(shipped_graph.questions["two_orders"].answer.clinician[:40])
    asked.until("Object.entries(wanted).some(([name, label]) => seen.labels[name] !== label)", plain)
    assert asked.picture() == before


def test_the_audience_of_the_start_screen_is_kept(desk: Desk, shipped_graph: ConceptGraph) -> None:
    desk.button("Student", exact=True).click()
    expect(desk.page.locator("#start")).to_contain_text(shipped_graph.questions["two_orders"].answer.student[:60])
    desk.ask(QUESTION)
    expect(desk.stage()).to_contain_text(shipped_graph.questions["two_orders"].answer.student[:60])


def test_the_condition_changes_what_gets_through_and_moves_nothing(asked: Desk) -> None:
    before = asked.picture()
    drawn = asked.pixels()
    asked.button("Healthy", exact=True).click()
    expect(asked.button("Healthy", exact=True, pressed=True)).to_be_visible()
    asked.steady()
    assert asked.picture().places == before.places
    assert asked.pixels() != drawn


def test_filters_fade_and_then_hide_and_move_nothing(asked: Desk) -> None:
    before = asked.picture()
    bright = opacity(asked, "glucose_blood")
    asked.face("Filters")
    asked.panel().get_by_role("button", name=re.compile("^Liver")).click()
    expect(asked.panel().get_by_role("button", name=re.compile("^Liver"), pressed=True)).to_be_visible()
    asked.page.wait_for_function(
        f"([name, bright]) => {CY}.getElementById(name).effectiveOpacity() < bright * 0.7", arg=["glucose_blood", bright]
    )
    assert opacity(asked, "hepatic_fat") == bright
    assert asked.picture().moved(before) == {}
    asked.panel().get_by_role("switch", name="Hide instead of fade").click()
    asked.lacks("glucose_blood")
    assert before.moved(asked.picture()) == {}
    asked.button("Clear the filters").click()
    asked.shows("glucose_blood")
    assert asked.picture() == before


def test_dragging_pins_and_survives_a_reload(asked: Desk) -> None:
    before = asked.picture()
    code = asked.code()
    asked.drag("glucose_blood", 60, 45)
    asked.page.wait_for_function("code => !location.href.includes(code)", arg=code)
    asked.steady()
    after = asked.picture()
    assert set(before.moved(after)) == {"glucose_blood"}
    asked.tap("glucose_blood")
    expect(asked.button("Unpin", exact=True)).to_be_visible()
    asked.page.reload()
    asked.shows_just(after.places)
    assert asked.picture() == after


def test_the_arrangement_switches_and_comes_back(asked: Desk) -> None:
    before = asked.picture()
    asked.button("Chain", exact=True).click()
    expect(asked.button("Chain", exact=True, pressed=True)).to_be_visible()
    asked.until(
        "Object.entries(wanted).some(([name, place]) => String(seen.places[name]) !== String(place))", dict(before.places)
    )
    asked.steady()
    assert asked.picture().places.keys() == before.places.keys()
    asked.button("Organs", exact=True).click()
    asked.until(
        "Object.entries(wanted).every(([name, place]) => String(seen.places[name]) === String(place))", dict(before.places)
    )


def test_the_theme_follows_the_system_can_be_switched_and_is_kept(desks: OpenDesk) -> None:
    desk = desks(theme="dark")
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")
    desk.button(re.compile("^Light or dark")).click()
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "light")
    desk.page.reload()
    expect(desk.button(QUESTION)).to_be_visible()
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "light")


def test_isolate_hide_and_grow(asked: Desk, label: Label) -> None:
    before = asked.picture()
    asked.tap("lipogenesis")
    expect(asked.panel().get_by_role("heading", name=label("lipogenesis"), exact=True)).to_be_visible()
    asked.button("Only this and its neighbours").click()
    asked.lacks("glucose_blood")
    assert before.moved(asked.picture()) == {}
    asked.button("Hide", exact=True).click()
    asked.lacks("lipogenesis")
    asked.page.locator("#canvas").focus()
    asked.page.keyboard.press("Escape")
    left = asked.picture()
    asked.button("One step of causes").click()
    asked.shows_more_than(left.places)
    assert left.moved(asked.picture()) == {}


def test_everything_between_two_selected_concepts(asked: Desk, label: Label) -> None:
    before = asked.picture()
    asked.tap("insulin")
    expect(asked.panel().get_by_role("heading", name=label("insulin"), exact=True)).to_be_visible()
    asked.page.keyboard.down("Shift")
    asked.tap("hepatic_fat")
    asked.page.keyboard.up("Shift")
    expect(asked.panel().get_by_role("heading", name="2 concepts selected")).to_be_visible()
    asked.button("Show everything between them").click()
    asked.shows_more_than(before.places)
    assert before.moved(asked.picture()) == {}
