"""The columns of an edge table as numbers: which concept, which sign, which text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray

from causal_atlas.errors import Finding, InvalidGraphError
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.knowledge.tables.header import Header
from causal_atlas.knowledge.tables.reading import MAX_ROWS, TableFile, refused

Numbers = NDArray[np.int32]
Signs = NDArray[np.int8]

ASSOCIATED = 2
"""The sign of what claims no cause: one is seen together with the other."""
SIGNS: Mapping[str, int] = {
    "": 0,
    "+": 1,
    "1": 1,
    "+1": 1,
    "increases": 1,
    "activates": 1,
    "-": -1,
    "\N{MINUS SIGN}": -1,
    "-1": -1,
    "\N{MINUS SIGN}1": -1,
    "decreases": -1,
    "inhibits": -1,
    "associated": ASSOCIATED,
}
"""How the polarity of a row is written, in small letters; nothing means that the sign is not known."""
LONGEST_NAME = 300
LONGEST_TEXT = 2_000
"""Characters; a longer name is refused, a longer text is shortened."""
MOST_FINDINGS = 20

_NOTHING = -1
_UNKNOWN = 3
_AT_ONCE = 50_000
_DASHES = frozenset("‐‑‒–—")
_WRITE_SIGN = (
    "write one of + - 1 -1 increases decreases activates inhibits associated, or leave the cell empty when the sign is not known"
)
# Controls that are not space, and marks without width or that turn the writing round: two names that look the same are the same.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """A column of texts: the number of the text of each row, or -1."""

    numbers: Numbers
    texts: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The rows of a table, in the order of the file.

    `causes` and `effects` are places in `names`, `signs` are 1, -1, 0 or `ASSOCIATED`.
    """

    names: Sequence[str]
    lines: Numbers
    causes: Numbers
    effects: Numbers
    signs: Signs
    optional: Mapping[str, Texts]
    warnings: tuple[Finding, ...]


def read_columns(file: TableFile, header: Header, rows: Iterator[tuple[int, list[str]]]) -> Columns:
    """The columns of the rows below the header.

    Raises:
        InvalidGraphError: rows that cannot be used; the first twenty are named, the rest is counted.
    """
    pile = _Pile(file, header)
    while True:
        chunk = list(islice(rows, _AT_ONCE))
        if not chunk:
            break
        pile.add(chunk)
    return pile.columns()


def cleaned(cell: str) -> str:
    r"""A cell as it is compared: NFC, without controls, spaces single and none at the ends.

    >>> cleaned("  free   fatty\u00a0acids\t"), cleaned("cafe\u0301 \x07")
    ('free fatty acids', 'café')
    """
    if not cell.isascii():
        cell = unicodedata.normalize("NFC", cell)
    if not cell.isprintable():
        cell = _UNSEEN.sub("", cell)
    return " ".join(cell.split())


class _Pool(dict[str, int]):
    """Cell as written → number of its text; cells that only look different share a number, an empty one has -1."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._number: dict[str, int] = {"": _NOTHING}

    def __missing__(self, cell: str) -> int:
        text = cleaned(cell)
        number = self._number.get(text)
        if number is None:
            number = self._number[text] = len(self.texts)
            self.texts.append(text)
        self[cell] = number
        return number

    def numbers(self, cells: Sequence[str]) -> Numbers:
        return np.fromiter(map(self.__getitem__, cells), np.int32, len(cells))


class _Mistakes:
    """The first mistakes of each field, and how many there are in all."""

    def __init__(self, file: str) -> None:
        self.count = 0
        self._file = file
        self._found: dict[str, list[Finding]] = {}

    def add(self, name: str, lines: Sequence[int] | Numbers, said: Callable[[int], tuple[str, str]]) -> None:
        """Note a mistake on each of `lines`; `said` gives message and cure for a place in `lines`."""
        self.count += len(lines)
        found = self._found.setdefault(name, [])
        for place, line in enumerate(lines[: MOST_FINDINGS - len(found)]):
            message, cure = said(place)
            found.append(Finding(file=self._file, line=int(line), field=name, message=message, cure=cure))

    def findings(self) -> tuple[Finding, ...]:
        """The first of all in the order of the file, and a count of the others."""
        every = sorted(chain.from_iterable(self._found.values()), key=lambda finding: finding.line)
        first = every[:MOST_FINDINGS]
        if more := self.count - len(first):
            message = f"and {counted(more, 'more mistake', 'more mistakes')}"
            cure = "mend these first; the others may be of the same kind"
            first.append(Finding(file=self._file, line=0, field="rows", message=message, cure=cure))
        return tuple(first)


class _Pile:
    """Rows turned to columns, part by part, so that the cells of a million rows are never in memory together."""

    def __init__(self, file: TableFile, header: Header) -> None:
        self._file, self._header = file, header
        self._names, self._signs = _Pool(), _Pool()
        self._pools = {name: _Pool() for name in header.optional}
        self._parts: dict[str, list[Numbers]] = {name: [] for name in ("line", *header.places)}
        self._mistakes = _Mistakes(file.name)
        self._rows = 0

    def add(self, chunk: list[tuple[int, list[str]]]) -> None:
        width = self._header.width
        fitting = [row for row in chunk if len(row[1]) == width]
        if len(fitting) != len(chunk):
            fitting = [mended for row in chunk if (mended := self._fitted(*row))]
        self._rows += len(fitting)
        if self._rows > MAX_ROWS:
            message = f"the table has more than {MAX_ROWS:,} rows"
            raise refused(self._file.name, fitting[-1][0], "rows", message, "open the part of it that you need")
        if not fitting:
            return
        lines, cells = zip(*fitting, strict=True)
        self._parts["line"].append(np.array(lines, dtype=np.int32))
        columns = list(zip(*cells, strict=True))
        for name, place in self._header.places.items():
            pool = self._signs if name == "polarity" else self._pools.get(name, self._names)
            self._parts[name].append(pool.numbers(columns[place]))

    def columns(self) -> Columns:
        if not self._rows and not self._mistakes.count:
            raise refused(self._file.name, 1, "rows", "there is a header and no row below it", "add a row for each arrow")
        parts = {name: np.concatenate(found) if found else np.empty(0, np.int32) for name, found in self._parts.items()}
        lines = parts["line"]
        for end in ("cause", "effect"):
            self._check_names(end, lines, parts[end])
        signs = self._checked_signs(lines, parts["polarity"])
        if self._mistakes.count:
            raise InvalidGraphError(self._mistakes.findings())
        shortened = list(self._shortened())
        return Columns(
            names=self._names.texts,
            lines=lines,
            causes=parts["cause"],
            effects=parts["effect"],
            signs=signs,
            optional={name: Texts(numbers=parts[name], texts=pool.texts) for name, pool in self._pools.items()},
            warnings=(*self._header.warnings, *shortened),
        )

    def _fitted(self, line: int, cells: list[str]) -> tuple[int, list[str]] | None:
        """The row with as many cells as the header; None for a blank row, and for a mistake."""
        width = self._header.width
        if not any(cell.strip() for cell in cells):
            return None
        if len(cells) >= width and not any(cell.strip() for cell in cells[width:]):
            return line, cells[:width]
        message = f"the row has {counted(len(cells), 'cell', 'cells')}, the header has {width}"
        quote = "put a cell that contains the delimiter in quotation marks"
        cure = quote if len(cells) > width else "write the delimiters of empty cells too"
        self._mistakes.add("row", (line,), lambda _: (message, cure))
        return None

    def _check_names(self, end: str, lines: Numbers, numbers: Numbers) -> None:
        empty = ("the cell is empty", f"name the {end}, or delete the row")
        self._mistakes.add(end, lines[numbers == _NOTHING], lambda _: empty)
        too_long = [number for number, text in enumerate(self._names.texts) if len(text) > LONGEST_NAME]
        if too_long:
            rows = np.flatnonzero(np.isin(numbers, too_long))
            self._mistakes.add(end, lines[rows], lambda place: _too_long(self._names.texts[numbers[rows[place]]]))

    def _checked_signs(self, lines: Numbers, numbers: Numbers) -> Signs:
        known = [SIGNS.get(text.casefold(), _UNKNOWN) for text in self._signs.texts]
        # The last entry is the one that -1, an empty cell, points at.
        signs = np.array([*known, 0], dtype=np.int8)[numbers]
        rows = np.flatnonzero(signs == _UNKNOWN)
        self._mistakes.add("polarity", lines[rows], lambda place: _no_sign(self._signs.texts[numbers[rows[place]]]))
        return signs

    def _shortened(self) -> Iterator[Finding]:
        for name, pool in self._pools.items():
            longest = LONGEST_TEXT if name in ("mechanism", "reference") else LONGEST_NAME
            too_long = [number for number, text in enumerate(pool.texts) if len(text) > longest]
            for number in too_long:
                pool.texts[number] = pool.texts[number][: longest - 1].rstrip() + "…"
            if too_long:
                message = (
                    f"{counted(len(too_long), 'text is', 'texts are')} longer than {longest:,} characters and shown shortened"
                )
                yield Finding(file=self._file.name, line=0, field=name, message=message, cure="shorten what matters yourself")


def counted(number: int, one: str, many: str) -> str:
    """A number with its words.

    >>> counted(1, "row is", "rows are"), counted(2_000, "row is", "rows are")
    ('1 row is', '2,000 rows are')
    """
    return f"{number:,} {one if number == 1 else many}"


def _too_long(name: str) -> tuple[str, str]:
    message = f"the name {name[:30]!r}… has {len(name):,} characters; at most {LONGEST_NAME} are read"
    return message, "shorten it, and put the rest in the column 'mechanism'"


def _no_sign(text: str) -> tuple[str, str]:
    message = f"{text if len(text) <= 40 else text[:39] + '…'!r} is not a polarity"
    if text in _DASHES:
        return message, "did you mean '-'? This is a dash."
    words = [sign for sign in SIGNS if sign.isalpha()]
    return message, did_you_mean(text.casefold(), words, _WRITE_SIGN) if text.isalpha() else _WRITE_SIGN
