"""What is said of a course over time: its phases, one after the other."""

from __future__ import annotations

from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.telling import Telling, counted


def course(telling: Telling, name: str) -> Answer:
    """The phases of a course, each with the claims it stands on."""
    found = telling.graph.courses[name]
    title = f"{found.title[:1].lower()}{found.title[1:]}"
    telling.sentence(f"The atlas tells this as a course over time, in {counted(len(found.phases), 'phase')}: {title}.")
    for number, phase in enumerate(found.phases, 1):
        telling.paragraph()
        telling.sentence(f"{number}. {phase.title}.")
        telling.sentence(phase.text.for_(telling.audience), phase.claims)
    return telling.answer(shown=found.concepts)
