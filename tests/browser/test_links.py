"""Links that were made elsewhere or long ago."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import expect

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import shipped
from causal_atlas.views.permalink import decode, encode
from tests.browser.desk import Desk, OpenDesk

QUESTION = "Which organ becomes resistant first?"


def link(desk: Desk, code: str) -> str:
    """The address of the present view, with another code in it."""
    return desk.address().replace(desk.code(), code)


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


def test_a_link_to_a_renamed_concept_follows_it(
    desks: OpenDesk, served: Callable[[Path], Desk], shipped_graph: ConceptGraph, tmp_path: Path
) -> None:
    folder = tmp_path / "atlas"
    shutil.copytree(shipped(), folder)
    muscle = folder / "concepts" / "muscle.yaml"
    text = muscle.read_text(encoding="utf-8")
    muscle.write_text(text.replace("- id: muscle_ir\n", "- id: muscle_ir\n  aliases: [tired_muscle]\n"), encoding="utf-8")
    desk = served(folder)
    desk.ask(QUESTION)
    shown, opened = desk.concepts(), desk.picture()
    view = decode(shipped_graph, desk.code()).view
    # What the same view was called before the concept got its present name.
    places = {former(name): place for name, place in view.places.items()}
    old = encode(replace(view, concepts=tuple(map(former, view.concepts)), places=places, selection=()))
    desk.page.goto(link(desk, old))
    desk.shows_just(shown)
    expect(desk.page.locator("#toast")).to_contain_text("Renamed since this link was made")
    assert desk.picture() == opened


def former(name: str) -> str:
    return "tired_muscle" if name == "muscle_ir" else name


def test_a_damaged_link_says_so_and_offers_the_start_screen(desks: OpenDesk) -> None:
    desk = desks()
    desk.ask(QUESTION)
    damaged = desks(link(desk, desk.code()[:-9]))
    expect(damaged.page.locator("#toast")).to_contain_text("This link is damaged")
    damaged.button(QUESTION).click(trial=True)


def test_a_link_followed_within_the_page_opens_without_a_reload(desks: OpenDesk) -> None:
    desk, other = desks(), desks()
    desk.ask(QUESTION)
    other.ask("Is insulin resistance always a disease?")
    other.code()
    desk.page.goto(other.address())
    desk.shows_just(other.concepts())
    assert desk.picture() == other.picture()
