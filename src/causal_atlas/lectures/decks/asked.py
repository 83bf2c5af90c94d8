"""What a lecture asks its audience; of a lecture that asks nothing, what can be asked about its scenes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures import quiz
from causal_atlas.lectures.lecture import AudienceQuestion, Lecture, QuestionKind, Scene


class NoQuestionError(AtlasError):
    """A lecture about which nothing can be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with the scene it stands in."""

    name: str
    """The same in every export, also when the words of the question change."""
    scene: Scene
    question: AudienceQuestion
    number: int
    """Of its scene, from 1."""


def asked(graph: ConceptGraph, lecture: Lecture) -> tuple[Asked, ...]:
    """The questions of a lecture, in its order; where it asks none, one about each scene that has claims.

    Raises:
        NoQuestionError: there are none, and none can be made.
    """
    found = tuple(
        Asked(name=scene.id, scene=scene, question=scene.question, number=number)
        for number, scene in enumerate(lecture.scenes, 1)
        if scene.question
    )
    found = found or tuple(_made(graph, lecture))
    if not found:
        cure = "give a scene a question, or claims about which one can be asked"
        raise NoQuestionError(
            f"the lecture {lecture.title!r} asks its audience nothing, and nothing can be asked about it; {cure}"
        )
    return found


def _made(graph: ConceptGraph, lecture: Lecture) -> Iterator[Asked]:
    prompts: set[str] = set()
    for number, scene in enumerate(lecture.scenes, 1):
        offered = [
            question
            for question in quiz.questions(graph, scene.view, lecture.audience, scene.id)
            if question.prompt not in prompts and set(question.claims) <= set(scene.claims)
        ]
        question = min(offered, key=_rank, default=None)
        if question:
            prompts.add(question.prompt)
            yield Asked(name=f"{scene.id} {' '.join(question.claims)}", scene=scene, question=question, number=number)


def _rank(question: AudienceQuestion) -> int:
    """A link that is missing makes one think most, a direction least."""
    return (QuestionKind.CUT, QuestionKind.LINK, QuestionKind.STEP, QuestionKind.DIRECTION).index(question.kind)
