"""Whether a lecture hangs together with an atlas: every mistake at once, each with file, line, field and cure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from causal_atlas.errors import Finding, InvalidLectureError
from causal_atlas.exports.figure import Figure
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Condition
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.knowledge.yaml_text import Document
from causal_atlas.lectures.reading import document_at, slips
from causal_atlas.lectures.schema import SCENE, SceneEntry
from causal_atlas.lectures.written_view import lacking, read_view, without_lacking
from causal_atlas.views.view import View

Path_ = tuple[str | int, ...]


def check_lecture(graph: ConceptGraph, path: Path) -> tuple[Finding, ...]:
    """Every mistake in a lecture file, in reading order; none is raised."""
    try:
        document = document_at(path)
    except InvalidLectureError as error:
        return error.findings
    return findings(graph, document)


def findings(graph: ConceptGraph, document: Document) -> tuple[Finding, ...]:
    """Every mistake in the document of a lecture."""
    found = list(slips(document))
    for number, entry in _sound_scenes(document.value):
        found += _Scene(graph, document, ("scenes", number), entry).findings()
    return tuple(sorted(found, key=lambda finding: (finding.line, finding.field, finding.message)))


def _sound_scenes(value: Any) -> Iterator[tuple[int, SceneEntry]]:
    """The scenes whose shape is right, so that a slip in one does not hide what is wrong with the others."""
    scenes = value.get("scenes") if isinstance(value, dict) else None
    for number, raw in enumerate(scenes if isinstance(scenes, list) else ()):
        try:
            yield number, SCENE.validate_python(raw)
        except ValidationError:
            # Told by `slips`.
            continue


class _Scene:
    """One scene against the graph."""

    def __init__(self, graph: ConceptGraph, document: Document, path: Path_, entry: SceneEntry) -> None:
        self._graph, self._document, self._path, self._entry = graph, document, path, entry
        self._view = read_view(graph, entry.view, Audience.STUDENT)

    def findings(self) -> Iterator[Finding]:
        """What is wrong with it."""
        yield from self._names()
        yield from self._course()
        yield from self._among()
        yield from self._claims()

    def _finding(self, within: Sequence[str | int], message: str, cure: str) -> Finding:
        return self._document.finding((*self._path, *within), message, cure)

    def _names(self) -> Iterator[Finding]:
        view = self._entry.view
        listed: Iterable[tuple[Path_, Iterable[str]]] = (
            (("concepts",), view.concepts),
            (("focus",), (view.focus,) if view.focus else ()),
            (("selection",), view.selection),
            (("arrow",), view.arrow),
            (("route", "concepts"), view.route.concepts if view.route else ()),
            (("shifts",), view.shifts),
            (("asked", "concepts"), view.asked.concepts if view.asked else ()),
            (("places",), view.places),
        )
        for field, names in listed:
            for name in dict.fromkeys(names):
                if self._graph.resolve(name) is None:
                    cure = did_you_mean(name, self._graph.concepts, "choose one that the atlas has")
                    yield self._finding(("view", *field), f"there is no concept {name!r}", cure)

    def _course(self) -> Iterator[Finding]:
        view = self._entry.view
        if view.question and view.question not in self._graph.questions:
            cure = did_you_mean(view.question, self._graph.questions, "choose one of questions.yaml")
            yield self._finding(("view", "question"), f"there is no question {view.question!r}", cure)
        if not view.course:
            return
        course = self._graph.course(view.course)
        if course is None:
            cure = did_you_mean(view.course, self._graph.courses, "choose one of courses.yaml")
            yield self._finding(("view", "course"), f"there is no course {view.course!r}", cure)
        elif not 1 <= view.phase <= len(course.phases):
            message = f"the course has no phase {view.phase}"
            yield self._finding(("view", "phase"), message, f"write a number from 1 to {len(course.phases)}")

    def _among(self) -> Iterator[Finding]:
        """What is pointed at is shown."""
        view, shown = self._view, set(self._view.concepts)
        route = view.inquiry.route.concepts if view.inquiry and view.inquiry.route else ()
        pointed: Iterable[tuple[str, Iterable[str]]] = (
            ("focus" if self._entry.view.focus else "selection", view.selection),
            ("arrow", view.arrow or ()),
            ("route", route),
            ("shifts", view.shifts),
        )
        for field, names in pointed:
            for name in dict.fromkeys(names):
                if name not in shown and name in self._graph.concepts:
                    yield self._finding(("view", field), f"{name!r} is not shown", "add it to the concepts of the view")
        if view.condition and view.compare:
            yield self._finding(("view", "compare"), "stands beside 'condition'", "keep one of them; health is compared")

    def _claims(self) -> Iterator[Finding]:
        entry = self._entry
        if not entry.claims and not entry.unclaimed:
            yield self._finding(
                (), "nothing says so", "list the claims of its narration, or say in 'unclaimed' why there are none"
            )
        drawn = {claim.id for claim in drawn_claims(self._graph, self._view)}
        for place, name in enumerate(entry.claims):
            at = ("claims", place)
            claim = self._graph.claims.get(name)
            if claim is None:
                yield self._finding(at, f"there is no claim {name!r}", self._nearest(name))
            elif name not in drawn:
                cure = "show its cause and its effect, with 'background: true' if it is hierarchy or interpretation"
                yield self._finding(at, f"{name!r} is not an arrow of the view", cure)
            elif not holds(claim, self._view):
                yield self._finding(at, f"{name!r} does not hold in the condition shown", "choose another condition or claim")
        for place, name in enumerate(entry.question.claims if entry.question else ()):
            if name not in self._graph.claims:
                yield self._finding(("question", "claims", place), f"there is no claim {name!r}", self._nearest(name))

    def _nearest(self, name: str) -> str:
        return did_you_mean(name, self._graph.claims, "choose one that the atlas has")


def drawn_claims(graph: ConceptGraph, view: View) -> tuple[Claim, ...]:
    """The claims that have an arrow in a view, as far as the graph has its concepts."""
    return Figure.of(graph, without_lacking(view, lacking(graph, view))).claims


def holds(claim: Claim, view: View) -> bool:
    """Whether a claim holds in what a view shows: in its condition, or in one of the two that it compares."""
    shown = {Condition.HEALTHY, view.compare} if view.compare else {view.condition}
    return None in shown or bool(shown & set(claim.conditions))
