from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.knowledge.imports.signs import WORDS, Meaning, meaning, sign
from causal_atlas.knowledge.tables.columns import ASSOCIATED

GUIDE = (Path(__file__).parents[3] / "docs" / "imports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("`+`", Meaning.PLUS),
        ("`-`", Meaning.MINUS),
        ("association", Meaning.ASSOCIATED),
        ("nothing of a cause", Meaning.NO_CAUSE),
    ],
)
def test_the_guide_tells_what_the_words_mean(row: str, expected: Meaning) -> None:
    (line,) = (line for line in GUIDE.splitlines() if line.startswith(f"| {row}"))
    listed = re.sub(r"\([^)]*\)", "", line.rpartition(" | ")[2].rstrip("| "))
    words = [word.strip(" `") for word in re.split(r"[,;]|(?<=`) (?=`|\w)", listed)]
    assert len(words) > 8
    assert {word: meaning(word) for word in words} == dict.fromkeys(words, expected)


def test_no_word_means_two_things() -> None:
    every = [word for words in WORDS.values() for word in words]
    assert len(every) == len(set(every))
    assert all(meaning(word) is found for found, words in WORDS.items() for word in words)


@pytest.mark.parametrize(
    "word",
    [
        "Arrow",
        "normal",
        "->",
        "=>",
        "controls-state-change-of",
        "catalysis",
        "mim-conversion",
        "regulates",
        "not inhibits",
        "0",
        "",
    ],
)
def test_what_is_not_clear_has_no_meaning(word: str) -> None:
    assert meaning(word) is None


@given(words=st.lists(st.sampled_from([word for words in WORDS.values() for word in words] + ["Arrow", "x"]), max_size=4))
def test_a_link_without_direction_has_no_sign(words: list[str]) -> None:
    assert sign(words, directed=False) in (ASSOCIATED, None)


@given(word=st.text(max_size=20))
def test_words_that_are_not_listed_give_no_sign(word: str) -> None:
    assert (meaning(word) is None) or any(character in "+-−|1" or character.isalpha() for character in word)
