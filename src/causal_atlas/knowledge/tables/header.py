"""The first line of an edge table: which column is which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from causal_atlas.errors import Finding, InvalidGraphError
from causal_atlas.knowledge.names import nearest
from causal_atlas.knowledge.tables.reading import ALSO_READ, FIRST_LINE, TableFile, refused

REQUIRED = ("cause", "effect", "polarity")
OPTIONAL = ("label", "organ", "mechanism", "reference", "cause_label", "effect_label", "cause_organ")
KNOWN = frozenset({*REQUIRED, *OPTIONAL, *(name.replace("_", " ") for name in OPTIONAL)})
FAMILIAR = {
    "cause": ("source", "from", "regulator", "subject", "head", "driver", "causes"),
    "effect": ("target", "to", "object", "tail", "outcome", "effects"),
    "polarity": ("sign", "direction", "relation", "regulation", "interaction", "type", "weight"),
}
"""What other tools call these columns; named in the cure, never taken silently."""
NO_COLUMN = "there is no column of this name"
A_ROW = "the first line looks like a row and not like the names of columns"
DATA = frozenset({"+", "-", "\N{MINUS SIGN}", "1", "-1", "+1", "increases", "decreases", "activates", "inhibits"})
"""What stands in a polarity cell; a first line with one of these is a row and not a header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """Where each column stands, and how many cells a row has."""

    places: Mapping[str, int]
    width: int
    warnings: tuple[Finding, ...] = ()

    @property
    def optional(self) -> tuple[str, ...]:
        """The optional columns that are there."""
        return tuple(name for name in OPTIONAL if name in self.places)


def read_header(file: TableFile, line: int, cells: Sequence[str]) -> Header:
    """The columns that a first line names.

    Raises:
        InvalidGraphError: a required column is missing or a column is named twice.
    """
    names = [_named(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if KNOWN.isdisjoint(names) and any(cell.strip().casefold() in DATA for cell in cells):
        raise refused(file.name, line, "header", A_ROW, "put the line cause,effect,polarity above it")
    if len(names) < 2 and KNOWN.isdisjoint(names):
        begins = " ".join(cells[0].split())[:40] if cells else ""
        message = f"this is no table of arrows: it has one column only, and begins with {begins!r}"
        raise refused(file.name, line, "header", message, f"{FIRST_LINE}; {ALSO_READ}")
    findings = [*_missing(file.name, line, names), *_repeated(file.name, line, names)]
    if findings:
        raise InvalidGraphError(findings)
    places = {name: names.index(name) for name in (*REQUIRED, *OPTIONAL) if name in names}
    return Header(places=places, width=len(names), warnings=tuple(_unread(file.name, line, names)))


def _named(cell: str) -> str:
    """The name of a column as it is compared.

    >>> _named(" Cause "), _named("cause label"), _named("Cause-Organ")
    ('cause', 'cause_label', 'cause_organ')
    """
    return "_".join(cell.casefold().replace("-", " ").replace("_", " ").split())


def _missing(file: str, line: int, names: Sequence[str]) -> Iterator[Finding]:
    unknown = [name for name in names if name and name not in KNOWN]
    listed = ", ".join(repr(name) for name in names[:12] if name)
    for name in REQUIRED:
        if name not in names:
            taken = next((other for other in FAMILIAR[name] if other in unknown), None) or nearest(name, unknown)
            cure = f"did you mean {taken!r}? call that column {name!r}" if taken else _cure(name)
            message = f"{NO_COLUMN}; the first line names {listed}"
            yield Finding(file=file, line=line, field=name, message=message, cure=cure)


def _cure(name: str) -> str:
    if name == "polarity":
        return "add the column 'polarity'; its cells may be empty where the sign is not known"
    return "let the first line name the columns: cause,effect,polarity"


def _repeated(file: str, line: int, names: Sequence[str]) -> Iterator[Finding]:
    for name in (*REQUIRED, *OPTIONAL):
        if names.count(name) > 1:
            message = f"{names.count(name)} columns have this name"
            yield Finding(file=file, line=line, field=name, message=message, cure="keep one, call the others something else")


def _unread(file: str, line: int, names: Sequence[str]) -> Iterator[Finding]:
    free = [name for name in OPTIONAL if name not in names]
    for name in names:
        if name and name not in (*REQUIRED, *OPTIONAL):
            meant = nearest(name, free)
            cure = f"did you mean {meant!r}?" if meant else f"columns that are read: {', '.join((*REQUIRED, *OPTIONAL))}"
            yield Finding(file=file, line=line, field=name, message="this column is not read", cure=cure)
