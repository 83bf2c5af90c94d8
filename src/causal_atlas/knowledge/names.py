"""Did you mean …? The nearest known name to one that is not known."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LIKENESS = 65
"""From 0 to 100: how alike two names must be before one is offered for the other."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, or None when none is alike.

    >>> nearest("hepatic_fats", ["hepatic_fat", "hgp"])
    'hepatic_fat'
    >>> nearest("xyz", ["hepatic_fat", "hgp"]) is None
    True
    """
    found = process.extractOne(name, sorted(known), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str], otherwise: str) -> str:
    """A cure for an unknown name: the nearest known one, or else `otherwise`.

    >>> did_you_mean("hgq", ["hgp"], "add it")
    "did you mean 'hgp'?"
    """
    found = nearest(name, known)
    return f"did you mean {found!r}?" if found else otherwise
