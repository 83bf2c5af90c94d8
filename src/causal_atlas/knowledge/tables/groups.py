"""Groups of concepts that are linked more among themselves than with others.

Modularity is raised by local moves, then every community becomes one node and the moves begin again (the Louvain method:
Blondel, Guillaume, Lambiotte and Lefebvre 2008). Here all nodes are weighed at once in numpy, and in each round one half
of them moves, which keeps two neighbours from swapping places for ever (after Lu, Halappanavar and Kalyanaraman 2015).
Nothing is left to chance: the same table has the same groups.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

LEVELS = 12
ROUNDS = ((1_900_000, 2), (400_000, 4), (100_000, 6))
"""More ends of links than this: so many rounds. They cost most in large levels, and the later levels mend what they miss."""
ROUNDS_SMALL = 12
ENOUGH = 0.01
"""A level ends when a smaller share of its nodes moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Level:
    """An undirected weighted graph; every link stands in it once from each end."""

    size: int
    heads: Numbers
    tails: Numbers
    weights: NDArray[np.float64] | None
    """None when every link weighs the same, which saves half the sorting."""
    strengths: NDArray[np.float64]
    """Sum of the weights of a node's links, those within it counted twice."""


def communities(size: int, causes: NDArray[np.int32], effects: NDArray[np.int32]) -> Numbers:
    """The community of each of `size` concepts, the largest community first.

    Args:
        size: how many concepts there are.
        causes: the cause of each link.
        effects: the effect of each link.

    >>> two_triangles = [0, 1, 2, 3, 4, 5, 2], [1, 2, 0, 4, 5, 3, 3]
    >>> communities(6, *(np.array(ends, dtype=np.int32) for ends in two_triangles)).tolist()
    [0, 0, 0, 1, 1, 1]
    """
    level = _first(size, causes, effects)
    member = np.arange(size)
    for _ in range(LEVELS):
        labels, count = _renumbered(_moved(level))
        member = labels[member]
        if count == level.size:
            break
        level = _folded(level, labels, count)
    return _largest_first(member)


def _first(size: int, causes: NDArray[np.int32], effects: NDArray[np.int32]) -> _Level:
    heads = np.concatenate((causes, effects)).astype(np.int64)
    tails = np.concatenate((effects, causes)).astype(np.int64)
    strengths = np.bincount(heads, minlength=size).astype(np.float64)
    return _Level(size=size, heads=heads, tails=tails, weights=None, strengths=strengths)


def _moved(level: _Level) -> Numbers:
    """The community of each node after some rounds of local moves."""
    labels = np.arange(level.size)
    if not len(level.heads):
        return labels
    for turn in range(next((few for ends, few in ROUNDS if len(level.heads) > ends), ROUNDS_SMALL)):
        targets, gains = _best(level, labels)
        # A hash of the number, not its parity, so that the halves do not follow the order of the names.
        its_turn = ((np.arange(level.size) * 2_654_435_761 >> 11) + turn) & 1 == 0
        moving = (gains > 1e-9) & its_turn
        labels = np.where(moving, targets, labels)
        if turn % 2 and moving.sum() < ENOUGH * level.size:
            break
    return labels


def _best(level: _Level, labels: Numbers) -> tuple[Numbers, NDArray[np.float64]]:
    """For each node the neighbouring community that gains most, and what moving there gains over staying."""
    nodes, there, links = _summed(level.heads, labels[level.tails], level.weights, level.size)
    at_home = there == labels[nodes]
    masses = np.bincount(labels, level.strengths, level.size)
    own = level.strengths[nodes]
    worth = links - own * (masses[there] - at_home * own) / level.strengths.sum()
    firsts = np.flatnonzero(np.diff(nodes, prepend=-1))
    linked = nodes[firsts]
    tops = np.maximum.reduceat(worth, firsts)
    is_top = worth == np.repeat(tops, np.diff(firsts, append=len(nodes)))
    # Of equals the lowest number: written backwards, the first of each node stays.
    targets = labels.copy()
    targets[nodes[is_top][::-1]] = there[is_top][::-1]
    staying = -level.strengths * (masses[labels] - level.strengths) / level.strengths.sum()
    staying[nodes[at_home]] = worth[at_home]
    gains = np.zeros(level.size)
    gains[linked] = tops - staying[linked]
    return targets, gains


def _folded(level: _Level, labels: Numbers, count: int) -> _Level:
    """The graph whose nodes are the communities of `level`; links within a community count only in its strength."""
    heads, tails = labels[level.heads], labels[level.tails]
    apart = heads != tails
    weights = None if level.weights is None else level.weights[apart]
    heads, tails, weights = _summed(heads[apart], tails[apart], weights, count)
    strengths = np.bincount(labels, level.strengths, count).astype(np.float64)
    return _Level(size=count, heads=heads, tails=tails, weights=weights, strengths=strengths)


def _summed(
    heads: Numbers, tails: Numbers, weights: NDArray[np.float64] | None, size: int
) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Each pair of ends once, in their order, with the sum of its weights."""
    keys = heads * size + tails
    order = None if weights is None else np.argsort(keys)
    keys = np.sort(keys) if order is None else keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    if weights is None or order is None or not len(starts):
        sums = np.diff(starts, append=len(keys)).astype(np.float64)
    else:
        sums = np.add.reduceat(weights[order], starts)
    heads, tails = np.divmod(keys[starts], size)
    return heads, tails, sums


def _renumbered(labels: Numbers) -> tuple[Numbers, int]:
    """Labels without gaps, and how many there are."""
    present = np.bincount(labels) > 0
    return (np.cumsum(present) - 1)[labels], int(present.sum())


def _largest_first(labels: Numbers) -> Numbers:
    sizes = np.bincount(labels)
    order = np.argsort(-sizes, kind="stable")
    place = np.empty_like(order)
    place[order] = np.arange(len(order))
    return place[labels]
