"""A lecture is presented: keys lead, the speaker's window keeps step, and a student's question is followed in between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, OpenDesk
from tests.browser.explorer import CY

LECTURE = "four_organs"
CAMERA = f"() => [{CY}.zoom(), {CY}.pan().x, {CY}.pan().y].map((one) => Math.round(one * 100) / 100)"
"""What the camera shows."""
HIDDEN = f"() => {CY}.nodes('[role = \"pill\"]')[0].id()"
"""A count of hidden neighbours."""
CONCEALED = f"() => {CY}.nodes('[role = \"pill\"]').filter((one) => one.visible()).length"
WHOLE = f"""() => {{
  const [cy, [bounds]] = [{CY}, {CY}.nodes('[role = "bounds"]').toArray()];
  const {{x, y, width, height}} = bounds.data();
  const at = (value, pan) => value * cy.zoom() + pan;
  return at(x - width / 2, cy.pan().x) >= 0 && at(x + width / 2, cy.pan().x) <= cy.width()
    && at(y - height / 2, cy.pan().y) >= 0 && at(y + height / 2, cy.pan().y) <= cy.height();
}}"""
"""Whether the whole drawing is in sight."""
MATTERS = f"""() => {{
  const cy = {CY};
  const seen = cy.nodes('[role = "box"]').filter((box) => {{
    const {{x1, x2, y1, y2}} = box.renderedBoundingBox({{includeLabels: false, includeOverlays: false, includeUnderlays: false}});
    return x1 >= 0 && y1 >= 0 && x2 <= cy.width() && y2 <= cy.height();
  }});
  const chosen = cy.nodes('[role = "box"][selected = 1]');
  return chosen.empty() ? seen.length > 0 : chosen.some((box) => seen.contains(box));
}}"""
"""Whether what a scene points at is in sight."""


@dataclass
class Talk:
    """The presenting window."""

    desk: Desk

    @property
    def page(self) -> Page:
        return self.desk.page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
        self.desk.steady()

    def stands_at(self, number: int) -> None:
        """Wait until a scene is on the screen, with its number and its drawing."""
        expect(self.page.locator(".talk-number")).to_have_text(f"{number} of {self.count()}")
        self.desk.shows_just(self.scenes()[number - 1]["view"]["concepts"])

    def count(self) -> int:
        return int(self.page.evaluate("dash_clientside.atlas.lecture.current().scenes.length"))

    def scenes(self) -> list[dict[str, Any]]:
        return list(self.page.evaluate("dash_clientside.atlas.lecture.current().scenes"))

    def asking(self) -> int:
        """The number of the first scene with a question."""
        return next(number for number, scene in enumerate(self.scenes(), 1) if scene["question"])

    def card(self) -> Any:
        return self.page.get_by_role("group", name="Question to the audience")


def presented(desk: Desk) -> Talk:
    desk.opened()
    desk.page.wait_for_function("() => dash_clientside.atlas.lecture.current() !== null")
    desk.page.keyboard.press("p")
    expect(desk.page.locator("body")).to_have_attribute("data-present", "on")
    return Talk(desk)


@pytest.fixture
def talk(desks: OpenDesk) -> Talk:
    return presented(desks(f"/?lecture={LECTURE}"))


def test_keys_lead_through_the_lecture_and_explorer_keys_sleep(talk: Talk) -> None:
    scenes = talk.scenes()
    expect(talk.page.get_by_role("heading", level=1)).to_have_text(scenes[0]["title"])
    expect(talk.page.locator("#header")).to_be_hidden()
    talk.press("PageDown", "n")
    talk.stands_at(3)
    expect(talk.page.get_by_role("heading", level=1)).to_have_text(scenes[2]["title"])
    talk.press("1", "2", "Enter")
    talk.stands_at(12)
    talk.press("Home", "ArrowLeft", "Shift+ArrowRight")
    talk.stands_at(1)
    before = talk.desk.picture()
    # What hides a concept, asks what if it rises, or undoes a step in the explorer does nothing here.
    talk.press("h", "d", "Delete", "]", "Control+z", "x")
    assert talk.desk.picture() == before
    assert talk.page.evaluate(CONCEALED) == 0, "hidden neighbours would tell what comes"
    talk.press("b")
    expect(talk.page.locator("#talk-curtain")).to_have_attribute("data-screen", "black")
    talk.press("PageDown")
    expect(talk.page.locator("#talk-curtain")).to_be_hidden()
    talk.stands_at(1)
    talk.press("c")
    expect(talk.page.locator(".talk-caption")).to_have_count(0)
    # A phone has no keys, but this button.
    expect(talk.page.get_by_role("button", name=re.compile("^Words"))).to_have_attribute("aria-pressed", "false")
    talk.press("o")
    thumbs = talk.page.get_by_role("group", name="All scenes").get_by_role("button")
    expect(thumbs).to_have_count(len(scenes))
    talk.press("ArrowRight", "ArrowRight", "Enter")
    talk.stands_at(3)
    talk.press("End", "PageDown")
    cited = {one["number"] for scene in scenes for one in scene["references"]}
    expect(talk.page.get_by_role("list", name="References of the lecture").get_by_role("listitem")).to_have_count(len(cited))
    talk.press("Escape")
    expect(talk.page.locator("body")).not_to_have_attribute("data-present", re.compile(""))
    expect(talk.page.locator("#header")).to_be_visible()
    # The panels were not kept waiting with what nobody saw, and have it now.
    expect(talk.desk.panel().get_by_role("heading", level=2).first).to_be_visible()


def test_a_question_is_answered_on_the_next_key(talk: Talk) -> None:
    number = talk.asking()
    scene = talk.scenes()[number - 1]
    right = next(one["text"] for one in scene["question"]["choices"] if one.get("right"))
    talk.press(str(number), "Enter")
    talk.stands_at(number)
    expect(talk.card()).to_be_hidden()
    talk.press("ArrowRight")
    expect(talk.card().get_by_role("heading", name=scene["question"]["prompt"])).to_be_visible()
    expect(talk.card().get_by_text("The right answer")).to_have_count(0)
    talk.press("ArrowRight")
    expect(talk.card().locator("[data-state='right']")).to_contain_text(right)
    expect(talk.card().locator(".talk-why p")).not_to_be_empty()
    expect(talk.card().get_by_role("list", name="References of this scene").get_by_role("listitem").first).to_be_visible()
    talk.press("ArrowRight")
    talk.stands_at(number + 1)
    expect(talk.card()).to_be_hidden()
    talk.press("ArrowLeft")
    expect(talk.card().get_by_text("The right answer")).to_be_visible()


def test_two_windows_keep_step_and_find_each_other_again(talk: Talk) -> None:
    scenes = talk.scenes()
    with talk.page.expect_popup() as opened:
        talk.page.keyboard.press("s")
    speaker = opened.value
    expect(speaker.get_by_role("status")).to_have_text("In step with the screen.")
    talk.press("ArrowRight")
    expect(speaker.get_by_role("heading", level=2)).to_have_text(f"2. {scenes[1]['title']}")
    expect(speaker.locator("#notes")).not_to_be_empty()
    expect(speaker.get_by_role("region", name="Next scene")).to_contain_text(scenes[2]["title"])
    speaker.keyboard.press("PageDown")
    talk.stands_at(3)
    speaker.reload()
    expect(speaker.get_by_role("heading", level=2)).to_have_text(f"3. {scenes[2]['title']}")
    talk.page.reload()
    expect(talk.page.locator("body")).to_have_attribute("data-present", "on")
    talk.stands_at(3)
    talk.press("4", "Enter")
    expect(speaker.get_by_text(f"Scene 4 of {len(scenes)}")).to_be_visible()
    talk.press("Escape")
    expect(speaker.get_by_role("status")).to_contain_text("Not on the screen")


def test_a_students_question_is_followed_and_the_scene_comes_back_as_it_was(talk: Talk) -> None:
    talk.press("8", "Enter")
    talk.stands_at(8)
    before, camera = talk.desk.picture(), talk.page.evaluate(CAMERA)
    talk.press("e")
    expect(talk.page.locator("#header")).to_be_visible()
    talk.desk.tap(talk.page.evaluate(HIDDEN))
    talk.desk.shows_more_than(before.places)
    talk.page.locator("#canvas").focus()
    talk.press("r")
    expect(talk.page.locator("#header")).to_be_hidden()
    talk.desk.shows_just(before.places)
    assert (talk.desk.picture(), talk.page.evaluate(CAMERA)) == (before, camera)


def test_a_talk_without_a_network_goes_on_when_it_is_back(talk: Talk) -> None:
    talk.desk.context.set_offline(True)
    talk.page.keyboard.press("7")
    talk.page.keyboard.press("Enter")
    expect(talk.page.get_by_role("alert")).to_be_visible()
    talk.desk.context.set_offline(False)
    talk.stands_at(7)
    expect(talk.page.get_by_role("alert")).to_be_hidden()
    talk.desk.watch.forgive("ERR_INTERNET_DISCONNECTED")


def test_every_scene_can_be_read_from_the_last_row(talk: Talk) -> None:
    for number in range(1, talk.count() + 1):
        talk.press(*str(number), "Enter")
        talk.stands_at(number)
        assert talk.page.evaluate(f"() => 13 * {CY}.zoom()") >= 18, number
        assert talk.page.evaluate(MATTERS), number
        button = talk.page.get_by_role("button", name=re.compile("^Whole scene"))
        assert talk.page.evaluate(WHOLE) or button.is_visible(), number
    talk.press("z")
    assert talk.page.evaluate(WHOLE)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_has_no_complaint_about_a_talk(desks: OpenDesk, theme: str) -> None:
    talk = presented(desks(f"/?lecture={LECTURE}", theme=theme))
    talk.press(str(talk.asking()), "Enter")
    talk.stands_at(talk.asking())
    complaints = []
    for keys in (["ArrowRight"], ["ArrowRight"], ["o"], ["Enter", "End", "ArrowRight"], ["ArrowLeft", "?"])[
        :: 1 if theme == "light" else 2
    ]:
        talk.press(*keys)
        complaints += _complaints(talk.page)
    talk.press("Escape", "e")
    complaints += _complaints(talk.page)
    talk.page.goto(f"/speaker?lecture={LECTURE}")
    expect(talk.page.get_by_role("heading", level=2)).to_be_visible()
    complaints += _complaints(talk.page)
    assert not complaints, "\n".join(complaints)


def _complaints(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]
