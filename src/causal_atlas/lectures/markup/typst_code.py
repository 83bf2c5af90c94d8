"""The tree as Typst. Every word is a string of Typst, so that none of them is code."""

from __future__ import annotations

from collections.abc import Iterable

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

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def as_typst(blocks: Iterable[Block]) -> str:
    r"""The blocks as markup of Typst, to be put between the brackets of a content block.

    >>> from causal_atlas.lectures.markup.parsing import parse
    >>> as_typst(parse('*So* "#eval"'))
    '#emph[#"So";];#" \\"#eval\\"";'
    """
    return "#parbreak();".join(map(_block, blocks))


def literal(text: str) -> str:
    r"""A text as a string of Typst.

    >>> literal('a "b" \\ c')
    '"a \\"b\\" \\\\ c"'
    """
    return f'"{text.translate(_ESCAPES)}"'


def _block(block: Block) -> str:
    match block:
        case Paragraph(inner):
            return _inlines(inner)
        case Heading(_, inner):
            # A heading of a narration is none of the page: it is set as loud words.
            return f"#strong[{_inlines(inner)}];"
        case List(items, start):
            listed = ", ".join(f"[{as_typst(item)}]" for item in items)
            return f"#list({listed});" if start is None else f"#enum(start: {start}, {listed});"
        case Quote(inner):
            return f"#quote(block: true)[{as_typst(inner)}];"
        case CodeBlock(text):
            return f"#raw({literal(text)}, block: true);"
        case Rule():
            return "#line(length: 100%, stroke: 0.5pt);"


def _inlines(inlines: Iterable[Inline]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text):
            return f"#{literal(text)};"
        case Strong(inner):
            return f"#strong[{_inlines(inner)}];"
        case Emphasis(inner):
            return f"#emph[{_inlines(inner)}];"
        case Code(text):
            return f"#raw({literal(text)});"
        case Link(address, inner):
            return f"#link({literal(address)})[{_inlines(inner)}];"
        case Break():
            return "#linebreak();"
