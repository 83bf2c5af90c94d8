from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import inquiries
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.permalink import decode, encode
from causal_atlas.views.view import MOST_SHIFTS, View
from tests.notation import graph

GRAPH = graph("a + b", "b - c", "c + a", aliases={"c": ("former_c",)})
CHAIN = Route(concepts=("a", "b", "c"), signs="+-")
LOOP = Route(concepts=("a", "b", "c", "a"), signs="+-+")


def test_a_question_brings_what_it_is_about() -> None:
    view = inquiries.asking(View(concepts=("b",)), Topic.CHAINS, ("a", "c"))
    assert view.concepts == ("b", "a", "c")
    assert view.inquiry == Inquiry(topic=Topic.CHAINS, concepts=("a", "c"))


def test_revealing_a_route_brings_its_concepts_and_keeps_the_question() -> None:
    asked = inquiries.asking(View(selection=()), Topic.CHAINS, ("a", "c"))
    view = inquiries.revealed_route(asked, CHAIN)
    assert set(view.concepts) == {"a", "b", "c"}
    assert view.inquiry == Inquiry(topic=Topic.CHAINS, concepts=("a", "c"), route=CHAIN)


def test_a_route_that_nobody_asked_for_is_a_chain_or_a_loop_by_itself() -> None:
    chain, loop = (inquiries.revealed_route(View(), route).inquiry for route in (CHAIN, LOOP))
    assert chain == Inquiry(topic=Topic.CHAINS, concepts=("a", "c"), route=CHAIN)
    assert loop == Inquiry(topic=Topic.LOOPS, concepts=("a",), route=LOOP)


def test_playing_stays_within_the_route() -> None:
    view = inquiries.revealed_route(View(), LOOP)
    steps = [inquiries.played(view, at).inquiry for at in (-3, 0, 2, 9)]
    assert [step.at for step in steps if step] == [0, 0, 2, 3]
    assert inquiries.played(View(), 2) == View()


def test_a_thought_experiment_ends_when_nothing_is_set_any_more() -> None:
    view = inquiries.shifted(inquiries.shifted(View(), "a", Shift.UP), "b", Shift.DOWN)
    assert dict(view.shifts) == {"a": Shift.UP, "b": Shift.DOWN}
    assert view.inquiry == Inquiry(topic=Topic.WHATIF, concepts=("a", "b"))
    again = inquiries.shifted(view, "a", Shift.DOWN)
    assert dict(again.shifts) == {"b": Shift.DOWN, "a": Shift.DOWN}
    ended = inquiries.shifted(inquiries.shifted(view, "a", None), "b", None)
    assert (ended.inquiry, dict(ended.shifts)) == (None, {})


def test_only_so_much_can_be_set_at_once() -> None:
    view = View()
    for number in range(MOST_SHIFTS + 3):
        view = inquiries.shifted(view, f"x{number}", Shift.UP)
    assert len(view.shifts) == MOST_SHIFTS
    assert "x0" not in view.shifts


def test_comparing_and_one_condition_exclude_each_other() -> None:
    view = inquiries.compared(View(condition=Condition.PUBERTY), Condition.DECOMPENSATED)
    assert (view.compare, view.condition) == (Condition.DECOMPENSATED, None)


@pytest.mark.parametrize("at", [0, 2])
def test_what_is_asked_survives_a_permalink(at: int) -> None:
    view = inquiries.played(inquiries.revealed_route(inquiries.shifted(View(), "a", Shift.UP), LOOP), at)
    view = replace(inquiries.compared(view, Condition.COMPENSATED), within=True)
    assert decode(GRAPH, encode(view)).view == view


def test_a_question_in_words_survives_a_permalink() -> None:
    view = inquiries.asking(View(), Topic.ASK, text="Why is β-cell failure late?")
    assert decode(GRAPH, encode(view)).view == view


def test_a_renamed_concept_is_followed_and_one_that_is_gone_is_said() -> None:
    former = Route(concepts=("a", "b", "former_c"), signs="+-")
    view = inquiries.revealed_route(inquiries.asking(View(), Topic.CHAINS, ("a", "former_c")), former)
    restored = decode(GRAPH, encode(view))
    assert restored.view.inquiry == Inquiry(topic=Topic.CHAINS, concepts=("a", "c"), route=CHAIN)
    assert dict(restored.renamed) == {"former_c": "c"}
    lost = decode(GRAPH, encode(inquiries.asking(inquiries.shifted(View(), "z", Shift.UP), Topic.CHAINS, ("a", "nobody"))))
    assert lost.view.inquiry is None
    assert dict(lost.view.shifts) == {}
    assert set(lost.gone) == {"z", "nobody"}
