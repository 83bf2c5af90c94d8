"""The tree as lines of runs, for slides: what a text frame holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that look alike."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    address: str = ""
    """A web address, or nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph of a text frame."""

    runs: tuple[Run, ...]
    level: int = 0
    """How far it is moved in: 0 for the outermost, 8 at most."""
    mark: str = ""
    """What stands before it: a bullet or a number, or nothing."""
    goes_on: bool = False
    """Whether it continues the paragraph before it."""


DEEPEST = 8
"""A paragraph of a slide has nine levels, 0 to 8."""
BULLET = "•"


def as_runs(blocks: Iterable[Block]) -> tuple[Line, ...]:
    r"""The blocks as lines.

    >>> from causal_atlas.lectures.markup.parsing import parse
    >>> [(line.mark, [run.text for run in line.runs]) for line in as_runs(parse("See *it*:\n\n1. one\n2. two"))]
    [('', ['See ', 'it', ':']), ('1.', ['one']), ('2.', ['two'])]
    """
    return tuple(_lines(blocks, 0))


def _lines(blocks: Iterable[Block], level: int) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Paragraph(inner):
                yield from _broken(inner, Run(text=""), level)
            case Heading(_, inner):
                yield from _broken(inner, Run(text="", strong=True), level)
            case List(items, start):
                for place, item in enumerate(items):
                    yield from _item(item, BULLET if start is None else f"{start + place}.", min(level + 1, DEEPEST))
            case Quote(inner):
                yield from _lines(inner, min(level + 1, DEEPEST))
            case CodeBlock(text):
                for number, line in enumerate(text.split("\n")):
                    yield Line(runs=(Run(text=line, code=True),), level=level, goes_on=number > 0)
            case Rule():
                yield Line(runs=(Run(text="—"),), level=level)


def _item(blocks: tuple[Block, ...], mark: str, level: int) -> Iterator[Line]:
    first, *rest = list(_lines(blocks, level)) or [Line(runs=(), level=level)]
    # An item that begins with a list of its own keeps its mark, on a line of its own.
    yield from [Line(runs=(), level=level, mark=mark), first] if first.mark else [replace(first, mark=mark)]
    yield from rest


def _broken(inlines: Iterable[Inline], look: Run, level: int) -> Iterator[Line]:
    """The lines of a paragraph."""
    runs: list[Run] = []
    goes_on = False
    for run in _runs(inlines, look):
        if run is None:
            yield Line(runs=tuple(runs), level=level, goes_on=goes_on)
            runs, goes_on = [], True
        else:
            runs.append(run)
    yield Line(runs=tuple(runs), level=level, goes_on=goes_on)


def _runs(inlines: Iterable[Inline], look: Run) -> Iterator[Run | None]:
    """The runs of a line; None where it breaks."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield replace(look, text=text)
            case Code(text):
                yield replace(look, text=text, code=True)
            case Strong(inner):
                yield from _runs(inner, replace(look, strong=True))
            case Emphasis(inner):
                yield from _runs(inner, replace(look, emphasis=True))
            case Link(address, inner):
                yield from _runs(inner, replace(look, address=address))
            case Break():
                yield None
