"""Qualifiers of a question: in a healthy person, in type 2 diabetes, during puberty, without resistance."""

from __future__ import annotations

from collections.abc import Sequence

from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.ask.vocabulary import words as _words

_PHRASES = {
    phrase: condition
    for condition, phrases in (
        (Condition.HEALTHY, ("health", "healthy", "good health", "no resistance", "nonresistant")),
        (
            Condition.COMPENSATED,
            ("insulin resistance", "insulin resistant", "resistance", "resistant", "compensated", "compensated resistance",
             "resistant compensated", "prediabetes", "prediabetic", "early resistance", "insulin resistants"),
        ),
        (
            Condition.DECOMPENSATED,
            ("type 2 diabetes", "type 2 diabetes mellitus", "type ii diabetes", "type 2 diabetics", "type 2 diabetic", "t2d",
             "t2dm", "diabetes", "diabetic", "diabetics", "decompensated", "decompensated resistance", "resistant decompensated",
             "late resistance"),
        ),
        (Condition.PUBERTY, ("puberty", "adolescence", "teenagers", "teenager", "teens", "adolescents", "pubertal")),
    )
    for phrase in phrases
}  # fmt: skip
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
_LEADING = _words("in during with under for among when amid")
_FILLING = _words("a an the those people person persons patients patient someone somebody body bodies state who have has is "
                     "are with man men woman women adult adults child children early full overt subject subjects being you "
                     "individuals individual condition normal")  # fmt: skip
_ADJECTIVES = _words("healthy resistant diabetic prediabetic pubertal compensated decompensated")
_BEINGS = _words("people person persons patients patient body bodies state adults individuals subjects")
_ADVERBS = {"normally": Condition.HEALTHY}
Place = tuple[int, int, Condition]


def named(words: Sequence[str]) -> list[Place]:
    """Every stretch that names a condition, as (start, end, condition), the longest ones, from the left.

    >>> named("between health and type 2 diabetes".split())[1]
    (3, 6, <Condition.DECOMPENSATED: 'resistant_decompensated'>)
    """
    found: list[Place] = []
    start = 0
    while start < len(words):
        for length in range(min(_LONGEST, len(words) - start), 0, -1):
            condition = _PHRASES.get(" ".join(words[start : start + length]))
            if condition:
                found.append((start, start + length, condition))
                start += length - 1
                break
        start += 1
    return found


def qualifiers(words: Sequence[str]) -> list[Place]:
    """The stretches that say in whom something is asked, with the words that belong to them.

    >>> qualifiers("how does insulin act in a healthy person".split())
    [(4, 8, <Condition.HEALTHY: 'healthy'>)]
    >>> qualifiers("how does obesity cause insulin resistance".split())
    []
    """
    found = [(at, at + 1, _ADVERBS[word]) for at, word in enumerate(words) if word in _ADVERBS]
    for start, end, condition in named(words):
        lead = start
        while lead and words[lead - 1] in _FILLING and words[lead - 1] != "with":
            lead -= 1
        tail = end
        while tail < len(words) and words[tail] in _BEINGS:
            tail += 1
        led = lead > 0 and words[lead - 1] in _LEADING
        denied = lead > 0 and words[lead - 1] == "without" and condition in (Condition.COMPENSATED, Condition.DECOMPENSATED)
        alone = words[end - 1] in _ADJECTIVES and tail > end
        if led or denied:
            reach = lead - 1
            while led and reach and words[reach - 1] in (_FILLING | _LEADING):
                reach -= 1
            found.append((reach, tail, Condition.HEALTHY if denied else condition))
        elif alone:
            found.append((start, tail, condition))
    return found


def without(words: Sequence[str], places: Sequence[Place]) -> list[str]:
    """The words that belong to none of these stretches."""
    gone = {at for start, end, _ in places for at in range(start, end)}
    return [word for at, word in enumerate(words) if at not in gone]
