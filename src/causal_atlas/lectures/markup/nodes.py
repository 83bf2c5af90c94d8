"""The tree as lists that JSON carries and the page builds elements from, and as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

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

Node = str | list[object]
"""A text, or a list of a tag, its attributes and the nodes within: ["a", {"href": "https://…"}, "words"]."""
HIGHEST = 3
"""The level of the highest heading; those above are the page's own."""
_EMPTY = frozenset({"br", "hr"})


def as_nodes(blocks: Iterable[Block]) -> list[Node]:
    """The blocks as lists; `assets/markup.js` makes elements of them.

    >>> from causal_atlas.lectures.markup.parsing import parse
    >>> as_nodes(parse("It is **so**."))
    [['p', {}, 'It is ', ['strong', {}, 'so'], '.']]
    """
    return [_block(block) for block in blocks]


def as_html(blocks: Iterable[Block]) -> str:
    """The blocks as HTML that is also well-formed XML; links open beside the page.

    >>> from causal_atlas.lectures.markup.parsing import parse
    >>> as_html(parse("1 < 2, <b>[see](https://example.org)</b>"))
    '<p>1 &lt; 2, &lt;b&gt;<a href="https://example.org" rel="noopener noreferrer" target="_blank">see</a>&lt;/b&gt;</p>'
    """
    return "".join(map(_html, as_nodes(blocks)))


def _block(block: Block) -> Node:
    match block:
        case Paragraph(inner):
            return ["p", {}, *map(_inline, inner)]
        case Heading(level, inner):
            return [f"h{min(level + HIGHEST - 1, 6)}", {}, *map(_inline, inner)]
        case List(items, start):
            attributes = {} if start in (None, 1) else {"start": start}
            return ["ul" if start is None else "ol", attributes, *(["li", {}, *_item(item)] for item in items)]
        case Quote(inner):
            return ["blockquote", {}, *map(_block, inner)]
        case CodeBlock(text):
            return ["pre", {}, ["code", {}, text]]
        case Rule():
            return ["hr", {}]


def _item(blocks: tuple[Block, ...]) -> list[Node]:
    """An item of a list; its first paragraph stands beside the mark."""
    if blocks and isinstance(blocks[0], Paragraph):
        return [*map(_inline, blocks[0].inner), *map(_block, blocks[1:])]
    return [*map(_block, blocks)]


def _inline(inline: Inline) -> Node:
    match inline:
        case Text(text):
            return text
        case Strong(inner):
            return ["strong", {}, *map(_inline, inner)]
        case Emphasis(inner):
            return ["em", {}, *map(_inline, inner)]
        case Code(text):
            return ["code", {}, text]
        case Link(address, inner):
            return ["a", {"href": address}, *map(_inline, inner)]
        case Break():
            return ["br", {}]


def _html(node: object) -> str:
    if isinstance(node, str):
        return escape(node)
    assert isinstance(node, list)
    tag, attributes, *inner = node
    beside = {"rel": "noopener noreferrer", "target": "_blank"} if tag == "a" else {}
    head = "".join(f' {name}="{escape(str(value))}"' for name, value in (attributes | beside).items())
    return f"<{tag}{head}/>" if tag in _EMPTY else f"<{tag}{head}>{''.join(map(_html, inner))}</{tag}>"
