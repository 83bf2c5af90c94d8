from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import ConceptKind, Condition, Status
from causal_atlas.reasoning.cuts import cuts, fewest
from causal_atlas.reasoning.loops import loops_of
from tests.notation import concept, graph

KNOWN = graph("a + b", "b + a", "b + c 3", "c - b", "c + d", "d + b", "pill - c 4", "b < c")


def test_concepts_and_links_are_ranked_by_the_loops_they_open() -> None:
    found = cuts(KNOWN, loops_of(KNOWN).loops)
    assert found.loops == 3
    assert [(cut.place, len(cut.opens)) for cut in found.concepts] == [(("b",), 3), (("c",), 2), (("a",), 1), (("d",), 1)]
    assert (found.links[0].place, found.links[0].opens, found.links[0].grade) == (("b", "c"), ("B1", "R2"), 3)
    assert found.links[0].claims == ("b-increases-c",)


def test_the_concept_through_which_all_loops_run_is_not_offered() -> None:
    found = cuts(KNOWN, loops_of(KNOWN, through="b").loops, through="b")
    assert [cut.place for cut in found.concepts] == [("c",), ("a",), ("d",)]
    assert found.fewest_concepts == (("c",), ("a",))
    assert found.fewest_links == (("b", "c"), ("a", "b"))


def test_of_several_only_the_first_are_given() -> None:
    assert [cut.place for cut in cuts(KNOWN, loops_of(KNOWN).loops, most=2).concepts] == [("b",), ("c",)]


def test_a_hierarchy_step_cannot_be_cut() -> None:
    known = graph("leak + fat", "fat < stuff", "stuff + harm", "harm + leak")
    links = [cut.place for cut in cuts(known, loops_of(known).loops).links]
    assert sorted(links) == [("harm", "leak"), ("leak", "fat"), ("stuff", "harm")]


def test_what_is_known_about_acting_there_is_told() -> None:
    kinds = {"pill": ConceptKind.INTERVENTION, "c": ConceptKind.INSULIN_ACTION}
    concepts = {name: concept(name, kind=kinds.get(name, ConceptKind.PROCESS)) for name in KNOWN.concepts}
    concepts["c"] = replace(concepts["c"], status={Condition.COMPENSATED: Status.LOST})
    known = ConceptGraph(info=KNOWN.info, concepts=concepts, claims=KNOWN.claims)
    found = {cut.place: cut for cut in cuts(known, loops_of(known).loops).concepts}
    assert (found[("c",)].acting, found[("c",)].action) == (("pill-decreases-c",), "c")
    assert found[("c",)].statuses == {Condition.COMPENSATED: Status.LOST}
    assert (found[("a",)].acting, found[("a",)].action, found[("a",)].statuses) == ((), "", {})


@given(
    st.dictionaries(st.tuples(st.sampled_from("abcdef")), st.sets(st.sampled_from(["R1", "R2", "R3", "B1", "B2"])), max_size=6)
)
def test_the_fewest_open_every_loop_and_none_is_idle(opens: dict[tuple[str, ...], set[str]]) -> None:
    chosen = fewest(opens)
    every = set().union(*opens.values()) if opens else set()
    assert set().union(*(opens[place] for place in chosen)) == every
    opened: set[str] = set()
    for place in chosen:
        assert opens[place] - opened
        opened |= opens[place]
