"""Bringing the tables to the present shape, on first use and under a lock: two workers may start at once."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from causal_atlas.lectures.store.errors import NewerError

VERSION_TABLE = "lectures_schema"
"""Where Alembic writes how far the tables are; with a name of its own, because a database may serve others too."""
STEPS = ("0001",)
"""Every step there is, in order; a test compares it with the files."""
_FOLDER = Path(__file__).with_name("migrations")
_LOCK = 0x0A71A5


def prepare(engine: Engine, told: str) -> None:
    """Bring a database to the present shape.

    Raises:
        NewerError: a newer version of the program has been there.
    """
    with engine.connect().execution_options(reads=True) as connection:
        if version(connection) == STEPS[-1]:
            return
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        # Another worker may have been faster.
        found = version(connection)
        if found is not None and found not in STEPS:
            raise NewerError(
                f"The lectures in {told} were kept by a newer version of Causal Atlas. Use that version, or keep lectures "
                "elsewhere (CAUSAL_ATLAS_DATA, or DATABASE_URL)."
            )
        if found != STEPS[-1]:
            migrate(connection, STEPS[-1])


def version(connection: Connection) -> str | None:
    """How far the tables are; None where there are none yet."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()
    return found


def migrate(connection: Connection, step: str) -> None:
    """Go up or down to a step, in the transaction of the connection; "base" is before the first."""
    # Needed once in the life of a database, so not at every start.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    reached = version(connection)
    up = step != "base" and (reached is None or STEPS.index(step) > STEPS.index(reached))
    (command.upgrade if up else command.downgrade)(config, step)
