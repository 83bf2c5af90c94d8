"""The addresses of lectures. What answers them is loaded when the first of them is asked for."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from flask import Flask, Response, request

from causal_atlas.web.lectures import owner
from causal_atlas.web.lectures.desk import KEY, Desk

RULES = (
    ("/lectures", "GET", "everything"),
    ("/lectures", "POST", "make"),
    ("/lectures/backup", "GET", "backup"),
    ("/lectures/<key>", "GET", "one"),
    ("/lectures/<key>", "PUT", "save"),
    ("/lectures/<key>", "DELETE", "remove"),
    ("/lectures/<key>/restore", "POST", "restore"),
    ("/lectures/<key>/questions", "POST", "questions"),
    ("/lectures/<key>/versions", "GET", "versions"),
    ("/lectures/<key>/versions", "POST", "name_version"),
    ("/lectures/<key>/versions/<int:number>", "GET", "version"),
    ("/lectures/<key>/versions/<int:number>/restore", "POST", "restore_version"),
    ("/lectures/<key>/links", "GET", "links"),
    ("/lectures/<key>/links", "POST", "share"),
    ("/lectures/<key>/links", "DELETE", "unshare"),
)
PICTURE = "/scene.svg"
EXPORT = "/lectures/<key>/export/<form>"


def register(server: Flask, desk: Desk | None) -> None:
    """Give a server the addresses of lectures; without a desk they say that there are none here."""
    server.config[KEY] = desk
    for rule, method, name in RULES:
        server.add_url_rule(rule, f"lectures.{name}", _answering("routes", name), methods=[method])
    server.add_url_rule(PICTURE, "lectures.picture", _answering("picture", "picture"))
    server.add_url_rule(EXPORT, "lectures.export", _answering("taking", "export"))
    if desk is not None:
        server.before_request(lambda: _admitted(desk))


def _admitted(desk: Desk) -> Response | None:
    # Only at the page itself: nothing else is opened by a person.
    return owner.admitted(request, desk.key) if request.path == "/" and owner.ARGUMENT in request.args else None


def _answering(module: str, name: str) -> Callable[..., Response]:
    def answer(**of: str) -> Response:
        explained = import_module("causal_atlas.web.lectures.answering").explained
        answered: Response = explained(getattr(import_module(f"causal_atlas.web.lectures.{module}"), name), of)
        return answered

    return answer
