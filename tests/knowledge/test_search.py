from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.load import load_graph
from causal_atlas.knowledge.model import AtlasInfo, Audience, Concept, ConceptKind, Condition, Identifier, Question, Wording
from causal_atlas.knowledge.naming import fold
from causal_atlas.knowledge.search import SearchIndex, index_of
from causal_atlas.knowledge.stems import stems
from tests.graph.places import GRAPH

EVERYONE, CLINICIAN = Audience.EVERYONE, Audience.CLINICIAN


def concept(name: str, plain: str, jargon: str = "", **fields: object) -> Concept:
    label = Wording(everyone=plain, student=jargon or plain, clinician=jargon or plain)
    return Concept(id=name, kind=ConceptKind.PROCESS, organ="x", label=label, explanation=label, **fields)  # type: ignore[arg-type]


CONCEPTS = (
    concept("insulin", "Insulin", identifiers=(Identifier(curie="MESH:D007328", match="exact", label="Insulin"),)),
    concept("insulin_receptor", "Insulin's docking place", "Insulin receptor"),
    concept("hepatic_fat", "Liver fat", "Hepatic steatosis", synonyms=("fatty liver",), aliases=("liver_lipid",)),
    concept("hyperglycemia", "High blood sugar", "Hyperglycaemia"),
    concept("glucose_blood", "Blood sugar", "Blood glucose"),
    concept("beta_failure", "Worn-out insulin makers", "β-cell failure"),
    concept("inflammation", "Low-grade inflammation"),
)
QUESTION = Question(
    id="together",
    title="Why do high glucose and a fatty liver come together?",
    answer=Wording.same("."),
    concepts=("insulin",),
    condition=Condition.HEALTHY,
)
INDEX = SearchIndex(
    ConceptGraph(
        info=AtlasInfo(title="T", version="1", licence="", disclaimer="", organs=()),
        concepts={c.id: c for c in CONCEPTS},
        claims={},
        questions={"together": QUESTION},
    )
)


def found(query: str, audience: Audience = EVERYONE, limit: int = 8) -> list[str]:
    return [hit.concept or f"?{hit.question}" for hit in INDEX.find(query, audience=audience, limit=limit)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("Insulin", "insulin"),
        ("liver FAT", "hepatic_fat"),
        ("fatty liver", "hepatic_fat"),
        ("steatosis", "hepatic_fat"),
        ("steatosus", "hepatic_fat"),
        ("liver_lipid", "hepatic_fat"),
        ("MESH:D007328", "insulin"),
        ("d007328", "insulin"),
        ("insuln", "insulin"),
        ("gluocse", "glucose_blood"),
        ("inflamm", "inflammation"),
        ("knflammation", "inflammation"),
        ("sugar high", "hyperglycemia"),
        ("hyperglycemia", "hyperglycemia"),
        ("hyperglycaemia", "hyperglycemia"),
        ("beta cell", "beta_failure"),
        ("β cells fail", "beta_failure"),
        ("why high glucose", "?together"),
        ("insulins docking", "insulin_receptor"),
    ],
)
def test_what_people_type_finds_what_they_mean(query: str, first: str) -> None:
    assert found(query)[0] == first


def test_the_name_comes_before_beginnings_and_those_before_words_and_slips() -> None:
    assert found("insulin")[:3] == ["insulin", "insulin_receptor", "beta_failure"]
    scores = [hit.score for hit in INDEX.find("insulin", audience=EVERYONE)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > 90


def test_the_name_in_the_words_of_the_audience_is_shown() -> None:
    assert INDEX.find("hyperglyc", audience=CLINICIAN)[0].text == "Hyperglycaemia"
    assert INDEX.find("blood", audience=EVERYONE)[0].text == "Blood sugar"
    assert INDEX.find("blood", audience=CLINICIAN)[0].text == "Blood glucose"


@pytest.mark.parametrize("query", ["", "   ", "?!", "zzzzzz", "\x00", "D007329"])
def test_nothing_is_found_for_nothing(query: str) -> None:
    assert found(query) == []


def test_limit() -> None:
    assert len(found("insulin", limit=2)) == 2
    assert found("insulin", limit=0) == []


@given(st.text(max_size=30), st.sampled_from(Audience), st.integers(0, 5))
def test_any_text_can_be_typed_and_gives_the_same_hits_again(query: str, audience: Audience, limit: int) -> None:
    hits = INDEX.find(query, audience=audience, limit=limit)
    assert hits == INDEX.find(query, audience=audience, limit=limit)
    assert len(hits) <= limit
    assert len({(hit.concept, hit.question) for hit in hits}) == len(hits)
    assert all(0 < hit.score <= 100 for hit in hits)


@given(st.sampled_from(CONCEPTS), st.sampled_from(Audience))
def test_every_concept_is_found_first_by_its_own_label(concept: Concept, audience: Audience) -> None:
    assert found(concept.label.for_(audience), audience)[0] == concept.id


@given(st.text(max_size=30))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_words_find_names_whatever_their_order_and_form() -> None:
    index = index_of(load_graph(GRAPH))
    assert list(index.of_words(stems(["liver", "fats"]))) == list(index.of_words(stems(["fatty", "liver"]))) == ["hepatic_fat"]
    assert "insulin_resistance" in index.with_words(stems(["resistant"]))
    assert list(index.exactly("blood sugar")) == ["glucose_blood"]
    assert index.knows("resistant")
    assert not index.knows("coffee")


def test_slips_are_mended_and_other_words_are_not() -> None:
    index = index_of(load_graph(GRAPH))
    assert index.spelt_like("inflamation")[0] == "inflammation"
    assert index.spelt_like("coffee") == ()
    assert index.spelt_like("fta") == ()


def test_courses_are_found_by_the_words_of_their_titles() -> None:
    hits = index_of(load_graph(GRAPH)).find("puberty makes the body", audience=Audience.EVERYONE)
    assert "puberty_course" in [hit.course for hit in hits]
