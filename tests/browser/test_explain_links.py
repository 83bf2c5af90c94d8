"""Every kind of question: a link to it shows the same picture and the same answer elsewhere; undo and redo go back and forth."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.desk import Desk, OpenDesk
from tests.browser.explorer import CY

DRESS = f"""() => {CY}.elements().map((element) => JSON.stringify(Object.entries(element.data()).sort())).sort()"""
"""What stands on the drawing and how it looks: the spotlight, the answers of a thought experiment, the marks of a comparison."""


def chain(desk: Desk) -> None:
    desk.find("overfilled fat cells").first.click()
    desk.opened()
    desk.tap("adipose_overload")
    desk.find("liver fat").filter(has_text="lead to liver fat").first.click()
    desk.panel().locator(".route-card button").first.click()
    desk.shows("ffa_circulating")
    desk.button("Next link").click()
    expect(desk.panel()).to_contain_text("Link 1 of")


def common(desk: Desk) -> None:
    desk.ask("Which organ becomes resistant first?")
    desk.tap("muscle_ir")
    desk.page.keyboard.down("Shift")
    desk.tap("hepatic_ir")
    desk.page.keyboard.up("Shift")
    desk.button("What do they have in common?").click()
    expect(desk.panel().get_by_role("heading", name=re.compile("^Causes of both"))).to_be_visible()


def loop(desk: Desk) -> None:
    desk.find("liver fat").first.click()
    desk.opened()
    desk.button(re.compile("^Loops through it")).click()
    desk.panel().get_by_role("button", name="R2 reinforcing").click()
    desk.shows("lipogenesis", "hepatic_ir")
    expect(desk.panel().locator(".route-card.open")).to_contain_text("R2")


def cut(desk: Desk) -> None:
    desk.find("liver fat").first.click()
    desk.opened()
    desk.button(re.compile("^Loops through it")).click()
    desk.button("Where can they be cut?").click()
    expect(desk.panel()).to_contain_text("opens 12 of 15 loops")


def whatif(desk: Desk) -> None:
    desk.ask("What does insulin do after a meal, in health?")
    desk.tap("meal")
    desk.button("What if it gets larger?").click()
    desk.button("Whole atlas").click()
    expect(desk.panel()).to_contain_text("Not shown")


def contrast(desk: Desk) -> None:
    desk.button(re.compile("^One hormone, many fates")).click()
    desk.shows("act_suppress_hgp")
    desk.button("Insulin's sugar order to fat cells: preserved. Type 2 diabetes", exact=False).or_(
        desk.button(re.compile("^Insulin's sugar order to fat cells: preserved"))
    ).first.click()
    expect(desk.panel().get_by_role("heading", name=re.compile("^What this stands on"))).to_be_visible()


def course(desk: Desk) -> None:
    desk.button(re.compile("^How puberty makes")).click()
    desk.shows("puberty")
    desk.button("Next phase").click()
    expect(desk.stage()).to_contain_text("2 of 3. Rising")


def ask(desk: Desk) -> None:
    desk.find("How does fat in the muscle raise blood sugar?").first.click()
    desk.opened()
    desk.shows("imcl", "glucose_blood")
    expect(desk.panel().locator(".telling").first).to_be_visible()


TOPICS: list[Callable[[Desk], None]] = [chain, common, loop, cut, whatif, contrast, course, ask]


def seen(desk: Desk) -> tuple[object, list[str], str, str]:
    """The picture, its dress, the title and the answer beside it."""
    desk.steady()
    dress: list[str] = desk.page.evaluate(DRESS)
    return desk.picture(), dress, desk.stage().locator("#title").inner_text(), desk.page.locator("#explain").inner_text()


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.__name__)
def test_a_link_brings_picture_and_answer_and_undo_goes_back_and_forth(
    desk: Desk, desks: OpenDesk, topic: Callable[[Desk], None]
) -> None:
    topic(desk)
    there = seen(desk)
    elsewhere = desks(f"/?view={desk.code()}")
    elsewhere.opened()
    expect(elsewhere.page.locator("#explain")).to_be_visible()
    expect(elsewhere.page.locator("#explain h2").first).to_have_text(desk.page.locator("#explain h2").first.inner_text())
    assert seen(elsewhere) == there
    code = desk.code()
    desk.page.keyboard.press("Control+z")
    desk.page.wait_for_function("code => !location.href.includes(code)", arg=code)
    desk.page.keyboard.press("Control+y")
    desk.page.wait_for_function("code => location.href.includes(code)", arg=code)
    expect(desk.page.locator("#explain h2").first).to_be_attached()
    expect(desk.stage().locator("#title")).to_have_text(there[2], use_inner_text=True)
    assert seen(desk)[:3] == there[:3]
