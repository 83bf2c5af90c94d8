"""The database behind the lectures: SQLite or PostgreSQL, alike to the rest of the program.

What is acknowledged is on the disk: SQLite writes ahead with `synchronous=FULL`, PostgreSQL commits synchronously.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from causal_atlas.lectures.store.errors import BusyError, FullError, StoreError
from causal_atlas.lectures.store.migrating import prepare
from causal_atlas.lectures.store.place import Place

Result = TypeVar("Result")

PATIENCE = 5.0
"""Seconds that one attempt waits for another writer."""
TRIES = 3
_ROOM = 1_000_000
"""Bytes below which a disk counts as full."""
_AGAIN = frozenset({"40001", "40P01", "55P03"})
"""States of PostgreSQL in which nothing was written and another attempt may succeed."""
_FULL = (
    "The disk on which lectures are kept is full, so nothing was saved. What you wrote is still in this window; make room, "
    "and it is saved again."
)

_NO_ADDRESS = "DATABASE_URL cannot be understood; write postgresql://name:password@host/database, or leave it out."


class Database:
    """Opened at the first question, and brought to the present shape then."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._engine: Engine | None = None
        self._opening = threading.Lock()
        # SQLite lets one write at a time; who waits here is woken at once, and does not poll.
        self._writing = threading.Lock() if place.file else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading.

        Raises:
            StoreError: the database does not answer.
        """
        with self._explained(), self._opened().connect().execution_options(reads=True) as connection:
            yield connection

    def write(self, work: Callable[[Connection], Result]) -> Result:
        """Do all of something or nothing; tried again while others are writing.

        Raises:
            FullError: the disk is full.
            BusyError: others were writing all the time, or the database does not answer.
        """
        for attempt in range(1, TRIES + 1):
            try:
                with self._turn(), self._explained(), self._opened().begin() as connection:
                    return work(connection)
            except _AgainError:
                if attempt == TRIES:
                    break
        raise BusyError("Others are writing lectures at this moment. What you wrote is still in this window; try again shortly.")

    def close(self) -> None:
        """Let go of every connection."""
        with self._opening:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._writing is None:
            yield
            return
        if not self._writing.acquire(timeout=2 * PATIENCE):
            raise _AgainError
        try:
            yield
        finally:
            self._writing.release()

    def _opened(self) -> Engine:
        with self._opening:
            if self._engine is None:
                engine = engine_of(self.place)
                try:
                    prepare(engine, self.place.told)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine = engine
            return self._engine

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise _explained(error, self.place) from error
        except NoConnectionError as error:
            raise _AgainError from error
        except (SQLAlchemyError, OSError) as error:
            raise _unusable(self.place, error) from error


class _AgainError(BusyError):
    """Nothing was written, and another attempt may succeed."""

    def __init__(self) -> None:
        super().__init__("Others are using the lectures at this moment; try again shortly.")


def engine_of(place: Place) -> Engine:
    """What talks to a place; nothing is asked of it yet.

    Raises:
        BusyError: its address cannot be understood.
    """
    if place.file is None:
        if not place.url.startswith("postgresql+psycopg://"):
            raise BusyError(_NO_ADDRESS)
        options = {"options": _options(), "connect_timeout": max(2, int(PATIENCE))}
        try:
            address = make_url(place.url)
        except (ArgumentError, ValueError) as error:
            raise BusyError(_NO_ADDRESS) from error
        return create_engine(
            address, connect_args=options, pool_size=8, max_overflow=8, pool_timeout=PATIENCE, pool_pre_ping=True
        )
    _private(place.file)
    url = URL.create("sqlite", database=str(place.file))
    engine = create_engine(url, connect_args={"timeout": PATIENCE}, pool_size=8, max_overflow=24, pool_timeout=2 * PATIENCE)
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _options() -> str:
    waits = f"-c lock_timeout={PATIENCE * 1000:.0f} -c statement_timeout={3 * PATIENCE * 1000:.0f}"
    # Whatever the server is set to: what is acknowledged has to be there.
    return f"-c synchronous_commit=on {waits}"


def _private(file: Path) -> None:
    """The file, for its owner alone; SQLite gives its companions the same rights."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))


def _settle(connection: sqlite3.Connection, _: Any) -> None:
    # Transactions begin where `_begin` says so, and not where the driver guesses.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={PATIENCE * 1000:.0f}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    # Whoever means to write asks for the right at once: two readers that both want to write later would block each other.
    reads = connection.get_execution_options().get("reads")
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


def _explained(error: DBAPIError, place: Place) -> StoreError:
    state = getattr(error.orig, "sqlstate", None)
    code = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF
    if (
        state == "53100"
        or code == sqlite3.SQLITE_FULL
        or (code in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN) and _is_full(place))
    ):
        return FullError(_FULL)
    if state in _AGAIN or code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _AgainError()
    return _unusable(place, error.orig or error)


def _unusable(place: Place, error: BaseException) -> StoreError:
    if isinstance(error, OSError) and _is_full(place):
        return FullError(_FULL)
    why = str(error).strip().splitlines()[:1]
    return BusyError(
        f"Lectures cannot be kept in {place.told} at this moment ({''.join(why)[:200]}). Try again; else look there."
    )


def _is_full(place: Place) -> bool:
    if place.file is None:
        return False
    try:
        return shutil.disk_usage(place.file.parent).free < _ROOM
    except OSError:
        return False
