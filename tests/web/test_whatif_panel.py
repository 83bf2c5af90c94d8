"""The panel of the thought experiment: values in, components out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import shares
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import View
from causal_atlas.web.panels import whatif
from tests.notation import graph

ATLAS = graph("a + b", "b - c", "a + d", "d ? e", "b + f", "d - f")


def view(*concepts: str, shifts: Mapping[str, Shift] | None = None, **rest: Any) -> View:
    set_ = {"a": Shift.UP} if shifts is None else shifts
    return View(concepts=concepts, shifts=set_, inquiry=Inquiry(topic=Topic.WHATIF, concepts=tuple(set_)), **rest)


def every(component: Any) -> Iterator[Component]:
    if isinstance(component, Component):
        yield component
        yield from every(getattr(component, "children", None))
    elif isinstance(component, (list, tuple)):
        for child in component:
            yield from every(child)


def text(component: Any) -> str:
    if isinstance(component, (list, tuple)):
        return "".join(map(text, component))
    return text(getattr(component, "children", "")) if isinstance(component, Component) else str(component or "")


def events(component: Component) -> list[dict[str, Any]]:
    found = (part.to_plotly_json()["props"].get("data-event") for part in every(component))
    return [json.loads(event) for event in found if event]


def row(atlas: ConceptGraph, shown: View, name: str) -> Component:
    rows = [part for part in every(whatif.panel(atlas, shown)) if str(getattr(part, "className", "")).startswith("change ")]
    (found,) = [each for each in rows if name in text(each).split()[:1]]
    return found


def test_nothing_set_says_how_to_begin() -> None:
    assert "Nothing is set" in text(whatif.panel(ATLAS, View()))


def test_nothing_that_follows_is_said() -> None:
    assert "Nothing follows" in text(whatif.panel(ATLAS, view("c", shifts={"c": Shift.UP})))


def test_what_is_set_can_be_turned_round_and_let_go() -> None:
    sent = events(whatif.panel(ATLAS, view("a")))
    assert {"type": "whatif", "concept": "a", "shift": "down"} in sent
    assert {"type": "whatif", "concept": "a", "shift": ""} in sent


def test_a_row_says_by_mark_and_word_where_it_goes_and_opens_its_chain() -> None:
    found = row(ATLAS, view("a", "b", "c"), "C")
    assert "goes down" in text(found)
    assert any("icon-fall" in str(getattr(part, "className", "")) for part in every(found))
    assert events(found) == [{"type": "route", "concepts": ["a", "b", "c"], "signs": "+-"}]
    assert "A raises B, which lowers C." in text(found)


def test_a_long_chain_is_told_by_its_last_link() -> None:
    atlas = graph("a + b", "b + c", "c - d")
    assert "C lowers it, after 3 links." in text(row(atlas, view("a", "d"), "D"))


def test_what_is_open_shows_both_sides() -> None:
    found = row(ATLAS, view("a", "f"), "F")
    assert "cannot be told" in text(found)
    assert "Chains pull it both ways" in text(found)
    assert [event["concepts"] for event in events(found)] == [["a", "b", "f"], ["a", "d", "f"]]


def test_what_a_claim_in_doubt_leaves_open_names_the_claim() -> None:
    found = row(ATLAS, view("a", "e"), "E")
    assert "without a direction:D regulates E." in text(found)
    assert {"type": "select_arrow", "cause": "d", "effect": "e"} in events(found)
    # The one chain may raise or lower it, and is shown once.
    assert [event["type"] for event in events(found)] == ["select_arrow", "route"]


def test_a_chain_that_is_revealed_can_be_played_and_its_row_is_open() -> None:
    route = Route(concepts=("a", "d", "f"), signs="+-")
    shown = View(concepts=("a", "d", "f"), shifts={"a": Shift.UP}, inquiry=Inquiry(topic=Topic.WHATIF, route=route))
    assert {"type": "play", "step": 1} in events(row(ATLAS, shown, "F"))


def test_what_is_not_shown_can_be_revealed() -> None:
    panel = whatif.panel(ATLAS, view("a", "b"))
    assert "Not shown · 4" in text(panel)
    assert {"type": "reveal", "concept": "c", "stay": True} in events(panel)


def test_within_what_is_shown_nothing_else_is_listed() -> None:
    panel = whatif.panel(ATLAS, view("a", "b", within=True))
    assert "Not shown" not in text(panel)
    assert {"type": "whatif_within", "checked": False} in events(panel)


def test_chance_models_stand_apart_and_only_for_what_is_open() -> None:
    panel = whatif.panel(ATLAS, view("a", "b", "f"))
    (apart,) = [part for part in every(panel) if getattr(part, "className", "") == "chance"]
    assert "A different kind of answer" in text(apart)
    names = [text(part) for part in every(apart) if getattr(part, "className", "") == "share-name"]
    assert names == ["E", "F"]
    others = text(panel).replace(text(apart), "")
    assert "%" not in others


def test_too_few_models_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "SECONDS", 0.0)
    assert "came up in time" in text(whatif.panel(graph("a + b", "a - b"), view("a", "b")))


def test_a_concept_offers_both_and_shows_which_is_on() -> None:
    up, down = whatif.openers(ATLAS.concepts["a"], Audience.EVERYONE, Shift.UP)
    assert [text(part) for part in (up, down)] == ["What if it rises?", "What if it falls?"]
    assert [event["shift"] for part in (up, down) for event in events(part)] == ["", "down"]
    assert up.to_plotly_json()["props"]["aria-pressed"] == "true"


def test_within_what_is_shown_it_is_said_how_much_is_out_of_reach() -> None:
    said = text(whatif.panel(ATLAS, view("a", "d", "c", within=True)))
    assert "1 other concept on the screen is not reached" in said
    assert "not reached" not in text(whatif.panel(ATLAS, view("a", "d", "c")))
