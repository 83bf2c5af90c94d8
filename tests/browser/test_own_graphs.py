"""Somebody's own knowledge: an edge table that opens, and graphs that need mending first."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from app import build
from causal_atlas.knowledge.open import shipped
from tests.browser.desk import Desk, serving

TABLE = """cause,effect,polarity
rain,river level,+
river level,flood,increases
dam,river level,-
flood,harvest,decreases
harvest,price of bread,-1
sun,harvest,1
sun,rain,
"""
TRACE = re.compile(r"Traceback|File \"|\.py\"?, line|site-packages")


def test_an_edge_table_opens_and_expands(served: Callable[[Path], Desk], tmp_path: Path) -> None:
    table = tmp_path / "weather.csv"
    table.write_text(TABLE, encoding="utf-8")
    desk = served(table)
    expect(desk.page.get_by_role("heading", name="Best connected concepts")).to_be_visible()
    desk.find("dam").first.click()
    desk.opened()
    before = desk.picture()
    assert len(before.places) == 2
    river = next(name for name, label in desk.labels().items() if "river" in label.lower())
    desk.tap_count(river, "effects")
    newcomers = desk.shows_more_than(before.places)
    assert len(newcomers) == 1
    assert before.moved(desk.picture()) == {}
    desk.face("Outline")
    expect(desk.outline()).to_contain_text(re.compile("flood", re.IGNORECASE))
    for choice in ("Healthy", "Compare", "Student"):
        expect(desk.button(choice, exact=True)).to_have_count(0)


def test_a_hub_of_an_edge_table_brings_ten_and_offers_the_rest(served: Callable[[Path], Desk], tmp_path: Path) -> None:
    table = tmp_path / "hub.csv"
    rows = [f"hub,leaf {number},+" for number in range(27)]
    table.write_text("\n".join(["cause,effect,polarity", "root,hub,+", *rows]), encoding="utf-8")
    desk = served(table)
    desk.find("root").filter(has_text="root").first.click()
    desk.opened()
    before = desk.picture()
    hub = next(name for name, label in desk.labels().items() if label.lower() == "hub")
    desk.tap_count(hub, "effects")
    assert len(desk.shows_more_than(before.places)) == 10
    desk.tap(hub)
    expect(desk.panel().get_by_role("button", name=re.compile("^Show 10 of 17 more effects"))).to_be_visible()


@pytest.fixture
def trouble(chromium: Browser) -> Iterator[Callable[[Path], Page]]:
    """Opens the page that a graph with mistakes gets instead of the explorer."""
    with ExitStack() as stack:

        def opened(path: Path) -> Page:
            server, findings = build(path)
            assert findings
            page = chromium.new_page(color_scheme="light")
            stack.callback(page.close)
            page.goto(stack.enter_context(serving(server)))
            return page

        yield opened


def test_a_broken_atlas_gets_a_page_that_says_what_to_mend(trouble: Callable[[Path], Page], tmp_path: Path) -> None:
    folder = tmp_path / "atlas"
    shutil.copytree(shipped(), folder)
    claims = folder / "claims" / "selective_liver.yaml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("effect: hepatic_fat", "effect: hepatic_fats", 1), encoding="utf-8")
    assert text != claims.read_text(encoding="utf-8")
    page = trouble(folder)
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("need(s)? mending"))
    expect(page.get_by_text(re.compile("claims/selective_liver.yaml")).first).to_be_visible()
    expect(page.get_by_text(re.compile("hepatic_fats")).first).to_be_visible()
    expect(page.get_by_text(re.compile("[Dd]id you mean '?hepatic_fat'?")).first).to_be_visible()
    assert not TRACE.search(page.content())


def test_an_atlas_that_is_no_yaml_gets_a_page_with_the_line(trouble: Callable[[Path], Page], tmp_path: Path) -> None:
    folder = tmp_path / "atlas"
    shutil.copytree(shipped(), folder)
    broken = folder / "concepts" / "liver.yaml"
    broken.write_text("- id: hepatic_fat\n  label: [never closed\n", encoding="utf-8")
    page = trouble(folder)
    expect(page.get_by_text(re.compile("concepts/liver.yaml")).first).to_be_visible()
    expect(page.get_by_text(re.compile(r"line \d")).first).to_be_visible()
    assert not TRACE.search(page.content())


def test_a_broken_edge_table_gets_a_page_that_says_what_to_mend(trouble: Callable[[Path], Page], tmp_path: Path) -> None:
    table = tmp_path / "arrows.csv"
    table.write_text("from,to,sign\na,b,+\n", encoding="utf-8")
    page = trouble(table)
    expect(page.get_by_text(re.compile("arrows.csv")).first).to_be_visible()
    expect(page.get_by_text(re.compile("cause")).first).to_be_visible()
    assert not TRACE.search(page.content())


def test_a_polarity_nobody_knows_is_named_with_its_line(trouble: Callable[[Path], Page], tmp_path: Path) -> None:
    table = tmp_path / "arrows.csv"
    table.write_text("cause,effect,polarity\na,b,+\nb,c,sideways\n", encoding="utf-8")
    page = trouble(table)
    expect(page.get_by_text(re.compile("sideways")).first).to_be_visible()
    expect(page.get_by_text(re.compile("line 3")).first).to_be_visible()
    assert not TRACE.search(page.content())
