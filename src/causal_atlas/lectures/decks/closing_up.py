"""Pictures that take no more room than what they show: for slides and paper, where no reader can zoom."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from causal_atlas.views.view import Arrangement, Place, View

STEPS: Mapping[Arrangement, Place] = {Arrangement.ORGANS: Place(186, 120), Arrangement.CHAIN: Place(200, 96)}
"""How far apart columns and rows are at most in a picture without empty ones."""


def closed_up(views: Iterable[View]) -> tuple[View, ...]:
    """Views of one arrangement without the columns and rows in which none of them shows anything.

    What is left of, or above, something else stays so; what has one place in several views has one place afterwards.
    """
    views = tuple(views)
    step = STEPS[views[0].arrangement]
    shown = [view.places[name] for view in views for name in view.concepts]
    across = _closed((place.x for place in shown), step.x)
    down = _closed((place.y for place in shown), step.y)
    return tuple(
        replace(view, places={name: Place(across[place.x], down[place.y]) for name, place in _shown(view)}) for view in views
    )


def _shown(view: View) -> Iterable[tuple[str, Place]]:
    return ((name, view.places[name]) for name in view.concepts)


def _closed(values: Iterable[int], step: int) -> dict[int, int]:
    """Values in their order, none further from the next than a step.

    >>> _closed([0, 300, 350], 100)
    {0: 0, 300: 100, 350: 150}
    """
    ordered = sorted(set(values))
    found = dict.fromkeys(ordered[:1], 0)
    for before, value in pairwise(ordered):
        found[value] = found[before] + min(value - before, step)
    return found
