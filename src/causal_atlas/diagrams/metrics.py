"""How wide text is in the shipped font, and how a label breaks into lines; the same on screen and in files."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files

LABEL_SIZE = 13.0
"""Font size of labels, in drawing units."""
ELLIPSIS = "…"
_FALLBACK = 620
"""Advance of a character that the font lacks, in thousandths of an em: near the mean of system fonts."""


@lru_cache(maxsize=1)
def _advances() -> dict[str, dict[int, int]]:
    table = json.loads(files("causal_atlas.diagrams").joinpath("inter_metrics.json").read_text(encoding="utf-8"))
    return {weight: {int(point): width for point, width in row.items()} for weight, row in table["weights"].items()}


def has(character: str) -> bool:
    """Whether the shipped font has a character.

    >>> has("β"), has("漢")
    (True, False)
    """
    return ord(character) in _advances()["regular"]


def text_width(text: str, size: float = LABEL_SIZE, weight: str = "medium") -> float:
    """Width of one line in drawing units, at a font size in the same units.

    Args:
        text: one line.
        size: font size.
        weight: "regular" (400), "medium" (500) or "semibold" (600).

    >>> text_width("ii") == 2 * text_width("i")
    True
    >>> text_width("Insulin", 26) == 2 * text_width("Insulin", 13)
    True
    """
    advances = _advances()[weight]
    # Wide scripts take a whole em; everything else unknown is taken as an average letter.
    return size / 1000 * sum(advances.get(ord(c), 1000 if ord(c) > 0x2E80 else _FALLBACK) for c in text)


@lru_cache(maxsize=8192)
def wrapped(text: str, width: float, size: float = LABEL_SIZE, weight: str = "medium") -> tuple[str, ...]:
    """The label in one or two balanced lines no wider than `width`, the second cut with an ellipsis if need be.

    >>> wrapped("Liver fat", 132)
    ('Liver fat',)
    >>> wrapped("Insulin's order: stop making sugar", 132)
    ("Insulin's order:", 'stop making sugar')
    """
    words = text.split()
    line = " ".join(words)
    if text_width(line, size, weight) <= width:
        return (line,)
    breaks = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    fitting = [pair for pair in breaks if max(text_width(part, size, weight) for part in pair) <= width]
    if fitting:
        return min(fitting, key=lambda pair: max(text_width(part, size, weight) for part in pair))
    return _forced(line, width, size, weight)


def _forced(line: str, width: float, size: float, weight: str) -> tuple[str, ...]:
    """The text in two lines although words must be cut."""
    firsts = [n for n in range(1, len(line)) if line[n] == " " and text_width(line[:n], size, weight) <= width]
    cut = firsts[-1] if firsts else _fitting(line, width, size, weight)
    rest = line[cut:].strip()
    if text_width(rest, size, weight) > width:
        room = width - text_width(ELLIPSIS, size, weight)
        rest = rest[: _fitting(rest, room, size, weight)].rstrip() + ELLIPSIS
    return (line[:cut], rest)


def _fitting(line: str, width: float, size: float, weight: str) -> int:
    """How many leading characters fit, at least one."""
    used = 0.0
    for position, character in enumerate(line):
        used += text_width(character, size, weight)
        if used > width:
            return max(1, position)
    return len(line)
