"""The stable address of a picture."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views import permalink
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View
from causal_atlas.web.app import create_app


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


@pytest.fixture(scope="module")
def client(atlas: ConceptGraph) -> FlaskClient:
    return create_app(atlas, hosts=frozenset({"atlas.example"})).server.test_client()


@pytest.fixture(scope="module")
def code(atlas: ConceptGraph) -> str:
    return permalink.encode(placed(atlas, question_view(atlas, "two_orders")))


@pytest.mark.parametrize(
    ("form", "kind", "start"),
    [("svg", "image/svg+xml", b"<?xml"), ("pdf", "application/pdf", b"%PDF"), ("png", "image/png", b"\x89PNG")],
)
def test_a_view_has_a_picture(client: FlaskClient, code: str, form: str, kind: str, start: bytes) -> None:
    answer = client.get(f"/diagram.{form}?view={code}")
    assert answer.status_code == 200
    assert answer.mimetype == kind
    assert answer.data.startswith(start)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Disposition"].startswith("inline; filename=")
    assert f"why-do-high-glucose-and-a-fatty-liver-come-together.{form}" in answer.headers["Content-Disposition"]


def test_a_picture_is_kept_and_asked_for_again_by_its_tag(client: FlaskClient, code: str) -> None:
    first = client.get(f"/diagram.svg?view={code}")
    assert first.headers["Cache-Control"] == "public, max-age=3600"
    again = client.get(f"/diagram.svg?view={code}", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_the_link_below_leads_back_to_the_view(client: FlaskClient, code: str) -> None:
    root = ElementTree.fromstring(client.get(f"/diagram.svg?view={code}", headers={"Host": "atlas.example"}).data)
    (link,) = root.iter("{http://www.w3.org/2000/svg}a")
    assert link.get("href") == f"http://atlas.example/?view={code}"
    assert b"<a " not in client.get(f"/diagram.svg?view={code}").data


def test_a_picture_of_another_version_says_so(client: FlaskClient, atlas: ConceptGraph, code: str) -> None:
    same = client.get(f"/diagram.svg?view={code}&atlas={atlas.info.version}")
    other = client.get(f"/diagram.svg?view={code}&atlas=0.1")
    assert "X-Atlas-Changed" not in same.headers
    assert same.headers["X-Atlas-Version"] == other.headers["X-Atlas-Version"] == atlas.info.version
    told = f"made for version 0.1, drawn from version {atlas.info.version}"
    assert told in other.headers["X-Atlas-Changed"]
    assert told in other.text
    assert told not in same.text


def test_what_is_gone_is_said(client: FlaskClient) -> None:
    answer = client.get(f"/diagram.svg?view={permalink.encode(View(concepts=('insulin', 'ether')))}")
    assert "1 concept of it no longer in the atlas" in answer.text


@pytest.mark.parametrize(
    ("query", "cure"),
    [
        ("", "needs the code of a view"),
        ("view=1damaged", "damaged"),
        ("view=9x", "cannot read"),
        ("view={}&palette=neon", "palette='neon' is not understood"),
        ("view={}&scale=99", "scale='99' is not understood"),
        ("view={}&width=1e9", "width='1e9' is not understood"),
        ("view={}&dpi=nan", "dpi='nan' is not understood"),
        ("view={}&legend=maybe", "legend='maybe' is not understood"),
        ("view={}&script=1", "no setting"),
    ],
)
def test_what_makes_no_picture_is_said_with_its_cure(client: FlaskClient, code: str, query: str, cure: str) -> None:
    answer = client.get(f"/diagram.svg?{query.format(code)}")
    assert answer.status_code == 400
    assert cure in answer.json["error"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_empty_view_is_no_blank_picture(client: FlaskClient) -> None:
    answer = client.get(f"/diagram.png?view={permalink.encode(View())}")
    assert answer.status_code == 400
    assert "nothing in this view" in answer.json["error"]


def test_no_other_formats_are_served_here(client: FlaskClient, code: str) -> None:
    assert client.get(f"/diagram.exe?view={code}").status_code == 404
    assert client.post(f"/diagram.svg?view={code}", json={}).status_code == 405


def test_only_an_atlas_with_a_name_of_its_own_is_shown_on_other_sites(client: FlaskClient, code: str) -> None:
    here = client.get(f"/diagram.svg?view={code}")
    named = client.get(f"/diagram.svg?view={code}", headers={"Host": "atlas.example"})
    assert here.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert named.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get(f"/diagram.svg?view={code}", headers={"Host": "evil.example"}).status_code == 421


def test_another_site_may_show_the_pdf_in_a_frame(client: FlaskClient, code: str) -> None:
    shown = client.get(f"/diagram.pdf?view={code}", headers={"Host": "atlas.example"}).headers["Content-Security-Policy"]
    assert "frame-ancestors *" in shown
    assert "sandbox" not in shown
    assert "sandbox" in client.get(f"/diagram.pdf?view={code}").headers["Content-Security-Policy"]


def test_the_look_is_that_of_the_address(client: FlaskClient, code: str) -> None:
    plain = client.get(f"/diagram.svg?view={code}&legend=0&references=0&credit=0&title=&font=0&palette=print").text
    assert "PMID" not in plain
    assert "CC BY" not in plain
    assert "woff2" not in plain
    assert "attachment" in client.get(f"/diagram.svg?view={code}&download=1").headers["Content-Disposition"]


def test_pictures_are_set_side_by_side(client: FlaskClient, code: str) -> None:
    """Eight threads answer requests; none waits for the typesetter of another."""
    addresses = [f"/diagram.png?view={code}&scale={1 + number / 10}" for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda address: client.application.test_client().get(address), addresses))
    assert [answer.status_code for answer in answers] == [200] * 8
    assert len({answer.data for answer in answers}) == 8
