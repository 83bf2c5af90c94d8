"""Questions to go on with: about the same concepts, or the nearest ones of the atlas; each can be answered."""

from __future__ import annotations

from collections.abc import Iterator

from causal_atlas.knowledge.graph import LINKING, ConceptGraph
from causal_atlas.knowledge.model import Audience, ConceptKind
from causal_atlas.knowledge.search import index_of
from causal_atlas.reasoning import prose, states
from causal_atlas.reasoning.ask.question import Intent, Question

MOST = 5
MOST_ABOUT = 2
MOST_LOOKED_AT = 50
_VERBS = {ConceptKind.DISEASE: "causes", ConceptKind.TISSUE_STATE: "causes", ConceptKind.INSULIN_ACTION: "drives"}


def nearest(graph: ConceptGraph, question: Question, audience: Audience) -> tuple[str, ...]:
    """Questions to go on with, the best first."""
    title = graph.questions[question.curated].title if question.curated else ""
    found = dict.fromkeys([*question.more, *filter(None, [title]), *_about(graph, question, audience)])
    if not question.understood or len(found) < MOST_ABOUT:
        found |= dict.fromkeys(_worded_alike(graph, question, audience))
    asked = question.text.rstrip("?").casefold()
    return tuple(text for text in found if text.rstrip("?").casefold() != asked)[:MOST]


def _about(graph: ConceptGraph, question: Question, audience: Audience) -> Iterator[str]:
    """Other questions about the same concepts."""
    names = [_name(graph, concept, audience) for concept in question.concepts[:MOST_ABOUT]]
    if len(names) > 1 and question.intent is Intent.CHAIN:
        yield f"Why do {names[0]} and {names[1]} go together?"
    if len(names) > 1 and question.intent is Intent.COMMON:
        yield f"How does {names[0]} lead to {names[1]}?"
    for concept, name in zip(question.concepts, names, strict=False):
        found = graph.concepts[concept]
        causes = any(claim.relation.kind in LINKING for claim in graph.claims_to(concept, MOST_LOOKED_AT))
        effects = any(claim.relation.kind in LINKING for claim in graph.claims_from(concept, MOST_LOOKED_AT))
        plural = prose.is_plural(found.label.for_(audience))
        if causes and question.intent is not Intent.CAUSES:
            yield f"What {_VERBS.get(found.kind, 'raises')} {name}?"
        if effects and question.intent is not Intent.WHATIF:
            more = states.set_to(found, audience, up=True)
            yield f"What if {name} {more.plural if plural else more.singular}?"
        if effects and question.intent is not Intent.EFFECTS:
            yield f"What {'do' if plural else 'does'} {name} do?"
        if causes and effects and question.intent is not Intent.LOOPS:
            yield f"What feeds itself through {name}?"
        if not causes and not effects and question.intent is not Intent.DEFINITION:
            yield f"What {'are' if plural else 'is'} {name}?"


def _name(graph: ConceptGraph, concept: str, audience: Audience) -> str:
    """The name of a concept inside a question; one that begins like a question itself is set apart by quotes."""
    name = prose.inside(graph.concepts[concept], audience)
    return f"“{name}”" if name.startswith("what ") else name


def _worded_alike(graph: ConceptGraph, question: Question, audience: Audience) -> Iterator[str]:
    """Questions of the atlas, and concepts, with some of the same words; or else the first ones."""
    for hit in index_of(graph).find(question.text, audience=audience, limit=MOST):
        if hit.question:
            yield graph.questions[hit.question].title
        elif hit.concept:
            plural = prose.is_plural(graph.concepts[hit.concept].label.for_(audience))
            yield f"What {'are' if plural else 'is'} {_name(graph, hit.concept, audience)}?"
    yield from (asked.title for asked in list(graph.questions.values())[:MOST])
    if not graph.questions:
        for concept, _ in graph.best_connected(MOST):
            yield f"What causes {_name(graph, concept, audience)}?"
