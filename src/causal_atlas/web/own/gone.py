"""What answers where a graph of one's own was, or never was: that it is not here, and what brings it back."""

from __future__ import annotations

from collections.abc import Collection

from flask import Flask, Response, jsonify, request

from causal_atlas.web.guard import protect_server
from causal_atlas.web.own.store import DAYS
from causal_atlas.web.plain_page import page

TITLE = "This graph is not here any more"
SENTENCES = (
    f"A graph of one's own is kept for {DAYS} days after its file was last opened, or until it is forgotten on request.",
    "Whoever has its file brings it back: opened once more on the start page, the graph is at this address again, with the "
    "lectures about it.",
)
METHODS = ("GET", "POST", "PUT", "DELETE")


def gone_app(hosts: Collection[str] = ()) -> Flask:
    """A server that answers every request so; it does not tell whether there ever was such a graph."""
    server = Flask(__name__, static_folder=None)
    server.add_url_rule("/", "gone", _answer, methods=METHODS)
    server.add_url_rule("/<path:path>", "gone_path", _answer, methods=METHODS)
    protect_server(server, hosts=hosts)
    return server


def _answer(**_: str) -> Response:
    if "text/html" in request.headers.get("Accept", ""):
        home = request.script_root + "/"
        return Response(page(TITLE, *SENTENCES, home=home), status=404, mimetype="text/html")
    response = jsonify(error=f"{TITLE}. {SENTENCES[1]}")
    response.status_code = 404
    return response
