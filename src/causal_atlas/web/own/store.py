"""The folder in which graphs of one's own are kept.

own/secret             makes the addresses unguessable, also for those who have the same file
own/TOKEN/NAME.gexf    a file as it was given
own/TOKEN/choice.json  which column is which, where somebody had to say so
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports.kinds import open_chosen
from causal_atlas.knowledge.open import open_graph
from causal_atlas.knowledge.tables.choice import CHOICES, Choice

DAYS = 30
"""How long a graph is kept after it was last given."""
TOKEN = re.compile(r"[0-9a-f]{40}")
_DAY = 86_400
_CHUNK = 1 << 16
_CHOICE = "choice.json"
_COMING = ".coming-"
_UNSAFE = re.compile(r"[^\w. ()+-]")


class TooLargeError(Exception):
    """More bytes than are taken."""


def safe_name(name: str) -> str:
    r"""A file name that is only a name, with its ending.

    >>> safe_name("../../etc/pass<wd>.csv"), safe_name("C:\\x\\my graph.gexf"), safe_name(".."), safe_name("")
    ('pass_wd_.csv', 'my graph.gexf', 'graph', 'graph')
    """
    last = re.split(r"[/\\]", name)[-1]
    plain = _UNSAFE.sub("_", last).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:80]}{dot}{ending[:12]}" if stem else plain[:80] or "graph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A file that has come, and the SHA-256 of what is in it."""

    path: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Store:
    """Graphs of one's own in a folder; `now` tells the time in seconds."""

    folder: Path
    now: Callable[[], float] = field(default=time.time)

    @property
    def home(self) -> Path:
        """Where they are."""
        return self.folder / "own"

    @contextmanager
    def incoming(self, content: IO[bytes], name: str, most: int) -> Iterator[Incoming]:
        """A file on its way: gone afterwards, unless it was kept.

        Raises:
            TooLargeError: it has more than `most` bytes.
        """
        self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(dir=self.home, prefix=_COMING) as folder:
            path = Path(folder) / safe_name(name)
            yield Incoming(path=path, digest=_written(content, path, most))

    def keep(self, incoming: Incoming, choice: Choice | None = None) -> str:
        """Keep a file that was found to be good; its token. The same file has the same token, and its time begins anew."""
        told = json.dumps(_plain(choice), sort_keys=True) if choice else ""
        token = self._signed(_named(incoming.digest, incoming.path, told))[:40]
        kept = self.home / token
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(mode=0o700)
        incoming.path.replace(kept / incoming.path.name)
        if choice:
            (kept / _CHOICE).write_text(told, encoding="utf-8")
        os.utime(kept, (self.now(), self.now()))
        return token

    def graph(self, token: str) -> ConceptGraph | None:
        """The graph behind a token; None when there is none, or its time is over.

        Raises:
            InvalidGraphError: the file was changed behind our back.
        """
        if (kept := self._kept(token)) is None:
            return None
        path, told = kept
        return opened(path, _choice(json.loads(told)) if told else None)

    def mark(self, token: str) -> str | None:
        """What a graph is known by wherever it is opened, from what is in its file; None when there is none."""
        if (kept := self._kept(token)) is None:
            return None
        path, told = kept
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, hashlib.sha256).hexdigest()
        return hashlib.sha256(_named(digest, path, told).encode()).hexdigest()[:40]

    def until(self, token: str) -> datetime | None:
        """When a graph is forgotten; None when it is."""
        if not self.has(token):
            return None
        return datetime.fromtimestamp((self.home / token).stat().st_mtime + DAYS * _DAY, UTC)

    def proof(self, token: str) -> str:
        """What whoever brings a graph gets to show that they did."""
        return self._signed(f"brought {token}")

    def has(self, token: str) -> bool:
        """Whether a graph is kept under a token."""
        if not TOKEN.fullmatch(token):
            return False
        try:
            return self._age(self.home / token) < DAYS * _DAY
        except FileNotFoundError:
            return False

    def forget(self, token: str) -> None:
        """Delete a graph."""
        if TOKEN.fullmatch(token):
            shutil.rmtree(self.home / token, ignore_errors=True)

    def sweep(self) -> None:
        """Delete every graph whose time is over, and what a crash left behind."""
        if not self.home.is_dir():
            return
        for folder in self.home.iterdir():
            is_left = folder.name.startswith(_COMING) and self._age(folder) > _DAY
            if is_left or (TOKEN.fullmatch(folder.name) and self._age(folder) >= DAYS * _DAY):
                shutil.rmtree(folder, ignore_errors=True)

    def _kept(self, token: str) -> tuple[Path, str] | None:
        """The file behind a token, and the choice of its columns as it was kept."""
        if not self.has(token):
            return None
        folder = self.home / token
        choice = folder / _CHOICE
        files = [path for path in folder.iterdir() if path != choice]
        return (files[0], choice.read_text(encoding="utf-8") if choice.is_file() else "") if files else None

    def _signed(self, text: str) -> str:
        return hmac.new(self._secret(), text.encode(), hashlib.sha256).hexdigest()

    def _age(self, folder: Path) -> float:
        return self.now() - folder.stat().st_mtime

    def _secret(self) -> bytes:
        path = self.home / "secret"
        if not path.is_file():
            fresh = path.with_name(f".secret-{secrets.token_hex(8)}")
            fresh.touch(mode=0o600)
            fresh.write_bytes(secrets.token_bytes(32))
            try:
                # Of two servers that start at once only one makes the secret.
                os.link(fresh, path)
            except FileExistsError:
                pass
            finally:
                fresh.unlink()
        return path.read_bytes()


def parsed_choice(value: Any) -> Choice | None:
    """The choice that a page sends, or None when no page could have sent it.

    >>> parsed_choice({"columns": {"cause": 0, "effect": 2}, "plus": ["Up"], "minus": []}).plus
    frozenset({'up'})
    >>> parsed_choice({"columns": {"cause": 0}}) is None
    True
    """
    try:
        choice = _choice(value)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return choice if {"cause", "effect"} <= choice.columns.keys() else None


def _choice(value: Any) -> Choice:
    columns = {name: int(value["columns"][name]) for name in CHOICES if name in value["columns"]}
    words = (
        [" ".join(str(word).split()).casefold()[:100] for word in list(value.get(sign, ()))[:50]] for sign in ("plus", "minus")
    )
    plus, minus = (frozenset(filter(None, found)) for found in words)
    return Choice(columns=columns, plus=plus - minus, minus=minus - plus, headless=value.get("headless") is True)


def _plain(choice: Choice) -> dict[str, Any]:
    told: dict[str, Any] = {"columns": dict(choice.columns), "plus": sorted(choice.plus), "minus": sorted(choice.minus)}
    return told | {"headless": True} if choice.headless else told


def opened(path: Path, choice: Choice | None) -> ConceptGraph:
    """The graph of a file.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    return open_chosen(path, choice) if choice else open_graph(path)


def _named(digest: str, path: Path, told: str) -> str:
    """What makes a graph the same graph: the bytes of its file, its ending and the choice of its columns."""
    return "\n".join((digest, path.suffix.casefold(), told))


def _written(content: IO[bytes], path: Path, most: int) -> str:
    """Write a stream to a file; the SHA-256 of it."""
    hashed, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        while chunk := content.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise TooLargeError
            hashed.update(chunk)
            file.write(chunk)
    return hashed.hexdigest()
