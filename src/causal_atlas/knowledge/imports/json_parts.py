"""Parts of a JSON value that may be anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from causal_atlas.knowledge.imports.files import SourceFile

AGAIN = "save it again in the program it comes from"


def objects(file: SourceFile, value: object, what: str) -> Sequence[Mapping[str, Any]]:
    """A list of objects.

    Raises:
        InvalidGraphError: it is something else.
    """
    if not isinstance(value, list):
        raise file.refused(0, what, "it is not a list", AGAIN)
    for place, item in enumerate(value, 1):
        if not isinstance(item, Mapping):
            raise file.refused(0, what, f"number {place:,} is not an object", AGAIN)
    return value


def object_in(value: object) -> Mapping[str, Any]:
    """An object, or an empty one when it is something else."""
    return value if isinstance(value, Mapping) else {}
