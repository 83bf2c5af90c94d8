from __future__ import annotations

import pytest

from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import MODULES, UnknownFormatError, named
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.views.choosing import chain_view
from causal_atlas.views.opening import question_view


def test_the_text_of_a_question_has_its_claims_and_exactly_their_references(atlas: ConceptGraph) -> None:
    figure = Figure.of(atlas, question_view(atlas, "two_orders"))
    text = named("text").write(figure).decode()
    assert text.startswith("Why do high glucose and a fatty liver come together?\n")
    assert text.count("\n- ") == len(figure.claims)
    assert all(f"\n[{number}] " in text for number in range(1, len(figure.references) + 1))
    assert f"[{len(figure.references) + 1}]" not in text
    assert atlas.info.disclaimer in text


def test_a_chain_is_told_in_its_own_order(atlas: ConceptGraph) -> None:
    figure = Figure.of(atlas, chain_view(atlas, "inflammation", "hepatic_fat"), Options(title="", references=False, credit=False))
    text = named("text").write(figure).decode()
    assert "[1]" not in text
    assert text.index("Lasting mild inflammation") < text.index("liver fat")


def test_what_is_disputed_or_stated_by_nobody_says_so(atlas: ConceptGraph) -> None:
    told = {
        name: named("text").write(Figure.of(atlas, question_view(atlas, name))).decode() for name in ("two_orders", "asked_chain")
    }
    assert "Insulin resistance in the liver increases fat made by the liver (the sources disagree) [" in told["two_orders"]
    assert "Misplaced fat may increase lasting mild inflammation (asked for and not reviewed)." in told["asked_chain"]


def test_every_format_is_registered_under_its_own_name() -> None:
    assert [named(name).name for name in MODULES] == list(MODULES)
    with pytest.raises(UnknownFormatError, match="did you mean 'text'"):
        named("txet")
