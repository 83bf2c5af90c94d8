from __future__ import annotations

import pytest

from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.whatif import component
from causal_atlas.reasoning.whatif.component import BOTH, DOWN, UP, reinforcing, respond, signature

BALANCING = {0: [(1, 1)], 1: [(2, 1)], 2: [(0, -1)]}
MIXED = {0: [(1, 1)], 1: [(0, -1), (2, 1)], 2: [(1, 1)]}


def test_loops_that_reinforce_are_found_once_and_least_first() -> None:
    inside = {0: [(1, 1), (2, 1)], 1: [(0, 1), (2, -1)], 2: [(0, -1)]}
    assert reinforcing(inside, Budget()) == [(0, 1)]
    assert reinforcing(BALANCING, Budget()) == []


def test_a_loop_of_unknown_sign_counts_as_one_that_may_reinforce() -> None:
    assert reinforcing({0: [(1, 0)], 1: [(0, -1)]}, Budget()) == [(0, 1)]


def test_a_balancing_loop_answers_along_its_chains_everywhere() -> None:
    assert respond(BALANCING, {0: UP}, Budget()).signs == {0: UP, 1: UP, 2: UP}
    assert respond(BALANCING, {2: DOWN}, Budget()).signs == {0: UP, 1: UP, 2: DOWN}


def test_a_reinforcing_loop_beside_the_chain_leaves_it_open() -> None:
    response = respond(MIXED, {0: UP}, Budget())
    assert response.signs[0] == BOTH
    assert response.loops[0] == (1, 2)


def test_at_rest_the_last_unknown_of_an_equation_is_known() -> None:
    # The chain to 1 touches the loop of 1 and 2, and so does the one to 2: only 0 is open.
    assert respond(MIXED, {0: UP}, Budget()).signs == {0: BOTH, 1: UP, 2: UP}
    # Pressed at 2, 2 itself: 0 and 1 balance, so every chain agrees.
    assert respond(MIXED, {2: UP}, Budget()).signs == {0: DOWN, 1: UP, 2: UP}


def test_a_press_of_either_sign_leaves_the_whole_component_open() -> None:
    assert set(respond(BALANCING, {1: BOTH}, Budget()).signs.values()) == {BOTH}


def test_a_search_that_has_to_end_leaves_open_what_it_has_not_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(component, "MOST_STEPS", 1)
    response = respond(BALANCING, {0: UP}, Budget())
    assert response.unfinished == {0, 1, 2}
    assert response.signs == {0: BOTH, 1: BOTH, 2: BOTH}


def test_a_signature_exists_without_balancing_loops() -> None:
    assert signature({0: [(1, -1)], 1: [(2, -1)], 2: [(0, 1)]}) == {0: 1, 1: -1, 2: 1}
    assert signature(BALANCING) is None
    assert signature({0: [(1, 0)], 1: [(0, 1)]}) is None
