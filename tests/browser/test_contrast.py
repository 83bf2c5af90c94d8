"""What differs in resistance, and how it develops: from the start screen, by mouse and by key."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.desk import Desk


def test_the_table_opens_from_the_start_and_a_cell_leads_into_the_drawing(desk: Desk) -> None:
    desk.button(re.compile("^One hormone, many fates")).click()
    desk.shows("insulin", "act_suppress_hgp", "act_satiety")
    cell = desk.button("Insulin's sugar order to fat cells: preserved. Resistant, compensated. Sources disagree.")
    cell.click()
    expect(cell).to_have_attribute("aria-expanded", "true")
    expect(desk.panel()).to_contain_text("Resistant fat cells go on taking in sugar and storing it.")
    expect(desk.panel()).to_contain_text("Resistance in fat tissue lowers uptake and use of glucose.")
    before = desk.picture()
    desk.button("Show in the drawing").click()
    desk.shows("adipose_ir")
    assert not before.moved(desk.picture())


def test_comparing_moves_nothing_and_ends_where_it_began(desk: Desk) -> None:
    desk.ask("Why do high glucose and a fatty liver come together?")
    before = desk.picture()
    desk.button("Compare").click()
    expect(desk.stage()).to_contain_text("newly present")
    desk.steady()
    assert desk.picture() == before
    desk.button("Compare").click()
    expect(desk.stage()).not_to_contain_text("newly present")


def test_a_course_is_walked_by_key_and_its_signs_take_turns(desk: Desk) -> None:
    desk.button(re.compile("^How puberty makes")).click()
    desk.shows("puberty", "physiological_ir")
    begun = desk.picture()
    expect(desk.stage()).to_contain_text("1 of 3. Before puberty.")
    for said, sign in (("2 of 3. Rising", "increases"), ("3 of 3. Resolving", "decreases")):
        desk.page.keyboard.press(".")
        expect(desk.stage()).to_contain_text(said)
        desk.steady()
        picture = desk.picture()
        assert not begun.moved(picture)
        turning = [name for cause, effect, name in picture.arrows if (cause, effect) == ("puberty", "physiological_ir")]
        assert turning == [f"~arrow:puberty>physiological_ir:{sign}"]
