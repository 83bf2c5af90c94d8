"""Rows of the tables, as values."""

from __future__ import annotations

import hmac
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from causal_atlas.lectures.store.errors import NotKeptError
from causal_atlas.lectures.store.records import KEY, NOT_KEPT, Content, Rights, Summary, moment
from causal_atlas.lectures.store.tables import LECTURES, VERSIONS

NO_VERSION = "That version of the lecture is not kept any more."


def row_of(connection: Connection, scope: str, key: str, *, locked: bool = False) -> Row[Any]:
    """The row behind a key; no other write gets at it before this transaction ends, if it is locked.

    Raises:
        NotKeptError: there is none.
    """
    # A key is looked up, and never made into a path or a part of a query.
    if not KEY.fullmatch(key):
        raise NotKeptError(NOT_KEPT)
    named = or_(LECTURES.c.id == key, LECTURES.c.edit_key == key, LECTURES.c.read_key == key)
    asked = select(LECTURES).where(named, LECTURES.c.scope == scope)
    row = connection.execute(asked.with_for_update() if locked else asked).first()
    if row is None:
        raise NotKeptError(NOT_KEPT)
    return row


def rights_of(row: Row[Any], key: str) -> Rights:
    """What a key allows: it is the id of the lecture, or the key of one of its links.

    Raises:
        NotKeptError: it is neither.
    """
    for known, rights in ((row.id, Rights.OWNER), (row.edit_key, Rights.EDIT), (row.read_key, Rights.READ)):
        if known is not None and hmac.compare_digest(known, key):
            return rights
    raise NotKeptError(NOT_KEPT)


def version_of(connection: Connection, lecture: str, number: int) -> Row[Any]:
    """The row of a former state.

    Raises:
        NotKeptError: there is none.
    """
    row = connection.execute(select(VERSIONS).where(VERSIONS.c.lecture == lecture, VERSIONS.c.number == number)).first()
    if row is None:
        raise NotKeptError(NO_VERSION)
    return row


def columns_of(content: Content) -> dict[str, Any]:
    """A content as columns."""
    return {
        "content": content.text,
        "title": content.title,
        "audience": content.audience,
        "scenes": content.scenes,
        "seconds": content.seconds,
    }


def content_of(row: Row[Any]) -> Content:
    """The content in a row."""
    return Content(text=row.content, title=row.title, audience=row.audience, scenes=row.scenes, seconds=row.seconds)


def summary_of(row: Row[Any]) -> Summary:
    """What lists tell of a row."""
    return Summary(
        id=row.id,
        title=row.title,
        audience=row.audience,
        scenes=row.scenes,
        seconds=row.seconds,
        revision=row.revision,
        changed=moment(row.changed),
        deleted=None if row.deleted is None else moment(row.deleted),
    )
