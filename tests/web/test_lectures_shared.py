"""Lectures on a shared server: the owner by a key, everybody else by links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from causal_atlas.web.lectures.owner import COOKIE, FILE
from tests.lectures.told import small
from tests.web.test_lectures import House, house_of

HOST = "atlas.example.org"


@pytest.fixture
def shared(tmp_path: Path) -> House:
    return house_of(small(), tmp_path, hosts=frozenset({"127.0.0.1", HOST}))


@pytest.fixture
def owner(shared: House, tmp_path: Path) -> House:
    """The same server, asked by its owner."""
    house = House(shared.client.application.test_client(), shared.graph)
    shared.client.get("/lectures")
    admitted = house.client.get(f"/?view=1abc&owner={(tmp_path / FILE).read_text()}&lecture=x")
    assert (admitted.status_code, admitted.headers["Location"]) == (303, "/?view=1abc&lecture=x")
    cookie = admitted.headers["Set-Cookie"]
    assert all(part in cookie for part in (COOKIE, "HttpOnly", "SameSite=Strict", "Path=/"))
    assert (tmp_path / FILE).read_text() not in cookie
    return house


def test_only_the_owner_sees_what_is_kept(shared: House, owner: House, tmp_path: Path) -> None:
    key = owner.new()["key"]
    assert [one["key"] for one in owner.got("GET", "")["lectures"]] == [key]
    assert owner.got("GET", "")["rights"] == "owner"
    stranger = shared.got("GET", "")
    assert (stranger["lectures"], stranger["trash"], stranger["place"], stranger["rights"]) == ([], [], "", "read")
    for method, path, body in (
        ("GET", f"/{key}", None),
        ("PUT", f"/{key}", {"base": 1, "title": "x", "scenes": []}),
        ("DELETE", f"/{key}", {}),
        ("GET", f"/{key}/links", None),
        ("GET", f"/{key}/versions", None),
        ("GET", "/backup", None),
    ):
        shared.got(method, path, body, 403)
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_wrong_key_opens_nothing(shared: House) -> None:
    assert shared.client.get("/?owner=guessed").status_code == 403
    shared.client.set_cookie(COOKIE, "guessed")
    assert shared.got("GET", "")["rights"] == "read"


def test_a_read_link_reads_without_the_notes_and_cannot_edit(shared: House, owner: House) -> None:
    key = owner.new()["key"]
    read = owner.got("POST", f"/{key}/links", {"which": "read"})["read"]
    lecture = shared.got("GET", f"/{read}")
    assert (lecture["rights"], lecture["key"]) == ("read", read)
    assert {scene["notes"] for scene in lecture["scenes"]} == {""}
    assert key not in shared.asked("GET", f"/{read}").text
    for method, path, body in (
        ("PUT", "", {**lecture, "base": lecture["revision"], "title": "Mine"}),
        ("DELETE", "", {}),
        ("DELETE", "?for-good=1", {}),
        ("POST", "/versions", {"name": "x"}),
        ("GET", "/versions", None),
        ("POST", "/links", {"which": "edit"}),
        ("GET", "/links", None),
    ):
        assert shared.got(method, f"/{read}{path}", body, 403)["error"]
    assert owner.got("GET", f"/{key}")["title"] == "A small lecture"
    assert owner.got("GET", f"/{key}")["scenes"][1]["notes"] == "Point at c."


def test_an_edit_link_edits_and_is_taken_back(shared: House, owner: House) -> None:
    key = owner.new()["key"]
    edit = owner.got("POST", f"/{key}/links", {"which": "edit"})["edit"]
    lecture = shared.got("GET", f"/{edit}")
    assert lecture["rights"] == "edit"
    shared.got("PUT", f"/{edit}", {**lecture, "base": 1, "title": "Better"})
    assert shared.got("GET", f"/{edit}/versions")["versions"][0]["title"] == "A small lecture"
    shared.got("DELETE", f"/{edit}", {}, 403)
    assert owner.got("DELETE", f"/{key}/links?which=edit", {}) == {"edit": None, "read": None, "shared": True}
    shared.got("GET", f"/{edit}", status=404)
    assert owner.got("GET", f"/{key}")["title"] == "Better"


def test_a_copy_through_a_read_link_is_the_guests_own(shared: House, owner: House) -> None:
    read = owner.got("POST", f"/{owner.new()['key']}/links", {"which": "read"})["read"]
    copy: dict[str, Any] = shared.got("POST", "", {"copy": read}, 201)["lecture"]
    assert copy["rights"] == "owner"
    shared.got("PUT", f"/{copy['key']}", {**copy, "base": 1, "title": "Mine"})
    assert len(owner.got("GET", "")["lectures"]) == 2


@pytest.mark.parametrize(
    ("headers", "address"),
    [({"X-Forwarded-For": "203.0.113.9"}, "127.0.0.1"), ({"Via": "1.1 proxy"}, "127.0.0.1"), ({}, "203.0.113.9"), ({}, "")],
)
def test_who_only_says_to_be_on_this_machine_is_not(tmp_path: Path, headers: dict[str, str], address: str) -> None:
    house = house_of(small(), tmp_path)
    answer = house.client.get("/lectures", headers=headers, environ_overrides={"REMOTE_ADDR": address})
    assert answer.get_json()["rights"] == "read"
    assert house.got("GET", "")["rights"] == "owner"


def test_another_page_may_not_set_lectures_to_work(shared: House, owner: House) -> None:
    key = owner.new()["key"]
    for method, path, headers in (
        ("GET", f"/{key}", {"Sec-Fetch-Site": "cross-site"}),
        ("GET", "/backup", {"Sec-Fetch-Site": "same-site"}),
        ("PUT", f"/{key}", {"Origin": "http://evil.example"}),
        ("DELETE", f"/{key}", {"Sec-Fetch-Site": "cross-site"}),
    ):
        answer = owner.asked(method, path, {} if method != "GET" else None, **headers)
        assert answer.status_code == 403
    assert owner.asked("GET", "", None, Host="rebound.example").status_code == 421
    assert owner.client.delete(f"/lectures/{key}").status_code == 415
    answer = owner.asked("GET", f"/{key}")
    assert answer.headers["Cache-Control"] == "no-store"
    assert owner.got("GET", "")["trash"] == []
