"""Many lectures as one archive of lecture files, and back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from causal_atlas.errors import AtlasError
from causal_atlas.lectures.names import slug
from causal_atlas.lectures.schema import VERSION
from causal_atlas.lectures.writing import as_text

ENDINGS = (".yaml", ".yml")
MOST_FILES = 5_000
LARGEST_FILE = 2_000_000
"""Bytes that one file of an archive may have."""
_FIRST_YEAR = 1980
"""An archive knows no earlier year."""


class ArchiveError(AtlasError):
    """An archive that is not read."""


def packed(lectures: Iterable[tuple[str, Mapping[str, Any], datetime]]) -> bytes:
    """An archive with a file for each lecture, named after its title.

    Args:
        lectures: each with its folder (or nothing), in the shape of a lecture file, and when it was changed.
    """
    buffer, taken = io.BytesIO(), set[str]()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for folder, value, changed in lectures:
            stem = slug(str(value["title"]))
            name = _free(f"{folder}/{stem}" if folder else stem, taken)
            file = zipfile.ZipInfo(f"{name}.yaml", (max(changed.year, _FIRST_YEAR), *changed.timetuple()[1:6]))
            file.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(file, as_text({**value, "schema": int(VERSION)}))
    return buffer.getvalue()


def unpacked(content: bytes) -> Iterator[tuple[str, str]]:
    """The name and the text of each lecture file in an archive. A name is only ever told, never used as a path.

    Raises:
        ArchiveError: it is no archive, or holds more than is read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = [file for file in archive.infolist() if file.filename.lower().endswith(ENDINGS) and not file.is_dir()]
            if len(files) > MOST_FILES:
                raise ArchiveError(f"The archive holds {len(files):,} lecture files; {MOST_FILES:,} are read at most.")
            for file in files:
                yield file.filename, _text(archive, file)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise ArchiveError(f"The archive cannot be read ({error}).") from error


def _text(archive: zipfile.ZipFile, file: zipfile.ZipInfo) -> str:
    # What a file says of its size may be a lie, so it is counted.
    with archive.open(file) as stream:
        raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise ArchiveError(f"{file.filename} is larger than {LARGEST_FILE // 1_000_000} MB.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArchiveError(f"{file.filename} is not in UTF-8.") from error


def _free(stem: str, taken: set[str]) -> str:
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    taken.add(name)
    return name
