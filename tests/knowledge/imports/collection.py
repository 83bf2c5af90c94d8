"""The collection of files of other programs, where it stands beside the repository."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

SAMPLES = Path(__file__).parents[4] / "shared" / "samples"
_TABLE = SAMPLES / "INDEX.tsv"


def _index() -> dict[str, dict[str, str]]:
    if not _TABLE.is_file():
        return {}
    with _TABLE.open(encoding="utf-8") as file:
        return {row["file"]: row for row in csv.DictReader(file, delimiter="\t")}


INDEX = _index()
"""What is known of each file, by its path in the collection; empty where there is none."""
needed = pytest.mark.skipif(not INDEX, reason="the collection of files of other programs does not stand beside the repository")
