from __future__ import annotations

from math import dist

import pytest

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.layout import placed
from causal_atlas.diagrams.marks import BADGE_HALF, MARK_SIZE, badge_place, placed_marks
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiries import shifted
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View


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
