"""The tree as text without marks, and as Markdown in which nothing but what is in the tree is marked up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from causal_atlas.exports.markdown import plain
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


def as_text(blocks: Iterable[Block]) -> str:
    r"""The blocks as plain text: an empty line between two, addresses of links in brackets.

    >>> from causal_atlas.lectures.markup.parsing import parse
    >>> as_text(parse("**So** it is.\n\n- [one](https://example.org)\n- two"))
    'So it is.\n\n- one (https://example.org)\n- two'
    """
    return "\n\n".join("\n".join(_plain(block)) for block in blocks)


def as_markdown(blocks: Iterable[Block]) -> str:
    r"""The blocks as Markdown that any reader takes as they are; whatever else its dialect knows finds nothing in it.

    >>> from causal_atlas.lectures.markup.parsing import parse
    >>> print(as_markdown(parse("*a* <b> [x](javascript:1) [y](https://z.org)")))
    *a* \<b\> \[x\](javascript:1) [y](https://z.org)
    """
    return "\n\n".join("\n".join(_marked(block)) for block in blocks)


def _plain(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inner) | Heading(_, inner):
            yield from "".join(map(_words, inner)).split("\n")
        case List(items, start):
            for place, item in enumerate(items):
                yield from _beside(_mark(start, place), [line for each in item for line in _plain(each)])
        case Quote(inner):
            yield from _beside("  ", as_text(inner).split("\n"))
        case CodeBlock(text):
            yield from text.split("\n")
        case Rule():
            yield "—"


def _words(inline: Inline) -> str:
    match inline:
        case Text(text) | Code(text):
            return text
        case Strong(inner) | Emphasis(inner):
            return "".join(map(_words, inner))
        case Link(address, inner):
            told = "".join(map(_words, inner))
            return told if told == address else f"{told} ({address})"
        case Break():
            return "\n"


def _mark(start: int | None, place: int) -> str:
    return "- " if start is None else f"{start + place}. "


def _beside(mark: str, lines: list[str]) -> Iterator[str]:
    """Lines beside a mark, all but the first moved in as far."""
    for number, line in enumerate(lines or [""]):
        yield (f"{mark if number == 0 else ' ' * len(mark)}{line}").rstrip()


def _marked(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(inner):
            yield from _line(inner)
        case Heading(level, inner):
            yield f"{'#' * level} {' '.join(_line(inner))}"
        case List(items, start):
            for place, item in enumerate(items):
                told = as_markdown(item)
                # A row of equal bullets would be a rule.
                mark = "+ " if start is None and told.startswith("-") else _mark(start, place)
                yield from _beside(mark, told.split("\n"))
        case Quote(inner):
            yield from (f"> {line}".rstrip() for line in as_markdown(inner).split("\n"))
        case CodeBlock(text):
            fence = "`" * max(3, _longest(text) + 1)
            yield from (fence, *text.split("\n"), fence)
        case Rule():
            # Three hyphens behind the mark of a list would be a rule of their own.
            yield "***"


def _line(inlines: Iterable[Inline]) -> list[str]:
    """A paragraph as its lines; none of them begins like another block."""
    lines = "".join(map(_inline, inlines)).split("\n")
    return [re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=])", r"\\\1", line)) for line in lines]


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return _escaped(text)
        case Strong(inner):
            return f"**{''.join(map(_inline, inner))}**"
        case Emphasis(inner):
            return f"*{''.join(map(_inline, inner))}*"
        case Code(text):
            fence = "`" * (_longest(text) + 1)
            space = " " if text[:1] == "`" or text[-1:] == "`" or (text[:1] == text[-1:] == " " and text.strip()) else ""
            return f"{fence}{space}{text}{space}{fence}"
        case Link(address, inner):
            target = re.sub(r"([()])", r"\\\1", address)
            return f"[{''.join(map(_inline, inner))}]({target})"
        case Break():
            return "\\\n"


def _escaped(text: str) -> str:
    """A text that marks nothing up, its outer spaces kept."""
    before, after = (" " if edge.isspace() else "" for edge in (text[:1], text[-1:]))
    # `plain` guards the beginning of a line, which this is not yet known to be.
    told = plain(f"x{text}")[1:].strip()
    return f"{before}{told}{after}" if told else " " * bool(text)


def _longest(text: str) -> int:
    """The longest row of backticks in a text."""
    return max(map(len, re.findall("`+", text)), default=0)
