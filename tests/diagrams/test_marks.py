from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations
from math import dist, hypot

import pytest

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Arrow, Glyph, Point, Signal
from causal_atlas.diagrams.layout import placed
from causal_atlas.diagrams.marks import APART, BADGE_HALF, MARK_SIZE, Mark, badge_place, mark_width, placed_marks, spaced
from causal_atlas.exports.slide.scene import routed
from causal_atlas.exports.slide.turns import way_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiries import shifted
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View
from tests.diagrams.shipped_views import of_lectures, of_questions


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def touching(graph: ConceptGraph, view: View) -> list[str]:
    diagram = draw(graph, placed(graph, view))
    badges = [badge_place(box) for box in diagram.boxes if box.change]
    assert badges
    return [
        f"{arrow.id} {mark.name}"
        for arrow in diagram.arrows
        for mark in placed_marks(arrow)
        if any(dist(mark.place, badge) <= BADGE_HALF + MARK_SIZE / 2 for badge in badges)
    ]


def test_no_answer_touches_a_mark_of_an_arrow(atlas: ConceptGraph) -> None:
    for question in ("two_orders", "first_organ", "healthy_meal"):
        if question in atlas.questions:
            view = question_view(atlas, question)
            for concept in view.concepts[:6]:
                assert touching(atlas, shifted(view, concept, Shift.UP)) == []


def test_marks_stay_in_the_middle_where_nothing_is_in_the_way(atlas: ConceptGraph) -> None:
    diagram = draw(atlas, placed(atlas, question_view(atlas, "two_orders")))
    assert {arrow.middle for arrow in diagram.arrows} == {0.5}


def between(one: Mark, other: Mark) -> float:
    """How far the middles of two marks are apart, less what a word is longer."""
    words = (mark_width(one.name) + mark_width(other.name)) / 2 - MARK_SIZE
    return hypot(max(0.0, abs(one.place.x - other.place.x) - words), one.place.y - other.place.y)


def lying_on_each_other(arrows: Iterable[Arrow]) -> list[str]:
    marked = [(arrow, mark) for arrow in arrows for mark in placed_marks(arrow)]
    return [
        f"{one.id} {mark.name}, {other.id} {second.name}"
        for (one, mark), (other, second) in combinations(marked, 2)
        if between(mark, second) < (MARK_SIZE if one is other else APART)
    ]


def test_no_two_marks_lie_on_each_other(atlas: ConceptGraph) -> None:
    seen = 0
    for view in (*of_lectures(atlas), *of_questions(atlas)):
        diagram = draw(atlas, view)
        slide = [replace(arrow, route=way_of(arrow.route)) for arrow in routed(diagram)]
        for arrows in (diagram.arrows, slide):
            assert lying_on_each_other(arrows) == [], (view.question, view.concepts)
            seen += sum(len(placed_marks(arrow)) for arrow in arrows)
    assert seen > 1000


def test_opposite_arrows_move_their_marks_apart(atlas: ConceptGraph) -> None:
    there = (Point(0, 0), Point(38, 50))
    back = (Point(38, 50), Point(0, 10))
    arrow = draw(atlas, placed(atlas, question_view(atlas, "two_orders"))).arrows[0]
    one, other = (
        replace(arrow, id=name, route=route, disputed=True, unreviewed=False, signal=Signal.PLAIN, glyph=Glyph.INCREASES)
        for name, route in (("there", there), ("back", back))
    )
    assert lying_on_each_other([one, other])
    assert lying_on_each_other(spaced([one, other])) == []
