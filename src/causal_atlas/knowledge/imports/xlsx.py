"""XLSX: an edge table in a spreadsheet, or our own export, which comes back whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports import own
from causal_atlas.knowledge.imports.files import SourceFile, opened
from causal_atlas.knowledge.imports.workbook import Workbook
from causal_atlas.knowledge.rows import reference_of, source_of, statement_of
from causal_atlas.knowledge.table import graph_of
from causal_atlas.knowledge.tables.choice import Choice, Preview, chosen, preview
from causal_atlas.knowledge.tables.collection import without_collection
from causal_atlas.knowledge.tables.columns import read_columns
from causal_atlas.knowledge.tables.header import KNOWN, read_header

_SHEETS = {"concepts", "claims", "statements", "references", "sources", "about"}


def read(path: Path, choice: Choice | None = None) -> ConceptGraph:
    """The graph of a workbook: of the first sheet that names cause and effect, or of all when it is our own.

    Args:
        path: the file.
        choice: which columns of the sheet are which, when they have other names.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a spreadsheet")
    with Workbook(file) as book:
        rows = _own(file, book)
        return own.graph_of(file, rows) if rows else _table(file, book, choice)


def begun(path: Path) -> Preview | None:
    """The beginning of the sheet that is read, whatever its columns are called.

    Raises:
        InvalidGraphError: it is no workbook.
    """
    file = opened(path, "a spreadsheet")
    with Workbook(file) as book, closing(book.rows(_chosen(file, book))) as rows:
        return preview(rows)


def _own(file: SourceFile, book: Workbook) -> own.Rows | None:
    if not book.sheets.keys() >= _SHEETS:
        return None
    about = [(row.get("name", ""), row.get("value", "")) for row in book.records("about")]
    known = dict(about)
    if own.MARK not in known or "info" not in known:
        return None
    try:
        told: dict[str, Any] = {
            own.MARK: int(known[own.MARK]) if known[own.MARK].isdecimal() else known[own.MARK],
            "info": json.loads(known["info"]),
            "disputes": [json.loads(value) for name, value in about if name == "dispute"],
            "statements": [statement_of(row) for row in book.records("statements")],
            "references": [reference_of(row) for row in book.records("references")],
            "sources": [source_of(row) for row in book.records("sources")],
        }
    except (ValueError, RecursionError) as error:
        message = "this export of the atlas does not fit together: a list or a JSON value cannot be read"
        raise file.refused(0, own.MARK, message, "export it again") from error
    if own.told_in(file, told) is None:
        return None
    return own.Rows(told=told, concepts=list(book.records("concepts")), claims=list(book.records("claims")))


def _table(file: SourceFile, book: Workbook, choice: Choice | None) -> ConceptGraph:
    sheet = _chosen(file, book)
    with closing(book.rows(sheet)) as every, closing(chosen(every, choice) if choice else every) as rows, without_collection():
        line, head = next(rows)
        table = file.as_table()
        header = read_header(table, line, head)
        columns = read_columns(table, header, _padded(rows, header.width))
        return graph_of(table, columns, kind=file.kind)


def _chosen(file: SourceFile, book: Workbook) -> str:
    """The first sheet whose first row names an end of an arrow; else the first that holds anything."""
    filled = []
    for sheet in book.sheets:
        with closing(book.rows(sheet)) as rows:
            _, head = next(rows, (0, []))
        names = {cell.strip().casefold() for cell in head}
        if {"cause", "effect"} <= names:
            return sheet
        if head:
            filled.append((not KNOWN.isdisjoint(names), sheet))
    if not filled:
        message = "there is nothing in its sheets"
        raise file.refused(0, "file", message, "give it the line cause, effect, polarity and a row for each arrow")
    return max(filled, key=lambda entry: entry[0])[1]


def _padded(rows: Iterator[tuple[int, list[str]]], width: int) -> Iterator[tuple[int, list[str]]]:
    """Rows as wide as the header, because a spreadsheet leaves out empty cells at the end."""
    return ((line, cells + [""] * (width - len(cells))) for line, cells in rows)
