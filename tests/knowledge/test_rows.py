from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from causal_atlas.knowledge.background import background, restored
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.rows import (
    CLAIM_COLUMNS,
    CONCEPT_COLUMNS,
    claim_of,
    claim_row,
    clean,
    concept_of,
    concept_row,
    flat,
    listed,
)
from tests.notation import graph

TEXTS = some.text(some.characters(codec="utf-8"), max_size=12)


def test_every_concept_and_claim_of_the_atlas_comes_back() -> None:
    atlas = open_graph(shipped())
    for concept in atlas.concepts.values():
        row = concept_row(concept)
        assert row.keys() <= CONCEPT_COLUMNS.keys()
        assert concept_of(row) == concept
        assert concept_of({name: flat(cell) for name, cell in row.items()}) == concept
    for claim in atlas.claims.values():
        row = claim_row(claim)
        assert row.keys() <= CLAIM_COLUMNS.keys()
        assert claim_of(row) == claim
        assert claim_of({name: flat(cell) for name, cell in row.items()}) == claim


@given(some.lists(TEXTS).map(tuple))
def test_a_list_comes_back_from_its_text(items: tuple[str, ...]) -> None:
    assert listed(flat(items)) == items


@given(some.text(max_size=40))
def test_a_clean_text_stays_as_it_is_and_can_be_written(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in once)


WRONG = {"relation": "stimulates", "polarity": "?", "grade": "high", "conditions": "sick", "arguments": "{"}


@pytest.mark.parametrize("column", WRONG)
def test_a_cell_that_holds_something_else_is_refused(column: str) -> None:
    (claim,) = graph("a + b").claims.values()
    with pytest.raises(ValueError, match=r"not a valid|invalid literal|Invalid JSON"):
        claim_of(claim_row(claim) | {column: WRONG[column]})


def test_a_background_that_lacks_something_is_refused() -> None:
    known = graph("a + b")
    told = background(known)
    assert restored(told, map(concept_row, known.concepts.values()), map(claim_row, known.claims.values())).info == known.info
    with pytest.raises(KeyError):
        restored({name: value for name, value in told.items() if name != "references"}, [], [])
    with pytest.raises(ValueError, match="title"):
        restored(told | {"info": {}}, [], [])
