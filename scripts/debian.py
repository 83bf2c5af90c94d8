"""Install packages with apt-get where that is allowed: says what it does, and of apt-get's own words only those that matter."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile

PATIENCE_S = 600
"""How long one run of apt-get may take: a network that never answers must not hold up everything."""
_OPTIONS = (
    *("-q", "-y", "-o", "Dpkg::Use-Pty=0", "-o", "DPkg::Lock::Timeout=60"),
    *("-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=20", "-o", "Acquire::https::Timeout=20"),
)


def install(*packages: str) -> None:
    """Install packages if this is a Debian and we are root; when that fails, say why on stderr in a sentence."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return
    what = " ".join(packages)
    print(f"Installing {what} with apt-get …", file=sys.stderr, flush=True)
    install_ = ("install", "--no-install-recommends", *packages)
    # The lists may be missing or old; what is fresh need not be fetched again.
    why = _run(*install_)
    if why is not None:
        _run("update")
        why = _run(*install_)
    if why is not None:
        print(f"apt-get could not install {what}: {why}", file=sys.stderr)


def _run(*command: str) -> str | None:
    """None when it went well, else why not."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    # Into a file: what is started in the background would keep a pipe open.
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                ["apt-get", *_OPTIONS, *command],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                timeout=PATIENCE_S,
                env=environment,
            )
        except subprocess.TimeoutExpired:
            return f"it was not done after {PATIENCE_S} seconds; is there a network?"
        except OSError as error:
            return str(error)
        said.seek(0)
        lines = said.read().decode(errors="replace").splitlines()
    if done.returncode == 0:
        return None
    errors = [line.removeprefix("E: ") for line in lines if line.startswith("E: ")]
    return (errors or lines or [f"it ended with {done.returncode}"])[0]
