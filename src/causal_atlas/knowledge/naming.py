"""The names of concepts, questions and courses as they are compared: folded, with whose words they are and what they count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Concept

_ALL = tuple(Audience)
_GREEK = str.maketrans(
    {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "κ": "kappa", "λ": "lambda", "ω": "omega", "µ": "mu", "μ": "mu"}
)
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_APART.update({ord("'"): "", ord("’"): "", ord("–"): " ", ord("—"): " ", ord("‑"): " "})
_APART.update(dict.fromkeys(map(ord, "“”„«»‹›…¿¡"), " "))
_DIPHTHONG = re.compile("[ao]+e")


class Name(NamedTuple):
    """One name of a concept, question or course, with the audiences whose label it is."""

    folded: str
    text: str
    concept: str
    question: str
    audiences: tuple[Audience, ...]
    weight: float
    fuzzy: bool = True
    course: str = ""


def fold(text: str) -> str:
    """Text as it is compared: lower case, no accents, Greek letters by name, one spelling, words a space apart.

    >>> fold("Insulin’s hold on β-cells"), fold("Hyperglycaemia") == fold("HYPERGLYCEMIA")
    ('insulins hold on beta cells', True)
    """
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_GREEK)
        text = "".join(character for character in text if not unicodedata.combining(character))
    if not text.isalnum():
        text = " ".join(text.translate(_APART).split())
    # British and American spellings meet: haemoglobin and hemoglobin, oestrogen and estrogen.
    return _DIPHTHONG.sub("e", text) if "ae" in text or "oe" in text else text


def names_of(graph: ConceptGraph) -> Iterator[Name]:
    """Every name of every concept, question and course."""
    for concept in graph.concepts.values():
        seen: set[str] = set()
        for text, audiences, weight, fuzzy in _texts(concept):
            for spelt in (text, text.replace("-", "")) if "-" in text else (text,):
                if spelt not in seen and (folded := fold(spelt)) and folded not in seen:
                    seen.update((spelt, folded))
                    yield Name(folded, text, concept.id, "", audiences, weight, fuzzy)
    for question in graph.questions.values():
        yield Name(fold(question.title), question.title, "", question.id, (), 0.0)
    for course in graph.courses.values():
        yield Name(fold(course.title), course.title, "", "", (), 0.0, course=course.id)


def _texts(concept: Concept) -> Iterator[tuple[str, tuple[Audience, ...], float, bool]]:
    """Each name with the audiences whose label it is, its weight, and whether typing errors are forgiven in it."""
    label = concept.label
    if label.everyone == label.student == label.clinician:
        yield label.everyone, _ALL, 4.0, True
    else:
        for text in dict.fromkeys((label.everyone, label.student, label.clinician)):
            yield text, tuple(audience for audience in _ALL if label.for_(audience) == text), 4.0, True
    for synonym in concept.synonyms:
        yield synonym, (), 3.0, True
    for name in (concept.id, *concept.aliases):
        yield name, (), 1.0, False
    for identifier in concept.identifiers:
        yield identifier.curie, (), 1.0, False
        yield identifier.curie.partition(":")[2], (), 1.0, False
        yield identifier.label, (), 0.0, True
