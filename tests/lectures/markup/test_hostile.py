"""Nothing that somebody wrote is more than words in whatever is made of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.lectures.markup import as_html, as_markdown, as_nodes, as_runs, as_text, as_typst, parse
from causal_atlas.lectures.markup.parsing import LONGEST, is_web
from tests.lectures.markup.hostile import TEXTS

TAGS = {"p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "strong", "em", "a"}
PIECES = st.sampled_from(
    ["*", "**", "_", "`", "[", "](", ")", "<", ">", "&#x3c;", "\n", "\n\n", "- ", "> ", "1. ", "#", "\\", "https://e.org"]
)
HOSTILE = st.lists(st.one_of(PIECES, st.text(max_size=6), st.sampled_from(TEXTS)), max_size=14).map("".join)


class Reader(HTMLParser):
    """What a browser finds: elements with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.found.append(("!--", {}))

    def handle_pi(self, data: str) -> None:
        self.found.append(("?", {}))


def assert_inert(text: str) -> None:
    blocks = parse(text)
    for tag, attributes in Reader(as_html(blocks)).found:
        assert tag in TAGS
        assert set(attributes) <= {"href", "rel", "target"} if tag == "a" else set(attributes) <= {"start"}
        assert tag != "a" or is_web(str(attributes["href"]))
    ElementTree.fromstring(f"<x>{as_html(blocks)}</x>")
    for line in as_runs(blocks):
        for run in line.runs:
            assert not run.address or is_web(run.address)
            assert "\n" not in run.text
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", run.text)
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", as_text(blocks) + as_markdown(blocks)
    )
    # Whoever reads the Markdown that is written finds the same words, and no more links.
    again = parse(as_markdown(blocks))
    assert as_text(again).split() == as_text(blocks).split()
    assert sorted(_links(as_nodes(again))) == sorted(_links(as_nodes(blocks)))


def _links(nodes: object) -> list[str]:
    if not isinstance(nodes, list):
        return []
    own = [str(nodes[1]["href"])] if len(nodes) > 1 and nodes[0] == "a" and isinstance(nodes[1], dict) else []
    return [*own, *(link for each in nodes for link in _links(each))]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_texts_are_words(text: str) -> None:
    assert_inert(text)


@given(HOSTILE)
def test_whatever_is_written_is_words(text: str) -> None:
    assert_inert(text)


def test_a_browser_is_told_the_words_themselves() -> None:
    assert as_html(parse(TEXTS[0])) == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"
    assert as_html(parse("&lt;b&gt;")) == "<p>&lt;b&gt;</p>"


def test_typst_runs_nothing() -> None:
    """Any of the `panic`, `read` and `import` would fail; what is found in the page is what was written."""
    source = "\n#pagebreak()\n".join(
        f"[#{{[{as_typst(parse(text))}]}}]" for text in (*TEXTS, "- a\n\n  b\n1. c\n\n> q\n\n---\n\n# h\n\nx\\\ny")
    )
    assert typst.compile(source.encode()).startswith(b"%PDF")
    found = typst.query(f"#metadata({{[{as_typst(parse(TEXTS[17]))}]}}) <it>".encode(), "<it>", field="value", one=True)
    assert "#import" in found


def test_depth_and_length_lose_no_word() -> None:
    for text in (
        "> " * 3000 + "deep",
        "- " * 300 + "deep",
        "*" * 4000 + "deep" + "*" * 4000,
        "[" * 4000 + "deep",
        "word " * LONGEST + "deep",
    ):
        assert "deep" in as_text(parse(text))
        assert_inert(text) if len(text) < LONGEST else as_html(parse(text))
