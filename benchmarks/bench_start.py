"""How long `python app.py` takes to its first answer, from a cold process."""

from __future__ import annotations

from benchmarks.serving import running
from benchmarks.tables import show, summary

ROUNDS = 5


def main() -> None:
    times = []
    for _ in range(ROUNDS):
        with running() as server:
            times.append(server.first_answer * 1000)
    show(["python app.py to first answer, ms", "median", "p90", "worst", "goal"], [["shipped atlas", *summary(times), "3000"]])


if __name__ == "__main__":
    main()
