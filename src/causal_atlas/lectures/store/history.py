"""Which former states of a lecture are kept."""

from __future__ import annotations

from collections.abc import Iterable

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
APART = 10 * MINUTE
"""Milliseconds between two states that are kept automatically."""
MOST_AUTOMATIC = 60
MOST_NAMED = 60


def is_due(latest: int | None, now: int) -> bool:
    """Whether the present state should be kept before it is written over.

    >>> is_due(None, 0), is_due(0, APART - 1), is_due(0, APART)
    (True, False, True)
    """
    return latest is None or now - latest >= APART


def superfluous(made: Iterable[int], now: int) -> frozenset[int]:
    """Which of the moments at which states were kept automatically are let go.

    Of a former day only its last stays, and never more than the newest 60.

    >>> yesterday = 10 * DAY
    >>> sorted(superfluous([yesterday, yesterday + 1, yesterday + 2, yesterday + DAY], now=yesterday + DAY + 5))
    [864000000, 864000001]
    """
    moments = sorted(made)
    kept = {moment // DAY: moment for moment in moments if now - moment >= DAY} | {
        moment: moment for moment in moments if now - moment < DAY
    }
    return frozenset(moments) - set(sorted(kept.values())[-MOST_AUTOMATIC:])
