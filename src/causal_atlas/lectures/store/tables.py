"""The tables in which lectures are kept; the migrations make them, and a test keeps both alike."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text

METADATA = MetaData()

LECTURES = Table(
    "lectures",
    METADATA,
    Column("id", String(40), primary_key=True),
    # The graph on which it was made (`scope`): another graph does not list it.
    Column("scope", String(300), nullable=False, index=True),
    Column("revision", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("title", String(300), nullable=False),
    Column("audience", String(20), nullable=False),
    Column("scenes", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    # Milliseconds since 1970, UTC: the same number in every database.
    Column("created", BigInteger, nullable=False),
    Column("changed", BigInteger, nullable=False),
    Column("deleted", BigInteger),
    # Whether the owner of the server made it; what a guest made is opened by whoever has its id.
    Column("owned", Boolean, nullable=False),
    # Not hashed: whoever shared a link wants to read it again, and whoever can read this table can read the lectures.
    Column("read_key", String(40), unique=True),
    Column("edit_key", String(40), unique=True),
)

VERSIONS = Table(
    "lecture_versions",
    METADATA,
    Column("lecture", String(40), ForeignKey("lectures.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    # Empty where it was kept automatically.
    Column("name", String(120), nullable=False),
    Column("made", BigInteger, nullable=False),
    Column("title", String(300), nullable=False),
    Column("audience", String(20), nullable=False),
    Column("scenes", Integer, nullable=False),
    Column("seconds", Integer, nullable=False),
    Column("content", Text, nullable=False),
)
