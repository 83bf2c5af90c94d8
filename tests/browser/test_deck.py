"""A deck in a Chromium without a network: it asks for nothing, steps, glides, prints, and runs only its own script."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import shipped
from causal_atlas.lectures.decks.formats import named, silent
from causal_atlas.lectures.lecture import Choice, Lecture
from causal_atlas.lectures.markup import as_text, parse
from causal_atlas.lectures.reading import parse_lecture
from causal_atlas.lectures.shelf import lecture_of
from tests.lectures.markup.hostile import TEXTS
from tests.lectures.told import TEXT, small

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def talk(shipped_graph: ConceptGraph) -> Lecture:
    return lecture_of(shipped_graph, shipped(), "two_instructions")


@pytest.fixture(scope="module")
def deck(shipped_graph: ConceptGraph, talk: Lecture, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(shipped_graph, talk, tmp_path_factory.mktemp("deck"))


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Open]:
    """Opens a deck without a network; afterwards it has asked for nothing and complained of nothing."""
    troubles: list[str] = []
    contexts = []

    def open_deck(path: Path, query: str = "", **options: Any) -> Page:
        settings = {"offline": True, "viewport": {"width": 1440, "height": 900}, "reduced_motion": "reduce"} | options
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: troubles.append(request.url) if request.url.split("?")[0] != path.as_uri() else None)
        page.on("console", lambda message: troubles.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("dialog", lambda dialog: troubles.append(f"dialog: {dialog.message}"))
        page.goto(path.as_uri() + query)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_deck
    for context in contexts:
        context.close()
    # A picture within the file is a request to Playwright, and none to the network.
    assert not [trouble for trouble in troubles if not trouble.startswith("data:")]


def written(graph: ConceptGraph, lecture: Lecture, folder: Path) -> Path:
    path = folder / "a deck.html"
    path.write_bytes(named("html").write(graph, lecture, silent))
    return path


def test_a_lecture_is_gone_through_step_by_step(deck: Path, talk: Lecture, opened: Open) -> None:
    page = opened(deck)
    questions = sum(scene.question is not None for scene in talk.scenes)
    assert page.locator("section.slide.scene").count() == len(talk.scenes)
    assert page.locator("section.slide.question").count() == questions
    seen, pressed = [page.evaluate("Reveal.getCurrentSlide().id")], 0
    while not page.evaluate("Reveal.isLastSlide() && !Reveal.availableFragments().next"):
        page.keyboard.press("ArrowRight")
        pressed += 1
        seen.append(page.evaluate("Reveal.getCurrentSlide().id"))
    indices = "[...slide.querySelectorAll('[data-fragment-index]')].map(each => each.dataset.fragmentIndex)"
    steps = page.evaluate(f"Reveal.getSlides().map(slide => new Set({indices}).size)")
    assert list(dict.fromkeys(seen)) == page.evaluate("Reveal.getSlides().map(slide => slide.id)")
    assert pressed == sum(steps) + len(steps) - 1
    assert sum(steps) > len(talk.scenes) / 2
    page.keyboard.press("Home")
    assert page.evaluate("Reveal.getCurrentSlide().id") == "title"


def test_what_comes_is_not_there_before_and_what_stays_glides(
    chromium: Browser, shipped_graph: ConceptGraph, tmp_path: Path, opened: Open
) -> None:
    lecture = lecture_of(shipped_graph, shipped(), "four_organs")
    page = opened(written(shipped_graph, lecture, tmp_path), "#/scene-2", reduced_motion="no-preference")
    known = set(lecture.scenes[0].view.concepts)
    for concept in lecture.scenes[1].view.concepts:
        hidden = page.evaluate(f"getComputedStyle(document.getElementById('s2-concept-{concept}').parentElement).opacity") == "0"
        assert hidden is (concept not in known)
    page.evaluate("void Reveal.slide(2, 0, 99)")
    place = "(id => { const r = document.getElementById(id).getBoundingClientRect(); return [r.x, r.y, r.width]; })"
    stays = next(iter(set(lecture.scenes[1].view.concepts) & set(lecture.scenes[2].view.concepts)))
    before, at_once = page.evaluate(f"[{place}('s2-concept-{stays}'), (Reveal.next(), {place}('s3-concept-{stays}'))]")
    assert at_once == pytest.approx(before, abs=1.5)


def test_notes_have_a_window_that_keeps_step(deck: Path, talk: Lecture, opened: Open) -> None:
    page = opened(deck, "#/scene-1")
    assert as_text(parse(talk.scenes[0].notes))[:30] in page.locator("#scene-1 aside.notes").inner_text()
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    window = popup.value
    expect(window.locator("h1")).to_contain_text(talk.scenes[0].title)
    expect(window.locator("svg")).to_have_count(1)
    window.keyboard.press("PageDown")
    while page.evaluate("Reveal.getCurrentSlide().id") == "scene-1":
        window.keyboard.press("PageDown")
    expect(window.locator("h1")).to_have_text(page.evaluate("Reveal.getCurrentSlide().querySelector('h1, h2').textContent"))


def test_the_right_answer_is_revealed_with_its_source(deck: Path, opened: Open) -> None:
    page = opened(deck)
    page.evaluate("void Reveal.slide(Reveal.getSlides().findIndex(slide => slide.id.startsWith('question')), 0, -1)")
    right = page.locator("section.present .choices .right i")
    assert not right.is_visible()
    assert not page.locator("section.present .because").is_visible()
    page.keyboard.press("ArrowRight")
    assert right.is_visible()
    assert "[" in page.locator("section.present .because").inner_text()


@pytest.mark.parametrize("query", ["", "?print-pdf"])
def test_it_is_printed_without_blank_pages(
    query: str, shipped_graph: ConceptGraph, talk: Lecture, tmp_path: Path, opened: Open
) -> None:
    few = replace(talk, scenes=talk.scenes[:4])
    page = opened(written(shipped_graph, few, tmp_path), query, color_scheme="dark")
    slides = page.locator("section.slide").count()
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(printed.pages) == slides > 6
    titles = page.evaluate("Reveal.getSlides().map(slide => slide.querySelector('h1, h2').textContent)")
    for title, sheet in zip(titles, printed.pages, strict=True):
        told = sheet.extract_text()
        assert title.split()[0] in told
        assert "Causal Atlas" in told
        assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx((960, 540), abs=1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_accessible_in_both_themes(deck: Path, theme: str, opened: Open) -> None:
    page = opened(deck, color_scheme=theme)
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for place in (2, page.evaluate("Reveal.getTotalSlides() - 1"))[: 2 if theme == "light" else 1]:
        page.evaluate(f"void Reveal.slide({place}, 0, 99)")
        found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa"]}).response["violations"]
        assert not found, [(each["id"], [node["target"] for node in each["nodes"]]) for each in found]
    page.keyboard.press("d")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != ground


def test_hostile_texts_are_words_on_slides_and_paper(tmp_path: Path, opened: Open) -> None:
    made = parse_lecture(small(), TEXT)
    evil = "\n\n".join(TEXTS)
    scene = made.scenes[1]
    assert scene.question
    asked = replace(scene.question, prompt=TEXTS[3], choices=(Choice(text=TEXTS[2], right=True), Choice(text=TEXTS[0])))
    scenes = tuple(replace(each, title=TEXTS[0], narration=evil, notes=evil, question=asked) for each in made.scenes)
    path = written(small(), replace(made, title=TEXTS[0], description=evil, scenes=scenes), tmp_path)
    page = opened(path)
    assert page.title() == TEXTS[0]
    assert page.locator("script").count() == 2
    assert (
        page.evaluate("document.querySelectorAll('img, iframe, object, embed, link, [onload], [onerror], [onclick]').length") == 0
    )
    links = page.evaluate("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    assert links
    assert all(link.startswith("https://") for link in links)
    # A narration that is longer than a slide goes on over pages, and none of it is lost.
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert "constructor" in "".join(sheet.extract_text() for sheet in printed.pages)
    assert all(sheet.extract_text().strip() for sheet in printed.pages)
