from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition, Hedge, Origin, Review
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.chain_prose import Telling, told
from causal_atlas.reasoning.chains.find import chains
from tests.notation import graph


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def tell(shown: ConceptGraph, cause: str, effect: str, audience: Audience = Audience.EVERYONE, number: int = 0) -> Telling:
    return told(shown, chains(shown, cause, effect).chains[number], audience)


GOLDEN = {
    ("adipose_overload", "hepatic_fat", Audience.EVERYONE): (
        "Overfilled fat cells increase insulin resistance in fat tissue [1–4], which impairs insulin's hold on stored fat "
        "[1][2][5]; as that weakens, fat leaking from fat cells increases [6]. This in turn raises fatty acids in the blood "
        "[1][2][5][7], which increase liver fat [3][8][9]."
    ),
    ("adipose_overload", "hepatic_fat", Audience.STUDENT): (
        "Adipocyte overfilling increases fat tissue insulin resistance [1–4], which impairs insulin's brake on fat release "
        "[1][2][5]; as that weakens, fatty acid release from fat increases [6]. This in turn raises circulating free fatty "
        "acids [1][2][5][7], which increase liver fat [3][8][9]."
    ),
    ("adipose_overload", "hepatic_fat", Audience.CLINICIAN): (
        "Adipocyte overload increases adipose insulin resistance [1–4], which impairs antilipolytic action [1][2][5]; as that "
        "weakens, adipocyte fatty acid release increases [6]. This in turn raises circulating NEFA [1][2][5][7], which increases "
        "hepatic steatosis [3][8][9]."
    ),
    ("hepatic_fat", "glucose_blood", Audience.EVERYONE): (
        "Liver fat increases insulin resistance in the liver [1–3], which impairs insulin's order “stop making sugar” [4–8]. As "
        "it weakens, sugar released by the liver increases [5][9], and blood sugar with it [5][6][8]."
    ),
    ("hepatic_fat", "glucose_blood", Audience.CLINICIAN): (
        "Hepatic steatosis increases hepatic insulin resistance [1–3], which impairs suppression of glucose output [4–8]. As it "
        "weakens, hepatic glucose production increases [5][9], and blood glucose with it [5][6][8]."
    ),
    ("imcl", "glucose_blood", Audience.STUDENT): (
        "Intramyocellular lipid impairs insulin signalling [1–3], so muscle glucose uptake decreases [4][5]; as that falls, "
        "blood glucose rises [1]."
    ),
    ("insulin", "appetite", Audience.EVERYONE): (
        "Insulin increases its relay in the brain [1], which in turn drives insulin's message “you have eaten” [1], so "
        "hunger decreases [1]."
    ),
    ("t2d", "hyperglycemia", Audience.STUDENT): (
        "Type 2 diabetes decreases beta-cell capacity [1][2]; as that falls, beta-cell failure increases [1–3], and so "
        "hyperglycaemia becomes more likely [1][4][5]."
    ),
}


@pytest.mark.parametrize("asked", GOLDEN, ids=lambda asked: "-".join(asked))
def test_chains_of_the_atlas_read_as_if_a_person_had_written_them(atlas: ConceptGraph, asked: tuple[str, str, Audience]) -> None:
    assert tell(atlas, *asked).text == GOLDEN[asked]


def test_numbers_are_those_of_the_references_in_the_order_of_their_first_mention(atlas: ConceptGraph) -> None:
    chain = chains(atlas, "adipose_overload", "hepatic_fat").chains[0]
    telling = told(atlas, chain, Audience.STUDENT)
    assert len(set(telling.references)) == len(telling.references)
    for piece in telling.pieces:
        if piece.claim:
            assert [telling.references[number - 1] for number in piece.numbers] == list(atlas.claims[piece.claim].references)
    first = [number for piece in telling.pieces for number in piece.numbers]
    assert list(dict.fromkeys(first)) == list(range(1, len(telling.references) + 1))


def test_a_claim_without_a_reference_cites_the_text_that_states_it(atlas: ConceptGraph) -> None:
    telling = tell(atlas, "appetite", "overeating")
    assert telling.text == "Hunger permits eating more than needed [1]."
    assert telling.references == ("essay",)


def test_less_of_what_lowers_means_more() -> None:
    text = tell(graph("alpha - beta", "beta - gamma"), "alpha", "gamma").text
    assert text == "Alpha decreases beta; as that falls, gamma increases."


def test_less_of_what_raises_means_less() -> None:
    text = tell(graph("alpha - beta", "beta + gamma"), "alpha", "gamma").text
    assert text == "Alpha decreases beta, so gamma decreases."


def test_what_follows_an_unknown_sign_is_told_without_a_direction() -> None:
    telling = tell(graph("alpha ? beta", "beta - gamma"), "alpha", "gamma")
    assert telling.text == "Alpha regulates beta, which in turn decreases gamma."
    assert telling.net == "In all, alpha acts on gamma, but which way is not known."


@pytest.mark.parametrize(
    ("links", "net"),
    [
        (("alpha + beta", "beta - gamma"), "In all, more alpha means less gamma."),
        (("alpha - beta", "beta - gamma"), "In all, more alpha means more gamma."),
        (("alpha - gamma",), "More alpha means less gamma."),
    ],
)
def test_the_net_effect_is_told(links: tuple[str, ...], net: str) -> None:
    assert tell(graph(*links), "alpha", "gamma").net == net


def changed(plain: ConceptGraph, name: str, **changes: object) -> ConceptGraph:
    claims = {**plain.claims, name: replace(plain.claims[name], **changes)}  # type: ignore[arg-type]
    return ConceptGraph(info=plain.info, concepts=plain.concepts, claims=claims)


def test_a_careful_source_makes_a_careful_sentence() -> None:
    shown = changed(graph("alpha + beta", "beta + gamma"), "alpha-increases-beta", hedge=Hedge.HEDGED)
    telling = tell(shown, "alpha", "gamma")
    assert telling.text.startswith("Alpha may increase beta")
    assert telling.net == "In all, more alpha may mean more gamma."


def test_what_nobody_states_or_has_approved_is_named() -> None:
    shown = changed(graph("alpha + beta", "beta + gamma"), "beta-increases-gamma", origin=Origin.INFERRED)
    assert tell(shown, "alpha", "gamma").unstated == (
        "Inferred by this atlas, stated by nobody: beta increases gamma.",
        "No reviewer has approved any of its links yet.",
    )
    approved = changed(shown, "alpha-increases-beta", review=Review.APPROVED)
    assert tell(approved, "alpha", "gamma").unstated[1] == "No reviewer has approved 1 of its links yet."


def test_the_weakest_link_is_named_with_its_evidence() -> None:
    assert tell(graph("alpha + beta 3", "beta - gamma 2"), "alpha", "gamma").weakest == (
        "Weakest link, evidence 2 of 4: beta decreases gamma."
    )
    assert tell(graph("a + b 3", "b - c 3"), "a", "c").weakest == "No link is weaker than another: evidence 3 of 4."


def test_it_is_said_where_the_whole_chain_holds() -> None:
    plain = changed(graph("a + b", "b + c", "b + d"), "b-increases-d", conditions=(Condition.PUBERTY,))
    assert tell(plain, "a", "c").holds == "The whole chain holds in every condition."
    sick = changed(plain, "a-increases-b", conditions=(Condition.COMPENSATED,))
    assert tell(sick, "a", "c").holds == "The whole chain holds in resistance while extra insulin still makes up for it."
    never = changed(sick, "b-increases-c", conditions=(Condition.HEALTHY,))
    assert tell(never, "a", "c").holds == "There is no single condition in which every link holds."


def test_nothing_is_said_of_conditions_where_the_graph_knows_none() -> None:
    assert tell(graph("a + b", "b + c"), "a", "c").holds == ""


@pytest.mark.parametrize("audience", list(Audience))
def test_every_chain_of_the_atlas_can_be_told(atlas: ConceptGraph, audience: Audience) -> None:
    for start in ("overeating", "insulin", "puberty", "insulin_resistance"):
        for end in ("glucose_blood", "hepatic_fat", "physiological_ir", "energy_balance", "normoglycemia"):
            for chain in chains(atlas, start, end, limit=10).chains:
                telling = told(atlas, chain, audience)
                assert [piece.claim for piece in telling.pieces if piece.claim] == list(chain.claims)
                assert "  " not in telling.text
                assert telling.text.endswith(".")
                assert not set("!_") & set(telling.text)


def test_what_the_sources_disagree_on_is_named_by_its_title(atlas: ConceptGraph) -> None:
    alone = tell(atlas, "hepatic_ir", "lipogenesis").unstated
    assert "On this the sources disagree: “Why the resistant liver makes so much fat”." in alone
    longer = tell(atlas, "hepatic_fat", "lipogenesis").unstated
    assert "On a part of this the sources disagree: “Why the resistant liver makes so much fat”." in longer
    agreed = tell(atlas, "imcl", "muscle_ir").unstated
    assert not [text for text in agreed if "disagree" in text]


def test_what_a_link_only_permits_is_not_told_as_if_it_had_to_happen() -> None:
    assert tell(graph("alpha permits beta", "beta + gamma"), "alpha", "gamma").net == "In all, more alpha can mean more gamma."
    assert tell(graph("alpha permits beta"), "alpha", "beta").net == "When alpha increases, beta becomes more likely."
