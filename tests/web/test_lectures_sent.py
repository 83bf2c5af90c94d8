"""What a page may send as a lecture, and what it is told when it sends something else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.permalink import encode
from causal_atlas.views.view import View
from tests.lectures.told import small, spoilt
from tests.notation import graph
from tests.web.test_lectures import House, house_of

VIEW = {"concepts": ["a", "b"]}
QUESTION = {
    "kind": "direction",
    "prompt": "What?",
    "choices": [{"text": "x", "right": True}, {"text": "y"}],
    "claims": ["a-increases-b"],
}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(small(), tmp_path)


def scene(**fields: Any) -> dict[str, Any]:
    return {"id": "one", "title": "One", "view": VIEW, **fields}


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"scenes": [scene(title=5)]}, "Scene 1, title: should be text"),
        ({"scenes": [scene(), scene()]}, "Scene 2, id: the id 'one' stands twice"),
        ({"scenes": [scene(id="../x")]}, "Scene 1, id"),
        ({"scenes": [{"id": "one", "title": "One"}]}, "Scene 1, view: is missing"),
        ({"scenes": [scene(view={"concept": ["a"]})]}, "did you mean 'concepts'"),
        ({"scenes": [scene(view={"places": {"a": [10**400, 0]}})]}, "Scene 1, view.places.a"),
        ({"scenes": [scene(narration="x" * 10_001)]}, "Scene 1, narration"),
        ({"scenes": [scene(question={**QUESTION, "choices": [{"text": "x"}, {"text": "y"}]})]}, "none of the choices is right"),
        ({"scenes": [scene(view={"route": {"concepts": ["a", "b"], "signs": "++"}})]}, "has 2 signs for 1 links"),
        ({"scenes": "all"}, "Scenes: should be a list"),
        ({"scenes": [1, 2, 3, 4]}, "And 1 more."),
        ({"audience": "pupils"}, "Audience: 'pupils' is not one of the words"),
        ({"title": "x" * 301}, "Title"),
        ({"scenes": [scene(view=None, code="1damaged")]}, "This link is damaged"),
    ],
)
def test_a_wrong_shape_is_told_in_a_sentence(house: House, sent: dict[str, Any], said: str) -> None:
    made = house.new()
    answer = house.got("PUT", f"/{made['key']}", {"title": "One", "base": 1, **sent}, 400)
    assert said in answer["error"]
    assert house.got("GET", f"/{made['key']}")["revision"] == 1


@pytest.mark.parametrize(
    "body",
    [b"[]", b"{", b"1", b'{"base": 1}', b'{"scenes": []}', b"[" * 100_000, b'{"base": 1, "scenes": [' + b"[" * 5_000, b"\xff"],
)
def test_what_is_no_lecture_at_all_is_refused(house: House, body: bytes) -> None:
    key = house.new()["key"]
    for path, method in (("/lectures", "POST"), (f"/lectures/{key}", "PUT")):
        answer = house.client.open(path, method=method, data=body, content_type="application/json")
        assert answer.status_code in (200, 201, 400)
        assert answer.get_json()
    assert house.client.put(f"/lectures/{key}", data=b"x" * 2_100_000, content_type="application/json").status_code == 413
    large = [scene(id=f"s{number}", narration="x" * 9_999) for number in range(110)]
    assert "1 MB" in house.got("PUT", f"/{key}", {"base": house.got("GET", f"/{key}")["revision"], "scenes": large}, 413)["error"]


@pytest.mark.parametrize(
    "view",
    [
        {"concepts": ["a"], "selection": ["b", "gone"]},
        {"concepts": ["a"], "arrow": ["a", "b"]},
        {"concepts": ["a"], "arrow": ["a"]},
        {"concepts": ["a"], "pinned": ["b"], "places": {"c": [1, 2]}},
        {"concepts": ["a", "a"], "condition": "healthy", "compare": "puberty"},
        {"course": "nonsense", "phase": 7},
        {"shifts": {"a": "up"}, "within": True},
        {"concepts": ["a", "b"], "route": {"concepts": ["a", "b"], "signs": "-", "at": 12}},
        {"concepts": ["a"], "asked": {"topic": "chains", "concepts": ["gone", "a"], "at": 3}},
        {"concepts": ["a"], "question": "nonsense", "brought": [{"by": "b", "direction": "causes", "concepts": ["c"]}]},
        {"concepts": ["a"], "filters": {"organs": ["nowhere"], "hide": True}},
    ],
)
def test_a_strange_view_is_kept_as_it_is_and_can_be_drawn(house: House, view: dict[str, Any]) -> None:
    key = house.new()["key"]
    saved = house.got("PUT", f"/{key}", {"title": "One", "base": 1, "scenes": [scene(view=view)]})["scenes"][0]
    assert saved["view"] == view
    assert house.client.get(f"/scene.svg?view={saved['code']}").status_code == 200


def test_texts_without_characters_that_no_text_should_have(house: House) -> None:
    key = house.new()["key"]
    body = json.dumps(
        {"base": 1, "title": "A\x00\ud800B", "scenes": [scene(narration="<script>\u2028x</script> [y](javascript:z)")]}
    )
    answer = house.client.put(f"/lectures/{key}", data=body, content_type="application/json")
    assert answer.status_code == 200
    assert house.got("GET", f"/{key}")["title"] == "A?B"
    nodes = json.dumps(answer.get_json()["scenes"][0]["nodes"])
    assert "<script>x</script>" in nodes
    assert '"a"' not in nodes


def test_what_a_page_may_not_decide_is_left_out(house: House) -> None:
    made = house.new()
    lied = scene(
        references=[{"number": 1, "line": "Trust me", "url": "javascript:x"}], nodes=[["script", {}]], seconds=9, missing=["x"]
    )
    saved = house.got("PUT", f"/{made['key']}", {**made, "base": 1, "key": "other", "rights": "read", "scenes": [lied]})[
        "scenes"
    ][0]
    assert (saved["references"], saved["nodes"], saved["seconds"], saved["missing"]) == ([], [], 0, [])


def test_a_scene_from_the_screen_keeps_the_claims_that_are_still_drawn(house: House) -> None:
    key = house.new()["key"]
    route = Route(concepts=("b", "c", "d"), signs="-+")
    view = View(concepts=("a", "b", "c", "d"), inquiry=Inquiry(topic=Topic.CHAINS, concepts=("b", "d"), route=route))

    def claims(**fields: Any) -> list[str]:
        base = house.got("GET", f"/{key}")["revision"]
        sent = {"id": "one", "title": "One", "code": encode(view), "narration": str(base), **fields}
        found = house.got("PUT", f"/{key}", {"base": base, "scenes": [sent]})["scenes"][0]["claims"]
        assert isinstance(found, list)
        return found

    assert claims() == ["b-decreases-c", "c-increases-d"]
    assert claims(claims=["a-increases-b", "gone"]) == ["a-increases-b"]
    assert claims(unclaimed="It only opens the talk.") == []


def test_a_lecture_of_an_older_atlas_opens_and_loses_nothing(house: House, tmp_path: Path) -> None:
    made = house.new(spoilt(("[a, b]", "[a, old_b, gone]"), ("a-increases-b", "gone-increases-b")))
    first = made["scenes"][0]
    assert made["missing"] == first["missing"] == ["gone", "gone-increases-b"]
    assert first["view"]["concepts"] == ["a", "old_b", "gone"]
    saved = house.got("PUT", f"/{made['key']}", {**made, "base": 1, "title": "Later"})
    assert saved["scenes"][0]["view"] == first["view"]
    # On the atlas that has it, all of it is there again.
    newer = house_of(graph("a + b", "b - c", "gone + b", aliases={"b": ("old_b",)}), tmp_path)
    assert newer.got("GET", f"/{made['key']}")["scenes"][0]["missing"] == []


def test_lecture_files_are_taken_or_told_what_is_wrong(house: House) -> None:
    assert "line 10" in house.got("POST", "", {"text": spoilt(("focus: a", "focuss: a"))}, 400)["error"]
    assert "anchors" in house.got("POST", "", {"text": "a: &a [1]\nb: *a"}, 400)["error"]
    assert "newer version" in house.got("POST", "", {"text": spoilt(("schema: 1", "schema: 7"))}, 400)["error"]
    assert house.got("GET", "")["lectures"] == []


def test_drafts_follow_what_is_asked(house: House) -> None:
    route = Route(concepts=("a", "b", "c", "d", "a"), signs="+-++")
    loop = View(concepts=("a", "b", "c", "d"), inquiry=Inquiry(topic=Topic.LOOPS, concepts=("a",), route=route))
    made = house.got("POST", "", {"draft": encode(loop), "audience": "clinician"}, 201)["lecture"]
    assert made["audience"] == "clinician"
    assert [one["id"] for one in made["scenes"]] == ["start", "link_1", "link_2", "link_3", "link_4", "whole", "references"]
    plain = house.got("POST", "", {"draft": encode(View(concepts=("a", "b", "c")))}, 201)["lecture"]
    assert [one["title"] for one in plain["scenes"]] == ["A", "B", "C", "As a whole", "What this rests on"]
    assert "Nothing is shown yet" in house.got("POST", "", {"draft": encode(View())}, 400)["error"]
