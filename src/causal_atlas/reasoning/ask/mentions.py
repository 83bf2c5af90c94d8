"""Which words of a question name which concept: longest first, word order and typing errors forgiven."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from causal_atlas.knowledge.graph import LINKING, ConceptGraph
from causal_atlas.knowledge.model import ConceptKind
from causal_atlas.knowledge.search import SearchIndex, slips
from causal_atlas.knowledge.stems import JOINING, stems
from causal_atlas.reasoning.ask.question import Mention
from causal_atlas.reasoning.ask.vocabulary import FOREIGN, MEDICAL, PERSONAL, PLAIN
from causal_atlas.reasoning.ask.vocabulary import words as _words

LONGEST_NAME = 9
"""Words; a longer stretch of a question is not looked up."""
MOST_OTHERS = 4
MOST_LINKS_COUNTED = 200
SURE = 1.0
"""The weight from which a name is a concept's own; below it is that of a thing in an ontology, or another form of a word."""
_GRAMMAR = sorted(word for word in PLAIN if len(word) > 3)
_FILLING = _words("keep keeps keeping still always really actually just also")
"""Words that may stand inside a name without belonging to it: the liver keeps releasing sugar."""
_NOT_ALONE = _words("release releases releasing released store stores storing stored take takes hold holds")
"""Words of many names that name nothing alone."""
MOST_ALIKE = 60
"""A word in the names of more concepts than this means none of them."""
FIRST_LETTER_FREE = 6
"""Letters; in a shorter word another first letter makes another word: rain is no slip for brain."""
_APART = _words("and or on to from through for at")
"""Words that stand between two names rather than inside one, unless the name has them itself."""
_LOOSE_KINDS = frozenset({ConceptKind.ANATOMY, ConceptKind.NOTION})


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with its place among the words."""

    start: int
    end: int
    mention: Mention


def mended(index: SearchIndex, words: Sequence[str]) -> list[str]:
    """The words with typing errors put right, where a known word is near enough."""
    return [word if _is_known(index, word) else _nearest(index, word) for word in words]


def _is_known(index: SearchIndex, word: str) -> bool:
    return word in PLAIN or word in MEDICAL or word in PERSONAL or word in FOREIGN or index.knows(word)


def _nearest(index: SearchIndex, word: str) -> str:
    """A word of questions or of names that differs by a slip; of equally near ones, that of a name."""
    near = [known for known in index.spelt_like(word) if _may_be(word, known)]
    alike = process.extract(word, _GRAMMAR, scorer=OSA.distance, score_cutoff=slips(word)) if slips(word) else []
    grammar = [(known, far) for known, far, _ in alike if _may_be(word, known)]
    if not near:
        return str(grammar[0][0]) if grammar else word
    return str(grammar[0][0]) if grammar and grammar[0][1] < OSA.distance(word, near[0]) else near[0]


def _may_be(word: str, known: str) -> bool:
    return len(word) >= FIRST_LETTER_FREE or known[0] == word[0]


def mentions(graph: ConceptGraph, index: SearchIndex, words: Sequence[str]) -> list[Found]:
    """What the words name, in the order of the words; no word belongs to two names."""
    taken = [False] * len(words)
    found = [*_sure(graph, index, words, taken), *_partly(graph, index, words, taken)]
    return sorted(found, key=lambda one: one.start)


def _sure(graph: ConceptGraph, index: SearchIndex, words: Sequence[str], taken: list[bool]) -> Iterator[Found]:
    """Names that stand in the question whole, in whatever order of their words."""
    for start, end in _stretches(len(words)):
        stretch = words[start:end]
        if any(taken[start:end]):
            continue
        concepts = _named(index, stretch)
        if concepts:
            taken[start:end] = [True] * (end - start)
            best, *others = _ranked(graph, concepts)
            yield Found(
                start,
                end,
                Mention(
                    concept=best, words=" ".join(stretch), others=_others(graph, index, stretch, concepts[best], best, others)
                ),
            )


def _named(index: SearchIndex, stretch: Sequence[str]) -> dict[str, float]:
    """The concepts of a name, and how well it fits them."""
    # A bare number may stand in a name, but names nothing.
    if (len(stretch) == 1 and stretch[0] in PLAIN) or not any(map(_has_letter, stretch)):
        return {}
    if exact := index.exactly(" ".join(stretch)):
        return exact
    if {stretch[0], stretch[-1]} & (JOINING | _FILLING) or any(word in _APART for word in stretch):
        return {}
    found = index.of_words(key) if (key := stems(word for word in stretch if word not in _FILLING)) else {}
    # A name that is one short word must be meant as it stands: "eat" is a form of "eating", "it" of nothing.
    return {concept: weight - 1 for concept, weight in found.items()}


def _has_letter(word: str) -> bool:
    return any(map(str.isalpha, word))


def _ranked(graph: ConceptGraph, concepts: dict[str, float]) -> list[str]:
    return sorted(concepts, key=lambda name: (-concepts[name], -links(graph, name), name))


def _others(
    graph: ConceptGraph, index: SearchIndex, stretch: Sequence[str], weight: float, best: str, equal: Sequence[str]
) -> tuple[str, ...]:
    """What else the words may mean: concepts of the same name; and where a part of the body bears a short name, what is in it."""
    rivals = list(equal)
    key = stems(stretch)
    label = graph.concepts[best].label
    is_label = any(stems(text.lower().split()) == key for text in (label.everyone, label.student, label.clinician))
    loose = graph.concepts[best].kind in _LOOSE_KINDS or weight < SURE
    if len(key) == 1 and not is_label and loose:
        near = {name: far for name, far in index.with_words(key, more=1).items() if far == int(far)}
        rivals += sorted(near, key=lambda name: (near[name], -links(graph, name), name))
    return tuple(dict.fromkeys(name for name in rivals if name != best))[:MOST_OTHERS]


def _partly(graph: ConceptGraph, index: SearchIndex, words: Sequence[str], taken: list[bool]) -> Iterator[Found]:
    """Names of which the question has only some words: "resistance", "muscle resistance"."""
    for start, end in _stretches(len(words)):
        stretch = words[start:end]
        if any(taken[start:end]) or any(word in PLAIN and word not in JOINING for word in stretch):
            continue
        if not any(map(_has_letter, stretch)):
            continue
        key = stems(stretch)
        if (
            not key
            or (len(key) == 1 and stretch[0] in _NOT_ALONE)
            or stretch[0] in JOINING
            or stretch[-1] in JOINING
            or key == ("blood",)
        ):
            continue
        near = index.with_words(key)
        if 0 < len(near) <= MOST_ALIKE:
            taken[start:end] = [True] * (end - start)
            least = min(near.values())
            best, *others = sorted(near, key=lambda name: (near[name], -links(graph, name), name))
            rivals = [name for name in others if near[name] <= least + 1 and near[name] == int(near[name])][:MOST_OTHERS]
            yield Found(start, end, Mention(concept=best, words=" ".join(stretch), others=tuple(rivals)))


def _stretches(count: int) -> Iterator[tuple[int, int]]:
    """Every stretch of so many words, the longest first, then from the left."""
    for length in range(min(count, LONGEST_NAME), 0, -1):
        for start in range(count - length + 1):
            yield start, start + length


def links(graph: ConceptGraph, concept: str) -> int:
    """How many causal links a concept has, as far as it matters for telling the more important of two."""
    near = (*graph.claims_from(concept, MOST_LINKS_COUNTED), *graph.claims_to(concept, MOST_LINKS_COUNTED))
    return sum(claim.relation.kind in LINKING for claim in near)
