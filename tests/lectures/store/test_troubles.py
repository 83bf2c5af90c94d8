"""A full disk, a locked or a vanished database: a clear sentence, and what was kept before is whole."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event

from causal_atlas.lectures.store import database as database_module
from causal_atlas.lectures.store.database import Database
from causal_atlas.lectures.store.errors import BusyError, FullError
from causal_atlas.lectures.store.library import Library
from causal_atlas.lectures.store.place import Place
from causal_atlas.lectures.store.records import Kept
from tests.lectures.store.kept import content

LARGE = ["x" * 9_000] * 90
PAGES = 60
"""How many pages of 4 kB a small disk has."""


@contextmanager
def full(place: Place) -> Iterator[None]:
    """The disk of a place has no more room."""
    if place.file is not None:

        def limit(connection: Any, _: Any) -> None:
            connection.execute(f"PRAGMA max_page_count={PAGES}")

        event.listen(Engine, "connect", limit)
        try:
            yield
        finally:
            event.remove(Engine, "connect", limit)
        return
    with psycopg.connect(place.url.replace("+psycopg", ""), autocommit=True) as connection:
        raises = "BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END"
        connection.execute(f"CREATE FUNCTION full_() RETURNS trigger LANGUAGE plpgsql AS $$ {raises} $$")
        connection.execute("CREATE TRIGGER full_ BEFORE INSERT OR UPDATE ON lectures FOR EACH ROW EXECUTE FUNCTION full_()")
        yield
        connection.execute("DROP TRIGGER full_ ON lectures")


@contextmanager
def locked(place: Place) -> Iterator[Callable[[], None]]:
    """Somebody else is writing; gives what ends it."""
    if place.file is not None:
        other = sqlite3.connect(place.file, isolation_level=None, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        yield lambda: other.rollback()
        other.close()
        return
    with psycopg.connect(place.url.replace("+psycopg", "")) as connection:
        connection.execute("SELECT id FROM lectures FOR UPDATE")
        yield connection.rollback


def test_a_full_disk_is_told_and_nothing_is_half_written(library: Library, place: Place, opened: Callable[[], Database]) -> None:
    key = library.create(content("One", "before")).id
    library.database.close()
    with full(place):
        for attempt in (
            lambda: library.save(key, 1, content("One", *LARGE), owner=True),
            lambda: library.create(content("Two", *LARGE)),
        ):
            with pytest.raises(FullError, match="The disk on which lectures are kept is full"):
                attempt()
        found = library.find(key, owner=True)
        assert (found.revision, found.content) == (1, content("One", "before"))
    library.database.close()
    assert [one.title for one in library.summaries()] == ["One"]
    assert library.versions(key, owner=True) == ()
    assert isinstance(library.save(key, 1, content("One", *LARGE), owner=True), Kept)


def test_a_save_waits_for_another_writer(library: Library, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    key = library.create(content("One", "before")).id
    library.database.close()
    monkeypatch.setattr(database_module, "PATIENCE", 0.8)
    with locked(place) as release:
        # Longer than one attempt, shorter than all by as much as a busy machine may be late.
        timer = threading.Timer(1.0, release)
        timer.start()
        assert isinstance(library.save(key, 1, content("One", "after"), owner=True), Kept)
        timer.join()


def test_a_lock_that_does_not_end_is_told(library: Library, place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    key = library.create(content("One", "before")).id
    library.database.close()
    monkeypatch.setattr(database_module, "PATIENCE", 0.2)
    with locked(place) as release:
        with pytest.raises(BusyError, match="Others are writing lectures"):
            library.save(key, 1, content("One", "after"), owner=True)
        assert library.find(key, owner=True).content == content("One", "before")
        release()
        assert isinstance(library.save(key, 1, content("One", "after"), owner=True), Kept)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://nobody@/nothing?host=/nowhere", "Lectures cannot be kept in the database nothing"),
        ("postgresql://me:secret@127.0.0.1:1/talks", "Lectures cannot be kept in the database talks on 127.0.0.1"),
        ("mysql://me@db/talks", "DATABASE_URL cannot be understood"),
        ("postgresql://me@db:port/talks", "DATABASE_URL cannot be understood"),
        ("sqlite:////dev/null/lectures.sqlite3", "Lectures cannot be kept in /dev/null/lectures.sqlite3"),
    ],
)
def test_a_place_that_does_not_answer_is_told(address: str, said: str) -> None:
    with pytest.raises(BusyError, match=said) as error:
        Library(Database(Place.of({"DATABASE_URL": address})), "Insulin").summaries()
    assert "secret" not in str(error.value)


def test_a_file_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "lectures.sqlite3"
    file.write_bytes(b"these are my holiday pictures" * 100)
    before = file.read_bytes()
    with pytest.raises(BusyError, match="file is not a database"):
        Library(Database(Place(file)), "Insulin").create(content())
    assert file.read_bytes() == before


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    place = Place.of({"CAUSAL_ATLAS_DATA": str(tmp_path / "new" / "folder")})
    assert place.is_new
    database = Database(place)
    Library(database, "Insulin").create(content())
    assert place.file is not None
    assert {path.stat().st_mode & 0o077 for path in (place.file, place.file.parent)} == {0}
    database.close()


def test_a_server_that_was_started_again_is_found_again(library: Library, place: Place) -> None:
    key = library.create(content("One")).id
    if place.file is None:
        with psycopg.connect(place.url.replace("+psycopg", ""), autocommit=True) as connection:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
    assert library.find(key, owner=True).content == content("One")
