"""A file that is to be read: its size and its hash; and JSON out of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.rows import cleaned
from causal_atlas.knowledge.tables.reading import TableFile, refused

MAX_BYTES = 500_000_000
MAX_JSON = 200_000_000
"""JSON is taken into memory whole."""
MAX_TEXT = 50_000_000
"""DOT too."""
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of a known format."""

    path: Path
    kind: str
    """What it is, with its article: "a GraphML file"."""
    digest: str

    @property
    def name(self) -> str:
        """The file name, as findings give it."""
        return self.path.name

    def refused(self, line: int, field: str, message: str, cure: str) -> InvalidGraphError:
        """The error of a single finding."""
        return refused(self.name, line, field, message, cure)

    def as_table(self) -> TableFile:
        """The same for those who build a graph from rows."""
        return TableFile(path=self.path, encoding="", delimiter="", skip=0, digest=self.digest)


def opened(path: Path, kind: str, most: int = MAX_BYTES) -> SourceFile:
    """The file at a path, hashed.

    Raises:
        InvalidGraphError: it cannot be read, is empty or too large.
    """
    hashed = hashlib.sha256()
    try:
        size = path.stat().st_size
        if size > most:
            message = f"the file has {size / 1e6:,.0f} MB; at most {most / 1e6:,.0f} MB are read of {kind}"
            raise refused(path.name, 0, "file", message, "open the part of it that you need")
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                hashed.update(chunk)
    except OSError as error:
        message = f"it cannot be read ({error.strerror or error})"
        raise refused(path.name, 0, "file", message, "check its path and rights") from error
    if not size:
        raise refused(path.name, 0, "file", "the file is empty", "save it again in the program it comes from")
    return SourceFile(path=path, kind=kind, digest=hashed.hexdigest()[:12])


def read_json(path: Path) -> Any:
    """The JSON value in a file.

    Raises:
        InvalidGraphError: it is too large, nested too deeply, or not JSON.
    """
    file = opened(path, "a JSON file", MAX_JSON)
    again = "save it again in the program it comes from"
    try:
        content = path.read_bytes()
        value = json.loads(content, parse_constant=lambda _: None)
        # Only an escape can stand for half a character or a control character that a text file would not hold.
        return cleaned(value) if b"\\u" in content else value
    except json.JSONDecodeError as error:
        raise file.refused(error.lineno, "JSON", f"{error.msg.removesuffix(' at')} at column {error.colno}", again) from error
    except RecursionError as error:
        raise file.refused(0, "JSON", "it is nested too deeply", again) from error
    except ValueError as error:
        # Bytes that are not of the encoding, or a number with thousands of digits.
        raise file.refused(0, "JSON", "it is not UTF-8 text, or holds a number that is too long", again) from error
