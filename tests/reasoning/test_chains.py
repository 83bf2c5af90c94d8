from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Origin, Polarity
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.chains.values import LONGEST, Chain, Chains
from tests.notation import graph


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


NAMES = "abcdefg"
SIGNS = {Polarity.PLUS: "+", Polarity.MINUS: "-", None: "?"}
Links = list[tuple[str, str, str, int, Origin]]


@st.composite
def signed(draw: st.DrawFn) -> Links:
    """Links of a random signed multigraph with at most one of each sign between two concepts."""
    pairs = [(cause, effect) for cause in NAMES for effect in NAMES if cause != effect]
    keys = st.tuples(st.sampled_from(pairs), st.sampled_from("+-?"))
    chosen = draw(st.lists(keys, max_size=24, unique=True))
    grades, origins = st.integers(1, 4), st.sampled_from((Origin.STATED, Origin.INFERRED))
    return [(cause, sign, effect, draw(grades), draw(origins)) for (cause, effect), sign in chosen]


def drawn(links: Links) -> ConceptGraph:
    # Every concept is there, whether or not a link reaches it.
    written = [f"{cause} {sign} {effect} {grade}" for cause, sign, effect, grade, _ in links]
    plain = graph(*written, *(f"{name} ~ z" for name in NAMES))
    origins = dict(zip(plain.claims, (link[-1] for link in links), strict=False))
    claims = {name: replace(claim, origin=origins.get(name, claim.origin)) for name, claim in plain.claims.items()}
    return ConceptGraph(info=plain.info, concepts=plain.concepts, claims=claims)


def brute(shown: ConceptGraph, cause: str, effect: str, most: int) -> list[tuple[tuple[str, ...], str]]:
    """Every simple path with its signs, found the plain way and sorted by the whole rank."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(shown.concepts)
    network.add_edges_from((c.cause, c.effect, c.id) for c in shown.claims.values() if c.relation.kind in ("causal", "influence"))
    ranked = []
    for path in nx.all_simple_edge_paths(network, cause, effect, most):
        claims = [shown.claims[key] for _, _, key in path]
        signs = "".join(SIGNS[claim.polarity] for claim in claims)
        read = [(claim.effect, sign) for claim, sign in zip(claims, signs, strict=True)]
        inferred = sum(claim.origin is Origin.INFERRED for claim in claims)
        ranked.append((-min(claim.grade for claim in claims), len(claims), inferred, read))
    return [((cause, *(name for name, _ in read)), "".join(sign for _, sign in read)) for *_, read in sorted(ranked)]


def told(found: Chains) -> list[tuple[tuple[str, ...], str]]:
    return [(chain.concepts, chain.signs) for chain in found.chains]


@given(signed(), st.integers(1, 7))
def test_all_chains_are_found_in_the_order_of_their_rank(links: Links, most: int) -> None:
    shown = drawn(links)
    found = chains(shown, "a", "b", max_links=most, limit=10_000)
    assert told(found) == brute(shown, "a", "b", most)
    assert (found.left_out, found.bounded, found.truncated) == (0, False, False)


@given(signed(), st.integers(1, 5))
def test_the_best_few_are_the_first_of_all_and_the_others_are_counted(links: Links, limit: int) -> None:
    shown = drawn(links)
    every = brute(shown, "a", "b", 8)
    found = chains(shown, "a", "b", limit=limit)
    assert told(found) == every[:limit]
    assert found.left_out == max(0, len(every) - limit)
    assert found.truncated == (len(every) > limit)


@given(signed())
def test_the_polarity_of_a_chain_is_the_product_of_its_claims(links: Links) -> None:
    shown = drawn(links)
    for chain in chains(shown, "a", "b").chains:
        polarities = [shown.claims[name].polarity for name in chain.claims]
        product = Polarity.MINUS if polarities.count(Polarity.MINUS) % 2 else Polarity.PLUS
        assert chain.polarity is (None if None in polarities else product)


@given(signed())
def test_reversing_every_claim_swaps_causes_and_effects(links: Links) -> None:
    there = chains(drawn(links), "a", "b", limit=10_000)
    back = chains(drawn([(effect, sign, cause, *rest) for cause, sign, effect, *rest in links]), "b", "a", limit=10_000)
    assert sorted(told(there)) == sorted((concepts[::-1], signs[::-1]) for concepts, signs in told(back))


def only(found: Chains) -> Chain:
    (chain,) = found.chains
    return chain


def test_a_chain_tells_its_claims_its_weakest_link_and_its_grade() -> None:
    chain = only(chains(graph("a + b 4", "b - c 2", "c + d 3"), "a", "d"))
    assert chain.claims == ("a-increases-b", "b-decreases-c", "c-increases-d")
    assert (chain.signs, chain.polarity, chain.weakest, chain.grade) == ("+-+", Polarity.MINUS, "b-decreases-c", 2)


def test_better_evidence_goes_before_shorter() -> None:
    found = chains(graph("a + z 1", "a + b 3", "b + z 3", "a + c 2", "c + z 4"), "a", "z")
    assert [chain.concepts for chain in found.chains] == [("a", "b", "z"), ("a", "c", "z"), ("a", "z")]


def test_links_of_opposite_sign_make_different_chains_and_an_unknown_sign_has_no_polarity() -> None:
    found = chains(graph("a + b", "a - b", "a ? b"), "a", "b")
    assert [(chain.signs, chain.polarity) for chain in found.chains] == [("+", Polarity.PLUS), ("-", Polarity.MINUS), ("?", None)]


def test_an_association_carries_no_chain_and_is_remarked_on() -> None:
    found = chains(graph("a ~ b", "b < a", "b + a"), "a", "b")
    assert found.chains == ()
    assert found.remarks == ("a-associated_with-b", "b-is_a-a")


def test_what_is_the_same_concept_has_no_chain_to_itself() -> None:
    assert chains(graph("a + b", "b + a"), "a", "a").chains == ()


def test_no_chain_is_longer_than_allowed() -> None:
    line = graph(*(f"c{n} + c{n + 1}" for n in range(9)))
    assert chains(line, "c0", "c9").chains == ()
    assert only(chains(line, "c0", "c9", max_links=9)).signs == "+" * 9
    with pytest.raises(ValueError, match="1 to 30"):
        chains(line, "c0", "c9", max_links=LONGEST + 1)


def test_an_unknown_concept_is_named_with_a_cure() -> None:
    with pytest.raises(UnknownConceptError, match="did you mean"):
        chains(graph("liver + b"), "livr", "b")


def ticking(ticks: int) -> Budget:
    """A budget that is spent after so many looks at the clock."""
    clock = count()
    return Budget(seconds=ticks, clock=lambda: float(next(clock)))


def dense(size: int) -> Iterator[str]:
    names = [f"n{number:02}" for number in range(size)]
    yield from (f"{one} + {other}" for one in names for other in names if one != other)


def test_a_mean_question_is_stopped_and_what_it_gives_is_still_the_best() -> None:
    mean = graph(*dense(30))
    found = chains(mean, "n00", "n01", max_links=30, limit=100_000, budget=ticking(200))
    assert (found.bounded, found.truncated, found.left_out) == (True, True, None)
    assert len(found.chains) > 200
    assert told(found)[:200] == told(chains(mean, "n00", "n01", max_links=30, limit=200))


def test_a_question_without_time_says_that_it_found_nothing_yet() -> None:
    found = chains(graph("a + b"), "a", "b", budget=Budget(seconds=0))
    assert (found.chains, found.bounded, found.total) == ((), True, None)


def test_when_there_are_too_many_to_count_it_says_how_many_at_least() -> None:
    found = chains(graph(*dense(30)), "n00", "n01", limit=5)
    assert len(found.chains) == 5
    assert (found.left_out, found.bounded) == (None, False)
    assert found.more_than > 100


def test_liver_fat_comes_of_overfilled_fat_cells(atlas: ConceptGraph) -> None:
    found = chains(atlas, "adipose_overload", "hepatic_fat", condition=Condition.DECOMPENSATED)
    best = found.chains[0]
    assert best.concepts == (
        "adipose_overload",
        "adipose_ir",
        "act_antilipolysis",
        "lipolysis_leak",
        "ffa_circulating",
        "hepatic_fat",
    )
    assert (best.signs, best.polarity, best.inferred) == ("+--++", Polarity.PLUS, 0)
    assert best.conditions == (Condition.COMPENSATED, Condition.DECOMPENSATED)
    assert all(chain.polarity is Polarity.PLUS for chain in found.chains)


def test_a_lost_action_carries_no_chain_and_the_condition_that_has_one_is_named(atlas: ConceptGraph) -> None:
    found = chains(atlas, "act_suppress_hgp", "hgp", condition=Condition.DECOMPENSATED)
    assert (found.chains, found.elsewhere) == ((), (Condition.HEALTHY, Condition.COMPENSATED))


@pytest.mark.parametrize("condition", [None, *Condition])
def test_the_atlas_agrees_with_a_plain_search(atlas: ConceptGraph, condition: Condition | None) -> None:
    arcs = atlas.arcs(condition)
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    network.add_nodes_from(arcs.names)
    names = arcs.names
    for arc, (cause, effect) in enumerate(zip(arcs.causes.tolist(), arcs.effects.tolist(), strict=True)):
        network.add_edge(names[cause], names[effect], arc)
    for cause in ("adipose_overload", "hyperinsulinemia", "obesity", "puberty"):
        for effect in ("hepatic_fat", "glucose_blood", "muscle_glucose_uptake", "beta_failure"):
            plain = sum(1 for _ in nx.all_simple_edge_paths(network, cause, effect, 8))
            assert chains(atlas, cause, effect, condition=condition).total == plain
