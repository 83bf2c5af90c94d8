"""What a running explorer holds: the graph and the index over it. The server keeps nothing else in memory."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.search import SearchIndex

KEY = "CAUSAL_ATLAS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """That readers can open graphs of their own here."""

    folder: str
    """Where they are kept, as the page tells it."""
    is_this: bool = False
    """The graph that is explored is one of them."""
    mark: str = ""
    """What that graph is known by, wherever its file is opened; nothing where it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Atlas:
    """One graph, opened for exploring."""

    graph: ConceptGraph
    index: SearchIndex
    own: Own | None = None


def atlas() -> Atlas:
    """The atlas of the app that answers the present request."""
    found = current_app.config[KEY]
    assert isinstance(found, Atlas)
    return found
