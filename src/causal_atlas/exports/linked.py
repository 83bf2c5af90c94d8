"""Turtle and JSON-LD: concepts and claims as linked data, with Biolink terms as far as they go.

A claim is a `biolink:Association`, never a bare triple, so that its sign, its conditions and its evidence stay with it. Both
formats are written from the same triples.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from causal_atlas.exports import rows
from causal_atlas.exports.biolink import NAMED_THING, category, expanded, local, published, qualified, space
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Concept, Reference, Source, Statement
from causal_atlas.knowledge.rows import clean
from causal_atlas.reasoning import prose


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a thing: a whole IRI, or one with a prefix of `PREFIXES`."""

    iri: str


Value: TypeAlias = "Name | str | int | bool"
Told: TypeAlias = "list[tuple[str, Value]]"

PREFIXES: Mapping[str, str] = {
    "atlas": "urn:causal-atlas:term:",
    "biolink": "https://w3id.org/biolink/vocab/",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_MATCHES = {"exact": "skos:exactMatch", "close": "skos:closeMatch", "broad": "skos:broadMatch"}
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def turtle(figure: Figure) -> bytes:
    """The figure as Turtle."""
    prefixes = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    things = (f"\n{_spelt(name)}\n{_told(told)} .\n" for name, told in _things(figure))
    return (prefixes + "".join(things)).encode()


def jsonld(figure: Figure) -> bytes:
    """The figure as JSON-LD, a thing on each line."""
    things = [json.dumps(_object(name, told), ensure_ascii=False, separators=(",", ":")) for name, told in _things(figure)]
    context = json.dumps(PREFIXES)
    return (f'{{"@context":{context},\n"@graph":[\n' + ",\n".join(things) + "\n]}\n").encode()


def _things(figure: Figure) -> Iterator[tuple[Name, Told]]:
    whole = rows.whole(figure)
    naming = _Naming(whole)
    about = rows.about(figure)
    yield (
        Name(space(whole, "view") + "this"),
        _without_empty(
            [("dct:title", rows.title(figure))] + [(f"atlas:{name}", text) for name, text in about.items() if name != "title"]
        ),
    )
    for organ in whole.info.organs:
        yield naming.of("organ", organ.id), [("rdfs:label", clean(organ.label.for_(figure.view.audience)))]
    for concept in whole.concepts.values():
        yield naming.of("concept", concept.id), _without_empty(_concept(figure, naming, concept))
    for claim in whole.claims.values():
        yield naming.of("claim", claim.id), _without_empty(_claim(figure, naming, claim))
    for statement in whole.statements.values():
        yield naming.of("statement", statement.id), _without_empty(_statement(naming, statement))
    for source in whole.sources.values():
        yield naming.of("source", source.id), _without_empty(_source(source))
    for reference in whole.references.values():
        yield naming.reference(reference.key), _without_empty(_reference(reference))


class _Naming:
    """Names of the things of a graph."""

    def __init__(self, graph: ConceptGraph) -> None:
        self._graph = graph
        self._spaces: dict[str, str] = {}

    def of(self, kind: str, name: str) -> Name:
        if kind not in self._spaces:
            self._spaces[kind] = space(self._graph, kind)
        return Name(self._spaces[kind] + local(name))

    def each(self, kind: str, names: Iterable[str]) -> list[Name]:
        return [self.of(kind, name) for name in names]

    def reference(self, key: str) -> Name:
        known = self._graph.references.get(key)
        curie = published(known) if known else ""
        if curie.startswith("doi:"):
            return Name("https://doi.org/" + curie.removeprefix("doi:"))
        return Name(expanded(curie)) if curie else self.of("reference", key)


def _concept(figure: Figure, naming: _Naming, concept: Concept) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", Name(category(concept))
    if category(concept) != NAMED_THING:
        yield "rdf:type", Name(NAMED_THING)
    yield "rdfs:label", rows.label(figure, concept)
    yield "dct:identifier", concept.id
    yield "dct:description", concept.explanation.for_(figure.view.audience)
    yield "atlas:kind", concept.kind.value
    yield "atlas:organ", naming.of("organ", concept.organ)
    yield from (("skos:altLabel", synonym) for synonym in concept.synonyms)
    for identifier in concept.identifiers:
        yield _MATCHES.get(identifier.match, "skos:relatedMatch"), Name(expanded(identifier.curie))
    yield from ((f"atlas:status_{condition}", fate.value) for condition, fate in concept.status.items())
    yield from (("atlas:statement", name) for name in naming.each("statement", concept.statements))


def _claim(figure: Figure, naming: _Naming, claim: Claim) -> Iterator[tuple[str, Value]]:
    said = qualified(claim)
    yield "rdf:type", Name("biolink:Association")
    yield "rdf:subject", naming.of("concept", claim.cause)
    yield "rdf:predicate", Name(said.predicate)
    yield "rdf:object", naming.of("concept", claim.effect)
    yield "rdfs:label", prose.text(figure.graph, claim, figure.view.audience)
    yield "dct:identifier", claim.id
    yield "biolink:original_predicate", Name(f"atlas:{claim.relation.value}")
    if said.direction:
        yield "biolink:qualified_predicate", Name(said.causes)
        yield "biolink:object_direction_qualifier", said.direction
    if said.negated:
        yield "biolink:negated", True
    yield "biolink:knowledge_level", said.level
    yield "biolink:agent_type", "not_provided"
    yield "atlas:polarity", claim.polarity.value if claim.polarity else ""
    yield from (("atlas:condition", condition.value) for condition in claim.conditions)
    yield "atlas:grade", int(claim.grade)
    yield "atlas:origin", claim.origin.value
    yield "atlas:hedge", claim.hedge.value
    yield "atlas:review", claim.review.value
    yield "atlas:phase", claim.phase
    yield from ((f"atlas:status_{condition}", fate.value) for condition, fate in claim.status.items())
    yield "dct:description", claim.mechanism.for_(figure.view.audience)
    yield from (("biolink:publications", naming.reference(key)) for key in claim.references)
    yield from (("atlas:statement", name) for name in naming.each("statement", claim.statements))


def _statement(naming: _Naming, statement: Statement) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", Name("atlas:Statement")
    yield "dct:description", statement.text
    yield "dct:source", naming.of("source", statement.source)
    yield "atlas:section", statement.section
    yield "atlas:hedge", statement.hedge


def _source(source: Source) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", Name("atlas:Source")
    yield "dct:title", source.title
    yield "dct:publisher", source.publisher
    yield "atlas:review", source.review_status
    yield "atlas:disclaimer", source.disclaimer


def _reference(reference: Reference) -> Iterator[tuple[str, Value]]:
    yield "rdf:type", Name("biolink:Publication")
    yield "dct:identifier", reference.key
    yield "dct:title", reference.title
    yield "dct:creator", reference.authors
    yield "dct:date", reference.year
    yield "dct:isPartOf", reference.journal
    yield "atlas:grade", reference.grade
    yield "atlas:verified", reference.verified


def _without_empty(told: Iterable[tuple[str, Value]]) -> Told:
    """Without what is empty or said twice, and clean."""
    whole = ((name, clean(value) if isinstance(value, str) else value) for name, value in told)
    return list(dict.fromkeys((name, value) for name, value in whole if value != ""))


def _told(told: Told) -> str:
    return " ;\n".join(f"    {name} {_spelt(value)}" for name, value in told)


def _spelt(value: Value) -> str:
    if isinstance(value, Name):
        return value.iri if value.iri.partition(":")[0] in PREFIXES else f"<{value.iri}>"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else f'"{value.translate(_ESCAPES)}"'


def _object(name: Name, told: Told) -> dict[str, object]:
    values: dict[str, list[object]] = {}
    for predicate, value in told:
        if predicate == "rdf:type" and isinstance(value, Name):
            values.setdefault("@type", []).append(value.iri)
        else:
            values.setdefault(predicate, []).append({"@id": value.iri} if isinstance(value, Name) else value)
    return {"@id": name.iri} | {key: found[0] if len(found) == 1 else found for key, found in values.items()}


FORMATS = {
    "turtle": Format(name="turtle", label="Turtle (RDF)", extension="ttl", media_type="text/turtle", write=turtle),
    "jsonld": Format(name="jsonld", label="JSON-LD (RDF)", extension="jsonld", media_type="application/ld+json", write=jsonld),
}
