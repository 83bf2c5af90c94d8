"""The speaker's window as a page: its files, its policy, nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from causal_atlas.web import speaker
from causal_atlas.web.app import create_app
from tests.notation import graph


@pytest.fixture(scope="module")
def client() -> FlaskClient:
    return create_app(graph("a + b")).server.test_client()


def test_the_page_loads_only_files_that_are_there_and_runs_nothing_inline(client: FlaskClient) -> None:
    page = client.get("/speaker?lecture=four_organs")
    assert page.status_code == 200
    assert page.headers["Content-Security-Policy"] == speaker.POLICY
    assert "unsafe" not in speaker.POLICY
    assert not re.search(r"<script>|<style|\son\w+=|\sstyle=", page.text)
    wanted = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert len(wanted) > 6
    for address in wanted:
        answer = client.get(f"/{address}")
        assert answer.status_code == 200, address
        answer.close()


def test_every_file_beside_the_page_is_handed_out_with_its_type_and_nothing_else_is(client: FlaskClient) -> None:
    folder = Path(speaker.__file__).parent
    assert {path.name for path in folder.glob("*.*")} == {*speaker.FILES, "speaker.html", "__init__.py"}
    for name, kind in speaker.FILES.items():
        assert client.get(f"/speaker/{name}").mimetype == kind
    for name in ("__init__.py", "speaker.html", "..%2f__init__.py"):
        assert client.get(f"/speaker/{name}").status_code == 404


def test_a_file_that_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/speaker/clock.js")
    again = client.get("/speaker/clock.js", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
