"""Signs spread over a whole graph at once, a million claims as well as a hundred.

Every concept stands twice, once for what raises it and once for what lowers it. A breadth-first search over these states finds
for each the fewest links by which a shift reaches it with that sign, and the link it came by.

Which signs reach a concept says less than what becomes of it, because loops feed back. One statement remains true at any size:
when a sweep has come to its end and only one sign reaches a concept, the concept goes that way in every stable model. A
balancing loop on any way to it would have let both signs through, so every component upstream holds reinforcing loops only.
Turned by the signs of its concepts, such a component is a Z-matrix, and a stable one is an M-matrix, whose inverse has no
negative entry (Berman & Plemmons 1994, chapter 6, condition N38). Therefore all that is stable answers along its chains.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from causal_atlas.knowledge.arcs import Arcs, Numbers
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.shift import Shift

RAISED, LOWERED = 0, 1
"""State of a concept: twice its place, plus this."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scope:
    """Where a change may travel.

    `arcs` are those that act, `held` marks the concepts that nothing else moves, because they are set or outside, and
    `doubtful` marks the arcs whose sign is unknown or contradicted; they let both signs through.
    """

    arcs: Arcs
    held: NDArray[np.bool_]
    doubtful: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sweep:
    """The fewest links to each state (-1: not reached), the arc it was reached by, and the state before."""

    levels: Numbers
    by: Numbers
    before: Numbers
    finished: bool
    """False when it ended before everything was reached."""

    def level(self, concept: int, sign: int) -> int:
        """Links to a concept with a sign, 1 or -1; -1 when there is no way."""
        return int(self.levels[2 * concept + (sign < 0)])

    @property
    def raised(self) -> NDArray[np.bool_]:
        """Which concepts are reached with a plus."""
        return self.levels[RAISED::2] >= 0

    @property
    def lowered(self) -> NDArray[np.bool_]:
        """Which concepts are reached with a minus."""
        return self.levels[LOWERED::2] >= 0

    def waves(self) -> Numbers:
        """The fewest links to each concept with either sign; -1 when it is not reached."""
        up, down = self.levels[RAISED::2], self.levels[LOWERED::2]
        return np.where(up < 0, down, np.where(down < 0, up, np.minimum(up, down)))

    def walk(self, concept: int, sign: int) -> tuple[list[int], list[int]]:
        """A shortest walk to a concept with a sign: its concepts and its arcs, from the shift on."""
        state = 2 * concept + (sign < 0)
        concepts, arcs = [concept], []
        while self.before[state] >= 0:
            arcs.append(int(self.by[state]))
            state = int(self.before[state])
            concepts.append(state // 2)
        return concepts[::-1], arcs[::-1]


def scope(arcs: Arcs, shifts: Mapping[int, Shift], within: NDArray[np.bool_] | None = None) -> Scope:
    """Nothing moves what is set, and nothing outside of `within` moves at all."""
    held = np.zeros(len(arcs.names), bool) if within is None else ~within
    held[list(shifts)] = True
    return Scope(arcs=arcs, held=held, doubtful=(arcs.signs == 0) | (arcs.disputed == 1))


def sweep(
    scope: Scope,
    shifts: Mapping[int, Shift],
    *,
    steps: int | None = None,
    usable: NDArray[np.bool_] | None = None,
    budget: Budget | None = None,
) -> Sweep:
    """Spread shifts along the arcs, at most `steps` links far.

    Args:
        scope: where a change may travel.
        shifts: places of concepts and what is done to them.
        steps: how far; None for as far as it goes.
        usable: marks the arcs that count; None for all of them.
        budget: when it is spent the sweep stops and is not finished.
    """
    arcs, (starts, order) = scope.arcs, scope.arcs.outgoing
    states = 2 * len(arcs.names)
    levels, by, before = (np.full(states, -1, np.int32) for _ in range(3))
    mark = np.empty(states, np.int32)
    front = np.array([2 * place + (shift is Shift.DOWN) for place, shift in sorted(shifts.items())], np.int32)
    levels[front] = 0
    step = 0
    while len(front):
        if step == steps or (budget is not None and budget.spent()):
            return Sweep(levels=levels, by=by, before=before, finished=False)
        step += 1
        rows, here = _rows(starts, front)
        along = order[rows]
        kept = ~scope.held[arcs.effects[along]]
        if usable is not None:
            kept &= usable[along]
        along, here = along[kept], here[kept]
        there = 2 * arcs.effects[along] + ((here & 1) ^ (arcs.signs[along] < 0))
        both = scope.doubtful[along]
        if both.any():
            there = np.concatenate((there, there[both] ^ 1))
            along, here = np.concatenate((along, along[both])), np.concatenate((here, here[both]))
        fresh = levels[there] < 0
        there, along, here = there[fresh], along[fresh], here[fresh]
        # Of several ways to one state the first counts, which is the best supported one: the last to write wins.
        mark[there[::-1]] = np.arange(len(there) - 1, -1, -1, dtype=np.int32)
        first = mark[there] == np.arange(len(there), dtype=np.int32)
        front = there[first]
        levels[front], by[front], before[front] = step, along[first], here[first]
    return Sweep(levels=levels, by=by, before=before, finished=True)


def _rows(starts: NDArray[np.int64], front: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """The rows of every arc that leaves a state of the front, and for each of them the state."""
    places = front >> 1
    first = starts[places]
    counts = starts[places + 1] - first
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(first - (ends - counts), counts), np.repeat(front, counts)
