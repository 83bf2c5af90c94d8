"""How many lectures guests of a shared server may make within an hour: so many from one address, so many in all.

Only what is made counts, and only memory knows of it: a restart begins anew. The owner is not held back.
"""

from __future__ import annotations

import ipaddress
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from flask import Request

from causal_atlas.errors import AtlasError

FROM_ONE = 60
"""Lectures within an hour from one address: a class behind one router may copy a lecture each."""
IN_ALL = 300
"""Lectures of guests within an hour."""
HOUR = 3600.0
"""Seconds."""
_NETWORK = 64
"""Leading bits of an IPv6 address that count as one: a household has that many addresses to choose from."""


class PaceError(AtlasError):
    """Too many lectures were made; `seconds` until another may be."""

    def __init__(self, sentence: str, seconds: int) -> None:
        super().__init__(sentence)
        self.seconds = seconds


class Pace:
    """Counts what guests make. Holds at most `in_all` times, and is safe between threads."""

    def __init__(self, *, from_one: int = FROM_ONE, in_all: int = IN_ALL, clock: Callable[[], float] = monotonic) -> None:
        """Begin with nothing made.

        Args:
            from_one: lectures within an hour from one address.
            in_all: lectures within an hour.
            clock: seconds that only grow.
        """
        self._from_one, self._in_all, self._clock = from_one, in_all, clock
        self._made: deque[tuple[float, str]] = deque()
        self._lock = Lock()

    @contextmanager
    def turn(self, address: str) -> Iterator[None]:
        """The making of one lecture; it does not count if it fails.

        Raises:
            PaceError: too many were made from there, or in all; nothing is made then.
        """
        entry = self._begin(address)
        try:
            yield
        except BaseException:
            with self._lock:
                if entry in self._made:
                    self._made.remove(entry)
            raise

    def _begin(self, address: str) -> tuple[float, str]:
        with self._lock:
            now = self._clock()
            while self._made and self._made[0][0] <= now - HOUR:
                self._made.popleft()
            own = [when for when, whose in self._made if whose == address]
            if len(own) >= self._from_one:
                raise _refusal(f"{self._from_one} lectures were made from your network within an hour", own[0] + HOUR - now)
            if len(self._made) >= self._in_all:
                raise _refusal(f"Guests made {self._in_all} lectures here within an hour", self._made[0][0] + HOUR - now)
            entry = (now, address)
            self._made.append(entry)
            return entry


def _refusal(what: str, seconds: float) -> PaceError:
    minutes = max(1, -int(-seconds // 60))
    wait = "a minute" if minutes == 1 else f"{minutes} minutes"
    return PaceError(
        f"{what}, and this server takes no more. Try again in {wait}, or ask its owner, who is not held back.",
        max(1, int(seconds) + 1),
    )


def asking(request: Request) -> str:
    """Where a request comes from: its peer, or, where that is a proxy on this machine, the address that the proxy saw."""
    peer = request.remote_addr or ""
    seen = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return network(seen) if seen and _is_here(peer) else network(peer)


def _is_here(peer: str) -> bool:
    try:
        return ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False


def network(address: str) -> str:
    """The part of an address that counts as one place.

    >>> network("203.0.113.9"), network("2001:db8:1:2:3::4"), network("::ffff:203.0.113.9"), network("nonsense")
    ('203.0.113.9', '2001:db8:1:2::', '203.0.113.9', '')
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ipaddress.ip_network((found, _NETWORK), strict=False).network_address)
