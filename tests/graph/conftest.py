"""The shipped atlas, read once; and the inventory it was built from, where that stands beside the repository."""

from __future__ import annotations

import csv
from collections.abc import Callable

import pytest

from causal_atlas.knowledge.check import checked
from causal_atlas.knowledge.entries import Entries
from tests.graph.places import GRAPH, INVENTORY


@pytest.fixture(scope="session")
def entries() -> Entries:
    """What can be read of graph/, sound or not."""
    return checked(GRAPH)


@pytest.fixture(scope="session")
def inventory() -> Callable[[str], list[dict[str, str]]]:
    """Rows of a table of the inventory; the test is skipped where there is none."""

    def rows(name: str) -> list[dict[str, str]]:
        if not (path := INVENTORY / name).is_file():
            pytest.skip(f"the inventory ({name}) does not stand beside the repository")
        with path.open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))

    return rows
