"""Part of a graph with everything that it stands on, as a graph of its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Concept


def excerpt(graph: ConceptGraph, concepts: Iterable[Concept], claims: Iterable[Claim]) -> ConceptGraph:
    """Some concepts and claims of a graph, sorted by id, with their organs, statements, sources, references and disputes.

    A dispute is kept when all the claims of its sides are; a bibliography keeps what the kept statements cite. Questions,
    courses and shipped places are left out: they speak of the whole.

    Args:
        graph: what they come from.
        concepts: what is kept.
        claims: what is kept; both ends of each are among `concepts`.
    """
    kept_concepts = {concept.id: concept for concept in sorted(concepts, key=lambda concept: concept.id)}
    kept_claims = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    statements: set[str] = set()
    references: set[str] = set()
    organs: set[str] = set()
    for concept in kept_concepts.values():
        statements.update(concept.statements)
        organs.add(concept.organ)
    for claim in kept_claims.values():
        statements.update(claim.statements, *(argument.statements for argument in claim.arguments))
        references.update(claim.references, *(argument.references for argument in claim.arguments))
    disputes = {
        name: dispute
        for name, dispute in sorted(graph.disputes.items())
        if all(claim in kept_claims for side in dispute.sides for claim in side.claims)
    }
    for dispute in disputes.values():
        references.update(dispute.references)
        statements.update(name for side in dispute.sides for name in side.statements)
    said = {name: graph.statements[name] for name in sorted(statements) if name in graph.statements}
    sources = {}
    wanted = {statement.source for statement in said.values()}
    wanted.update(side.source for dispute in disputes.values() for side in dispute.sides)
    for name in sorted(wanted & graph.sources.keys()):
        cited = {number for statement in said.values() if statement.source == name for number in statement.references}
        bibliography = {number: key for number, key in graph.sources[name].bibliography.items() if number in cited}
        references.update(bibliography.values())
        sources[name] = replace(graph.sources[name], bibliography=bibliography)
    return ConceptGraph(
        info=replace(graph.info, organs=tuple(organ for organ in graph.info.organs if organ.id in organs)),
        concepts=kept_concepts,
        claims=kept_claims,
        statements=said,
        references={key: graph.references[key] for key in sorted(references) if key in graph.references},
        sources=sources,
        disputes=disputes,
    )
