"""Keeping lectures, on SQLite and on PostgreSQL: how soon a save is acknowledged, and that none is lost.

`python -m benchmarks.bench_store --kills 200` kills the server so often while it saves; on PostgreSQL every tenth time
PostgreSQL itself as well. It takes about ten minutes, so `make bench` leaves it out.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.keeping import Told, environment_of, kill_while_saving, serving, small_graph, write_together
from benchmarks.tables import show, summary
from scripts.postgres import Cluster, NoPostgresError, cluster

WRITERS, SECONDS, ROUNDS = 8, 30.0, 200
PAUSE = 0.02
KILLED_WITH = 10
"""Every so many kills PostgreSQL is killed too."""


@dataclass(frozen=True)
class Place:
    """A place in which lectures are kept."""

    name: str
    environment: dict[str, str]
    cluster: Cluster | None = None


@contextmanager
def places() -> Iterator[list[Place]]:
    """A folder, and a PostgreSQL where there is one."""
    with tempfile.TemporaryDirectory() as folder:
        sqlite = Place("SQLite", environment_of(Path(folder)))
        try:
            with cluster() as running:
                yield [sqlite, Place("PostgreSQL", environment_of(Path(folder), running.address), running)]
        except NoPostgresError as error:
            print(error, file=sys.stderr)
            yield [sqlite]


def main() -> None:
    with places() as found:
        alone = [[place.name, *summary(_alone(place)), "50"] for place in found]
        show(["save of a lecture of 14 scenes, ms", "median", "p90", "worst", "goal"], alone)
        together = [_together(place) for place in found]
        show([f"{WRITERS} writers for {SECONDS:.0f} s", "saved", "conflicts", "5xx", "lost", "median, ms", "worst, ms"], together)


def _alone(place: Place) -> list[float]:
    """Milliseconds from sending a change of a lecture that ships to its acknowledgement, by one writer who pauses."""
    times = []
    with serving(place.environment) as server, server.asked() as ask:
        lecture = ask("POST", "", {"copy": "four_organs"})[1]["lecture"]
        for number in range(ROUNDS):
            lecture["scenes"][3]["narration"] = f"Save number {number}."
            time.sleep(PAUSE)
            began = time.perf_counter()
            status, answer = ask("PUT", f"/{lecture['key']}", {**lecture, "base": lecture["revision"]})
            times.append((time.perf_counter() - began) * 1000)
            assert status == 200, answer
            lecture["revision"] = answer["revision"]
    return times


def _together(place: Place) -> list[str]:
    with small_graph() as table, serving(place.environment, "--graph", str(table)) as server:
        told = write_together(server, writers=WRITERS, seconds=SECONDS)
    return [place.name, *_counts(told), f"{median(told.times):.1f}", f"{max(told.times):.0f}"]


def _counts(told: Told) -> list[str]:
    failed = sum(count for status, count in told.answers.items() if status >= 500)
    for lost in told.lost[:5]:
        print(f"LOST {lost}", file=sys.stderr)
    return [str(told.answers[200]), str(told.answers[409]), str(failed), str(len(told.lost))]


def killed(kills: int) -> None:
    """Kill servers while they save."""
    with places() as found, small_graph() as table:
        show(
            [f"{kills} × kill -9", "saved", "conflicts", "5xx", "lost"],
            [[one.name, *_killed(one, table, kills)] for one in found],
        )


def _killed(place: Place, table: Path, kills: int) -> list[str]:
    after = None
    if place.cluster is not None:
        running, count = place.cluster, iter(range(1, kills + 2))

        def after() -> None:
            if next(count) % KILLED_WITH == 0:
                running.kill()
                running.start()

    return _counts(kill_while_saving(place.environment, table, kills=kills, after=after))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench_store")
    parser.add_argument("--kills", type=int, help="kill the server so often while it saves, and do nothing else")
    chosen = parser.parse_args()
    killed(chosen.kills) if chosen.kills else main()
