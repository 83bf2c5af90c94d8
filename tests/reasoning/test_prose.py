"""Sentences read as if a person had written them."""

from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import (
    AtlasInfo,
    Audience,
    Claim,
    Concept,
    ConceptKind,
    Condition,
    Hedge,
    Origin,
    Relation,
    Wording,
)
from causal_atlas.reasoning import prose

KINDS = ConceptKind


def said(
    cause: str,
    relation: Relation,
    effect: str,
    *,
    hedge: Hedge = Hedge.ASSERTED,
    kinds: tuple[ConceptKind, ConceptKind] = (KINDS.PROCESS, KINDS.PROCESS),
    verbatim: bool = False,
) -> str:
    concepts = {
        key: Concept(
            id=key,
            kind=kind,
            organ="liver",
            label=Wording.same(label),
            explanation=Wording.same("What it is."),
            verbatim=verbatim,
        )
        for key, label, kind in (("a", cause, kinds[0]), ("b", effect, kinds[1]))
    }
    claim = Claim(
        id="c",
        cause="a",
        relation=relation,
        effect="b",
        polarity=relation.polarity,
        conditions=tuple(Condition),
        mechanism=Wording.same(""),
        origin=Origin.STATED,
        grade=3,
        hedge=hedge,
    )
    info = AtlasInfo(title="", version="", licence="", disclaimer="", organs=())
    return prose.text(ConceptGraph(info=info, concepts=concepts, claims={"c": claim}), claim, Audience.EVERYONE)


@pytest.mark.parametrize(
    ("cause", "relation", "effect", "sentence"),
    [
        ("Free fatty acids", Relation.INCREASES, "Liver fat", "Free fatty acids increase liver fat."),
        ("Liver fat", Relation.DECREASES, "Weight loss", "Liver fat decreases weight loss."),
        ("Insulin release", Relation.PRECEDES, "High blood sugar", "Insulin release comes before high blood sugar."),
        ("Overfilled fat cells", Relation.IS_A, "Misplaced fat", "Overfilled fat cells are a kind of misplaced fat."),
        ("Sex hormones", Relation.ASSOCIATED_WITH, "PI3K pathway", "Sex hormones are associated with the PI3K pathway."),
        ("Resistance", Relation.IS_A, "Set of separate problems", "Resistance is a set of separate problems."),
        ("A meal", Relation.INCREASES, "A meal", "A meal increases a meal."),
        ("Anti-INSR antibodies", Relation.IMPAIRS, "Anti-INSR antibodies", "Anti-INSR antibodies impair anti-INSR antibodies."),
        ("IGF-1", Relation.REGULATES, "NAFLD (now MASLD)", "IGF-1 regulates NAFLD (now MASLD)."),
    ],
)
def test_verb_agrees_and_names_keep_their_capitals(cause: str, relation: Relation, effect: str, sentence: str) -> None:
    assert said(cause, relation, effect) == sentence


def test_status_is_told_from_the_insulin_action() -> None:
    assert said("Liver insulin resistance", Relation.PRESERVES, "Insulin's order: store fat") == (
        "Insulin's order “store fat” is preserved in liver insulin resistance."
    )


def test_label_that_is_a_sentence_bends_to_fit() -> None:
    assert said("Liver resists insulin", Relation.INCREASES, "Insulin-making cells tire") == (
        "Liver resisting insulin increases insulin-making cells tiring."
    )
    assert said("Brain that listens less to insulin", Relation.INCREASES, "Hunger") == (
        "Brain that listens less to insulin increases hunger."
    )


def test_insulin_drives_its_actions() -> None:
    kinds = (KINDS.SUBSTANCE, KINDS.INSULIN_ACTION)
    assert said("Insulin", Relation.INCREASES, "Insulin's hold on stored fat", kinds=kinds) == (
        "Insulin drives its hold on stored fat."
    )


def test_what_is_one_of_its_kind_takes_an_article() -> None:
    assert said("Insulin release", Relation.INCREASES, "Amount of insulin in the blood") == (
        "Insulin release increases the amount of insulin in the blood."
    )
    assert said("Reserve for making insulin", Relation.DECREASES, "Hunger") == "The reserve for making insulin decreases hunger."
    assert said("PI3K pathway", Relation.PART_OF, "Insulin signalling") == "The PI3K pathway is part of insulin signalling."


def test_body_parts_take_an_article() -> None:
    kinds = (KINDS.PROCESS, KINDS.ANATOMY)
    assert said("Insulin release", Relation.LOCATED_IN, "Pancreas", kinds=kinds) == "Insulin release is found in the pancreas."
    assert said("Insulin release", Relation.LOCATED_IN, "Nerve cells", kinds=kinds) == "Insulin release is found in nerve cells."


@pytest.mark.parametrize(
    ("hedge", "sentence"),
    [
        (Hedge.HEDGED, "Fat cells may increase hunger."),
        (Hedge.CONDITIONAL, "Fat cells can increase hunger."),
        (Hedge.FREQUENCY, "Fat cells often increase hunger."),
        (Hedge.ATTRIBUTED, "Fat cells reportedly increase hunger."),
        (Hedge.IMPLIED, "Fat cells increase hunger."),
    ],
)
def test_sentence_is_as_firm_as_its_source(hedge: Hedge, sentence: str) -> None:
    assert said("Fat cells", Relation.INCREASES, "Hunger", hedge=hedge) == sentence


def test_hedge_stands_inside_a_form_of_to_be() -> None:
    said_often = said("High blood sugar", Relation.ASSOCIATED_WITH, "Liver fat", hedge=Hedge.FREQUENCY)
    assert said_often == "High blood sugar is often associated with liver fat."
    assert said("A", Relation.PART_OF, "B", hedge=Hedge.HEDGED, verbatim=True) == "A may be part of B."


def test_labels_of_a_table_keep_their_spelling() -> None:
    assert said("Rain in Berlin", Relation.INCREASES, "Berlin floods", verbatim=True) == "Rain in Berlin increases Berlin floods."


@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("hedge", list(Hedge))
def test_every_relation_has_a_sentence_with_one_verb(relation: Relation, hedge: Hedge) -> None:
    sentence = said("Liver fat", relation, "Hunger", hedge=hedge)
    assert sentence.endswith(".")
    assert "  " not in sentence
    assert {"liver fat", "hunger"} <= {part for part in ("liver fat", "hunger") if part in sentence.lower()}
