"""The chains between two concepts in the order of their rank, one after the other, without looking at all of them.

Chains are sought by the grade of their weakest link, from the best, by length, from the shortest, and by the number of inferred
links, so that the first ones found are the best ones. Within these the search goes in the order of the alphabet and turns
back where no walk of the length sought leads to the end; what is left to try is whether a concept comes twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from causal_atlas.knowledge.arcs import Arcs
from causal_atlas.reasoning.chains.reach import Between, Local
from causal_atlas.reasoning.meter import Meter

Masks: TypeAlias = NDArray[np.uint32]


def ranked(arcs: Arcs, start: int, end: int, max_links: int, meter: Meter) -> Iterator[tuple[int, ...]]:
    """Every chain from one place to another as its arcs, best first.

    Raises:
        Spent: the meter says so; what was yielded before is the best there is.
    """
    for grade in range(_best_grade(arcs, start, end), 0, -1):
        between = Between(arcs, start, end, grade, meter)
        for links in range(1, max_links + 1):
            local = between.local(links)
            if between.apart:
                break
            if local is not None:
                yield from _of_length(arcs, local, links, grade, meter)


def _best_grade(arcs: Arcs, start: int, end: int) -> int:
    """The best grade that a chain can have, going by its first and its last link; 0 where one of them is wanting."""
    best = []
    for (starts, order), concept in ((arcs.outgoing, start), (arcs.incoming, end)):
        # The arcs of a concept stand best first.
        first = starts[concept]
        best.append(int(arcs.grades[order[first]]) if first < starts[concept + 1] else 0)
    return min(best)


def _of_length(arcs: Arcs, local: Local, links: int, grade: int, meter: Meter) -> Iterator[tuple[int, ...]]:
    """The chains of exactly so many links whose weakest has this grade."""
    weakest, soft = arcs.grades[local.arcs] == grade, arcs.soft[local.arcs].astype(np.uint32)
    open_, done = _completions(local, links, weakest, soft, meter)
    rows = _Rows(local, weakest, soft)
    for inferred in range(links + 1):
        if int(open_[links][local.start]) >> inferred & 1:
            yield from _simple(local, rows, (open_, done), links, inferred, meter)


def _completions(
    local: Local, links: int, weakest: NDArray[np.bool_], soft: Masks, meter: Meter
) -> tuple[list[memoryview], list[memoryview]]:
    """For each number of links and each concept: what a walk of so many links from it to the end may be like.

    Bit `n` says that there is one with `n` inferred links: in the first answer one with a link of the weakest grade, in the
    second one of any kind. Sets of walks as bits make this a handful of array operations a link.
    """
    least: Masks = np.zeros(local.size, np.uint32)
    every: Masks = np.zeros(local.size, np.uint32)
    every[local.end] = 1
    with_least, of_any = [least.data], [every.data]
    full = np.flatnonzero(np.diff(local.starts))
    for _ in range(links):
        meter.spend(len(local.arcs) // 4)
        ahead = every[local.heads] << soft
        held = np.where(weakest, ahead, least[local.heads] << soft)
        least, every = _joined(held, local, full), _joined(ahead, local, full)
        with_least.append(least.data)
        of_any.append(every.data)
    return with_least, of_any


def _joined(masks: Masks, local: Local, full: NDArray[np.int64]) -> Masks:
    """What the arcs of each concept offer together."""
    found: Masks = np.zeros(local.size, np.uint32)
    if len(full):
        found[full] = np.bitwise_or.reduceat(masks, local.starts[full])
    return found


class _Rows:
    """The arcs of each concept as plain numbers, made when the search first comes by."""

    def __init__(self, local: Local, weakest: NDArray[np.bool_], soft: Masks) -> None:
        self._columns = (local.heads, weakest, soft, local.arcs)
        self._starts = local.starts
        self._made: dict[int, list[tuple[int, bool, int, int]]] = {}

    def __getitem__(self, concept: int) -> list[tuple[int, bool, int, int]]:
        """(effect, whether of the weakest grade, 1 if inferred, arc) of each."""
        if (made := self._made.get(concept)) is None:
            here = slice(self._starts[concept], self._starts[concept + 1])
            made = list(zip(*(column[here].tolist() for column in self._columns), strict=True))
            self._made[concept] = made
        return made


def _simple(
    local: Local, rows: _Rows, masks: tuple[list[memoryview], list[memoryview]], links: int, inferred: int, meter: Meter
) -> Iterator[tuple[int, ...]]:
    """The simple paths of exactly so many links, so many of them inferred and one at least of the weakest grade."""
    with_least, of_any = masks
    taken = bytearray(local.size)
    taken[local.start] = 1
    path, on_path = [0] * links, [local.start]
    # Of each link: what is left to try, how many inferred links are due from here, and whether a weakest one still is.
    stack = [(iter(rows[local.start]), inferred, True)]
    while stack:
        rest, due, wanting = stack[-1]
        left = links - len(stack)
        for head, is_weakest, is_soft, arc in rest:
            wants, owes = wanting and not is_weakest, due - is_soft
            if taken[head] or owes < 0 or not (with_least if wants else of_any)[left][head] >> owes & 1:
                continue
            path[-1 - left] = arc
            if not left:
                yield tuple(path)
                continue
            row = rows[head]
            meter.spend(len(row) + 1)
            taken[head] = 1
            on_path.append(head)
            stack.append((iter(row), owes, wants))
            break
        else:
            stack.pop()
            taken[on_path.pop()] = 0
