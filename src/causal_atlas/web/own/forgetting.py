"""GET and POST /own/TOKEN/forget: who may forget a graph of one's own, what becomes of the lectures about it, and forgetting it.

The address of a graph is passed on, in links to its lectures as well, so knowing it is no right to take it from the others.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

from flask import Response, request

from causal_atlas.errors import AtlasError
from causal_atlas.lectures.store.errors import ForbiddenError
from causal_atlas.web.lectures import documents, picture
from causal_atlas.web.lectures.answering import explained, said
from causal_atlas.web.lectures.desk import Desk
from causal_atlas.web.own.brought import COOKIE
from causal_atlas.web.own.store import Store

NOT_YOURS = (
    "Only whoever brought this graph, or the owner of this server, may forget it. Open its file here once more, then you may."
)
NOT_THEIRS = "The lectures about this graph may be those of others, so only the owner of this server may delete them with it."
KEEP, DELETE = "keep", "delete"


class RequestError(AtlasError):
    """A request that makes no sense."""


def answer(store: Store, token: str, desk: Desk | None, is_owner: Callable[[], bool], forget: Callable[[], None]) -> Response:
    """Answer a request about forgetting a graph.

    Args:
        store: where graphs are kept.
        token: which graph it is.
        desk: where its lectures are kept, if any are.
        is_owner: whether the owner of the server asks.
        forget: forgets the graph itself.
    """

    def told() -> Response:
        may = is_owner() or _brought(store, token)
        # Who does not own the server does not learn what others made.
        count = (desk.library.count() if is_owner() else None) if desk else 0
        return said(200, may=may, why="" if may else NOT_YOURS, lectures=count if may else None)

    def forgotten() -> Response:
        body = request.get_json()
        lectures = body.get("lectures", KEEP) if isinstance(body, dict) else None
        if lectures not in (KEEP, DELETE):
            raise RequestError(f"Say with 'lectures' what becomes of them: '{KEEP}' or '{DELETE}'.")
        if not (is_owner() or _brought(store, token)):
            raise ForbiddenError(NOT_YOURS)
        if lectures == DELETE and desk:
            if not is_owner():
                raise ForbiddenError(NOT_THEIRS)
            desk.library.clear()
        forget()
        documents.forget()
        picture.forget()
        return said(200)

    return explained(told if request.method == "GET" else forgotten, {})


def _brought(store: Store, token: str) -> bool:
    return hmac.compare_digest(request.cookies.get(COOKIE, "").encode(), store.proof(token).encode())
