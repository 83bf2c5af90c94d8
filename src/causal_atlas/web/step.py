"""POST /step: an event with the session it happened in, answered with the session after it and its drawing.

A route of our own and not a callback of Dash, so that the page can ask in the task of the tap and paint what comes back at
once; decision 0011 has the measurements.
"""

from __future__ import annotations

import json
from typing import Any

from flask import Response, abort, request

from causal_atlas.web.callbacks import Stored, called, reduce

PATH = "/step"


def answer() -> Response:
    """The session after the posted event, the elements of its drawing (null on the start screen), and what it is called."""
    try:
        asked = parsed(request.get_json())
    except RecursionError:
        asked = None
    if asked is None:
        abort(400)
    session, elements = reduce(*asked)
    told = {"session": session, "elements": elements, "heading": called(session)}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return Response(text, mimetype="application/json")


def parsed(body: Any) -> tuple[Stored, Stored | None] | None:
    """Event and session of a post, or None when the page could not have sent it.

    >>> parsed({"event": {"type": "undo"}, "session": None})
    ({'type': 'undo'}, None)
    >>> parsed({"event": "undo"}) is None
    True
    """
    if not isinstance(body, dict) or not isinstance(body.get("event"), dict):
        return None
    session = body.get("session")
    return (body["event"], session) if session is None or _is_session(session) else None


def _is_session(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    codes = [value.get("past", []), value.get("future", [])]
    return all(isinstance(found, list) and all(isinstance(code, str) for code in found) for found in codes)
