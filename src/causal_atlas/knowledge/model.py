"""The words of the atlas as frozen values.

Concepts, claims, statements, references, sources, disputes, questions and courses, as the graph holds them after loading.
Parsing and its errors live in `causal_atlas.knowledge.load`; nothing here checks again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_EMPTY: Mapping[str, str] = MappingProxyType({})


class Audience(StrEnum):
    """Whose wording of a label and an explanation is shown."""

    EVERYONE = "everyone"
    STUDENT = "student"
    CLINICIAN = "clinician"


class Condition(StrEnum):
    """The state of the body in which a claim holds."""

    HEALTHY = "healthy"
    COMPENSATED = "resistant_compensated"
    DECOMPENSATED = "resistant_decompensated"
    PUBERTY = "puberty"


class Status(StrEnum):
    """How an insulin action fares in a condition."""

    WORKING = "working"
    PRESERVED = "preserved"
    ATTENUATED = "attenuated"
    LOST = "lost"


class Polarity(StrEnum):
    """The sign of a causal claim: more cause, more (+) or less (-) effect."""

    PLUS = "+"
    MINUS = "-"


class ConceptKind(StrEnum):
    """What sort of thing a concept is; decides the shape of its box."""

    SUBSTANCE = "substance"
    PROCESS = "process"
    INSULIN_ACTION = "insulin_action"
    TISSUE_STATE = "tissue_state"
    DISEASE = "disease"
    MEASURE = "measure"
    BEHAVIOUR = "behaviour"
    ANATOMY = "anatomy"
    INTERVENTION = "intervention"
    STUDY = "study"
    NOTION = "notion"


class RelationKind(StrEnum):
    """Families of relations; filters and arrow shapes go by these."""

    CAUSAL = "causal"
    INFLUENCE = "influence"
    STATUS = "status"
    ASSOCIATION = "association"
    TIME = "time"
    HIERARCHY = "hierarchy"
    INTERPRETATION = "interpretation"


class Relation(StrEnum):
    """What a claim says of its cause and its effect."""

    INCREASES = "increases"
    PERMITS = "permits"
    DECREASES = "decreases"
    IMPAIRS = "impairs"
    REGULATES = "regulates"
    PRESERVES = "preserves"
    LEAVES_UNCHANGED = "leaves_unchanged"
    ASSOCIATED_WITH = "associated_with"
    PREDICTS = "predicts"
    PRECEDES = "precedes"
    IS_A = "is_a"
    IS_NOT_A = "is_not_a"
    PART_OF = "part_of"
    LOCATED_IN = "located_in"
    INDICATES = "indicates"
    MASKS = "masks"
    EXPLAINS = "explains"
    DOCUMENTS = "documents"

    @property
    def kind(self) -> RelationKind:
        """The family of the relation.

        >>> Relation.IMPAIRS.kind
        <RelationKind.CAUSAL: 'causal'>
        """
        return _KINDS[self]

    @property
    def polarity(self) -> Polarity | None:
        """The sign a causal relation must carry; none for every other relation.

        >>> Relation.PRESERVES.polarity is None
        True
        """
        return _POLARITIES.get(self)


_POLARITIES = {
    Relation.INCREASES: Polarity.PLUS,
    Relation.PERMITS: Polarity.PLUS,
    Relation.DECREASES: Polarity.MINUS,
    Relation.IMPAIRS: Polarity.MINUS,
}
_KINDS = {
    Relation.INCREASES: RelationKind.CAUSAL,
    Relation.PERMITS: RelationKind.CAUSAL,
    Relation.DECREASES: RelationKind.CAUSAL,
    Relation.IMPAIRS: RelationKind.CAUSAL,
    Relation.REGULATES: RelationKind.INFLUENCE,
    Relation.PRESERVES: RelationKind.STATUS,
    Relation.LEAVES_UNCHANGED: RelationKind.STATUS,
    Relation.ASSOCIATED_WITH: RelationKind.ASSOCIATION,
    Relation.PREDICTS: RelationKind.TIME,
    Relation.PRECEDES: RelationKind.TIME,
    Relation.IS_A: RelationKind.HIERARCHY,
    Relation.IS_NOT_A: RelationKind.HIERARCHY,
    Relation.PART_OF: RelationKind.HIERARCHY,
    Relation.LOCATED_IN: RelationKind.HIERARCHY,
    Relation.INDICATES: RelationKind.INTERPRETATION,
    Relation.MASKS: RelationKind.INTERPRETATION,
    Relation.EXPLAINS: RelationKind.INTERPRETATION,
    Relation.DOCUMENTS: RelationKind.INTERPRETATION,
}


class Origin(StrEnum):
    """Who says so."""

    STATED = "stated"
    LITERATURE = "literature"
    INFERRED = "inferred"
    BRIEF = "brief"


class Hedge(StrEnum):
    """How firmly the source puts it."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    CONDITIONAL = "conditional"
    ATTRIBUTED = "attributed"
    FREQUENCY = "frequency"
    IMPLIED = "implied"


class Review(StrEnum):
    """How far a claim has been reviewed."""

    UNREVIEWED = "unreviewed"
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One text in the words of each audience."""

    everyone: str
    student: str
    clinician: str

    def for_(self, audience: Audience) -> str:
        """The text for `audience`.

        >>> Wording.same("Insulin").for_(Audience.STUDENT)
        'Insulin'
        """
        return str(getattr(self, audience.value))

    @classmethod
    def same(cls, text: str) -> Wording:
        """The same text for every audience."""
        return cls(everyone=text, student=text, clinician=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A checked identifier of an ontology: `match` is exact, close, broad, related or gene."""

    curie: str
    match: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """An organ or system: a tinted region with a home in the body map.

    `column` and `row` are its place in the body map (0, 0 is the top left; blood is in the middle).
    """

    id: str
    label: Wording
    column: int
    row: int
    tint: str
    ink: str
    tint_dark: str
    ink_dark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A node: something that can be more or less, working or failing."""

    id: str
    kind: ConceptKind
    organ: str
    label: Wording
    explanation: Wording
    aliases: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    statements: tuple[str, ...] = ()
    status: Mapping[Condition, Status] = field(default_factory=dict)
    status_note: str = ""
    verbatim: bool = False
    """The label is somebody's own spelling, which a sentence must not change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """Something that supports (`for`) or speaks against (`against`) a contested claim."""

    stance: str
    text: str
    references: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An edge: cause, relation, effect, and why we say so."""

    id: str
    cause: str
    relation: Relation
    effect: str
    polarity: Polarity | None
    conditions: tuple[Condition, ...]
    mechanism: Wording
    origin: Origin
    grade: int
    """Strength of the evidence, 1 (weakest) to 4; see `causal_atlas.knowledge.evidence`."""
    hedge: Hedge = Hedge.ASSERTED
    review: Review = Review.UNREVIEWED
    status: Mapping[Condition, Status] = field(default_factory=dict)
    statements: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    phase: str = ""
    note: str = ""

    @property
    def is_causal(self) -> bool:
        """True when the claim carries a polarity and can be a link of a chain."""
        return self.relation.kind is RelationKind.CAUSAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One assertion of one source text, in our own words."""

    id: str
    source: str
    section: str
    hedge: str
    references: tuple[str, ...]
    """Numbers in the source's own reference list."""
    text: str
    not_modelled: str = ""
    """The reason, when no claim and no definition carries it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source text: what it is and how far its own makers had it reviewed."""

    id: str
    title: str
    short: str
    publisher: str
    updated: str
    review_status: str
    disclaimer: str
    remarks: tuple[str, ...] = ()
    bibliography: Mapping[str, str] = field(default_factory=dict)
    """Number in the source's reference list → key in `references`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A publication, with how its citation was verified (grade A, A-, B, B-, C, D, or NOT VERIFIED)."""

    key: str
    title: str
    authors: str
    year: str
    journal: str
    grade: str
    verified: str
    pmid: str = ""
    doi: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a dispute."""

    position: str
    source: str
    claims: tuple[str, ...]
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Where the sources disagree, with both sides and how to hold both."""

    id: str
    title: str
    kind: str
    sides: tuple[Side, ...]
    how_to_hold_both: str
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question a reader asks, with the concepts and the condition of the view that answers it."""

    id: str
    title: str
    answer: Wording
    concepts: tuple[str, ...]
    condition: Condition
    focus: str = ""
    """The concept whose details open with the question."""
    arrangement: str = "organs"
    alternative: str = ""
    """Another question offered beside this one, such as the better supported detour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """One step of a course over time: what is shown, and what its text stands on."""

    title: str
    condition: Condition
    concepts: tuple[str, ...]
    text: Wording
    claims: tuple[str, ...]
    statements: tuple[str, ...] = ()
    """Statements that the text stands on beside its claims."""
    focus: str = ""
    """The concept to look at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A course over time as phases to walk through, such as compensation and its end."""

    id: str
    title: str
    phases: tuple[Phase, ...]
    aliases: tuple[str, ...] = ()
    arrangement: str = "organs"

    @property
    def concepts(self) -> tuple[str, ...]:
        """Every concept of its phases, in the order in which they come."""
        return tuple(dict.fromkeys(concept for phase in self.phases for concept in phase.concepts))


@dataclass(frozen=True, slots=True, kw_only=True)
class AtlasInfo:
    """What the atlas says of itself."""

    title: str
    version: str
    licence: str
    disclaimer: str
    organs: tuple[Organ, ...]
    description: str = ""
