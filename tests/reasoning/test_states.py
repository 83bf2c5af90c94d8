from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning import states
from causal_atlas.reasoning.ask.parse import understand
from causal_atlas.reasoning.shift import Shift
from tests.notation import graph


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


@pytest.mark.parametrize(
    ("concept", "more", "less"),
    [
        ("hepatic_fat", "liver fat rises", "liver fat falls"),
        ("ffa_circulating", "fatty acids in the blood rise", "fatty acids in the blood fall"),
        ("meal", "a meal gets larger", "a meal gets smaller"),
        ("overeating", "eating more than needed increases", "eating more than needed decreases"),
        ("t2d", "type 2 diabetes becomes more likely", "type 2 diabetes becomes less likely"),
        ("puberty", "puberty begins", "puberty ends"),
        ("act_stim_dnl", "insulin's order “store fat” strengthens", "insulin's order “store fat” weakens"),
        ("glucose_centred_care", "care that watches sugar becomes more common", "care that watches sugar becomes less common"),
        ("gluconeogenesis", "making new sugar increases", "making new sugar decreases"),
    ],
)
def test_what_is_set_is_said_as_it_is_of_that_kind(atlas: ConceptGraph, concept: str, more: str, less: str) -> None:
    found = atlas.concepts[concept]
    assert states.supposed(found, Audience.EVERYONE, up=True) == more
    assert states.supposed(found, Audience.EVERYONE, up=False) == less


def test_the_names_of_a_table_are_left_as_they_are() -> None:
    concept = replace(graph("eating + b").concepts["eating"], verbatim=True)
    assert states.supposed(concept, Audience.EVERYONE, up=True).endswith(" rises")


def test_what_is_offered_as_a_question_is_understood(atlas: ConceptGraph) -> None:
    heard = {}
    for name, concept in atlas.concepts.items():
        if any(claim.is_causal for claim in atlas.claims_from(name)):
            for way in Shift:
                asked = f"What if {states.supposed(concept, Audience.EVERYONE, up=way is Shift.UP)}?"
                heard[asked] = understand(atlas, asked).shifts.get(name) is way
    assert [asked for asked, rightly in heard.items() if not rightly] == []
