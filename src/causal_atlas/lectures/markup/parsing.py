"""From Markdown to the tree. HTML is text, a link leads to the web, a picture is a link, and nothing else gets in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from causal_atlas.lectures.markup.values import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Inline,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Strong,
    Text,
)

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

DEEPEST = 20
"""How many blocks, or marks of a line, may stand one in another; a deeper text is taken as typed, so that nothing is lost."""
LONGEST = 50_000
"""Characters; a longer text is taken as it was typed, so that nobody waits for it."""
_WEB = re.compile(r"https?://[^\s\\\"'<>`{}|^]+", re.IGNORECASE)
# Control characters, lone surrogates, what is never a character, and marks that turn the direction of what follows.
_UNSEEN = re.compile("[^\t\n\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def parse(markdown: str) -> tuple[Block, ...]:
    """The blocks of a CommonMark text.

    >>> parse("A **b** <i>")
    (Paragraph(inner=(Text(text='A '), Strong(inner=(Text(text='b'),)), Text(text=' <i>'))),)
    >>> parse("[x](javascript:y)") == (Paragraph((Text("[x](javascript:y)"),)),)
    True
    """
    text = seen(markdown.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > LONGEST:
        return _as_typed(text)
    tokens = _reader().parse(text)
    if any(each.level >= DEEPEST - 1 for token in tokens for each in (token, *(token.children or ()))):
        return _as_typed(text)
    return tuple(_blocks(iter(tokens)))


def is_web(address: str) -> bool:
    """Whether an address leads to the web, and to nothing that a browser, a slide or a page would run.

    >>> is_web("https://example.org/?a=1"), is_web("javascript:alert(1)"), is_web("//example.org"), is_web("data:text/html,x")
    (True, False, False, False)
    """
    return _WEB.fullmatch(address) is not None


def seen(text: str) -> str:
    r"""A text without what nobody sees: control characters and marks that turn the direction of reading.

    >>> seen("a\x00\u202eb\nשלום")
    'ab\nשלום'
    """
    return _UNSEEN.sub("", text)


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    # Imported when the first text is read: a page without a lecture never needs it.
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": DEEPEST})
    reader.disable("image")
    reader.validateLink = is_web  # type: ignore[assignment, method-assign]
    return reader


def _as_typed(text: str) -> tuple[Block, ...]:
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return tuple(Paragraph((Text(" ".join(part.split())),)) for part in parts if part)


def _blocks(tokens: Iterator[Token]) -> Iterator[Block]:
    """Blocks until the one that holds them ends."""
    for token in tokens:
        match token.type:
            case "paragraph_open":
                yield Paragraph(_line(tokens))
            case "heading_open":
                yield Heading(int(token.tag[1:]), _line(tokens))
            case "blockquote_open":
                yield Quote(tuple(_blocks(tokens)))
            case "bullet_list_open":
                yield List(tuple(_items(tokens)))
            case "ordered_list_open":
                yield List(tuple(_items(tokens)), start=int(token.attrGet("start") or 1) if "start" in token.attrs else 1)
            case "fence" | "code_block":
                yield CodeBlock(seen(token.content).rstrip("\n"))
            case "hr":
                yield Rule()
            case _ if token.nesting < 0:
                return
            case _:  # pragma: no cover - the reader has no other rule
                raise AssertionError(token.type)


def _items(tokens: Iterator[Token]) -> Iterator[tuple[Block, ...]]:
    for token in tokens:
        if token.nesting < 0:
            return
        yield tuple(_blocks(tokens))


def _line(tokens: Iterator[Token]) -> tuple[Inline, ...]:
    """What is in a paragraph or a heading, whose end is passed over."""
    inner = next(tokens)
    next(tokens)
    return _joined(_inlines(iter(inner.children or ())))


def _inlines(tokens: Iterator[Token]) -> Iterator[Inline]:
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                yield Text(seen(token.content))
            case "softbreak":
                yield Text(" ")
            case "hardbreak":
                yield Break()
            case "code_inline":
                yield Code(seen(token.content))
            case "strong_open":
                yield Strong(_joined(_inlines(tokens)))
            case "em_open":
                yield Emphasis(_joined(_inlines(tokens)))
            case "link_open":
                address, inner = str(token.attrGet("href")), _joined(_inlines(tokens))
                # The reader has asked `is_web` before it escaped the address; what is kept is asked once more.
                if is_web(address):
                    yield Link(address, inner)
                else:
                    yield from inner
            case _ if token.nesting < 0:
                return
            case _:  # pragma: no cover - the reader has no other rule
                raise AssertionError(token.type)


def _joined(inlines: Iterator[Inline]) -> tuple[Inline, ...]:
    """Texts that stand side by side as one; what is empty is left out."""
    found: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, Text) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text + inline.text)
        elif inline != Text(""):
            found.append(inline)
    return tuple(found)
