from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import Change, Outcome, Reason, answer, ask
from tests.notation import graph

UP, DOWN, OPEN = Outcome.UP, Outcome.DOWN, Outcome.UNDETERMINED


def outcomes(atlas: ConceptGraph, **shifts: str) -> dict[str, Outcome]:
    found = answer(atlas, {name: Shift(shift) for name, shift in shifts.items()})
    return {name: change.outcome for name, change in found.changes.items() if not change.is_set}


def change(atlas: ConceptGraph, concept: str, **shifts: str) -> Change:
    return answer(atlas, {name: Shift(shift) for name, shift in shifts.items()}).changes[concept]


def acyclic(seed: int, size: int = 7) -> list[str]:
    chance = random.Random(seed)
    names = "abcdefghij"[:size]
    return [
        f"{a} {chance.choice('+-')} {b}"
        for n, a in enumerate(names)
        for b in names[n + 1 :]
        if b == names[n + 1] or chance.random() < 0.25
    ]


def propagated(links: list[str], start: str) -> Mapping[str, set[int]]:
    """Plain sign propagation, in the order of names, which is one of causes before effects."""
    signs: dict[str, set[int]] = {start: {1}}
    for link in sorted(links):
        cause, sign, effect = link.split()
        signs.setdefault(effect, set()).update(each * (1 if sign == "+" else -1) for each in signs.get(cause, ()))
    return signs


@pytest.mark.parametrize("seed", range(40))
def test_without_loops_it_is_sign_propagation(seed: int) -> None:
    links = acyclic(seed)
    expected = {
        name: OPEN if len(signs) == 2 else UP if signs == {1} else DOWN
        for name, signs in propagated(links, "a").items()
        if name != "a"
    }
    assert outcomes(graph(*links), a="up") == expected


@pytest.mark.parametrize("seed", range(40))
def test_a_parallel_claim_that_agrees_changes_no_direction(seed: int) -> None:
    chance = random.Random(seed)
    names = "abcdef"
    links = sorted({f"{chance.choice(names)} {chance.choice('+-')} {chance.choice(names)}" for _ in range(9)})
    links = [link for link in links if link[0] != link[-1]] + ["a + b"]
    extra = {"+": "permits", "-": "impairs"}
    atlas = graph(*links)
    twice = graph(*links, *(f"{link[0]} {extra[link[2]]} {link[-1]}" for link in chance.sample(links, 3)))
    assert len(twice.claims) > len(atlas.claims)
    assert outcomes(twice, a="up") == outcomes(atlas, a="up")


def test_a_chain_is_known_and_an_even_number_of_brakes_raises() -> None:
    assert outcomes(graph("a - b", "b + c", "c - d"), a="up") == {"b": DOWN, "c": DOWN, "d": UP}
    assert outcomes(graph("a - b", "b + c", "c - d"), a="down") == {"b": UP, "c": UP, "d": DOWN}


@pytest.mark.parametrize("last", ["+", "-"])
def test_a_single_loop_of_either_kind_is_known(last: str) -> None:
    assert outcomes(graph("a + b", "b + c", "c - d", f"d {last} b"), a="up") == {"b": UP, "c": UP, "d": DOWN}


def test_what_is_set_is_held_against_what_acts_on_it() -> None:
    found = answer(graph("a + b", "b - a"), {"a": Shift.UP})
    assert found.outcome("a") is UP
    assert found.changes["a"].is_set
    assert found.outcome("b") is UP


def test_only_what_nothing_leads_to_is_unchanged() -> None:
    found = answer(graph("a + b", "c + b"), {"a": Shift.UP})
    assert found.outcome("c") is Outcome.UNCHANGED
    assert "c" not in found.changes


def test_several_shifts_have_to_agree() -> None:
    atlas = graph("a + c", "b + c")
    assert outcomes(atlas, a="up", b="up") == {"c": UP}
    assert outcomes(atlas, a="up", b="down") == {"c": OPEN}


def test_opposing_chains_are_told_side_by_side_best_supported_first() -> None:
    atlas = graph("a + b 2", "b + d 2", "a + c 3", "c + d 3", "a - e", "e + d")
    found = change(atlas, "d", a="up")
    assert found.outcome is OPEN
    assert found.reasons == (Reason.OPPOSING,)
    assert found.because is not None
    assert found.because.concepts == ("a", "c", "d")
    assert found.against is not None
    assert (found.against.concepts, found.against.signs) == (("a", "e", "d"), "-+")


def test_a_reinforcing_loop_beside_the_chain_leaves_it_open_and_is_named() -> None:
    # x and y feed each other; h alone may keep them at rest, and then answers to a push the wrong way round.
    found = change(graph("a + h", "h + x", "x - h", "x + y", "y + x"), "h", a="up")
    assert (found.outcome, found.reasons) == (OPEN, (Reason.LOOP,))
    assert found.loop is not None
    assert found.loop.concepts == ("x", "y", "x")
    assert found.against is None


def test_a_component_of_reinforcing_loops_only_follows_its_chains() -> None:
    assert outcomes(graph("a + h", "h - x", "x - h", "x + y", "y + x"), a="up") == {"h": UP, "x": DOWN, "y": DOWN}


def test_an_unsigned_claim_leaves_everything_behind_it_open_and_is_named() -> None:
    atlas = graph("a ? b", "b + c", "a + d")
    assert outcomes(atlas, a="up") == {"b": OPEN, "c": OPEN, "d": UP}
    assert change(atlas, "c", a="up").doubts == ("a-regulates-b",)
    assert change(atlas, "c", a="up").reasons == (Reason.UNSIGNED,)


def test_what_is_open_leaves_its_effects_open_also_when_another_cause_is_known() -> None:
    assert outcomes(graph("a ? b", "b + c", "a + c"), a="up")["c"] is OPEN


def test_what_is_outside_is_held_still() -> None:
    atlas = graph("a + b", "b + c", "a - c")
    assert answer(atlas, {"a": Shift.UP}).outcome("c") is OPEN
    assert answer(atlas, {"a": Shift.UP}, within=("a", "c")).outcome("c") is DOWN
    assert answer(atlas, {"a": Shift.UP}, within=("a", "c")).outcome("b") is Outcome.UNCHANGED


def test_it_is_told_nearest_first_with_the_distance() -> None:
    found = answer(graph("a + c", "c + b", "a + d"), {"a": Shift.UP})
    assert [(name, each.wave) for name, each in found.changes.items()] == [("a", 0), ("c", 1), ("d", 1), ("b", 2)]


def test_asking_again_costs_nothing() -> None:
    atlas = graph("a + b")
    assert answer(atlas, {"a": Shift.UP}) is answer(atlas, {"a": Shift.UP})


def test_nothing_set_changes_nothing() -> None:
    assert not answer(graph("a + b"), {}).changes


def test_an_unknown_concept_is_offered_the_nearest() -> None:
    with pytest.raises(UnknownConceptError, match="did you mean 'glucose'"):
        answer(graph("glucose + insulin"), {"glucos": Shift.UP})


def test_a_reached_part_that_is_too_big_is_swept_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "EXACT_MOST", 2)
    found = answer(graph("a + b", "b - c", "c + b", "b + d", "a - e"), {"a": Shift.UP})
    assert found.by_sweep
    # The balancing loop lets both signs through, which the exact rules would see through.
    assert {name: each.outcome for name, each in found.changes.items()} == {"a": UP, "b": OPEN, "c": OPEN, "d": OPEN, "e": DOWN}
    assert found.changes["d"].reasons == (Reason.BUDGET,)


def test_an_answer_that_is_too_long_says_how_much_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "TOLD_MOST", 3)
    found = answer(graph("a + b", "b + c", "c + d", "d + e"), {"a": Shift.UP})
    assert (list(found.changes), found.left_out) == (["a", "b", "c"], 2)
    assert found.outcome("e") is OPEN


def test_without_time_nothing_is_claimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "SECONDS", 0.0)
    found = answer(graph("a + b", "b + c"), {"a": Shift.UP})
    assert not found.complete
    assert found.outcome("c") is OPEN
