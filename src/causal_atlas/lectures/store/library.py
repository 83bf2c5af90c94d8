"""Library: the lectures that are kept, and what can be done with them. Nothing is ever written over unseen."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, func, insert, select, update

from causal_atlas.lectures.store import history
from causal_atlas.lectures.store.database import Database
from causal_atlas.lectures.store.errors import ForbiddenError, LimitError, NotKeptError
from causal_atlas.lectures.store.records import (
    LONGEST_NAME,
    NOT_KEPT,
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
from causal_atlas.lectures.store.rows import columns_of, content_of, rights_of, row_of, summary_of, version_of
from causal_atlas.lectures.store.scope import OWN
from causal_atlas.lectures.store.tables import LECTURES, VERSIONS

KEY_BYTES = 16
"""Random bytes of a key, so that nobody can guess it."""
_COLUMNS = {Link.READ: "read_key", Link.EDIT: "edit_key"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much is kept."""

    lectures: int = 2_000
    """Lectures in all, those in the trash included."""
    guests: int = 1_000
    """Of them, lectures made by others than the owner of the server."""


class Library:
    """The lectures of one graph; `now` tells the time in seconds."""

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
        name, now = secrets.token_hex(KEY_BYTES), self._now()

        def work(connection: Connection) -> None:
            self._has_room(connection, owned)
            row = {"id": name, "scope": self.scope, "revision": 1, "created": now, "changed": now, "owned": owned}
            connection.execute(insert(LECTURES).values(**row, **columns_of(content)))

        self.database.write(work)
        return Kept(id=name, key=name, rights=Rights.OWNER, content=content, revision=1, changed=moment(now))

    def find(self, key: str, *, owner: bool) -> Kept:
        """The lecture behind its id, or behind the key of a link; `owner` tells whether the owner of the server asks.

        Raises:
            NotKeptError: there is none, or it is in the trash.
            ForbiddenError: only the owner may open it by its id.
        """
        with self.database.reading() as connection:
            return self._kept(row_of(connection, self.scope, key), key, owner=owner)

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
            row = version_of(connection, kept.id, number)
        return replace(kept, content=content_of(row), changed=moment(row.made))

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
            content = content_of(version_of(connection, kept.id, number))
            if content.text == kept.content.text:
                return kept
            return self._changed(connection, kept, content, keep=True)

        return self.database.write(work)

    def links(self, key: str, *, owner: bool) -> Links:
        """The links by which a lecture is shared."""
        with self.database.reading() as connection:
            kept = self._owned(connection, key, owner=owner, locked=False)
            row = row_of(connection, self.scope, kept.id)
        return Links(read=row.read_key, edit=row.edit_key)

    def share(self, key: str, link: Link, *, owner: bool) -> Links:
        """Make a link, or a new one in place of the one there was, which leads nowhere then."""
        return self._set_link(key, link, secrets.token_hex(KEY_BYTES), owner=owner)

    def unshare(self, key: str, link: Link, *, owner: bool) -> Links:
        """Take a link back."""
        return self._set_link(key, link, None, owner=owner)

    def everything(self) -> tuple[tuple[Summary, Content], ...]:
        """Every lecture with what is in it, for a backup; the trash is left out."""
        return tuple((summary_of(row), content_of(row)) for row in self._whole(LECTURES.c.scope == self.scope))

    def of_own_graphs(self) -> tuple[tuple[str, Summary, Content], ...]:
        """Every lecture about any graph of one's own, each with its scope, for a backup; the trash is left out."""
        rows = self._whole(LECTURES.c.scope.startswith(OWN, autoescape=True))
        return tuple((row.scope, summary_of(row), content_of(row)) for row in rows)

    def count(self) -> int:
        """How many lectures are kept, the trash included."""
        asked = select(func.count()).select_from(LECTURES).where(LECTURES.c.scope == self.scope)
        with self.database.reading() as connection:
            return connection.execute(asked).scalar() or 0

    def clear(self) -> None:
        """Delete every lecture for good, the trash included, with their former states."""
        self.database.write(lambda connection: connection.execute(delete(LECTURES).where(LECTURES.c.scope == self.scope)))

    def _whole(self, chosen: Any) -> Sequence[Row[Any]]:
        asked = select(LECTURES).where(chosen, LECTURES.c.deleted.is_(None)).order_by(LECTURES.c.created, LECTURES.c.id)
        with self.database.reading() as connection:
            return connection.execute(asked).all()

    def _set_link(self, key: str, link: Link, fresh: str | None, *, owner: bool) -> Links:
        def work(connection: Connection) -> Links:
            kept = self._owned(connection, key, owner=owner)
            connection.execute(update(LECTURES).where(LECTURES.c.id == kept.id).values({_COLUMNS[link]: fresh}))
            row = row_of(connection, self.scope, kept.id)
            return Links(read=row.read_key, edit=row.edit_key)

        return self.database.write(work)

    def _listed(self, condition: Any, order: Any) -> tuple[Summary, ...]:
        fields = [LECTURES.c[name] for name in ("id", "title", "audience", "scenes", "seconds", "revision", "changed", "deleted")]
        asked = select(*fields).where(LECTURES.c.scope == self.scope, condition).order_by(order.desc(), LECTURES.c.id)
        with self.database.reading() as connection:
            return tuple(map(summary_of, connection.execute(asked).all()))

    def _kept(self, row: Row[Any], key: str, *, owner: bool, trash: bool = False) -> Kept:
        if row.deleted is not None and not trash:
            raise NotKeptError(NOT_KEPT)
        rights = rights_of(row, key)
        if rights is Rights.OWNER and row.owned and not owner:
            raise ForbiddenError("Only the owner may open a lecture at this address. Ask for a link to read or to edit it.")
        return Kept(
            id=row.id, key=key, rights=rights, content=content_of(row), revision=row.revision, changed=moment(row.changed)
        )

    def _editable(self, connection: Connection, key: str, *, owner: bool, locked: bool = True) -> Kept:
        kept = self._kept(row_of(connection, self.scope, key, locked=locked), key, owner=owner)
        if kept.rights is Rights.READ:
            raise ForbiddenError("This link is for reading. Make a copy of your own to change it.")
        return kept

    def _owned(self, connection: Connection, key: str, *, owner: bool, trash: bool = False, locked: bool = True) -> Kept:
        kept = self._kept(row_of(connection, self.scope, key, locked=locked), key, owner=owner, trash=trash)
        if kept.rights is not Rights.OWNER:
            raise ForbiddenError("Only the owner of the lecture may do this.")
        return kept

    def _changed(self, connection: Connection, kept: Kept, content: Content, *, keep: bool = False) -> Kept:
        now = self._now()
        latest = connection.execute(select(func.max(VERSIONS.c.made)).where(VERSIONS.c.lecture == kept.id)).scalar()
        if keep or history.is_due(latest, now):
            self._keep_version(connection, kept, "", now)
        values = {"revision": kept.revision + 1, "changed": now, **columns_of(content)}
        connection.execute(update(LECTURES).where(LECTURES.c.id == kept.id).values(**values))
        return replace(kept, content=content, revision=kept.revision + 1, changed=moment(now))

    def _keep_version(self, connection: Connection, kept: Kept, name: str, now: int) -> int:
        mine = VERSIONS.c.lecture == kept.id
        number = (connection.execute(select(func.max(VERSIONS.c.number)).where(mine)).scalar() or 0) + 1
        row = {"lecture": kept.id, "number": number, "name": name, "made": now}
        connection.execute(insert(VERSIONS).values(**row, **columns_of(kept.content)))
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
