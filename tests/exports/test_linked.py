"""Turtle, JSON-LD and KGX, opened by rdflib and as plain tables."""

from __future__ import annotations

import csv
import io
import tarfile
from collections import Counter

import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS

from causal_atlas.exports import biolink
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.model import Relation
from tests.exports.views import five

BIOLINK = Namespace("https://w3id.org/biolink/vocab/")
ATLAS = Namespace("urn:causal-atlas:term:")
DIRECTIONS = {"+": "increased", "-": "decreased", None: None}
KNOWN_TERMS = {
    *("affects", "associated_with", "causes", "located_in", "part_of", "precedes", "related_to", "subclass_of"),
    *("AnatomicalEntity", "Behavior", "BiologicalProcess", "ChemicalEntity", "ClinicalIntervention", "ClinicalMeasurement"),
    *("Disease", "NamedThing", "PhenotypicFeature", "PhysiologicalProcess", "Study"),
}
"""Classes and predicates that were looked up in the Biolink Model 4.4.6."""


@pytest.fixture(params=five())
def figure(request: pytest.FixtureRequest) -> Figure:
    return five()[request.param]


def value(graph: Graph, thing: object, predicate: object) -> str | None:
    found = graph.value(thing, predicate)
    return None if found is None else str(found)


def test_claims_in_rdflib(figure: Figure) -> None:
    graph = Graph().parse(data=named("turtle").write(figure), format="turtle")
    concept = {name: value(graph, name, DCTERMS.identifier) for name in graph.subjects(ATLAS.organ)}
    assert set(concept.values()) == {each.id for each in figure.concepts}
    claims = list(graph.subjects(RDF.type, BIOLINK.Association))
    found = Counter(
        (
            concept[graph.value(claim, RDF.subject)],
            concept[graph.value(claim, RDF.object)],
            value(graph, claim, ATLAS.polarity),
            value(graph, claim, BIOLINK.object_direction_qualifier),
        )
        for claim in claims
    )
    assert found == Counter((c.cause, c.effect, c.polarity, DIRECTIONS[c.polarity]) for c in figure.claims)
    cited = Counter(len(set(graph.objects(claim, BIOLINK.publications))) for claim in claims)
    assert cited == Counter(len(claim.references) for claim in figure.claims)
    organs = {concept[name]: str(graph.value(name, ATLAS.organ)).rpartition(":")[2] for name in concept}
    assert organs == {each.id: biolink.local(each.organ) for each in figure.concepts}
    assert {str(kept) for kept in graph.objects(None, ATLAS.grade)} >= {str(claim.grade) for claim in figure.claims}


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_both_formats_say_the_same(figure: Figure) -> None:
    turtle = Graph().parse(data=named("turtle").write(figure), format="turtle")
    jsonld = Graph().parse(data=named("jsonld").write(figure), format="json-ld")
    assert len(turtle)
    assert isomorphic(turtle, jsonld)


def test_every_name_is_an_iri(figure: Figure) -> None:
    graph = Graph().parse(data=named("turtle").write(figure), format="turtle")
    names = {str(term) for triple in graph for term in triple if isinstance(term, URIRef)}
    assert not any(sign in name for name in names for sign in ' <>"{}|\\^`\n')
    assert not any("\x00" in term for triple in graph for term in triple if isinstance(term, Literal))


def test_every_kind_and_relation_has_a_term_of_biolink() -> None:
    terms = {*biolink.CATEGORIES.values(), *biolink.PREDICATES.values(), "biolink:causes"}
    assert {term.removeprefix("biolink:") for term in terms} <= KNOWN_TERMS
    assert set(biolink.PREDICATES) == set(Relation)


def tables(content: bytes) -> dict[str, list[dict[str, str]]]:
    found = {}
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        for name in archive.getnames():
            member = archive.extractfile(name)
            assert member is not None
            lines = member.read().decode().splitlines()
            found[name] = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return found


def test_kgx(figure: Figure) -> None:
    found = tables(named("kgx").write(figure))
    nodes, edges = found["view_nodes.tsv"], found["view_edges.tsv"]
    assert {node["id"]: node["atlas_organ"].lstrip("'") for node in nodes} == {
        f"atlas:{biolink.local(each.id)}": each.organ for each in figure.concepts
    }
    assert {end for edge in edges for end in (edge["subject"], edge["object"])} <= {node["id"] for node in nodes}
    signed = Counter((edge["subject"], edge["object"], edge["object_direction_qualifier"]) for edge in edges)
    assert signed == Counter(
        (f"atlas:{biolink.local(c.cause)}", f"atlas:{biolink.local(c.effect)}", DIRECTIONS[c.polarity] or "")
        for c in figure.claims
    )
    assert all((edge["qualified_predicate"] == "biolink:causes") == bool(edge["atlas_polarity"]) for edge in edges)
    cited = Counter(len(edge["publications"].split("|")) if edge["publications"] else 0 for edge in edges)
    assert cited == Counter(len(claim.references) for claim in figure.claims)
    cells = [cell for table in found.values() for row in table for cell in row.values()]
    assert not any(cell.startswith(("=", "@")) or (cell.startswith(("+", "-")) and len(cell) > 1) for cell in cells)


def test_a_negation_stays_one() -> None:
    edges = tables(named("kgx").write(five()["sixty"]))["view_edges.tsv"]
    unchanged = [edge for edge in edges if edge["original_predicate"] == "atlas.term:leaves_unchanged"]
    assert unchanged
    assert all(edge["negated"] == "true" and not edge["object_direction_qualifier"] for edge in unchanged)


@pytest.mark.parametrize("name", ["turtle", "jsonld", "kgx"])
def test_the_same_view_gives_the_same_bytes(name: str, figure: Figure) -> None:
    assert named(name).write(figure) == named(name).write(Figure.of(figure.graph, figure.view))
