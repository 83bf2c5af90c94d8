"""Seeded search for a good arrangement on the grid; the same net always gives the same arrangement."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, exp, sqrt

import numpy as np

from causal_atlas.diagrams.geometry import Ints
from causal_atlas.diagrams.grid import Costs

MOST_EXCHANGED = 40
"""Up to this size two concepts are exchanged and whole organs moved too: each weighs the whole arrangement anew."""
MOST_CELLS = 36
"""How many free cells are weighed for a move; a window for 25 concepts has hardly more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How long to search: pinned counts, never time, so that results can be repeated."""

    sweeps: int
    warmth: float = 1.2
    """Temperature at the start, in units of cost; it falls to a hundredth."""
    seed: int = 1


def window(size: int) -> tuple[int, int]:
    """Columns and rows to search in, for a number of concepts.

    >>> window(12)
    (6, 7)
    """
    if size <= 25:
        return 6, 7
    # Half as many cells again as concepts, in the proportions of the drawing area.
    rows = ceil(sqrt(1.5 * size * 1.15))
    return ceil(1.5 * size / rows), rows


def annealed(costs: Costs, x: Ints, y: Ints, effort: Effort) -> tuple[Ints, Ints, float]:
    """The best arrangement found from a start, with its cost."""
    random = np.random.default_rng(effort.seed)
    columns, rows = (max(a, int(b.max()) + 1) for a, b in zip(window(costs.net.size), (x, y), strict=True))
    cells = np.stack(np.meshgrid(np.arange(columns), np.arange(rows), indexing="ij"), axis=-1).reshape(-1, 2)
    x, y = x.copy(), y.copy()
    best = (x.copy(), y.copy(), float(costs.of(x[None], y[None])[0]))
    for sweep in range(effort.sweeps):
        heat = effort.warmth * exp(-4.6 * sweep / max(effort.sweeps - 1, 1)) if sweep < effort.sweeps - 1 else 0.0
        for node in random.permutation(costs.net.size):
            _move(costs, x, y, int(node), cells, heat, random)
        if costs.net.size <= MOST_EXCHANGED:
            _swap(costs, x, y, int(random.integers(costs.net.size)), heat, random)
            _shift(costs, x, y, int(random.integers(max(costs.net.organs) + 1)), (columns, rows), heat, random)
        cost = float(costs.of(x[None], y[None])[0])
        if cost < best[2] - 1e-9:
            best = (x.copy(), y.copy(), cost)
    return best


def _pick(cost: np.ndarray[tuple[int, ...], np.dtype[np.float64]], heat: float, random: np.random.Generator) -> int:
    """A heat bath: cheap choices are likely, the cheapest certain when it is cold."""
    if heat <= 0:
        return int(np.argmin(cost))
    weight = np.exp(-(cost - cost.min()) / heat)
    return int(min(np.searchsorted(np.cumsum(weight), random.random() * weight.sum()), len(cost) - 1))


def _move(costs: Costs, x: Ints, y: Ints, node: int, cells: Ints, heat: float, random: np.random.Generator) -> None:
    """Move one concept to any free cell, or leave it."""
    taken = {(int(a), int(b)) for number, (a, b) in enumerate(zip(x, y, strict=True)) if number != node}
    free = np.array([cell for cell in cells.tolist() if tuple(cell) not in taken])
    if len(free) > MOST_CELLS:
        free = _nearest(costs, x, y, node, free)
    xs, ys = np.repeat(x[None], len(free), axis=0), np.repeat(y[None], len(free), axis=0)
    xs[:, node], ys[:, node] = free[:, 0], free[:, 1]
    chosen = _pick(costs.of(xs, ys, node), heat, random)
    x[node], y[node] = free[chosen]


def _nearest(costs: Costs, x: Ints, y: Ints, node: int, cells: Ints) -> Ints:
    """The cells nearest to the neighbours of a concept, and the one where it is."""
    near = [b if a == node else a for a, b in costs.net.links if node in (a, b)] or [node]
    away = np.abs(cells[:, 0] - x[near].mean()) + np.abs(cells[:, 1] - y[near].mean())
    away[(cells[:, 0] == x[node]) & (cells[:, 1] == y[node])] = -1
    chosen: Ints = cells[np.argsort(away, kind="stable")[:MOST_CELLS]]
    return chosen


def _swap(costs: Costs, x: Ints, y: Ints, node: int, heat: float, random: np.random.Generator) -> None:
    """Let one concept change places with any other, or with none."""
    every = np.arange(len(x))
    xs, ys = np.repeat(x[None], len(x), axis=0), np.repeat(y[None], len(x), axis=0)
    xs[every, node], ys[every, node] = x, y
    xs[every, every], ys[every, every] = x[node], y[node]
    chosen = _pick(costs.of(xs, ys), heat, random)
    x[:], y[:] = xs[chosen], ys[chosen]


def _shift(costs: Costs, x: Ints, y: Ints, organ: int, room: tuple[int, int], heat: float, random: np.random.Generator) -> None:
    """Move a whole organ to where it meets no other concept, or leave it."""
    mine = np.array(costs.net.organs) == organ
    if not mine.any() or mine.all():
        return
    others = {(int(a), int(b)) for a, b in zip(x[~mine], y[~mine], strict=True)}
    steps = [
        (right, down)
        for right in range(-int(x[mine].min()), room[0] - int(x[mine].max()))
        for down in range(-int(y[mine].min()), room[1] - int(y[mine].max()))
        if not others & {(int(a) + right, int(b) + down) for a, b in zip(x[mine], y[mine], strict=True)}
    ]
    xs, ys = np.repeat(x[None], len(steps), axis=0), np.repeat(y[None], len(steps), axis=0)
    xs[:, mine] += np.array(steps)[:, :1]
    ys[:, mine] += np.array(steps)[:, 1:]
    chosen = _pick(costs.of(xs, ys), heat, random)
    x[:], y[:] = xs[chosen], ys[chosen]
