"""Every view that comes with the atlas, as it is drawn on the screen and on slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.open import shipped
from causal_atlas.lectures.decks.closing_up import closed_up
from causal_atlas.lectures.shelf import lectures_of
from causal_atlas.lectures.staging import staged
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View


def of_lectures(graph: ConceptGraph) -> Iterator[View]:
    organs = {name: concept.organ for name, concept in graph.concepts.items()}
    for lecture in lectures_of(graph, shipped()):
        for scene in staged(graph, lecture).scenes:
            yield from (scene.view, *closed_up([scene.view], organs))


def of_questions(graph: ConceptGraph) -> Iterator[View]:
    for question in graph.questions:
        view = question_view(graph, question)
        for condition in Condition:
            yield placed(graph, replace(view, condition=condition))
            if condition is not Condition.HEALTHY:
                yield placed(graph, replace(view, condition=None, compare=condition))
