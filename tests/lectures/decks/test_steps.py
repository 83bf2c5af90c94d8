from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.exports.figure import Figure
from causal_atlas.lectures.decks.steps import MOST_STEPS, steps
from causal_atlas.views.view import View
from tests.notation import graph

ATLAS = graph("a + b", "b - c", "c + d", "d + a", "a + c")


def drawn(*concepts: str) -> Diagram:
    return Figure.of(ATLAS, View(concepts=concepts)).diagram


def test_what_was_there_is_there_and_newcomers_come_one_by_one_with_their_arrows() -> None:
    found = steps(drawn("a", "b", "d", "c"), ("a", "b", "d", "c"), drawn("a", "b"))
    assert found.concepts == {"a": 0, "b": 0, "d": 1, "c": 2}
    whens = {arrow.id: (arrow.cause, arrow.effect) for arrow in drawn("a", "b", "d", "c").arrows}
    assert {whens[name]: when for name, when in found.arrows.items()} == {
        ("a", "b"): 0,
        ("d", "a"): 1,
        ("b", "c"): 2,
        ("c", "d"): 2,
        ("a", "c"): 2,
    }
    assert found.count == 2


def test_the_first_picture_begins_with_its_first_concept() -> None:
    assert steps(drawn("a", "b"), ("a", "b"), None).concepts == {"a": 0, "b": 1}


def test_a_picture_of_other_concepts_begins_with_its_first() -> None:
    assert steps(drawn("c", "d"), ("d", "c"), drawn("a", "b")).concepts == {"d": 0, "c": 1}


def test_many_newcomers_come_in_a_few_steps() -> None:
    names = tuple(f"n{number}" for number in range(20))
    many = Figure.of(graph(*(f"{one} + {other}" for one, other in pairwise(names))), View(concepts=names))
    assert steps(many.diagram, names, None).count == MOST_STEPS


def test_a_region_comes_with_the_first_that_is_in_it() -> None:
    picture = drawn("a", "b")
    assert len(steps(picture, ("a", "b"), None).regions) == len(picture.regions)
    assert set(steps(picture, ("a", "b"), drawn("a", "b")).regions) <= {0}


def test_a_new_arrow_among_what_stays_is_a_step_of_its_own() -> None:
    before = drawn("a", "b", "c")
    fewer = replace(before, arrows=before.arrows[:1])
    found = steps(before, ("a", "b", "c"), fewer)
    assert found.count == 1
    assert sorted(found.arrows.values()) == [0, 1, 1]
