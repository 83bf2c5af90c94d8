from __future__ import annotations

from itertools import pairwise, product
from math import dist

import pytest
from lxml import etree

from causal_atlas.exports.slide.connectors import connector_of
from causal_atlas.exports.slide.drawingml import NAMESPACES, connector
from tests.exports.opened import corners

MIRRORS = tuple(product((1, -1), (1, -1), (False, True)))
LINES = {
    "straight": [(0, 0), (300_000, 200_000)],
    "a corner": [(0, 0), (300_000, 0), (300_000, 200_000)],
    "a step": [(0, 0), (90_000, 0), (90_000, 200_000), (300_000, 200_000)],
    "out, and back": [(0, 0), (500_000, 0), (500_000, 200_000), (300_000, 200_000)],
    "back, and out": [(0, 0), (-90_000, 0), (-90_000, 200_000), (300_000, 200_000)],
    "three corners": [(0, 0), (90_000, 0), (90_000, 350_000), (300_000, 350_000), (300_000, 200_000)],
    "four corners": [(0, 0), (90_000, 0), (90_000, -70_000), (400_000, -70_000), (400_000, 200_000), (300_000, 200_000)],
    "ends above each other": [(0, 0), (90_000, 0), (90_000, 200_000), (0, 200_000)],
}


@pytest.mark.parametrize("line", LINES.values(), ids=LINES.keys())
@pytest.mark.parametrize(("across", "down", "swapped"), MIRRORS)
def test_a_connector_runs_where_its_line_does(line: list[tuple[int, int]], across: int, down: int, swapped: bool) -> None:
    turned = [(x * across, y * down) for x, y in line]
    turned = [(y, x) for x, y in turned] if swapped else turned
    frame, geometry = connector_of(turned)
    markup = connector(2, "a", "a", frame, geometry, "", (3, 0), (4, 0))
    found = corners(etree.fromstring(f"<p:root {NAMESPACES}>{markup}</p:root>")[0])
    assert len(found) == len(turned)
    # Where both ends stand above each other the frame still has a width, that bends can be shares of: a point.
    assert all(dist(one, other) <= 12_701 for one, other in zip(found, turned, strict=True))
    for one, other in pairwise(found[:-1] if len(found) > 3 else []):
        assert min(abs(one[0] - other[0]), abs(one[1] - other[1])) < 1
