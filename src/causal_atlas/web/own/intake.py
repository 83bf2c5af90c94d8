"""POST /open: a file that somebody dropped on the page, answered with the address of its explorer."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import Any

from flask import Response, jsonify, request

from causal_atlas.errors import Finding, InvalidGraphError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports.kinds import unrecognised
from causal_atlas.knowledge.rows import clean
from causal_atlas.knowledge.tables.choice import CHOICES, Preview
from causal_atlas.knowledge.tables.header import A_ROW, FAMILIAR
from causal_atlas.reasoning import prose
from causal_atlas.web.own.brought import with_proof
from causal_atlas.web.own.mounts import PLACE
from causal_atlas.web.own.store import Store, TooLargeError, opened, parsed_choice

PATH = "/open"
LARGEST = 20_000_000
"""Bytes of a file that the page takes."""
MOST_FINDINGS = 5
MOST_NAMED = 80
"""Letters of the name of a file that are repeated."""
WORDS = {"plus": ["+", "1", "increases", "activates"], "minus": ["-", "-1", "decreases", "inhibits"]}
"""What the dialogue offers as words of the polarity."""
TOO_LARGE = f"The page takes files of at most {LARGEST // 1_000_000} MB; open larger ones with --graph."


AT_ONCE = 2
"""Files that are read at a time; a large one takes a worker for a minute, and the others must answer everything else."""
BUSY = "Two files are being read already. Try again in a moment."


def intake(store: Store, admit: Callable[[str, ConceptGraph], None]) -> Callable[[], Response]:
    """What answers a file."""
    turns = BoundedSemaphore(AT_ONCE)

    def answer() -> Response:
        if not turns.acquire(blocking=False):
            busy = _refused(503, BUSY)
            busy.headers["Retry-After"] = "10"
            return busy
        try:
            return taken()
        finally:
            turns.release()

    def taken() -> Response:
        name, said = request.args.get("name", ""), request.args.get("choice")
        choice = parsed_choice(_json(said)) if said is not None else None
        if said is not None and choice is None:
            return _refused(400, "Choose at least the column of the causes and that of the effects.")
        try:
            with store.incoming(request.stream, name, LARGEST) as incoming:
                try:
                    graph = opened(incoming.path, choice)
                except InvalidGraphError as error:
                    return _refusal(name, error, unrecognised(incoming.path, error) if choice is None else None)
                token = store.keep(incoming, choice)
        except TooLargeError:
            return _refused(413, TOO_LARGE)
        admit(token, graph)
        address = f"{request.script_root}{PLACE}{token}/"
        return with_proof(jsonify(address=address, title=graph.info.title), store, token, address)

    return answer


def _refusal(name: str, error: InvalidGraphError, preview: Preview | None) -> Response:
    """What is wrong with a file; and its columns, when it would do to say which is which."""
    said = [told(finding) for finding in error.findings[:MOST_FINDINGS]]
    if len(error.findings) > MOST_FINDINGS:
        said.append(f"… and {len(error.findings) - MOST_FINDINGS} more.")
    if preview is None:
        return _refused(400, f"{clean(name)[:MOST_NAMED] or 'The file'} cannot be opened.", findings=said)
    columns = [{"name": name, "meant": meant(name)} for name in preview.columns]
    headless = any(finding.message == A_ROW for finding in error.findings)
    asked = "The first line of this table names no columns." if headless else "The columns of this table have names of their own."
    return _refused(422, f"{asked} Say which is which.", columns=columns, rows=preview.rows, words=WORDS, headless=headless)


def told(finding: Finding) -> str:
    """What is wrong with the file that somebody holds in hand: where, what, and the cure.

    >>> told(Finding(file="a.csv", line=3, field="polarity", message="'x' is not a polarity", cure="write + or -"))
    "Line 3, polarity: 'x' is not a polarity. Write + or -."
    >>> told(Finding(file="a.gml", line=0, field="file", message="this is GML", cure="save it as GraphML"))
    'This is GML. Save it as GraphML.'
    """
    where = [f"line {finding.line}"] if finding.line else []
    where += [finding.field] if finding.field in CHOICES else []
    lead = f"{', '.join(where)}: " if where else ""
    said = f"{lead}{finding.message.rstrip('.')}. "
    return prose.capitalised(said) + prose.capitalised(f"{finding.cure.rstrip('.')}.")


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
