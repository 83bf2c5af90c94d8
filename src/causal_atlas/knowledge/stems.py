"""Words as people vary them: singular and plural, noun and adjective, everyday and medical."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JOINING = _words("a an the of in inside within into at on to by for from through per my your our their his her its")
"""Words that join the others of a name and may be left out: fat in the muscle, muscle fat."""
_ENDINGS = (
    ("ances", ""), ("ance", ""), ("ences", ""), ("ence", ""), ("ant", ""), ("ent", ""), ("ations", "at"), ("ation", "at"),
    ("ates", "at"), ("ated", "at"), ("ating", "at"), ("ate", "at"), ("ies", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""),
    ("ses", "s"), ("ed", ""), ("es", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_SAME = {
    "hepatic": "liver", "steatosis": "fat", "adipos": "fat", "lipid": "fat", "fatty": "fat", "glucos": "sugar",
    "muscular": "muscl", "pancreatic": "pancrea", "cerebral": "brain", "hunger": "appetit", "hungry": "appetit",
    "cardiac": "heart", "utilisat": "us", "utilizat": "us", "inflam": "inflammat", "signall": "signal", "obesity": "obes",
    "diabetic": "diabet", "storag": "stor", "illnes": "diseas", "disorder": "diseas", "illness": "diseas",
}  # fmt: skip
"""Stems that mean the same in this field."""
_SHORTEST = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """What the forms of a folded word share.

    >>> [stem(word) for word in ("resistance", "resistant", "resists", "cells", "hepatic", "glucose", "class")]
    ['resist', 'resist', 'resist', 'cell', 'liver', 'sugar', 'class']
    """
    found = word
    if not word.endswith(("ss", "us", "is")):
        for ending, rest in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) + len(rest) >= _SHORTEST:
                found = word[: len(word) - len(ending)] + rest
                break
    return _SAME.get(found, found)


def stems(words: Iterable[str]) -> tuple[str, ...]:
    """The stems of words in the order of the alphabet, each once, without the words that only join others.

    >>> stems(["fat", "in", "the", "muscles"]) == stems(["muscle", "fat"])
    True
    """
    return tuple(sorted({stem(word) for word in words if word not in JOINING}))
