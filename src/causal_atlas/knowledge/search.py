"""Finding concepts, questions and courses by what people type: labels, synonyms, identifiers, beginnings of words, typing errors.

Three ways, each tried only when the one before it left room: the name itself or its beginning, its words in any order, and
its words after mending typing errors (Jaro–Winkler similarity: Winkler 1990, which forgives slips and unfinished words alike).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.naming import Name, fold, names_of
from causal_atlas.knowledge.stems import stem, stems

EXACT, PREFIX, WORDS, PARTLY = 92.0, 74.0, 54.0, 15.0
"""Scores of the ways to be found; a better fit and a better kind of name together add less than the step to the next way."""
FAMILIAR = 3.0
"""What a name in the words of the reader's own audience adds."""
LIKENESS = 0.86
"""From 0 to 1: how alike a typed word and a known one must be to count as a typing error."""
MANY = 2_000
"""How many candidates of one word are looked at; a word with more is too common to rank by it."""
LARGE = 20_000
"""With more words than this, only those with the same first letter are looked at for typing errors."""
LAST = "\U0010ffff"
"""Sorts behind every other character."""
SHORTEST = 3
"""Words shorter than this are not mended."""

LONGER = 8
"""From this length on a word is forgiven a second slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A concept, a question or a course that was found, with the name by which it was found."""

    concept: str = ""
    question: str = ""
    course: str = ""
    text: str
    score: float
    """From 0 to 100; above 90 it is the very name."""


class SearchIndex:
    """The names of a graph, made ready for searching at the first search.

    The index of 125 concepts takes a few milliseconds to make, that of 300,000 a few seconds.
    """

    def __init__(self, graph: ConceptGraph) -> None:
        self._graph = graph

    def prepare(self) -> None:
        """Make the index now rather than at the first search; safe to call from another thread."""
        self._mendable, self._by_stem  # noqa: B018 - looking at them makes them

    def find(self, query: str, *, audience: Audience, limit: int = 8) -> tuple[Hit, ...]:
        """The best hits for `query`, best first, each concept, question and course at most once.

        Names in the words of `audience` come before those of others; ties go to the shorter name, then to the alphabet.
        """
        folded = fold(query)
        best: dict[tuple[str, str, str], Hit] = {}
        for found in self._ways(folded) if folded else ():
            if len(best) >= limit:
                break
            for name, score in found:
                score += name.weight + (FAMILIAR if audience in name.audiences else 0.0)
                key = (name.concept, name.question, name.course)
                hit = Hit(concept=name.concept, question=name.question, course=name.course, text=name.text, score=round(score, 3))
                if key not in best or _rank(hit) < _rank(best[key]):
                    best[key] = hit
        return tuple(sorted(best.values(), key=_rank)[:limit])

    def exactly(self, folded: str) -> dict[str, float]:
        """The concepts with this very name, folded, and the weight of the name."""
        start = bisect_left(self._names, folded, key=_folded)
        found: dict[str, float] = {}
        for name in islice(self._names, start, start + MANY):
            if name.folded != folded:
                break
            if name.concept:
                found[name.concept] = max(name.weight, found.get(name.concept, 0.0))
        return found

    def of_words(self, words: tuple[str, ...]) -> dict[str, float]:
        """The concepts with a name of these very stems, in whatever order, and the weight of the name."""
        found: dict[str, float] = {}
        for place in self._by_stems.get(words, ()):
            name = self._names[place]
            found[name.concept] = max(name.weight, found.get(name.concept, 0.0))
        return found

    def with_words(self, words: tuple[str, ...], *, more: int = 2) -> dict[str, float]:
        """The concepts with a name of these stems and at most so many others, and how far it is from them: how many others.

        A name whose last word is among them is half a word nearer: liver fat is a fat, fat tissue is a tissue.
        """
        rarest = min(words, key=lambda word: len(self._by_stem.get(word, ())))
        found: dict[str, float] = {}
        for place in self._by_stem.get(rarest, ())[:MANY]:
            name = self._names[place]
            spoken = name.folded.split()
            known = stems(spoken)
            others = len(known) - len(words)
            if others <= more and set(words) <= set(known):
                far = others + (0.0 if stem(spoken[-1]) in words else 0.5)
                found[name.concept] = min(far, found.get(name.concept, far))
        return found

    def knows(self, word: str) -> bool:
        """Whether some name has this folded word, in whatever form."""
        return word in self._by_word or stem(word) in self._by_stem

    def spelt_like(self, word: str) -> tuple[str, ...]:
        """Known words that differ from this one by a slip: one letter in a short word, two in a longer one; the nearest first."""
        if len(word) <= SHORTEST:
            return ()
        known = self._mendable
        if len(known) > LARGE:
            known = known[bisect_left(known, word[0]) : bisect_left(known, word[0] + LAST)]
        found = process.extract(word, known, scorer=OSA.distance, score_cutoff=slips(word), limit=4)
        return tuple(near for near, *_ in sorted(found, key=lambda one: (one[1], one[0])))

    def _ways(self, query: str) -> Iterator[Iterator[tuple[Name, float]]]:
        """The ways to be found, best first."""
        yield self._whole(query)
        yield self._all_words(query)
        likely = {word: self._like(word) for word in query.split()}
        yield self._mended(query, likely)
        yield self._some_words(query, likely)

    def _whole(self, query: str) -> Iterator[tuple[Name, float]]:
        """Names that are the query, or begin with it."""
        names = self._names
        start = bisect_left(names, query, key=_folded)
        for name in islice(names, start, start + MANY):
            if not name.folded.startswith(query):
                break
            whole = name.folded == query
            yield name, EXACT if whole else PREFIX + 10 * len(query) / len(name.folded)

    def _all_words(self, query: str) -> Iterator[tuple[Name, float]]:
        """Names in which every word of the query begins a word."""
        words = query.split()
        # The word with the fewest candidates decides; the others are looked up in those.
        rarest = min(words, key=self._frequency)
        for name in self._beginning(rarest):
            if all(_begins(word, name.folded) for word in words):
                yield name, WORDS + 10 * min(1.0, len(query) / len(name.folded))

    def _mended(self, query: str, likely: Mapping[str, list[tuple[str, float]]]) -> Iterator[tuple[Name, float]]:
        """Names in which every word of the query begins a word, or is like one."""
        mended = [likely[word] for word in query.split()]
        for name in self._candidates(mended):
            fits = [
                max((likeness for word, likeness in options if _begins(word, name.folded)), default=0.0) for options in mended
            ]
            if name.fuzzy and fits and min(fits) > 0:
                likeness = sum(fits) / len(fits)
                yield name, PARTLY + 25 * likeness + 5 * min(1.0, len(query) / len(name.folded))

    def _some_words(self, query: str, likely: Mapping[str, list[tuple[str, float]]]) -> Iterator[tuple[Name, float]]:
        """Names with at least half of the query's longer words, typing errors mended."""
        words = [word for word in query.split() if len(word) > SHORTEST]
        mended = [likely[word] for word in words]
        for name in self._candidates(mended):
            found = [any(_begins(known, name.folded) for known, _ in options) for options in mended]
            if name.fuzzy and 2 * sum(found) >= len(words):
                length = sum(len(word) for word, there in zip(words, found, strict=True) if there)
                yield name, PARTLY * sum(found) / len(words) + 5 * min(1.0, length / len(name.folded))

    def _candidates(self, mended: list[list[tuple[str, float]]]) -> Iterable[Name]:
        found = {id(name): name for options in mended for word, _ in options for name in self._beginning(word)}
        return found.values()

    def _like(self, word: str) -> list[tuple[str, float]]:
        """Known words that this one can stand for, with their likeness; the word itself when some word begins with it."""
        if self._frequency(word):
            return [(word, 1.0)]
        if len(word) < SHORTEST:
            return []
        known = self._mendable
        if len(known) > LARGE:
            # Few slips hit the first letter, and a tenth of the words is looked through in a tenth of the time.
            known = known[bisect_left(known, word[0]) : bisect_left(known, word[0] + LAST)]
        found = process.extract(word, known, scorer=JaroWinkler.normalized_similarity, score_cutoff=LIKENESS, limit=6)
        return [(likely, likeness) for likely, likeness, _ in found]

    def _frequency(self, word: str) -> int:
        """How many known words begin with this one, or 0."""
        start = bisect_left(self._words, word)
        end = bisect_left(self._words, word + LAST, lo=start)
        return sum(len(self._by_word[known]) for known in islice(self._words, start, min(end, start + MANY)))

    def _beginning(self, word: str) -> Iterator[Name]:
        """Names with a word that begins with this one, at most `MANY`."""
        return islice(self._all_beginning(word), MANY)

    def _all_beginning(self, word: str) -> Iterator[Name]:
        start = bisect_left(self._words, word)
        for known in islice(self._words, start, None):
            if not known.startswith(word):
                return
            for place in self._by_word[known]:
                yield self._names[place]

    @cached_property
    def _names(self) -> list[Name]:
        return sorted(names_of(self._graph))

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """Word → places in `_names`."""
        found: dict[str, list[int]] = {}
        for place, name in enumerate(self._names):
            for word in dict.fromkeys(name.folded.split()):
                found.setdefault(word, []).append(place)
        return found

    @cached_property
    def _by_stems(self) -> dict[tuple[str, ...], list[int]]:
        """All stems of a name → places in `_names`."""
        found: dict[tuple[str, ...], list[int]] = {}
        for place, name in enumerate(self._names):
            if name.concept and name.fuzzy:
                found.setdefault(stems(name.folded.split()), []).append(place)
        return found

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        """Each stem of a name → places in `_names`."""
        found: dict[str, list[int]] = {}
        for words, places in self._by_stems.items():
            for word in words:
                found.setdefault(word, []).extend(places)
        return found

    @cached_property
    def _words(self) -> list[str]:
        return sorted(self._by_word)

    @cached_property
    def _mendable(self) -> list[str]:
        """Words of labels and synonyms; a slip in an identifier would lead to another thing."""
        mendable = {word for name in self._names if name.fuzzy for word in name.folded.split()}
        return sorted(word for word in mendable if not word.isdigit())


@lru_cache(maxsize=4)
def index_of(graph: ConceptGraph) -> SearchIndex:
    """The index of a graph, the same one each time."""
    return SearchIndex(graph)


def slips(word: str) -> int:
    """How many slips of a finger a word of this length is forgiven.

    >>> slips("fat"), slips("suger"), slips("inflamation")
    (0, 1, 2)
    """
    return 0 if len(word) <= SHORTEST else 1 if len(word) < LONGER else 2


def _begins(word: str, folded: str) -> bool:
    return folded.startswith(word) or f" {word}" in folded


def _folded(name: Name) -> str:
    return name.folded


def _rank(hit: Hit) -> tuple[float, int, str, str, str, str]:
    return -hit.score, len(hit.text), hit.text, hit.concept, hit.question, hit.course
