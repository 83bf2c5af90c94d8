from __future__ import annotations

import json
from typing import Any

from causal_atlas.views.opening import course_view
from causal_atlas.views.permalink import decode
from causal_atlas.views.view import View
from causal_atlas.web.panels import course, details, explain, start, title
from causal_atlas.web.panels.concept_details import concept_details
from causal_atlas.web.reducer import step
from causal_atlas.web.session import Event, Session
from tests.walked import events, texts, walked

GRAPH = walked()
WALK = {"type": "course", "course": "swinging", "at": 1}


def send(session: Session, kind: str, **fields: Any) -> Session:
    return step(GRAPH, session, Event(type=kind, seq=session.seq + 1, fields=fields))


def phase(session: Session) -> int:
    inquiry = decode(GRAPH, session.view).view.inquiry
    assert inquiry is not None
    return inquiry.at


def offers(component: Any) -> list[Any]:
    return [json.loads(event) for event in events(component)]


def test_a_course_is_walked_by_its_steps_and_by_the_keys_and_says_where_it_is() -> None:
    begun = send(Session(), "course", course="swinging")
    assert (phase(begun), begun.fit, begun.face, begun.said) == (1, True, "explain", "1 of 2. Rising.")
    second = send(begun, "play", step=1)
    assert (phase(second), second.fit, second.said) == (2, False, "2 of 2. Falling.")
    assert phase(send(second, "play", step=1)) == 2
    assert phase(send(second, "play", step=-1)) == 1
    assert phase(send(second, "undo")) == 1


def test_the_panel_shows_the_phases_what_happens_and_who_says_so() -> None:
    panel = explain.explain(GRAPH, course_view(GRAPH, "swinging", 1))
    said = " ".join(texts(panel))
    assert "How it swings" in said
    assert "It rises." in said
    assert "It falls." not in said
    assert {"type": "course", "course": "swinging", "at": 2} in offers(panel)
    assert {"type": "select_arrow", "cause": "age", "effect": "swing"} in offers(panel)


def test_the_title_names_course_and_phase() -> None:
    assert " ".join(texts(title.title(GRAPH, course_view(GRAPH, "swinging", 2)))) == "How it swings 2 of 2. Falling."


def test_it_is_offered_on_the_start_screen_and_among_the_explanations() -> None:
    view = View()
    assert WALK in offers(start.start_page(GRAPH, view.audience))
    assert WALK in offers(explain.explain(GRAPH, view))


def test_it_is_offered_by_the_concepts_it_is_about_and_not_by_those_it_begins_with() -> None:
    assert course.concerned(GRAPH, GRAPH.courses["swinging"]) == {"other"}
    offered = {
        name: WALK in offers(concept_details(GRAPH, View(concepts=(name,)), GRAPH.concepts[name])) for name in GRAPH.concepts
    }
    assert offered == {"start": False, "age": False, "swing": False, "other": True}


def test_two_signs_of_one_course_are_told_as_a_course() -> None:
    panel = details.arrow_details(GRAPH, View(concepts=("age", "swing")), "age", "swing")
    assert "a course over time, not a contradiction" in " ".join(texts(panel))
    assert WALK in offers(panel)
