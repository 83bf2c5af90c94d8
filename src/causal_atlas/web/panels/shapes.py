"""The outlines of boxes and small marks, as polygons in the unit square of Cytoscape (−1 to 1 in both directions)."""

from __future__ import annotations

from functools import lru_cache

from causal_atlas.diagrams.outlines import Corner, outline, pill, rounded
from causal_atlas.knowledge.model import ConceptKind


@lru_cache(maxsize=512)
def box_points(kind: ConceptKind, width: float, height: float) -> str:
    """The outline of a box as the text of `shape-polygon-points`."""
    return _points(outline(kind, width, height), width, height)


@lru_cache(maxsize=64)
def pill_points(width: float, height: float) -> str:
    """The outline of a small pill as the text of `shape-polygon-points`."""
    return _points(pill(width, height), width, height)


@lru_cache(maxsize=512)
def lining_points(width: float, height: float) -> str:
    """The inner line of a tissue state as the text of `shape-polygon-points`."""
    return _points(rounded(width, height, 6.0), width, height)


@lru_cache(maxsize=512)
def region_points(width: float, height: float) -> str:
    """The outline of an organ's region as the text of `shape-polygon-points`."""
    return _points(rounded(width, height, min(16.0, width / 2, height / 2)), width, height)


PIN_POINTS = (
    "-0.7 -1 0.7 -1 0.7 -0.75 0.45 -0.7 0.5 -0.2 0.95 0.1 0.95 0.3 0.12 0.3 0 1 "
    "-0.12 0.3 -0.95 0.3 -0.95 0.1 -0.5 -0.2 -0.45 -0.7 -0.7 -0.75"
)
"""A drawing pin."""


def _points(corners: list[Corner], width: float, height: float) -> str:
    """Corners in the unit square.

    >>> _points([(50, -20), (0, 20)], 100, 40)
    '1 -1 0 1'
    """
    return " ".join(f"{_unit(x * 2 / width)} {_unit(y * 2 / height)}" for x, y in corners)


def _unit(number: float) -> str:
    return f"{max(-1.0, min(1.0, round(number, 4))) + 0.0:g}"
