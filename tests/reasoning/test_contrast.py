from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, ConceptKind, Condition, Origin, Status
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.contrast import Contrast, absent_from_health, compared, reason
from tests.notation import graph

HEALTHY, ILL = Condition.HEALTHY, Condition.DECOMPENSATED
BOTH = "HI"


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def held(claims: Mapping[str, str], *, states: str = "", statuses: Mapping[str, Status] | None = None) -> ConceptGraph:
    """A graph whose claims hold in health (H), in illness (I) or in both; `brake` is an insulin action, `states` are states."""
    drawn = graph(*claims)
    made = {}
    for claim, where in zip(drawn.claims.values(), claims.values(), strict=True):
        status = {ILL: statuses[claim.id]} if statuses and claim.id in statuses else {}
        held_in = tuple(condition for condition, letter in ((HEALTHY, "H"), (ILL, "I")) if letter in where)
        made[claim.id] = replace(claim, conditions=held_in, status=status)
    kinds = {"brake": ConceptKind.INSULIN_ACTION, **dict.fromkeys(states.split(), ConceptKind.TISSUE_STATE)}
    concepts = {
        name: replace(one, kind=kinds.get(name, one.kind), status={ILL: Status.LOST} if name == "brake" else {})
        for name, one in drawn.concepts.items()
    }
    return ConceptGraph(info=drawn.info, concepts=concepts, claims=made)


def kinds(found: ConceptGraph) -> dict[str, Contrast]:
    return {name: one.contrast for name, one in compared(found, ILL).items()}


def test_a_status_decides_what_became_of_a_claim() -> None:
    ways = {
        Status.LOST: Contrast.LOST,
        Status.ATTENUATED: Contrast.ATTENUATED,
        Status.PRESERVED: Contrast.PRESERVED,
        Status.WORKING: Contrast.UNCHANGED,
    }
    for status, contrast in ways.items():
        found = held({"insulin + brake": BOTH}, statuses={"insulin-increases-brake": status})
        assert kinds(found) == {"insulin-increases-brake": contrast}


def test_silence_is_no_loss() -> None:
    assert kinds(held({"brake - a": "H"})) == {"brake-decreases-a": Contrast.UNSAID}


def test_a_claim_is_new_only_where_it_concerns_what_health_does_not_have() -> None:
    found = held({"fatigue - a": "I", "a + b": "I", "brake - a": BOTH}, states="fatigue")
    assert kinds(found)["fatigue-decreases-a"] is Contrast.NEW
    assert kinds(found)["a-increases-b"] is Contrast.UNSAID


def test_what_goes_together_is_never_new() -> None:
    assert kinds(held({"fatigue ~ brake": "I"}, states="fatigue")) == {"fatigue-associated_with-brake": Contrast.UNSAID}


def test_a_process_that_only_such_a_state_brings_about_is_absent_too_but_not_what_it_lowers() -> None:
    found = held({"fatigue + repair": "I", "repair + b": "I", "fatigue - c": "I", "brake + b": "H"}, states="fatigue")
    assert absent_from_health(found) == {"fatigue", "repair"}
    assert kinds(found)["repair-increases-b"] is Contrast.NEW


def test_a_state_of_which_health_speaks_is_not_absent() -> None:
    assert not absent_from_health(held({"a + fat": BOTH, "fat + brake": "I"}, states="fat"))


def test_what_is_released_amplifies_the_next_claim_and_says_why() -> None:
    found = held({"brake - a": BOTH, "a + b": BOTH, "b + c": BOTH}, statuses={"brake-decreases-a": Status.LOST})
    one = compared(found, ILL)["a-increases-b"]
    assert (one.contrast, one.because) == (Contrast.AMPLIFIED, ("brake-decreases-a",))
    assert reason(found, one, Audience.STUDENT).startswith("More comes through, because a is held back less by brake.")
    assert "no source says it" in reason(found, one, Audience.STUDENT)
    assert kinds(found)["b-increases-c"] is Contrast.UNCHANGED, "one step only"


def test_what_is_driven_and_held_back_at_once_is_not_amplified() -> None:
    lost = {"brake-decreases-a": Status.LOST}
    found = held({"brake - a": BOTH, "fatigue - a": "I", "a + b": BOTH}, states="fatigue", statuses=lost)
    assert kinds(found)["a-increases-b"] is Contrast.UNCHANGED


def test_what_gets_through_weakly_is_never_amplified() -> None:
    statuses = {"brake-decreases-a": Status.LOST, "a-increases-b": Status.ATTENUATED}
    found = held({"brake - a": BOTH, "a + b": BOTH}, statuses=statuses)
    assert kinds(found)["a-increases-b"] is Contrast.ATTENUATED


def test_somebody_s_own_table_has_no_contrast() -> None:
    assert compared(graph("a + b"), ILL) == {}


def test_it_is_worked_out_once(atlas: ConceptGraph) -> None:
    assert compared(atlas, ILL) is compared(atlas, ILL)


def test_health_against_itself_is_the_same(atlas: ConceptGraph) -> None:
    assert {one.contrast for one in compared(atlas, HEALTHY).values()} == {Contrast.UNCHANGED}


def test_nothing_of_the_project_s_brief_counts_as_new(atlas: ConceptGraph) -> None:
    for condition in (Condition.COMPENSATED, ILL):
        asked = [one for one in compared(atlas, condition).values() if atlas.claims[one.claim].origin is Origin.BRIEF]
        assert asked
        assert {one.contrast for one in asked} == {Contrast.UNSAID}


@pytest.mark.parametrize(
    ("claim", "contrast"),
    [
        ("act_suppress_hgp-decreases-hgp", Contrast.LOST),
        ("act_antilipolysis-decreases-lipolysis_leak", Contrast.ATTENUATED),
        ("act_stim_dnl-increases-lipogenesis", Contrast.PRESERVED),
        ("hepatic_ir-preserves-act_stim_dnl", Contrast.PRESERVED),
        ("hepatic_ir-impairs-act_suppress_hgp", Contrast.NEW),
        ("beta_failure-increases-hyperglycemia", Contrast.NEW),
        ("hgp-increases-glucose_blood", Contrast.AMPLIFIED),
        ("lipolysis_leak-increases-ffa_circulating", Contrast.AMPLIFIED),
        ("meal-increases-insulin_secretion", Contrast.UNCHANGED),
        ("imcl-impairs-insulin_signalling", Contrast.UNSAID),
        ("appetite-permits-overeating", Contrast.UNSAID),
        ("normoglycemia-is_a-glucose_blood", Contrast.UNSAID),
    ],
)
def test_the_shipped_atlas_in_type_2_diabetes(atlas: ConceptGraph, claim: str, contrast: Contrast) -> None:
    assert compared(atlas, ILL)[claim].contrast is contrast


def test_insulin_is_amplified_while_the_beta_cells_compensate_and_open_once_they_fail(atlas: ConceptGraph) -> None:
    secreted = "insulin_secretion-increases-insulin_availability"
    assert compared(atlas, Condition.COMPENSATED)[secreted].contrast is Contrast.AMPLIFIED
    assert compared(atlas, ILL)[secreted].contrast is Contrast.UNCHANGED
