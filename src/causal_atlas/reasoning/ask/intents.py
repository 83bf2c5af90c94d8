"""What a clause wants to know, by its words around the concepts that it names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from causal_atlas.reasoning.ask.question import Intent
from causal_atlas.reasoning.ask.vocabulary import (
    ACTING,
    ASKING,
    COMPARING,
    CUTTING,
    FALLING,
    LASTING,
    LOOPING,
    LOWERING,
    ORGANS,
    RAISING,
    RISING,
    TOGETHER,
)
from causal_atlas.reasoning.ask.vocabulary import words as _words
from causal_atlas.reasoning.shift import Shift

_LINKING_VERBS = _words("is are was were be been being gets get becomes become goes go went stays stay keeps keep too very much "
                           "level levels would will should could to there has have so")  # fmt: skip
_DETERMINERS = _words("the a an of in some any there is my your our their this that level levels amount too much i you we")
_GERUNDS = frozenset(word for word in RAISING | LOWERING if word.endswith("ing"))
_SUPPOSING = _words("if suppose supposing imagine assume assuming say")
_BACKWARDS = _words("by from because due after upon depend depends thanks owing")
_KEEPING = _words("keep keeps keeping")
_UNDER = _words("in with when if during under as")
_OUTCOMES = _words("effects effect consequences consequence outcome outcomes result results aftermath impact impacts "
                      "influence implications complications harms harm")  # fmt: skip
_ORIGINS = _words("causes cause reasons reason factors factor determinants determinant drivers driver source sources origin "
                     "origins trigger triggers root roots")  # fmt: skip
_SPANS = _words("years long months weeks time while")
"""After "for" they tell how long, and not for what."""
_DEFINING = _words("define definition meaning means mean called describe explain")
_VERBS = RAISING | LOWERING | ACTING | RISING | FALLING
_AUXILIARIES = _words("do does did is are was were would will can could has have should")


@dataclass(frozen=True)
class Clause:
    """The words of a clause; a mention stands as one item, its number."""

    items: tuple[str | int, ...]

    @cached_property
    def said(self) -> tuple[str, ...]:
        """The words that belong to no mention."""
        return tuple(item for item in self.items if isinstance(item, str))

    @cached_property
    def places(self) -> tuple[int, ...]:
        """Where the mentions stand."""
        return tuple(at for at, item in enumerate(self.items) if isinstance(item, int))

    @property
    def first(self) -> str:
        """The first word."""
        return self.said[0] if self.said else ""

    def has(self, some: Collection[str]) -> bool:
        """Whether one of these words stands in the clause."""
        return any(word in some for word in self.said)

    def says(self, phrase: str) -> bool:
        """Whether these words stand in the clause one after the other."""
        return f" {phrase} " in self._spoken

    @cached_property
    def _spoken(self) -> str:
        return f" {' '.join(item if isinstance(item, str) else '@' for item in self.items)} "

    @cached_property
    def before(self) -> tuple[str, ...]:
        """The words before the first mention."""
        return self._words(0, self.places[0] if self.places else len(self.items))

    @cached_property
    def after(self) -> tuple[str, ...]:
        """The words after the last mention."""
        return self._words(self.places[-1] + 1 if self.places else 0, len(self.items))

    @cached_property
    def between(self) -> tuple[str, ...]:
        """The words between the first and the last mention."""
        return self._words(self.places[0], self.places[-1]) if self.places else ()

    def _words(self, start: int, end: int) -> tuple[str, ...]:
        return tuple(item for item in self.items[start:end] if isinstance(item, str))


def intent_of(clause: Clause, conditions: int, *, healthy: bool) -> Intent | None:
    """What a clause asks, or None where its words do not tell.

    Args:
        clause: its words.
        conditions: how many conditions it names.
        healthy: whether health is one of them.
    """
    count = len(clause.places)
    if is_supposing(clause):
        return Intent.WHATIF
    if clause.has(CUTTING) and (clause.has(LOOPING) or clause.first == "where"):
        return Intent.CUT
    if clause.has(LOOPING) or clause.says("feed back") or clause.says("feeds back"):
        return Intent.LOOPS
    if count <= 1 and _compares_organs(clause):
        return Intent.ORGANS
    if _compares(clause, conditions, healthy=healthy):
        return Intent.CONTRAST
    if count > 1 and not conditions and clause.has({"difference", "differences", "differ", "differs", "compare", "distinguish"}):
        return Intent.DEFINITION
    if count > 1 and clause.has(TOGETHER):
        return Intent.COMMON
    if count and _asks_for_causes(clause):
        return Intent.CAUSES
    if count > 1:
        return Intent.CHAIN
    return _of_one(clause) if count else None


def _compares_organs(clause: Clause) -> bool:
    still = clause.has(LASTING) and clause.first in ("where", "what", "which", "who")
    return (clause.has(ORGANS) and clause.has(LASTING | COMPARING | ASKING)) or (
        still and not clause.has(RAISING | LOWERING) and bool(set(clause.said) & _WORKING)
    )


_WORKING = _words("still obey obeys listen listens respond responds answer answers heed heeds preserved works")


def _compares(clause: Clause, conditions: int, *, healthy: bool) -> bool:
    if conditions > 1 and healthy:
        return True
    stays = clause.has(LASTING) and clause.first in ("des", "do", "is", "are")
    if len(clause.places) > 1:
        return (stays or clause.has(COMPARING)) and conditions > 0 and not clause.has(RAISING | LOWERING)
    if clause.has(COMPARING):
        return bool(conditions or clause.places)
    lasting = clause.has(LASTING) and clause.first in ("des", "do", "is", "are", "how", "what")
    changes = (
        conditions > 0
        and clause.first in ("what", "how")
        and bool({"change", "changes", "happens"} & set(clause.said))
        and bool(clause.places)
    )
    return (lasting and bool(clause.places) and conditions > 0) or changes


def is_supposing(clause: Clause) -> bool:
    """Whether a clause is a thought experiment."""
    if clause.says("what if") or clause.first in _SUPPOSING:
        return True
    shifted = any(shift_at(clause, place) for place in clause.places)
    if clause.first in ("why", "how", "whats") and not clause.says("how would"):
        return False
    happens = clause.has({"happens", "happen", "follows", "changes"}) and clause.has(
        {"if", "when", "without", "after", "once", "with"}
    )
    if happens and clause.places:
        return True
    asked = clause.first in ("what", "des", "would", "will", "can", "how", "do", "could", "is")
    if asked and any(_gerund_before(clause, place) for place in clause.places[:1]):
        return True
    if clause.has({"if"}) and shifted:
        return True
    return shifted and len(clause.places) == 1 and not clause.has(ASKING | ACTING) and len(clause.said) <= 2


def _gerund_before(clause: Clause, place: int) -> bool:
    at = place - 1
    while at >= 0 and clause.items[at] in _DETERMINERS:
        at -= 1
    return at >= 0 and clause.items[at] in _GERUNDS


def shift_at(clause: Clause, place: int) -> Shift | None:
    """Which way a mention is said to go, by the words around it; None where it is what is asked about."""
    items = clause.items
    before = place - 1
    while before >= 0 and items[before] in _DETERMINERS:
        before -= 1
    if before >= 0 and items[before] in _AUXILIARIES:
        return None
    at = place + 1
    while at < len(items) and items[at] in _LINKING_VERBS and items[at] not in RISING:
        at += 1
    if at < len(items) and not _acts_on(items, at) and (found := _shift(items[at], RISING, FALLING)):
        return found
    at = place - 1
    while at >= 0 and items[at] in _DETERMINERS and items[at] not in RISING:
        at -= 1
    if at < 0:
        return None
    if items[at] == "without":
        return Shift.DOWN
    return _shift(items[at], RISING | RAISING, FALLING | LOWERING)


def _acts_on(items: Sequence[str | int], at: int) -> bool:
    """Whether the verb at a place has an object: "raises" in "fat raises sugar"."""
    following = at + 1
    while following < len(items) and items[following] in _DETERMINERS:
        following += 1
    return items[at] in RAISING | LOWERING and following < len(items) and isinstance(items[following], int)


def _shift(item: str | int, up: Collection[str], down: Collection[str]) -> Shift | None:
    return Shift.UP if item in up else Shift.DOWN if item in down else None


def _asks_for_causes(clause: Clause) -> bool:
    """Whether a clause is like "what raises X", "which factors lead to X", "causes of X"."""
    before = clause.before
    if before and before[0] in ("what", "which", "who", "wat", "whats"):
        verbs = [word for word in before[1:] if word in _VERBS and word not in _AUXILIARIES]
        helped = any(word in _AUXILIARIES for word in before[1:2])
        return (
            bool(verbs)
            and not (helped and not clause.has(_ORIGINS))
            and not (set(before) & _OUTCOMES and not set(before) & _ORIGINS)
        )
    return len(clause.places) == 1 and bool(set(before) & _ORIGINS)


def _of_one(clause: Clause) -> Intent:
    """What is asked of one concept."""
    said = set(clause.said)
    if clause.first == "what" and clause.said[1:2] in (("is",), ("are",), ("s",)) and not said & (_OUTCOMES | _ORIGINS | {"for"}):
        return Intent.DEFINITION if not clause.after or not said & _VERBS else Intent.CAUSES
    if said & _ORIGINS and not set(clause.after) & _ORIGINS:
        return Intent.CAUSES
    if (
        said & _OUTCOMES
        or (clause.says("do") and clause.after)
        or said & {"matter", "matters", "bad", "dangerous", "follows", "happens", "happen"}
        or ("for" in said and not said & _SPANS)
    ):
        return Intent.EFFECTS
    if set(clause.after) & (_ORIGINS | (RAISING | LOWERING | ACTING) - _AUXILIARIES) - RISING - FALLING:
        return Intent.CAUSES if clause.first in ("why",) or "from" in said or "by" in said else Intent.EFFECTS
    if clause.first == "why" or "from" in said or "arise" in said:
        return Intent.CAUSES
    if clause.first == "how":
        return (
            Intent.CAUSES
            if set(clause.after) & (RISING | FALLING | {"arise", "come", "develop", "start", "begin", "happen"})
            else Intent.EFFECTS
        )
    if said & _DEFINING or not said & (_VERBS - _AUXILIARIES):
        return Intent.DEFINITION
    return Intent.CAUSES if set(clause.before) & (_VERBS - _AUXILIARIES) else Intent.EFFECTS


def is_backwards(clause: Clause) -> bool:
    """Whether the effect is named before the cause: "liver fat is raised by fatty acids"."""
    between = set(clause.between)
    backwards = between & _BACKWARDS
    # "Insulin keeps the liver from making sugar" is told forwards.
    if backwards and not (backwards == {"from"} and between & (LOWERING | _KEEPING)):
        return True
    acts = between & (RAISING | LOWERING | (ACTING - {"have", "has", "had", "doing", "des", "play", "plays"}))
    return clause.first == "why" and bool(between & _UNDER) and not acts


def way_wanted(clause: Clause) -> Shift | None:
    """Which way a cause shall move its effect: "what would lower liver fat" asks for what lowers it."""
    up, down = bool(set(clause.before) & RAISING), bool(set(clause.before) & LOWERING)
    return None if up is down else Shift.UP if up else Shift.DOWN


_LINKS = _words(
    "link links linked connect connects connected connection relate relates related relation relationship association"
)


def is_undirected(clause: Clause) -> bool:
    """Whether a clause does not say which of two concepts is the cause: "glucose liver?", "the link between them"."""
    return clause.has(_LINKS) or not clause.has(_VERBS - _AUXILIARIES)


def way_between(clause: Clause) -> Shift | None:
    """Which way the effect is said to go: by the verb between the two, or by what follows the last."""
    said = set(clause.between)
    up, down = bool(said & (RAISING | RISING)), bool(said & (LOWERING | FALLING))
    if up is down:
        said = set(clause.after)
        up, down = bool(said & RISING), bool(said & FALLING)
    return None if up is down else Shift.UP if up else Shift.DOWN
