"""POST /open: a file that somebody dropped on the page, answered with the address of its explorer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from flask import Response, jsonify, request

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports.kinds import unrecognised
from causal_atlas.knowledge.tables.choice import CHOICES, Preview
from causal_atlas.knowledge.tables.header import FAMILIAR
from causal_atlas.web.own.mounts import PLACE
from causal_atlas.web.own.store import Store, TooLargeError, opened, parsed_choice

PATH = "/open"
LARGEST = 20_000_000
"""Bytes of a file that the page takes."""
MOST_FINDINGS = 5
WORDS = {"plus": ["+", "1", "increases", "activates"], "minus": ["-", "-1", "decreases", "inhibits"]}
"""What the dialogue offers as words of the polarity."""
TOO_LARGE = f"The page takes files of at most {LARGEST // 1_000_000} MB; open larger ones with --graph."


def intake(store: Store, admit: Callable[[str, ConceptGraph], None]) -> Callable[[], Response]:
    """What answers a file."""

    def answer() -> Response:
        name, said = request.args.get("name", ""), request.args.get("choice")
        choice = parsed_choice(_json(said)) if said is not None else None
        if said is not None and choice is None:
            return _refused(400, "Choose at least the column of the causes and that of the effects.")
        try:
            with store.incoming(request.stream, name, LARGEST) as incoming:
                try:
                    graph = opened(incoming.path, choice)
                except InvalidGraphError as error:
                    return _refusal(error, unrecognised(incoming.path, error) if choice is None else None)
                token = store.keep(incoming, choice)
        except TooLargeError:
            return _refused(413, TOO_LARGE)
        admit(token, graph)
        return jsonify(address=f"{request.script_root}{PLACE}{token}/", title=graph.info.title)

    return answer


def _refusal(error: InvalidGraphError, preview: Preview | None) -> Response:
    """What is wrong with a file; and its columns, when it would do to say which is which."""
    said = [str(finding) for finding in error.findings[:MOST_FINDINGS]]
    if len(error.findings) > MOST_FINDINGS:
        said.append(f"… and {len(error.findings) - MOST_FINDINGS} more.")
    if preview is None:
        return _refused(400, "The file cannot be opened.", findings=said)
    columns = [{"name": name, "meant": meant(name)} for name in preview.columns]
    told = "The columns of this table have names of their own. Say which is which."
    return _refused(422, told, columns=columns, rows=preview.rows, words=WORDS)


def meant(name: str) -> str:
    """What a column may be, by its name; offered, never taken silently.

    >>> meant("Source"), meant("weight of evidence"), meant("effect")
    ('cause', '', 'effect')
    """
    plain = name.strip().casefold()
    if plain in CHOICES:
        return plain
    return next((choice for choice, names in FAMILIAR.items() if plain in names), "")


def _refused(status: int, sentence: str, **more: Any) -> Response:
    response = jsonify(error=sentence, **more)
    response.status_code = status
    return response


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
