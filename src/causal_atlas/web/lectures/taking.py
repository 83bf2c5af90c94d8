"""GET /lectures/KEY/export/FORMAT: a lecture as a file; with `?progress=1` lines that tell how far it is come before the bytes.

Each line is an object: `{"done": 3, "of": 15}` as often as there is something to tell and at least twice a second, then
`{"name": …, "type": …, "size": …}` and the file; or `{"error": …}` and nothing more. Whoever goes away stops the writer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Event, Thread
from typing import Any

from flask import Response, request

from causal_atlas.errors import AtlasError
from causal_atlas.lectures.decks.formats import Cancelled, LectureFormat, Progress, named, silent
from causal_atlas.lectures.store.errors import NotKeptError
from causal_atlas.web.atlas import atlas
from causal_atlas.web.downloads import ALONE, disposition, named_after
from causal_atlas.web.guard import FILE
from causal_atlas.web.lectures import documents
from causal_atlas.web.lectures.answering import said
from causal_atlas.web.lectures.desk import desk
from causal_atlas.web.lectures.routes import NOWHERE

MOST_AT_ONCE = 2
"""Files that are written at a time: more would only slow each other down."""
MOST_WAITING = 2
"""Requests beside them that wait for their turn; the other workers answer everything else."""
PATIENCE = 20.0
"""Seconds until whoever waits for a turn is asked to come back."""
BEAT = 0.4
"""Seconds after which a line is said again: only by writing to it is a connection known to be gone."""
KINDS = {"pdf": "handout", "slides-pdf": "slides", "markdown": "text", "scorm": "quiz"}
"""What the name of a file says where several formats share an ending."""
BUSY = "Several files are being written already. Try again in a moment."
BROKEN = "The file could not be written; the server's log says why."

_at_door = BoundedSemaphore(MOST_AT_ONCE + MOST_WAITING)
_turns = BoundedSemaphore(MOST_AT_ONCE)

Write = Callable[[Progress], bytes]


class BusyError(AtlasError):
    """Too much is being written already."""


def export(key: str, form: str) -> Response:
    """The lecture behind a key as a file.

    Raises:
        AtlasError: there is no such lecture or format, or the lecture cannot be written so.
    """
    at, graph = desk(), atlas().graph
    if at is None:
        raise NotKeptError(NOWHERE)
    found = named(form)
    lecture = documents.opened(graph, at, key).lecture
    name = named_after(lecture.title, "lecture", found.extension, KINDS.get(found.name, ""))

    def write(progress: Progress) -> bytes:
        return found.write(graph, lecture, progress)

    try:
        if request.args.get("progress") == "1":
            return _streamed(write, found, name)
        with _turn():
            return _whole(write(silent), found, name)
    except BusyError as error:
        answer = said(503, error=str(error))
        answer.headers["Retry-After"] = "5"
        return answer


def _whole(content: bytes, form: LectureFormat, name: str) -> Response:
    headers = {"Content-Disposition": disposition(name), "Content-Security-Policy": ALONE, "Cache-Control": "no-store"}
    return Response(content, content_type=form.media_type, headers=headers)


def _streamed(write: Write, form: LectureFormat, name: str) -> Response:
    work = Work(write)
    head = {"name": name, "type": form.media_type}
    # An unbuffered answer of no known type: nothing on the way holds it back or packs it.
    headers = {"Cache-Control": "no-store, no-transform", "X-Accel-Buffering": "no"}
    answer = Response(work.told(head), content_type=FILE, headers=headers)
    answer.call_on_close(work.gone.set)
    return answer


class Work:
    """A file that is written beside the request that waits for it.

    Raises:
        BusyError: too many are.
    """

    def __init__(self, write: Write) -> None:
        self.gone = Event()
        """Whoever waited for it has left."""
        self._write = write
        self._said: SimpleQueue[dict[str, Any] | bytes | None] = SimpleQueue()
        if not _at_door.acquire(blocking=False):
            raise BusyError(BUSY)
        Thread(target=self._run, name="lecture export", daemon=True).start()

    def told(self, head: dict[str, Any]) -> Iterator[bytes]:
        """The lines, and the file.

        Args:
            head: what is said of the file before it comes, beside its size.
        """
        try:
            last = _line({"done": 0, "of": 1})
            yield last
            while True:
                try:
                    found = self._said.get(timeout=BEAT)
                except Empty:
                    yield last
                    continue
                if isinstance(found, bytes):
                    yield _line({**head, "size": len(found)})
                    yield found
                    return
                if found is None or "error" in found:
                    yield _line(found or {"error": BROKEN})
                    return
                last = _line(found)
                yield last
        finally:
            self.gone.set()

    def _run(self) -> None:
        try:
            self._said.put(self._written())
        except AtlasError as error:
            self._said.put({"error": str(error)})
        finally:
            _at_door.release()
            # Read only where nothing else came: a mistake of ours, which the thread's own hook logs.
            self._said.put(None)

    def _written(self) -> bytes:
        while not _turns.acquire(timeout=BEAT):
            self._stop_if_gone()
        try:
            return self._write(self._progress)
        finally:
            _turns.release()

    def _progress(self, done: int, of: int) -> None:
        self._stop_if_gone()
        self._said.put({"done": done, "of": of})

    def _stop_if_gone(self) -> None:
        if self.gone.is_set():
            raise Cancelled


@contextmanager
def _turn() -> Iterator[None]:
    """A turn to write.

    Raises:
        BusyError: too many have theirs, or wait for it.
    """
    if not _at_door.acquire(blocking=False):
        raise BusyError(BUSY)
    try:
        if not _turns.acquire(timeout=PATIENCE):
            raise BusyError(BUSY)
        try:
            yield
        finally:
            _turns.release()
    finally:
        _at_door.release()


def _line(said_: dict[str, Any]) -> bytes:
    return json.dumps(said_, ensure_ascii=False).encode() + b"\n"
