"""A graph of one's own in the browser: dropped, explored, opened again in a second window, and forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.store.place import Place
from causal_atlas.web.app import create_app
from causal_atlas.web.lectures.desk import Lectures
from causal_atlas.web.own.store import Store
from tests.browser.desk import OpenDesk, serving

SIF = "rain\tactivates\triver level\nriver level\tactivates\tflood\ndam\tinhibits\triver level\nsun\tpp\train\n"
TABLE = "Source,Target,How\nrain,river,goes up\nriver,flood,goes down\n"


@pytest.fixture
def home(tmp_path: Path, shipped_graph: ConceptGraph) -> Iterator[str]:
    place = Place.of({"CAUSAL_ATLAS_DATA": str(tmp_path)})
    lectures = Lectures(folder=tmp_path, place=place, data=tmp_path)
    with serving(create_app(shipped_graph, store=Store(tmp_path), lectures=lectures).server) as url:
        yield url


def drop(page: Page, name: str, content: str) -> None:
    expect(page.get_by_role("button", name="Open your own graph")).to_be_visible()
    page.evaluate(
        """([name, content]) => {
          const carried = new DataTransfer();
          carried.items.add(new File([content], name));
          for (const kind of ["dragover", "drop"])
            document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
        }""",
        [name, content],
    )


def test_dropped_explored_told_shared_and_forgotten(desks: OpenDesk, home: str) -> None:
    desk = desks(at=home)
    drop(desk.page, "weather.sif", SIF)
    desk.page.wait_for_url(re.compile(r"/own/[0-9a-f]{40}/$"))
    expect(desk.page.get_by_role("heading", name="weather.sif")).to_be_visible()
    desk.find("dam").first.click()
    desk.opened()
    before = desk.picture()
    river = next(name for name, label in desk.labels().items() if "river" in label.lower())
    desk.tap_count(river, "effects")
    assert len(desk.shows_more_than(before.places)) == 1
    desk.page.wait_for_url(re.compile(r"/own/[0-9a-f]{40}/\?view="))
    second = desks(desk.page.url.removeprefix(home), at=home)
    second.opened()
    assert sorted(second.labels().values()) == sorted(desk.labels().values())
    desk.stage().get_by_role("button", name="Make a lecture of this").click()
    board = desk.page.get_by_role("region", name="Storyboard")
    scenes = board.get_by_role("button", name=re.compile(r"^Scene \d+ of \d+"))
    expect(scenes.first).to_be_visible()
    drafted = scenes.count()
    board.get_by_role("button", name="Add scene").click()
    expect(scenes).to_have_count(drafted + 1)
    expect(board.locator(".board-state")).to_have_text("Saved")
    desk.page.reload()
    expect(scenes).to_have_count(drafted + 1)
    # Its picture is drawn from the graph, too.
    desk.page.wait_for_function("() => document.querySelector('#storyboard .scene-picture img')?.naturalWidth > 0")
    second.button("About the atlas").click()
    expect(second.page.get_by_role("dialog")).to_contain_text("It is forgotten after 30 days")
    second.page.get_by_role("dialog").get_by_role("button", name="Forget this graph").click()
    second.page.get_by_role("button", name="Forget the graph, keep the lecture").click()
    second.page.wait_for_url(f"{home}/")
    answer = desk.page.request.get(desk.page.url)
    assert answer.status == 404


def test_columns_are_named_by_keyboard_on_a_phone(desks: OpenDesk, home: str) -> None:
    desk = desks(at=home, width=390, height=844)
    page = desk.page
    with page.expect_file_chooser() as chooser:
        desk.button("Open your own graph").first.press("Enter")
    chooser.value.set_files([{"name": "mine.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}])
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Say which is which")
    expect(dialog.get_by_role("cell", name="goes down")).to_be_visible()
    expect(dialog.get_by_label("Cause", exact=True)).to_be_focused()
    expect(dialog.get_by_label("Cause", exact=True)).to_have_value("0")
    dialog.get_by_label("Polarity: more or less").select_option("How")
    dialog.get_by_label("Words that mean more").fill("goes up")
    dialog.get_by_label("Words that mean less").fill("goes down,")
    dialog.get_by_label("Effect", exact=True).select_option("Source")
    dialog.get_by_label("Words that mean less").press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("Cause and effect cannot be the same column.")
    dialog.get_by_label("Effect", exact=True).select_option("Target")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    dialog.get_by_label("Words that mean less").press("Enter")
    page.wait_for_url(re.compile(r"/own/[0-9a-f]{40}/$"))
    expect(page.get_by_role("heading", name="mine.csv")).to_be_visible()
    desk.watch.forgive("422")


def test_a_file_that_cannot_be_read_is_told_in_a_sentence(desks: OpenDesk, home: str) -> None:
    desk = desks(at=home)
    drop(desk.page, "broken.graphml", "<graphml>\n<graph")
    expect(desk.page.get_by_role("dialog")).to_contain_text("Line 2: it is not well-formed XML")
    desk.page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(desk.page.get_by_role("dialog")).to_have_count(0)
    desk.watch.forgive("400")
