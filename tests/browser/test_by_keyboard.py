"""Exploring without a mouse: from the first Tab to an expanded, undone and closed view."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.desk import Desk, Label
from tests.browser.explorer import CY

QUESTION = "Which organ becomes resistant first?"
FOCUSED = "() => document.activeElement?.id || document.activeElement?.getAttribute('aria-label') || ''"


def tab_to(page: Page, wanted: str, *, most: int = 80) -> None:
    """Press Tab until the element with this id or name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if re.search(wanted, str(page.evaluate(FOCUSED))):
            return
    raise AssertionError(f"{wanted} was not reached with {most} presses of Tab")


def ringed(desk: Desk) -> str:
    """The concept that the keys speak of."""
    return str(desk.page.evaluate(f"() => {CY}.nodes('.focused').map((node) => node.id()).join()"))


def walk_to(desk: Desk, concept: str) -> None:
    """Go to a concept with the arrow keys, as somebody would who sees where it is."""
    places = desk.picture().places
    for step in range(20):
        here = ringed(desk)
        if here == concept:
            return
        dx, dy = places[concept][0] - places[here][0], places[concept][1] - places[here][1]
        ways = [(abs(dx), "ArrowRight" if dx > 0 else "ArrowLeft"), (abs(dy), "ArrowDown" if dy > 0 else "ArrowUp")]
        # Every third step goes the shorter way, in case the longer one is barred.
        desk.page.keyboard.press(sorted(ways)[0 if step % 3 == 2 else 1][1])
    raise AssertionError(f"the arrow keys did not lead to {concept}")


def test_from_the_first_tab_to_an_expanded_concept_and_back(desk: Desk, label: Label) -> None:
    page, keys = desk.page, desk.page.keyboard
    tab_to(page, "search-input")
    keys.type("high glucose and a fatty liver")
    options = desk.found("high glucose and a fatty liver")
    expect(options.first).to_contain_text("Why do high glucose and a fatty liver come together?")
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    desk.opened()
    desk.shows("hepatic_ir")
    opened = desk.picture()

    tab_to(page, "^canvas$")
    assert ringed(desk) == "hepatic_ir"
    walk_to(desk, "glucose_blood")
    expect(page.locator("#canvas-live")).to_contain_text(label("glucose_blood"))
    keys.press("Enter")
    expect(desk.panel().get_by_role("heading", level=2, name=label("glucose_blood"), exact=True)).to_be_visible()

    page.locator("#canvas").focus()
    walk_to(desk, "hepatic_ir")
    keys.press("]")
    newcomers = desk.shows_more_than(opened.places)
    expect(desk.said()).to_have_text(re.compile(r"appears?\.$"))
    assert opened.moved(desk.picture()) == {}
    keys.press("Backspace")
    desk.lacks(*newcomers)
    keys.press("Control+z")
    desk.shows(*newcomers)
    keys.press("[")
    assert desk.shows_more_than({*opened.places, *newcomers}) == {"ectopic_fat"}

    walk_to(desk, "glucose_blood")
    keys.press("h")
    desk.lacks("glucose_blood")
    keys.press("Control+z")
    desk.shows("glucose_blood")


def test_the_menu_of_a_concept_opens_and_works_by_keyboard(desk: Desk) -> None:
    desk.ask(QUESTION)
    before = desk.concepts()
    tab_to(desk.page, "^canvas$")
    desk.page.keyboard.press("m")
    menu = desk.page.get_by_role("menu")
    expect(menu.get_by_role("menuitem").first).to_be_focused()
    desk.page.keyboard.press("ArrowDown")
    desk.page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(desk.page.locator("#canvas")).to_be_focused()
    desk.page.keyboard.press("m")
    menu.get_by_role("menuitem", name="Hide").focus()
    desk.page.keyboard.press("Enter")
    desk.until("Object.keys(seen.places).length === wanted", len(before) - 1)


def test_help_opens_with_a_question_mark_and_closes_with_escape(desk: Desk) -> None:
    desk.ask(QUESTION)
    desk.page.locator("#canvas").focus()
    desk.page.keyboard.press("?")
    dialog = desk.page.get_by_role("dialog", name="Keyboard")
    expect(dialog).to_be_visible()
    desk.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    desk.page.keyboard.press("Escape")
    expect(desk.panel().get_by_role("heading", name="On the screen", exact=True)).to_be_visible()


def test_search_has_two_shortcuts(desk: Desk) -> None:
    expect(desk.page.get_by_role("combobox")).to_be_visible()
    for shortcut in ("/", "Control+k"):
        desk.page.locator("body").press(shortcut)
        expect(desk.page.locator("#search-input")).to_be_focused()
        assert desk.page.locator("#search-input").input_value() == ""
        desk.page.keyboard.press("Escape")
        desk.page.evaluate("() => document.activeElement.blur()")


def test_a_question_opens_with_the_keyboard_alone(desk: Desk) -> None:
    card = desk.button("Which organ becomes resistant first?")
    card.focus()
    desk.page.keyboard.press("Enter")
    desk.opened()
    desk.shows("muscle_ir", "hepatic_ir")


def test_every_focused_control_shows_that_it_has_the_focus(desk: Desk) -> None:
    desk.ask(QUESTION)
    plain = desk.page.evaluate(
        """() => {
          const seen = [];
          for (const one of document.querySelectorAll("button, a[href], input, [tabindex='0']")) {
            if (one.offsetParent === null || one.disabled || one.closest("dialog")) continue;
            one.focus({ focusVisible: true });
            const rings = [one, one.parentElement, one.closest("#search"), one.closest("#canvas-holder")].filter(Boolean);
            const ringed = rings.some((part) => {
              return [getComputedStyle(part), getComputedStyle(part, "::after")].some((style) =>
                (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none");
            });
            if (!ringed) seen.push(one.outerHTML.slice(0, 90));
          }
          return seen;
        }"""
    )
    assert plain == []
