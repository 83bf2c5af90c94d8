"""Saving lectures through a running server: many writers at once, and servers that are killed while they save."""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
TABLE = "cause,effect,polarity\nrain,river,+\nriver,flood,+\nflood,dike,-\n"
PATIENCE = 60.0
_BROKEN = (OSError, http.client.HTTPException)


@dataclass
class Server:
    """The explorer as a process of its own."""

    process: subprocess.Popen[str]
    place: str

    @contextmanager
    def asked(self) -> Iterator[Asking]:
        """A connection of one writer."""
        connection = http.client.HTTPConnection(self.place, timeout=PATIENCE)
        try:
            yield Asking(connection)
        finally:
            connection.close()

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@dataclass
class Asking:
    """One writer's connection."""

    connection: http.client.HTTPConnection

    def __call__(self, method: str, path: str, body: Any = None) -> tuple[int, dict[str, Any]]:
        self.connection.request(method, f"/lectures{path}", json.dumps(body or {}), {"Content-Type": "application/json"})
        answer = self.connection.getresponse()
        return answer.status, json.loads(answer.read())


@dataclass
class Told:
    """What writers were told."""

    answers: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    """Milliseconds until each save was acknowledged."""
    lost: list[str] = field(default_factory=list)
    """What was acknowledged and is not there."""


def environment_of(folder: Path, database: str = "") -> dict[str, str]:
    """Where a server keeps its lectures: in a folder, or in a database."""
    kept = {"CAUSAL_ATLAS_DATA": str(folder), **({"DATABASE_URL": database} if database else {})}
    return (
        {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | kept | {"PYTHONPATH": str(ROOT / "src")}
    )


@contextmanager
def serving(environment: Mapping[str, str], *arguments: str) -> Iterator[Server]:
    """`app.py` on a free port; it is killed afterwards."""
    command = [sys.executable, str(ROOT / "app.py"), "--no-browser", "--port", "0", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(environment))
    # Whoever never says anything is ended, and so is the waiting for it.
    silence = threading.Timer(PATIENCE, process.kill)
    silence.start()
    try:
        assert process.stdout
        said = re.search(r"http://\S+/", process.stdout.readline())
        silence.cancel()
        if said is None:
            raise RuntimeError(f"app.py ended with {process.wait()}; run it by hand to see why")
        yield Server(process, urlsplit(said[0]).netloc)
    finally:
        silence.cancel()
        process.kill()
        process.communicate()


@contextmanager
def small_graph() -> Iterator[Path]:
    """An edge table that is read in no time: what is measured is the keeping."""
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "weather.csv"
        table.write_text(TABLE, encoding="utf-8")
        yield table


def scenes(texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """A scene for each writer, with what the writer wrote last."""
    return [{"id": name, "title": name, "view": {"concepts": ["rain"]}, "narration": text} for name, text in texts.items()]


def texts_of(lecture: Mapping[str, Any]) -> dict[str, str]:
    """What each writer wrote last."""
    return {scene["id"]: scene["narration"] for scene in lecture["scenes"]}


def write_together(server: Server, *, writers: int, saves: int = 0, seconds: float = 0.0) -> Told:
    """Writers who save as fast as they can, each a scene of one lecture and, in turn, a lecture of their own.

    Who is told of a conflict puts the scene into what the others saved, as a person would who chooses, and saves again.
    """
    names = [f"w{number}" for number in range(writers)]
    with server.asked() as ask:
        shared = ask("POST", "", {"title": "Shared"})[1]["lecture"]["key"]
    told, guard, end = Told(), threading.Lock(), time.monotonic() + seconds
    last: dict[str, str] = {}

    def save(ask: Asking, key: str, base: int, texts: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        began = time.perf_counter()
        status, answer = ask("PUT", f"/{key}", {"title": "Together", "base": base, "scenes": scenes(texts)})
        with guard:
            told.answers[status] += 1
            if status == 200:
                told.times.append((time.perf_counter() - began) * 1000)
        return status, answer

    def write(name: str) -> None:
        with server.asked() as ask:
            _write(name, ask)

    def _write(name: str, ask: Asking) -> None:
        own = ask("POST", "", {"title": name})[1]["lecture"]
        at, base, seen = own["revision"], 1, dict[str, str]()
        number = 0
        while number < saves or time.monotonic() < end:
            number += 1
            status, answer = save(ask, own["key"], at, {name: str(number)})
            at = answer.get("revision", at)
            last[own["key"]] = str(number)
            while True:
                status, answer = save(ask, shared, base, seen | {name: str(number)})
                if status == 200:
                    base, seen = answer["revision"], texts_of(answer)
                    last[name] = str(number)
                    break
                if status != 409:
                    told.lost.append(f"{name} was answered {status}: {answer}")
                    return
                theirs = answer["theirs"]
                now = texts_of(theirs)
                told.lost.extend(
                    f"{other}: {text} after {seen[other]}" for other, text in now.items() if int(text) < int(seen.get(other, 0))
                )
                base, seen = theirs["revision"], now
        with guard:
            found = texts_of(ask("GET", f"/{own['key']}")[1])
            told.lost.extend([f"{name}'s own: {found}"] if found != {name: last[own["key"]]} else [])

    threads = [threading.Thread(target=write, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with server.asked() as ask:
        found = texts_of(ask("GET", f"/{shared}")[1])
    told.lost.extend(
        f"{name}: {found.get(name)} instead of {last.get(name)}" for name in names if found.get(name) != last.get(name)
    )
    return told


def kill_while_saving(
    environment: Mapping[str, str], table: Path, *, kills: int, writers: int = 2, after: Callable[[], None] | None = None
) -> Told:
    """Servers that are killed with SIGKILL while they save; after each, what they had acknowledged is looked for.

    Args:
        environment: where they keep lectures.
        table: the graph that they open.
        kills: how many are killed.
        writers: how many save at once.
        after: is called when one was told to end, before its writers have noticed.
    """
    chance, told = random.Random(7), Told()
    last = {f"w{number}": 0 for number in range(writers)}
    keys: dict[str, str] = {}
    for _ in range(kills):
        with serving(environment, "--graph", str(table)) as server, server.asked() as ask:
            for name in last:
                if name not in keys:
                    keys[name] = ask("POST", "", {"title": name})[1]["lecture"]["key"]
                told.lost.extend(_missing(name, ask("GET", f"/{keys[name]}")[1], last))
            threads = [threading.Thread(target=_save_on, args=(server, keys[name], name, last, told)) for name in last]
            for thread in threads:
                thread.start()
            time.sleep(chance.uniform(0.03, 0.2))
            server.kill()
            if after:
                after()
            for thread in threads:
                thread.join()
    with serving(environment, "--graph", str(table)) as server, server.asked() as ask:
        for name, key in keys.items():
            told.lost.extend(_missing(name, ask("GET", f"/{key}")[1], last))
    return told


def _save_on(server: Server, key: str, name: str, last: dict[str, int], told: Told) -> None:
    """Save one number after the other until the server is gone."""
    with suppress(*_BROKEN), server.asked() as ask:
        base = ask("GET", f"/{key}")[1]["revision"]
        while True:
            number = last[name] + 1
            began = time.perf_counter()
            status, answer = ask("PUT", f"/{key}", {"title": name, "base": base, "scenes": scenes({name: str(number)})})
            told.answers[status] += 1
            if status == 200:
                last[name], base = number, answer["revision"]
                told.times.append((time.perf_counter() - began) * 1000)


def _missing(name: str, lecture: Mapping[str, Any], last: dict[str, int]) -> list[str]:
    """What was acknowledged and is not there; a save that was under way may be there or not."""
    found = int(texts_of(lecture).get(name, 0))
    lost = [] if found in (last[name], last[name] + 1) else [f"{name}: {found} instead of {last[name]}"]
    last[name] = max(found, last[name])
    return lost
