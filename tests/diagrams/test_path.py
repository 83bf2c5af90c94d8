"""The line of a route."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.diagrams.diagram import Point
from causal_atlas.diagrams.path import along, curves, sampled, svg_path

points = st.lists(st.builds(Point, st.integers(-500, 500), st.integers(-500, 500)), min_size=2, max_size=7)


@given(points)
def test_a_route_begins_and_ends_where_it_says(route: list[Point]) -> None:
    assert along(route, 0) == route[0]
    assert along(route, 1) == route[-1]
    assert sampled(route)[0] == route[0]
    assert sampled(route)[-1] == route[-1]


@given(points)
def test_curves_join(route: list[Point]) -> None:
    found = curves(route)
    assert len(found) == len(route) - 2
    assert all(one[2] == other[0] for one, other in pairwise(found))


def test_a_bent_route_is_a_chain_of_quadratic_curves() -> None:
    route = (Point(0, 0), Point(10, 0), Point(10, 20), Point(20, 20))
    assert svg_path(route) == "M0 0Q10 0 10 10Q10 20 20 20"
