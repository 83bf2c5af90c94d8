"""Lectures taken along by HTTP."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest
from waitress.server import create_server

from causal_atlas.lectures.decks import formats, yaml
from causal_atlas.lectures.decks.formats import MODULES, Progress
from causal_atlas.web.lectures import taking
from tests.lectures.told import small
from tests.web.test_lectures import House, house_of


@pytest.fixture
def house(tmp_path: Path) -> House:
    return house_of(small(), tmp_path)


Writer = Callable[[Progress], bytes]
PATIENCE = 30
"""Seconds that anything may take on a busy machine."""


@pytest.fixture
def writing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Writer], None]]:
    """Puts another writer in the place of that of YAML."""

    def put(write: Writer) -> None:
        other = replace(yaml.FORMAT, write=lambda _graph, _lecture, progress=formats.silent, /: write(progress))
        monkeypatch.setattr(yaml, "FORMAT", other)

    yield put
    # Whatever a test began has to end before the next one counts the turns.
    deadline = time.monotonic() + PATIENCE
    while any(thread.name == "lecture export" for thread in threading.enumerate()) and time.monotonic() < deadline:
        time.sleep(0.01)


def streamed(house: House, key: str, form: str) -> tuple[list[dict[str, object]], bytes]:
    answer = house.asked("GET", f"/{key}/export/{form}?progress=1")
    assert answer.status_code == 200
    rest = answer.data
    lines = []
    while rest:
        line, _, rest = rest.partition(b"\n")
        lines.append(json.loads(line))
        if "name" in lines[-1]:
            break
    return lines, rest


@pytest.mark.parametrize("form", ["pptx", "pdf", "slides-pdf", "markdown", "yaml"])
def test_a_lecture_is_a_file_that_is_called_by_its_title(house: House, form: str) -> None:
    key = house.new()["key"]
    answer = house.asked("GET", f"/{key}/export/{form}")
    found = formats.named(form)
    assert answer.status_code == 200
    assert answer.content_type == found.media_type
    kind = taking.KINDS.get(found.name, "")
    name = f"a-small-lecture{kind and '-'}{kind}.{found.extension}"
    assert f'attachment; filename="{name}"' in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")
    assert answer.headers["Cache-Control"] == "no-store"
    lines, content = streamed(house, key, form)
    assert content == answer.data
    assert lines[-1] == {"name": name, "type": found.media_type, "size": len(content)}
    told = [(line["done"], line["of"]) for line in lines[1:-1]]
    assert told[-1][0] == told[-1][1]


def test_a_lecture_without_scenes_is_written_too(house: House) -> None:
    key = house.got("POST", "", {"title": "Empty"}, 201)["lecture"]["key"]
    for form in MODULES:
        assert house.asked("GET", f"/{key}/export/{form}").status_code in (200, 400), form
    for form in ("pptx", "pdf", "slides-pdf", "markdown", "yaml"):
        assert house.asked("GET", f"/{key}/export/{form}").status_code == 200, form


def test_whoever_may_only_read_gets_no_notes(house: House) -> None:
    made = house.new()
    link = house.got("POST", f"/{made['key']}/links", {"which": "read"})["read"]
    assert b"Point at c." in house.asked("GET", f"/{made['key']}/export/yaml").data
    assert b"Point at c." not in house.asked("GET", f"/{link}/export/yaml").data


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/nowhere/export/pdf", 404, "no lecture"),
        ("/KEY/export/pfd", 400, "did you mean 'pdf'?"),
        ("/KEY/export/pfd?progress=1", 400, "did you mean 'pdf'?"),
    ],
)
def test_what_is_not_there_is_said_kindly(house: House, path: str, status: int, said: str) -> None:
    answer = house.asked("GET", path.replace("KEY", house.new()["key"]))
    assert answer.status_code == status
    assert said in answer.get_json()["error"].lower()


def test_another_page_may_not_set_it_to_work(house: House) -> None:
    key = house.new()["key"]
    answer = house.asked("GET", f"/{key}/export/pdf", **{"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403


def test_what_cannot_be_written_is_said_in_the_stream(house: House, writing: Callable[[Writer], None]) -> None:
    def refuse(progress: Progress) -> bytes:
        progress(1, 2)
        raise formats.UnknownLectureFormatError("This cannot be written; leave out a scene.")

    writing(refuse)
    lines, content = streamed(house, house.new()["key"], "yaml")
    assert lines[-1] == {"error": "This cannot be written; leave out a scene."}
    assert content == b""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_mistake_of_ours_ends_the_stream_with_a_sentence(house: House, writing: Callable[[Writer], None]) -> None:
    def broken(_progress: Progress) -> bytes:
        raise ZeroDivisionError

    writing(broken)
    assert streamed(house, house.new()["key"], "yaml")[0][-1] == {"error": taking.BROKEN}


def test_whoever_goes_away_stops_the_writer(house: House, writing: Callable[[Writer], None]) -> None:
    stopped, began = threading.Event(), threading.Event()

    def endless(progress: Progress) -> bytes:
        try:
            while True:
                progress(1, 2)
                began.set()
                time.sleep(0.005)
        finally:
            stopped.set()

    writing(endless)
    answer = house.client.get(f"/lectures/{house.new()['key']}/export/yaml?progress=1", buffered=False)
    pieces = answer.iter_encoded()
    next(pieces)
    assert began.wait(PATIENCE)
    answer.close()
    assert stopped.wait(PATIENCE)


def test_a_few_are_written_at_a_time_and_more_are_asked_to_come_back(house: House, writing: Callable[[Writer], None]) -> None:
    go, running = threading.Event(), threading.Semaphore(0)

    def slow(_progress: Progress) -> bytes:
        running.release()
        assert go.wait(2 * PATIENCE)
        return b"done"

    writing(slow)
    key = house.new()["key"]
    path = f"/lectures/{key}/export/yaml?progress=1"
    begun = [house.client.get(path, buffered=False) for _ in range(taking.MOST_AT_ONCE + taking.MOST_WAITING)]
    for _ in range(taking.MOST_AT_ONCE):
        assert running.acquire(timeout=PATIENCE)
    assert not running.acquire(blocking=False)
    refused = house.asked("GET", f"/{key}/export/yaml?progress=1")
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert refused.get_json() == {"error": taking.BUSY}
    go.set()
    assert all(answer.data.endswith(b"done") for answer in begun)


def test_a_connection_that_is_cut_stops_the_writer(house: House, writing: Callable[[Writer], None]) -> None:
    """Over a real connection: the server learns that it is gone by writing to it."""
    stopped = threading.Event()

    def endless(progress: Progress) -> bytes:
        try:
            while True:
                progress(1, 2)
                time.sleep(0.05)
        finally:
            stopped.set()

    writing(endless)
    key = house.new()["key"]
    server = create_server(house.client.application, listen="127.0.0.1:0", threads=2)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        connection = HTTPConnection("127.0.0.1", server.effective_port, timeout=PATIENCE)
        connection.request("GET", f"/lectures/{key}/export/yaml?progress=1", headers={"Host": "127.0.0.1"})
        answer = connection.getresponse()
        assert json.loads(answer.readline()) == {"done": 0, "of": 1}
        assert not stopped.is_set()
        answer.close()
        connection.close()
        assert stopped.wait(PATIENCE)
    finally:
        server.close()
        thread.join(PATIENCE)
        assert not thread.is_alive()
