"""Library: the lectures that are kept, and what can be done with them. Nothing is ever written over unseen."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, or_, select, update

from causal_atlas.lectures.store import history
from causal_atlas.lectures.store.database import Database
from causal_atlas.lectures.store.errors import ForbiddenError, LimitError, NotKeptError
from causal_atlas.lectures.store.records import (
    KEY,
    LONGEST_NAME,
    Conflict,
    Content,
    Kept,
    Link,
    Links,
    Rights,
    Summary,
    Version,
    moment,
)
from causal_atlas.lectures.store.tables import LECTURES, VERSIONS

NOT_KEPT = "There is no lecture at this address. It may have been deleted, or its link was taken back."
NO_VERSION = "That version of the lecture is not kept any more."
_COLUMNS = {Link.READ: "read_key", Link.EDIT: "edit_key"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is kept."""

    lectures: int = 2_000
    """Lectures in all, those in the trash included."""
    guests: int = 1_000
    """Of them, lectures made by others than the owner of the server."""


class Library:
    """The lectures of one atlas; `now` tells the time in seconds."""

    def __init__(
        self, database: Database, scope: str, *, limits: Limits | None = None, now: Callable[[], float] = time.time
    ) -> None:
        self.database, self.scope = database, scope[:300]
        self._limits, self._clock = limits or Limits(), now

    def create(self, content: Content, *, owned: bool = True) -> Kept:
        """Keep a new lecture.

        Raises:
            LimitError: there are as many as are kept.
        """
        name, now = _fresh_key(), self._now()

        def work(connection: Connection) -> None:
            self._has_room(connection, owned)
            row = {"id": name, "scope": self.scope, "revision": 1, "created": now, "changed": now, "owned": owned}
            connection.execute(insert(LECTURES).values(**row, **_columns(content)))

        self.database.write(work)
        return Kept(id=name, key=name, rights=Rights.OWNER, content=content, revision=1, changed=moment(now))

    def find(self, key: str, *, owner: bool) -> Kept:
        """The lecture behind its id, or behind the key of a link; `owner` tells whether the owner of the server asks.

        Raises:
            NotKeptError: there is none, or it is in the trash.
            ForbiddenError: only the owner may open it by its id.
        """
        with self.database.reading() as connection:
            return self._kept(_row(connection, self.scope, key), key, owner=owner)

    def summaries(self) -> tuple[Summary, ...]:
        """Every lecture that is not in the trash, the one changed last first."""
        return self._listed(LECTURES.c.deleted.is_(None), LECTURES.c.changed)

    def trashed(self) -> tuple[Summary, ...]:
        """Every lecture in the trash, the one deleted last first."""
        return self._listed(LECTURES.c.deleted.is_not(None), LECTURES.c.deleted)

    def save(self, key: str, base: int, content: Content, *, owner: bool) -> Kept | Conflict:
        """Keep a new state of a lecture, if it is still at revision `base`. What is saved twice is the same save.

        Raises:
            NotKeptError: there is no such lecture.
            ForbiddenError: the key does not allow it.
        """

        def work(connection: Connection) -> Kept | Conflict:
            kept = self._editable(connection, key, owner=owner)
            if kept.content.text == content.text:
                return kept
            return self._changed(connection, kept, content) if kept.revision == base else Conflict(theirs=kept)

        return self.database.write(work)

    def trash(self, key: str, *, owner: bool) -> None:
        """Put a lecture into the trash; its links lead nowhere while it is there."""

        def work(connection: Connection) -> None:
            kept = self._owned(connection, key, owner=owner)
            connection.execute(update(LECTURES).where(LECTURES.c.id == kept.id).values(deleted=self._now()))

        self.database.write(work)

    def restore(self, key: str, *, owner: bool) -> Kept:
        """Take a lecture out of the trash."""

        def work(connection: Connection) -> Kept:
            kept = self._owned(connection, key, owner=owner, trash=True)
            connection.execute(update(LECTURES).where(LECTURES.c.id == kept.id).values(deleted=None))
            return kept

        return self.database.write(work)

    def destroy(self, key: str, *, owner: bool) -> None:
        """Delete a lecture for good, with its former states."""

        def work(connection: Connection) -> None:
            kept = self._owned(connection, key, owner=owner, trash=True)
            connection.execute(delete(LECTURES).where(LECTURES.c.id == kept.id))

        self.database.write(work)

    def versions(self, key: str, *, owner: bool) -> tuple[Version, ...]:
        """The former states of a lecture, the latest first."""
        with self.database.reading() as connection:
            kept = self._editable(connection, key, owner=owner, locked=False)
            fields = (VERSIONS.c.number, VERSIONS.c.name, VERSIONS.c.made, VERSIONS.c.title, VERSIONS.c.scenes)
            rows = connection.execute(
                select(*fields).where(VERSIONS.c.lecture == kept.id).order_by(VERSIONS.c.number.desc())
            ).all()
        return tuple(
            Version(number=row.number, name=row.name, when=moment(row.made), title=row.title, scenes=row.scenes) for row in rows
        )

    def version(self, key: str, number: int, *, owner: bool) -> Kept:
        """A lecture as it was."""
        with self.database.reading() as connection:
            kept = self._editable(connection, key, owner=owner, locked=False)
            row = _version(connection, kept.id, number)
        return replace(kept, content=_content(row), changed=moment(row.made))

    def name_version(self, key: str, name: str, *, owner: bool) -> Version:
        """Keep the present state under a name."""
        plain = " ".join(name.split())[:LONGEST_NAME]

        def work(connection: Connection) -> Version:
            kept = self._editable(connection, key, owner=owner)
            named = and_(VERSIONS.c.lecture == kept.id, VERSIONS.c.name != "")
            if (connection.execute(select(func.count()).select_from(VERSIONS).where(named)).scalar() or 0) >= history.MOST_NAMED:
                raise LimitError(f"A lecture has {history.MOST_NAMED} named versions at most.")
            now = self._now()
            number = self._keep_version(connection, kept, plain, now)
            return Version(number=number, name=plain, when=moment(now), title=kept.content.title, scenes=kept.content.scenes)

        return self.database.write(work)

    def restore_version(self, key: str, number: int, *, owner: bool) -> Kept:
        """Make a former state the present one; the present one becomes a former state."""

        def work(connection: Connection) -> Kept:
            kept = self._editable(connection, key, owner=owner)
            content = _content(_version(connection, kept.id, number))
            if content.text == kept.content.text:
                return kept
            return self._changed(connection, kept, content, keep=True)

        return self.database.write(work)

    def links(self, key: str, *, owner: bool) -> Links:
        """The links by which a lecture is shared."""
        with self.database.reading() as connection:
            kept = self._owned(connection, key, owner=owner, locked=False)
            row = _row(connection, self.scope, kept.id)
        return Links(read=row.read_key, edit=row.edit_key)

    def share(self, key: str, link: Link, *, owner: bool) -> Links:
        """Make a link, or a new one in place of the one there was, which leads nowhere then."""
        return self._set_link(key, link, _fresh_key(), owner=owner)

    def unshare(self, key: str, link: Link, *, owner: bool) -> Links:
        """Take a link back."""
        return self._set_link(key, link, None, owner=owner)

    def everything(self) -> tuple[tuple[Summary, Content], ...]:
        """Every lecture with what is in it, for a backup; the trash is left out."""
        chosen = and_(LECTURES.c.scope == self.scope, LECTURES.c.deleted.is_(None))
        with self.database.reading() as connection:
            rows = connection.execute(select(LECTURES).where(chosen).order_by(LECTURES.c.created, LECTURES.c.id)).all()
        return tuple((_summary(row), _content(row)) for row in rows)

    def _set_link(self, key: str, link: Link, fresh: str | None, *, owner: bool) -> Links:
        def work(connection: Connection) -> Links:
            kept = self._owned(connection, key, owner=owner)
            connection.execute(update(LECTURES).where(LECTURES.c.id == kept.id).values({_COLUMNS[link]: fresh}))
            row = _row(connection, self.scope, kept.id)
            return Links(read=row.read_key, edit=row.edit_key)

        return self.database.write(work)

    def _listed(self, condition: Any, order: Any) -> tuple[Summary, ...]:
        fields = [LECTURES.c[name] for name in ("id", "title", "audience", "scenes", "seconds", "revision", "changed", "deleted")]
        asked = select(*fields).where(LECTURES.c.scope == self.scope, condition).order_by(order.desc(), LECTURES.c.id)
        with self.database.reading() as connection:
            return tuple(map(_summary, connection.execute(asked).all()))

    def _kept(self, row: Row[Any], key: str, *, owner: bool, trash: bool = False) -> Kept:
        if row.deleted is not None and not trash:
            raise NotKeptError(NOT_KEPT)
        rights = _rights(row, key)
        if rights is Rights.OWNER and row.owned and not owner:
            raise ForbiddenError("Only the owner may open a lecture at this address. Ask for a link to read or to edit it.")
        return Kept(id=row.id, key=key, rights=rights, content=_content(row), revision=row.revision, changed=moment(row.changed))

    def _editable(self, connection: Connection, key: str, *, owner: bool, locked: bool = True) -> Kept:
        kept = self._kept(_row(connection, self.scope, key, locked=locked), key, owner=owner)
        if kept.rights is Rights.READ:
            raise ForbiddenError("This link is for reading. Make a copy of your own to change it.")
        return kept

    def _owned(self, connection: Connection, key: str, *, owner: bool, trash: bool = False, locked: bool = True) -> Kept:
        kept = self._kept(_row(connection, self.scope, key, locked=locked), key, owner=owner, trash=trash)
        if kept.rights is not Rights.OWNER:
            raise ForbiddenError("Only the owner of the lecture may do this.")
        return kept

    def _changed(self, connection: Connection, kept: Kept, content: Content, *, keep: bool = False) -> Kept:
        now = self._now()
        latest = connection.execute(select(func.max(VERSIONS.c.made)).where(VERSIONS.c.lecture == kept.id)).scalar()
        if keep or history.is_due(latest, now):
            self._keep_version(connection, kept, "", now)
        values = {"revision": kept.revision + 1, "changed": now, **_columns(content)}
        connection.execute(update(LECTURES).where(LECTURES.c.id == kept.id).values(**values))
        return replace(kept, content=content, revision=kept.revision + 1, changed=moment(now))

    def _keep_version(self, connection: Connection, kept: Kept, name: str, now: int) -> int:
        mine = VERSIONS.c.lecture == kept.id
        number = (connection.execute(select(func.max(VERSIONS.c.number)).where(mine)).scalar() or 0) + 1
        row = {"lecture": kept.id, "number": number, "name": name, "made": now}
        connection.execute(insert(VERSIONS).values(**row, **_columns(kept.content)))
        automatic = and_(mine, VERSIONS.c.name == "")
        moments = connection.execute(select(VERSIONS.c.made).where(automatic)).scalars().all()
        if gone := history.superfluous(moments, now):
            connection.execute(delete(VERSIONS).where(automatic, VERSIONS.c.made.in_(gone)))
        return number

    def _has_room(self, connection: Connection, owned: bool) -> None:
        count = select(func.count()).select_from(LECTURES)
        if (connection.execute(count).scalar() or 0) >= self._limits.lectures:
            raise LimitError(
                f"This server keeps {self._limits.lectures:,} lectures at most. Delete some for good in the trash first."
            )
        guests = count.where(LECTURES.c.owned.is_(False))
        if not owned and (connection.execute(guests).scalar() or 0) >= self._limits.guests:
            raise LimitError("This server keeps no more lectures of guests. Save yours as a file instead.")

    def _now(self) -> int:
        return int(self._clock() * 1000)


def _fresh_key() -> str:
    """128 bits that nobody can guess."""
    return secrets.token_hex(16)


def _row(connection: Connection, scope: str, key: str, *, locked: bool = False) -> Row[Any]:
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


def _rights(row: Row[Any], key: str) -> Rights:
    for known, rights in ((row.id, Rights.OWNER), (row.edit_key, Rights.EDIT), (row.read_key, Rights.READ)):
        if known is not None and hmac.compare_digest(known, key):
            return rights
    raise NotKeptError(NOT_KEPT)


def _version(connection: Connection, lecture: str, number: int) -> Row[Any]:
    row = connection.execute(select(VERSIONS).where(VERSIONS.c.lecture == lecture, VERSIONS.c.number == number)).first()
    if row is None:
        raise NotKeptError(NO_VERSION)
    return row


def _columns(content: Content) -> dict[str, Any]:
    return {
        "content": content.text,
        "title": content.title,
        "audience": content.audience,
        "scenes": content.scenes,
        "seconds": content.seconds,
    }


def _content(row: Row[Any]) -> Content:
    return Content(text=row.content, title=row.title, audience=row.audience, scenes=row.scenes, seconds=row.seconds)


def _summary(row: Row[Any]) -> Summary:
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
