from __future__ import annotations

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.diagrams.layout import placed
from causal_atlas.views.inquiries import played, revealed_route
from causal_atlas.views.inquiry import Route
from causal_atlas.views.view import View
from tests.notation import graph

GRAPH = graph("a + b", "b - c", "a + c", "c + d", "b < d")


def drawn(route: Route, at: int = 0) -> Diagram:
    view = View(concepts=("a", "b", "c", "d"))
    return draw(GRAPH, placed(GRAPH, played(revealed_route(view, route), at)))


def lit(diagram: Diagram) -> tuple[set[str], set[str]]:
    boxes = {box.concept for box in diagram.boxes if box.lit}
    assert boxes == {box.concept for box in diagram.boxes if not box.muted}
    return boxes, {arrow.id.split(":")[0] for arrow in diagram.arrows if arrow.lit}


def test_a_route_lights_its_concepts_and_links_and_mutes_the_rest() -> None:
    diagram = drawn(Route(concepts=("a", "b", "c"), signs="+-"))
    assert lit(diagram) == ({"a", "b", "c"}, {"a>b", "b>c"})
    assert {arrow.id.split(":")[0] for arrow in diagram.arrows if arrow.muted} == {"a>c", "c>d"}


def test_playing_lights_one_link_after_the_other() -> None:
    diagram = drawn(Route(concepts=("a", "b", "c"), signs="+-"), at=1)
    assert lit(diagram) == ({"a", "b"}, {"a>b"})
    assert [arrow.id.split(":")[0] for arrow in diagram.arrows if arrow.now] == ["a>b"]


def test_only_the_arrow_of_the_sign_is_lit() -> None:
    both = graph("a + b", "a - b")
    view = revealed_route(View(concepts=("a", "b")), Route(concepts=("a", "b"), signs="-"))
    diagram = draw(both, placed(both, view))
    assert {arrow.id for arrow in diagram.arrows if arrow.lit} == {"a>b:decreases"}


def test_a_step_of_hierarchy_is_drawn_only_where_a_route_takes_it() -> None:
    assert "b>d:hierarchy" not in {arrow.id for arrow in drawn(Route(concepts=("a", "b"), signs="+")).arrows}
    down = drawn(Route(concepts=("a", "c", "d", "b"), signs="++h"))
    assert {arrow.id for arrow in down.arrows if arrow.lit} == {"a>c:increases", "c>d:increases", "b>d:hierarchy"}


def test_without_a_route_nothing_is_muted() -> None:
    diagram = draw(GRAPH, placed(GRAPH, View(concepts=("a", "b"))))
    assert not any(box.lit or box.muted for box in diagram.boxes)
    assert not any(arrow.lit or arrow.muted for arrow in diagram.arrows)
