"""The route that answers a step: what it takes, and what it brings."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causal_atlas.views.permalink import encode
from causal_atlas.views.view import View
from causal_atlas.web.app import create_app
from causal_atlas.web.step import PATH
from causal_atlas.web.transitions import TRANSITIONS
from tests.notation import graph

FIELDS = [
    "concept",
    "concepts",
    "direction",
    "field",
    "value",
    "checked",
    "condition",
    "audience",
    "arrangement",
    "x",
    "y",
    "add",
]


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(graph("a + b", "b - c", "c + d")).server.test_client()


def test_a_step_brings_the_session_and_its_drawing(client: FlaskClient) -> None:
    opened = client.post(PATH, json={"event": {"type": "open_concept", "concept": "b", "seq": 1}, "session": None}).get_json()
    assert opened["session"]["seq"] == 1
    boxes = {element["data"]["id"] for element in opened["elements"] if element["data"]["role"] == "box"}
    assert boxes == {"a", "b", "c"}
    event = {"type": "expand", "concept": "c", "direction": "effects", "seq": 2}
    after = client.post(PATH, json={"event": event, "session": opened["session"]}).get_json()
    assert after["session"]["newcomers"] == ["d"]
    # The page names a new scene by it, before the panel with the title has come.
    assert after["heading"] == "Around B"
    assert "d" in {element["data"]["id"] for element in after["elements"]}


def test_the_start_screen_has_no_drawing(client: FlaskClient) -> None:
    home = client.post(PATH, json={"event": {"type": "home", "seq": 1}}).get_json()
    assert home["session"]["start"]
    assert home["elements"] is None
    assert home["heading"] == ""


def test_what_no_button_sends_is_told_kindly(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"event": {"type": "nonsense", "seq": 1}, "session": None})
    assert answer.status_code == 200
    assert "reload" in answer.get_json()["session"]["notice"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"{}",
        b'{"event": 1}',
        b'{"event": {}, "session": []}',
        b'{"event": {}, "session": {"past": 1}}',
        b'{"event": {}, "session": {"past": [1]}}',
        b'{"event": {}, "session": {"future": {}}}',
        b"[" * 100_000 + b"]" * 100_000,
    ],
)
def test_a_misshapen_step_is_the_senders_mistake(client: FlaskClient, data: bytes) -> None:
    assert client.post(PATH, data=data, content_type="application/json").status_code == 400


def test_a_view_that_cannot_be_read_is_told(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"event": {"type": "undo"}, "session": {"view": "1broken", "past": ["1broken"]}})
    assert answer.status_code == 400
    assert "damaged" in answer.get_json()["error"]


def test_a_view_without_places_is_given_some(client: FlaskClient) -> None:
    bare = encode(View(concepts=("a", "b")))
    answer = client.post(PATH, json={"event": {"type": "undo"}, "session": {"view": "", "past": [bare]}})
    assert {"a", "b"} <= {element["data"]["id"] for element in answer.get_json()["elements"]}


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["view", "past", "x"]), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(sorted(TRANSITIONS)), fields=st.dictionaries(st.sampled_from(FIELDS), anything), session=anything)
def test_no_post_breaks_the_server(client: FlaskClient, kind: str, fields: dict[str, object], session: object) -> None:
    answer = client.post(PATH, json={"event": {**fields, "type": kind}, "session": session})
    assert answer.status_code < 500, (kind, fields, session)


def test_another_page_cannot_take_a_step(client: FlaskClient) -> None:
    foreign = {"Origin": "http://evil.example"}
    assert client.post(PATH, json={"event": {"type": "home"}}, headers=foreign).status_code == 403
