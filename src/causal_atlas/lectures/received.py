"""A lecture as a page sends it, in the shape of a lecture file, or one sentence about what is wrong with it.

A page may send more than it may decide, such as references: all that is not of a lecture file is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from causal_atlas.errors import AtlasError, Finding, InvalidGraphError
from causal_atlas.knowledge import yaml_text
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim
from causal_atlas.knowledge.yaml_text import Document, readable
from causal_atlas.lectures.checking import drawn_claims, holds
from causal_atlas.lectures.reading import slips
from causal_atlas.lectures.schema import VERSION, KeptEntry, LectureEntry
from causal_atlas.lectures.written_view import written_view
from causal_atlas.views import permalink
from causal_atlas.views.view import View

UNTITLED = "Untitled"
MOST_FINDINGS = 3
KEPT: TypeAdapter[Any] = TypeAdapter(KeptEntry)
_SCENE = ("id", "title", "view", "narration", "notes", "claims", "unclaimed", "question")
_QUESTION = ("kind", "prompt", "choices", "claims")
_CHOICE = ("text", "right", "concept")
_PLACE = re.compile(r"scenes\[(\d+)\]\.?")


class UnfitError(AtlasError):
    """What a page sent is no lecture."""


def received(graph: ConceptGraph, value: Any, *, id: str, atlas: str) -> LectureEntry:
    """The entry of what a page sent.

    Args:
        graph: the atlas; a scene that comes with the `code` of a view instead of a view gets that view.
        value: what came as JSON.
        id: the id of the lecture, which no page decides.
        atlas: the version of the atlas that it was made on.

    Raises:
        UnfitError: it is no lecture; says why.
        PermalinkError: the code of a view cannot be read.
    """
    given = cleaned(value)
    if not isinstance(given, dict):
        raise UnfitError("A lecture is sent as an object with a title and scenes.")
    audience = _audience(given.get("audience"))
    scenes = given.get("scenes", [])
    head = {
        "schema": VERSION,
        "id": id,
        "title": _title(given),
        "audience": given.get("audience") or audience.value,
        "atlas": atlas,
    }
    told = {"description": given["description"]} if given.get("description") else {}
    listed = [_scene(graph, scene, audience) for scene in scenes] if isinstance(scenes, list) else scenes
    return fit({**head, **told, "scenes": listed})


def entry_of_text(text: str, name: str = "lecture") -> LectureEntry:
    """The entry of a lecture file that somebody brings.

    Raises:
        UnfitError: it is none; says why.
    """
    try:
        document = yaml_text.parse(name, text)
    except InvalidGraphError as error:
        raise UnfitError(sentence(error.findings)) from None
    if found := tuple(slips(document, KEPT)):
        raise UnfitError(sentence(found))
    entry: LectureEntry = KEPT.validate_python(document.value)
    return entry


def fit(value: Mapping[str, Any]) -> LectureEntry:
    """The entry of values in the shape of a lecture file; a lecture that is being made may have no scene yet.

    Raises:
        UnfitError: the shape is wrong.
    """
    try:
        entry: LectureEntry = KEPT.validate_python(value)
    except ValidationError:
        pass
    else:
        ids = [scene.id for scene in entry.scenes]
        if len(set(ids)) == len(ids) and all(map(_sound, entry.scenes)):
            return entry
    document = Document(file="lecture", text=json.dumps(value), value=value)
    raise UnfitError(sentence(slips(document, KEPT)))


def sentence(findings: Iterable[Finding]) -> str:
    """Findings as one text for the person at the page."""
    found = list(findings)
    told = [
        f"{_where(finding.field)}{f' (line {finding.line})' if finding.line > 1 else ''}: {finding.message}; {finding.cure}."
        for finding in found[:MOST_FINDINGS]
    ]
    more = [f"And {len(found) - MOST_FINDINGS} more."] if len(found) > MOST_FINDINGS else []
    return " ".join([*told, *more])


def cleaned(value: Any) -> Any:
    r"""Plain values without characters that no text should have.

    >>> cleaned({"a": ["x\x00y", 1, None, "\ud800"]})
    {'a': ['xy', 1, None, '?']}
    """
    if isinstance(value, str):
        return readable(value.encode("utf-8", "replace").decode())
    if isinstance(value, list):
        return [cleaned(item) for item in value]
    if isinstance(value, dict):
        return {cleaned(name): cleaned(item) for name, item in value.items()}
    return value


def lit_claims(graph: ConceptGraph, view: View) -> tuple[Claim, ...]:
    """The claims that a view speaks of, which hold in the condition shown.

    They are those of the route that is lit, of the arrow or the concepts that are selected, else all that are drawn.
    """
    drawn = [claim for claim in drawn_claims(graph, view) if holds(claim, view)]
    route = view.inquiry.route if view.inquiry else None
    ends = {(claim.cause, claim.effect) for claim in drawn}
    if route is not None:
        ends &= {pair for link in route.links for pair in (link, link[::-1])}
    elif view.arrow:
        ends &= {view.arrow}
    elif view.selection:
        ends = {pair for pair in ends if set(pair) & set(view.selection)} or ends
    return tuple(claim for claim in drawn if (claim.cause, claim.effect) in ends)


def _scene(graph: ConceptGraph, value: Any, audience: Audience) -> Any:
    if not isinstance(value, dict):
        return value
    scene = {name: value[name] for name in _SCENE if value.get(name) not in (None, "", [])}
    scene["title"] = _title(value)
    if isinstance(scene.get("question"), dict):
        scene["question"] = _question(scene["question"])
    if "view" in value and value["view"] is not None:
        scene["view"] = value["view"]
    elif isinstance(value.get("code"), str):
        scene |= _captured(graph, value["code"], scene, audience)
    return scene


def _captured(graph: ConceptGraph, code: str, scene: Mapping[str, Any], audience: Audience) -> dict[str, Any]:
    """The view behind a code, and the claims of the scene that are drawn in it; if none is, those that it speaks of."""
    view = permalink.decode(graph, code).view
    fields: dict[str, Any] = {"view": written_view(view, audience)}
    named = scene.get("claims", [])
    drawn = {claim.id for claim in drawn_claims(graph, view) if holds(claim, view)}
    still = [name for name in named if name in drawn] if isinstance(named, list) else []
    if still or not scene.get("unclaimed"):
        fields["claims"] = still or [claim.id for claim in lit_claims(graph, view)]
    return fields


def _question(value: dict[str, Any]) -> dict[str, Any]:
    asked = {name: value[name] for name in _QUESTION if name in value}
    if isinstance(asked.get("choices"), list):
        asked["choices"] = [
            {name: choice[name] for name in _CHOICE if choice.get(name) not in (None, "")} if isinstance(choice, dict) else choice
            for choice in asked["choices"]
        ]
    return asked


def _title(value: Mapping[str, Any]) -> Any:
    title = value.get("title")
    # An empty title is one that is still being written.
    return UNTITLED if title is None or (isinstance(title, str) and not title.strip()) else title


def _audience(value: Any) -> Audience:
    return Audience(value) if value in list(Audience) else Audience.STUDENT


def _sound(scene: Any) -> bool:
    route, question = scene.view.route, scene.question
    whole = route is None or len(route.signs) == len(route.concepts) - 1
    return whole and (question is None or sum(choice.right for choice in question.choices) == 1)


def _where(field: str) -> str:
    """Where something is, for people.

    >>> _where("scenes[2].title"), _where("title"), _where("scenes[0]")
    ('Scene 3, title', 'Title', 'Scene 1')
    """
    match = _PLACE.match(field)
    if match is None:
        return field[:1].upper() + field[1:]
    rest = field[match.end() :]
    return f"Scene {int(match[1]) + 1}" + (f", {rest}" if rest else "")
