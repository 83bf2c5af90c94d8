"""What follows from a lecture and is never written in it: the codes of its scenes, references, disputes, times to speak."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from causal_atlas.exports.sketch.links import address
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, Scene, spoken_seconds
from causal_atlas.lectures.markup import as_nodes, parse
from causal_atlas.lectures.references import disputes_of, line, numbered, numbers_of
from causal_atlas.lectures.staging import staged
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.chain_prose import grounds, marks
from causal_atlas.views import permalink

MOST_TOLD = 3
"""Claims that are told to say why an answer is right."""


def derived(graph: ConceptGraph, lecture: Lecture) -> list[dict[str, Any]]:
    """What follows for each scene, as JSON."""
    numbers = numbered(graph, lecture)
    places = staged(graph, lecture)
    return [
        _scene(graph, lecture, scene, permalink.encode(placed.view), numbers)
        for scene, placed in zip(lecture.scenes, places.scenes, strict=True)
    ]


def _scene(graph: ConceptGraph, lecture: Lecture, scene: Scene, code: str, numbers: Mapping[str, int]) -> dict[str, Any]:
    question = scene.question
    keys = {number: key for key, number in numbers.items()}
    cited = numbers_of(graph, scene, numbers)
    return {
        "code": code,
        "missing": list(scene.missing),
        "nodes": nodes(scene.narration),
        "note_nodes": nodes(scene.notes),
        "seconds": spoken_seconds(scene.narration),
        "references": [{"number": number, **_reference(graph, keys[number])} for number in cited],
        "offered": [{"text": one.text, "right": one.right} for one in question.offered(scene.id)] if question else [],
        "disputes": [{"id": one.id, "title": one.title, "text": one.how_to_hold_both} for one in disputes_of(graph, scene)],
        "answer_because": _because(graph, lecture, question, numbers) if question else "",
    }


@lru_cache(maxsize=2_048)
def nodes(markdown: str) -> list[Any]:
    """The blocks of a text as lists, from which a page makes elements."""
    return as_nodes(parse(markdown)) if markdown else []


def _reference(graph: ConceptGraph, key: str) -> dict[str, str]:
    return {"line": line(graph, key), "url": address(graph.references.get(key))}


def _because(graph: ConceptGraph, lecture: Lecture, question: AudienceQuestion, numbers: Mapping[str, int]) -> str:
    """The claims that make an answer right, and where they come from."""
    claims = [graph.claims[name] for name in question.claims if name in graph.claims]
    told = " ".join(prose.text(graph, claim, lecture.audience) for claim in claims[:MOST_TOLD])
    cited = sorted({numbers[key] for claim in claims for key in grounds(graph, claim)})
    return f"{told}{marks(tuple(cited))}"
