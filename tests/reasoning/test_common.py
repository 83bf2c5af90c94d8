from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.common import common
from tests.notation import graph

AMPLE = Budget(seconds=3_600)
"""What is searched here is small; a busy machine must not cut it short."""
NAMES = "abcdefgh"


def links() -> st.SearchStrategy[list[tuple[str, str]]]:
    pairs = [(cause, effect) for cause in NAMES for effect in NAMES if cause != effect]
    return st.lists(st.sampled_from(pairs), max_size=20, unique=True)


def drawn(pairs: list[tuple[str, str]]) -> ConceptGraph:
    return graph(*(f"{cause} + {effect}" for cause, effect in pairs), *(f"{name} ~ z" for name in NAMES))


def plainly(pairs: list[tuple[str, str]], most: int) -> dict[str, tuple[int, int]]:
    """Common causes of a and b with their distances, found the plain way: without the one, without the other."""
    found = {}
    for name in set(NAMES) - {"a", "b"}:
        lengths = []
        for here, there in ("ab", "ba"):
            network = nx.DiGraph([pair for pair in pairs if there not in pair])
            network.add_nodes_from(NAMES)
            lengths.append(nx.single_source_shortest_path_length(network, name, cutoff=most).get(here))
        if None not in lengths:
            found[name] = tuple(lengths)
    return found


@given(links(), st.integers(1, 5))
def test_common_causes_are_those_of_each_without_the_other(pairs: list[tuple[str, str]], most: int) -> None:
    found = common(drawn(pairs), "a", "b", max_links=most, budget=AMPLE)
    assert {shared.concept: shared.distances for shared in found.causes} == plainly(pairs, most)
    for shared in found.causes:
        for end, chain in zip("ab", shared.chains, strict=True):
            assert (chain.concepts[0], chain.concepts[-1]) == (shared.concept, end)
            assert len(set("ab") & set(chain.concepts)) == 1


@given(links())
def test_reversing_every_claim_swaps_common_causes_and_common_effects(pairs: list[tuple[str, str]]) -> None:
    turned = [(effect, cause) for cause, effect in pairs]
    there, back = (common(drawn(each), "a", "b", budget=AMPLE) for each in (pairs, turned))
    assert {(one.concept, one.distances) for one in there.causes} == {(one.concept, one.distances) for one in back.effects}


@given(links())
def test_what_lies_between_lies_on_a_chain(pairs: list[tuple[str, str]]) -> None:
    found = common(drawn(pairs), "a", "b", limit=100, budget=AMPLE)
    network = nx.DiGraph(pairs)
    network.add_nodes_from(NAMES)
    paths = [*nx.all_simple_paths(network, "a", "b", 8), *nx.all_simple_paths(network, "b", "a", 8)]
    assert {middle.concept for middle in found.between} == {name for path in paths for name in path[1:-1]}
    assert all(middle.chain.concepts[middle.place] == middle.concept for middle in found.between)


def test_the_nearest_come_first_and_of_these_the_best_supported() -> None:
    shown = graph("far + mid 4", "mid + a 4", "far + b 4", "weak + a 1", "weak + b 4", "good + a 3", "good + b 3")
    assert [shared.concept for shared in common(shown, "a", "b").causes] == ["good", "weak", "far"]


def test_what_is_left_out_is_counted_and_what_is_not_looked_for_is_not() -> None:
    shown = graph(*(f"c{n} + {end}" for n in range(5) for end in "ab"))
    found = common(shown, "a", "b", limit=2)
    assert (len(found.causes), found.causes_left_out, found.effects_left_out) == (2, 3, 0)
    hasty = common(shown, "a", "b", budget=Budget(seconds=0))
    assert (hasty.causes, hasty.causes_left_out) == ((), None)


def test_liver_fat_and_fat_in_muscle_both_come_of_fatty_acids_in_the_blood() -> None:
    found = common(open_graph(shipped()), "hepatic_fat", "imcl")
    assert (found.causes[0].concept, found.causes[0].distances) == ("ffa_circulating", (1, 1))


def test_a_search_between_that_was_stopped_says_so() -> None:
    assert common(graph("a + m", "m + b"), "a", "b", budget=Budget(seconds=0)).between_left_out is None
