"""Loops against networkx as the oracle, and the laws they keep."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import product

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.loop import Loop, LoopKind, Support
from causal_atlas.reasoning.loops import loops_of
from tests.notation import graph

NAMES = "abcdefg"
LINKS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from("++--?~"), st.sampled_from(NAMES)), min_size=1, max_size=28)
SIGNED = LINKS.map(lambda links: graph(*(f"{cause} {sign} {effect}" for cause, sign, effect in links)))
Key = tuple[tuple[str, ...], str]


def brute_force(known: ConceptGraph, longest: int | None = None) -> list[Key]:
    """Every loop as (concepts, signs), from networkx's cycles of the multigraph's simple shadow."""
    shadow: nx.DiGraph[str] = nx.DiGraph()
    for claim in known.claims.values():
        if claim.is_causal and claim.cause != claim.effect:
            signs = shadow.get_edge_data(claim.cause, claim.effect, {"signs": set()})["signs"]
            shadow.add_edge(claim.cause, claim.effect, signs={*signs, str(claim.polarity)})
    found = []
    for cycle in nx.simple_cycles(shadow, length_bound=longest):
        start = cycle.index(min(cycle))
        concepts = (*cycle[start:], *cycle[:start])
        links = zip(concepts, (*concepts[1:], concepts[0]), strict=True)
        found += [(concepts, "".join(signs)) for signs in product(*(sorted(shadow.edges[link]["signs"]) for link in links))]
    return sorted(found)


def keys(loops: tuple[Loop, ...]) -> list[Key]:
    return sorted((loop.concepts, loop.signs) for loop in loops)


def patience() -> Budget:
    return Budget(seconds=60)


@given(known=SIGNED, longest=st.integers(2, 9))
def test_all_loops_are_those_of_a_brute_force(known: ConceptGraph, longest: int) -> None:
    found = loops_of(known, max_links=longest, budget=patience())
    assert keys(found.loops) == brute_force(known, longest)
    assert not found.truncated
    for loop in found.loops:
        assert loop.kind is (LoopKind.BALANCING if loop.signs.count("-") % 2 else LoopKind.REINFORCING)
        assert loop.support is Support.STATED


@given(known=SIGNED, longest=st.integers(2, 9), name=st.sampled_from(NAMES))
def test_loops_through_a_concept_are_those_of_all_that_contain_it(known: ConceptGraph, longest: int, name: str) -> None:
    if name not in known.concepts:
        with pytest.raises(UnknownConceptError):
            loops_of(known, through=name)
        return
    found = loops_of(known, through=name, max_links=longest, budget=patience())
    every = loops_of(known, max_links=longest, budget=patience())
    assert found.loops == tuple(loop for loop in every.loops if name in loop.concepts)


@given(known=SIGNED, name=st.sampled_from(NAMES))
def test_flipping_both_signs_around_a_concept_leaves_the_kinds(known: ConceptGraph, name: str) -> None:
    flip = {"+": "-", "-": "+"}
    lines = []
    for claim in known.claims.values():
        sign = str(claim.polarity or "?")
        around = (claim.cause == name) != (claim.effect == name)
        lines.append(f"{claim.cause} {flip.get(sign, sign) if around else sign} {claim.effect}")
    assert loops_of(graph(*lines), budget=patience()).counts() == loops_of(known, budget=patience()).counts()


@given(known=SIGNED, most=st.integers(1, 12))
def test_a_limit_keeps_the_shortest_and_says_that_there_are_more(known: ConceptGraph, most: int) -> None:
    every = loops_of(known, budget=patience()).loops
    some = loops_of(known, most=most, budget=patience())
    assert len(some.loops) == min(most, len(every))
    assert some.truncated == (len(every) > most)
    assert [len(loop.concepts) for loop in some.loops] == sorted(len(loop.concepts) for loop in every)[:most]
    assert {loop.concepts for loop in every if len(loop.concepts) <= some.complete_to} <= {loop.concepts for loop in some.loops}


@given(known=SIGNED, moments=st.integers(0, 60))
def test_what_is_found_in_time_is_complete_as_far_as_it_says(known: ConceptGraph, moments: int) -> None:
    ticks = iter(range(10_000_000))
    some = loops_of(known, budget=Budget(seconds=moments, clock=lambda: next(ticks)))
    every = loops_of(known, budget=patience()).loops
    assert set(keys(some.loops)) <= set(keys(every))
    assert [key for key in keys(every) if len(key[0]) <= some.complete_to] == [
        key for key in keys(some.loops) if len(key[0]) <= some.complete_to
    ]
    assert some.truncated or len(some.loops) == len(every)


def test_no_time_gives_no_loops_and_says_so() -> None:
    found = loops_of(graph("a + b", "b - a"), budget=Budget(seconds=0))
    assert (found.loops, found.truncated, found.complete_to) == ((), True, 1)


def test_a_loop_is_named_once_whichever_way_it_is_written() -> None:
    one, other = graph("a + b", "b - c", "c + a"), graph("c + a", "b - c", "a + b")
    assert [(loop.id, loop.concepts, loop.signs) for loop in loops_of(one).loops] == [("B1", ("a", "b", "c"), "+-+")]
    assert keys(loops_of(one).loops) == keys(loops_of(other).loops)


def test_claims_of_one_sign_are_variants_of_one_loop_and_opposite_signs_are_two_loops() -> None:
    known = graph("a + b 1", "b + a")
    twin = known.claims["a-increases-b"]
    claims = {**known.claims}
    claims["better"] = replace(twin, id="better", grade=4)
    doubled = ConceptGraph(info=known.info, concepts=known.concepts, claims=claims)
    (loop,) = loops_of(doubled).loops
    assert loop.links == (("better", "a-increases-b"), ("b-increases-a",))
    assert (loop.claims, loop.variants) == (("better", "b-increases-a"), 2)
    both = loops_of(graph("a + b", "a - b", "b + a")).loops
    assert [(loop.id, loop.signs) for loop in both] == [("R1", "++"), ("B1", "-+")]


def test_names_do_not_depend_on_the_question() -> None:
    known = graph("a + b", "b + a", "c + d", "d + c", "d - e", "e + d")
    assert [loop.id for loop in loops_of(known).loops] == ["R1", "R2", "B1"]
    assert [loop.id for loop in loops_of(known, through="d").loops] == ["R2", "B1"]
    assert [loop.id for loop in loops_of(known, through="d", most=1).loops] == ["R2"]


def test_an_unknown_sign_closes_no_loop() -> None:
    assert loops_of(graph("a + b", "b ? a")).loops == ()


def test_a_loop_may_change_its_names_but_not_twice_in_a_row() -> None:
    found = loops_of(graph("leak + fat", "fat < stuff", "stuff + harm", "harm + leak")).loops
    assert [(loop.signs, loop.support, loop.kind) for loop in found] == [("h+++", Support.HIERARCHY, LoopKind.REINFORCING)]
    assert found[0].claims[0] == "fat-is_a-stuff"
    assert loops_of(graph("leak + fat", "fat < stuff", "stuff < thing", "thing + leak")).loops == ()


def test_hierarchy_is_no_plus_and_one_link_is_no_feedback() -> None:
    assert loops_of(graph("a < b", "b < a")).loops == ()
    assert loops_of(graph("a < b", "b + a")).loops == ()


def test_a_step_that_rewords_a_claim_makes_no_second_loop() -> None:
    found = loops_of(graph("fat < stuff", "stuff + harm", "fat + harm", "harm + fat")).loops
    assert [loop.signs for loop in found] == ["++"]


def test_loops_by_hierarchy_come_after_the_others_and_are_numbered_so() -> None:
    found = loops_of(graph("a + b", "b < c", "c + d", "d + a", "p + q", "q + r", "r + s", "s + t", "t + p")).loops
    assert [(loop.id, loop.by_hierarchy) for loop in found] == [("R1", False), ("R2", True)]


@pytest.mark.parametrize("longest", [8, 30])
def test_a_dense_graph_is_answered_within_the_budget_and_honestly(longest: int) -> None:
    names = [f"n{number:02}" for number in range(40)]
    known = graph(*(f"{cause} {'+-'[hash_ % 2]} {effect}" for hash_, (cause, effect) in enumerate(product(names, names))))
    ticks = iter(range(10_000_000))
    found = loops_of(known, max_links=longest, most=20_000, budget=Budget(seconds=500, clock=lambda: next(ticks)))
    assert found.truncated
    every_pair = 40 * 39 // 2
    assert Counter(len(loop.concepts) for loop in found.loops)[2] == every_pair
    assert found.complete_to >= 2
