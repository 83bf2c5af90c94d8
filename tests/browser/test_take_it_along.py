"""Taking a view along: the dialogue by key, its preview, a saved file, and what was chosen the last time."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from causal_atlas.knowledge.graph import ConceptGraph
from tests.browser.desk import Desk


@pytest.fixture
def opened(desk: Desk, shipped_graph: ConceptGraph) -> Desk:
    desk.ask(shipped_graph.questions["two_orders"].title)
    desk.page.keyboard.press("x")
    expect(desk.page.get_by_role("img", name="Preview of the figure")).to_be_visible()
    return desk


def test_the_preview_follows_the_choices(opened: Desk) -> None:
    picture = opened.page.get_by_role("img", name="Preview of the figure")
    before = picture.get_attribute("src")
    opened.page.get_by_role("switch", name="Legend").click()
    expect(picture).not_to_have_attribute("src", before or "")
    opened.button("Plain text").click()
    expect(opened.page.locator("#export-words")).to_contain_text("Insulin")
    expect(opened.page.get_by_role("switch", name="Legend")).to_be_hidden()


def test_a_file_is_saved_under_a_telling_name(opened: Desk, tmp_path: Path) -> None:
    opened.button("GraphML").click()
    with opened.page.expect_download() as saved:
        opened.button("Save", exact=True).click()
    assert saved.value.suggested_filename == "why-do-high-glucose-and-a-fatty-liver-come-together.graphml"
    target = tmp_path / "saved.graphml"
    saved.value.save_as(target)
    assert "act_suppress_hgp" in target.read_text(encoding="utf-8")


def test_what_was_chosen_is_there_the_next_time(opened: Desk) -> None:
    opened.button("BibTeX").click()
    expect(opened.page.locator("#export-words")).to_contain_text("@article")
    opened.page.keyboard.press("Escape")
    opened.button("Take it along: picture, slide, data").click()
    expect(opened.button("BibTeX")).to_have_attribute("aria-pressed", "true")
    expect(opened.page.locator("#export-words")).to_contain_text("@article")


HIDDEN = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return top !== null && (one.contains(top) || top.contains(one)) ? "" : one.outerHTML.slice(0, 80);
}"""


def test_what_has_the_focus_is_never_behind_the_buttons(opened: Desk) -> None:
    page, behind = opened.page, []
    for _ in range(46):
        page.keyboard.press("Tab")
        behind.append(page.evaluate(HIDDEN))
    assert [one for one in behind if one] == []
    page.keyboard.press("Escape")
    expect(page.locator("#export")).to_be_hidden()


def test_a_refusal_is_said_and_never_copied(opened: Desk) -> None:
    page = opened.page
    opened.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened.button("Citation").click()
    expect(page.locator("#export-said")).to_have_text("Copied.")
    page.route("**/export/mermaid*", lambda route: route.fulfill(status=400, json={"error": "that is too large"}))
    opened.button("Mermaid").last.click()
    expect(page.locator("#export-said")).to_have_text("That is too large.")
    assert page.evaluate("navigator.clipboard.readText()").startswith("Insulin resistance, version")
    opened.watch.forgive("400")
