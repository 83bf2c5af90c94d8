"""What the interface calls things: kinds, relations, origins, reviews; conditions and fates are called as elsewhere."""

from __future__ import annotations

from causal_atlas.knowledge.graph import LINKING
from causal_atlas.knowledge.model import (
    ConceptKind,
    Condition,
    Hedge,
    Origin,
    Polarity,
    Relation,
    RelationKind,
    Review,
    Status,
)
from causal_atlas.reasoning import wording
from causal_atlas.reasoning.contrast import Contrast
from causal_atlas.views.view import Arrangement

_CHOICES: tuple[Condition | None, ...] = (None, *Condition)
CONDITION = {each: wording.CONDITIONS[each] if each else "All" for each in _CHOICES}
CONDITION_IN_FULL = {each: wording.CONDITIONS_IN_FULL[each] if each else "All conditions at once" for each in _CHOICES}
AUDIENCE = wording.AUDIENCES
ARRANGEMENT = {Arrangement.ORGANS: "Organs", Arrangement.CHAIN: "Chain"}
KIND = {
    ConceptKind.SUBSTANCE: "substance",
    ConceptKind.PROCESS: "process",
    ConceptKind.INSULIN_ACTION: "insulin action",
    ConceptKind.TISSUE_STATE: "tissue state",
    ConceptKind.DISEASE: "disease",
    ConceptKind.MEASURE: "measure",
    ConceptKind.BEHAVIOUR: "behaviour",
    ConceptKind.ANATOMY: "anatomy",
    ConceptKind.INTERVENTION: "treatment",
    ConceptKind.STUDY: "study",
    ConceptKind.NOTION: "idea",
}
RELATION_KIND = {
    RelationKind.CAUSAL: "increases, decreases",
    RelationKind.INFLUENCE: "regulates",
    RelationKind.STATUS: "preserves",
    RelationKind.ASSOCIATION: "goes with",
    RelationKind.TIME: "comes before",
    RelationKind.HIERARCHY: "is a, part of",
    RelationKind.INTERPRETATION: "explains",
}
STATUS = wording.FATES
STATUS_ICON = {Status.WORKING: "check", Status.PRESERVED: "check", Status.ATTENUATED: "half", Status.LOST: "cross"}
CONTRAST = {
    Contrast.UNCHANGED: "unchanged",
    Contrast.PRESERVED: "preserved",
    Contrast.ATTENUATED: "attenuated",
    Contrast.LOST: "lost",
    Contrast.NEW: "newly present",
    Contrast.AMPLIFIED: "amplified",
    Contrast.UNSAID: "said of only one of the two",
}
ORIGIN = {
    Origin.STATED: "stated",
    Origin.LITERATURE: "from the literature",
    Origin.INFERRED: "inferred",
    Origin.BRIEF: "asked for, unreviewed",
}
ORIGIN_IN_FULL = {
    Origin.STATED: "Stated by the sources",
    Origin.LITERATURE: "From the literature; no source text says it",
    Origin.INFERRED: "Inferred by this atlas; a note gives the reasoning",
    Origin.BRIEF: "Asked for by the project's brief, unreviewed",
}
STATED_IN_A_FILE = "Stated in the file that was opened"
REVIEW = {
    Review.UNREVIEWED: "unreviewed",
    Review.SUBMITTED: "submitted",
    Review.UNDER_REVIEW: "under review",
    Review.APPROVED: "approved",
}
REVIEW_IN_FULL = {
    Review.UNREVIEWED: "Unreviewed",
    Review.SUBMITTED: "Submitted for review",
    Review.UNDER_REVIEW: "Under review",
    Review.APPROVED: "Approved by a reviewer",
}
HEDGE = {
    Hedge.ASSERTED: "put as a fact",
    Hedge.HEDGED: "put carefully",
    Hedge.CONDITIONAL: "holds under conditions",
    Hedge.ATTRIBUTED: "attributed to others",
    Hedge.FREQUENCY: "said of most cases",
    Hedge.IMPLIED: "implied",
}
GRADE = {1: "any evidence", 2: "2 of 4 or more", 3: "3 of 4 or more", 4: "4 of 4"}
VERIFIED = {
    "A": "citation checked on the publisher's or PubMed's own page",
    "A-": "citation checked on an official page, with a small gap",
    "B": "title checked on an official page, number elsewhere",
    "B-": "title checked; the number exists but was not shown with it",
    "C": "citation taken from a list that was checked by others",
    "D": "citation weakly supported",
    "NOT VERIFIED": "citation could not be verified",
}
"""What the verification grade of a reference means."""


def tone(relation: Relation) -> str:
    """The colour of a verb: up, down or level.

    >>> tone(Relation.IMPAIRS), tone(Relation.PRESERVES)
    ('down', 'level')
    """
    if relation.polarity is Polarity.PLUS:
        return "up"
    return "down" if relation.polarity is Polarity.MINUS else "level"


def is_link(relation: Relation) -> bool:
    """Whether the relation makes one concept a cause of the other, rather than merely related."""
    return relation.kind in LINKING


def origin_in_full(origin: Origin, *, sourced: bool) -> str:
    """Who says so, in full; a graph without sources of its own has nobody but its file.

    >>> origin_in_full(Origin.STATED, sourced=True), origin_in_full(Origin.STATED, sourced=False)
    ('Stated by the sources', 'Stated in the file that was opened')
    """
    return STATED_IN_A_FILE if origin is Origin.STATED and not sourced else ORIGIN_IN_FULL[origin]


def dots(grade: int) -> str:
    """Evidence as filled and empty dots.

    >>> dots(3)
    '●●●○'
    """
    return "●" * grade + "○" * (4 - grade)
