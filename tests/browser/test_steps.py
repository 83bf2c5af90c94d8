"""How a step reaches the canvas: asked for at the press, shown at the release, and in the end the same as drawn afresh."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Request, expect

from tests.browser.desk import Desk, OpenDesk
from tests.browser.explorer import CY

QUESTION = "Why do high glucose and a fatty liver come together?"

EVERYTHING = """() => Object.fromEntries(CY.elements().map((one) => [one.id(), {
  data: Object.fromEntries(Object.entries(one.data()).filter(([, value]) => value !== undefined)),
  at: one.isNode() ? one.position() : null,
  opacity: one.effectiveOpacity(),
}]))""".replace("CY", CY)
"""All that is on the canvas, with what the stylesheet reads of it."""


@pytest.fixture
def asked(desk: Desk) -> Desk:
    desk.ask(QUESTION)
    return desk


MOTION_ENDED = """() => matchMedia("(prefers-reduced-motion: reduce)").matches
  || new Promise((resolve) => setTimeout(resolve, 600))"""
"""Motion ends by a timer of its own. One that is set later and runs longer rings after it, however busy the machine is."""


def everything(desk: Desk) -> dict[str, Any]:
    desk.page.evaluate(MOTION_ENDED)
    desk.steady()
    seen: dict[str, Any] = json.loads(desk.page.evaluate(f"() => JSON.stringify(({EVERYTHING})())"))
    return seen


def steps_of(desk: Desk) -> list[str]:
    """The types of the steps that the page asks for from now on."""
    found: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/step"):
            found.append(request.post_data_json["event"]["type"])

    desk.page.on("request", note)
    return found


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_a_drawing_that_grew_step_by_step_is_the_one_that_its_link_opens(desks: OpenDesk, motion: Any) -> None:
    mine = desks()
    mine.page.emulate_media(reduced_motion=motion)
    mine.ask(QUESTION)
    before = mine.concepts()
    mine.tap_count("hepatic_ir", "effects")
    grown = before | mine.shows_more_than(before)
    mine.tap("hepatic_ir")
    mine.button("Healthy", exact=True).click()
    mine.drag("hepatic_ir", 30, 40)
    mine.button("Chain", exact=True).click()
    mine.page.keyboard.press("Control+z")
    mine.button(re.compile("^Light or dark")).click()
    expect(mine.button("Healthy", exact=True, pressed=True)).to_be_visible()
    mine.shows_just(grown)
    seen = everything(mine)
    theirs = desks(mine.address())
    theirs.shows_just(grown)
    assert everything(theirs) == seen


def test_a_count_is_asked_for_when_it_is_pressed_and_only_once(asked: Desk) -> None:
    steps, before = steps_of(asked), asked.concepts()
    x, y = asked.place("~effects:hepatic_ir")
    asked.page.mouse.move(x, y)
    with asked.page.expect_response("**/step"):
        asked.page.mouse.down()
    assert asked.concepts() == before
    asked.page.mouse.up()
    asked.shows_more_than(before)
    assert steps == ["expand"]


def test_a_press_that_leaves_the_count_changes_nothing(asked: Desk) -> None:
    before, code = asked.picture(), asked.code()
    x, y = asked.place("~effects:hepatic_ir")
    asked.page.mouse.move(x, y)
    with asked.page.expect_response("**/step"):
        asked.page.mouse.down()
    asked.page.mouse.move(x + 60, y + 90)
    asked.page.mouse.up()
    assert asked.picture() == before
    assert asked.code() == code


def test_the_component_is_never_given_the_elements(asked: Desk) -> None:
    asked.tap("hepatic_ir")
    expect(asked.panel()).to_contain_text("iver")
    layout = asked.page.evaluate("() => dash_component_api.getLayout('canvas').props.elements.length")
    assert layout == 0


def test_a_place_that_the_server_refuses_is_taken_back(asked: Desk) -> None:
    """Dragging moves a box at once; when the server says that nothing changed, it goes back to where it belongs."""
    before = asked.picture()

    def refuse(route: Any) -> None:
        post = json.loads(route.request.post_data)
        post["event"]["concept"] = "nobody"
        route.continue_(post_data=json.dumps(post))

    asked.page.route("**/step", refuse)
    asked.drag("hepatic_ir", 30, 40)
    expect(asked.page.locator("#toast")).to_be_visible()
    asked.steady()
    assert asked.picture() == before
