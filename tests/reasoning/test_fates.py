from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Status
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.fates import Cell, counts, one_hormone, passed_over, summary, table
from tests.notation import graph

ILL = Condition.DECOMPENSATED


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def cell(atlas: ConceptGraph, action: str, condition: Condition = ILL) -> Cell:
    return next(one for one in table(atlas, condition) if one.action == action)


def test_there_is_one_cell_for_each_action_in_health_and_in_both_stages_and_none_where_the_sources_are_silent(
    atlas: ConceptGraph,
) -> None:
    found = [(one.action, one.condition) for one in table(atlas)]
    assert len(set(found)) == len(found) == 7 * 3
    assert table(atlas, Condition.PUBERTY) == ()


def test_every_cell_stands_on_claims_that_hold_in_its_condition(atlas: ConceptGraph) -> None:
    for one in table(atlas):
        assert one.claims, one
        assert all(one.condition in atlas.claims[name].conditions for name in one.claims), one


def test_both_sides_on_glucose_uptake_of_fat_tissue_stand_at_the_cell(atlas: ConceptGraph) -> None:
    found = cell(atlas, "act_adipose_glucose")
    assert found.status is Status.PRESERVED
    assert found.disputes == ("D2",)
    assert {"adipose_ir-preserves-act_adipose_glucose", "adipose_ir-decreases-adipose_glucose_uptake"} <= set(found.claims)


def test_a_dispute_about_resistance_is_none_in_health(atlas: ConceptGraph) -> None:
    assert all(not one.disputes for one in table(atlas, Condition.HEALTHY))


def test_organs_are_summed_up_and_the_sum_of_all_counts_no_action_twice(atlas: ConceptGraph) -> None:
    assert summary(counts(atlas, ILL, "liver")) == "1 of 2 insulin actions is lost, 1 is preserved."
    assert sum(counts(atlas, ILL).values()) == 6
    said = one_hormone(atlas, ILL)
    assert said.endswith("of 6 insulin actions in 4 organs, 2 are preserved, 2 are attenuated and 2 are lost.")
    assert one_hormone(atlas, Condition.PUBERTY) == ""


def test_what_resistance_leaves_as_it_is_stands_beside(atlas: ConceptGraph) -> None:
    found = passed_over(atlas, ILL)
    assert "muscle_ir-leaves_unchanged-receptor_binding" in found
    assert "normoglycemia-leaves_unchanged-organ_dysfunction_hidden" not in found


def test_a_graph_without_insulin_actions_has_an_empty_table() -> None:
    assert table(graph("a + b")) == ()
    assert one_hormone(graph("a + b"), ILL) == ""
