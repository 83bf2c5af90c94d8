"""Random signed graphs and random weights for them, written without any of the code under test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from causal_atlas.reasoning.shift import Shift

Link = tuple[str, int, str]
Floats = NDArray[np.float64]


def random_links(chance: np.random.Generator, *, unsigned: float = 0.0) -> list[Link]:
    """A connected signed graph of 3 to 8 concepts with some loops; one in two is a tree whose links mostly come back."""
    size = int(chance.integers(3, 9))
    names = [chr(ord("a") + place) for place in range(size)]
    links: dict[tuple[str, str], int] = {}
    for place in range(1, size):
        links[names[int(chance.integers(place))], names[place]] = _sign(chance, unsigned)
    if chance.random() < 0.5:
        # A loop of two beside another of the other kind is where one part can only be held at rest by the next.
        returning = {
            (effect, cause): _sign(chance, unsigned) for cause, effect in links if cause != "a" and chance.random() < 0.9
        }
        links |= returning
    for _ in range(int(chance.integers(1, 3 if len(links) > size else size + 3))):
        cause, effect = chance.choice(size, 2, replace=False)
        links.setdefault((names[cause], names[effect]), _sign(chance, unsigned))
    return [(cause, sign, effect) for (cause, effect), sign in links.items()]


def _sign(chance: np.random.Generator, unsigned: float) -> int:
    return 0 if chance.random() < unsigned else int(chance.choice([1, -1]))


def as_claims(links: Sequence[Link]) -> list[str]:
    """In the notation of tests."""
    return [f"{cause} {'?+-'[sign]} {effect}" for cause, sign, effect in links]


def settled(
    links: Sequence[Link], shifts: Mapping[str, Shift], chance: np.random.Generator, *, enough: int, most: int = 400_000
) -> dict[str, Floats]:
    """Where each concept that is not set comes to rest, in `enough` stable models (fewer after `most` attempts).

    Sizes of links and of self-damping are log-uniform over four decades.
    """
    names = sorted({name for cause, _, effect in links for name in (cause, effect)} - shifts.keys())
    row = {name: number for number, name in enumerate(names)}
    found: list[Floats] = []
    tried = count = 0
    while count < enough and tried < most:
        batch = 2_000
        tried += batch
        a = np.zeros((batch, len(names), len(names)))
        push = np.zeros((batch, len(names)))
        for cause, sign, effect in links:
            if effect in shifts:
                continue
            size = 10 ** chance.uniform(-2, 2, batch) * (sign or chance.choice([1.0, -1.0, 0.0], batch))
            if cause in shifts:
                push[:, row[effect]] += size if shifts[cause] is Shift.UP else -size
            else:
                a[:, row[effect], row[cause]] += size
        for number in range(len(names)):
            a[:, number, number] = -(10 ** chance.uniform(-2, 2, batch))
        stable = np.linalg.eigvals(a).real.max(axis=1) < 0
        found.append(np.linalg.solve(-a[stable], push[stable, :, None])[:, :, 0])
        count += int(stable.sum())
    rest = np.concatenate(found)[:enough]
    return {name: rest[:, number] for name, number in row.items()}
