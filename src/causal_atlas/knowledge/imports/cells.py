"""Which of the data that a program keeps with a node or an edge the atlas reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from causal_atlas.knowledge.imports.signs import meaning

LABEL = ("label", "name", "shared_name", "display_name", "symbol")
ORGAN = ("organ_label", "organ", "tissue", "compartment", "cellular_compartment", "location")
SIGN = ("polarity", "sign", "effect", "interaction", "shared_interaction", "relation", "predicate")
EDGE_LABEL = ("label",)
MECHANISM = ("mechanism", "mechanism_everyone")
REFERENCE = ("reference", "references", "pmid", "pmids", "pubmed", "pubmed_id", "doi", "citation", "citations")
"""Names of columns, the first that says something stands; of references and signs all count."""

_APART = re.compile(r"[\W_]+")
_NUMBERS = re.compile(r"\s*\d{1,8}(?:\s*[;,|\s]\s*\d{1,8})*\s*")
_PUBMED = frozenset({"pmid", "pmids", "pubmed", "pubmed_id"})


def named(column: str) -> str:
    """The name of a column as it is compared.

    >>> named("Shared Name"), named("PubMed-ID")
    ('shared_name', 'pubmed_id')
    """
    return _APART.sub("_", column.casefold()).strip("_")


def folded(cells: Mapping[str, Any]) -> dict[str, str]:
    """Cells by the compared names of their columns, as text; of columns that are compared alike the first stands."""
    found: dict[str, str] = {}
    for column, cell in cells.items():
        if text := as_text(cell):
            found.setdefault(named(str(column)), text)
    return found


def as_text(cell: Any) -> str:
    """A cell as text: lists with bars, what is no plain value as nothing.

    >>> as_text(["pmid:1", 2]), as_text(1.0), as_text(True), as_text({"a": 1}), as_text(None)
    ('pmid:1 | 2', '1', 'true', '', '')
    """
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else str(cell)
    if isinstance(cell, int):
        return str(cell) if abs(cell) < 1e15 else ""
    if isinstance(cell, list):
        return " | ".join(text for item in cell if not isinstance(item, list) and (text := as_text(item)))
    return ""


def first(cells: Mapping[str, str], columns: tuple[str, ...]) -> str:
    """What the first of some columns that says something says."""
    return next((cells[column] for column in columns if column in cells), "")


def words(cells: Mapping[str, str]) -> list[str]:
    """What is said of the sign of an edge."""
    return [cells[column] for column in SIGN if column in cells]


def edge_label(cells: Mapping[str, str]) -> str:
    """What an arrow is called: its label, or a word on it that says more than a sign."""
    if label := first(cells, EDGE_LABEL):
        return label
    return next((word for word in words(cells) if any(map(str.isalpha, word)) and not _is_plain(word)), "")


def references(cells: Mapping[str, str]) -> str:
    """What an edge stands on, as a reference cell of an edge table."""
    return " | ".join(dict.fromkeys(_references(cells)))


def _references(cells: Mapping[str, str]) -> Iterator[str]:
    for column in REFERENCE:
        cell = cells.get(column, "")
        if column in _PUBMED and _NUMBERS.fullmatch(cell):
            yield from (f"PMID:{number}" for number in re.findall(r"\d+", cell))
        elif cell:
            yield cell


@lru_cache(maxsize=10_000)
def _is_plain(word: str) -> bool:
    """Whether a word says no more than the sign, or the association, that is shown anyway.

    >>> _is_plain("activates"), _is_plain("up-regulates activity"), _is_plain("regulates")
    (True, False, True)
    """
    return word.casefold() == "regulates" or (meaning(word) is not None and " " not in word.strip())
