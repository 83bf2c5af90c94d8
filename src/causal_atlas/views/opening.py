"""First views: of a question, a concept, an organ."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.knowledge.graph import LINKING, ConceptGraph, Direction
from causal_atlas.knowledge.model import Concept
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
    degree = {
        concept.id: sum(
            claim.relation.kind in LINKING for claim in (*graph.claims_to(concept.id), *graph.claims_from(concept.id))
        )
        for concept in members(graph, organ)
    }
    linked = [concept for concept, links in degree.items() if links]
    return tuple(sorted(linked, key=lambda concept: (-degree[concept], concept))[:most])


def members(graph: ConceptGraph, organ: str) -> tuple[Concept, ...]:
    """All concepts of an organ."""
    return tuple(concept for concept in graph.concepts.values() if concept.organ == organ)


def _links(graph: ConceptGraph, concept: str) -> int:
    return sum(claim.relation.kind in LINKING for claim in (*graph.claims_to(concept), *graph.claims_from(concept)))


def _fresh(view: View | None) -> View:
    return View(audience=view.audience, filters=view.filters) if view else View()
