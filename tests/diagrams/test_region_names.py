from __future__ import annotations

import pytest

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Arrow, Glyph, Point, Rect, Region
from causal_atlas.diagrams.quality import measure
from causal_atlas.diagrams.region_names import name_rect, named
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.open import open_graph, shipped
from tests.diagrams.shipped_views import of_lectures, of_questions

BLOOD = Region(organ="blood", label="Blood", rect=Rect(0, 0, 160, 80))


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def arrow(*route: Point) -> Arrow:
    return Arrow(id="a", cause="a", effect="b", glyph=Glyph.INCREASES, claims=(), route=route, grade=1)


def test_no_arrow_runs_through_the_name_of_an_organ(atlas: ConceptGraph) -> None:
    # Where two conditions are compared a name tells so much that it may be wider than its region.
    views = [*of_lectures(atlas), *(view for view in of_questions(atlas) if view.condition is Condition.HEALTHY)]
    moved = 0
    for view in views:
        diagram = draw(atlas, view)
        assert measure(diagram).names == 0, (view.question, view.concepts)
        moved += sum(region.shift > 0 or region.lift > 0 for region in diagram.regions)
    assert moved


def test_a_name_stands_at_the_left_where_nothing_is_in_its_way() -> None:
    assert named([BLOOD], [arrow(Point(150, -60), Point(150, 40))], []) == (BLOOD,)


def test_a_name_rises_above_an_arrow_that_runs_along_its_region() -> None:
    (region,) = named([BLOOD], [arrow(Point(-50, -10), Point(300, -10))], [])
    assert name_rect(region).bottom < -10
    assert region.shift == 0


def test_a_name_that_has_no_free_place_stays() -> None:
    wall = [arrow(Point(x, -80), Point(x, 40)) for x in range(0, 160, 20)]
    assert named([BLOOD], wall, []) == (BLOOD,)
