"""The causal claims of a graph as numbers, for everything that reasons over many of them.

An arc stands for all claims of one sign from one concept to another that hold in a condition. Arcs and concepts are called by
their places, whole numbers from 0, so that a search over a million of them touches no claim.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from causal_atlas.knowledge.model import Claim, Condition, Origin, Polarity, Relation, RelationKind, Status

Numbers = NDArray[np.int32]
Small = NDArray[np.int8]
Steps = list[tuple[int, int]]

CARRYING = frozenset({RelationKind.CAUSAL, RelationKind.INFLUENCE})
"""The kinds of relation along which a change travels; an influence does so with an unknown sign."""
SIGNS = {Polarity.PLUS: 1, Polarity.MINUS: -1, None: 0}
MOST_KEPT = 50_000
"""How many rows of each direction stay ready."""
_REACHING = frozenset({Relation.IMPAIRS, Relation.PRESERVES})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Arcs:
    """Causal links as columns, one entry an arc.

    `signs` are 1, -1, or 0 where the sign is not known; `grades` run from 1 (weakest) to 4, that of the first of `claims_of`;
    `soft` is 1 where no claim is stated by a source or the literature; `weak` is 1 where the insulin action is attenuated;
    `disputed` is 1 where the sources contradict a claim. What an insulin action that is lost would carry is no arc.
    """

    names: Sequence[str]
    index: Mapping[str, int]
    causes: Numbers
    effects: Numbers
    signs: Small
    grades: Small
    soft: Small
    weak: Small
    disputed: Small
    claims_of: Callable[[int], tuple[str, ...]]
    """The ids of the claims of an arc, best first."""
    outgoing: tuple[NDArray[np.int64], Numbers]
    """Where the arcs that leave each concept start, and the arcs in that order (compressed sparse rows)."""
    incoming: tuple[NDArray[np.int64], Numbers]
    """The same for the arcs that arrive."""
    _leaving: dict[int, Steps] = field(default_factory=dict, repr=False)
    _arriving: dict[int, Steps] = field(default_factory=dict, repr=False)

    @classmethod
    def grouped(cls, *, grades: Small, causes: Numbers, effects: Numbers, names: Sequence[str], **columns: Any) -> Arcs:
        """Arcs from their columns, made ready to be looked up by cause and by effect."""
        out = _rows(causes, effects, grades, len(names))
        into = _rows(effects, causes, grades, len(names))
        return cls(names=names, causes=causes, effects=effects, grades=grades, outgoing=out, incoming=into, **columns)

    def __len__(self) -> int:
        """How many arcs there are."""
        return len(self.signs)

    def leaving(self, concept: int) -> Steps:
        """What a concept acts on: pairs of (concept, arc), best supported first, then in the order of the names."""
        found = self._leaving.get(concept)
        return found if found is not None else self._steps(concept, self.outgoing, self.effects, self._leaving)

    def arriving(self, concept: int) -> Steps:
        """What acts on a concept: pairs of (concept, arc), best supported first, then in the order of the names."""
        found = self._arriving.get(concept)
        return found if found is not None else self._steps(concept, self.incoming, self.causes, self._arriving)

    def _steps(self, concept: int, rows: tuple[NDArray[np.int64], Numbers], ends: Numbers, kept: dict[int, Steps]) -> Steps:
        starts, order = rows
        arcs = order[starts[concept] : starts[concept + 1]]
        found = list(zip(ends[arcs].tolist(), arcs.tolist(), strict=True))
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[concept] = found
        return found


def _rows(here: Numbers, there: Numbers, grades: Small, size: int) -> tuple[NDArray[np.int64], Numbers]:
    """Where the arcs of each concept start, and the arcs in that order: best supported first, then by the other end."""
    order = np.argsort((here.astype(np.int64) * 5 + (4 - grades)) * max(size, 1) + there, kind="stable").astype(np.int32)
    return np.concatenate(([0], np.cumsum(np.bincount(here, minlength=size)))), order


def transmits(claim: Claim, condition: Condition | None) -> bool:
    """Whether a change travels along a claim in a condition; None stands for any of its conditions.

    What impairs or preserves an insulin action reaches it also where the action is lost; what the action would carry does not
    get through.
    """
    if claim.relation.kind not in CARRYING:
        return False
    if condition is None:
        return True
    lost = claim.status.get(condition) is Status.LOST and claim.relation not in _REACHING
    return condition in claim.conditions and not lost


def carrying_in(claim: Claim) -> tuple[Condition, ...]:
    """The conditions in which a change travels along a claim."""
    if claim.relation.kind not in CARRYING:
        return ()
    if not claim.status:
        return claim.conditions
    return tuple(condition for condition in claim.conditions if transmits(claim, condition))


def is_weak(claim: Claim, condition: Condition | None) -> bool:
    """Whether a claim gets through weakly in a condition."""
    return condition is not None and claim.status.get(condition) is Status.ATTENUATED and claim.relation not in _REACHING


def is_soft(claim: Claim) -> bool:
    """Whether neither a source text nor the literature states a claim."""
    return claim.origin in (Origin.INFERRED, Origin.BRIEF)


def arcs_of(
    concepts: Iterable[str], claims: Iterable[Claim], condition: Condition | None, disputed: Collection[str] = ()
) -> Arcs:
    """The arcs of some claims; a claim of a concept about itself is none.

    Args:
        concepts: every concept, in any order.
        claims: the claims.
        condition: only what gets through in it; None for everything that does in some condition.
        disputed: ids of claims that the sources contradict.
    """
    names = sorted(concepts)
    index = {name: place for place, name in enumerate(names)}
    grouped: dict[tuple[int, int, int], list[Claim]] = {}
    for claim in claims:
        if claim.cause != claim.effect and transmits(claim, condition):
            key = (index[claim.cause], index[claim.effect], SIGNS[claim.polarity])
            grouped.setdefault(key, []).append(claim)
    keys = sorted(grouped)
    groups = [sorted(grouped[key], key=lambda claim: (is_soft(claim), -claim.grade, claim.id)) for key in keys]
    ids = [tuple(claim.id for claim in group) for group in groups]
    ends = np.array(keys, np.int32).reshape(-1, 3)
    return Arcs.grouped(
        names=names,
        index=index,
        causes=ends[:, 0],
        effects=ends[:, 1],
        signs=ends[:, 2].astype(np.int8),
        grades=np.array([group[0].grade for group in groups], np.int8),
        soft=np.array([all(map(is_soft, group)) for group in groups], np.int8),
        weak=np.array([all(is_weak(claim, condition) for claim in group) for group in groups], np.int8),
        disputed=np.array([any(claim.id in disputed for claim in group) for group in groups], np.int8),
        claims_of=ids.__getitem__,
    )
