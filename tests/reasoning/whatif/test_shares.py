from __future__ import annotations

import pytest

from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import shares as module
from causal_atlas.reasoning.whatif.shares import shares
from tests.notation import graph


def test_what_signs_decide_goes_one_way_in_every_model() -> None:
    found = shares(graph("a + b", "b - c", "c + b"), {"a": Shift.UP})
    assert found.up == {"b": 1.0, "c": 0.0}
    assert found.down == {"b": 0.0, "c": 1.0}
    assert found.accepted == 1_000
    assert found.enough


def test_two_alike_chains_win_half_of_the_models_each() -> None:
    found = shares(graph("a + b", "a - b"), {"a": Shift.UP})
    assert 0.45 < found.up["b"] < 0.55
    assert found.up["b"] + found.down["b"] == pytest.approx(1)


def test_a_longer_chain_loses_more_often() -> None:
    assert shares(graph("a + c", "a - b", "b + c"), {"a": Shift.UP}).up["c"] > 0.55


def test_a_claim_without_a_sign_raises_in_half_of_the_models() -> None:
    assert 0.45 < shares(graph("a ? b"), {"a": Shift.UP}).up["b"] < 0.55


def test_the_same_seed_gives_the_same_shares_and_another_one_others() -> None:
    atlas = graph("a + c", "a - b", "b + c")
    module._kept.cache_clear()
    first = shares(atlas, {"a": Shift.UP}, seed=1)
    module._kept.cache_clear()
    assert shares(atlas, {"a": Shift.UP}, seed=1).up == first.up
    assert shares(atlas, {"a": Shift.UP}, seed=2).up != first.up


def test_unstable_models_are_not_counted() -> None:
    found = shares(graph("a + b", "b + c", "c + b", "b + d", "d + b"), {"a": Shift.UP})
    assert found.accepted == 1_000 < found.drawn
    assert set(found.up.values()) == {1.0}


def test_a_part_that_is_too_big_has_no_shares_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_CONCEPTS", 1)
    found = shares(graph("a + b", "b + c"), {"a": Shift.UP})
    assert found.too_big
    assert not found.up


def test_when_the_time_is_over_it_says_how_many_models_it_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.0)
    found = shares(graph("a + b"), {"a": Shift.UP})
    assert 0 < found.accepted < 1_000
    assert not found.enough


def test_a_great_tangle_has_few_models_and_holds_to_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"n{number}" for number in range(90)]
    tangle = graph("a + n0", *(f"{x} + {y}" for i, x in enumerate(names) for j, y in enumerate(names) if 0 < (j - i) % 90 < 12))
    monkeypatch.setattr(module, "SECONDS", 0.01)
    found = shares(tangle, {"a": Shift.UP})
    # A batch is small where a model is dear, so that one batch does not overrun the budget.
    assert 0 < found.drawn < 20
    assert (found.accepted, found.up) == (0, {})


def test_of_the_shipped_atlas_a_disputed_claim_is_there_in_half_of_the_models() -> None:
    atlas = open_graph(shipped())
    found = shares(atlas, {"act_adipose_glucose": Shift.UP})
    assert 0.45 < found.up["adipose_glucose_uptake"] < 0.55
    assert found.down["adipose_glucose_uptake"] == 0
