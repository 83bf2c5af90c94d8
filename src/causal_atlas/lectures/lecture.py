"""Lecture and Scene: an ordered list of views with what is said about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from causal_atlas.knowledge.model import Audience
from causal_atlas.views.view import View

WORDS_A_MINUTE = 130
"""How fast a lecture is spoken."""


class QuestionKind(StrEnum):
    """What a question to the audience asks for."""

    DIRECTION = "direction"
    """Which way does a concept go?"""
    LINK = "link"
    """What stands between two concepts?"""
    STEP = "step"
    """What comes next?"""
    CUT = "cut"
    """Where can a loop be cut?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer that is offered; `concept` is what it names, where it names one."""

    text: str
    right: bool = False
    concept: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AudienceQuestion:
    """A question to the audience with one right answer, and the ids of the claims that make it right."""

    kind: QuestionKind
    prompt: str
    choices: tuple[Choice, ...]
    claims: tuple[str, ...]

    @property
    def right(self) -> Choice:
        """The right answer."""
        return next(choice for choice in self.choices if choice.right)

    def offered(self, seed: str) -> tuple[Choice, ...]:
        """The choices as they are shown: shuffled, and always alike for one seed, such as the id of a scene."""
        choices = list(self.choices)
        Random(seed).shuffle(choices)
        return tuple(choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A view with its title and what is said about it; `narration` and `notes` are Markdown."""

    id: str
    """Stays when scenes are moved; unique in its lecture."""
    title: str
    view: View
    """Holds only what the graph has, so that it can be drawn."""
    narration: str = ""
    notes: str = ""
    claims: tuple[str, ...] = ()
    """Ids of the claims that the narration rests on."""
    unclaimed: str = ""
    """Why it rests on none."""
    question: AudienceQuestion | None = None
    missing: tuple[str, ...] = ()
    """What the scene was made with and the graph does not have: concepts, claims, a course."""
    original: View | None = None
    """The view as it was written, where it names what cannot be drawn; None where `view` is all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lecture:
    """A route through the graph, for an audience."""

    id: str
    title: str
    description: str = ""
    audience: Audience = Audience.STUDENT
    scenes: tuple[Scene, ...] = ()
    atlas: str = ""
    """The version of the atlas on which it was made; empty where that is not known."""

    @property
    def missing(self) -> tuple[str, ...]:
        """What its scenes lack in this graph, each once."""
        return tuple(dict.fromkeys(name for scene in self.scenes for name in scene.missing))

    @property
    def seconds(self) -> int:
        """How long the narration takes to speak, in seconds."""
        return sum(spoken_seconds(scene.narration) for scene in self.scenes)


def spoken_seconds(text: str) -> int:
    """How long a text takes to speak at 130 words a minute, in whole seconds.

    >>> spoken_seconds("word " * 65), spoken_seconds("**β-cells** give up – in time."), spoken_seconds("")
    (30, 2, 0)
    """
    return round(60 * len(re.findall(r"\w+(?:[-'’.]\w+)*", text)) / WORDS_A_MINUTE)
