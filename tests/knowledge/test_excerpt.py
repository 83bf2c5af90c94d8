from __future__ import annotations

import pytest

from causal_atlas.knowledge.excerpt import excerpt
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def test_an_excerpt_of_everything_lacks_only_what_nothing_stands_on(atlas: ConceptGraph) -> None:
    whole = excerpt(atlas, atlas.concepts.values(), atlas.claims.values())
    assert (dict(whole.concepts), dict(whole.claims)) == (dict(atlas.concepts), dict(atlas.claims))
    assert dict(whole.disputes) == dict(atlas.disputes)
    unsaid = {name for name, statement in atlas.statements.items() if statement.not_modelled}
    assert atlas.statements.keys() - whole.statements.keys() <= unsaid
    assert not whole.questions


def test_an_excerpt_hangs_together(atlas: ConceptGraph) -> None:
    concepts = ["hepatic_fat", "hepatic_ir", "lipogenesis"]
    part = excerpt(atlas, map(atlas.concept, concepts), atlas.claims_among(concepts))
    assert list(part.concepts) == sorted(concepts)
    assert {organ.id for organ in part.info.organs} == {concept.organ for concept in part.concepts.values()}
    for claim in part.claims.values():
        assert set(claim.references) <= part.references.keys()
        assert set(claim.statements) <= part.statements.keys()
    for statement in part.statements.values():
        assert set(statement.references) <= part.sources[statement.source].bibliography.keys()
    cited = {key for source in part.sources.values() for key in source.bibliography.values()}
    assert cited <= part.references.keys() < atlas.references.keys()


def test_a_dispute_with_a_side_outside_is_left_out(atlas: ConceptGraph) -> None:
    dispute = next(each for each in atlas.disputes.values() if sum(len(side.claims) for side in each.sides) > 1)
    claims = [atlas.claims[name] for side in dispute.sides for name in side.claims]
    ends = {end: atlas.concepts[end] for claim in claims for end in (claim.cause, claim.effect)}
    assert dispute.id in excerpt(atlas, ends.values(), claims).disputes
    assert dispute.id not in excerpt(atlas, ends.values(), claims[1:]).disputes
