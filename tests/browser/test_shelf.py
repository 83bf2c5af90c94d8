"""The lectures around the storyboard: list, new, trash, import, backup, drafts, versions and links."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import pptx
from causal_atlas.lectures.decks.formats import Progress, silent
from causal_atlas.lectures.lecture import Lecture
from tests.browser.desk import Desk, OpenDesk
from tests.browser.test_accessible import complaints

OPEN = "() => window.dash_clientside.atlas.lecture.current()"


def shelf(desk: Desk) -> Locator:
    """The dialogue with the lectures, opened by key."""
    expect(desk.page.get_by_role("button", name="Lectures", exact=True)).to_be_visible()
    desk.page.keyboard.press("Shift+L")
    box = desk.page.get_by_role("dialog", name="Lectures")
    expect(box.get_by_role("heading", name="With the atlas")).to_be_visible()
    return box


def row(box: Locator, title: str) -> Locator:
    return box.locator(".shelf-row").filter(has_text=title)


def opened(desk: Desk, title: str) -> dict[str, Any]:
    """The lecture of that title, once it is open."""
    desk.page.wait_for_function(f"title => ({OPEN})()?.title === title", arg=title)
    found: dict[str, Any] = desk.page.evaluate(OPEN)
    return found


def new(desk: Desk, title: str) -> dict[str, Any]:
    box = shelf(desk)
    box.get_by_role("button", name="New lecture").click()
    box.get_by_label("Title").fill(title)
    box.get_by_label("Clinician").check()
    box.get_by_role("button", name="Begin").click()
    return opened(desk, title)


def copied(desk: Desk) -> dict[str, Any]:
    """An own copy of a lecture that comes with the atlas, and open."""
    copy: dict[str, Any] = desk.page.evaluate("() => window.dash_clientside.atlas.beginning.begun({ copy: 'four_organs' })")
    desk.page.evaluate("key => window.dash_clientside.atlas.shelf.go(key)", copy["key"])
    return opened(desk, copy["title"])


def chosen(box: Locator, *files: Path) -> None:
    with box.page.expect_file_chooser() as chooser:
        box.get_by_role("button", name="Import").click()
    chooser.value.set_files(files)


def test_a_new_lecture_is_listed_thrown_away_and_taken_back(desk: Desk) -> None:
    assert new(desk, "Fat first")["audience"] == "clinician"
    box = shelf(desk)
    expect(row(box, "Fat first")).to_have_attribute("aria-current", "true")
    row(box, "Fat first").get_by_role("button", name="to the trash").click()
    expect(row(box.locator("section"), "Fat first")).to_have_count(0)
    expect(box.get_by_role("button", name="Undo")).to_be_focused()
    desk.page.keyboard.press("Enter")
    expect(row(box.locator("section"), "Fat first")).to_be_visible()
    row(box, "Fat first").get_by_role("button", name="to the trash").click()
    box.get_by_text(re.compile("^Trash")).click()
    gone = row(box.locator(".shelf-trash"), "Fat first")
    gone.get_by_role("button", name="Delete for good").click()
    gone.get_by_role("button", name="Press again to delete").click()
    expect(box.get_by_role("status")).to_contain_text("deleted for good")
    expect(row(box, "Fat first")).to_have_count(0)
    desk.page.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_a_broken_file_says_where_and_a_backup_comes_back(desk: Desk, tmp_path: Path) -> None:
    new(desk, "Kept for later")
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: 1\nid: talk\ntitle: Talk\nscenes: []\nauthor: me\n", encoding="utf-8")
    box = shelf(desk)
    chosen(box, broken)
    expect(box.get_by_role("status")).to_contain_text("line 5")
    desk.watch.forgive("400")
    with desk.page.expect_download() as saved:
        box.get_by_role("button", name="Save all").click()
    assert re.fullmatch(r"lectures-\d{4}-\d\d-\d\d\.zip", saved.value.suggested_filename)
    backup = tmp_path / "backup.zip"
    saved.value.save_as(backup)
    expect(row(box, "Kept for later").first).to_be_visible()
    before = row(box, "Kept for later").count()
    chosen(box, backup)
    # The backup holds all of them.
    expect(row(box, "Kept for later")).to_have_count(2 * before)


def test_what_is_asked_becomes_a_lecture(desk: Desk) -> None:
    desk.ask("Which organ becomes resistant first?")
    desk.stage().get_by_role("button", name="Make a lecture of this").click()
    assert len(opened(desk, "Which organ becomes resistant first?")["scenes"]) > 2
    expect(desk.stage().get_by_role("button", name="Make a lecture of this")).to_be_hidden()


def test_a_lecture_of_the_atlas_opens_from_the_start_page(desk: Desk) -> None:
    desk.page.locator("#start-lecture-cards").scroll_into_view_if_needed()
    desk.page.locator("#start-lecture-cards").get_by_role("button").first.click()
    desk.opened()
    found = desk.page.evaluate(OPEN)
    assert (found["rights"], found["shipped"]) == ("read", True)
    # It has no versions, but there is a way to one that has; and the focus goes along.
    desk.page.evaluate("() => window.dash_clientside.atlas.shelf.versions()")
    desk.page.get_by_role("dialog", name="Versions").get_by_role("button", name="Make my own copy").click()
    desk.page.wait_for_function(f"() => ({OPEN})()?.rights === 'owner'")
    expect(desk.page.get_by_role("button", name=re.compile("^Scene 1 of"))).to_be_focused()


def test_a_former_version_is_compared_and_taken_back(desk: Desk) -> None:
    copied(desk)
    desk.page.evaluate("() => window.dash_clientside.atlas.shelf.versions()")
    box = desk.page.get_by_role("dialog", name="Versions")
    box.get_by_label("Keep the present state as").fill("As given")
    desk.page.keyboard.press("Enter")
    expect(row(box, "As given")).to_be_visible()
    change = (
        "lecture => ({ ...lecture, scenes: lecture.scenes.slice(1).map((one, at) => at ? one : { ...one, notes: 'Slowly.' }) })"
    )
    desk.page.evaluate(f"() => window.dash_clientside.atlas.lecture.change({change}, 'Changed')")
    row(box, "As given").get_by_role("button", name="Compare").click()
    expect(box).to_contain_text("1 removed, 1 changed")
    expect(box.locator("ins")).to_have_text("Slowly.")
    box.get_by_role("button", name="Go back to it").click()
    expect(box).to_be_hidden()
    desk.page.wait_for_function(f"() => ({OPEN})().scenes.length === 14")


def test_a_link_to_read_opens_for_reading_until_it_is_revoked(desks: OpenDesk) -> None:
    desk = desks()
    copied(desk)
    desk.page.evaluate("() => window.dash_clientside.atlas.shelf.share()")
    box = desk.page.get_by_role("dialog", name="Share the lecture")
    expect(box).to_contain_text("work only here")
    reading = box.locator("[data-link='read']")
    reading.get_by_role("button", name="Make the link").click()
    link = reading.get_by_label("The link to read").input_value()
    reader = desks(link)
    reader.page.wait_for_function(f"() => ({OPEN})()?.rights === 'read'")
    key = link.rpartition("=")[2]
    refused = reader.page.request.put(f"/lectures/{key}", data={"base": 1, "title": "Mine", "scenes": []})
    assert refused.status == 403
    reading.get_by_role("button", name="Revoke").click()
    reading.get_by_role("button", name="Press again to revoke").click()
    expect(reading.get_by_role("button", name="Make the link")).to_be_focused()
    assert reader.page.request.get(f"/lectures/{key}").status == 404


FILES = {
    "Live page": (".html", b"<!"),
    "PowerPoint": (".pptx", b"PK"),
    "Handout (PDF)": (".pdf", b"%PDF"),
    "Slides (PDF)": (".pdf", b"%PDF"),
    "Text and pictures": (".zip", b"PK"),
    "Anki cards": (".apkg", b"PK"),
    "Quiz for a course": (".zip", b"PK"),
    "Lecture file": (".yaml", b""),
}


def endless(_graph: ConceptGraph, _lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """Writes until it is told to stop."""
    while True:
        progress(1, 2)
        time.sleep(0.02)


def test_a_lecture_leaves_in_every_format_and_writing_can_be_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(desk)
    along = desk.page.get_by_role("dialog", name="Take the lecture along")
    desk.page.evaluate("() => void window.dash_clientside.atlas.shelf.along()")
    along.get_by_role("radio", name="PowerPoint").check()
    # However quick the machine is, it is not done before it is stopped.
    with monkeypatch.context() as slow:
        slow.setattr(pptx, "FORMAT", replace(pptx.FORMAT, write=endless))
        along.get_by_role("button", name="Save the file").click()
        along.get_by_role("button", name="Stop").click()
        expect(along.get_by_role("status")).to_have_text("Stopped; nothing was saved.")
    desk.page.keyboard.press("Escape")
    short = "lecture => ({ ...lecture, title: 'β in short', scenes: lecture.scenes.filter(one => one.question).slice(0, 1) })"
    desk.page.evaluate(f"() => window.dash_clientside.atlas.lecture.change({short}, 'Shortened')")
    desk.page.evaluate("() => void window.dash_clientside.atlas.shelf.along()")
    names = set()
    for name, (ending, begins) in FILES.items():
        along.get_by_role("radio", name=name).check()
        with desk.page.expect_download() as saved:
            along.get_by_role("button", name="Save the file").click()
        content = Path(saved.value.path()).read_bytes()
        assert saved.value.suggested_filename.endswith(ending)
        names.add(saved.value.suggested_filename)
        assert len(content) > 200
        assert content.startswith(begins)
        if name == "Lecture file":
            assert "β in short" in content.decode()
    assert len(names) == len(FILES)


@pytest.mark.parametrize(("width", "height", "theme"), [(1440, 900, "dark"), (390, 844, "light")])
def test_axe_finds_nothing_in_the_dialogues(desks: OpenDesk, width: int, height: int, theme: str) -> None:
    desk = desks(width=width, height=height, theme=theme)
    key = copied(desk)["key"]
    found = {}
    for open_, inside in (("open", ".shelf-row"), ("versions", "form"), ("share", "section"), ("along", "input:checked")):
        desk.page.evaluate(f"key => window.dash_clientside.atlas.shelf.{open_}(key)", key)
        expect(desk.page.locator(f"dialog[open] {inside}").first).to_be_visible()
        found[open_] = complaints(desk.page)
        desk.page.keyboard.press("Escape")
        expect(desk.page.locator("dialog[open]")).to_have_count(0)
    assert not any(found.values()), found
