"""What follows in the shipped atlas, worked out by hand from its claims."""

from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import Outcome, Reason, answer
from causal_atlas.reasoning.whatif.shares import shares

HEALTHY, DECOMPENSATED = Condition.HEALTHY, Condition.DECOMPENSATED


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def outcome(atlas: ConceptGraph, set_up: str, concept: str, condition: Condition | None = None) -> Outcome:
    return answer(atlas, {set_up: Shift.UP}, condition).outcome(concept)


def test_a_healthy_meal_brings_insulin_and_insulin_does_its_work(atlas: ConceptGraph) -> None:
    expected = {
        "insulin_secretion": Outcome.UP,
        "insulin": Outcome.UP,
        "act_suppress_hgp": Outcome.UP,
        "hgp": Outcome.DOWN,
        "muscle_glucose_uptake": Outcome.UP,
        "lipolysis_leak": Outcome.DOWN,
        "act_satiety": Outcome.UP,
        "appetite": Outcome.DOWN,
    }
    assert {name: outcome(atlas, "meal", name, HEALTHY) for name in expected} == expected


def test_blood_sugar_that_is_held_high_ends_the_meal_through_insulin(atlas: ConceptGraph) -> None:
    # Three balancing loops lie on the way, and signs decide all the same.
    assert outcome(atlas, "glucose_blood", "hgp", HEALTHY) is Outcome.DOWN
    assert outcome(atlas, "glucose_blood", "meal", HEALTHY) is Outcome.DOWN


def test_a_lost_insulin_action_transmits_nothing(atlas: ConceptGraph) -> None:
    for action, effect in (("act_muscle_glucose", "muscle_glucose_uptake"), ("act_suppress_hgp", "hgp")):
        assert outcome(atlas, action, effect, HEALTHY) is not Outcome.UNCHANGED
        assert list(answer(atlas, {action: Shift.UP}, DECOMPENSATED).changes) == [action]


def test_a_preserved_action_still_transmits_when_others_are_lost(atlas: ConceptGraph) -> None:
    assert outcome(atlas, "insulin", "act_stim_dnl", DECOMPENSATED) is Outcome.UP
    assert outcome(atlas, "insulin", "hgp", DECOMPENSATED) is Outcome.UNCHANGED


def test_misplaced_fat_makes_the_liver_resist_unless_inflamed_leaking_fat_turns_it_round(atlas: ConceptGraph) -> None:
    found = answer(atlas, {"ectopic_fat": Shift.UP}, Condition.COMPENSATED).changes["hepatic_ir"]
    assert found.because is not None
    assert (found.because.concepts, found.because.signs) == (("ectopic_fat", "hepatic_ir"), "+")
    # R2, the loop of the inflamed, leaking fat, is open to runaway, so signs alone do not decide.
    assert (found.outcome, found.reasons) == (Outcome.UNDETERMINED, (Reason.LOOP,))
    assert found.loop is not None
    assert set(found.loop.concepts) == {"act_antilipolysis", "lipolysis_leak", "inflammation"}


def test_a_disputed_claim_leaves_its_effect_open_and_is_named(atlas: ConceptGraph) -> None:
    found = answer(atlas, {"hepatic_ir": Shift.UP}, DECOMPENSATED).changes["ffa_export_liver"]
    assert (found.outcome, found.reasons) == (Outcome.UNDETERMINED, (Reason.DISPUTED,))
    assert found.doubts == ("hepatic_ir-increases-ffa_export_liver",)


def test_what_only_the_teacher_has_shown_may_move(atlas: ConceptGraph) -> None:
    shown = ("ectopic_fat", "hepatic_ir", "muscle_ir", "act_suppress_hgp", "hgp", "glucose_blood")
    found = answer(atlas, {"ectopic_fat": Shift.UP}, Condition.COMPENSATED, shown)
    assert {name: change.outcome for name, change in found.changes.items()} == dict.fromkeys(
        ("ectopic_fat", "hepatic_ir", "muscle_ir", "hgp", "glucose_blood"), Outcome.UP
    ) | {"act_suppress_hgp": Outcome.DOWN}


@pytest.mark.parametrize("condition", list(Condition))
def test_what_signs_decide_every_chance_model_agrees_with(atlas: ConceptGraph, condition: Condition) -> None:
    for name in ("insulin", "meal", "ectopic_fat", "brain_ir", "muscle_ir"):
        drawn = shares(atlas, {name: Shift.UP}, condition)
        assert drawn.enough
        for change in answer(atlas, {name: Shift.UP}, condition).changes.values():
            if change.outcome is Outcome.UP and not change.is_set:
                assert drawn.up[change.concept] == 1
            if change.outcome is Outcome.DOWN:
                assert drawn.down[change.concept] == 1
