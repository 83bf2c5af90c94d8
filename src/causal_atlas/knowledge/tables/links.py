"""The rows of an edge table as links: each arrow once, self-loops left out, concepts in the order of the alphabet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from causal_atlas.errors import Finding
from causal_atlas.knowledge.tables.columns import Columns, Numbers, Signs, Texts, counted
from causal_atlas.knowledge.tables.reading import refused

WITH_REFERENCE, WITHOUT = 2, 1
"""Grades of a claim: nothing in somebody's table has been checked, so there is nothing above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Claims as columns, in the order of the file; a cause and an effect are places in `names`.

    `rows` are the rows of the table from which a claim was merged: those of claim `i` are
    `rows[row_starts[i] : row_starts[i + 1]]`, and point into the texts of `optional`.
    """

    names: Sequence[str]
    causes: Numbers
    effects: Numbers
    signs: Signs
    grades: NDArray[np.int8]
    lines: Numbers
    rows: NDArray[np.int64]
    row_starts: NDArray[np.int64]
    optional: Mapping[str, Texts]

    def at(self, places: NDArray[np.int64]) -> Links:
        """Some of the links, without what their rows tell."""
        return replace(
            self,
            causes=self.causes[places],
            effects=self.effects[places],
            signs=self.signs[places],
            grades=self.grades[places],
            lines=self.lines[places],
            rows=np.empty(0, np.int64),
            row_starts=np.zeros(len(places) + 1, np.int64),
            optional={},
        )

    def texts(self, name: str, claim: int) -> Iterator[str]:
        """The different texts that a column gives to a claim, in the order of the file."""
        column = self.optional.get(name)
        if column is not None:
            rows = self.rows[self.row_starts[claim] : self.row_starts[claim + 1]]
            for number in dict.fromkeys(column.numbers[rows].tolist()):
                if number >= 0:
                    yield column.texts[number]


def merged(columns: Columns, file: str) -> tuple[Links, tuple[Finding, ...]]:
    """The links of a table, and what was left out or put together on the way.

    Raises:
        InvalidGraphError: every row is a self-loop.
    """
    loops = columns.causes == columns.effects
    kept = np.flatnonzero(~loops)
    if not len(kept):
        raise refused(file, 0, "rows", "in every row cause and effect are the same", "add a row with two different names")
    names, place = _alphabetical(columns.names, columns.causes[kept], columns.effects[kept])
    causes, effects, signs = place[columns.causes[kept]], place[columns.effects[kept]], columns.signs[kept]
    rows, starts = _alike((causes.astype(np.int64) * len(names) + effects) * 4 + signs + 1)
    first = rows[starts[:-1]]
    links = Links(
        names=names,
        causes=causes[first],
        effects=effects[first],
        signs=signs[first],
        grades=_grades(columns.optional.get("reference"), kept[rows], starts),
        lines=columns.lines[kept[first]],
        rows=kept[rows],
        row_starts=starts,
        optional=columns.optional,
    )
    return links, tuple(_remarks(file, columns, loops, links))


def _alphabetical(names: Sequence[str], causes: Numbers, effects: Numbers) -> tuple[list[str], Numbers]:
    """The names that occur, sorted, and the new place of each old one."""
    used = np.zeros(len(names), dtype=bool)
    used[causes] = True
    used[effects] = True
    order = sorted(np.flatnonzero(used).tolist(), key=names.__getitem__)
    place = np.full(len(names), -1, dtype=np.int32)
    place[order] = np.arange(len(order), dtype=np.int32)
    return [names[number] for number in order], place


def _alike(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Places of equal keys side by side, groups in the order of their first, and where each group starts (and the end)."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    if len(starts) == len(keys):
        return np.arange(len(keys)), np.arange(len(keys) + 1)
    sizes = np.diff(starts, append=len(keys))
    group_of = np.repeat(order[starts], sizes)
    # Stable: groups by their first place, and places within a group in the order of the file.
    by_first = np.argsort(group_of, kind="stable")
    rows = order[by_first]
    heads = np.sort(order[starts])
    size_of = np.zeros(len(keys), dtype=np.int64)
    size_of[order[starts]] = sizes
    return rows, np.concatenate(([0], np.cumsum(size_of[heads])))


def _grades(references: Texts | None, rows: NDArray[np.int64], starts: NDArray[np.int64]) -> NDArray[np.int8]:
    if references is None:
        return np.full(len(starts) - 1, WITHOUT, dtype=np.int8)
    cited = np.logical_or.reduceat(references.numbers[rows] >= 0, starts[:-1])
    return np.where(cited, WITH_REFERENCE, WITHOUT).astype(np.int8)


def _remarks(file: str, columns: Columns, loops: NDArray[np.bool_], links: Links) -> Iterator[Finding]:
    if count := int(loops.sum()):
        line = int(columns.lines[loops][0])
        message = (
            f"{counted(count, 'row has', 'rows have')} the same cause and effect and {'is' if count == 1 else 'are'} left out"
        )
        cure = "put a concept between, if the effect comes back by a way of its own"
        yield Finding(file=file, line=line, field="rows", message=message, cure=cure)
    if count := len(links.rows) - len(links.lines):
        repeated = np.setdiff1d(links.rows, links.rows[links.row_starts[:-1]], assume_unique=True)
        line = int(columns.lines[repeated[0]])
        message = f"{counted(count, 'row repeats', 'rows repeat')} another and {'is' if count == 1 else 'are'} merged with it"
        cure = "nothing is lost: the references of both are kept"
        yield Finding(file=file, line=line, field="rows", message=message, cure=cure)
    yield from _capitals(file, links.names)


def _capitals(file: str, names: Sequence[str]) -> Iterator[Finding]:
    """Names that differ only in capitals, which may be meant to be the same."""
    seen: dict[str, str] = {}
    pairs = [(seen[folded], name) for name in names if seen.setdefault(folded := name.casefold(), name) != name]
    if pairs:
        message = f"{counted(len(pairs), 'name differs', 'names differ')} from another only in capitals, such as {pairs[0][1]!r}"
        cure = f"if it is the same as {pairs[0][0]!r}, spell both alike; as it is they are two concepts"
        yield Finding(file=file, line=0, field="names", message=message, cure=cure)
