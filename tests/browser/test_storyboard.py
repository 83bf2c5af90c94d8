"""A lecture is built in the browser: scenes as cards, words written in place, and nothing that was written gets lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Locator, Page, expect

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import shipped
from causal_atlas.lectures.store.place import Place
from causal_atlas.web.app import create_app
from causal_atlas.web.lectures.desk import Lectures
from tests.browser.desk import Desk, OpenDesk, serving
from tests.browser.test_accessible import complaints

LEAK = "How does fat get from overfilled fat cells into the liver?"


@pytest.fixture(scope="module")
def house(shipped_graph: ConceptGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An explorer that keeps lectures in a folder of its own."""
    folder = tmp_path_factory.mktemp("kept")
    place = Place.of({"CAUSAL_ATLAS_DATA": str(folder)})
    kept = Lectures(folder=shipped(), place=place, data=folder)
    with serving(create_app(shipped_graph, lectures=kept).server) as url:
        yield House(url)


@pytest.fixture
def at_work(desks: OpenDesk, house: House) -> Callable[[str], Desk]:
    """Opens a lecture in a window."""

    def open_lecture(key: str) -> Desk:
        desk = desks(f"/?lecture={key}", at=house.url)
        desk.opened()
        return desk

    return open_lecture


@dataclass
class House:
    """A server with lectures, as a program asks it."""

    url: str

    def asked(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        data = None if body is None else json.dumps(body).encode()
        with urlopen(Request(f"{self.url}/lectures{path}", data=data, headers=headers, method=method), timeout=30) as answer:
            return dict(json.load(answer))

    def made(self, body: dict[str, Any]) -> str:
        """The key of a new lecture."""
        return str(self.asked("POST", "", body)["lecture"]["key"])

    def kept(self, key: str) -> dict[str, Any]:
        """The lecture as the server has it."""
        return self.asked("GET", f"/{key}")


def board(page: Page) -> Locator:
    return page.get_by_role("region", name="Storyboard")


def cards(page: Page) -> Locator:
    return board(page).get_by_role("button", name=re.compile(r"^Scene \d+ of \d+"))


def name_of(card: Locator) -> str:
    return card.get_attribute("aria-label") or ""


def state(page: Page) -> Locator:
    return board(page).locator(".board-state")


def write(page: Page, field: str, text: str) -> None:
    """Write a text of the scene, in place of what is there."""
    edit, box = page.get_by_role("button", name=f"Edit the {field.lower()}"), page.get_by_role("textbox", name=field)
    expect(edit.or_(box)).to_be_visible()
    if edit.is_visible():
        edit.click()
    box.fill(text)


def test_a_question_becomes_a_lecture_that_is_put_in_order_and_told(
    desks: OpenDesk, at_work: Callable[[str], Desk], house: House
) -> None:
    asked = desks(at=house.url)
    asked.ask(LEAK)
    key = house.made({"draft": asked.code(), "audience": "student"})
    before = [scene["title"] for scene in house.kept(key)["scenes"]]
    desk = at_work(key)
    page = desk.page

    cards(page).nth(0).focus()
    page.keyboard.press("Alt+ArrowRight")
    expect(desk.said()).to_have_text(f"Scene 1 moved to place 2 of {len(before)}.")
    expect(cards(page).nth(1)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(cards(page).nth(0)).to_be_focused()
    page.keyboard.press("Control+Shift+z")
    expect(cards(page).nth(0)).to_have_accessible_name(re.compile(f": {re.escape(before[1])}"))

    cards(page).nth(0).click()
    desk.steady()
    write(page, "Notes for the speaker", "Point at the **bar**.")
    page.get_by_role("button", name="Next scene").click()
    # The next scene may still be on its way: it is added all the same, not the one that is about to go.
    page.keyboard.press("a")
    expect(cards(page).nth(2)).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.sub(r".*?: |, no words yet$", "", name_of(cards(page).nth(2))))
    cards(page).nth(2).focus()
    page.keyboard.press("Delete")
    expect(cards(page)).to_have_count(len(before))
    expect(cards(page).nth(2)).to_be_focused()
    page.locator(".board-toast").get_by_role("button", name="Undo").click()
    expect(cards(page)).to_have_count(len(before) + 1)
    expect(state(page)).to_have_text("Saved")

    page.reload()
    expect(cards(page)).to_have_count(len(before) + 1)
    cards(page).nth(0).click()
    expect(page.locator("#scene").get_by_text("bar", exact=True)).to_have_js_property("tagName", "STRONG")
    scenes = house.kept(key)["scenes"]
    assert [scenes[0]["title"], scenes[1]["title"], scenes[0]["notes"]] == [before[1], before[0], "Point at the **bar**."]
    assert scenes[2]["view"]["concepts"] == scenes[1]["view"]["concepts"]


def test_scenes_are_dragged_and_show_and_ask_what_is_on_the_screen(at_work: Callable[[str], Desk], house: House) -> None:
    key = house.made({"copy": "four_organs"})
    first = house.kept(key)["scenes"][0]["title"]
    desk = at_work(key)
    page = desk.page
    expect(cards(page)).to_have_count(14)
    start, end = cards(page).nth(0).bounding_box(), cards(page).nth(2).bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 40, start["y"] + 30)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 8, end["y"] + 30, steps=4)
    page.mouse.up()
    expect(cards(page).nth(2)).to_have_accessible_name(re.compile(f": {re.escape(first)}"))

    before = desk.picture().places
    cards(page).nth(1).click()
    desk.shows_more_than(before)
    after = desk.picture().places
    assert {name: after[name] for name in before if name in after} == {name: before[name] for name in before if name in after}
    back = board(page).get_by_role("button", name="Back to the scene")
    expect(back).to_be_hidden()
    focus = next(iter(after))
    desk.tap(focus)
    expect(back).to_be_visible()
    board(page).get_by_role("button", name="Update scene from this view").click()
    expect(back).to_be_hidden()
    desk.face("Scene")
    page.get_by_role("button", name=re.compile("^(Make a question from this scene|Another question)$")).click()
    page.get_by_role("list", name="Questions that this scene can ask").get_by_role("button").first.click()
    page.get_by_role("textbox", name="The question").fill("What would you say?")
    page.keyboard.press("Tab")
    expect(page.get_by_role("textbox", name="The right answer")).to_be_focused()
    expect(state(page)).to_have_text("Saved")
    scene = house.kept(key)["scenes"][1]
    assert (scene["view"]["focus"], scene["question"]["prompt"]) == (focus, "What would you say?")
    assert not complaints(page)


def test_two_windows_on_one_lecture_are_shown_side_by_side(at_work: Callable[[str], Desk], house: House) -> None:
    key = house.made({"copy": "four_organs"})
    one, other = at_work(key), at_work(key)
    write(one.page, "Narration", "Mine.")
    expect(state(one.page)).to_have_text("Saved")
    write(other.page, "Narration", "Theirs.")
    dialog = other.page.get_by_role("dialog", name="Somebody else changed this lecture")
    expect(dialog.locator("fieldset")).to_have_count(1)
    expect(dialog).to_contain_text("13 scenes are the same in both")
    expect(dialog.get_by_role("radio", name="Both, one after the other")).to_be_checked()
    assert not complaints(other.page)
    assert house.kept(key)["scenes"][0]["narration"] == "Mine."
    dialog.get_by_role("button", name="Keep it so").click()
    expect(dialog).to_be_hidden()
    expect(state(other.page)).to_have_text("Saved")
    scenes = house.kept(key)["scenes"]
    assert [scene["narration"] for scene in scenes[:2]] == ["Theirs.", "Mine."]
    assert len(scenes) == 15
    # Whoever comes back to a window on which nothing waits is told what is new there.
    one.page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(one.said()).to_contain_text("1 scene changed, 1 scene added elsewhere")
    other.watch.forgive("409")


def test_without_a_network_the_work_stays_here_and_goes_out_later(at_work: Callable[[str], Desk], house: House) -> None:
    key = house.made({"copy": "four_organs"})
    desk = at_work(key)
    page = desk.page
    desk.context.set_offline(True)
    write(page, "Narration", "Written on the train.")
    expect(state(page)).to_have_text("Offline, kept here")
    desk.context.set_offline(False)
    expect(state(page)).to_have_text("Saved")
    assert house.kept(key)["scenes"][0]["narration"] == "Written on the train."

    # The window is gone before anything could be sent.
    desk.context.route("**/lectures/*", lambda route: route.abort() if route.request.method == "PUT" else route.fallback())
    write(page, "Narration", "And after the tunnel.")
    expect(state(page)).to_have_text("Offline, kept here")
    page.close()
    desk.context.unroute("**/lectures/*")
    again = desk.context.new_page()
    again.goto(f"/?lecture={key}")
    expect(state(again)).to_have_text("Saved")
    assert house.kept(key)["scenes"][0]["narration"] == "And after the tunnel."
    desk.watch.forgive("ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED")


def test_the_read_link_cannot_edit(at_work: Callable[[str], Desk], house: House) -> None:
    key = house.made({"copy": "four_organs"})
    read = house.asked("POST", f"/{key}/links", {"which": "read"})["read"]
    page = at_work(read).page
    expect(cards(page)).to_have_count(14)
    for name in ("Add scene", "Share", "Versions", "Edit the narration"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    cards(page).nth(0).focus()
    page.keyboard.press("Delete")
    page.keyboard.press("Alt+ArrowRight")
    expect(cards(page)).to_have_count(14)
    with pytest.raises(HTTPError, match="403"):
        house.asked("PUT", f"/{read}", {"base": 1, "title": "No", "scenes": []})
