"""Places: what stands keeps standing, the rest finds a place of its own."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causal_atlas.diagrams.geometry import BOX_HEIGHT, HEXAGON_WIDTH
from causal_atlas.diagrams.layout import arranged, placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views.view import Arrangement, Place, View
from tests.diagrams.sketch import view_of
from tests.notation import graph

FLOW = graph(
    "leak + acids",
    "acids + fat",
    "fat + deaf",
    "deaf - order",
    "order - sugar",
    "making + fat",
    "sugar + insulin",
    "insulin + making",
    organs={"leak": "tissue", "fat": "liver", "deaf": "liver", "order": "liver", "making": "liver", "sugar": "blood"},
)


def apart(view: View) -> bool:
    return all(abs(a.x - b.x) >= HEXAGON_WIDTH or abs(a.y - b.y) >= BOX_HEIGHT for a, b in combinations(view.places.values(), 2))


@pytest.mark.parametrize("arrangement", Arrangement)
def test_everything_gets_a_place_of_its_own(arrangement: Arrangement) -> None:
    view = arranged(FLOW, View(concepts=tuple(FLOW.concepts)), arrangement)
    assert view.places.keys() == set(view.concepts)
    assert view.arrangement is arrangement
    assert apart(view)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_the_same_view_always_looks_the_same(arrangement: Arrangement) -> None:
    view = View(concepts=tuple(FLOW.concepts), arrangement=arrangement)
    assert placed(FLOW, view).places == placed(FLOW, view).places


def test_nobody_moves_when_newcomers_come() -> None:
    before = placed(FLOW, View(concepts=("acids", "fat", "deaf")))
    after = placed(FLOW, replace(before, concepts=(*before.concepts, "making", "leak", "order")))
    assert {name: after.places[name] for name in before.concepts} == before.places
    assert apart(after)


def test_places_of_what_is_gone_are_dropped() -> None:
    before = placed(FLOW, View(concepts=("acids", "fat", "deaf")))
    after = placed(FLOW, replace(before, concepts=("acids", "fat")))
    assert after.places == {name: before.places[name] for name in ("acids", "fat")}


def test_a_placed_view_comes_back_as_it_is() -> None:
    before = placed(FLOW, View(concepts=("acids", "fat")))
    assert placed(FLOW, before) is before


def test_a_concept_dragged_off_the_grid_stays_there() -> None:
    places = {"acids": Place(13, 7), "fat": Place(231, 55)}
    after = placed(FLOW, View(concepts=("acids", "fat", "deaf"), places=places))
    assert {name: after.places[name] for name in places} == places
    assert apart(after)


def test_a_newcomer_sits_by_its_neighbour() -> None:
    line = graph("a + b", "b + c")
    after = placed(line, view_of(line, a=(0, 0), b=(1, 0)))
    b, c = after.places["b"], after.places["c"]
    assert abs(b.x - c.x) + abs(b.y - c.y) <= 188


def test_in_a_chain_causes_stand_left_of_effects() -> None:
    line = graph("a + b", "b + c", "c + d")
    places = arranged(line, View(concepts=("d", "b", "a", "c")), Arrangement.CHAIN).places
    assert [places[name].x for name in "abcd"] == sorted({places[name].x for name in "abcd"})
    assert len({places[name].y for name in "abcd"}) == 1


def test_in_a_chain_a_new_effect_comes_to_the_right() -> None:
    line = graph("a + b", "b + c")
    before = arranged(line, View(concepts=("a", "b")), Arrangement.CHAIN)
    after = placed(line, replace(before, concepts=("a", "b", "c")))
    assert after.places["c"].x > after.places["b"].x


def test_shipped_places_are_taken_for_exactly_their_concepts() -> None:
    shipped = {"organ:liver:organs": {"fat": (0, 0), "deaf": (0, 200)}}
    atlas = ConceptGraph(info=FLOW.info, concepts=FLOW.concepts, claims=FLOW.claims, layouts=shipped)
    assert placed(atlas, View(concepts=("deaf", "fat"))).places == {"deaf": Place(0, 200), "fat": Place(0, 0)}
    assert placed(atlas, View(concepts=("deaf", "fat", "order"))).places["deaf"] != Place(0, 200)


def test_nothing_to_place() -> None:
    assert placed(FLOW, View()).places == {}
    assert arranged(FLOW, View(), Arrangement.CHAIN).places == {}


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=3, max_size=24, unique=True), st.integers(1, 6))
def test_growing_any_graph_moves_and_covers_nothing(links: list[tuple[int, int]], first: int) -> None:
    claims = [f"n{a} + n{b}" for a, b in links if a != b]
    if not claims:
        return
    homes = {f"n{n}": ["blood", "liver", "muscle"][n % 3] for n in range(12)}
    net = graph(*claims, organs=homes)
    names = tuple(net.concepts)
    view = placed(net, View(concepts=names[:first]))
    grown = placed(net, replace(view, concepts=names))
    assert all(grown.places[name] == place for name, place in view.places.items())
    assert apart(grown)
