"""A graph that a reader brings: taken in, explored under an address of its own, and forgotten."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from causal_atlas.folders import data_folder
from causal_atlas.knowledge.model import Polarity
from causal_atlas.web.app import create_app
from causal_atlas.web.own import intake, mounts
from causal_atlas.web.own.store import DAYS, Store
from tests.notation import graph

TABLE = b"cause,effect,polarity\nrain,river,+\nriver,flood,+\n"
OTHER = b"cause,effect,polarity\nsun,wind,-\n"
FOREIGN_NAMES = b"From,To,How,Note\nrain,river,up,x\nriver,dust,DOWN,y\nriver,boats,perhaps,z\n"
FILE = {"Content-Type": "application/octet-stream"}


@dataclass
class Clock:
    seconds: float = 1_000_000_000.0

    def __call__(self) -> float:
        return self.seconds


@dataclass
class House:
    """A server with a store, and the ways to ask it."""

    folder: Path
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.store = Store(self.folder, now=self.clock)
        self.client: FlaskClient = create_app(graph("a + b"), store=self.store).server.test_client()

    def open(self, content: bytes, name: str = "mine.csv", choice: Any = None, **headers: str) -> TestResponse:
        query = {"name": name} | ({"choice": choice if isinstance(choice, str) else json.dumps(choice)} if choice else {})
        return self.client.post(f"/open?{urlencode(query)}", data=content, headers=FILE | headers)

    def opened(self, content: bytes, name: str = "mine.csv", choice: Any = None) -> str:
        answer = self.open(content, name, choice)
        assert answer.status_code == 200, answer.text
        address = answer.get_json()["address"]
        assert isinstance(address, str)
        return address

    def kept(self) -> list[str]:
        return sorted(path.name for path in self.store.home.glob("*/*"))


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def search(house: House, address: str, words: str) -> str:
    """What the explorer at an address finds."""
    body = {
        "output": "results.data-tree",
        "outputs": {"id": "results", "property": "data-tree"},
        "inputs": [{"id": "query", "property": "data", "value": {"text": words}}],
        "state": [{"id": "frame", "property": "data", "value": None}],
        "changedPropIds": ["query.data"],
    }
    answer = house.client.post(f"{address}_dash-update-component", json=body).json["response"]
    return str(answer["results"]["data-tree"])


def stepped(house: House, address: str, concept: str) -> TestResponse:
    event = {"type": "open_concept", "concept": concept, "seq": 1}
    return house.client.post(f"{address}step", json={"event": event, "session": None})


def test_a_file_opens_under_an_address_of_its_own(house: House) -> None:
    address = house.opened(TABLE)
    page = house.client.get(address)
    assert page.status_code == 200
    assert "mine.csv" in page.text
    assert address in page.text.replace("\\u002f", "/")
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert house.client.get(f"{address}_dash-layout").status_code == 200
    assert stepped(house, address, "river").get_json()["session"]["view"]


def test_no_copy_of_it_is_left_anywhere(house: House) -> None:
    address = house.opened(TABLE)
    code = stepped(house, address, "river").get_json()["session"]["view"]
    for path in ("", f"diagram.svg?view={code}", f"export/graphml?view={code}", "_dash-layout"):
        answer = house.client.get(f"{address}{path}", headers={"Host": "127.0.0.1"})
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_two_graphs_and_the_atlas_do_not_mix(house: House) -> None:
    one, other = house.opened(TABLE), house.opened(OTHER)
    assert one != other
    # What was asked for stands there as well; a hit is an element with this text.
    assert '},"river"]' in search(house, one, "river")
    assert '},"river"]' not in search(house, other, "river")
    for address, inside, outside in ((one, "rain", "sun"), (other, "sun", "rain"), ("/", "a", "rain")):
        assert stepped(house, address, inside).get_json()["elements"]
        assert not (stepped(house, address, outside).get_json() or {}).get("elements")


def test_an_address_cannot_be_guessed_from_the_file(tmp_path: Path) -> None:
    first, second = House(tmp_path / "one"), House(tmp_path / "two")
    assert first.opened(TABLE) == first.opened(TABLE)
    assert first.opened(TABLE) != second.opened(TABLE)
    assert len(first.kept()) == 1
    assert (first.store.home / "secret").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("path", ["/own/", "/own/short/", f"/own/{'0' * 40}/", f"/own/{'0' * 40}", "/own/../own/secret"])
def test_other_addresses_lead_nowhere(house: House, path: str) -> None:
    house.opened(TABLE)
    assert house.client.get(path).status_code == 404


def test_the_guard_stands_before_graphs_of_ones_own_too(house: House) -> None:
    address = house.opened(TABLE)
    assert house.client.get(address, headers={"Host": "evil.example"}).status_code == 421
    assert house.client.post(f"{address}forget", json={}, headers={"Origin": "http://evil.example"}).status_code == 403
    assert house.client.post(f"{address}forget", data="x").status_code == 415
    assert house.client.get(f"{address}forget", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert house.client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Host": "evil.example"}, 421),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content-Type": "application/json"}, 415),
        ({"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
def test_only_the_page_may_bring_a_file_and_only_as_a_file(house: House, headers: dict[str, str], status: int) -> None:
    assert house.open(TABLE, **headers).status_code == status
    assert bool(house.kept()) is (status == 200)


def test_large_files_are_refused_announced_or_not(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    filler = b"," * 2_100_000
    house.store.forget(house.opened(TABLE.replace(b"+", b"+" + filler)).split("/")[2])
    large = io.BytesIO(b"x" * (intake.LARGEST + 2))
    answer = house.client.post("/open?name=a.csv", input_stream=large, headers=FILE | {"Content-Length": str(intake.LARGEST + 2)})
    assert answer.status_code == 413
    large.seek(0)
    answer = house.client.post(
        "/open?name=a.csv", input_stream=large, headers=FILE, environ_overrides={"wsgi.input_terminated": True}
    )
    assert answer.status_code == 413
    assert house.kept() == []
    assert house.client.post("/step", data=b"{" + filler, headers={"Content-Type": "application/json"}).status_code == 413


def test_a_file_that_cannot_be_used_is_told_and_not_kept(house: House) -> None:
    answer = house.open(b"<graphml>\n<graph", "x.graphml")
    assert answer.status_code == 400
    assert answer.get_json()["error"] == "x.graphml cannot be opened."
    assert answer.get_json()["findings"][0].startswith("Line 2: it is not well-formed XML")
    many = b"cause,effect,polarity\n" + b"a,b,sideways\n" * 9
    assert answer.status_code == 400
    assert house.open(many).get_json()["findings"][-1] == "… and 4 more."
    assert house.kept() == []


def test_columns_with_other_names_are_asked_for(house: House) -> None:
    answer = house.open(FOREIGN_NAMES)
    assert answer.status_code == 422
    told = answer.get_json()
    assert told["columns"] == [
        {"name": "From", "meant": "cause"},
        {"name": "To", "meant": "effect"},
        {"name": "How", "meant": ""},
        {"name": "Note", "meant": ""},
    ]
    assert told["rows"][1] == ["river", "dust", "DOWN", "y"]
    choice = {"columns": {"cause": 0, "effect": 1, "polarity": 2, "mechanism": 3}, "plus": ["up"], "minus": ["down"]}
    address = house.opened(FOREIGN_NAMES, choice=choice)
    assert address != house.opened(FOREIGN_NAMES, choice={"columns": {"cause": 1, "effect": 0}})
    fresh = House(house.folder)
    kept = fresh.store.graph(address.split("/")[2])
    assert kept is not None
    assert {(claim.cause, claim.polarity, claim.effect, claim.mechanism.everyone) for claim in kept.claims.values()} == {
        ("rain", "+", "river", "x"),
        ("river", "-", "dust", "y"),
        ("river", None, "boats", "z"),
    }


@pytest.mark.parametrize(
    "choice",
    [
        "nonsense",
        "[" * 5_000,
        "7",
        '{"columns": {"cause": 0}}',
        '{"columns": {"cause": "x", "effect": 1}}',
        '{"columns": 1}',
        '{"columns": {"cause": 0, "effect": 1}, "plus": 7}',
    ],
)
def test_a_choice_that_no_page_could_have_made_is_refused(house: House, choice: str) -> None:
    assert house.open(FOREIGN_NAMES, choice=choice).status_code == 400


@pytest.mark.parametrize("columns", [{"cause": 0, "effect": 99}, {"cause": -5, "effect": 1}])
def test_a_column_that_is_not_there_has_empty_cells(house: House, columns: dict[str, int]) -> None:
    answer = house.open(FOREIGN_NAMES, choice={"columns": columns})
    assert answer.status_code == 400
    assert "the cell is empty" in answer.text


def test_a_graph_is_forgotten_on_request(house: House) -> None:
    address, other = house.opened(TABLE), house.opened(OTHER)
    assert house.client.post(f"{address}forget", json={}).status_code == 200
    assert house.client.get(address).status_code == 404
    assert house.client.get(other).status_code == 200
    assert len(house.kept()) == 1


def test_a_graph_is_forgotten_after_its_time_and_renewed_by_coming_again(house: House) -> None:
    address, other = house.opened(TABLE), house.opened(OTHER)
    house.clock.seconds += (DAYS - 1) * 86_400
    assert house.client.get(address).status_code == 200
    assert house.opened(OTHER) == other
    house.clock.seconds += 86_401
    assert house.client.get(address).status_code == 404
    assert house.client.get(other).status_code == 200
    assert len(house.kept()) == 1


def test_the_start_sweeps_what_is_old_and_what_a_crash_left(house: House) -> None:
    house.opened(TABLE)
    left = house.store.home / ".coming-x"
    left.mkdir()
    (left / "half.csv").write_bytes(b"half")
    os.utime(left, (house.clock() - 90_000,) * 2)
    House(house.folder, Clock(house.clock() + (DAYS + 1) * 86_400))
    assert house.kept() == []


def test_a_restarted_server_and_a_fifth_graph_find_the_others_again(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mounts, "AT_ONCE", 2)
    addresses = [house.opened(TABLE + b"x%d,y,+\n" % number) for number in range(4)]
    again = House(house.folder, house.clock)
    for number, address in [*enumerate(addresses)] * 2:
        assert stepped(again, address, f"x{number}").get_json()["elements"]


def test_a_file_that_was_damaged_on_the_disk_is_told(house: House) -> None:
    address = house.opened(TABLE)
    (path,) = house.store.home.glob("*/mine.csv")
    path.write_bytes(b"nothing")
    answer = House(house.folder, house.clock).client.get(address)
    assert answer.status_code == 503
    assert "This is no table of arrows" in answer.text


def test_without_a_store_nothing_can_be_brought() -> None:
    client = create_app(graph("a + b")).server.test_client()
    assert client.post("/open?name=a.csv", data=TABLE, headers=FILE).status_code == 405
    assert "data-own" not in client.get("/_dash-layout").text


def test_the_page_offers_it_and_tells_where_it_is_kept(house: House) -> None:
    layout = house.client.get("/_dash-layout").text
    assert "Open your own graph" in layout
    own = house.client.get(f"{house.opened(TABLE + b'rain,rain,+')}_dash-layout").text
    assert "Forget this graph" in own
    assert "1 remark on how the file was read" in own
    assert "To the atlas" in own


@pytest.mark.parametrize("name", ["../../secret", "a/../../x.csv", "\x00.csv", ".", "", "x" * 500 + ".csv", "choice.json"])
def test_no_name_leaves_the_folder(house: House, name: str) -> None:
    house.open(TABLE, name)
    assert {path.parent.parent for path in house.store.home.glob("*/*")} <= {house.store.home}
    assert sorted(path.name for path in house.folder.iterdir()) == ["own"]


def test_where_the_data_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert data_folder({}, "linux") == tmp_path / ".local/share/causal-atlas"
    assert data_folder({"XDG_DATA_HOME": "relative"}, "linux") == tmp_path / ".local/share/causal-atlas"
    assert data_folder({}, "darwin") == tmp_path / "Library/Application Support/causal-atlas"
    assert data_folder({"LOCALAPPDATA": str(tmp_path)}, "win32") == tmp_path / "causal-atlas"


def test_a_table_without_names_of_columns_is_asked_about_and_loses_no_arrow(house: House) -> None:
    answer = house.open(b"a,b,+\nb,c,-\n")
    assert answer.status_code == 422
    assert answer.get_json()["headless"] is True
    assert answer.get_json()["error"] == "The first line of this table names no columns. Say which is which."
    choice = {"columns": {"cause": 0, "effect": 1, "polarity": 2}, "plus": ["+"], "minus": ["-"], "headless": True}
    token = house.opened(b"a,b,+\nb,c,-\n", choice=choice).split("/")[2]
    found = house.store.graph(token)
    assert found is not None
    assert [claim.polarity for claim in found.claims.values()] == [Polarity.PLUS, Polarity.MINUS]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "note.md",
            b"# Why\n\nBecause.\n",
            "Line 1: this is no table of arrows: it has one column only, and begins with '# Why'.",
        ),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(99), "This is not a text: it is a picture."),
        ("cut.cyjs", b'{"a": "b', "Line 1: Unterminated string starting at column 7."),
        ("a.csv", b"cause,effect,polarity\na,b,sideways\n", "Line 2, polarity: 'sideways' is not a polarity. Write one of"),
    ],
)
def test_each_mistake_is_one_sentence_with_its_cure(house: House, name: str, content: bytes, said: str) -> None:
    answer = house.open(content, name)
    assert answer.status_code == 400
    (only,) = answer.get_json()["findings"]
    assert only.startswith(said)
    assert only.endswith(".")


def test_only_so_many_files_are_read_at_a_time(tmp_path: Path) -> None:
    deep, seen = count(), []

    class Slow(Store):
        """Brings in another file while it reads one."""

        def incoming(self, stream: Any, name: str, most: int) -> Any:
            if next(deep) < intake.AT_ONCE:
                seen.append(client.post("/open?name=other.csv", data=TABLE, headers=FILE).status_code)
            return super().incoming(stream, name, most)

    client = create_app(graph("a + b"), store=Slow(tmp_path)).server.test_client()
    assert client.post("/open?name=a.csv", data=TABLE, headers=FILE).status_code == 200
    assert seen == [503, 200]
    assert client.post("/open?name=a.csv", data=TABLE, headers=FILE).status_code == 200
