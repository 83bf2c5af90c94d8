"""The cookie of whoever brings a graph: with it they may forget the graph again."""

from __future__ import annotations

from flask import Response, request

from causal_atlas.web.lectures.owner import is_safe
from causal_atlas.web.own.store import DAYS, Store

COOKIE = "causal_atlas_brought"
_DAY = 86_400


def with_proof(response: Response, store: Store, token: str, address: str) -> Response:
    """An answer that lets the browser show that a graph was brought from there; only at the graph's own address."""
    proof = store.proof(token)
    response.set_cookie(
        COOKIE, proof, max_age=DAYS * _DAY, path=address, httponly=True, samesite="Strict", secure=is_safe(request)
    )
    return response
