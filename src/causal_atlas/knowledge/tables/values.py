"""Concepts, claims and references of a table, made when they are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, ValuesView
from functools import lru_cache
from typing import Generic, TypeVar

import numpy as np

from causal_atlas.knowledge.model import (
    Claim,
    Concept,
    ConceptKind,
    Condition,
    Hedge,
    Origin,
    Polarity,
    Reference,
    Relation,
    Review,
    Wording,
)
from causal_atlas.knowledge.tables.columns import Numbers
from causal_atlas.knowledge.tables.links import Links
from causal_atlas.knowledge.tables.references import keys_of, reference_of

V = TypeVar("V")

KEPT = 20_000
"""How many values of a kind stay ready once they were looked at."""
RELATIONS = {1: Relation.INCREASES, -1: Relation.DECREASES, 0: Relation.REGULATES}
POLARITIES = {1: Polarity.PLUS, -1: Polarity.MINUS, 0: None}
NO_MECHANISM = "The table does not say how."

_EVERY_CONDITION = tuple(Condition)
_NO_MECHANISM = Wording.same(NO_MECHANISM)
_LINE = "line-"


class Lazy(Mapping[str, V], Generic[V]):
    """A mapping that makes a value when it is asked for, and keeps the latest ones."""

    def __init__(self, make: Callable[[int], V], *, kept: int = KEPT) -> None:
        self._make = make
        self._kept = lru_cache(maxsize=kept)(make)

    def __getitem__(self, key: str) -> V:
        return self._kept(self._place(key))

    def at(self, place: int) -> V:
        """The value at a place of the table."""
        return self._kept(place)

    def values(self) -> ValuesView[V]:
        """Every value, made on the way and not kept."""
        return _Passing(self)

    def passing(self) -> Iterator[V]:
        """Every value in turn, without a trace in memory."""
        return map(self._make, range(len(self)))

    def _place(self, key: str) -> int:
        raise NotImplementedError


class _Passing(ValuesView[V]):
    """Values on their way; walking over a million of them must not push out the few that are in use."""

    _mapping: Lazy[V]

    def __iter__(self) -> Iterator[V]:
        return self._mapping.passing()
