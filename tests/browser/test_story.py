"""The main job: from the start screen through a question to a link that shows somebody else the same picture."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, expect

from causal_atlas.knowledge.graph import ConceptGraph
from tests.browser.desk import Desk, Label, OpenDesk
from tests.browser.explorer import CY
from tests.browser.pixels import difference

QUESTION = "Why do high glucose and a fatty liver come together?"


@pytest.fixture
def asked(desk: Desk) -> Desk:
    desk.ask(QUESTION)
    return desk


def test_the_start_screen_offers_search_questions_and_organs(desk: Desk, shipped_graph: ConceptGraph) -> None:
    expect(desk.page.get_by_role("heading", level=1, name=shipped_graph.info.title)).to_be_visible()
    expect(desk.page.get_by_role("search").get_by_placeholder("Find a concept or ask a question")).to_be_visible()
    for question in shipped_graph.questions.values():
        expect(desk.button(question.title)).to_be_visible()
    for organ in shipped_graph.info.organs:
        expect(desk.page.locator("#start").get_by_role("button", name=re.compile(f"^{organ.label.everyone}"))).to_be_visible()
    assert desk.page.locator("#canvas").is_hidden()


def test_every_question_has_a_picture_of_its_answer(desk: Desk, shipped_graph: ConceptGraph) -> None:
    pictures = desk.page.locator("#start img.only-light")
    expect(pictures).to_have_count(len(shipped_graph.questions))
    pictures.last.scroll_into_view_if_needed()
    desk.page.wait_for_function(
        "() => [...document.querySelectorAll('#start img.only-light')].every((one) => one.complete && one.naturalWidth > 40)"
    )


def test_from_a_question_to_a_link_that_opens_the_same_picture(desks: OpenDesk, chromium: Browser) -> None:
    mine = desks()
    mine.ask(QUESTION)
    expect(mine.stage().get_by_role("heading", name=QUESTION)).to_be_visible()
    opened = mine.picture()

    mine.tap_count("hepatic_ir", "effects")
    newcomers = mine.shows_more_than(opened.places)
    expanded = mine.picture()
    assert opened.moved(expanded) == {}, "expanding moved what was there"
    assert opened.arrows <= expanded.arrows
    assert any(cause == "hepatic_ir" and effect in newcomers for cause, effect, _ in expanded.arrows)

    mine.page.keyboard.press("Escape")
    mine.tap("hepatic_ir")
    mine.button("Take back what it brought").click()
    mine.lacks(*newcomers)
    assert mine.picture() == opened

    mine.button(re.compile("^Undo")).click()
    mine.shows(*newcomers)
    assert mine.picture() == expanded

    mine.page.mouse.move(2, 2)
    theirs = desks(mine.address())
    theirs.shows_just(expanded.places)
    assert theirs.picture() == expanded
    expect(theirs.stage().get_by_role("heading", name=QUESTION)).to_be_visible()
    mine.button(re.compile("^Fit to the screen")).click()
    theirs.button(re.compile("^Fit to the screen")).click()
    # What came back by undoing is marked for two seconds.
    mine.page.wait_for_function(f"() => {CY}.nodes('.newcomer').empty()")
    for one in (mine, theirs):
        one.page.mouse.move(2, 2)
        one.steady()
    assert difference(chromium, mine.pixels(), theirs.pixels()) < 0.002


def test_expanding_by_count_by_button_and_by_key_brings_the_same(asked: Desk, label: Label) -> None:
    before = asked.picture()
    ways = {
        "count": lambda: asked.tap_count("hepatic_ir", "effects"),
        "button": lambda: asked.panel().get_by_role("button", name=re.compile(r"^Show \d+ more effects?")).click(),
        "key": lambda: asked.page.keyboard.press("]"),
    }
    came = {}
    for way, expand in ways.items():
        asked.tap("hepatic_ir")
        expect(asked.panel().get_by_role("heading", name=label("hepatic_ir"), exact=True)).to_be_visible()
        expand()
        came[way] = asked.shows_more_than(before.places)
        assert before.moved(asked.picture()) == {}
        asked.button(re.compile("^Undo")).click()
        asked.shows_just(before.places)
        asked.page.locator("#canvas").focus()
    assert came["count"] == came["button"] == came["key"] != set()


def test_a_double_tap_expands_and_a_second_one_takes_it_back(asked: Desk) -> None:
    before = asked.picture()
    asked.double_tap("hepatic_ir")
    newcomers = asked.shows_more_than(before.places)
    assert before.moved(asked.picture()) == {}
    asked.double_tap("hepatic_ir")
    asked.lacks(*newcomers)
    assert asked.picture().places == before.places


def test_a_tapped_arrow_shows_what_stands_behind_it(asked: Desk) -> None:
    asked.tap_arrow("lipogenesis", "hepatic_fat")
    panel = asked.panel()
    expect(panel.get_by_role("heading", name=re.compile("evidence"))).to_be_visible()
    expect(panel.get_by_role("heading", name=re.compile("What the sources say"))).to_be_visible()
    expect(panel.get_by_text(re.compile(r"^[AB]\d{3}$")).first).to_be_visible()


def test_redo_walks_forward_again(asked: Desk) -> None:
    before = asked.picture()
    asked.tap_count("hepatic_ir", "effects")
    newcomers = asked.shows_more_than(before.places)
    expanded = asked.picture()
    asked.button(re.compile("^Undo")).click()
    asked.lacks(*newcomers)
    assert asked.picture() == before
    asked.button(re.compile("^Redo")).click()
    asked.shows(*newcomers)
    assert asked.picture() == expanded
    expect(asked.button(re.compile("^Redo"))).to_be_disabled()


def test_an_organ_opens_its_best_connected_concepts(desk: Desk, shipped_graph: ConceptGraph) -> None:
    desk.page.locator("#start").get_by_role("button", name=re.compile("^Liver")).click()
    desk.opened()
    organs = {shipped_graph.concepts[name].organ for name in desk.concepts()}
    assert organs == {"liver"}
    expect(desk.stage().get_by_role("heading", name="Liver")).to_be_visible()
