"""Guests of a shared server make so many lectures within an hour, and no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from causal_atlas.web.lectures import desk
from causal_atlas.web.lectures.pace import HOUR, Pace, PaceError
from tests.lectures.told import small
from tests.web.test_lectures import House, house_of

HOST = "atlas.example.org"


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def shared(tmp_path: Path, clock: Clock) -> House:
    """A shared server that takes two lectures from one address and three in all."""
    house = house_of(small(), tmp_path, hosts=frozenset({HOST}))
    house.client.application.config[desk.KEY].pace = Pace(from_one=2, in_all=3, clock=clock)
    return house


def made(house: House, address: str = "203.0.113.9", body: dict[str, Any] | None = None, **headers: str) -> Any:
    given = {"title": "T"} if body is None else body
    return house.client.post("/lectures", json=given, headers=headers, environ_overrides={"REMOTE_ADDR": address})


def test_who_makes_too_many_is_told_when_to_come_back(shared: House, clock: Clock) -> None:
    assert [made(shared).status_code for _ in range(2)] == [201, 201]
    clock.now = 60.0
    refused = made(shared)
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3541")
    assert refused.get_json()["error"] == (
        "2 lectures were made from your network within an hour, and this server takes no more. "
        "Try again in 59 minutes, or ask its owner, who is not held back."
    )
    assert made(shared, "203.0.113.10").status_code == 201
    in_all = made(shared, "203.0.113.11")
    assert in_all.status_code == 429
    assert in_all.get_json()["error"].startswith("Guests made 3 lectures here within an hour")
    clock.now = HOUR
    assert made(shared).status_code == 201


def test_what_was_not_made_does_not_count(shared: House) -> None:
    for _ in range(4):
        assert made(shared, body={"text": "no lecture"}).status_code == 400
        assert made(shared, body={"copy": "nobody-has-it"}).status_code == 404
    assert made(shared).status_code == 201


def test_the_owner_is_not_held_back(tmp_path: Path) -> None:
    house = house_of(small(), tmp_path)
    house.client.application.config[desk.KEY].pace = Pace(from_one=1, in_all=1)
    assert [made(house, "127.0.0.1").status_code for _ in range(3)] == [201, 201, 201]
    assert [made(house, "203.0.113.9").status_code for _ in range(2)] == [201, 429]


def test_behind_a_proxy_on_this_machine_its_readers_are_told_apart(shared: House) -> None:
    through = {"X-Forwarded-For": "198.51.100.1, 203.0.113.9"}
    assert [made(shared, "127.0.0.1", **through).status_code for _ in range(3)] == [201, 201, 429]
    assert made(shared, "127.0.0.1", **{"X-Forwarded-For": "203.0.113.10"}).status_code == 201


def test_who_only_claims_to_come_from_elsewhere_counts_where_he_is(shared: House) -> None:
    answers = [made(shared, **{"X-Forwarded-For": f"198.51.100.{place}"}).status_code for place in range(3)]
    assert answers == [201, 201, 429]


def test_a_household_counts_as_one_address(shared: House) -> None:
    assert [made(shared, f"2001:db8:0:1::{place}").status_code for place in range(1, 4)] == [201, 201, 429]
    assert made(shared, "2001:db8:0:2::1").status_code == 201


def test_only_what_counts_is_remembered(clock: Clock) -> None:
    pace = Pace(from_one=1, in_all=2, clock=clock)
    for hour in range(50):
        clock.now = hour * HOUR
        for place in range(5):
            try:
                with pace.turn(str(place)):
                    pass
            except PaceError:
                assert place >= 2
    assert len(pace._made) == 2
