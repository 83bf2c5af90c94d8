"""Explorers of one's own graphs beside that of the atlas, each under an address of its own.

A graph of one's own is explored by a whole app under `/own/TOKEN/`: what a request is about is told by its address alone, two
windows can hold two graphs, and nothing of one can get into another.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.web.own.gone import gone_app
from causal_atlas.web.own.store import Store
from causal_atlas.web.trouble import trouble_app

AT_ONCE = 4
"""How many explorers stay ready."""
PLACE = "/own/"
_ADDRESS = re.compile(r"/own/([0-9a-f]{40})(/.*)")
_DAY = 86_400

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Build = Callable[[ConceptGraph, str], Flask]


class Mounts:
    """WSGI: requests under `/own/TOKEN/` go to the explorer of that graph, if it is kept, all others to the atlas."""

    def __init__(self, atlas: Wsgi, store: Store, build: Build, hosts: frozenset[str] = frozenset()) -> None:
        """`build` makes the explorer of a graph under a token."""
        self._atlas, self._store, self._build, self._hosts = atlas, store, build, hosts
        self._gone = gone_app(hosts)
        self._ready: OrderedDict[str, Flask] = OrderedDict()
        self._guard = threading.Lock()
        self._building: dict[str, threading.Lock] = {}
        self._swept = 0.0
        self._sweep()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        self._sweep()
        found = _ADDRESS.fullmatch(environ.get("PATH_INFO", ""))
        if found is None:
            return self._atlas(environ, start_response)
        app = self._app(found[1])
        if app is None:
            return self._gone.wsgi_app(environ, start_response)
        prefix = f"{PLACE}{found[1]}"
        moved = environ | {"SCRIPT_NAME": environ.get("SCRIPT_NAME", "") + prefix, "PATH_INFO": found[2]}
        return app.wsgi_app(moved, start_response)

    def admit(self, token: str, graph: ConceptGraph) -> None:
        """Make ready the explorer of a graph that was just read."""
        self._keep(token, self._build(graph, token))

    def forget(self, token: str) -> None:
        """Forget a graph, here and on the disk."""
        self._store.forget(token)
        with self._guard:
            self._ready.pop(token, None)

    def _app(self, token: str) -> Flask | None:
        if not self._store.has(token):
            with self._guard:
                self._ready.pop(token, None)
            return None
        with self._guard:
            if token in self._ready:
                self._ready.move_to_end(token)
                return self._ready[token]
            lock = self._building.setdefault(token, threading.Lock())
        with lock:
            if token not in self._ready:
                app = self._opened(token)
                if app is None:
                    return None
                self._keep(token, app)
            return self._ready.get(token)

    def _opened(self, token: str) -> Flask | None:
        try:
            graph = self._store.graph(token)
        except InvalidGraphError as error:
            return trouble_app(error.findings, hosts=self._hosts)
        return self._build(graph, token) if graph is not None else None

    def _keep(self, token: str, app: Flask) -> None:
        with self._guard:
            self._ready[token] = app
            self._ready.move_to_end(token)
            while len(self._ready) > AT_ONCE:
                self._ready.popitem(last=False)
            self._building.pop(token, None)

    def _sweep(self) -> None:
        """Once a day."""
        now = self._store.now()
        if now - self._swept >= _DAY:
            self._swept = now
            self._store.sweep()
