"""What was acknowledged survives: programs that are killed while they save, and many writers at once.

Both are small here; `python -m benchmarks.bench_store` runs them at full size, 200 kills and 8 writers for 30 seconds.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from itertools import takewhile
from pathlib import Path

from benchmarks.keeping import ROOT, environment_of, serving, small_graph, write_together
from causal_atlas.lectures.store.database import Database
from causal_atlas.lectures.store.library import Library
from causal_atlas.lectures.store.place import Place
from tests.lectures.store.kept import content

KILLS = 8
PATIENCE = 120
"""Seconds for all of them on a busy machine."""
WRITERS, SAVES = 8, 8


def environment(place: Place, folder: Path) -> dict[str, str]:
    return environment_of(folder, place.url)


def test_what_was_acknowledged_survives_kill_9(place: Place, tmp_path: Path, opened: Callable[[], Database]) -> None:
    library = Library(opened(), "Insulin")
    key = library.create(content("One", "0")).id
    chance, acknowledged = random.Random(3), 0
    with saving(key, environment(place, tmp_path)) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(KILLS):
            process.stdin.write("go\n")
            process.stdin.flush()
            victim = int(process.stdout.readline())
            said = [process.stdout.readline()]
            assert int(said[0]) > acknowledged
            time.sleep(chance.uniform(0.005, 0.05))
            os.kill(victim, signal.SIGKILL)
            said += ended(process.stdout)
            acknowledged = int(said[-1])
            kept = library.find(key, owner=True)
            # One more may have been under way.
            assert int(kept.content.value["scenes"][0]["narration"]) - acknowledged in (0, 1)
    assert acknowledged > KILLS


def ended(lines: Iterable[str]) -> list[str]:
    """What was said until the end of the one that was killed."""
    said = list(takewhile(lambda line: line != "ended\n", lines))
    assert all(line.endswith("\n") and line.strip().isdecimal() for line in said)
    return said


@contextmanager
def saving(key: str, kept_in: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.lectures.store.saving", key]
    paths = os.pathsep.join([str(ROOT), str(ROOT / "src")])
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**kept_in, "PYTHONPATH": paths},
        cwd=ROOT,
        start_new_session=True,
    )
    # With all that it has started: those hold the other end of the pipe.
    end = partial(os.killpg, process.pid, signal.SIGKILL)
    # Whoever never says anything is ended, and so is the waiting for it.
    silence = threading.Timer(PATIENCE, end)
    silence.start()
    try:
        yield process
    finally:
        silence.cancel()
        silence.join()
        # Its group is there until it is waited for.
        end()
        process.communicate()


def test_many_writers_of_a_running_server_lose_nothing(place: Place, tmp_path: Path) -> None:
    with small_graph() as table, serving(environment(place, tmp_path), "--graph", str(table)) as server:
        told = write_together(server, writers=WRITERS, saves=SAVES)
    assert told.lost == []
    assert told.answers.keys() == {200, 409}
    assert told.answers[200] == 2 * WRITERS * SAVES
