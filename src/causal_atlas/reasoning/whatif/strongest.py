"""The best supported chain from what is set to a concept, with the sign that is asked for."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from causal_atlas.knowledge.arcs import Arcs
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.sweep import Scope, Sweep, sweep
from causal_atlas.reasoning.whatif.values import Chain

MOST_LOOKED = 2_000
"""Arcs that are looked at for it; a hub may have many thousands."""
MOST_TRIED = 200
"""Beginnings that are looked at for a chain that visits no concept twice."""
Quick: TypeAlias = tuple[Sequence[int], Sequence[bool], Sequence[int]]
SIGN = {1: "+", -1: "-", 0: "?"}


class Strongest:
    """Finds chains: those without a contested link first, of these the one with the best weakest link, then the shortest.

    A disputed claim counts here with the sign that it claims; an unsigned one may stand for either.
    """

    def __init__(self, scope: Scope, shifts: Mapping[int, Shift]) -> None:
        self._scope = Scope(arcs=scope.arcs, held=scope.held, doubtful=scope.arcs.signs == 0)
        self._shifts = shifts
        self._masks = _masks(scope.arcs)
        self._sweeps: list[Sweep] = []
        self._lists: dict[int, Quick] = {}

    def chain(self, place: int, sign: int) -> Chain | None:
        """The best supported chain to a concept that raises (1) or lowers (-1) it; None when there is none."""
        for number, mask in enumerate(self._masks):
            if number == len(self._sweeps):
                self._sweeps.append(sweep(self._scope, self._shifts, usable=mask))
            reached = self._sweeps[number]
            if reached.level(place, sign) < 0:
                continue
            concepts, along = reached.walk(place, sign)
            if len(set(concepts)) == len(concepts):
                return chain_of(self._scope.arcs, concepts, along)
            found = self._without_return(number, place, sign)
            if found is not None:
                return chain_of(self._scope.arcs, *found)
        return None

    def _quick(self, number: int) -> Quick:
        """Levels of states, usable arcs and signs as lists, which plain Python reads several times as fast as arrays."""
        if number not in self._lists:
            levels, usable, signs = self._sweeps[number].levels, self._masks[number], self._scope.arcs.signs
            self._lists[number] = (levels.tolist(), usable.tolist(), signs.tolist())
        return self._lists[number]

    def _without_return(self, number: int, place: int, sign: int) -> tuple[list[int], list[int]] | None:
        """The shortest chain that visits no concept twice, searched from its end (best first, with the true distance left)."""
        arcs, (levels, usable, signs) = self._scope.arcs, self._quick(number)
        waiting: list[tuple[int, tuple[int, ...], tuple[int, ...], int]]
        waiting = [(levels[2 * place + (sign < 0)], (place,), (), sign)]
        tried = looked = 0
        while waiting:
            length, concepts, along, sign = heapq.heappop(waiting)
            if length == len(along):
                return list(concepts), list(along)
            for cause, arc in arcs.arriving(concepts[0]):
                looked += 1
                if looked > MOST_LOOKED:
                    return None
                if cause in concepts or not usable[arc]:
                    continue
                own = signs[arc]
                for before in (sign * own,) if own else (1, -1):
                    left = levels[2 * cause + (before < 0)]
                    if left < 0:
                        continue
                    tried += 1
                    if tried > MOST_TRIED:
                        return None
                    heapq.heappush(waiting, (len(along) + 1 + left, (cause, *concepts), (arc, *along), before))
        return None


def _masks(arcs: Arcs) -> list[NDArray[np.bool_]]:
    """Which arcs may be used, from the best ones to all of them."""
    signed = arcs.signs != 0
    firm = signed & (arcs.disputed == 0)
    grades = sorted(set(np.unique(arcs.grades).tolist()), reverse=True)
    masks = [*(firm & (arcs.grades >= grade) for grade in grades), signed, np.ones(len(arcs), bool)]
    counts = [int(mask.sum()) for mask in masks]
    return [mask for number, mask in enumerate(masks) if number == 0 or counts[number] > counts[number - 1]]


def chain_of(arcs: Arcs, concepts: list[int], along: list[int]) -> Chain:
    """A chain with its names, the best claim of each arc, and its signs."""
    return Chain(
        concepts=tuple(arcs.names[place] for place in concepts),
        claims=tuple(arcs.claims_of(arc)[0] for arc in along),
        signs="".join(SIGN[int(arcs.signs[arc])] for arc in along),
    )
