"""A known outcome holds in every stable model, whatever the weights: the test that a what-if has to pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest

from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import Outcome, answer, component
from tests.notation import graph
from tests.reasoning.whatif.models import Floats, Link, as_claims, random_links, settled

MODELS = 500
GRAPHS = 60
Judge = Callable[[Sequence[Link], Mapping[str, Shift]], Mapping[str, Outcome]]
HOLDS: dict[Outcome, Callable[[Floats], bool]] = {
    Outcome.UP: lambda rest: bool((rest > 0).all()),
    Outcome.DOWN: lambda rest: bool((rest < 0).all()),
    Outcome.UNCHANGED: lambda rest: bool((rest == 0).all()),
    Outcome.UNDETERMINED: lambda rest: True,
}


def ours(links: Sequence[Link], shifts: Mapping[str, Shift]) -> Mapping[str, Outcome]:
    found = answer(graph(*as_claims(links)), shifts)
    return {name: found.outcome(name) for cause, _, effect in links for name in (cause, effect)}


def naive(links: Sequence[Link], shifts: Mapping[str, Shift]) -> Mapping[str, Outcome]:
    """What many tools do: multiply the signs along one shortest path."""
    network: nx.DiGraph[str] = nx.DiGraph()
    network.add_edges_from((cause, effect, {"sign": sign}) for cause, sign, effect in links)
    (start, shift), *_ = shifts.items()
    outcomes = dict.fromkeys(network, Outcome.UNCHANGED)
    for name, path in nx.single_source_shortest_path(network, start).items():
        sign = 1 if shift is Shift.UP else -1
        for cause, effect in pairwise(path):
            sign *= network.edges[cause, effect]["sign"]
        outcomes[name] = Outcome.UP if sign > 0 else Outcome.DOWN
    return outcomes


def case(seed: int) -> tuple[list[Link], dict[str, Shift], dict[str, Floats]]:
    """A random graph, what is set, and where at least 500 stable models of it come to rest."""
    chance = np.random.default_rng(seed)
    links = random_links(chance, unsigned=0.15 if seed % 4 == 3 else 0.0)
    shifts = {"a": Shift.UP if seed % 2 else Shift.DOWN}
    if seed % 5 == 4:
        shifts["c"] = Shift.UP
    return links, shifts, settled(links, shifts, chance, enough=MODELS)


@pytest.fixture(scope="module")
def cases() -> list[tuple[list[Link], dict[str, Shift], dict[str, Floats]]]:
    return [case(seed) for seed in range(GRAPHS)]


def wrong(judge: Judge, cases: Sequence[tuple[list[Link], dict[str, Shift], dict[str, Floats]]]) -> list[str]:
    """Every outcome with which at least one stable model does not agree."""
    return [
        f"{name} {outcomes[name]} in {as_claims(links)} with {shifts}"
        for links, shifts, settled_ in cases
        for outcomes in [judge(links, shifts)]
        for name, rest in settled_.items()
        if not HOLDS[outcomes[name]](rest)
    ]


def test_every_known_outcome_agrees_with_every_stable_model(
    cases: list[tuple[list[Link], dict[str, Shift], dict[str, Floats]]],
) -> None:
    assert all(len(rest) >= MODELS for _, _, settled_ in cases for rest in settled_.values())
    assert wrong(ours, cases) == []


def test_it_is_known_often_enough_to_be_worth_asking(
    cases: list[tuple[list[Link], dict[str, Shift], dict[str, Floats]]],
) -> None:
    outcomes = [outcome for links, shifts, _ in cases for outcome in ours(links, shifts).values()]
    assert outcomes.count(Outcome.UNDETERMINED) < 0.6 * len(outcomes)


def test_signs_along_one_shortest_path_do_not_pass(
    cases: list[tuple[list[Link], dict[str, Shift], dict[str, Floats]]],
) -> None:
    signed = [each for each in cases if all(sign for _, sign, _ in each[0]) and len(each[1]) == 1]
    assert len(wrong(naive, signed)) > 10


def test_nor_do_chains_that_agree_when_a_reinforcing_loop_beside_them_is_overlooked(
    cases: list[tuple[list[Link], dict[str, Shift], dict[str, Floats]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(component, "reinforcing", lambda inside, budget: [])
    assert wrong(ours, cases)


def test_nor_does_a_rule_that_takes_a_component_with_any_loop_for_a_stable_monotone_one(
    cases: list[tuple[list[Link], dict[str, Shift], dict[str, Floats]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(component, "signature", lambda inside: dict.fromkeys(inside, 1))
    assert wrong(ours, cases)
