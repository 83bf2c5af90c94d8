from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks.formats import Cancelled, named, silent
from causal_atlas.lectures.lecture import Lecture, Scene
from causal_atlas.lectures.reading import parse_lecture
from causal_atlas.lectures.references import numbered
from causal_atlas.lectures.shelf import lecture_of
from causal_atlas.views.view import View
from tests.lectures.told import TEXT, small


class Page(HTMLParser):
    """The elements of a page, and the text of its scripts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self._in_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in_script = tag == "script"
        if self._in_script:
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False

    def handle_data(self, data: str) -> None:
        if self._in_script:
            self.scripts[-1] += data


def deck(lecture: Lecture | None = None) -> str:
    return named("html").write(small(), lecture or parse_lecture(small(), TEXT), silent).decode()


def test_every_id_is_there_once_and_every_picture_has_its_name() -> None:
    elements = Page(deck()).elements
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    named_by = [
        name for tag, attributes in elements if tag == "svg" for name in (attributes.get("aria-labelledby") or "").split()
    ]
    assert len(named_by) == 4
    assert set(named_by) <= set(ids)


def test_the_policy_knows_the_scripts_of_the_page_and_no_other() -> None:
    page = Page(deck())
    policy = next(str(each["content"]) for tag, each in page.elements if each.get("http-equiv") == "Content-Security-Policy")
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in page.scripts}
    assert set(re.findall(r"'sha256-[^']+'", policy)) == hashes
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]
    assert not [
        attributes for _, attributes in page.elements if any(name.startswith("on") or name == "src" for name in attributes)
    ]


def test_the_same_lecture_gives_the_same_file() -> None:
    assert deck() == deck()


def test_a_scene_without_concepts_is_told_in_words() -> None:
    told = deck(Lecture(id="x", title="X", scenes=(Scene(id="a", title="A", view=View(), narration="Only words."),)))
    assert '<section class="slide words" id="words-1">' in told
    assert "<svg" not in told


def test_what_the_atlas_lacks_is_told() -> None:
    made = parse_lecture(small(), TEXT)
    told = deck(replace(made, scenes=(replace(made.scenes[0], missing=("gone",)),)))
    assert "This atlas does not have gone." in told


def test_a_long_narration_and_a_long_description_have_slides_of_their_own() -> None:
    made = parse_lecture(small(), TEXT)
    told = deck(replace(made, description="word " * 2000, scenes=(replace(made.scenes[0], narration="word " * 2000),)))
    assert re.findall(r'<section class="slide words long" id="([^"]+)"', told) == ["about", "words-1"]


def test_a_deck_stops_when_nobody_wants_it_any_more() -> None:
    told = []

    def stop(done: int, of: int) -> None:
        told.append((done, of))
        raise Cancelled

    with pytest.raises(Cancelled):
        named("html").write(small(), parse_lecture(small(), TEXT), stop)
    assert told == [(1, 2)]


def test_a_shipped_lecture_cites_on_every_scene_and_lists_all_at_the_end() -> None:
    graph = open_graph(shipped())
    lecture = lecture_of(graph, shipped(), "leaking_fat")
    told = named("html").write(graph, lecture, silent).decode()
    assert len(told) < 1_000_000
    sections = re.findall(r'<section class="slide ([^"]+)".*?</section>', told, re.DOTALL)
    assert sum(kind.startswith("scene") for kind in sections) == len(lecture.scenes)
    assert told.count(f"Causal Atlas {graph.info.version}</p>") >= len(sections)
    last = told[told.rindex('<section class="slide references"') :]
    assert graph.info.disclaimer[:40] in last
    listed = re.findall(r"<ol start=\"(\d+)\">(.*?)</ol>", told, re.DOTALL)
    assert sum(items.count("<li>") for _, items in listed) == len(numbered(graph, lecture))
