"""How large a text is set so that it fits, by the metrics of the shipped typeface."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from causal_atlas.exports.picture.paragraphs import lines_of
from causal_atlas.lectures.markup import Block, as_runs

LEADING = 1.36
"""Height of a line, in em."""
GAP = 0.55
"""Space between two paragraphs, in em."""
INDENT = 1.3
"""How far a level of a list is moved in, in em."""
_CARE = 0.97
"""Share of a width that is used: a browser breaks lines a little differently."""


def size_of(text: str, sizes: Sequence[float], width: float, most: int, weight: str = "semibold") -> float:
    """The largest of some sizes at which a text takes at most `most` lines; the last where none does.

    >>> size_of("Short", (30, 20), 400, 1), size_of("A title that is rather long", (30, 20), 300, 1)
    (30, 20)
    """
    return next((size for size in sizes if len(lines_of(text, width * _CARE, size, weight)) <= most), sizes[-1])


def fitting(blocks: Iterable[Block], sizes: Sequence[float], width: float, height: float) -> float | None:
    """The largest of some sizes at which marked-up text fits into a box, or None where none does."""
    told = tuple(blocks)
    return next((size for size in sizes if _height(told, width, size) <= height), None)


def _height(blocks: tuple[Block, ...], width: float, size: float) -> float:
    total = 0.0
    for line in as_runs(blocks):
        text = "".join(run.text for run in line.runs)
        taken = len(lines_of(text, (width - line.level * INDENT * size) * _CARE, size)) or 1
        total += taken * LEADING * size + (0 if line.goes_on else GAP * size)
    return total
