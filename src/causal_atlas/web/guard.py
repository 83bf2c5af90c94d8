"""What the server answers, and to whom: known hosts, its own page, small JSON bodies, and no trace to anybody.

The explorer listens on this machine, where every page in the browser can reach it. So a name that is not ours (DNS
rebinding) and a post that another page sent (cross-site request forgery) are refused before anything looks at them.
"""

from __future__ import annotations

import ipaddress
import logging
import re
import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from dash import Dash
from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

from causal_atlas.errors import AtlasError
from causal_atlas.web.callback_body import malformed
from causal_atlas.web.headers import FIXED, cache_control, content_security_policy, inline_script_hashes
from causal_atlas.web.plain_page import page

LARGEST_BODY = 2_000_000
"""Bytes a post may have."""
FILE = "application/octet-stream"
"""What a file is sent as: no form of another page can say so, and its scripts only after asking."""
OWN_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})
"""As a host: listen everywhere. A reader then asks for the machine's address, which no foreign page can rebind."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\s:/@\[\]]+)(:\d{1,5})?", re.IGNORECASE)
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is not answered: the HTTP status and one sentence that says why."""

    status: int
    sentence: str


_TITLES = {
    400: "That request makes no sense here",
    403: "That came from another page",
    404: "There is no such page",
    405: "That cannot be done here",
    413: "That is too large",
    415: "That is not JSON",
    421: "This is not the place you asked for",
}
_SENTENCES = {
    404: "The address may be mistyped, or what stood here has gone. Every view of the atlas starts from its start page.",
    405: "This address can be read, but not written to.",
    413: f"A request may have {LARGEST_BODY:,} bytes at most.",
}
_FOREIGN_HOST = (
    "This atlas does not answer to that name. Ask for it by the address it printed when it started, or start it with --host "
    "and the name; behind a proxy, list its names in CAUSAL_ATLAS_HOSTS."
)
_FOREIGN_PAGE = "Only the atlas's own page may send this request; it came from somewhere else."


def host_name(host: str) -> str:
    """The name in a Host header, in lower case and without port or brackets; nothing when it is no host.

    >>> host_name("LocalHost:8050"), host_name("[::1]:8050"), host_name("a b")
    ('localhost', '::1', '')
    """
    match = _HOST.fullmatch(host)
    return match["name"].strip("[]").rstrip(".").lower() if match else ""


def is_known_host(host: str, hosts: Collection[str] = ()) -> bool:
    """Whether a Host header names this machine, or one of `hosts`.

    >>> is_known_host("127.0.0.1:8050"), is_known_host("rebound.example"), is_known_host("10.0.0.7:80", {"0.0.0.0"})
    (True, False, True)
    """
    name = host_name(host)
    if not name:
        return False
    return (
        name in OWN_NAMES
        or name in {known.strip("[]").lower() for known in hosts}
        or (_is_everywhere(hosts) and _is_address(name))
    )


def is_own_page(headers: Mapping[str, str]) -> bool:
    """Whether a request that changes something comes from a page of this server, or from no page at all.

    >>> is_own_page({"Host": "localhost:8050", "Origin": "http://localhost:8050", "Sec-Fetch-Site": "same-origin"})
    True
    >>> is_own_page({"Host": "localhost:8050", "Origin": "http://localhost:3000", "Sec-Fetch-Site": "same-site"})
    False
    """
    site, origin = headers.get("Sec-Fetch-Site", "none"), headers.get("Origin")
    return site in ("same-origin", "none") and (origin is None or _place(origin) == headers.get("Host", "").lower())


def stranger(
    method: str, path: str, headers: Mapping[str, str], hosts: Collection[str] = (), most: int = LARGEST_BODY
) -> Refusal | None:
    """Why a request is refused before anything looks at it, if it is.

    >>> stranger("GET", "/", {"Host": "rebound.example"}).status
    421
    >>> stranger("GET", "/assets/../app.py", {"Host": "localhost"}).status
    404
    """
    if not is_known_host(headers.get("Host", ""), hosts):
        return Refusal(421, _FOREIGN_HOST)
    if method not in _SAFE_METHODS and not is_own_page(headers):
        return Refusal(403, _FOREIGN_PAGE)
    if "\\" in path or "\0" in path or ".." in path.split("/"):
        return Refusal(404, _SENTENCES[404])
    return Refusal(413, _too_large(most)) if _announced(headers) > most else None


def protect(app: Dash, *, hosts: Collection[str] = (), files: Mapping[str, int] | None = None) -> None:
    """Guard an app; call it after all callbacks are registered, because it hashes their inline scripts.

    Args:
        app: the app.
        hosts: names under which it may be asked for, beside this machine's own.
        files: addresses that take a file as it is, and how many bytes each takes.
    """
    server, prefix = app.server, app.config.routes_pathname_prefix
    scripts = [*app.csp_hashes(), *inline_script_hashes(app.index_string)]
    protect_server(server, hosts=hosts, prefix=prefix, script_hashes=scripts, files=files)
    server.before_request(lambda: _refuse_misshapen(app.callback_map, prefix))
    for unknown_file in (DependencyException, InvalidResourceError):
        server.register_error_handler(unknown_file, lambda _: _refused(Refusal(404, _SENTENCES[404]), prefix))
    # Dash answers every address that it does not know with its page.
    server.view_functions[f"{prefix}<path:path>"] = _nowhere


def protect_server(
    server: Flask,
    *,
    hosts: Collection[str] = (),
    prefix: str = "/",
    script_hashes: Collection[str] = (),
    files: Mapping[str, int] | None = None,
) -> None:
    """Guard any Flask server: refuse strangers, set headers, answer errors without a trace.

    Args:
        server: the server.
        hosts: names under which it may be asked for, beside this machine's own.
        prefix: where the start page is.
        script_hashes: the inline scripts that may run, as sources of a content security policy.
        files: addresses that take a file as it is, and how many bytes each takes.
    """
    # One more than allowed: a body without announced length is cut there, silently, and its length tells that it was.
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY + 1
    known, policy = frozenset(hosts), content_security_policy(script_hashes)
    # Before Dash's own hook, so that a stranger sets nothing in motion.
    server.before_request_funcs.setdefault(None, []).insert(0, lambda: _refuse_strangers(known, prefix, files or {}))
    server.after_request(lambda response: _with_headers(response, policy, prefix))
    server.register_error_handler(HTTPException, lambda error: _http_error(error, prefix))
    server.register_error_handler(AtlasError, lambda error: _refused(Refusal(400, str(error)), prefix))
    server.register_error_handler(Exception, lambda error: _unexpected(error, prefix))


def _refuse_strangers(hosts: Collection[str], prefix: str, files: Mapping[str, int]) -> Response | None:
    most = files.get(request.path, 0) if request.method == "POST" else 0
    refusal = stranger(request.method, request.path, dict(request.headers), hosts, most or LARGEST_BODY)
    if refusal is None and most:
        # Read piece by piece by whoever takes it, and counted there.
        request.max_content_length = most + 1
        if request.mimetype != FILE:
            refusal = Refusal(415, f"Send a file, with 'Content-Type: {FILE}'.")
    elif refusal is None and request.method not in _SAFE_METHODS and request.routing_exception is None:
        refusal = _unfit_body()
    return _refused(refusal, prefix) if refusal else None


def _unfit_body() -> Refusal | None:
    if not request.is_json:
        return Refusal(415, "Send JSON, with 'Content-Type: application/json'.")
    return Refusal(413, _too_large(LARGEST_BODY)) if len(request.get_data()) > LARGEST_BODY else None


def _too_large(most: int) -> str:
    return f"A request may have {most:,} bytes at most."


def _refuse_misshapen(callbacks: Mapping[str, Mapping[str, Any]], prefix: str) -> Response | None:
    if request.path != f"{prefix}_dash-update-component" or request.method != "POST":
        return None
    try:
        reason = malformed(request.get_json(), callbacks)
    except RecursionError:
        reason = "The JSON is nested too deeply."
    return _refused(Refusal(400, reason), prefix) if reason else None


def _with_headers(response: Response, policy: str, prefix: str) -> Response:
    # What an answer decides for itself is stricter, or knows whom it is for.
    for name, value in (*FIXED.items(), ("Content-Security-Policy", policy)):
        response.headers.setdefault(name, value)
    path = request.path.removeprefix(prefix)
    decided = "Cache-Control" in response.headers and not path.startswith(("assets/", "_dash-component-suites/"))
    if not decided or response.status_code >= 400:
        keep = cache_control(path, modified="m" in request.args, status=response.status_code)
        response.headers["Cache-Control"] = keep
    return response


def _http_error(error: HTTPException, prefix: str) -> Response | HTTPException:
    status = error.code or 500
    if error.response is not None or status < 400:
        return error
    refusal = Refusal(status, _SENTENCES.get(status, "The request cannot be answered as it stands."))
    response = _refused(refusal, prefix)
    response.headers.extend((name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After"))
    return response


def _unexpected(error: Exception, prefix: str) -> Response:
    """An answer that tells nothing of the inside but the id under which the log has it."""
    name = secrets.token_hex(4)
    _LOG.error("error %s at %s %r", name, request.method, request.path, exc_info=error)
    sentence = (
        f"The mistake is in the program, not in what you did; its log has it under {name}. Your view is still in the address."
    )
    return _answer(500, "Something went wrong", sentence, prefix)


def _refused(refusal: Refusal, prefix: str) -> Response:
    return _answer(refusal.status, _TITLES.get(refusal.status, "That did not work"), refusal.sentence, prefix)


def _answer(status: int, title: str, sentence: str, prefix: str) -> Response:
    """A page for a person, JSON for a program."""
    if "text/html" not in request.headers.get("Accept", ""):
        response = jsonify(error=sentence)
    else:
        home = request.script_root + prefix if status in (404, 405, 500) else ""
        response = Response(page(title, sentence, home=home), mimetype="text/html")
    response.status_code = status
    return response


def _nowhere(**_: str) -> Response:
    abort(404)


def _announced(headers: Mapping[str, str]) -> int:
    length = headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and len(length) < 20 else 0


def _place(origin: str) -> str:
    try:
        return urlsplit(origin).netloc.lower()
    except ValueError:
        return ""


def _is_everywhere(hosts: Collection[str]) -> bool:
    return not EVERY_ADDRESS.isdisjoint(hosts)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
