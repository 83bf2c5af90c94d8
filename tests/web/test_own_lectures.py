"""Lectures about a graph of one's own: kept with that graph, and there again with its file."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from causal_atlas.lectures.decks.formats import MODULES
from causal_atlas.lectures.store import database
from causal_atlas.lectures.store.place import Place
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.permalink import encode
from causal_atlas.views.view import View
from causal_atlas.web.app import create_app
from causal_atlas.web.lectures import documents, picture
from causal_atlas.web.lectures.desk import Lectures
from causal_atlas.web.lectures.owner import FILE as OWNER_KEY
from causal_atlas.web.own.brought import COOKIE
from causal_atlas.web.own.gone import SENTENCES, TITLE
from causal_atlas.web.own.store import DAYS, Store
from tests.lectures.told import TEXT, small

TABLE = b"cause,effect,polarity\na,b,+\nb,c,-\n"
OTHER = b"cause,effect,polarity\nsun,wind,-\n"
BYTES = {"Content-Type": "application/octet-stream"}
HOST = "atlas.example.org"
PAGE = {"Accept": "text/html"}


def served(folder: Path, *, hosts: frozenset[str] = frozenset(), kept: Path | None = None) -> Flask:
    """An explorer whose graphs are in one folder and whose lectures are in the same, or in another."""
    place = Place.of({"CAUSAL_ATLAS_DATA": str(kept or folder)})
    lectures = Lectures(folder=folder, place=place, data=kept or folder)
    server: Flask = create_app(small(), hosts=hosts, store=Store(folder), lectures=lectures).server
    return server


@dataclass
class Reader:
    """Somebody with a browser."""

    client: FlaskClient

    def brings(self, content: bytes = TABLE, name: str = "mine.csv") -> str:
        answer = self.client.post(f"/open?name={name}", data=content, headers=BYTES)
        assert answer.status_code == 200, answer.text
        address: str = answer.get_json()["address"]
        return address

    def got(self, method: str, address: str, json: Any = None, status: int = 200) -> dict[str, Any]:
        answer = self.client.open(address, method=method, json=json)
        assert answer.status_code == status, answer.text
        value = answer.get_json()
        assert isinstance(value, dict)
        return value

    def makes(self, address: str, text: str = TEXT) -> dict[str, Any]:
        made: dict[str, Any] = self.got("POST", f"{address}lectures", {"text": text}, 201)["lecture"]
        return made

    def titles(self, address: str) -> list[str]:
        return [one["title"] for one in self.got("GET", f"{address}lectures")["lectures"]]


@pytest.fixture
def teacher(tmp_path: Path) -> Reader:
    return Reader(served(tmp_path).test_client())


@pytest.fixture
def shared(tmp_path: Path) -> Flask:
    return served(tmp_path, hosts=frozenset({"127.0.0.1", HOST}))


@pytest.fixture
def owner(shared: Flask, tmp_path: Path) -> Reader:
    """The owner of the shared server."""
    reader = Reader(shared.test_client())
    reader.got("GET", "/lectures")
    assert reader.client.get(f"/?owner={(tmp_path / OWNER_KEY).read_text()}").status_code == 303
    return reader


def test_a_lecture_is_made_saved_listed_and_drawn_there(teacher: Reader) -> None:
    here = teacher.brings()
    assert 'data-lectures":"yes"' in teacher.client.get(f"{here}_dash-layout").text.replace(" ", "")
    made = teacher.got("POST", f"{here}lectures", {"draft": encode(View(concepts=("a", "b")))}, 201)["lecture"]
    assert made["rights"] == "owner"
    assert made["scenes"]
    scene = {"id": "one", "title": "One", "code": encode(View(concepts=("a", "b"))), "narration": "**Hello.**"}
    saved = teacher.got("PUT", f"{here}lectures/{made['key']}", {**made, "base": 1, "title": "Mine", "scenes": [scene]})
    assert saved["scenes"][0]["nodes"] == [["p", {}, ["strong", {}, "Hello."]]]
    assert teacher.titles(here) == ["Mine"]
    drawn = teacher.client.get(f"{here}scene.svg?view={saved['scenes'][0]['code']}")
    assert (drawn.status_code, drawn.headers["Cache-Control"]) == (200, "no-store")
    asked = teacher.got("POST", f"{here}lectures/{made['key']}/questions", {"code": saved["scenes"][0]["code"]})
    assert asked["questions"]
    window = teacher.client.get(f"{here}speaker?lecture={made['key']}")
    assert "Speaker's window" in window.text
    assert teacher.client.get(f"{here}speaker/speaker.js").status_code == 200


def test_it_is_taken_along_in_every_format(teacher: Reader) -> None:
    here = teacher.brings()
    key = teacher.makes(here)["key"]
    for form in MODULES:
        answer = teacher.client.get(f"{here}lectures/{key}/export/{form}")
        assert answer.status_code == 200, form
        assert "a-small-lecture" in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "no-store"
    streamed = teacher.client.get(f"{here}lectures/{key}/export/yaml?progress=1")
    assert streamed.headers["Cache-Control"] == "no-store, no-transform"
    assert streamed.data.endswith(teacher.client.get(f"{here}lectures/{key}/export/yaml").data)


def test_lectures_of_two_graphs_and_of_the_atlas_do_not_mix(teacher: Reader) -> None:
    here, there = teacher.brings(), teacher.brings(OTHER)
    names = {"/": "Of the atlas", here: "Of mine", there: "Of another"}
    keys = {place: teacher.makes(place, TEXT.replace("A small lecture", name))["key"] for place, name in names.items()}
    for place, name in names.items():
        assert teacher.titles(place) == [name]
        for other in keys.keys() - {place}:
            for method, json in (("GET", None), ("PUT", {"base": 1, "title": "x", "scenes": []}), ("DELETE", {})):
                teacher.got(method, f"{other}lectures/{keys[place]}", json, 404)
            teacher.got("POST", f"{other}lectures", {"copy": keys[place]}, 404)


def test_a_forgotten_graph_says_what_brings_it_and_its_lectures_back(teacher: Reader) -> None:
    here = teacher.brings()
    made = teacher.makes(here)
    assert teacher.got("GET", f"{here}forget") == {"may": True, "why": "", "lectures": 1}
    teacher.got("POST", f"{here}forget", {"lectures": "keep"})
    page = teacher.client.get(f"{here}?lecture={made['key']}", headers=PAGE)
    assert page.status_code == 404
    assert TITLE in page.text
    assert SENTENCES[1] in page.text
    # A page that is still open hears it when it saves, and keeps what it could not send.
    for method, path, json in (
        ("PUT", f"/{made['key']}", {**made, "base": 1}),
        ("GET", f"/{made['key']}", None),
        ("POST", "", {}),
    ):
        assert SENTENCES[1] in teacher.got(method, f"{here}lectures{path}", json, 404)["error"]
    assert teacher.brings() == here
    assert teacher.got("GET", f"{here}lectures/{made['key']}")["scenes"] == made["scenes"]


def test_an_address_where_nothing_ever_was_says_the_same(teacher: Reader) -> None:
    for path in ("", "lectures/x", "forget", "a/b"):
        assert TITLE in teacher.client.get(f"/own/{'0' * 40}/{path}", headers=PAGE).text
    assert teacher.client.get(f"/own/{'0' * 40}/", headers={"Host": "evil.example"}).status_code == 421
    assert teacher.client.post(f"/own/{'0' * 40}/x", json={}, headers={"Origin": "http://evil.example"}).status_code == 403


def test_lectures_are_forgotten_with_a_graph_only_when_that_is_said(teacher: Reader) -> None:
    here, there = teacher.brings(), teacher.brings(OTHER)
    key = teacher.makes(here)["key"]
    teacher.got("DELETE", f"{here}lectures/{teacher.makes(here)['key']}", {})
    kept = teacher.makes(there)["key"]
    assert teacher.got("GET", f"{here}forget")["lectures"] == 2
    for nonsense in ({"lectures": "perhaps"}, [], {"lectures": None}):
        teacher.got("POST", f"{here}forget", nonsense, 400)
    teacher.got("GET", f"{here}lectures/{key}")
    teacher.got("POST", f"{here}forget", {"lectures": "delete"})
    assert teacher.brings() == here
    shelf = teacher.got("GET", f"{here}lectures")
    assert (shelf["lectures"], shelf["trash"]) == ([], [])
    assert teacher.got("GET", f"{there}lectures/{kept}")["title"] == "A small lecture"


def test_nothing_of_a_forgotten_graph_is_kept_ready(teacher: Reader) -> None:
    here = teacher.brings()
    made = teacher.makes(here)
    teacher.client.get(f"{here}scene.svg?view={made['scenes'][0]['code']}")
    assert documents._read.cache_info().currsize
    assert picture._drawn.cache_info().currsize
    teacher.got("POST", f"{here}forget", {})
    assert (documents._read.cache_info().currsize, picture._drawn.cache_info().currsize) == (0, 0)


def test_the_same_file_brings_its_lectures_wherever_the_database_goes(teacher: Reader, tmp_path: Path) -> None:
    here = teacher.brings()
    teacher.makes(here)
    elsewhere = Reader(served(tmp_path / "new", kept=tmp_path).test_client())
    there = elsewhere.brings(name="renamed.csv")
    assert there != here
    assert elsewhere.titles(there) == ["A small lecture"]
    assert elsewhere.titles(elsewhere.brings(TABLE + b"c,d,+\n")) == []


def test_the_list_tells_how_long_the_graph_is_kept(teacher: Reader) -> None:
    assert teacher.got("GET", "/lectures")["graph_until"] is None
    until = teacher.got("GET", f"{teacher.brings()}lectures")["graph_until"]
    assert until is not None
    assert until.endswith("+00:00")
    assert DAYS == 30


def test_a_backup_of_a_graph_has_its_lectures_and_that_of_the_atlas_all(teacher: Reader) -> None:
    here, there = teacher.brings(), teacher.brings(OTHER)
    for place in ("/", here, there):
        teacher.makes(place)

    def names(address: str) -> list[str]:
        answer = teacher.client.get(f"{address}lectures/backup")
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="lectures-')
        with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
            return archive.namelist()

    assert names(here) == ["a-small-lecture.yaml"]
    first, *own = names("/")
    assert first == "a-small-lecture.yaml"
    layouts = [teacher.client.get(f"{place}_dash-layout").text for place in (here, there)]
    marks = [name.split("/")[1] for name in own]
    assert [mark in layout for mark, layout in zip(marks, layouts, strict=True)] == [True, True]
    assert own == [f"own/{mark}/a-small-lecture.yaml" for mark in marks]
    # It tells no address.
    assert not any(place.split("/")[2] in name for place in (here, there) for name in own)


def test_on_a_shared_server_the_address_of_a_graph_opens_no_lecture(shared: Flask, owner: Reader) -> None:
    here = owner.brings()
    key = owner.makes(here)["key"]
    stranger = Reader(shared.test_client())
    # The same public file has the same address: bringing it is no right to what others made of it.
    assert stranger.brings() == here
    shelf = stranger.got("GET", f"{here}lectures")
    assert (shelf["lectures"], shelf["trash"], shelf["rights"]) == ([], [], "read")
    for method, path, json in (
        ("GET", f"/{key}", None),
        ("PUT", f"/{key}", {"base": 1, "title": "x", "scenes": []}),
        ("DELETE", f"/{key}", {}),
        ("GET", f"/{key}/links", None),
        ("GET", "/backup", None),
    ):
        stranger.got(method, f"{here}lectures{path}", json, 403)
    assert owner.titles(here) == ["A small lecture"]


def test_a_guest_has_a_lecture_by_its_address_and_the_owner_in_the_list(shared: Flask, owner: Reader) -> None:
    guest = Reader(shared.test_client())
    here = guest.brings()
    made = guest.makes(here)
    assert guest.got("PUT", f"{here}lectures/{made['key']}", {**made, "base": 1, "title": "Better"})["revision"] == 2
    assert guest.titles(here) == []
    assert owner.titles(here) == ["Better"]
    assert owner.titles("/") == []


def test_a_read_link_shows_the_graph_and_the_lecture_and_no_more(shared: Flask, owner: Reader) -> None:
    here = owner.brings()
    made = owner.makes(here)
    secret = owner.makes(here, TEXT.replace("A small lecture", "Secret"))["key"]
    read = owner.got("POST", f"{here}lectures/{made['key']}/links", {"which": "read"})["read"]
    edit = owner.got("POST", f"{here}lectures/{made['key']}/links", {"which": "edit"})["edit"]
    student = Reader(shared.test_client())
    assert student.client.get(f"{here}?lecture={read}").status_code == 200
    lecture = student.got("GET", f"{here}lectures/{read}")
    assert (lecture["rights"], {scene["notes"] for scene in lecture["scenes"]}) == ("read", {""})
    assert b"Point at c." not in student.client.get(f"{here}lectures/{read}/export/yaml").data
    student.got("PUT", f"{here}lectures/{read}", {**lecture, "base": 1}, 403)
    student.got("GET", f"{here}lectures/{secret}", status=403)
    assert student.titles(here) == []
    # Neither the atlas nor another graph knows the key, and the link is no right to take the graph from the others.
    other = owner.brings(OTHER)
    for place in ("/", other):
        student.got("GET", f"{place}lectures/{read}", status=404)
    told = student.got("GET", f"{here}forget")
    assert (told["may"], told["lectures"]) == (False, None)
    assert "owner of this server" in told["why"]
    for lectures in ("keep", "delete"):
        student.got("POST", f"{here}forget", {"lectures": lectures}, 403)
    assert student.got("PUT", f"{here}lectures/{edit}", {**lecture, "base": 1, "title": "Together"})["revision"] == 2
    owner.got("DELETE", f"{here}lectures/{made['key']}/links?which=read", {})
    student.got("GET", f"{here}lectures/{read}", status=404)


def test_whoever_brought_a_graph_may_forget_it_but_not_the_lectures_of_others(shared: Flask, owner: Reader) -> None:
    guest = Reader(shared.test_client())
    here = guest.brings()
    cookie = guest.client.get_cookie(COOKIE, path=here)
    assert cookie is not None
    assert (cookie.path, cookie.http_only, cookie.same_site) == (here, True, "Strict")
    key = owner.makes(here)["key"]
    assert guest.got("GET", f"{here}forget") == {"may": True, "why": "", "lectures": None}
    guest.got("POST", f"{here}forget", {"lectures": "delete"}, 403)
    assert guest.client.get(here).status_code == 200
    guest.got("POST", f"{here}forget", {"lectures": "keep"})
    assert guest.client.get(here).status_code == 404
    assert owner.brings() == here
    assert owner.got("GET", f"{here}lectures/{key}")["title"] == "A small lecture"
    # The cookie is that of one graph.
    other = owner.brings(OTHER)
    guest.client.set_cookie(COOKIE, cookie.value, path=other)
    guest.got("POST", f"{other}forget", {}, 403)


def test_another_page_may_not_ask_about_forgetting(teacher: Reader) -> None:
    here = teacher.brings()
    for method, json in (("GET", None), ("POST", {})):
        answer = teacher.client.open(f"{here}forget", method=method, json=json, headers={"Sec-Fetch-Site": "cross-site"})
        assert answer.status_code == 403
    assert teacher.client.get(here).status_code == 200


def test_many_graphs_share_one_way_to_the_database(teacher: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Place] = []
    engine_of = database.engine_of
    monkeypatch.setattr(database, "engine_of", lambda place: made.append(place) or engine_of(place))
    for number in range(6):
        teacher.makes(teacher.brings(TABLE + b"x%d,y,+\n" % number))
    assert len(made) == 1


def test_what_a_file_calls_things_does_not_keep_a_lecture_from_being_drafted(teacher: Reader) -> None:
    names = ["River level", "river level", "日本", "whole", "x" * 300, "y" * 300]
    rows = "".join(f"{cause},{effect},+\n" for cause, effect in pairwise(names))
    here = teacher.brings(f"cause,effect,polarity\n{rows}{names[-1]},{names[-2]},-\n".encode())
    route = Route(concepts=tuple(names[-2:]), signs="+")
    chain = View(concepts=tuple(names[-2:]), inquiry=Inquiry(topic=Topic.CHAINS, concepts=tuple(names[-2:]), route=route))
    for view in (View(concepts=tuple(names)), chain, View(concepts=tuple(names[:2]), shifts={names[0]: Shift.UP})):
        made = teacher.got("POST", f"{here}lectures", {"draft": encode(view)}, 201)["lecture"]
        kept = teacher.got("PUT", f"{here}lectures/{made['key']}", {**made, "base": 1, "description": "Mine."})
        assert [scene["id"] for scene in kept["scenes"]] == [scene["id"] for scene in made["scenes"]]
        assert made["missing"] == []
