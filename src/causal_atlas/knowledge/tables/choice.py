"""Columns that somebody has said what they are: a table whose first line has names of its own."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from causal_atlas.knowledge.tables.header import OPTIONAL, REQUIRED

CHOICES = (*REQUIRED, *OPTIONAL)
SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_LETTERS = 5, 60, 80
_Rows = Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which column is which, and which words in the column of the polarity mean more and less."""

    columns: Mapping[str, int]
    """Name of `CHOICES` → place of the column, from 0. Without `polarity` no arrow has a sign."""
    plus: frozenset[str] = field(default_factory=frozenset)
    minus: frozenset[str] = field(default_factory=frozenset)
    """In small letters; every other word leaves the sign open."""
    headless: bool = False
    """Whether the first line is a row already, and names no columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The names of the columns of a table, and its first rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def chosen(rows: _Rows, choice: Choice) -> Generator[tuple[int, list[str]], None, None]:
    """The rows with only the columns that were chosen, the names of ours above them.

    >>> rows = iter([(1, ["from", "x", "to", "how"]), (2, ["a", "9", "b", "Up"]), (3, ["b", "8", "c", "?"])])
    >>> list(chosen(rows, Choice(columns={"cause": 0, "effect": 2, "polarity": 3}, plus=frozenset({"up"}))))
    [(1, ['cause', 'effect', 'polarity']), (2, ['a', 'b', '+']), (3, ['b', 'c', ''])]
    >>> list(chosen(iter([(1, ["a", "b"])]), Choice(columns={"cause": 0, "effect": 1}, headless=True)))
    [(1, ['cause', 'effect', 'polarity']), (1, ['a', 'b', ''])]
    """
    names = [name for name in CHOICES if name in choice.columns or name == "polarity"]
    is_head = True
    for line, cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        if is_head:
            is_head = False
            yield line, names
            if not choice.headless:
                continue
        yield line, [_cell(cells, name, choice) for name in names]


def preview(rows: _Rows) -> Preview | None:
    """The beginning of a table; nothing when it has fewer than two columns or no row."""
    found: list[Sequence[str]] = []
    for _, cells in rows:
        if any(cell.strip() for cell in cells):
            found.append([cell.strip()[:SHOWN_LETTERS] for cell in cells[:SHOWN_COLUMNS]])
        if len(found) > SHOWN_ROWS:
            break
    if len(found) < 2 or len(found[0]) < 2:
        return None
    width = len(found[0])
    rest = tuple((*row[:width], *[""] * (width - len(row))) for row in found[1:])
    return Preview(columns=tuple(found[0]), rows=rest)


def _cell(cells: Sequence[str], name: str, choice: Choice) -> str:
    place = choice.columns.get(name, -1)
    cell = cells[place] if 0 <= place < len(cells) else ""
    if name != "polarity":
        return cell
    word = " ".join(cell.split()).casefold()
    return "+" if word in choice.plus else "-" if word in choice.minus else ""
