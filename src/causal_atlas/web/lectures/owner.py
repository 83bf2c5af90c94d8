"""Who may see all lectures: on a personal machine everybody who sits at it; on a shared server whoever has the owner's key.

The key is made once and kept beside the lectures. It comes in the address once, `?owner=KEY`, and is then a cookie.
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import os
import secrets
from collections.abc import Collection, Mapping
from pathlib import Path

from flask import Request, Response
from werkzeug.exceptions import Forbidden

from causal_atlas.lectures.store.errors import BusyError
from causal_atlas.web.guard import OWN_NAMES, host_name

COOKIE = "causal_atlas_owner"
FILE = "owner-key"
VARIABLE = "CAUSAL_ATLAS_OWNER_KEY"
ARGUMENT = "owner"
_HALF_A_YEAR = 15_552_000
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")


def is_shared(hosts: Collection[str]) -> bool:
    """Whether others can reach a server that answers to these names.

    >>> is_shared({"127.0.0.1"}), is_shared({"127.0.0.1", "atlas.example.org"}), is_shared({"0.0.0.0"}), is_shared(())
    (False, True, True, False)
    """
    return not OWN_NAMES.issuperset(name.strip("[]").lower() for name in hosts)


def owner_key(folder: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The owner's key: from the environment, else from the data folder, where it is made when it is first needed.

    Raises:
        BusyError: the folder cannot be used.
    """
    if given := environment.get(VARIABLE, "").strip():
        return given
    path = folder / FILE
    try:
        if not path.is_file():
            _make(path)
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise BusyError(f"The key of the owner cannot be kept in {path} ({error.strerror}).") from error


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{FILE}-{secrets.token_hex(8)}")
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_hex(20), encoding="ascii")
    try:
        # Of two servers that start at once only one makes the key.
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def is_here(request: Request) -> bool:
    """Whether a request was made on this machine, by its own name, and not passed on by a proxy."""
    if host_name(request.host) not in OWN_NAMES or any(name in request.headers for name in _FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def is_safe(request: Request) -> bool:
    """Whether a request came by TLS, as far as to a proxy in front."""
    return request.is_secure or request.headers.get("X-Forwarded-Proto") == "https"


def has_cookie(request: Request, key: str) -> bool:
    """Whether a request carries the owner's cookie."""
    return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), _cookie(key).encode())


def admitted(request: Request, key: str) -> Response | None:
    """What answers an address with the owner's key: the same address without it, and the cookie; None where there is no key.

    Raises:
        Forbidden: the key is another one.
    """
    given = request.args.get(ARGUMENT)
    if given is None or request.method != "GET":
        return None
    if not hmac.compare_digest(given.encode(), key.encode()):
        raise Forbidden
    rest = "&".join(part for part in request.query_string.decode("ascii", "replace").split("&") if not part.startswith("owner="))
    answer = Response(status=303, headers={"Location": f"{request.script_root}/{'?' + rest if rest else ''}"})
    path, safe = f"{request.script_root}/", is_safe(request)
    answer.set_cookie(COOKIE, _cookie(key), max_age=_HALF_A_YEAR, path=path, httponly=True, samesite="Strict", secure=safe)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _cookie(key: str) -> str:
    """What the cookie holds: it opens the same doors, but is not the key."""
    return hmac.new(key.encode(), b"the owner of this server", hashlib.sha256).hexdigest()
