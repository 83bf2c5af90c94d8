"""The spreadsheet, opened by openpyxl."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter

import openpyxl
import pytest

from causal_atlas.exports import xlsx
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from tests.exports.views import five

VIEWS = pytest.mark.parametrize("view", five())


@VIEWS
def test_the_sheets_in_openpyxl(view: str) -> None:
    figure = five()[view]
    book = openpyxl.load_workbook(io.BytesIO(named("xlsx").write(figure)))
    assert book.sheetnames == ["concepts", "claims", "statements", "references", "sources", "about"]

    def column(sheet: str, name: str) -> list[object]:
        head = [cell.value for cell in book[sheet][1]]
        return [row[head.index(name)].value for row in book[sheet].iter_rows(min_row=2)]

    homes = dict(zip(column("concepts", "id"), column("concepts", "organ"), strict=True))
    assert homes == {concept.id: concept.organ for concept in figure.concepts}
    found = zip(column("claims", "cause"), column("claims", "effect"), column("claims", "polarity"), strict=True)
    assert Counter(found) == Counter((claim.cause, claim.effect, claim.polarity) for claim in figure.claims)
    numbers = dict(zip(column("references", "key"), column("references", "number"), strict=True))
    assert {key: number for key, number in numbers.items() if number} == figure.numbers


def test_nothing_in_a_cell_is_a_formula_or_a_link() -> None:
    content = named("xlsx").write(five()["hostile"])
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert any(str(cell.value).startswith("=cmd()") for cell in cells)
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert not any(re.search(rb"<f>|<f ", parts.read(name)) for name in parts.namelist())


@VIEWS
def test_the_same_view_gives_the_same_bytes(view: str) -> None:
    figure = five()[view]
    assert named("xlsx").write(figure) == named("xlsx").write(Figure.of(figure.graph, figure.view))


def test_what_does_not_fit_is_refused_with_a_cure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    with pytest.raises(xlsx.TooLargeError, match="export graphml"):
        named("xlsx").write(five()["chain"])
    monkeypatch.setattr(xlsx, "LONGEST_CELL", 40)
    with pytest.raises(xlsx.TooLargeError, match="row 2 of concepts is too long"):
        named("xlsx").write(five()["chain"])


def test_a_large_book_that_passes_through_a_file_holds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def cells(content: bytes) -> list[list[object]]:
        book = openpyxl.load_workbook(io.BytesIO(content))
        return [[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()]

    small = named("xlsx").write(five()["hostile"])
    monkeypatch.setattr(xlsx, "MANY", 0)
    large = named("xlsx").write(five()["hostile"])
    assert cells(large) == cells(small)
    assert large == named("xlsx").write(five()["hostile"])
