"""A library on SQLite, and the same on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from causal_atlas.lectures.store.database import Database
from causal_atlas.lectures.store.library import Library
from causal_atlas.lectures.store.place import Place
from scripts.postgres import NoPostgresError, cluster, is_required


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL that was started for the tests; skipped only where none can be had."""
    try:
        with cluster() as running:
            yield running.address
    except NoPostgresError as error:
        if is_required():
            raise
        pytest.skip(str(error))


def emptied(server: str) -> str:
    """The address of the server's database, in which nothing is kept; quicker than a new database."""
    with psycopg.connect(server, autocommit=True, connect_timeout=30, options="-c lock_timeout=30s") as connection:
        connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return server


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where lectures are kept."""
    if request.param == "sqlite":
        return Place.of({"CAUSAL_ATLAS_DATA": str(tmp_path)})
    return Place.of({"DATABASE_URL": emptied(request.getfixturevalue("server"))})


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_700_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def later(self, *, minutes: float) -> None:
        self.seconds += 60 * minutes


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(place: Place) -> Iterator[Callable[[], Database]]:
    """Opens the place; all are closed afterwards."""
    databases: list[Database] = []

    def open_() -> Database:
        databases.append(Database(place))
        return databases[-1]

    yield open_
    for database in databases:
        database.close()


@pytest.fixture
def library(opened: Callable[[], Database], clock: Clock) -> Library:
    return Library(opened(), "Insulin", now=clock)
