from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.sweep import Sweep, scope, sweep
from tests.notation import graph
from tests.reasoning.whatif.models import Link, as_claims, random_links


def swept(atlas: ConceptGraph, steps: int | None = None, budget: Budget | None = None) -> Sweep:
    arcs = atlas.arcs()
    shifts = {arcs.index["a"]: Shift.UP}
    return sweep(scope(arcs, shifts), shifts, steps=steps, budget=budget)


def levels(links: list[Link], steps: int) -> dict[tuple[str, int], int]:
    """The same, one walk after the other."""
    found = {("a", 1): 0}
    for step in range(1, steps + 1):
        for (name, sign), level in list(found.items()):
            for cause, own, effect in links:
                if cause == name and level == step - 1 and effect != "a":
                    for each in (own,) if own else (1, -1):
                        found.setdefault((effect, sign * each), step)
    return found


@pytest.mark.parametrize("seed", range(30))
def test_it_finds_the_fewest_links_to_each_concept_with_each_sign(seed: int) -> None:
    links = random_links(np.random.default_rng(seed), unsigned=0.2)
    atlas = graph(*as_claims(links))
    index = atlas.arcs().index
    for steps in (0, 1, 2, 20):
        expected = levels(links, steps)
        found = swept(atlas, steps)
        assert {(n, s): found.level(index[n], s) for n, s in product(index, (1, -1))} == {
            (n, s): expected.get((n, s), -1) for n, s in product(index, (1, -1))
        }


def test_it_says_whether_it_came_to_its_end() -> None:
    atlas = graph("a + b", "b + c")
    assert swept(atlas).finished
    assert not swept(atlas, steps=1).finished
    assert not swept(atlas, budget=Budget(seconds=0)).finished


def test_a_walk_leads_from_the_shift_to_the_concept() -> None:
    atlas = graph("a + b", "b - c")
    arcs = atlas.arcs()
    concepts, along = swept(atlas).walk(arcs.index["c"], -1)
    assert [arcs.names[place] for place in concepts] == ["a", "b", "c"]
    assert [arcs.claims_of(arc)[0] for arc in along] == ["a-increases-b", "b-decreases-c"]


def test_of_two_ways_of_one_length_the_better_supported_one_is_kept() -> None:
    atlas = graph("a + b 1", "a + c 3", "b + d 2", "c + d 3")
    arcs = atlas.arcs()
    concepts, _ = swept(atlas).walk(arcs.index["d"], 1)
    assert arcs.names[concepts[1]] == "c"
