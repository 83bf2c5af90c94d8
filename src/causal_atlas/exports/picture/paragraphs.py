"""Paragraphs of text, broken into lines by the metrics of the shipped font."""

from __future__ import annotations

from causal_atlas.diagrams.metrics import text_width
from causal_atlas.exports.picture.markup import clean


def lines_of(text: str, width: float, size: float, weight: str = "regular") -> tuple[str, ...]:
    """The lines of a paragraph, none wider than `width`; a word that is too long is broken.

    >>> lines_of("from ectopic fat to new liver fat", 90, 13)
    ('from ectopic', 'fat to new', 'liver fat')
    >>> lines_of("", 90, 13)
    ()
    """
    lines: list[str] = []
    line = ""
    for word in clean(text).split(" "):
        tried = f"{line} {word}" if line else word
        if text_width(tried, size, weight) <= width:
            line = tried
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width, size, weight)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _broken(word: str, width: float, size: float, weight: str) -> list[str]:
    """A word in as many pieces as it takes; each has at least one character."""
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size, weight) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces
