"""The tables come to be step by step, and go again."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from causal_atlas.lectures.store import migrating
from causal_atlas.lectures.store.database import Database, engine_of
from causal_atlas.lectures.store.errors import NewerError
from causal_atlas.lectures.store.library import Library
from causal_atlas.lectures.store.place import Place
from causal_atlas.lectures.store.tables import METADATA
from tests.lectures.store.kept import PATIENCE, at_once, content


@pytest.fixture
def engine(place: Place) -> Iterator[Engine]:
    made = engine_of(place)
    yield made
    made.dispose()


def tables(engine: Engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {migrating.VERSION_TABLE}


def test_every_step_is_known_in_its_order() -> None:
    folder = Path(migrating.__file__).with_name("migrations")
    steps = [step.revision for step in ScriptDirectory(str(folder)).walk_revisions()]
    assert tuple(reversed(steps)) == migrating.STEPS


def test_up_down_and_up_again(engine: Engine) -> None:
    for _ in range(2):
        migrating.prepare(engine, "here")
        assert tables(engine) == set(METADATA.tables)
        with engine.begin() as connection:
            migrating.migrate(connection, "base")
        assert tables(engine) == set()


def test_the_steps_make_the_tables_that_the_program_uses(engine: Engine) -> None:
    migrating.prepare(engine, "here")
    with engine.connect() as connection:
        options = {"version_table": migrating.VERSION_TABLE, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), METADATA) == []


def test_a_step_that_fails_leaves_nothing_behind(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    def fail(*_: object) -> None:
        raise OSError("the plug was pulled")

    monkeypatch.setattr(op, "create_index", fail)
    with pytest.raises(OSError, match="plug"):
        migrating.prepare(engine, "here")
    monkeypatch.undo()
    assert tables(engine) == set()
    migrating.prepare(engine, "here")


def test_of_two_that_start_at_once_one_makes_the_tables(place: Place) -> None:
    databases = [Database(place) for _ in range(6)]
    start, wrong = threading.Barrier(len(databases), timeout=PATIENCE), []

    def use(database: Database) -> None:
        try:
            start.wait()
            Library(database, "Insulin").create(content())
        except Exception as error:  # noqa: BLE001 - a thread must not swallow what went wrong
            wrong.append(error)

    try:
        at_once(*(partial(use, database) for database in databases))
        assert wrong == []
        assert len(Library(databases[0], "Insulin").summaries()) == len(databases)
    finally:
        for database in databases:
            database.close()


def test_what_a_newer_program_kept_is_left_alone(engine: Engine, opened: Callable[[], Database]) -> None:
    migrating.prepare(engine, "here")
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {migrating.VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(NewerError, match="a newer version of Causal Atlas"):
        Library(opened(), "Insulin").create(content())
