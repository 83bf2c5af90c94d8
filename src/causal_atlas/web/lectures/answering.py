"""Answers about lectures: JSON, never kept by a browser, and one kind sentence where something went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException

from causal_atlas.errors import AtlasError
from causal_atlas.lectures.shelf import UnknownLectureError
from causal_atlas.lectures.store import errors
from causal_atlas.web.lectures.pace import PaceError

STATUS: tuple[tuple[type[AtlasError], int], ...] = (
    (errors.NotKeptError, 404),
    (UnknownLectureError, 404),
    (errors.ForbiddenError, 403),
    (errors.TooLargeError, 413),
    (PaceError, 429),
    (errors.LimitError, 507),
    (errors.FullError, 507),
    (errors.StoreError, 503),
    (AtlasError, 400),
)
"""The first kind of error that fits decides."""
_SOON = "2"
"""Seconds after which to try again."""


def explained(answer: Callable[..., Response], of: Mapping[str, Any]) -> Response:
    """What a handler answers, or why it cannot."""
    # Another page may link to a lecture, but not set this one to work.
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        return said(403, error="Only the atlas's own page may ask this.")
    try:
        return answer(**of)
    except AtlasError as error:
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        refused = said(status, error=str(error))
        if isinstance(error, PaceError):
            refused.headers["Retry-After"] = str(error.seconds)
        elif status == 503:
            refused.headers["Retry-After"] = _SOON
        return refused
    except RecursionError:
        return said(400, error="What was sent is nested too deeply.")
    except HTTPException as error:
        if error.response is not None or (error.code or 500) >= 500:
            raise
        return said(error.code or 400, error="That cannot be understood as it was sent.")


def said(status: int, **answer: Any) -> Response:
    """An answer as JSON."""
    response = jsonify(answer)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
