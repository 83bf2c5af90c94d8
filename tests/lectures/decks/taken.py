"""Lectures that are taken along in tests: a small one, and one spelt to do harm; and what is read of the files."""

from __future__ import annotations

from functools import cache

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.lectures.decks.formats import named, silent
from causal_atlas.lectures.lecture import AudienceQuestion, Choice, Lecture, QuestionKind, Scene
from causal_atlas.lectures.reading import parse_lecture
from causal_atlas.views.view import View
from tests.exports.views import HOSTILE, hostile_graph
from tests.lectures.told import TEXT, small

MARKDOWN = """<script>alert(1)</script> **bold** [run](javascript:alert(1)) [web](https://example.org/a) ![x](https://evil.example/p.png)

#eval("1") $x$ `code` @cite <label> \\ {brace}

1. one
2. two

> said"""
"""What somebody may write who means no good, or only tries everything."""
LONG = "A sentence that goes on and on, as some people write. " * 60


def small_lecture() -> Lecture:
    return parse_lecture(small(), TEXT)


def hostile_lecture() -> Lecture:
    graph = hostile_graph()
    claims = tuple(graph.claims)
    choices = tuple(Choice(text=text, right=place == 3) for place, text in enumerate(HOSTILE[:8]))
    question = AudienceQuestion(kind=QuestionKind.STEP, prompt=" ".join(HOSTILE[:4]), choices=choices, claims=claims)
    scenes = [
        Scene(id=f"s{place}", title=name, view=View(concepts=HOSTILE[: place + 1]), narration=MARKDOWN, notes=name, claims=claims)
        for place, name in enumerate(HOSTILE)
    ]
    more = [
        Scene(id="empty", title="Nothing is shown", view=View(), narration=LONG, notes=LONG, unclaimed=HOSTILE[0]),
        Scene(
            id="ask",
            title=LONG[:300],
            view=View(concepts=HOSTILE, condition=Condition.PUBERTY),
            narration="Ask.",
            question=question,
            missing=HOSTILE[:2],
        ),
    ]
    return Lecture(id="h", title=HOSTILE[0] + HOSTILE[3], description=MARKDOWN, scenes=(*scenes, *more))


LECTURES = {"small": (small, small_lecture), "hostile": (hostile_graph, hostile_lecture)}


def graph_and_lecture(which: str) -> tuple[ConceptGraph, Lecture]:
    graph, lecture = LECTURES[which]
    return graph(), lecture()


@cache
def taken(form: str, which: str) -> bytes:
    return named(form).write(*graph_and_lecture(which), silent)
