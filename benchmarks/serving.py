"""The explorer as people start it: `python app.py`, in a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0


@dataclass(frozen=True)
class Server:
    """A running explorer."""

    address: str
    first_answer: float
    """Seconds from starting the process to its first answer."""
    pid: int

    def memory(self) -> float:
        """Resident memory in MB; 0 where the system does not tell."""
        status = Path(f"/proc/{self.pid}/status")
        found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0


@contextmanager
def running(graph: Path | None = None) -> Iterator[Server]:
    """Start `app.py` on a free port, wait for its first answer, and end it afterwards."""
    chosen = ["--graph", str(graph)] if graph else []
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "app.py"), "--no-browser", "--port", "0", *chosen],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        address = _address(process)
        _wait(address, began)
        yield Server(address, time.perf_counter() - began, process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout:
            process.stdout.close()


def _address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            return found[0].rstrip("/")
    raise RuntimeError(f"app.py ended with {process.wait()} before it said where it is; run it by hand to see why")


def _wait(address: str, began: float) -> None:
    while time.perf_counter() - began < PATIENCE:
        try:
            with urlopen(f"{address}/", timeout=PATIENCE) as answer:
                answer.read()
                return
        except HTTPError:
            raise
        except URLError:
            time.sleep(0.01)
    raise TimeoutError(f"{address} did not answer within {PATIENCE:.0f} s")


@contextmanager
def stock_page(code: str) -> Iterator[str]:
    """The page to compare with, showing the view of a code; gives its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.stock", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()
