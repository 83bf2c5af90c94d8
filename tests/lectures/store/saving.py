"""A program that, for each line it reads, starts one that saves a lecture again and again; to be killed.

`python -m tests.lectures.store.saving KEY`, with the place in the environment. It says the number of the process, then what that
one has saved each time, and that it ended. It starts them by forking, so that only the first of them takes its time.
"""

from __future__ import annotations

import os
import sys

from causal_atlas.lectures.store.database import Database
from causal_atlas.lectures.store.library import Library
from causal_atlas.lectures.store.place import Place
from causal_atlas.lectures.store.records import Kept
from tests.lectures.store.kept import content


def save_on(key: str) -> None:
    """Save one number after the other."""
    library = Library(Database(Place.of()), "Insulin")
    kept = library.find(key, owner=True)
    number = int(kept.content.value["scenes"][0]["narration"])
    while True:
        number += 1
        saved = library.save(key, kept.revision, content("One", str(number)), owner=True)
        assert isinstance(saved, Kept)
        kept = saved
        say(number)


def say(what: object) -> None:
    """One line in one piece: whoever is killed between two writes would leave half of one, to which the next is glued."""
    os.write(sys.stdout.fileno(), f"{what}\n".encode())


def main(key: str) -> None:
    """Start one after the other."""
    for _ in sys.stdin:
        # The parent never opened the database, so nothing of it is shared.
        process = os.fork()
        if process == 0:
            say(os.getpid())
            save_on(key)
        os.waitpid(process, 0)
        say("ended")


if __name__ == "__main__":
    main(sys.argv[1])
