"""Pictures that take no more room than what they show: for slides and paper, where no reader can zoom."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise, product

from causal_atlas.views.view import Arrangement, Place, View

STEPS: Mapping[Arrangement, Place] = {Arrangement.ORGANS: Place(186, 96), Arrangement.CHAIN: Place(200, 96)}
"""How far apart columns and rows are at most in a picture without empty ones."""
BORDER = 112
"""The same for two rows between which a region ends and another begins: the lower one has its name above it."""


def closed_up(views: Iterable[View], organs: Mapping[str, str]) -> tuple[View, ...]:
    """Views of one arrangement without the columns and rows in which none of them shows anything.

    What is left of, or above, something else stays so; what has one place in several views has one place afterwards.

    Args:
        views: every concept of which has its place.
        organs: the organ of every concept.
    """
    views = tuple(views)
    arrangement = views[0].arrangement
    step = STEPS[arrangement]
    shown = {(view.places[name], organs.get(name, "")) for view in views for name in view.concepts}
    rows = sorted({place.y for place, _ in shown})
    borders = _borders(shown, rows) if arrangement is Arrangement.ORGANS else set()
    across = _closed(sorted({place.x for place, _ in shown}), {}, step.x)
    down = _closed(rows, dict.fromkeys(borders, BORDER), step.y)
    return tuple(
        replace(view, places={name: Place(across[place.x], down[place.y]) for name, place in _shown(view)}) for view in views
    )


def _shown(view: View) -> Iterable[tuple[str, Place]]:
    return ((name, view.places[name]) for name in view.concepts)


def _borders(shown: Collection[tuple[Place, str]], rows: Iterable[int]) -> set[int]:
    """The rows at which an organ begins right below another.

    >>> _borders([(Place(0, 0), "blood"), (Place(0, 90), "blood"), (Place(0, 180), "liver")], [0, 90, 180])
    {180}
    """
    extents: dict[str, tuple[int, int, int, int]] = {}
    for (x, y), organ in shown:
        left, top, right, bottom = extents.get(organ, (x, y, x, y))
        extents[organ] = (min(left, x), min(top, y), max(right, x), max(bottom, y))
    above = {lower: upper for upper, lower in pairwise(rows)}
    return {
        lower[1]
        for upper, lower in product(extents.values(), repeat=2)
        if above.get(lower[1]) == upper[3] and upper[0] <= lower[2] and lower[0] <= upper[2]
    }


def _closed(ordered: Iterable[int], wider: Mapping[int, int], step: int) -> dict[int, int]:
    """Values in their order, none further from the one before than a step, or than what is given for it.

    >>> _closed([0, 300, 350], {}, 100), _closed([0, 300], {300: 120}, 100)
    ({0: 0, 300: 100, 350: 150}, {0: 0, 300: 120})
    """
    values = list(ordered)
    found = dict.fromkeys(values[:1], 0)
    for before, value in pairwise(values):
        found[value] = found[before] + min(value - before, wider.get(value, step))
    return found
