"""GET /speaker?lecture=KEY: the speaker's window, a small page of its own beside the explorer.

It asks for the lecture as the explorer does, so it shows what the key allows, and talks to the presenting window in the browser
alone (a BroadcastChannel). The server keeps nothing of a talk.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from flask import Flask, Response, abort, request

PATH = "/speaker"
FILES: Mapping[str, str] = MappingProxyType(
    {"speaker.css": "text/css", "clock.js": "text/javascript", "speaker.js": "text/javascript"}
)
"""The files of the page with their media types; nothing else in the folder is handed out."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""Stricter than the explorer's: nothing inline at all."""
_HERE = Path(__file__).parent


def add_routes(server: Flask) -> None:
    """Let a server answer with the page and its files."""
    server.add_url_rule(PATH, "speaker", page)
    server.add_url_rule(f"{PATH}/<name>", "speaker_file", file)


def page() -> Response:
    """The page; which lecture it is about stands in its address alone."""
    return _answer("speaker.html", "text/html")


def file(name: str) -> Response:
    """A script or style of the page."""
    if name not in FILES:
        abort(404)
    return _answer(name, FILES[name])


def _answer(name: str, kind: str) -> Response:
    response = Response(_text(name), mimetype=kind, headers={"Content-Security-Policy": POLICY})
    response.add_etag()
    response.make_conditional(request)
    return response


@lru_cache(maxsize=8)
def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
