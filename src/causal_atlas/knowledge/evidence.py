"""How strong the evidence for a claim is, from 1 to 4."""

from __future__ import annotations

from collections.abc import Iterable

from causal_atlas.knowledge.model import Hedge, Origin

VERIFIED = frozenset({"A", "A-", "B", "B-", "C"})
"""Grades of a reference whose title and number were found together; D and NOT VERIFIED do not count."""
STRONG_HEDGES = frozenset({Hedge.HEDGED, Hedge.IMPLIED})
"""Hedges that weaken an assertion; a condition, an attribution or a frequency narrows it instead."""


def grade_of(*, origin: Origin, hedge: Hedge, texts: int, verified: int) -> int:
    """The grade of a claim: who says so, how firmly, and what stands behind it.

    | grade | a claim of the sources | a claim from the literature |
    |---|---|---|
    | 4 | supported by two things: verified references, or one and a second source text | never |
    | 3 | supported by one verified reference | two verified references |
    | 2 | no verified reference | one verified reference |
    | 1 | – | no verified reference |

    A strong hedge (*hedged*, *implied*) costs a claim of the sources one grade. What is inferred, and what the project's brief
    asks for, has grade 1.

    Args:
        origin: who says so.
        hedge: how firmly the source puts it.
        texts: how many source texts state it.
        verified: how many verified references support it, the sources' own and added ones, each counted once.

    >>> grade_of(origin=Origin.STATED, hedge=Hedge.ASSERTED, texts=1, verified=2)
    4
    >>> grade_of(origin=Origin.STATED, hedge=Hedge.HEDGED, texts=1, verified=2)
    3
    >>> grade_of(origin=Origin.STATED, hedge=Hedge.ASSERTED, texts=2, verified=0)
    2
    >>> grade_of(origin=Origin.LITERATURE, hedge=Hedge.ASSERTED, texts=0, verified=1)
    2
    >>> grade_of(origin=Origin.BRIEF, hedge=Hedge.ASSERTED, texts=0, verified=9)
    1
    """
    if origin is Origin.LITERATURE:
        return min(1 + verified, 3)
    if origin is not Origin.STATED:
        return 1
    # Two texts that agree without a verified reference may lean on one another.
    support = min(2, verified + max(texts - 1, 0)) if verified else 0
    return 2 + support - (hedge in STRONG_HEDGES)


def verified_among(grades: Iterable[str]) -> int:
    """How many of these grades of references count as verified.

    >>> verified_among(["A", "NOT VERIFIED", "C"])
    2
    """
    return sum(grade in VERIFIED for grade in grades)
