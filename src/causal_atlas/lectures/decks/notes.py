"""The notes of slides: the narration, the notes of the lecturer, and the references in full, as plain text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from causal_atlas.diagrams.diagram import LegendEntry
from causal_atlas.exports.text import sentence
from causal_atlas.knowledge.rows import clean
from causal_atlas.lectures.decks.shots import Shot
from causal_atlas.lectures.decks.telling import Cited, Telling, offered
from causal_atlas.lectures.lecture import AudienceQuestion, spoken_seconds
from causal_atlas.lectures.markdown import minutes
from causal_atlas.lectures.markup import as_text, parse


def of_opening(telling: Telling) -> str:
    """Of the first slide."""
    lecture = telling.lecture
    return _text([lecture.title, telling.about, as_text(parse(lecture.description))], _foot(telling))


def of_legend(telling: Telling, explained: Iterable[LegendEntry]) -> str:
    """Of the slide that explains the pictures."""
    return _text(["What the signs mean: " + "; ".join(entry.text for entry in explained) + "."], _foot(telling))


def of_scene(telling: Telling, shot: Shot, step: int, steps: int) -> str:
    """Of a step of a scene."""
    scene = shot.scene
    of = f"Scene {shot.number} of {len(telling.lecture.scenes)}, about {minutes(spoken_seconds(scene.narration))}"
    head = f"{of}, step {step} of {steps}" if steps > 1 else of
    parts = [f"{head}."]
    if scene.narration:
        parts.append(f"{as_text(parse(scene.narration))}{telling.marks(scene)}")
    if scene.notes:
        parts.append(f"Notes\n{as_text(parse(scene.notes))}")
    if scene.missing:
        parts.append(f"This atlas does not have {', '.join(scene.missing)}.")
    if disputed := telling.disputes(scene):
        parts.append("\n".join(["Disputed", *disputed]))
    if scene.claims:
        claims = [telling.graph.claims[name] for name in scene.claims if name in telling.graph.claims]
        parts.append("\n".join(["What it rests on", *(f"- {sentence(shot.figure, claim)}" for claim in claims)]))
    elif scene.unclaimed:
        parts.append(f"It rests on no claim: {scene.unclaimed}")
    return _text(parts, _listed(telling.cited_by(scene)), _foot(telling))


def of_question(telling: Telling, shot: Shot, question: AudienceQuestion) -> str:
    """Of a question, and of its answer."""
    choices = [f"{each.letter}  {each.text}{'  (right)' if each.right else ''}" for each in offered(question, shot.scene.id)]
    parts = [f"A question to the audience, after scene {shot.number}.", question.prompt, "\n".join(choices)]
    return _text([*parts, telling.because(question)], _listed(telling.cited_by(shot.scene)), _foot(telling))


def of_references(telling: Telling, cited: Sequence[Cited]) -> str:
    """Of a slide of references, in full also where the slide has no room for that."""
    return _text(_listed(cited), [telling.disclaimer], _foot(telling))


def _listed(cited: Sequence[Cited]) -> Iterator[str]:
    if cited:
        yield "\n".join(["References", *(f"[{each.number}] {each.full}" for each in cited)])


def _foot(telling: Telling) -> Iterator[str]:
    yield telling.version


def _text(*parts: Iterable[str]) -> str:
    return clean("\n\n".join(part for some in parts for part in some if part))
