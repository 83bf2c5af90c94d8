"""What the server refuses, how it says so, and that nothing of the inside is told."""

from __future__ import annotations

import json
import logging
import re
from io import BytesIO

import dash_cytoscape
import pytest
from dash import ALL, Dash, Input, Output, State, dcc, html
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causal_atlas.errors import AtlasError
from causal_atlas.web.guard import LARGEST_BODY, host_name, is_known_host, is_own_page, protect, protect_server, stranger
from causal_atlas.web.headers import FOR_GOOD, cache_control, content_security_policy

UPDATE = "/_dash-update-component"
PAGE = {"Accept": "text/html,*/*"}
SECRET = "the password is hunter2"


@pytest.fixture(scope="module")
def app() -> Dash:
    app = Dash("guarded", compress=True)
    app.layout = html.Div(
        [html.Button(id="b"), html.Div(id="o"), dcc.Store(id="s"), dash_cytoscape.Cytoscape(id="c", elements=[])]
    )
    app.callback(Output("o", "children"), Input("b", "n_clicks"), State("s", "data"))(_shout)
    app.callback(Output("s", "data"), Output("c", "elements"), Input({"row": ALL}, "n_clicks"))(lambda clicks: (clicks, []))
    app.clientside_callback("function(n) { return String(n) }", Output("b", "title"), Input("b", "n_clicks"))
    protect(app, hosts=frozenset({"atlas.example.org"}))
    return app


def _shout(clicks: object, stored: object) -> str:
    if clicks == "break":
        raise RuntimeError(SECRET)
    if clicks == "refuse":
        raise AtlasError("no concept 'fats'; did you mean 'fat'?")
    return f"{clicks} {stored}"


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()


def body(clicks: object = 1) -> dict[str, object]:
    return {
        "output": "o.children",
        "outputs": {"id": "o", "property": "children"},
        "inputs": [{"id": "b", "property": "n_clicks", "value": clicks}],
        "state": [{"id": "s", "property": "data", "value": None}],
        "changedPropIds": ["b.n_clicks"],
    }


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8050", "127.0.0.1:1", "[::1]:8050", "[::1]", "localhost.", "atlas.example.org"]
)
def test_a_known_host_is_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "",
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "10.0.0.7",
        "[::2]",
        "localhost@evil.example",
        "localhost:x",
        "a b",
    ],
)
def test_a_foreign_host_is_told_that_this_is_not_it(client: FlaskClient, host: str) -> None:
    answer = client.get("/", headers={"Host": host, **PAGE})
    assert answer.status_code == 421
    assert "does not answer to that name" in answer.text
    assert "_dash-config" not in answer.text


def test_listening_everywhere_takes_addresses_but_no_names() -> None:
    everywhere = frozenset({"0.0.0.0"})
    assert is_known_host("192.168.1.20:8050", everywhere)
    assert is_known_host("[fe80::1]:8050", everywhere)
    assert not is_known_host("rebound.example:8050", everywhere)
    assert not is_known_host("192.168.1.20:8050")


@given(st.text(max_size=30))
def test_any_host_header_has_a_name_or_none(host: str) -> None:
    assert not re.search(r"[\s@/:]", host_name(host)) or host.startswith("[")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),
        ({"Origin": "https://localhost"}, 200),
        ({"Origin": "http://localhost:3000"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Origin": "http://[broken"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "http://evil.example#localhost"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_only_our_own_page_may_post(client: FlaskClient, headers: dict[str, str], status: int) -> None:
    assert client.post(UPDATE, json=body(), headers=headers).status_code == status


def test_a_foreign_page_may_still_link_to_us() -> None:
    assert stranger("GET", "/", {"Host": "localhost", "Sec-Fetch-Site": "cross-site"}) is None
    assert not is_own_page({"Host": "localhost", "Sec-Fetch-Site": "cross-site"})


def test_a_large_body_is_refused_unread(client: FlaskClient) -> None:
    largest = json.dumps(body("x" * (LARGEST_BODY - 300)))
    assert client.post(UPDATE, data=largest, content_type="application/json").status_code == 200
    answer = client.post(UPDATE, data=b" " * (LARGEST_BODY + 1), content_type="application/json")
    assert answer.status_code == 413
    assert "2,000,000 bytes" in answer.text


def test_a_large_body_without_a_length_is_refused_too(client: FlaskClient) -> None:
    stream = {"wsgi.input": BytesIO(b" " * (LARGEST_BODY + 1)), "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    answer = client.post(
        UPDATE, content_type="application/json", environ_overrides=stream, headers={"Transfer-Encoding": "chunked"}
    )
    assert answer.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_a_form_is_not_json(client: FlaskClient, kind: str) -> None:
    assert client.post(UPDATE, data=json.dumps(body()), content_type=kind).status_code == 415


PATTERN = {
    "output": "..s.data...c.elements..",
    "outputs": [{"id": "s", "property": "data"}, {"id": "c", "property": "elements"}],
    "inputs": [[{"id": {"row": 1}, "property": "n_clicks", "value": 3}]],
    "state": [],
    "changedPropIds": [],
}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b"{}",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"output": 1}',
        b'{"output": "nowhere.children"}',
        b'{"output": "o.children"}',
        json.dumps({**body(), "inputs": [1]}).encode(),
        json.dumps({**body(), "inputs": [{"id": "other", "property": "n_clicks"}]}).encode(),
        json.dumps({**body(), "state": None}).encode(),
        json.dumps({**body(), "outputs": "o"}).encode(),
        json.dumps({**body(), "changedPropIds": [{}]}).encode(),
        json.dumps({**PATTERN, "inputs": [[{"id": {"row": 1}, "property": "n_clicks", "value": -(2**63) - 1}]]}).encode(),
    ],
)
def test_a_misshapen_callback_post_is_the_senders_mistake(client: FlaskClient, data: bytes) -> None:
    answer = client.post(UPDATE, data=data, content_type="application/json")
    assert answer.status_code == 400
    assert answer.get_json()["error"].endswith(".")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "property", "value", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


def _places(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for step, inner in steps for found in _places(inner, (*path, step)))]


def _replaced(value: object, path: tuple[object, ...], new: object) -> object:
    if not path:
        return new
    copy = value.copy()  # type: ignore[attr-defined]
    copy[path[0]] = _replaced(copy[path[0]], path[1:], new)
    return copy


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), good=st.sampled_from([body(), PATTERN]))
def test_no_change_to_a_post_breaks_the_server(client: FlaskClient, data: st.DataObject, good: dict[str, object]) -> None:
    path = data.draw(st.sampled_from(_places(good)))
    changed = _replaced(good, path, data.draw(JSON))
    assert client.post(UPDATE, json=changed).status_code < 500, changed


def test_a_good_post_is_answered(client: FlaskClient) -> None:
    assert client.post(UPDATE, json=body(2)).get_json()["response"] == {"o": {"children": "2 None"}}
    assert client.post(UPDATE, json=PATTERN).get_json()["response"]["s"] == {"data": [3]}


@pytest.mark.parametrize(
    "path",
    [
        "/nowhere",
        "/assets/../app.py",
        "/assets/..%2f..%2fapp.py",
        "/assets/..\\app.py",
        "/assets/%00",
        "/assets/none.css",
        "/_dash-component-suites/dash/../../x.js",
        "/_dash-component-suites/dash/none.js",
        "/_dash-component-suites/none/x.js",
    ],
)
def test_what_is_not_there_is_not_found(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers=PAGE)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text
    assert 'href="/"' in answer.text
    assert "registered" not in answer.text


def test_a_wrong_method_names_the_right_ones(client: FlaskClient) -> None:
    answer = client.post("/", json={}, headers=PAGE)
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]
    assert "That cannot be done here" in answer.text


def test_an_unexpected_error_tells_only_its_id(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        answer = client.post(UPDATE, json=body("break"))
    assert answer.status_code == 500
    assert SECRET not in answer.text
    assert "Traceback" not in answer.text
    assert SECRET in caplog.text
    told = re.search(r"[0-9a-f]{8}", answer.get_json()["error"])
    assert told
    assert told[0] in caplog.text


def test_an_error_meant_for_people_is_told(client: FlaskClient) -> None:
    answer = client.post(UPDATE, json=body("refuse"))
    assert answer.status_code == 400
    assert "did you mean 'fat'?" in answer.get_json()["error"]


@pytest.mark.parametrize(
    ("path", "host"), [("/", "localhost"), ("/nowhere", "localhost"), ("/", "evil.example"), ("/_dash-layout", "localhost")]
)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str, host: str) -> None:
    headers = client.get(path, headers={"Host": host}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_the_policy_lets_run_exactly_our_inline_scripts(app: Dash, client: FlaskClient) -> None:
    answer = client.get("/")
    scripts = next(rule for rule in answer.headers["Content-Security-Policy"].split("; ") if rule.startswith("script-src "))
    assert "unsafe" not in scripts
    assert set(scripts.split()[2:]) >= set(app.csp_hashes())
    assert len(app.csp_hashes()) >= 2


def test_nothing_is_allowed_that_is_not_named() -> None:
    assert content_security_policy().startswith("default-src 'none'")


def test_files_with_a_version_are_kept_and_pages_are_not(client: FlaskClient) -> None:
    script = re.search(r'src="(/_dash-component-suites/[^"]+renderer[^"]+)"', client.get("/").text)
    assert script
    assert client.get(script[1]).headers["Cache-Control"] == FOR_GOOD
    assert client.get("/").headers["Cache-Control"] == "no-cache"
    assert client.get("/nowhere").headers["Cache-Control"] == "no-store"
    assert cache_control("assets/look.css", modified=True, status=200) == FOR_GOOD
    assert cache_control("assets/look.css", modified=False, status=200) == "no-cache"
    assert cache_control("assets/look.css", modified=True, status=404) == "no-store"


def test_a_view_may_decide_how_long_its_answer_is_kept() -> None:
    server = Flask("bare")
    server.add_url_rule("/picture", "picture", lambda: ("", 200, {"Cache-Control": "max-age=3600"}))
    protect_server(server)
    assert server.test_client().get("/picture").headers["Cache-Control"] == "max-age=3600"


@pytest.mark.parametrize("coding", ["br", "gzip"])
def test_answers_are_compressed(client: FlaskClient, coding: str) -> None:
    assert client.get("/", headers={"Accept-Encoding": coding}).headers["Content-Encoding"] == coding
