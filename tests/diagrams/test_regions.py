"""Regions hold only their own organ and keep apart."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from causal_atlas.diagrams.geometry import PITCH_X, PITCH_Y, overlap
from causal_atlas.diagrams.regions import core, regions

Home = tuple[str, float, float]


def test_an_organ_is_one_rectangle_around_its_boxes() -> None:
    ((organ, rect),) = regions([("liver", 0, 0), ("liver", 188, 96)])
    assert organ == "liver"
    assert (rect.left, rect.top, rect.right, rect.bottom) == (-92, -42, 280, 138)


def test_a_stranger_inside_splits_the_region() -> None:
    found = regions([("liver", 0, 0), ("blood", 188, 0), ("liver", 376, 0)])
    assert [organ for organ, _ in found] == ["liver", "liver", "blood"]


def test_a_region_is_trimmed_where_another_organ_stands_close_below() -> None:
    upper, lower = (rect for _, rect in regions([("liver", 0, 0), ("blood", 0, 96)]))
    first, second = sorted((upper, lower), key=lambda rect: rect.top)
    assert first.bottom < second.top


@settings(deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 5), st.integers(0, 5)), st.sampled_from(["liver", "blood", "muscle"]), min_size=1, max_size=24
    )
)
def test_no_region_holds_a_stranger_or_overlaps_another_organ(cells: dict[tuple[int, int], str]) -> None:
    homes = [(organ, float(c * PITCH_X), float(r * PITCH_Y)) for (c, r), organ in cells.items()]
    found = regions(homes)
    for organ, x, y in homes:
        box = core(x, y)
        assert any(name == organ and overlap(box, rect) for name, rect in found)
        assert not any(name != organ and overlap(box, rect) for name, rect in found)
    assert not any(one != other and overlap(a, b) for (one, a), (other, b) in combinations(found, 2))
