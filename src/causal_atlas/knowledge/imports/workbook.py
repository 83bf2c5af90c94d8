"""The sheets of an XLSX workbook as rows of text, read piece by piece.

Formulas are not calculated: the value that the spreadsheet last saw is read. ECMA-376, part 1, chapter 18.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from types import TracebackType
from typing import IO, cast

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.imports.files import SourceFile
from causal_atlas.knowledge.imports.xml_events import Element, elements
from causal_atlas.knowledge.rows import clean

MAX_SWOLLEN = 500_000_000
"""Bytes of all the parts that are read, unpacked."""
MOST_SWELLING = 300
"""How many times larger a large part may be than packed; text of a spreadsheet swells ten- to a hundredfold."""
MOST_PARTS, MOST_SHEETS, MOST_COLUMNS, LAST_ROW = 2_000, 100, 16_384, 1_048_576

_LARGE = 10_000_000
_AGAIN = "save it again as an Excel workbook (.xlsx)"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, OSError, ValueError, NotImplementedError)
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_PLACE = re.compile(r"([A-Z]{1,3})\d{1,7}")


class Workbook:
    """A workbook that is open for reading."""

    def __init__(self, file: SourceFile) -> None:
        """Raises InvalidGraphError when it is no workbook, or would fill the memory."""
        self.file = file
        self._stack = ExitStack()
        self._left = MAX_SWOLLEN
        try:
            self._zip = self._stack.enter_context(zipfile.ZipFile(file.path))
            self._parts = {part.filename.lstrip("/"): part for part in self._zip.infolist()[: MOST_PARTS + 1]}
        except _BROKEN as error:
            raise self._refused("the archive is damaged", _AGAIN) from error
        try:
            if len(self._parts) > MOST_PARTS:
                raise self._refused(f"it has more than {MOST_PARTS:,} parts", _AGAIN)
            if "xl/workbook.xml" not in self._parts:
                raise self._refused("it is a zip archive and not an Excel workbook", "unpack it, and open the file inside")
            self.sheets = dict(self._sheets())
            self._shared = self._shared_strings()
        except InvalidGraphError:
            self._stack.close()
            raise

    def __enter__(self) -> Workbook:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self._stack.close()

    def rows(self, sheet: str) -> Generator[tuple[int, list[str]], None, None]:
        """The rows of a sheet that hold something, each with its number; cells at the end that are empty are left out."""
        last = 0
        for row in self._elements(self.sheets[sheet], "row"):
            number = row.get("r")
            given = int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 0
            last = given if last < given <= LAST_ROW else last + 1
            cells: list[str] = []
            for cell in row.parts:
                if cell.tag == "c" and (text := self._text(cell)):
                    place = _column(cell.get("r"), len(cells))
                    if place >= MOST_COLUMNS:
                        raise self.file.refused(last, "row", f"there are more than {MOST_COLUMNS:,} columns", _AGAIN)
                    cells += [""] * (place + 1 - len(cells))
                    cells[place] = text
            if cells:
                yield last, cells

    def records(self, sheet: str) -> Iterator[dict[str, str]]:
        """The rows of a sheet by the names in its first; what is empty is left out."""
        rows = self.rows(sheet)
        _, head = next(rows, (0, []))
        for _, cells in rows:
            yield {name: cell for name, cell in zip(head, cells, strict=False) if cell}

    def _text(self, cell: Element) -> str:
        kind = cell.get("t")
        if kind == "inlineStr":
            return _written(cell)
        value = next((part.text for part in cell.parts if part.tag == "v"), "")
        if kind == "s":
            place = int(value) if value.isascii() and value.isdecimal() and len(value) < 9 else -1
            if not 0 <= place < len(self._shared):
                raise self.file.refused(0, "row", f"the cell {cell.get('r')!r} holds a text that is not there", _AGAIN)
            return self._shared[place]
        if kind == "b":
            return "true" if value.strip() == "1" else "false"
        return "" if kind == "e" else _unescaped(value)

    def _shared_strings(self) -> Sequence[str]:
        name = "xl/sharedStrings.xml"
        return [_written(item) for item in self._elements(name, "si")] if name in self._parts else []

    def _sheets(self) -> Iterator[tuple[str, str]]:
        """Name → part of the archive."""
        relations = "xl/_rels/workbook.xml.rels"
        targets = {one.get("Id"): one.get("Target") for one in self._elements(relations, "Relationship")}
        for number, sheet in enumerate(self._elements("xl/workbook.xml", "sheet")):
            target = targets.get(sheet.get("id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if number < MOST_SHEETS and part in self._parts:
                yield sheet.get("name"), part

    def _elements(self, name: str, tag: str) -> Iterator[Element]:
        part = self._parts.get(name)
        if part is None:
            raise self._refused(f"the part {name!r} is missing", _AGAIN)
        if part.flag_bits & 1:
            raise self._refused("it is locked with a password", "save it without one")
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._refused("it is packed in an unusual way", _AGAIN)
        self._left -= part.file_size
        if self._left < 0 or (part.file_size > _LARGE and part.file_size > MOST_SWELLING * part.compress_size):
            raise self._refused("unpacked it would fill the memory", "open the part of it that you need")
        try:
            content = self._zip.open(part)
        except (*_BROKEN, RuntimeError) as error:
            raise self._refused("the archive is damaged", _AGAIN) from error
        with content:
            yield from elements(self.file, cast("IO[bytes]", _Careful(content, self._refused)), wanted=(tag,))

    def _refused(self, message: str, cure: str) -> InvalidGraphError:
        return self.file.refused(0, "file", message, cure)


class _Careful:
    """A part of an archive whose damage is told in our words."""

    def __init__(self, content: IO[bytes], refused: object) -> None:
        self._content, self._refused = content, refused

    def read(self, size: int = -1) -> bytes:
        try:
            return self._content.read(size)
        except _BROKEN as error:
            assert callable(self._refused)
            raise self._refused("the archive is damaged", _AGAIN) from error


def _written(element: Element) -> str:
    """The text of a string, without what tells how it is pronounced."""
    texts = []
    for part in element.parts:
        if part.tag == "t":
            texts.append(part.text)
        elif part.tag != "rPh":
            texts.append(_written(part))
    return _unescaped("".join(texts)) if element.tag in ("si", "c") else "".join(texts)


def _unescaped(text: str) -> str:
    """A text in which control characters were written as numbers."""
    return clean(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)) if "_x" in text else text


def _column(place: str, following: int) -> int:
    """The number of the column of a place such as `AB12`, from 0; without a place the next one.

    >>> _column("A1", 5), _column("AB12", 0), _column("", 3)
    (0, 27, 3)
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        return following
    number = 0
    for letter in found[1]:
        number = number * 26 + ord(letter) - 64
    return number - 1
