"""Lectures by HTTP: list, make, open, save, delete, versions, links, backup. Each function answers one address."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import UTC, datetime
from typing import Any

from flask import Response, request

from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.lectures import drafting, quiz
from causal_atlas.lectures.archives import packed
from causal_atlas.lectures.names import copied_title, fresh_id, slug
from causal_atlas.lectures.received import entry_of_text, fit, received
from causal_atlas.lectures.schema import LectureEntry
from causal_atlas.lectures.store.errors import ForbiddenError, NotKeptError
from causal_atlas.lectures.store.library import Library
from causal_atlas.lectures.store.records import KEY, NOT_KEPT, Conflict, Content, Kept, Link, Links, Rights, Summary
from causal_atlas.lectures.writing import as_value, written_question
from causal_atlas.views import permalink
from causal_atlas.web.atlas import atlas
from causal_atlas.web.lectures import documents
from causal_atlas.web.lectures.answering import said
from causal_atlas.web.lectures.desk import Desk, desk
from causal_atlas.web.lectures.pace import asking

NOWHERE = "No lectures are kept here."
NEW = "A new lecture"
MOST_QUESTIONS = 40
SHIPPED_ONLY = "This lecture comes with the atlas and stays as it is. Make a copy of your own to change it."
THEIRS_FIRST = "Somebody else saved this lecture first. Nothing was written over; compare the two and choose."


class RequestError(AtlasError):
    """A request that makes no sense."""


def everything() -> Response:
    """The lectures that come with the atlas and, for the owner, those that are kept."""
    at, graph = _desk(), atlas().graph
    own, trash, is_owner = [], [], at.is_owner()
    if is_owner:
        own = [_summary(one) for one in at.library.summaries()]
        trash = [{"key": one.id, "title": one.title, "deleted": documents.moment(one.deleted)} for one in at.library.trashed()]
    shipped = [_shipped(graph, at, name) for name in at.files]
    return said(
        200,
        lectures=[*own, *shipped],
        trash=trash,
        place=at.keeping.place.told if is_owner else "",
        rights=(Rights.OWNER if is_owner else Rights.READ).value,
        graph_until=documents.moment(at.kept_until()) if at.kept_until else None,
    )


def make() -> Response:
    """A new lecture: empty, a copy, a lecture file, or drafted from a view."""
    at, graph, wanted = _desk(), atlas().graph, _body()
    is_owner = at.is_owner()
    with nullcontext() if is_owner else at.pace.turn(asking(request)):
        kept = at.library.create(Content.of(_wanted(graph, at, wanted)), owned=is_owner)
    return said(201, lecture=_document(kept))


def one(key: str) -> Response:
    """A lecture."""
    graph = atlas().graph
    return said(200, **documents.document(graph, documents.opened(graph, _desk(), key)))


def save(key: str) -> Response:
    """Keep a new state of a lecture, unless somebody else was faster."""
    at, graph, given = _desk(), atlas().graph, _body()
    base = given.get("base")
    if not isinstance(base, int):
        raise RequestError("Say with 'base' which revision was changed.")
    library, is_owner = _library(at, key), at.is_owner()
    before = library.find(key, owner=is_owner)
    if before.rights is Rights.READ:
        raise ForbiddenError("This link is for reading. Make a copy of your own to change it.")
    was = before.content.value
    entry = received(graph, given, id=was["id"], atlas=_atlas_of(graph, before))
    saved = library.save(key, base, Content.of(entry), owner=is_owner)
    if isinstance(saved, Conflict):
        return said(409, error=THEIRS_FIRST, theirs=_document(saved.theirs))
    now = documents.of_kept(graph, saved)
    return said(
        200,
        revision=saved.revision,
        changed=documents.moment(saved.changed),
        seconds=now.lecture.seconds,
        missing=list(now.lecture.missing),
        scenes=documents.scenes(graph, now),
    )


def questions(key: str) -> Response:
    """The questions that a view can ask the audience of a lecture; at most `MOST_QUESTIONS` of them."""
    graph, code = atlas().graph, _body().get("code")
    if not isinstance(code, str):
        raise RequestError("Say with 'code' which view is to be asked about.")
    lecture = documents.opened(graph, _desk(), key).lecture
    found = quiz.questions(graph, permalink.decode(graph, code).view, lecture.audience, seed=code)
    return said(200, questions=[written_question(one) for one in found[:MOST_QUESTIONS]])


def remove(key: str) -> Response:
    """Put a lecture into the trash, or delete it for good."""
    at = _desk()
    library = _library(at, key)
    (library.destroy if request.args.get("for-good") == "1" else library.trash)(key, owner=at.is_owner())
    return said(200)


def restore(key: str) -> Response:
    """Take a lecture out of the trash."""
    at = _desk()
    return said(200, **_document(_library(at, key).restore(key, owner=at.is_owner())))


def versions(key: str) -> Response:
    """The former states of a lecture."""
    at = _desk()
    found = _library(at, key).versions(key, owner=at.is_owner())
    return said(
        200,
        versions=[
            {
                "number": one.number,
                "name": one.name,
                "when": documents.moment(one.when),
                "scenes": one.scenes,
                "title": one.title,
            }
            for one in found
        ],
    )


def name_version(key: str) -> Response:
    """Keep the present state under a name."""
    at, name = _desk(), _body().get("name")
    if not isinstance(name, str) or not name.strip():
        raise RequestError("Give the version a name.")
    made = _library(at, key).name_version(key, name, owner=at.is_owner())
    return said(201, number=made.number, name=made.name, when=documents.moment(made.when), scenes=made.scenes, title=made.title)


def version(key: str, number: int) -> Response:
    """A lecture as it was."""
    at = _desk()
    return said(200, **_document(_library(at, key).version(key, number, owner=at.is_owner())))


def restore_version(key: str, number: int) -> Response:
    """Make a former state the present one."""
    at = _desk()
    return said(200, **_document(_library(at, key).restore_version(key, number, owner=at.is_owner())))


def links(key: str) -> Response:
    """The links by which a lecture is shared."""
    at = _desk()
    return _links(at, _library(at, key).links(key, owner=at.is_owner()))


def share(key: str) -> Response:
    """Make or renew a link."""
    at = _desk()
    return _links(at, _library(at, key).share(key, _which(_body().get("which")), owner=at.is_owner()))


def unshare(key: str) -> Response:
    """Take a link back."""
    at = _desk()
    return _links(at, _library(at, key).unshare(key, _which(request.args.get("which")), owner=at.is_owner()))


def backup() -> Response:
    """Every lecture as a lecture file, in one archive; that of the atlas has those about graphs of one's own in folders."""
    at = _desk()
    if not at.is_owner():
        raise ForbiddenError("Only the owner of this server may take all lectures along.")
    about = f"{slug(atlas().graph.info.title)}-" if at.kept_until else ""
    name = f"lectures-{about}{datetime.now(UTC):%Y-%m-%d}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    here = [("", content.value, summary.changed) for summary, content in at.library.everything()]
    beside = [] if at.kept_until else at.library.of_own_graphs()
    content = packed([*here, *((folder, content.value, summary.changed) for folder, summary, content in beside)])
    return Response(content, mimetype="application/zip", headers=headers)


def _desk() -> Desk:
    found = desk()
    if found is None:
        raise NotKeptError(NOWHERE)
    return found


def _library(at: Desk, key: str) -> Library:
    """The library, for a lecture that is kept there."""
    if key in at.files:
        raise ForbiddenError(SHIPPED_ONLY)
    if not KEY.fullmatch(key):
        raise NotKeptError(NOT_KEPT)
    return at.library


def _body() -> dict[str, Any]:
    body = request.get_json()
    if not isinstance(body, dict):
        raise RequestError("Send an object.")
    return body


def _wanted(graph: ConceptGraph, at: Desk, wanted: dict[str, Any]) -> LectureEntry:
    if isinstance(copied := wanted.get("copy"), str):
        return _copied(documents.opened(graph, at, copied).entry)
    if isinstance(text := wanted.get("text"), str):
        return entry_of_text(text)
    if isinstance(code := wanted.get("draft"), str):
        view = permalink.decode(graph, code).view
        lecture = drafting.from_view(graph, view, _audience(wanted, view.audience))
        value = as_value(lecture) | {"schema": "1", "id": fresh_id(lecture.title)}
        return fit(value)
    title = wanted.get("title") or NEW
    empty: dict[str, Any] = {"title": title, "audience": _audience(wanted, Audience.STUDENT).value, "scenes": []}
    return received(graph, empty, id=fresh_id(str(title)), atlas=graph.info.version)


def _copied(entry: LectureEntry) -> LectureEntry:
    return entry.model_copy(update={"id": fresh_id(entry.title), "title": copied_title(entry.title)})


def _audience(wanted: dict[str, Any], usual: Audience) -> Audience:
    given = wanted.get("audience")
    if given is not None and given not in list(Audience):
        raise RequestError(f"An audience is one of {', '.join(Audience)}.")
    return Audience(given) if given else usual


def _atlas_of(graph: ConceptGraph, kept: Kept) -> str:
    """The version of the atlas on which a lecture is made: the present one, unless parts of an older one are still in it."""
    was = documents.of_kept(graph, kept).lecture
    return was.atlas if was.missing else graph.info.version


def _document(kept: Kept) -> dict[str, Any]:
    graph = atlas().graph
    return documents.document(graph, documents.of_kept(graph, kept))


def _summary(one: Summary) -> dict[str, Any]:
    return {
        "key": one.id,
        "title": one.title,
        "scenes": one.scenes,
        "seconds": one.seconds,
        "audience": one.audience,
        "changed": documents.moment(one.changed),
        "shipped": False,
    }


def _shipped(graph: ConceptGraph, at: Desk, name: str) -> dict[str, Any]:
    _, lecture = documents.shipped(graph, at.files[name])
    return {
        "key": name,
        "title": lecture.title,
        "scenes": len(lecture.scenes),
        "seconds": lecture.seconds,
        "audience": lecture.audience.value,
        "changed": None,
        "shipped": True,
    }


def _which(given: Any) -> Link:
    if given not in list(Link):
        raise RequestError("A link is for reading or for editing: 'read' or 'edit'.")
    return Link(given)


def _links(at: Desk, found: Links) -> Response:
    return said(200, read=found.read, edit=found.edit, shared=at.shared)
