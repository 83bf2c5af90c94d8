from __future__ import annotations

from collections.abc import Iterator, Mapping

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import (
    AtlasInfo,
    Claim,
    Concept,
    ConceptKind,
    Condition,
    Dispute,
    Origin,
    Relation,
    RelationKind,
    Side,
    Wording,
)

INFO = AtlasInfo(title="Test", version="1", licence="CC0", disclaimer="", organs=())
NAMES = tuple("abcde")


def concept(name: str, *, aliases: tuple[str, ...] = (), synonyms: tuple[str, ...] = ()) -> Concept:
    label = Wording(everyone=f"Plain {name}", student=f"Term {name}", clinician=f"Jargon {name}")
    return Concept(
        id=name, kind=ConceptKind.PROCESS, organ="blood", label=label, explanation=label, aliases=aliases, synonyms=synonyms
    )


def claim(number: int, cause: str, effect: str, grade: int, relation: Relation, conditions: tuple[Condition, ...]) -> Claim:
    return Claim(
        id=f"claim-{number}",
        cause=cause,
        relation=relation,
        effect=effect,
        polarity=relation.polarity,
        conditions=conditions,
        mechanism=Wording.same("."),
        origin=Origin.STATED,
        grade=grade,
    )


def built(claims: list[Claim], disputes: Mapping[str, Dispute] | None = None) -> ConceptGraph:
    return ConceptGraph(
        info=INFO, concepts={n: concept(n) for n in NAMES}, claims={each.id: each for each in claims}, disputes=disputes
    )


def reversed_(claims: list[Claim]) -> list[Claim]:
    return [claim(int(c.id[6:]), c.effect, c.cause, c.grade, c.relation, c.conditions) for c in claims]


links = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.integers(1, 4),
    st.sampled_from(Relation),
    st.lists(st.sampled_from(Condition), min_size=1, unique=True).map(tuple),
)
claim_lists = st.lists(links, max_size=25).map(lambda rows: [claim(n, *row) for n, row in enumerate(rows)])


@given(claim_lists)
def test_reversing_every_claim_swaps_causes_and_effects(claims: list[Claim]) -> None:
    graph, mirror = built(claims), built(reversed_(claims))
    for name in NAMES:
        assert graph.neighbours(name, Direction.CAUSES) == mirror.neighbours(name, Direction.EFFECTS)
        assert {c.id for c in graph.claims_to(name)} == {c.id for c in mirror.claims_from(name)}


@given(claim_lists)
def test_neighbours_come_best_supported_first_and_none_is_the_concept_itself(claims: list[Claim]) -> None:
    graph = built(claims)
    for name in NAMES:
        found = graph.neighbours(name, Direction.EFFECTS, kinds=tuple(RelationKind))
        best = [max(c.grade for c in claims if c.cause == name and c.effect == other) for other in found]
        assert best == sorted(best, reverse=True)
        assert set(found) == {c.effect for c in claims if c.cause == name} - {name}


@given(claim_lists, st.sampled_from(Condition), st.integers(1, 4))
def test_every_restriction_only_takes_away(claims: list[Claim], condition: Condition, grade: int) -> None:
    graph = built(claims)
    for name in NAMES:
        every = graph.neighbours(name, Direction.CAUSES)
        assert set(graph.neighbours(name, Direction.CAUSES, condition=condition)) <= set(every)
        assert set(graph.neighbours(name, Direction.CAUSES, grade=grade)) <= set(every)
        assert graph.neighbours(name, Direction.CAUSES, kinds=()) == ()


@given(claim_lists, st.lists(st.sampled_from(NAMES), unique=True))
def test_claims_among_are_those_with_both_ends_inside(claims: list[Claim], inside: list[str]) -> None:
    among = built(claims).claims_among(inside)
    assert sorted(c.id for c in among) == sorted(c.id for c in claims if c.cause in inside and c.effect in inside)
    assert [inside.index(c.cause) for c in among] == sorted(inside.index(c.cause) for c in among)


def test_claims_between_look_in_one_direction() -> None:
    graph = built([claim(0, "a", "b", 1, Relation.INCREASES, (Condition.HEALTHY,))])
    assert ([c.id for c in graph.claims_between("a", "b")], graph.claims_between("b", "a")) == (["claim-0"], ())


def test_an_unknown_concept_is_answered_with_the_nearest() -> None:
    graph = ConceptGraph(info=INFO, concepts={"hepatic_fat": concept("hepatic_fat", aliases=("liver_fat",))}, claims={})
    for ask in (graph.concept, graph.claims_to, graph.claims_from, lambda name: graph.neighbours(name, Direction.CAUSES)):
        with pytest.raises(UnknownConceptError, match="no concept 'hepatic_fats'; did you mean 'hepatic_fat'\\?"):
            ask("hepatic_fats")
    assert graph.concept("liver_fat").id == graph.resolve("liver_fat") == "hepatic_fat"
    assert graph.neighbours("liver_fat", Direction.CAUSES) == ()
    assert graph.resolve("hepatic_fats") is None


def test_concepts_are_called_by_any_of_their_names_whatever_their_case() -> None:
    concepts = {"ffa": concept("ffa", synonyms=("Free fatty acids",), aliases=("nefa",)), "b": concept("b", synonyms=("FFA",))}
    graph = ConceptGraph(info=INFO, concepts=concepts, claims={})
    assert [c.id for c in graph.called("free  FATTY acids")] == ["ffa"]
    assert [c.id for c in graph.called("NEFA")] == [c.id for c in graph.called("jargon ffa")] == ["ffa"]
    assert [c.id for c in graph.called("ffa")] == ["ffa", "b"]
    assert graph.called("nothing") == ()


def test_a_dispute_is_found_once_from_each_of_its_claims() -> None:
    sides = tuple(Side(position=p, source="essay", claims=("claim-0",)) for p in ("yes", "no"))
    dispute = Dispute(id="D1", title="?", kind="contradiction", sides=sides, how_to_hold_both="")
    graph = built([claim(0, "a", "b", 1, Relation.INCREASES, (Condition.HEALTHY,))], disputes={"D1": dispute})
    assert graph.disputes_of("claim-0") == (dispute,)
    assert graph.disputes_of("claim-1") == ()


def test_nothing_can_be_changed() -> None:
    concepts = {"a": concept("a"), "b": concept("b")}
    graph = ConceptGraph(info=INFO, concepts=concepts, claims={}, layouts={"organ:x": {"a": (0, 0)}})
    concepts["c"] = concept("c")
    assert "c" not in graph.concepts
    with pytest.raises(AttributeError, match="cannot be changed"):
        graph.claims = {}
    with pytest.raises(AttributeError, match="cannot be changed"):
        del graph.claims
    with pytest.raises(TypeError):
        graph.concepts["c"] = concept("c")  # type: ignore[index]
    with pytest.raises(TypeError):
        graph.layouts["organ:x"]["b"] = (0, 0)  # type: ignore[index]
    with pytest.raises(nx.NetworkXError):
        graph.network.add_edge("a", "b")


class Lazy(Mapping[str, Concept]):
    """Concepts that are made when they are asked for, and that must not be gone through."""

    def __getitem__(self, name: str) -> Concept:
        if not name.startswith("c"):
            raise KeyError(name)
        return concept(name)

    def __contains__(self, name: object) -> bool:
        return str(name).startswith("c")

    def __len__(self) -> int:
        return 1_000_000

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("gone through")


def test_a_lazy_mapping_is_never_gone_through() -> None:
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_edge("c1", "c2", "claim-0")
    claims = {"claim-0": claim(0, "c1", "c2", 1, Relation.INCREASES, (Condition.HEALTHY,))}
    graph = ConceptGraph(info=INFO, concepts=Lazy(), claims=claims, network=network, aliases={"old": "c1"})
    assert graph.concept("old").id == "c1"
    assert graph.neighbours("c1", Direction.EFFECTS) == ("c2",)
    assert graph.resolve("x") is None
    assert "1000000 concepts" in repr(graph)
    with pytest.raises(nx.NetworkXError):
        network.add_edge("c1", "c3")
