"""What a marked-up text is made of: blocks, and what stands within a line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they are read: no entity, no escape, no control character is left in them."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """What is said loudly."""

    inner: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """What is stressed."""

    inner: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """Words to be read letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web address, which begins with http:// or https://."""

    address: str
    inner: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """A line ends here."""


Inline = Text | Strong | Emphasis | Code | Link | Break


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    inner: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, from 1, the highest, to 6."""

    level: int
    inner: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the number of its first item, None where items have no numbers."""

    items: tuple[tuple[Block, ...], ...]
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    inner: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines to be read letter by letter; the last ends without a line feed."""

    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across, between two parts."""


Block = Paragraph | Heading | List | Quote | CodeBlock | Rule
