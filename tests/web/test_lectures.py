"""Lectures by HTTP."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from benchmarks.keeping import ROOT, environment_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.store.place import Place
from causal_atlas.views.permalink import encode
from causal_atlas.views.view import View
from causal_atlas.web.app import create_app
from causal_atlas.web.lectures.desk import Lectures
from tests.lectures.told import TEXT, small


@dataclass
class House:
    """A server that keeps lectures, and the ways to ask it."""

    client: FlaskClient
    graph: ConceptGraph

    def asked(self, method: str, path: str, json: Any = None, **headers: str) -> TestResponse:
        return self.client.open(f"/lectures{path}", method=method, json=json, headers=headers)

    def got(self, method: str, path: str, json: Any = None, status: int = 200) -> dict[str, Any]:
        answer = self.asked(method, path, json)
        assert answer.status_code == status, answer.text
        value = answer.get_json()
        assert isinstance(value, dict)
        return value

    def new(self, text: str = TEXT) -> dict[str, Any]:
        lecture = self.got("POST", "", {"text": text}, 201)["lecture"]
        assert isinstance(lecture, dict)
        return lecture


def house_of(graph: ConceptGraph, folder: Path, *, hosts: frozenset[str] = frozenset(), atlas: Path | None = None) -> House:
    place = Place.of({"CAUSAL_ATLAS_DATA": str(folder)})
    lectures = Lectures(folder=atlas or folder, place=place, data=folder)
    return House(create_app(graph, hosts=hosts, lectures=lectures).server.test_client(), graph)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(small(), tmp_path)


def test_a_lecture_is_made_opened_saved_and_listed(house: House) -> None:
    made = house.got("POST", "", {"title": "Mine", "audience": "clinician"}, 201)["lecture"]
    assert (made["rights"], made["revision"], made["scenes"], made["audience"]) == ("owner", 1, [], "clinician")
    code = encode(View(concepts=("a", "b"), audience=Audience.CLINICIAN))
    scene = {"id": "one", "title": "One", "code": code, "narration": "**Hello** there."}
    saved = house.got("PUT", f"/{made['key']}", {**made, "base": 1, "scenes": [scene]})
    assert saved["revision"] == 2
    assert saved["scenes"][0]["claims"] == ["a-increases-b"]
    assert saved["scenes"][0]["nodes"] == [["p", {}, ["strong", {}, "Hello"], " there."]]
    opened = house.got("GET", f"/{made['key']}")
    assert opened["scenes"][0]["view"] == {"concepts": ["a", "b"]}
    assert house.got("GET", "")["lectures"][0]["scenes"] == 1


def test_who_comes_later_is_shown_both(house: House) -> None:
    made = house.new()
    mine, theirs = ({**made, "base": 1, "title": title} for title in ("Mine", "Theirs"))
    house.got("PUT", f"/{made['key']}", theirs)
    answer = house.got("PUT", f"/{made['key']}", mine, 409)
    assert answer["theirs"]["title"] == "Theirs"
    assert answer["theirs"]["revision"] == 2
    # What was saved and not heard of is not a conflict with oneself.
    assert house.got("PUT", f"/{made['key']}", theirs)["revision"] == 2
    assert house.got("PUT", f"/{made['key']}", {**mine, "base": 2})["revision"] == 3


def test_the_shipped_atlas_lists_and_opens_its_lectures(tmp_path: Path) -> None:
    house = house_of(open_graph(shipped()), tmp_path, atlas=shipped())
    listed = house.got("GET", "")
    assert {"four_organs"} <= {one["key"] for one in listed["lectures"] if one["shipped"]}
    lecture = house.got("GET", "/four_organs")
    assert (lecture["rights"], lecture["shipped"]) == ("read", True)
    assert all(scene["code"].startswith("1") for scene in lecture["scenes"])
    assert any(one["url"].startswith("https://") for scene in lecture["scenes"] for one in scene["references"])
    assert house.got("PUT", "/four_organs", {**lecture, "base": 0}, 403)["error"]
    copy = house.got("POST", "", {"copy": "four_organs"}, 201)["lecture"]
    assert [scene["code"] for scene in copy["scenes"]] == [scene["code"] for scene in lecture["scenes"]]
    assert list(tmp_path.glob("lectures.sqlite3"))


def test_the_trash_gives_back(house: House) -> None:
    key = house.new()["key"]
    house.got("DELETE", f"/{key}", {})
    assert house.got("GET", f"/{key}", status=404)["error"]
    assert [one["key"] for one in house.got("GET", "")["trash"]] == [key]
    assert house.got("POST", f"/{key}/restore", {})["title"] == "A small lecture"
    house.got("DELETE", f"/{key}?for-good=1", {})
    assert house.got("GET", "")["trash"] == []
    house.got("POST", f"/{key}/restore", {}, 404)


def test_a_backup_comes_back(house: House) -> None:
    house.new()
    house.new()
    content = house.client.get("/lectures/backup").data
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["a-small-lecture.yaml", "a-small-lecture-2.yaml"]
        again = house.new(archive.read("a-small-lecture.yaml").decode())
    assert again["scenes"][1]["question"]["prompt"] == "A rises. What does c do?"


def test_without_a_place_no_lectures_are_kept() -> None:
    client = create_app(small()).server.test_client()
    assert client.get("/lectures").status_code == 404
    assert client.get("/lectures", headers={"Accept": "text/html"}).get_json()["error"] == "No lectures are kept here."


def test_a_scene_has_a_small_picture(house: House) -> None:
    made = house.new()
    answer = house.client.get(f"/scene.svg?theme=dark&view={made['scenes'][0]['code']}")
    assert answer.status_code == 200
    assert answer.mimetype == "image/svg+xml"
    assert house.client.get("/scene.svg?view=nonsense").status_code == 400


def test_a_view_offers_questions_to_the_audience_of_a_lecture(house: House) -> None:
    made = house.new()
    code = encode(View(concepts=("a", "b")))
    found = house.got("POST", f"/{made['key']}/questions", {"code": code})["questions"]
    assert found[0]["kind"] == "direction"
    assert [choice["text"] for choice in found[0]["choices"] if choice.get("right")] == ["It rises"]
    scenes = [{**made["scenes"][0], "question": found[0]}]
    saved = house.got("PUT", f"/{made['key']}", {**made, "base": made["revision"], "scenes": scenes})
    assert saved["scenes"][0]["question"]["prompt"] == found[0]["prompt"]
    house.got("POST", f"/{made['key']}/questions", {}, 400)


def test_nothing_of_the_store_is_loaded_before_a_lecture_is_asked_for() -> None:
    code = "import sys, app; app.build(); print({'sqlalchemy', 'alembic', 'psycopg', 'markdown_it'} & {*sys.modules})"
    command, kept = [sys.executable, "-c", code], environment_of(ROOT)
    assert (
        subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=kept, check=True, timeout=120).stdout == "set()\n"
    )
