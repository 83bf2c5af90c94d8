"""Where lectures are kept: a file in the data folder, or the database that `DATABASE_URL` names."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from causal_atlas.folders import data_folder

FILE = "lectures.sqlite3"
VARIABLE = "DATABASE_URL"
_POSTGRES = re.compile(r"postgres(ql)?(\+\w+)?://")


@dataclass(frozen=True, slots=True)
class Place:
    """Where lectures are kept."""

    file: Path | None
    """A file of SQLite; None for another database."""
    url: str = ""
    """The address of another database, with its password."""

    @classmethod
    def of(cls, environment: Mapping[str, str] = os.environ) -> Place:
        """The place that the environment names.

        >>> Place.of({"CAUSAL_ATLAS_DATA": "/srv/atlas"}).told
        '/srv/atlas/lectures.sqlite3'
        >>> Place.of({"DATABASE_URL": "postgres://me:secret@db.example.org/talks"}).told
        'the database talks on db.example.org'
        """
        url = environment.get(VARIABLE, "").strip()
        if url.startswith("sqlite:"):
            return cls(Path(unquote(re.sub(r"^sqlite:(///?)?", "", url))))
        return cls(None, _POSTGRES.sub("postgresql+psycopg://", url)) if url else cls(data_folder(environment) / FILE)

    @property
    def told(self) -> str:
        """The place as people are told it, without a password."""
        if self.file is not None:
            return str(self.file)
        parts = urlsplit(self.url)
        host = f" on {parts.hostname}" if parts.hostname else ""
        return f"the database {parts.path.strip('/') or 'of your account'}{host}"

    @property
    def is_new(self) -> bool:
        """Whether nothing can be kept there yet, because there is no such file."""
        return self.file is not None and not self.file.exists()
