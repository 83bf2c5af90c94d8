"""XLSX, for spreadsheets: concepts, claims, statements, references, sources, and what the file says of itself; comes back whole.

Every text is written as text, so that none is a formula or a link.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat

from causal_atlas.errors import AtlasError
from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.background import background
from causal_atlas.knowledge.rows import (
    CLAIM_COLUMNS,
    CONCEPT_COLUMNS,
    REFERENCE_COLUMNS,
    SOURCE_COLUMNS,
    STATEMENT_COLUMNS,
    Row,
    as_json,
    flat,
    reference_row,
    source_row,
    statement_row,
)

MOST_ROWS = 1_048_575
LONGEST_CELL = 32_767
_PERMANENT = datetime(2000, 1, 1)
"""A file without a date is given today's, and no two would be alike."""
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False}
MANY = 5_000
"""Claims from which the rows pass through a file on their way, so that memory stays the same however many there are."""
_WIDE = ("label", "text", "title", "sentence", "explanation", "mechanism", "authors", "value", "remarks")


class TooLargeError(AtlasError):
    """More rows or longer texts than a spreadsheet can hold."""


def write(figure: Figure) -> bytes:
    """The figure as a workbook.

    Raises:
        TooLargeError: a sheet would need more rows, or a cell more letters, than the format allows.
    """
    whole = rows.whole(figure)
    told = background(whole)
    about = [{"name": name, "value": value} for name, value in rows.about(figure).items()]
    about += [{"name": "causal_atlas", "value": str(told["causal_atlas"])}, {"name": "info", "value": as_json(told["info"])}]
    about += [{"name": "dispute", "value": as_json(dispute)} for dispute in told["disputes"]]
    references = ({"number": figure.numbers.get(key, ""), **reference_row(each)} for key, each in whole.references.items())
    sheets: Mapping[str, tuple[Sequence[str], Iterable[Mapping[str, Any]]]] = {
        "concepts": (tuple(CONCEPT_COLUMNS), rows.concept_rows(figure)),
        "claims": (tuple(CLAIM_COLUMNS), rows.claim_rows(figure)),
        "statements": (STATEMENT_COLUMNS, map(statement_row, whole.statements.values())),
        "references": (("number", *REFERENCE_COLUMNS), references),
        "sources": (SOURCE_COLUMNS, map(source_row, whole.sources.values())),
        "about": (("name", "value"), about),
    }
    file = io.BytesIO()
    many = len(figure.claims) > MANY
    with Workbook(file, _OPTIONS | {"in_memory": not many, "constant_memory": many}) as book:
        book.set_properties({"title": rows.title(figure), "comments": figure.graph.info.disclaimer, "created": _PERMANENT})
        head = book.add_format({"bold": True, "bottom": 1})
        for name, (columns, found) in sheets.items():
            _sheet(book, name, columns, found, head)
    return file.getvalue()


def _sheet(book: Workbook, name: str, columns: Sequence[str], found: Iterable[Mapping[str, Any]], head: CellFormat) -> None:
    sheet = book.add_worksheet(name)
    last = 0
    for column, title in enumerate(columns):
        sheet.write_string(0, column, title, head)
        sheet.set_column(column, column, 45 if title.partition("_")[0] in _WIDE else 16)
    for last, row in enumerate(found, 1):
        if last > MOST_ROWS:
            raise TooLargeError(f"a spreadsheet holds {MOST_ROWS:,} {name}; export graphml or kgx, or fewer concepts")
        for column, cell in _cells(columns, row):
            if isinstance(cell, int) and not isinstance(cell, bool):
                sheet.write_number(last, column, cell)
            elif len(text := flat(cell)) <= LONGEST_CELL:
                sheet.write_string(last, column, text)
            else:
                raise TooLargeError(
                    f"{columns[column]} of row {last + 1} of {name} is too long for a cell; export graphml instead"
                )
    sheet.freeze_panes(1, 1)
    if last:
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _cells(columns: Sequence[str], row: Row | Mapping[str, Any]) -> Iterator[tuple[int, Any]]:
    return ((column, row[name]) for column, name in enumerate(columns) if row.get(name, "") != "")


FORMAT = Format(
    name="xlsx",
    label="Spreadsheet (XLSX)",
    extension="xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    write=write,
)
