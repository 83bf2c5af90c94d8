"""Ways of arrows: straight where they can be, never through a concept they do not concern."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from causal_atlas.diagrams.diagram import Point, Rect
from causal_atlas.diagrams.geometry import PITCH_X, overlap, pills, rect_of
from causal_atlas.diagrams.path import sampled
from causal_atlas.diagrams.routing import Route, routes
from causal_atlas.knowledge.model import ConceptKind
from tests.diagrams.sketch import box


def meets(route: Route, rect: Rect) -> bool:
    points = sampled(route, 40)
    dense = [Point(a.x + (b.x - a.x) * t / 8, a.y + (b.y - a.y) * t / 8) for a, b in pairwise(points) for t in range(9)]
    return any(overlap(Rect(x - 0.01, y - 0.01, x + 0.01, y + 0.01), rect) for x, y in dense)


def test_a_neighbour_in_the_row_is_reached_level_from_side_to_side() -> None:
    (route,) = routes([box("a", 0, 0), box("b", 1, 0)], [(0, 1)])
    assert route == (Point(74, 0), Point(PITCH_X - 74, 0))


def test_a_neighbour_below_is_reached_upright() -> None:
    (route,) = routes([box("a", 0, 0), box("b", 0, 1)], [(0, 1)])
    assert route == (Point(0, 24), Point(0, 72))


def test_boxes_that_only_overlap_are_joined_by_an_exactly_upright_arrow() -> None:
    (route,) = routes([box("a", 0, 0), box("b", 0.2, 1)], [(0, 1)])
    assert len(route) == 2
    assert route[0].x == route[1].x


def test_ends_lie_on_the_rounded_and_pointed_borders() -> None:
    kinds = [ConceptKind.SUBSTANCE, ConceptKind.INSULIN_ACTION]
    out, back = routes([box("a", 0, 0, kinds[0]), box("b", 1, 0, kinds[1])], [(0, 1), (1, 0)])
    assert out[0].y == back[1].y + 20 or out[0].y == back[1].y - 20
    assert out[0].x < 74
    assert out[1].x > PITCH_X - 78


def test_opposite_and_parallel_arrows_never_coincide() -> None:
    for column, row in ((1, 0), (0, 2), (1, 1), (-1, 1), (3, 2)):
        boxes = [box("a", 0, 0), box("b", column, row)]
        ways = routes(boxes, [(0, 1), (1, 0), (0, 1)])
        assert len({frozenset(way) for way in ways}) == 3


def test_a_box_in_between_is_passed_by() -> None:
    boxes = [box("a", 0, 0), box("b", 1, 0), box("c", 2, 0)]
    (route,) = routes(boxes, [(0, 2)])
    assert not meets(route, rect_of(boxes[1]))


def test_a_wall_of_boxes_is_passed_between_its_columns() -> None:
    boxes = [box("a", 0, 2), box("z", 4, 2), *(box(f"{c}{r}", c, r) for c in (1, 2, 3) for r in range(5))]
    (route,) = routes(boxes, [(0, 1)])
    assert not any(meets(route, rect_of(other)) for other in boxes[2:])


def test_pills_are_not_covered() -> None:
    boxes = [box("a", 0, 0, causes=12, effects=12), box("b", 1, 1), box("c", -1, 1), box("d", 0, 1)]
    ways = routes(boxes, [(0, 1), (0, 2), (0, 3)])
    assert not any(meets(way, pill) for way in ways for pill in pills(boxes[0]))


def test_pills_and_status_do_not_move_arrows() -> None:
    plain = [box("a", 0, 0), box("b", 1, 1)]
    busy = [box("a", 0, 0, causes=3, effects=4), box("b", 1, 1, causes=1)]
    assert routes(plain, [(0, 1)]) == routes(busy, [(0, 1)])


def test_newcomers_do_not_push_arrows_aside() -> None:
    boxes = [box("a", 0, 0), box("b", 2, 1), box("c", 1, 2), box("d", 3, 0)]
    before = routes(boxes[:3], [(0, 1), (1, 2)])
    after = routes(boxes, [(0, 3), (0, 1), (3, 2), (1, 2)], [0, 0, 0, 1])
    assert (after[1], after[3]) == before


def test_only_an_arrow_on_whose_way_a_newcomer_stands_is_led_round_it() -> None:
    boxes = [box("a", 0, 0), box("b", 2, 0), box("c", 2, 2), box("d", 0, 2), box("e", 1, 0)]
    before = routes(boxes[:4], [(0, 1), (3, 2)])
    after = routes(boxes, [(0, 1), (3, 2)], [0, 0, 0, 0, 1])
    assert after[1] == before[1]
    assert after[0] != before[0]
    assert not meets(after[0], rect_of(boxes[4]))


@settings(max_examples=40, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=4, max_size=22), st.data())
def test_on_any_grid_no_arrow_runs_through_a_foreign_concept(cells: set[tuple[int, int]], data: st.DataObject) -> None:
    boxes = [box(f"{c},{r}", c, r, list(ConceptKind)[(c + r) % 5]) for c, r in sorted(cells)]
    number = st.integers(0, len(boxes) - 1)
    pairs = data.draw(
        st.lists(st.tuples(number, number).filter(lambda pair: pair[0] != pair[1]), min_size=1, max_size=12, unique=True)
    )
    for (cause, effect), route in zip(pairs, routes(boxes, pairs), strict=True):
        foreign = [other for number, other in enumerate(boxes) if number not in (cause, effect)]
        assert not any(meets(route, rect_of(other)) for other in foreign)


def test_no_arrows_no_ways() -> None:
    assert routes([box("a", 0, 0)], []) == ()
