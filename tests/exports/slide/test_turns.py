from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from causal_atlas.diagrams.diagram import Box, Point
from causal_atlas.diagrams.geometry import NORMALS, rect_of, segments_hit, side_of
from causal_atlas.exports.slide.scene import routed
from causal_atlas.exports.slide.turns import STUB, smooth, turned, way_of
from causal_atlas.knowledge.model import ConceptKind
from tests.exports.views import five


def box(x: float, y: float) -> Box:
    return Box(concept=f"{x} {y}", lines=("a",), kind=ConceptKind.PROCESS, organ="a", x=x, y=y, width=148, height=48)


def hit(route: tuple[Point, ...], one: Box) -> bool:
    left, top, right, bottom = rect_of(one)
    curve = smooth(np.array(route, float))
    return bool(segments_hit(curve[:-1], curve[1:], np.array([left, top]), np.array([right, bottom])).any())


def test_a_box_between_two_others_is_passed_beside_it() -> None:
    boxes = [box(0, 0), box(0, 96), box(0, 192)]
    route = turned((0, 2), (Point(74, 0), Point(130, 96), Point(74, 192)), boxes, [])
    assert not hit(route, boxes[1])
    assert len(route) == 4


def test_what_can_run_straight_does() -> None:
    boxes = [box(0, 0), box(372, 0)]
    start, end = turned((0, 1), (Point(74, 0), Point(186, -20), Point(298, 0)), boxes, [])
    assert (start.x, end.x) == (74, 298)
    assert start.y == end.y


def test_a_place_that_an_arrow_has_is_left_to_it() -> None:
    boxes = [box(0, 0), box(372, 0)]
    straight = (Point(298, 0), Point(74, 0))
    route = turned((0, 1), (Point(74, 0), Point(186, -20), Point(298, 0)), boxes, [straight])
    assert route[0].y != 0 or route[0].x != 74


@pytest.mark.parametrize("view", ["organ", "sixty", "hostile"])
def test_bends_leave_and_arrive_squarely(view: str) -> None:
    diagram = five()[view].diagram
    boxes = {each.concept: each for each in diagram.boxes}
    for arrow in routed(diagram):
        if len(arrow.route) == 2:
            continue
        assert len(arrow.route) <= 6
        ways = list(pairwise(arrow.route))
        assert all(one.x == other.x or one.y == other.y for one, other in ways)
        for end, ahead, name in ((ways[0][0], ways[0][1], arrow.cause), (ways[-1][1], ways[-1][0], arrow.effect)):
            each = boxes[name]
            across, down = NORMALS[side_of(end.x - each.x, end.y - each.y, each.width, each.height)]
            assert (ahead.x - end.x) * across + (ahead.y - end.y) * down >= STUB


def test_the_way_of_a_curve_begins_and_ends_with_it() -> None:
    corners = (Point(0, 0), Point(50, 0), Point(50, 80))
    way = way_of(corners)
    assert (way[0], way[-1]) == (corners[0], corners[-1])
    assert way_of(corners[:2]) == corners[:2]
