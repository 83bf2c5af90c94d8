"""The loops of the source texts, as the explorer finds them in the shipped atlas."""

from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Relation
from causal_atlas.knowledge.open import open_graph
from causal_atlas.reasoning.loop import Loop, LoopKind, Support
from causal_atlas.reasoning.loops import loops_of
from tests.graph.places import GRAPH

CLOSED = {
    "R2 inflamed, leaking fat": (LoopKind.REINFORCING, {"inflammation", "act_antilipolysis", "lipolysis_leak"}),
    "R4 liver fat": (LoopKind.REINFORCING, {"hepatic_ir", "lipogenesis", "hepatic_fat"}),
    "B1 compensation": (LoopKind.BALANCING, {"beta_compensation", "insulin_availability", "insulin", "insulin_resistance"}),
    "B2 the fed state": (LoopKind.BALANCING, {"meal", "insulin_secretion", "insulin", "act_satiety", "appetite"}),
    "B3 glucose control": (LoopKind.BALANCING, {"glucose_blood", "insulin_secretion", "act_suppress_hgp", "hgp"}),
}
BY_HIERARCHY = {
    "R1 the problem reinforces itself": (
        {"adipose_ir", "act_antilipolysis", "lipolysis_leak", "ffa_circulating", "imcl", "ectopic_fat", "insulin_resistance"},
        {"imcl-is_a-ectopic_fat", "adipose_ir-part_of-insulin_resistance"},
        Support.HIERARCHY,
    ),
    "R3 the meal that does not register": (
        {"brain_ir", "act_satiety", "appetite", "overeating", "excess_energy", "insulin_resistance"},
        {"brain_ir-part_of-insulin_resistance"},
        # That overeating leaves surplus energy is inferred, which weighs more than the step.
        Support.INFERRED,
    ),
}


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(GRAPH)


def loops(atlas: ConceptGraph, condition: Condition | None = None) -> tuple[Loop, ...]:
    found = loops_of(atlas, condition=condition)
    assert not found.truncated
    return found.loops


@pytest.mark.parametrize("loop", CLOSED)
def test_a_loop_that_claims_close_is_found(atlas: ConceptGraph, loop: str) -> None:
    kind, concepts = CLOSED[loop]
    found = [one for one in loops(atlas) if concepts <= set(one.concepts) and not one.by_hierarchy]
    assert found, f"{loop} is open: a claim on the way is missing from graph/claims/"
    assert found[0].kind is kind, f"{loop} should be {kind}: mend a polarity along {' → '.join(found[0].concepts)}"


@pytest.mark.parametrize("loop", BY_HIERARCHY)
def test_a_loop_that_closes_only_by_hierarchy_says_so(atlas: ConceptGraph, loop: str) -> None:
    concepts, steps, support = BY_HIERARCHY[loop]
    (found,) = [one for one in loops(atlas) if concepts == set(one.concepts)]
    assert (found.kind, found.support) == (LoopKind.REINFORCING, support)
    assert {claim for _, _, sign, (claim, *_) in found.steps() if sign == "h"} == steps
    assert not [one for one in loops(atlas) if concepts == set(one.concepts) and not one.by_hierarchy]


def test_what_the_texts_state_outright_is_marked_so(atlas: ConceptGraph) -> None:
    stated = [set(one.concepts) for one in loops(atlas) if one.support is Support.STATED]
    assert stated == [CLOSED["R2 inflamed, leaking fat"][1], CLOSED["R4 liver fat"][1]]


def test_what_is_preserved_closes_no_loop(atlas: ConceptGraph) -> None:
    assert "hepatic_ir-preserves-act_stim_dnl" in atlas.claims
    for loop in loops(atlas):
        relations = {atlas.claims[claim].relation for link in loop.links for claim in link}
        assert not relations & {Relation.PRESERVES, Relation.LEAVES_UNCHANGED, Relation.ASSOCIATED_WITH}


@pytest.mark.parametrize("condition", Condition)
def test_a_loop_is_closed_in_a_condition_when_it_is_found_there(atlas: ConceptGraph, condition: Condition) -> None:
    closed = {loop.id for loop in loops(atlas) if condition in loop.conditions}
    assert {loop.id for loop in loops(atlas, condition)} == closed


def test_glucose_control_is_open_where_the_beta_cells_fail_to_answer(atlas: ConceptGraph) -> None:
    concepts = CLOSED["B3 glucose control"][1]
    (loop,) = [one for one in loops(atlas) if concepts <= set(one.concepts) and not one.by_hierarchy]
    assert loop.conditions == (Condition.HEALTHY, Condition.COMPENSATED)
