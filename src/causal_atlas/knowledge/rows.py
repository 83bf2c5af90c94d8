"""Concepts, claims and what they stand on as rows of plain columns, and back: what a table of another program can hold.

A cell is a text, a whole number, a yes or no, or a list of texts. What is empty is left out. Where a program has no lists,
`flat` writes one as a text and `listed` reads it. The columns are told in docs/formats.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from causal_atlas.knowledge.model import (
    Argument,
    Claim,
    Concept,
    ConceptKind,
    Condition,
    Hedge,
    Identifier,
    Origin,
    Polarity,
    Reference,
    Relation,
    Review,
    Source,
    Statement,
    Status,
    Wording,
)

Cell: TypeAlias = "str | int | bool | tuple[str, ...]"
Row: TypeAlias = "dict[str, Cell]"

AUDIENCES = ("everyone", "student", "clinician")
_STATUSES = tuple(f"status_{condition}" for condition in Condition)
CONCEPT_COLUMNS: Mapping[str, type] = {
    "id": str,
    "label": str,
    "kind": str,
    "organ": str,
    "organ_label": str,
    **{f"label_{audience}": str for audience in AUDIENCES},
    **{f"explanation_{audience}": str for audience in AUDIENCES},
    "synonyms": tuple,
    "aliases": tuple,
    "identifiers": tuple,
    **dict.fromkeys(_STATUSES, str),
    "status_note": str,
    "statements": tuple,
    "verbatim": bool,
}
"""Column → type of its cells. `label` and `organ_label` are for people, in the words of one audience."""
CLAIM_COLUMNS: Mapping[str, type] = {
    "id": str,
    "cause": str,
    "relation": str,
    "effect": str,
    "polarity": str,
    "sentence": str,
    "relation_kind": str,
    "conditions": tuple,
    "grade": int,
    "origin": str,
    "hedge": str,
    "review": str,
    "disputed": bool,
    "references": tuple,
    "statements": tuple,
    **{f"mechanism_{audience}": str for audience in AUDIENCES},
    **dict.fromkeys(_STATUSES, str),
    "phase": str,
    "note": str,
    "arguments": str,
}
"""Column → type of its cells. `sentence` is for people; `relation_kind` and `disputed` follow from the rest."""
STATEMENT_COLUMNS = ("id", "source", "section", "hedge", "references", "text", "not_modelled")
REFERENCE_COLUMNS = ("key", "authors", "year", "title", "journal", "pmid", "doi", "grade", "verified", "note")
SOURCE_COLUMNS = (
    "id",
    "title",
    "short",
    "publisher",
    "updated",
    "review_status",
    "disclaimer",
    "remarks",
    "bibliography",
)

_ARGUMENTS = TypeAdapter(tuple[Argument, ...])
# What XML 1.0 cannot hold, and C1 controls and lone surrogates, which some program or other chokes on.
_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    r"""A text without control characters; lines end in a line feed.

    >>> clean("a\x00b\x1b\r\nc\ufffe")
    'ab\nc'
    """
    if text.isascii() and text.isprintable():
        # Most texts, and ten times as quick.
        return text
    return _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def cleaned(value: Any) -> Any:
    """A JSON value whose texts are all clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(key): cleaned(item) for key, item in value.items()}
    return [cleaned(item) for item in value] if isinstance(value, Sequence) else value


def as_json(value: Any) -> str:
    """A JSON value in a line, clean and with its letters as they are."""
    return json.dumps(cleaned(value), ensure_ascii=False, separators=(",", ":"))


def flat(cell: Cell) -> str:
    """A cell as text: a list with semicolons, or as JSON when that could be misread.

    >>> flat(("healthy", "puberty")), flat(("a; b",)), flat(()), flat(True)
    ('healthy; puberty', '["a; b"]', '', 'true')
    """
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, tuple):
        return str(cell)
    text = "; ".join(cell)
    plain = all(item and item == item.strip() and ";" not in item for item in cell) and not text.startswith("[")
    return text if plain else json.dumps(cell, ensure_ascii=False)


def listed(cell: object) -> tuple[str, ...]:
    """A list that was written as text, or is one.

    >>> listed("healthy; puberty"), listed('["a; b"]'), listed(""), listed(["c"])
    (('healthy', 'puberty'), ('a; b',), (), ('c',))
    """
    if isinstance(cell, str):
        if not cell.startswith("["):
            return tuple(part.strip() for part in cell.split(";")) if cell.strip() else ()
        cell = json.loads(cell)
    if not isinstance(cell, Sequence):
        raise ValueError(f"{cell!r} is no list")
    return tuple(map(str, cell))


def concept_row(concept: Concept) -> Row:
    """A concept as a row; the reader of the file gets it back by `concept_of`."""
    named = (f"{each.curie}|{each.match}|{each.label}" for each in concept.identifiers)
    return _row(
        id=concept.id,
        kind=concept.kind.value,
        organ=concept.organ,
        **_worded("label", concept.label),
        **_worded("explanation", concept.explanation),
        synonyms=concept.synonyms,
        aliases=concept.aliases,
        identifiers=tuple(named),
        **_fates(concept.status),
        status_note=concept.status_note,
        statements=concept.statements,
        verbatim=concept.verbatim,
    )


def concept_of(row: Mapping[str, Any]) -> Concept:
    """The concept of a row.

    Raises:
        ValueError: a cell holds something else than its column says.
        KeyError: `id`, `kind`, `organ` or `label_everyone` is missing.
    """
    return Concept(
        id=row["id"],
        kind=ConceptKind(row["kind"]),
        organ=row["organ"],
        label=_wording(row, "label", row["label_everyone"]),
        explanation=_wording(row, "explanation"),
        synonyms=listed(row.get("synonyms", ())),
        aliases=listed(row.get("aliases", ())),
        identifiers=tuple(map(_identifier, listed(row.get("identifiers", ())))),
        status=_status(row),
        status_note=row.get("status_note", ""),
        statements=listed(row.get("statements", ())),
        verbatim=row.get("verbatim", False) in (True, "true", 1),
    )


def claim_row(claim: Claim) -> Row:
    """A claim as a row; the reader of the file gets it back by `claim_of`."""
    return _row(
        id=claim.id,
        cause=claim.cause,
        relation=claim.relation.value,
        effect=claim.effect,
        polarity=claim.polarity.value if claim.polarity else "",
        relation_kind=claim.relation.kind.value,
        conditions=tuple(claim.conditions),
        grade=int(claim.grade),
        origin=claim.origin.value,
        hedge=claim.hedge.value,
        review=claim.review.value,
        references=claim.references,
        statements=claim.statements,
        **_worded("mechanism", claim.mechanism),
        **_fates(claim.status),
        phase=claim.phase,
        note=claim.note,
        arguments=as_json(_ARGUMENTS.dump_python(claim.arguments, mode="json")) if claim.arguments else "",
    )


def claim_of(row: Mapping[str, Any]) -> Claim:
    """The claim of a row.

    Raises:
        ValueError: a cell holds something else than its column says.
        KeyError: `id`, `cause`, `relation`, `effect`, `origin` or `grade` is missing.
    """
    return Claim(
        id=row["id"],
        cause=row["cause"],
        relation=Relation(row["relation"]),
        effect=row["effect"],
        polarity=Polarity(row["polarity"]) if row.get("polarity") else None,
        conditions=tuple(map(Condition, listed(row.get("conditions", ())))),
        mechanism=_wording(row, "mechanism"),
        origin=Origin(row["origin"]),
        grade=int(row["grade"]),
        hedge=Hedge(row.get("hedge", Hedge.ASSERTED)),
        review=Review(row.get("review", Review.UNREVIEWED)),
        status=_status(row),
        statements=listed(row.get("statements", ())),
        references=listed(row.get("references", ())),
        arguments=_ARGUMENTS.validate_json(row["arguments"]) if row.get("arguments") else (),
        phase=row.get("phase", ""),
        note=row.get("note", ""),
    )


def statement_row(statement: Statement) -> Row:
    """A statement of a source as a row."""
    return _row(**{name: getattr(statement, name) for name in STATEMENT_COLUMNS})


def statement_of(row: Mapping[str, Any]) -> Statement:
    """The statement of a row."""
    return Statement(**_texts(row, STATEMENT_COLUMNS) | {"references": listed(row.get("references", ()))})


def reference_row(reference: Reference) -> Row:
    """A reference as a row."""
    return _row(**{name: getattr(reference, name) for name in REFERENCE_COLUMNS})


def reference_of(row: Mapping[str, Any]) -> Reference:
    """The reference of a row."""
    return Reference(**_texts(row, REFERENCE_COLUMNS))


def source_row(source: Source) -> Row:
    """A source as a row; its bibliography is a list of "number=key"."""
    cells = {name: getattr(source, name) for name in SOURCE_COLUMNS}
    return _row(**cells | {"bibliography": tuple(f"{number}={key}" for number, key in source.bibliography.items())})


def source_of(row: Mapping[str, Any]) -> Source:
    """The source of a row."""
    pairs = (entry.partition("=") for entry in listed(row.get("bibliography", ())))
    lists = {"remarks": listed(row.get("remarks", ())), "bibliography": {number: key for number, _, key in pairs}}
    return Source(**_texts(row, SOURCE_COLUMNS) | lists)


def _row(**cells: Cell) -> Row:
    """Cells without those that are empty, and without control characters."""
    kept: Row = {}
    for name, cell in cells.items():
        if isinstance(cell, str):
            cell = clean(cell)
        elif isinstance(cell, tuple):
            cell = tuple(map(clean, cell))
        if cell != "" and cell != () and cell is not False:
            kept[name] = cell
    return kept


def _worded(name: str, wording: Wording) -> dict[str, Cell]:
    """One column for each audience; those that read like the first are left out."""
    texts = {f"{name}_{audience}": getattr(wording, audience) for audience in AUDIENCES}
    first = wording.everyone
    return {column: text for column, text in texts.items() if text != first or column.endswith("_everyone")}


def _wording(row: Mapping[str, Any], name: str, first: str | None = None) -> Wording:
    everyone = row.get(f"{name}_everyone", "") if first is None else first
    return Wording(
        everyone=everyone,
        student=row.get(f"{name}_student") or everyone,
        clinician=row.get(f"{name}_clinician") or everyone,
    )


def _fates(status: Mapping[Condition, Status]) -> dict[str, Cell]:
    return {f"status_{condition}": fate.value for condition, fate in status.items()}


def _status(row: Mapping[str, Any]) -> Mapping[Condition, Status]:
    return {condition: Status(row[column]) for condition, column in zip(Condition, _STATUSES, strict=True) if row.get(column)}


def _identifier(text: str) -> Identifier:
    curie, match, label = text.split("|", 2)
    return Identifier(curie=curie, match=match, label=label)


def _texts(row: Mapping[str, Any], columns: Iterable[str]) -> dict[str, Any]:
    return {name: row.get(name, "") for name in columns}
