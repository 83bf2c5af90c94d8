"""The file of an edge table: its encoding, its delimiter, and its rows."""

from __future__ import annotations

import codecs
import csv
import hashlib
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from causal_atlas.errors import Finding, InvalidGraphError

MAX_BYTES = 500_000_000
MAX_ROWS = 2_000_000
"""Larger tables are refused; they would fill the memory of an ordinary machine."""
DELIMITERS = (",", ";", "\t", "|")
AS_UTF8 = "save the table as UTF-8 text (in a spreadsheet: 'CSV UTF-8') and open that"
FIRST_LINE = "give it the line cause,effect,polarity and a row for each arrow"

ALSO_READ = "GraphML, GEXF, GPML, Cytoscape.js JSON, CX, CX2, SIF, DOT and XLSX are read, too"

_CHUNK = 1 << 20
_OTHER_FORMATS = (
    (b"PK\x03\x04", "a spreadsheet or a zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet"),
    (b"\x1f\x8b", "compressed"),
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
)
_NOT_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFile:
    """A file that is a text: how to read it."""

    path: Path
    encoding: str
    delimiter: str
    skip: int
    """Lines above the header: blank ones, and the `sep=;` of spreadsheets."""
    digest: str
    warnings: tuple[Finding, ...] = ()

    @property
    def name(self) -> str:
        """The file name, as findings give it."""
        return self.path.name


def examined(path: Path, columns: frozenset[str]) -> TableFile:
    """How to read the table at `path`.

    Args:
        path: a file.
        columns: names of columns, in small letters; the delimiter is the one that finds most of them.

    Raises:
        InvalidGraphError: it is missing, empty, too large or not a text.
    """
    try:
        encoding, digest, warnings = encoding_of(path)
        skip, delimiter = _delimiter(path, encoding, columns)
    except OSError as error:
        raise refused(
            path.name, 0, "file", f"it cannot be read ({error.strerror or error})", "check its path and rights"
        ) from error
    except UnicodeError as error:
        raise _damaged(path.name, encoding) from error
    return TableFile(path=path, encoding=encoding, delimiter=delimiter, skip=skip, digest=digest, warnings=warnings)


def rows(file: TableFile) -> Generator[tuple[int, list[str]], None, None]:
    """Every record with the line on which it begins, the header first.

    Raises:
        InvalidGraphError: quotation marks do not close, or bytes are not of the encoding.
    """
    with file.path.open(encoding=file.encoding, newline="") as text:
        for _ in range(file.skip):
            next(text)
        reader = csv.reader(text, delimiter=file.delimiter, strict=True)
        line = file.skip + 1
        try:
            for cells in reader:
                yield line, cells
                line = file.skip + reader.line_num + 1
        except csv.Error as error:
            raise refused(file.name, line, "row", _quoting(str(error)), _CLOSE) from error
        except UnicodeError as error:
            raise _damaged(file.name, file.encoding) from error


def refused(file: str, line: int, field: str, message: str, cure: str) -> InvalidGraphError:
    """The error of a single finding."""
    return InvalidGraphError((Finding(file=file, line=line, field=field, message=message, cure=cure),))


_CLOSE = 'close the quotation mark; one that belongs to a name is written twice, in a cell in quotation marks: "5"" end"'


def _quoting(message: str) -> str:
    if "field larger" in message:
        return "a quotation mark opens here and the cell goes on for more than 100,000 characters"
    if "expected after" in message:
        return "something follows a closing quotation mark"
    return "a quotation mark opens here and is not closed"


def encoding_of(path: Path) -> tuple[str, str, tuple[Finding, ...]]:
    """Encoding, short hash of the content, warnings.

    Raises:
        InvalidGraphError: it is empty, too large or not a text.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        message = f"the file has {size / 1e6:,.0f} MB; at most {MAX_BYTES / 1e6:,.0f} MB are read"
        raise refused(path.name, 0, "file", message, "open the part of it that you need")
    hashed, utf8 = hashlib.sha256(), codecs.getincrementaldecoder("utf-8")()
    has_nul, is_utf8 = False, True
    with path.open("rb") as file:
        start = file.read(16)
        file.seek(0)
        for other, what in _OTHER_FORMATS:
            if start.startswith(other):
                raise refused(path.name, 0, "file", f"this is not a text: it is {what}", AS_UTF8)
        while chunk := file.read(_CHUNK):
            hashed.update(chunk)
            has_nul = has_nul or b"\0" in chunk
            is_utf8 = is_utf8 and _decodes(utf8, chunk)
    is_utf8 = is_utf8 and _decodes(utf8, b"", final=True)
    digest = hashed.hexdigest()[:12]
    if not start:
        raise refused(path.name, 0, "file", "the file is empty", FIRST_LINE)
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise refused(path.name, 0, "file", "the text is UTF-32, which is not read", AS_UTF8)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16", digest, ()
    if has_nul:
        raise refused(path.name, 0, "file", "it contains NUL bytes, as binary files and UTF-16 without a mark do", AS_UTF8)
    if is_utf8:
        return "utf-8-sig", digest, ()
    encoding, said = ("cp1252", "Windows-1252") if _in_cp1252(path) else ("latin-1", "Latin-1")
    message = f"the text is not UTF-8; it was read as {said}"
    cure = f"look whether accents and Greek letters are right; if not, {AS_UTF8}"
    return encoding, digest, (Finding(file=path.name, line=0, field="encoding", message=message, cure=cure),)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    return True


def _in_cp1252(path: Path) -> bool:
    with path.open("rb") as file:
        return all(_NOT_IN_CP1252.isdisjoint(chunk) for chunk in iter(lambda: file.read(_CHUNK), b""))


def _delimiter(path: Path, encoding: str, columns: frozenset[str]) -> tuple[int, str]:
    """Lines to skip, and the delimiter that finds most names of columns in the first line, or else most cells."""
    with path.open(encoding=encoding, newline="") as text:
        for skip, line in enumerate(text):
            stripped = line.strip()
            if stripped.casefold().startswith("sep=") and len(stripped) == 5 and stripped[4] in DELIMITERS:
                return skip + 1, stripped[4]
            if line.rstrip("\r\n") == "sep=\t":
                return skip + 1, "\t"
            if stripped:
                return skip, max(DELIMITERS, key=lambda delimiter: _fit(line, delimiter, columns))
    raise refused(path.name, 0, "file", "the file has only blank lines", FIRST_LINE)


def _fit(line: str, delimiter: str, columns: frozenset[str]) -> tuple[int, int]:
    cells = next(csv.reader([line], delimiter=delimiter), [])
    return sum(cell.strip().casefold() in columns for cell in cells), len(cells)


def _damaged(file: str, encoding: str) -> InvalidGraphError:
    return refused(
        file, 0, "encoding", f"the text begins as {encoding.upper()} but is not {encoding.upper()} throughout", AS_UTF8
    )
