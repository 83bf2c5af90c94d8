"""Concepts and claims in the terms of the Biolink Model 4.4, and the names that they have in linked data.

https://biolink.github.io/biolink-model/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Concept, ConceptKind, Origin, Polarity, Reference, Relation
from causal_atlas.knowledge.rows import clean

CATEGORIES: Mapping[ConceptKind, str] = {
    ConceptKind.SUBSTANCE: "biolink:ChemicalEntity",
    ConceptKind.PROCESS: "biolink:BiologicalProcess",
    ConceptKind.INSULIN_ACTION: "biolink:PhysiologicalProcess",
    ConceptKind.TISSUE_STATE: "biolink:PhenotypicFeature",
    ConceptKind.DISEASE: "biolink:Disease",
    ConceptKind.MEASURE: "biolink:ClinicalMeasurement",
    ConceptKind.BEHAVIOUR: "biolink:Behavior",
    ConceptKind.ANATOMY: "biolink:AnatomicalEntity",
    ConceptKind.INTERVENTION: "biolink:ClinicalIntervention",
    ConceptKind.STUDY: "biolink:Study",
    ConceptKind.NOTION: "biolink:NamedThing",
}
NAMED_THING = "biolink:NamedThing"

PREDICATES: Mapping[Relation, str] = {
    Relation.INCREASES: "biolink:affects",
    Relation.PERMITS: "biolink:affects",
    Relation.DECREASES: "biolink:affects",
    Relation.IMPAIRS: "biolink:affects",
    Relation.REGULATES: "biolink:affects",
    Relation.LEAVES_UNCHANGED: "biolink:affects",
    Relation.PRESERVES: "biolink:related_to",
    Relation.ASSOCIATED_WITH: "biolink:associated_with",
    Relation.PREDICTS: "biolink:associated_with",
    Relation.PRECEDES: "biolink:precedes",
    Relation.IS_A: "biolink:subclass_of",
    Relation.IS_NOT_A: "biolink:subclass_of",
    Relation.PART_OF: "biolink:part_of",
    Relation.LOCATED_IN: "biolink:located_in",
    Relation.INDICATES: "biolink:related_to",
    Relation.MASKS: "biolink:related_to",
    Relation.EXPLAINS: "biolink:related_to",
    Relation.DOCUMENTS: "biolink:related_to",
}
"""The nearest predicate that says no more than the relation does; the relation itself goes along as the original predicate."""
NEGATED = frozenset({Relation.LEAVES_UNCHANGED, Relation.IS_NOT_A})
DIRECTIONS = {Polarity.PLUS: "increased", Polarity.MINUS: "decreased"}

_OBO = "http://purl.obolibrary.org/obo/"
SPACES: Mapping[str, str] = {
    **{prefix: f"{_OBO}{prefix}_" for prefix in ("GO", "HP", "MONDO", "UBERON", "CHEBI", "CL", "DOID")},
    "MESH": "http://id.nlm.nih.gov/mesh/",
    "EFO": "http://www.ebi.ac.uk/efo/EFO_",
    "HGNC": "http://identifiers.org/hgnc/",
    "PMID": "http://www.ncbi.nlm.nih.gov/pubmed/",
}
"""Prefix of an ontology → what its names begin with, as the Biolink Model expands them."""


class Qualified(NamedTuple):
    """A claim in the terms of Biolink; `direction` is empty where the sign is not known or there is none."""

    predicate: str
    direction: str
    negated: bool
    level: str
    """Knowledge level: what is inferred, or asked for by the brief, is no assertion of anybody's."""

    @property
    def causes(self) -> str:
        """The qualified predicate: what has a direction is said to cause it."""
        return "biolink:causes" if self.direction else ""


def category(concept: Concept) -> str:
    """What sort of thing a concept is; of what somebody else named it is not known."""
    return NAMED_THING if concept.verbatim else CATEGORIES[concept.kind]


def qualified(claim: Claim) -> Qualified:
    """A claim in the terms of Biolink."""
    return Qualified(
        predicate=PREDICATES[claim.relation],
        direction=DIRECTIONS[claim.polarity] if claim.polarity else "",
        negated=claim.relation in NEGATED,
        level="knowledge_assertion" if claim.origin in (Origin.STATED, Origin.LITERATURE) else "not_provided",
    )


def space(graph: ConceptGraph, kind: str) -> str:
    """What the names of the concepts, claims … of a graph begin with; two graphs never share a name.

    They are names, not addresses: the atlas is not published at an address of its own.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", graph.info.title.casefold()).strip("-") or "graph"
    return f"urn:causal-atlas:{slug}:{kind}:"


def local(name: str) -> str:
    """An id as the last part of a name.

    >>> local("hepatic_fat"), local("a <b>")
    ('hepatic_fat', 'a%20%3Cb%3E')
    """
    return quote(clean(name), safe="")


def published(reference: Reference) -> str:
    """A reference as a CURIE where it has a number, else empty.

    >>> from causal_atlas.knowledge.tables.references import reference_of
    >>> published(reference_of("pmid:123")), published(reference_of("doi:10.1/a b"))
    ('PMID:123', '')
    """
    if reference.pmid.isdecimal():
        return f"PMID:{reference.pmid}"
    return f"doi:{quote(clean(reference.doi), safe='/')}" if reference.doi else ""


def expanded(curie: str) -> str:
    """The whole name behind a CURIE of an ontology.

    >>> expanded("GO:0032099"), expanded("X:1 2")
    ('http://purl.obolibrary.org/obo/GO_0032099', 'https://bioregistry.io/X:1%202')
    """
    prefix, _, number = curie.partition(":")
    return SPACES[prefix] + local(number) if prefix in SPACES else "https://bioregistry.io/" + quote(clean(curie), safe=":")
