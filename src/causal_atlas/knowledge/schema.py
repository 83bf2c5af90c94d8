"""The shape of every entry that a curator writes, and its JSON Schema.

What an entry means together with the others is the business of `causal_atlas.knowledge.check`.
"""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from causal_atlas.knowledge.model import (
    ConceptKind,
    Condition,
    Hedge,
    Origin,
    Polarity,
    Relation,
    Review,
    Status,
    Wording,
)

COMMAND = "make schemas"
"""What writes the JSON Schemas anew."""

Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
ConceptId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", description="Lower-case letters, digits and underscores.")]
ClaimId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_.-]*$", description="cause-relation-effect, or more.")]
Key = Annotated[str, Field(pattern=r"^\S+$")]
Colour = Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$", description="#rrggbb")]
Number = Annotated[str, Field(json_schema_extra={"type": ["string", "integer"]})]
StatusByCondition = dict[Condition, Status]


class Entry(BaseModel):
    """Something a curator writes; a field that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, use_attribute_docstrings=True)


class WordingEntry(Entry):
    """One text in the words of each audience."""

    everyone: Text
    """Plain words; no abbreviation."""
    student: Text
    """A first-year student of medicine."""
    clinician: Text
    """The terms of the field."""

    def value(self) -> Wording:
        """The wording as the graph holds it."""
        return Wording(everyone=self.everyone, student=self.student, clinician=self.clinician)


class IdentifierEntry(Entry):
    """An identifier that was checked against its ontology."""

    curie: Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9.]*:\S+$")]
    """prefix:number, such as HP:0001397."""
    match: Literal["exact", "close", "broad", "related", "gene"]
    """How well the ontology's term fits."""
    label: Text
    """What the ontology calls it."""


class ConceptEntry(Entry):
    """A concept: something that can be more or less, working or failing."""

    id: ConceptId
    kind: ConceptKind
    """Decides the shape of the box."""
    organ: Key
    """An organ of atlas.yaml."""
    label: WordingEntry
    """At most 34 characters, two lines of 19."""
    explanation: WordingEntry
    """Two to four sentences: what it is, what it does here, why it matters."""
    aliases: tuple[ConceptId, ...] = ()
    """Former ids; old permalinks follow them."""
    synonyms: tuple[Text, ...] = ()
    identifiers: tuple[IdentifierEntry, ...] = ()
    statements: tuple[Key, ...] = ()
    """Statements that the definition of this concept carries."""
    status: StatusByCondition = {}
    """Insulin actions only: how the action fares in each condition."""
    status_note: str = ""


class ArgumentEntry(Entry):
    """What supports a contested claim, or speaks against it."""

    stance: Literal["for", "against"]
    text: Text
    references: tuple[Key, ...] = ()
    statements: tuple[Key, ...] = ()


class ClaimEntry(Entry):
    """A claim: cause, relation, effect, and why we say so."""

    id: ClaimId
    cause: ConceptId
    relation: Relation
    effect: ConceptId
    polarity: Polarity | None = None
    """'+' or '-', for causal relations only."""
    conditions: Annotated[tuple[Condition, ...], Field(min_length=1)]
    """Where the claim holds."""
    mechanism: WordingEntry
    """One sentence: how the cause brings about the effect."""
    origin: Origin
    """Who says so."""
    hedge: Hedge = Hedge.ASSERTED
    """How firmly the source puts it."""
    review: Review = Review.UNREVIEWED
    """How far the claim has been reviewed."""
    status: StatusByCondition = {}
    """Where cause or effect is an insulin action: how that action fares in each condition."""
    statements: tuple[Key, ...] = ()
    """Ids of the statements that say so."""
    references: tuple[Key, ...] = ()
    """Keys of references.yaml."""
    arguments: tuple[ArgumentEntry, ...] = ()
    """What supports and what speaks against, where that is contested."""
    phase: str = ""
    """A step in a course over time, such as '1 rising'."""
    note: str = ""
    """The curator's remark, shown to the reader."""


class StatementEntry(Entry):
    """One assertion of a source text, in our own words."""

    id: Key
    section: str
    hedge: str
    references: tuple[Number, ...] = ()
    """Numbers in the source's own list."""
    text: Text


class NotModelledEntry(Entry):
    """A statement that no claim and no definition carries."""

    id: Key
    reason: Text


class SourceEntry(Entry):
    """A source text with the register of its statements."""

    id: Key
    title: Text
    short: Text
    publisher: str
    updated: str
    review_status: str
    disclaimer: str
    remarks: tuple[Text, ...] = ()
    bibliography: dict[Number, Key] = {}
    """Number in the source's own list: key of references.yaml."""
    statements: tuple[StatementEntry, ...] = ()
    not_modelled: tuple[NotModelledEntry, ...] = ()


class ReferenceEntry(Entry):
    """A publication, with how its citation was verified."""

    title: str
    """Empty where only the identifier is known."""
    authors: str = ""
    year: Number = ""
    journal: str = ""
    pmid: Number = ""
    doi: str = ""
    grade: Literal["A", "A-", "B", "B-", "C", "D", "NOT VERIFIED"]
    """How firmly the citation itself is verified; A is best."""
    verified: str
    note: str = ""


class SideEntry(Entry):
    """One side of a dispute."""

    position: Text
    source: Key
    claims: tuple[ClaimId, ...] = ()
    statements: tuple[Key, ...] = ()


class DisputeEntry(Entry):
    """Where the sources disagree: both sides, attributed."""

    id: Key
    title: Text
    kind: Literal["contradiction", "compatible", "coverage", "provenance"]
    sides: Annotated[tuple[SideEntry, ...], Field(min_length=2)]
    how_to_hold_both: Text
    references: tuple[Key, ...] = ()


class QuestionEntry(Entry):
    """A question a reader asks, with the view that answers it."""

    id: ConceptId
    title: Text
    answer: WordingEntry
    concepts: Annotated[tuple[ConceptId, ...], Field(min_length=1)]
    condition: Condition
    focus: str = ""
    """The concept whose details open with the question."""
    arrangement: Literal["organs", "chain"] = "organs"
    alternative: str = ""
    """Another question offered beside this one."""


class PhaseEntry(Entry):
    """One step of a course over time."""

    title: Text
    condition: Condition
    concepts: Annotated[tuple[ConceptId, ...], Field(min_length=1)]
    """What is shown in this phase; the concepts of the other phases stand back."""
    text: WordingEntry
    """What happens, in our own words; every sentence stands on the claims and statements below."""
    claims: tuple[ClaimId, ...] = ()
    """Ids of the claims that say so; one with a phase of its own is drawn in this phase only."""
    statements: tuple[Key, ...] = ()
    """Ids of further statements that say so."""
    focus: str = ""
    """The concept to look at first."""


class CourseEntry(Entry):
    """A course over time, as phases to walk through."""

    id: ConceptId
    title: Text
    aliases: tuple[ConceptId, ...] = ()
    """Former ids; old permalinks follow them."""
    arrangement: Literal["organs", "chain"] = "organs"
    phases: Annotated[tuple[PhaseEntry, ...], Field(min_length=2)]


class OrganEntry(Entry):
    """An organ or system: a tinted region with a home in the body map."""

    id: ConceptId
    label: WordingEntry
    column: Annotated[int, Field(ge=0, le=20)]
    row: Annotated[int, Field(ge=0, le=20)]
    tint: Colour
    ink: Colour
    tint_dark: Colour
    ink_dark: Colour


class AtlasEntry(Entry):
    """What the atlas says of itself."""

    title: Text
    version: Number
    licence: Text
    description: str = ""
    disclaimer: Text
    organs: Annotated[tuple[OrganEntry, ...], Field(min_length=1)]


FILES: dict[str, TypeAdapter[Any]] = {
    "atlas": TypeAdapter(AtlasEntry),
    "concepts": TypeAdapter(list[ConceptEntry]),
    "claims": TypeAdapter(list[ClaimEntry]),
    "sources": TypeAdapter(SourceEntry),
    "references": TypeAdapter(dict[Key, ReferenceEntry]),
    "disputes": TypeAdapter(list[DisputeEntry]),
    "questions": TypeAdapter(list[QuestionEntry]),
    "courses": TypeAdapter(list[CourseEntry]),
}
"""What each kind of file holds."""


def json_schemas() -> dict[str, str]:
    """The JSON Schema of each kind of file, by its file name, as text that is the same in every run.

    >>> sorted(json_schemas())[:2]
    ['atlas.json', 'claims.json']
    """
    return {f"{name}.json": written(name, adapter) for name, adapter in FILES.items()}


def written(name: str, adapter: TypeAdapter[Any]) -> str:
    """The JSON Schema of one kind of file, as text."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"Causal Atlas: {name}"}
    schema = {**adapter.json_schema(), **head}
    for model in (schema, *schema.get("$defs", {}).values()):
        _allow_empty(model)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _allow_empty(model: dict[str, Any]) -> None:
    """Let optional fields stand empty (`note:`), which the loader reads as no field."""
    for field, shape in model.get("properties", {}).items():
        if field in model.get("required", ()) or "anyOf" in shape:
            continue
        kind = shape.get("type")
        if "enum" in shape or "$ref" in shape or kind is None:
            about = {key: shape.pop(key) for key in ("description", "default", "title") if key in shape}
            model["properties"][field] = {"anyOf": [dict(shape), {"type": "null"}], **about}
        else:
            shape["type"] = [*kind, "null"] if isinstance(kind, list) else [kind, "null"]
