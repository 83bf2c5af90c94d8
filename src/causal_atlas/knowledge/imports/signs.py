"""What the words on an arrow say: more, less, one with the other, or nothing of a cause.

Only words that cannot mean anything else are listed. Every other word leaves the sign open: a plain arrow is unsigned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import lru_cache

from causal_atlas.knowledge.tables.columns import ASSOCIATED


class Meaning(Enum):
    """What a word on an arrow says."""

    PLUS = 1
    MINUS = -1
    ASSOCIATED = ASSOCIATED
    """Without a direction: nothing causes anything."""
    NO_CAUSE = 3
    """A kind, a part, an order in time, or that nothing changes."""


def _listed(text: str) -> frozenset[str]:
    return frozenset(word.strip() for word in text.split(","))


WORDS = {
    Meaning.PLUS: _listed(
        "+, 1, +1, positive, increases, increase, increased by cause, activates, activate, activation, stimulates, stimulate, "
        "stimulation, necessary stimulation, enhances, enhancement, promotes, promotion, induces, induction, upregulates, "
        "upregulation, up regulates, up regulates activity, up regulates quantity, up regulates quantity by expression, "
        "up regulates quantity by stabilization, positively regulates, positive regulation, directly increases, "
        "increase amount, permits"
    ),
    Meaning.MINUS: _listed(
        "-, \N{MINUS SIGN}, -1, \N{MINUS SIGN}1, negative, decreases, decrease, inhibits, inhibit, inhibition, represses, "
        "repression, suppresses, suppression, blocks, reduces, impairs, downregulates, downregulation, down regulates, "
        "down regulates activity, down regulates quantity, down regulates quantity by repression, "
        "down regulates quantity by destabilization, negatively regulates, negative regulation, directly decreases, "
        "decrease amount, tbar, tee, -|, --|"
    ),
    Meaning.ASSOCIATED: _listed(
        "associated with, associated, association, associates with, correlated with, correlates with, correlation, "
        "positive correlation, negative correlation, interacts with, interacts, pp, in complex with, neighbor of, reacts with, "
        "binding, binds, physical, undirected, related to, coexpression, co expression"
    ),
    Meaning.NO_CAUSE: _listed(
        "is a, is not a, part of, has part, located in, subclass of, instance of, same as, precedes, predicts, indicates, masks, "
        "explains, documents, preserves, leaves unchanged, no effect, no change, causes no change, none"
    ),
}
"""The words that are understood, in small letters; `-`, `_`, capitals inside a word and a prefix such as `mim-` do not matter."""

_MEANINGS = {word: meaning for meaning, words in WORDS.items() for word in words}
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_PREFIX = re.compile(r"^(?:mim|biolink|ro|bel|go)[-:](?=\D)")
LONGEST_WORD = 100


@lru_cache(maxsize=10_000)
def meaning(word: str) -> Meaning | None:
    """What a word says, or None when it leaves that open.

    >>> meaning("mim-inhibition"), meaning("up-regulates activity"), meaning("directlyDecreases")
    (<Meaning.MINUS: -1>, <Meaning.PLUS: 1>, <Meaning.MINUS: -1>)
    >>> meaning("controls-state-change-of"), meaning("Arrow"), meaning("does not activate")
    (None, None, None)
    """
    word = word.strip()
    if len(word) > LONGEST_WORD:
        return None
    folded = word.casefold()
    if folded in _MEANINGS:
        return _MEANINGS[folded]
    plain = _PREFIX.sub("", _HUMP.sub(" ", word).casefold())
    return _MEANINGS.get(" ".join(re.split(r"[\s_-]+", plain)).strip())


def sign(words: Iterable[str], *, directed: bool = True) -> int | None:
    """What all the words on a link say together: 1, -1, 0 (not known), `ASSOCIATED`, or None (nothing of a cause).

    The weakest claim wins, and a link without direction is never more than an association.

    Raises:
        ValueError: some say more and some less.

    >>> sign(["+", "activates"]), sign(["Arrow"]), sign(["+", "associated_with"]), sign(["is_a"]), sign(["+"], directed=False)
    (1, 0, 2, None, 2)
    """
    said = {found for word in words if (found := meaning(word))}
    if Meaning.NO_CAUSE in said:
        return None
    if Meaning.ASSOCIATED in said or not directed:
        return ASSOCIATED
    if len(said) > 1:
        raise ValueError("both signs")
    return next((int(found.value) for found in said), 0)
