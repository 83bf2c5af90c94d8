"""Concepts, claims and references of a table, made when they are looked at."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence, ValuesView
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

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
    Status,
    Wording,
)
from causal_atlas.knowledge.tables.columns import ASSOCIATED, Numbers
from causal_atlas.knowledge.tables.links import Links
from causal_atlas.knowledge.tables.references import keys_of, reference_of

V = TypeVar("V")

KEPT = 20_000
"""How many values of a kind stay ready once they were looked at."""
RELATIONS = {1: Relation.INCREASES, -1: Relation.DECREASES, 0: Relation.REGULATES, ASSOCIATED: Relation.ASSOCIATED_WITH}
POLARITIES = {1: Polarity.PLUS, -1: Polarity.MINUS}
NO_MECHANISM = "The file does not say how."

_EVERY_CONDITION = tuple(Condition)
_NO_MECHANISM = Wording.same(NO_MECHANISM)
_NO_STATUS: Mapping[Condition, Status] = MappingProxyType({})
CLAIM_ON_LINE = "line-"
"""Before the number of the line on which a claim stands first: its id."""


class Lazy(Mapping[str, V]):
    """A mapping that makes a value when it is asked for, and keeps the latest ones."""

    def __init__(self, make: Callable[[int], V]) -> None:
        """`make` makes the value at a place of the table."""
        self._make = make
        self.at = lru_cache(maxsize=KEPT)(make)

    def __getitem__(self, key: str) -> V:
        return self.at(self._place(key))

    def values(self) -> ValuesView[V]:
        """Every value, made on the way and not kept."""
        return _Passing(self)

    def passing(self) -> Iterator[V]:
        """Every value in turn; walking over a million does not push out the few that are in use."""
        return map(self._make, range(len(self)))

    @abstractmethod
    def _place(self, key: str) -> int:
        """The place of a key in the table; raises KeyError when it has none."""


class _Passing(ValuesView[V]):
    """Values on their way."""

    def __init__(self, values: Lazy[V]) -> None:
        super().__init__(values)
        self._values = values

    def __iter__(self) -> Iterator[V]:
        return self._values.passing()


class Concepts(Lazy[Concept]):
    """The concepts of a table by name, in the order of the alphabet."""

    def __init__(
        self, links: Links, labels: Sequence[str], organs: Sequence[str], organ_of: Numbers, causes: Numbers, effects: Numbers
    ) -> None:
        """`causes` and `effects` count those of each concept, `organ_of` gives the place of its organ in `organs`."""
        super().__init__(self._made)
        self.index = {name: place for place, name in enumerate(links.names)}
        self._names, self._labels = links.names, labels
        self._organs, self._organ_of = organs, organ_of
        self._causes, self._effects = causes, effects

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def __contains__(self, key: object) -> bool:
        return key in self.index

    def _place(self, key: str) -> int:
        return self.index[key]

    def _made(self, place: int) -> Concept:
        return Concept(
            id=self._names[place],
            kind=ConceptKind.PROCESS,
            organ=self._organs[self._organ_of[place]],
            label=Wording.same(self._labels[place]),
            status=_NO_STATUS,
            verbatim=True,
            explanation=Wording.same(_explained(int(self._causes[place]), int(self._effects[place]))),
        )


class Claims(Lazy[Claim]):
    """The claims of a table; the id of each tells the line on which it stands first."""

    def __init__(self, links: Links) -> None:
        super().__init__(self._made)
        self._links = links
        self._has_texts = bool(links.optional)
        # A memoryview gives plain numbers, and one of them in a third of the time that numpy takes.
        self._causes, self._effects = links.causes.data, links.effects.data
        self._signs, self._grades, self._lines = links.signs.data, links.grades.data, links.lines.data

    def __iter__(self) -> Iterator[str]:
        return (f"{CLAIM_ON_LINE}{line}" for line in self._links.lines.tolist())

    def __len__(self) -> int:
        return len(self._links.lines)

    def _place(self, key: str) -> int:
        number = key.removeprefix(CLAIM_ON_LINE) if isinstance(key, str) and key.startswith(CLAIM_ON_LINE) else ""
        if number.isdecimal() and number.isascii() and len(number) < 10 and number[0] != "0":
            # Not np.searchsorted, which turns the whole column into wider numbers to compare them with this one.
            place = bisect_left(self._lines, int(number))
            if place < len(self) and self._lines[place] == int(number):
                return place
        raise KeyError(key)

    def _made(self, place: int) -> Claim:
        names, sign = self._links.names, self._signs[place]
        told, note, references = self._texts(place) if self._has_texts else ("", "", ())
        return Claim(
            id=f"{CLAIM_ON_LINE}{self._lines[place]}",
            cause=names[self._causes[place]],
            relation=RELATIONS[sign],
            effect=names[self._effects[place]],
            polarity=POLARITIES.get(sign),
            conditions=_EVERY_CONDITION,
            mechanism=Wording.same(told) if told else _NO_MECHANISM,
            origin=Origin.STATED,
            grade=self._grades[place],
            hedge=Hedge.ASSERTED,
            review=Review.UNREVIEWED,
            status=_NO_STATUS,
            references=references,
            note=note,
        )

    def _texts(self, place: int) -> tuple[str, str, tuple[str, ...]]:
        """Mechanism, note and references of a claim; a label stands in for a mechanism."""
        label = " · ".join(self._links.texts("label", place))
        mechanism = " ".join(self._links.texts("mechanism", place))
        keys = (key for cell in self._links.texts("reference", place) for key in keys_of(cell))
        return mechanism or label, label if mechanism and label != mechanism else "", tuple(dict.fromkeys(keys))


class References(Mapping[str, Reference]):
    """The references of a table by their key, which says all that is known of them."""

    def __init__(self, links: Links) -> None:
        column = links.optional.get("reference")
        self._keys = dict.fromkeys(key for cell in (column.texts if column else ()) for key in keys_of(cell))

    def __getitem__(self, key: str) -> Reference:
        if key not in self._keys:
            raise KeyError(key)
        return reference_of(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def _explained(causes: int, effects: int) -> str:
    """What there is to say of a concept of which only a name is known.

    >>> _explained(3, 1), _explained(0, 1200)
    ('It has 3 causes and 1 effect in this file.', 'It has no causes and 1,200 effects in this file.')
    """
    return f"It has {_count(causes, 'cause')} and {_count(effects, 'effect')} in this file."


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s" if number else f"no {word}s"
