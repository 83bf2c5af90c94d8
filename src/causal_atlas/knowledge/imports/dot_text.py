"""The language of DOT as pieces: names, brackets, arrows.

https://graphviz.org/doc/info/lang.html
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from causal_atlas.knowledge.imports.files import SourceFile

_PIECE = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
    |(?P<arrow>->|--)
    |(?P<sign>[{}\[\];,=:+])
    |(?P<quoted>"(?:[^"\\]|\\.)*")
    |(?P<word>-?(?:\.\d+|\d+(?:\.\d*)?)|[^\W\d]\w*)
    |(?P<html><)""",
    re.DOTALL | re.VERBOSE,
)
_TAG = re.compile(r"<[^>]*>")


class Piece(NamedTuple):
    """A piece of the text: what it is ("name", or the sign itself), what it says, and on which line."""

    kind: str
    text: str
    line: int
    is_quoted: bool = False


def pieces(file: SourceFile, text: str) -> Iterator[Piece]:
    """The pieces of a text, and an end.

    Raises:
        InvalidGraphError: something cannot stand in DOT.
    """
    place, line, fresh = 0, 1, True
    while place < len(text):
        # What the preprocessor of C leaves behind.
        if fresh and text[place] == "#":
            end = text.find("\n", place)
            place = len(text) if end < 0 else end
            continue
        found = _PIECE.match(text, place)
        if found is None:
            what = "a quotation mark or comment is not closed" if text[place] in '"/' else f"{text[place]!r} cannot stand here"
            raise file.refused(line, "DOT", what, "put names with other signs than letters, digits and _ in quotation marks")
        end = found.end()
        if found.lastgroup == "html":
            end = _closing(file, text, place, line)
            yield Piece("name", html.unescape(" ".join(_TAG.sub(" ", text[place + 1 : end - 1]).split())), line, True)
        elif found.lastgroup == "quoted":
            yield Piece("name", found[0][1:-1].replace("\\\n", "").replace('\\"', '"'), line, True)
        elif found.lastgroup == "word":
            yield Piece("name", found[0], line)
        elif found.lastgroup != "space":
            yield Piece(found[0], found[0], line)
        line += text.count("\n", place, end)
        fresh = text[end - 1] == "\n"
        place = end
    yield Piece("end", "", line)


def _closing(file: SourceFile, text: str, place: int, line: int) -> int:
    """Where the `<` at a place is closed."""
    open_brackets = 0
    for found in re.compile("[<>]").finditer(text, place):
        open_brackets += 1 if found[0] == "<" else -1
        if not open_brackets:
            return found.end()
    raise file.refused(line, "DOT", "a '<' opens here and is not closed", "close it with '>'")
