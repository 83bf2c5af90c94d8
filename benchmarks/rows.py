"""Edge tables of any size, made from a seed: a few hubs and many concepts with few links, as real networks have."""

from __future__ import annotations

from pathlib import Path

import numpy as np

SEED = 20
STEEPNESS = 0.5
"""Chance of the n-th concept to take part in a link falls with n to the power of this: degrees fall with the third power."""
LINKS_PER_CONCEPT = 4


def write_table(path: Path, rows: int, *, seed: int = SEED) -> None:
    """Write an edge table with `rows` links between a quarter as many concepts."""
    chance = np.random.default_rng(seed)
    size = rows // LINKS_PER_CONCEPT
    weights = np.arange(1, size + 1) ** -STEEPNESS
    steps = np.cumsum(weights / weights.sum())
    causes = np.minimum(np.searchsorted(steps, chance.random(rows)), size - 1)
    # Another order for the effects, so that what causes much is not also caused by much.
    effects = chance.permutation(size)[np.minimum(np.searchsorted(steps, chance.random(rows)), size - 1)]
    effects = np.where(effects == causes, (effects + 1) % size, effects)
    signs = chance.choice(np.array(["+", "-", ""]), size=rows, p=[0.6, 0.3, 0.1])
    with path.open("w", encoding="utf-8") as file:
        file.write("cause,effect,polarity\n")
        file.writelines(f"thing {c},thing {e},{s}\n" for c, e, s in zip(causes, effects, signs, strict=True))
