from __future__ import annotations

from causal_atlas.reasoning.budget import Budget


def test_a_budget_is_spent_when_its_seconds_are_over() -> None:
    times = iter((10.0, 11.9, 12.0))
    budget = Budget(seconds=2, clock=lambda: next(times))
    assert [budget.spent(), budget.spent()] == [False, True]
