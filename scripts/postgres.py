"""Find the programs of PostgreSQL for the store tests, install them where none are found, and start a cluster for a while."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from scripts.debian import install

PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt")
_NEEDED = ("initdb", "pg_ctl")
PATIENCE_S = 60
"""How long a server may take to start, and again after it was killed."""
_OWNERS = ("postgres", "nobody")


class NoPostgresError(Exception):
    """There is no PostgreSQL here; says what to do."""


def main() -> int:
    """Print the folder of the programs and return 0, or say what to install and return 1."""
    if found() is None:
        # The cluster that Debian would start with it is not needed, and its start may fail in a container.
        install("postgresql")
    folder = found()
    if folder is None:
        print(_MISSING, file=sys.stderr)
        # Without it the tests of the store run on SQLite alone; where everything has to be tried, that is not enough.
        return 1 if is_required() else 0
    print(folder)
    return 0


_MISSING = "PostgreSQL is not here: install it (Debian: apt-get install postgresql), or put initdb and pg_ctl into PATH."


def is_required() -> bool:
    """Whether tests on PostgreSQL may not be left out."""
    return os.environ.get("CI", "").lower() in ("1", "true", "yes")


def found() -> Path | None:
    """The folder with the programs of the newest PostgreSQL; None where there is none."""
    installed = [folder for place in PLACES for folder in Path(place).glob("*/bin")]
    newest = sorted(installed, key=lambda folder: [int(part) for part in folder.parent.name.split(".") if part.isdecimal()])
    on_path = shutil.which("initdb")
    # What is on the path may be a script that calls the program; beside the real one are all the others.
    candidates = [*reversed(newest), *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in candidates if all((folder / name).is_file() for name in _NEEDED)), None)


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL."""

    address: str
    folder: Path
    programs: Path

    def start(self) -> None:
        """Start it, also after it was killed."""
        settings = f"-c listen_addresses='' -c unix_socket_directories={self.folder} -c fsync=on -c synchronous_commit=on"
        start = (
            self.programs / "pg_ctl",
            "-D",
            self.folder / "data",
            "-l",
            self.folder / "log",
            "-w",
            "-t",
            str(PATIENCE_S),
            "-o",
            settings,
        )
        end = time.monotonic() + PATIENCE_S
        while True:
            try:
                return _run(*start, "start")
            except NoPostgresError:
                # What it left behind is still going away.
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)

    def kill(self) -> None:
        """End it as a power cut would: without a warning."""
        os.kill(int((self.folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)

    def stop(self) -> None:
        """End it."""
        with suppress(NoPostgresError):
            _run(self.programs / "pg_ctl", "-D", self.folder / "data", "-w", "-m", "immediate", "stop")


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster in a temporary folder that writes as safely as any, and is gone afterwards.

    Raises:
        NoPostgresError: there is no PostgreSQL, or it does not start.
    """
    programs = found()
    if programs is None:
        raise NoPostgresError(_MISSING)
    # The path of a socket may have 107 characters only.
    with tempfile.TemporaryDirectory(prefix="pg-", dir="/tmp") as name:
        folder, account = Path(name), _account()
        if account is not None:
            os.chown(folder, account.pw_uid, account.pw_gid)
        _run(programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        running = Cluster(f"postgresql://postgres@/postgres?host={folder}", folder, programs)
        running.start()
        try:
            yield running
        finally:
            running.stop()


def _account() -> pwd.struct_passwd | None:
    """Whom the cluster belongs to: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in _OWNERS:
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoPostgresError("PostgreSQL does not run as root, and there is no other account.")


def _run(*command: str | Path) -> None:
    account = _account()
    whose = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
    with tempfile.TemporaryFile() as said:
        try:
            # Into a file: the server inherits it, and a pipe would never end.
            done = subprocess.run(
                list(map(str, command)),
                stdout=said,
                stderr=said,
                stdin=subprocess.DEVNULL,
                env=environment,
                cwd="/",
                timeout=120,
                **whose,
            )  # type: ignore[call-overload]
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoPostgresError(f"{command[0]}: {error}") from error
        if done.returncode:
            said.seek(0)
            raise NoPostgresError(f"{command[0]} ended with {done.returncode}: {said.read().decode(errors='replace')[-2000:]}")


if __name__ == "__main__":
    sys.exit(main())
