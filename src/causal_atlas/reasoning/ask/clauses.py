"""A text from anybody made safe, and cut into the questions that it asks."""

from __future__ import annotations

import re
import unicodedata

from causal_atlas.knowledge.naming import fold
from causal_atlas.reasoning.ask.vocabulary import ASKING, FOREIGN, FOREIGN_ONLY, PLAIN

_PRONOUN = re.compile(r"\b(it|this|that|they|them|these|its|their)\b", re.IGNORECASE)
_ASKS = "what|how|why|where|which|when|does|do|is|are|can|if"
_END = re.compile(r"[?!;]+|\.(?=\s|$)")
_NEXT = re.compile(
    rf"(?:,\s*|\s+)(?:and|or|but|then|so|also)(?:\s+(?:then|also|so))?\s+(?=(?:{_ASKS})\b)|,\s*(?=(?:{_ASKS})\b)", re.IGNORECASE
)
_ARROW = re.compile(r"\s*(?:-+>|=+>|→|⇒)\s*")
LONGEST_NAME = 4
"""Words; what is longer is taken for a question."""
_STARTS = frozenset(fold(_ASKS.replace("|", " ")).split()) | {"who", "whats", "explain", "compare", "define", "suppose"}
_GREEK = range(0x370, 0x400)
_LATIN_ENDS = 0x24F
_FEW = 3


def one_line(text: str) -> str:
    r"""The text without control characters and with single spaces.

    >>> one_line(" why\x00 \n sugar?  ")
    'why sugar?'
    """
    kept = (" " if unicodedata.category(character)[0] in "CZ" else character for character in text)
    return " ".join("".join(kept).split())


def clauses(text: str) -> list[str]:
    """The questions of a text.

    >>> clauses("How does fat harm the liver, and what if it falls?")
    ['How does fat harm the liver', 'what if it falls']
    """
    parts = (part for sentence in _END.split(_ARROW.sub(" leads to ", text)) for part in _NEXT.split(sentence))
    return [part.strip(" ,") for part in parts if any(map(str.isalnum, fold(part)))]


def is_question(text: str) -> bool:
    """Whether a text has the form of a question.

    >>> [is_question(text) for text in ("why sugar", "liver fat?", "fat -> liver", "fatty liver")]
    [True, True, True, False]
    """
    words = fold(text).split()
    return bool(words) and ("?" in text or words[0] in _STARTS or _ARROW.search(text) is not None)


def is_long(text: str) -> bool:
    """Whether a text has more words than most names, so that it may be meant as a question."""
    return len(fold(text).split()) > LONGEST_NAME


def resolved(clause: str, name: str) -> str:
    """A clause with its first pronoun replaced by the name of what it stands for.

    >>> resolved("what if it falls", "inflammation")
    'What if inflammation falls?'
    """
    text = _PRONOUN.sub(lambda _: name, clause, count=1) if name else clause
    return f"{text[:1].upper()}{text[1:].rstrip('?')}?"


def is_foreign(text: str) -> bool:
    """Whether a text is in another language than English, by its script or by its small words.

    >>> is_foreign("Warum ist der Blutzucker hoch?"), is_foreign("Why does the β-cell tire?")
    (True, False)
    """
    letters = [ord(character) for character in text if character.isalpha()]
    greek = sum(letter in _GREEK for letter in letters)
    other = sum(
        letter > _LATIN_ENDS and letter not in _GREEK
        for letter in map(ord, unicodedata.normalize("NFKC", "".join(map(chr, letters))))
    )
    if 2 * other > len(letters) or (2 * greek > len(letters) and greek > _FEW):
        return True
    words = fold(text).split()
    foreign = sum(word in FOREIGN for word in words)
    english = sum(word in ASKING or (word in PLAIN and word not in FOREIGN) for word in words)
    return foreign > english and (foreign > 1 or bool(set(words[:2]) & FOREIGN_ONLY))
