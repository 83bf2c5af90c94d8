from __future__ import annotations

import pytest

from causal_atlas.errors import UnknownConceptError
from causal_atlas.views.choosing import around, chain_view, everything
from tests.notation import graph

GRAPH = graph("a + b", "b - c", "c + d", "a + d", "x < a")


def test_around_a_concept_come_its_causes_and_effects_nearest_first() -> None:
    assert around(GRAPH, "b", 0).concepts == ("b",)
    assert set(around(GRAPH, "b", 1).concepts) == {"a", "b", "c"}
    assert around(GRAPH, "b", 2).concepts[-1] == "d"


def test_a_chain_is_the_best_one() -> None:
    assert chain_view(GRAPH, "a", "d").concepts == ("a", "d")
    with pytest.raises(UnknownConceptError, match="the other way round"):
        chain_view(GRAPH, "d", "a")


def test_everything_is_everything() -> None:
    assert set(everything(GRAPH).concepts) == set(GRAPH.concepts)
