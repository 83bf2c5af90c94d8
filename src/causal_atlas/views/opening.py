"""First views: of a question, a concept, an organ."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.views.inquiry import Inquiry, Topic
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


def course_view(graph: ConceptGraph, course: str, at: int = 1, view: View | None = None) -> View:
    """The view of phase `at` of a course, for the audience of `view`; all its phases are on the screen, so that nothing moves.

    The phases are numbered from 1; a number beyond them is that of the nearest. A view that already walks the course keeps
    what the reader added to it.

    Raises:
        UnknownConceptError: the atlas has no such course.
    """
    asked = graph.course(course)
    if asked is None:
        raise UnknownConceptError(
            f"no course {course!r}; {did_you_mean(course, graph.courses, 'choose one on the start screen')}"
        )
    at = max(1, min(at, len(asked.phases)))
    phase = asked.phases[at - 1]
    walking = (
        view is not None and view.inquiry is not None and (view.inquiry.topic, view.inquiry.text) == (Topic.COURSE, asked.id)
    )
    fresh = replace(_fresh(view), concepts=asked.concepts, arrangement=Arrangement(asked.arrangement))
    return replace(
        view if walking and view is not None else fresh,
        condition=phase.condition,
        compare=None,
        selection=(phase.focus,) if phase.focus else (),
        arrow=None,
        inquiry=Inquiry(topic=Topic.COURSE, text=asked.id, at=at),
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
