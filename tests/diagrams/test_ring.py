from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest

from causal_atlas.diagrams.geometry import BOX_HEIGHT, HEXAGON_WIDTH, ROOM, Array, segments_cross, segments_hit
from causal_atlas.diagrams.ring import ring_places
from causal_atlas.views.view import Place

GAP = 20
FITTING = 22


def names(size: int) -> list[str]:
    return [f"c{number}" for number in range(size)]


def spots(size: int) -> Array:
    return np.array(list(ring_places(names(size)).values()), float)


@pytest.mark.parametrize("size", range(2, 41))
def test_no_box_overlaps_another(size: int) -> None:
    for one, other in combinations(spots(size), 2):
        apart = np.abs(one - other) >= (HEXAGON_WIDTH + GAP, BOX_HEIGHT + GAP)
        assert apart.any(), f"{one} and {other}"


@pytest.mark.parametrize("size", range(2, FITTING + 1))
def test_a_ring_is_read_without_zooming_in(size: int) -> None:
    wide, tall = np.ptp(spots(size), axis=0) + np.array((HEXAGON_WIDTH, BOX_HEIGHT))
    assert wide <= ROOM[0]
    assert tall <= ROOM[1]


@pytest.mark.parametrize("size", range(3, 41))
def test_the_links_of_a_ring_neither_cross_nor_run_through_a_box(size: int) -> None:
    ring = spots(size)
    links = list(pairwise([*range(size), 0]))
    for (a, b), (c, d) in combinations(links, 2):
        assert not segments_cross(ring[a], ring[b], ring[c], ring[d])
    half = np.array((HEXAGON_WIDTH, BOX_HEIGHT)) / 2
    for a, b in links:
        others = [other for other in range(size) if other not in (a, b)]
        assert not segments_hit(ring[a], ring[b], ring[others] - half, ring[others] + half).any()


@pytest.mark.parametrize("size", range(3, 41))
def test_a_ring_runs_clockwise(size: int) -> None:
    x, y = spots(size).T
    area = (x * np.roll(y, -1) - np.roll(x, -1) * y).sum()
    assert area > 0, "y grows downwards, so clockwise is positive"


def test_a_ring_stands_where_it_is_put() -> None:
    here, there = ring_places(names(5)), ring_places(names(5), Place(100, -50))
    assert {name: Place(place.x + 100, place.y - 50) for name, place in here.items()} == there
