"""First views: of a question, a concept, an organ."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.views.view import Arrangement, View

MOST_NEIGHBOURS = 5
MOST_OF_ORGAN = 18


def question_view(graph: ConceptGraph, question: str, view: View | None = None) -> View:
    """The view that answers a question of the atlas, for the audience of `view`.

    Raises:
        KeyError: the atlas has no such question.
    """
    asked = graph.questions[question]
    return replace(
        _fresh(view),
        concepts=asked.concepts,
        question=question,
        condition=asked.condition,
        arrangement=Arrangement(asked.arrangement),
        selection=(asked.focus,) if asked.focus else (),
    )


def concept_view(graph: ConceptGraph, concept: str, view: View | None = None) -> View:
    """A concept with its best supported causes and effects."""
    causes = graph.neighbours(concept, Direction.CAUSES)[:MOST_NEIGHBOURS]
    effects = graph.neighbours(concept, Direction.EFFECTS)[:MOST_NEIGHBOURS]
    concepts = tuple(dict.fromkeys((concept, *causes, *effects)))
    return replace(_fresh(view), concepts=concepts, selection=(concept,), condition=view.condition if view else None)


def organ_view(graph: ConceptGraph, organ: str, view: View | None = None) -> View:
    """The best connected concepts of an organ."""
    return replace(_fresh(view), concepts=organ_concepts(graph, organ), condition=view.condition if view else None)


def organ_concepts(graph: ConceptGraph, organ: str, *, most: int = MOST_OF_ORGAN) -> tuple[str, ...]:
    """Concepts of an organ that are a cause or an effect of something, the best connected first."""
    return tuple(name for name, _ in graph.best_connected(most, organ))


def _fresh(view: View | None) -> View:
    return View(audience=view.audience, filters=view.filters) if view else View()
