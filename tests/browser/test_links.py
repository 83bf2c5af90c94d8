"""Links that were made elsewhere or long ago."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import expect

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views.permalink import decode, encode
from tests.browser.desk import Desk, OpenDesk

QUESTION = "Which organ fails first?"


def link(desk: Desk, code: str) -> str:
    """The address of the present view, with another code in it."""
    return desk.page.url.replace(desk.code(), code)


def test_a_link_to_a_concept_that_is_gone_says_so_and_shows_the_rest(desks: OpenDesk, shipped_graph: ConceptGraph) -> None:
    desk = desks()
    desk.ask(QUESTION)
    view = decode(shipped_graph, desk.code()).view
    old = encode(replace(view, concepts=(*view.concepts, "phlogiston")))
    later = desks(link(desk, old))
    later.shows_just(view.concepts)
    expect(later.page.locator("#toast")).to_contain_text("phlogiston")
    expect(later.page.locator("#toast")).to_be_visible()
    assert later.picture() == desk.picture()


def test_a_link_to_a_renamed_concept_follows_it(desks: OpenDesk, shipped_graph: ConceptGraph) -> None:
    renamed = [(alias, concept.id) for concept in shipped_graph.concepts.values() for alias in concept.aliases]
    desk = desks()
    desk.ask(QUESTION)
    if not renamed:
        return
    alias, name = renamed[0]
    view = decode(shipped_graph, desk.code()).view
    later = desks(link(desk, encode(replace(view, concepts=(*view.concepts, alias)))))
    later.shows(name)
    expect(later.page.locator("#toast")).to_contain_text("Renamed")


def test_a_damaged_link_says_so_and_offers_the_start_screen(desks: OpenDesk) -> None:
    desk = desks()
    desk.ask(QUESTION)
    damaged = desks(link(desk, desk.code()[:-9]))
    expect(damaged.page.locator("#toast")).to_contain_text("This link is damaged")
    expect(damaged.button(QUESTION)).to_be_visible()


def test_a_link_followed_within_the_page_opens_without_a_reload(desks: OpenDesk) -> None:
    desk, other = desks(), desks()
    desk.ask(QUESTION)
    other.ask("Is insulin resistance always a disease?")
    other.code()
    desk.page.goto(other.page.url)
    desk.shows_just(other.concepts())
    assert desk.picture() == other.picture()
