"""What is said where there is no answer: kindly, what was understood, and what can be asked instead."""

from __future__ import annotations

from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.question import LONGEST, Reason
from causal_atlas.reasoning.ask.telling import Telling

LONGEST_WORD = 30
"""Letters; a longer one is not repeated."""
_WORDS = {
    Reason.EMPTY: "Ask a question in plain words, for instance one of these.",
    Reason.TOO_LONG: f"That is too long to be understood here. Please ask in one or two sentences, up to {LONGEST} letters.",
    Reason.LANGUAGE: "This atlas understands questions in English only, for now.",
    Reason.MEDICAL: (
        "That is a question for a physician, who knows you and your history. This atlas explains mechanisms; it gives no advice "
        "on treatment, doses or a person's own health."
    ),
    Reason.OUTSIDE: "This atlas has no answer to that, and it makes none up.",
}
PERSONAL = "This is about mechanisms in general. What it means for you, please ask a physician."


def refuse(telling: Telling) -> Answer:
    """Why there is no answer, and which of the question was understood all the same."""
    question = telling.question
    telling.sentence(_WORDS[question.reason or Reason.OUTSIDE])
    if question.reason is Reason.OUTSIDE:
        unknown = [word for word in question.ignored if word.isalpha() and len(word) <= LONGEST_WORD][:3]
        if unknown and question.concepts:
            telling.begin("It knows ")
            telling.names([(name, (), "") for name in question.concepts[:3]])
            telling.say(f", but nothing called “{unknown[0]}”.")
        elif unknown:
            telling.sentence("It knows nothing called " + " or ".join(f"“{word}”" for word in unknown) + ".")
    elif question.concepts:
        telling.begin("What it can tell of is ")
        telling.names([(name, (), "") for name in question.concepts[:3]])
        telling.say(".")
    return telling.answer(shown=question.concepts)
