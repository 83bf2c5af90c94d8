"""What lies between two concepts within so many links: two balls that grow until they meet.

Everything here works on whole arrays: a ball of a hundred thousand concepts costs milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from causal_atlas.knowledge.arcs import Arcs
from causal_atlas.reasoning.meter import Meter

Numbers: TypeAlias = NDArray[np.int32]
Rows: TypeAlias = tuple[NDArray[np.int64], Numbers]
FAR = 99
"""A distance that was not found; more than twice any bound."""
NONE: Numbers = np.zeros(0, np.int32)


def fan(rows: Rows, concepts: Numbers) -> tuple[Numbers, Numbers]:
    """The arcs of some concepts, and to which of them (a place in `concepts`) each belongs."""
    starts, order = rows
    first = starts[concepts]
    counts = starts[concepts + 1] - first
    ends = np.cumsum(counts)
    places = np.arange(ends[-1] if len(ends) else 0) + np.repeat(first - ends + counts, counts)
    return order[places], np.repeat(np.arange(len(concepts), dtype=np.int32), counts)


class Ball:
    """All concepts within so many links of a centre, against or along the arrows of at least a grade."""

    def __init__(self, arcs: Arcs, centre: int, wall: int, grade: int, *, forward: bool) -> None:
        """`wall` is reached and never passed."""
        self.forward = forward
        self._rows, self._ends = (arcs.outgoing, arcs.effects) if forward else (arcs.incoming, arcs.causes)
        self._grades, self._grade, self._wall = arcs.grades, grade, wall
        self.distance = np.full(len(arcs.names), FAR, np.int16)
        self.distance[centre] = 0
        self.radius = 0
        self.layers: list[Numbers] = [np.array([centre], np.int32)]

    @property
    def cost(self) -> int:
        """How many arcs the next step looks at."""
        starts, edge = self._rows[0], self.layers[-1]
        return int((starts[edge + 1] - starts[edge]).sum())

    @property
    def complete(self) -> bool:
        """Whether there is nothing more to find."""
        return not len(self.layers[-1])

    def grow(self, meter: Meter) -> None:
        """Take in everything one link further."""
        edge = self.layers[-1]
        meter.spend(len(edge) + self.cost // 8)
        self.radius += 1
        self.layers.append(self._noted(self._beyond(edge), self.radius) if len(edge) else NONE)

    def continued(self, edge: Numbers, other: Ball, links: int, meter: Meter) -> Numbers:
        """From an edge on, beyond the ball, whatever is near enough to the centre of another one.

        The distances are noted as if it belonged to the ball, until somebody takes them back.
        """
        found = [NONE]
        for distance in range(self.radius + 1, links + 1):
            if not len(edge):
                break
            meter.spend(len(edge))
            near = self._beyond(edge)
            edge = self._noted(near[other.distance[near] + distance <= links], distance)
            found.append(edge)
        return np.concatenate(found)

    def _beyond(self, edge: Numbers) -> Numbers:
        """What is one link away from an edge and was not found yet."""
        arcs, _ = fan(self._rows, edge[edge != self._wall])
        others = self._ends[arcs[self._grades[arcs] >= self._grade]]
        return np.unique(others[self.distance[others] == FAR])

    def _noted(self, concepts: Numbers, distance: int) -> Numbers:
        self.distance[concepts] = distance
        return concepts

    def within(self) -> Numbers:
        """Every concept of the ball."""
        return np.concatenate(self.layers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """The part of a graph that lies on walks of exactly so many links, its concepts numbered anew in the same order.

    Arcs are sorted by cause, effect and sign; those of concept `n` stand at `starts[n]` to `starts[n + 1]`.
    """

    size: int
    start: int
    end: int
    arcs: Numbers
    tails: Numbers
    heads: Numbers
    starts: NDArray[np.int64]


class Between:
    """What lies on walks from one concept to another over arcs of at least a grade, for one length after the other."""

    def __init__(self, arcs: Arcs, start: int, end: int, grade: int, meter: Meter) -> None:
        self._arcs, self._grade, self._meter = arcs, grade, meter
        self._start, self._end = start, end
        self._ahead = Ball(arcs, start, end, grade, forward=True)
        self._behind = Ball(arcs, end, start, grade, forward=False)
        self._number = np.zeros(len(arcs.names), np.int32)

    def local(self, links: int) -> Local | None:
        """What lies on walks of at most so many links; None when nothing does. To be asked in rising order."""
        ahead, behind = self._ahead, self._behind
        while ahead.radius + behind.radius < links and not self.apart:
            smaller = ahead if ahead.cost <= behind.cost else behind
            (behind if smaller.complete else smaller).grow(self._meter)
        near = min((ball.within() for ball in (ahead, behind)), key=len)
        middle = near[ahead.distance[near] + behind.distance[near] <= links]
        if not len(middle):
            return None
        # The middle is where the balls meet; what lies beyond it belongs to a walk if it is near enough to the other end.
        before = behind.continued(middle[behind.distance[middle] == behind.radius], ahead, links, self._meter)
        after = ahead.continued(middle[ahead.distance[middle] == ahead.radius], behind, links, self._meter)
        local = self._cut_out(np.unique(np.concatenate((middle, before, after))), links)
        behind.distance[before] = FAR
        ahead.distance[after] = FAR
        return local

    @property
    def apart(self) -> bool:
        """Whether one side has seen all it can reach without meeting the other."""
        return (self._ahead.complete and self._ahead.distance[self._end] == FAR) or (
            self._behind.complete and self._behind.distance[self._start] == FAR
        )

    def _cut_out(self, concepts: Numbers, links: int) -> Local | None:
        arcs, owners = fan(self._arcs.outgoing, concepts)
        self._meter.spend(len(arcs) // 8)
        heads, tails = self._arcs.effects[arcs], concepts[owners]
        fits = self._ahead.distance[tails] + 1 + self._behind.distance[heads] <= links
        fits &= (self._arcs.grades[arcs] >= self._grade) & (tails != self._end) & (heads != self._start)
        arcs, owners, heads = arcs[fits], owners[fits], heads[fits]
        size = len(concepts)
        self._number[concepts] = np.arange(size)
        into = self._number[heads]
        order = np.argsort((owners.astype(np.int64) * size + into) * 3 + _SIGN_ORDER[self._arcs.signs[arcs]], kind="stable")
        return Local(
            size=size,
            start=int(self._number[self._start]),
            end=int(self._number[self._end]),
            arcs=arcs[order],
            tails=owners[order],
            heads=into[order],
            starts=np.concatenate(([0], np.cumsum(np.bincount(owners, minlength=size)))),
        )


_SIGN_ORDER = np.array([2, 0, 1])
"""By sign 0, 1, -1 (the last place): "+" before "-" before "?", as their characters stand in the alphabet."""
