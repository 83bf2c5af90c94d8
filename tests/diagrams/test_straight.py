from __future__ import annotations

from math import dist

import pytest

from causal_atlas.diagrams.straight import straight
from causal_atlas.knowledge.model import ConceptKind
from tests.diagrams.sketch import box


def test_a_way_goes_from_border_to_border() -> None:
    ((start, end),) = straight([box("a", 0, 0), box("b", 2, 0)], [(0, 1)])
    assert (start, end) == ((74, 0), (2 * 186 - 74, 0))


@pytest.mark.parametrize("kind", list(ConceptKind))
def test_it_starts_within_the_rectangle_of_any_shape(kind: ConceptKind) -> None:
    shape = box("a", 0, 0, kind)
    ((start, _),) = straight([shape, box("b", 1, 1)], [(0, 1)])
    assert abs(start.x) <= shape.width / 2
    assert 15 < abs(start.y) <= shape.height / 2


def test_arrows_of_one_pair_lie_side_by_side() -> None:
    boxes = [box("a", 0, 0), box("b", 2, 1)]
    ways = straight(boxes, [(0, 1), (1, 0), (0, 1)])
    starts = [ways[0][0], ways[1][1], ways[2][0]]
    assert min(dist(one, other) for one in starts for other in starts if one is not other) > 5
