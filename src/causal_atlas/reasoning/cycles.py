"""Every cycle of a directed graph up to a length, shortest first, found near the concept it runs through.

A cycle through a root is sought where a way ahead and a way back meet, so that a search in a table of a million rows touches
some hundred concepts. No distance is ever wrong: `Ball` knows the exact way back of every concept that can be on a cycle of the
length asked for, so that the search runs into few dead ends (a pruned depth-first search after Johnson 1975, "Finding all the
elementary circuits of a directed graph", with distances for his blocking).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from math import inf

import numpy as np
from numpy.typing import NDArray

from causal_atlas.knowledge.arcs import Arcs, Numbers
from causal_atlas.reasoning.budget import Budget

Cycle = tuple[int, ...]
"""Places of concepts in the order of the arrows."""

MOST_KEPT = 1_000_000
"""How many ends of links stay ready: about 60 MB."""
PATIENCE = 256
"""So many steps are taken before the clock is looked at again."""
PEELS = 40
FEW = 4
"""The rows of fewer concepts are looked at one by one, those of more at once."""


class BudgetSpentError(Exception):
    """The time is over; whoever asked for cycles has those that came before."""


class Network:
    """What leads to what by signed arcs and by extra steps; rows are made when they are asked for."""

    def __init__(self, arcs: Arcs, steps: Iterable[tuple[int, int]] = ()) -> None:
        """Join the signed arcs with further steps from one place to another."""
        self._arcs = arcs
        self._ahead: dict[int, list[int]] = {}
        self._behind: dict[int, list[int]] = {}
        self._more_ahead: dict[int, list[int]] = {}
        self._more_behind: dict[int, list[int]] = {}
        self._kept = 0
        for start, end in steps:
            self._more_ahead.setdefault(start, []).append(end)
            self._more_behind.setdefault(end, []).append(start)

    def ahead(self, place: int) -> list[int]:
        """What a concept leads to, each once, best supported first."""
        found = self._ahead.get(place)
        if found is None:
            found = self._row(place, self._arcs.outgoing, self._arcs.effects, self._more_ahead)
            self._ahead[place] = found
        return found

    def behind(self, place: int) -> list[int]:
        """What leads to a concept, each once, best supported first."""
        found = self._behind.get(place)
        if found is None:
            found = self._row(place, self._arcs.incoming, self._arcs.causes, self._more_behind)
            self._behind[place] = found
        return found

    def _row(
        self, place: int, rows: tuple[NDArray[np.int64], Numbers], ends: Numbers, more: Mapping[int, list[int]]
    ) -> list[int]:
        starts, order = rows
        arcs = order[starts[place] : starts[place + 1]]
        found = list(dict.fromkeys([*ends[arcs[self._arcs.signs[arcs] != 0]].tolist(), *more.get(place, ())]))
        self._kept += len(found)
        if self._kept > MOST_KEPT:
            self._ahead.clear()
            self._behind.clear()
            self._kept = len(found)
        return found

    def width(self, places: list[int], *, ahead: bool) -> int:
        """How many arcs lead on from some places, or to them: what it costs to look a step further."""
        if len(places) < FEW:
            return sum(map(len, map(self.ahead if ahead else self.behind, places)))
        starts, _ = self._arcs.outgoing if ahead else self._arcs.incoming
        here = np.array(places)
        return int((starts[here + 1] - starts[here]).sum())

    def next_to(self, places: list[int], *, ahead: bool) -> Iterable[int]:
        """What some places lead to, or what leads to them; the same may come more than once."""
        if len(places) < FEW:
            return chain.from_iterable(map(self.ahead if ahead else self.behind, places))
        more = self._more_ahead if ahead else self._more_behind
        starts, order = self._arcs.outgoing if ahead else self._arcs.incoming
        ends = self._arcs.effects if ahead else self._arcs.causes
        here = np.array(places)
        sizes = starts[here + 1] - starts[here]
        rows = np.repeat(starts[here] - np.cumsum(sizes) + sizes, sizes) + np.arange(sizes.sum())
        arcs = order[rows]
        found: list[int] = ends[arcs[self._arcs.signs[arcs] != 0]].tolist()
        return chain(found, *(more[place] for place in places if place in more))

    def core(self) -> list[int]:
        """The concepts that can be on a cycle: what is left when whatever leads nowhere or comes from nowhere is peeled off."""
        size = len(self._arcs.names)
        signed = np.flatnonzero(self._arcs.signs)
        extra = np.array([(a, b) for a, ends in self._more_ahead.items() for b in ends], np.int32).reshape(-1, 2)
        causes = np.concatenate((self._arcs.causes[signed], extra[:, 0]))
        effects = np.concatenate((self._arcs.effects[signed], extra[:, 1]))
        for _ in range(PEELS):
            inside = (np.bincount(causes, minlength=size) > 0) & (np.bincount(effects, minlength=size) > 0)
            kept = inside[causes] & inside[effects]
            if kept.all():
                break
            causes, effects = causes[kept], effects[kept]
        places: list[int] = np.unique(causes).tolist()
        return places


class Ball:
    """The surroundings of a root, widened as longer cycles are asked for.

    Args:
        network: the graph.
        root: the concept through which the cycles run.
        above: only concepts whose place is higher than this count, besides the root.
        budget: the time it may take.
    """

    def __init__(self, network: Network, root: int, budget: Budget, above: int = -1) -> None:
        """Begin with the root alone."""
        self._network = network
        self._root = root
        self._above = above
        self._budget = budget
        self._ahead, self._behind = {root: 0}, {root: 0}
        self._front_ahead, self._front_behind = [root], [root]
        self._reach_ahead = self._reach_behind = 0

    def cycles(self, length: int) -> Iterator[Cycle]:
        """Every elementary cycle through the root with exactly so many links, at least 2; the root first.

        Raises:
            BudgetSpentError: the time is over.
        """
        self._widen(length)
        if length > self._longest():
            return iter(())
        return _walks(self._network, self._root, length, self._way_back(length), self._budget)

    def _widen(self, length: int) -> None:
        """Look so far ahead and back that every cycle of this length has been met; the side that costs less first."""
        network = self._network
        while self._reach_ahead + self._reach_behind < length and self._front_ahead and self._front_behind:
            if self._budget.spent():
                raise BudgetSpentError
            if network.width(self._front_ahead, ahead=True) <= network.width(self._front_behind, ahead=False):
                self._reach_ahead += 1
                self._front_ahead = self._new(network.next_to(self._front_ahead, ahead=True), self._ahead, self._reach_ahead)
            else:
                self._reach_behind += 1
                found = network.next_to(self._front_behind, ahead=False)
                self._front_behind = self._new(found, self._behind, self._reach_behind)

    def _longest(self) -> float:
        """No cycle has more links than there are concepts on all the ways ahead, or on all those back."""
        ends = ((self._front_ahead, self._ahead), (self._front_behind, self._behind))
        return min((len(known) for front, known in ends if not front), default=inf)

    def _new(self, found: Iterable[int], known: dict[int, int], distance: int) -> list[int]:
        following = []
        for other in found:
            if other > self._above and other not in known:
                known[other] = distance
                following.append(other)
        return following

    def _way_back(self, length: int) -> Callable[[int], int]:
        """The distance to the root of every concept that can be on a cycle of this length; of others it may be too long.

        Those near the root on the way back are known. The others are near it on the way ahead, and are found from the places
        where both ways meet.
        """
        ahead, back, distance = self._ahead, self._behind, self._reach_behind
        fewer, more = (ahead, back) if len(ahead) <= len(back) else (back, ahead)
        front = [place for place in fewer if place in more and back[place] == distance and ahead[place] + distance <= length]
        found: dict[int, int] = {}
        while front:
            distance += 1
            following = []
            for other in self._network.next_to(front, ahead=False):
                if other not in back and other not in found and ahead.get(other, length) + distance <= length:
                    found[other] = distance
                    following.append(other)
            front = following
        return lambda place: back.get(place) or found.get(place, length)


def _walks(network: Network, root: int, length: int, way_back: Callable[[int], int], budget: Budget) -> Iterator[Cycle]:
    """Depth first from the root, never further away than there are links left to come back."""
    nearby: dict[int, list[tuple[int, int]]] = {}

    def near(place: int) -> list[tuple[int, int]]:
        found = nearby.get(place)
        if found is None:
            found = [(other, far) for other in network.ahead(place) if (far := way_back(other)) < length]
            nearby[place] = found
        return found

    path, on_path, ways, steps = [root], {root}, [iter(near(root))], 0
    while ways:
        steps += 1
        if not steps % PATIENCE and budget.spent():
            raise BudgetSpentError
        left = length - len(path)
        for other, far in ways[-1]:
            if far <= left and other not in on_path:
                if left == 1:
                    yield (*path, other)
                else:
                    path.append(other)
                    on_path.add(other)
                    ways.append(iter(near(other)))
                    break
        else:
            ways.pop()
            on_path.discard(path.pop())


def all_cycles(network: Network, length: int, budget: Budget) -> Iterator[Cycle]:
    """Every elementary cycle with exactly so many links, at least 2, each in one rotation: the least place first.

    Raises:
        BudgetSpentError: the time is over.
    """
    for count, root in enumerate(network.core(), 1):
        if not count % PATIENCE and budget.spent():
            raise BudgetSpentError
        yield from Ball(network, root, budget, above=root).cycles(length)
