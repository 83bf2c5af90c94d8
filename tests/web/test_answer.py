from __future__ import annotations

import json
from typing import Any

import pytest

from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.knowledge.search import Hit, index_of
from causal_atlas.views.answers import answered
from causal_atlas.views.permalink import decode
from causal_atlas.views.view import View
from causal_atlas.web.inquiring import INQUIRING
from causal_atlas.web.panels import answer, explain, search, title
from causal_atlas.web.reducer import step
from causal_atlas.web.session import Event, Session
from causal_atlas.web.transitions import TRANSITIONS
from tests.reasoning.ask.asked import atlas, questions
from tests.walked import events, texts

ASKED = [entry["ask"] for entry in questions("asked.yaml")]
CHAIN = "How does fat in the muscle raise blood sugar?"


def panel(text: str, view: View | None = None) -> Any:
    return explain.explain(atlas(), answered(atlas(), view or View(), text))


def said(component: Any) -> str:
    return " ".join(texts(component))


def offers(component: Any) -> list[dict[str, Any]]:
    return [json.loads(event) for event in events(component)]


def asked_next(component: Any) -> list[str]:
    return [event["text"] for event in offers(component) if event["type"] == "ask"]


@pytest.mark.parametrize("text", ASKED)
def test_every_question_has_a_panel_whose_buttons_the_page_knows(text: str) -> None:
    made = panel(text)
    assert said(made).strip()
    assert {event["type"] for event in offers(made)} <= TRANSITIONS.keys() | INQUIRING.keys()


def test_an_answer_has_the_question_its_concepts_its_references_its_claims_and_what_comes_next() -> None:
    made = panel(CHAIN)
    words = said(made)
    assert CHAIN in words
    for part in ("Fat inside muscle cells raises blood sugar", "What this stands on", "References", "Ask next"):
        assert part in words
    sent = offers(made)
    assert {"type": "select", "concepts": ["imcl"], "add": False} in sent
    assert {"type": "chains", "cause": "imcl", "effect": "glucose_blood"} in sent
    assert asked_next(made)


def test_an_ambiguous_word_is_asked_about() -> None:
    made = panel("What does fat do?")
    assert "Did you mean" in said(made)
    assert "What does liver fat do?" in asked_next(made)


def test_without_an_answer_it_says_so_and_offers_what_can_be_asked() -> None:
    made = panel("Who won the world cup?")
    assert "has no answer to that" in said(made)
    assert "What you can ask" in said(made)
    assert "What this stands on" not in said(made)
    assert len(asked_next(made)) >= 3


def test_nothing_asked_and_too_much_asked_have_a_heading() -> None:
    assert "Ask the atlas" in said(panel("???"))
    assert "…" in said(panel("why " * 200))
    assert "too long" in said(panel("why " * 200))


def test_the_title_says_the_question_and_the_answer_in_a_sentence() -> None:
    view = answered(atlas(), View(), CHAIN)
    assert said(title.title(atlas(), view)) == f"{CHAIN} Fat inside muscle cells raises blood sugar, in three steps."


def test_a_comparison_names_both_sides() -> None:
    assert "Healthy against" in said(panel("Compare liver fat in health and in type 2 diabetes"))


def test_asking_is_a_step_that_can_be_undone() -> None:
    session = step(atlas(), Session(), Event(type="ask", seq=1, fields={"text": CHAIN}))
    view = decode(atlas(), session.view).view
    assert (session.face, session.fit) == ("explain", True)
    assert session.said.startswith(CHAIN)
    assert view.inquiry is not None
    assert view.inquiry.route is not None
    again = step(atlas(), session, Event(type="ask", seq=2, fields={"text": "What if insulin falls in type 2 diabetes?"}))
    assert decode(atlas(), again.view).view.condition is Condition.DECOMPENSATED
    assert step(atlas(), again, Event(type="undo", seq=3, fields={})).view == session.view


def test_the_condition_of_the_screen_is_that_of_the_answer() -> None:
    view = answered(atlas(), View(condition=Condition.HEALTHY), "What raises liver fat?")
    assert answer.answer_of(atlas(), view).condition is Condition.HEALTHY


def test_the_search_offers_to_ask_what_reads_like_a_question() -> None:
    view = View()

    def offered(text: str) -> list[str]:
        return [event["type"] for event in offers(search.results(search_hits(text), atlas(), view, text))]

    assert offered(CHAIN)[0] == "ask"
    assert "ask" not in offered("liver fat")
    assert offered("Which organ becomes resistant first?")[0] == "open_question"
    assert offered("Which organ becomes resistant first?")[-1] == "ask"
    assert offered("zzzzqqq") == ["ask"]


def search_hits(text: str) -> tuple[Hit, ...]:
    return index_of(atlas()).find(text, audience=Audience.EVERYONE)
