"""Questions to the audience made from the graph: one right answer and near, wrong ones; the same seed gives the same question.

An answer is right by what the question asks, link by link: what stands directly between two concepts, what one concept raises
directly, what is on the loop. A wrong answer is never one that the atlas makes right in another condition, by another claim, or
because it is a kind or a part of the right one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from itertools import pairwise
from random import Random

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, ConceptKind, Polarity, RelationKind
from causal_atlas.lectures.lecture import AudienceQuestion, Choice, QuestionKind
from causal_atlas.reasoning import prose
from causal_atlas.views.inquiry import Route
from causal_atlas.views.view import View

WRONG = 3
"""Wrong answers beside the right one, if there are so many."""
_UNASKED = frozenset({ConceptKind.ANATOMY, ConceptKind.STUDY, ConceptKind.NOTION})
"""What nobody would take for a cause or an effect."""
_LINKING = frozenset({RelationKind.CAUSAL, RelationKind.INFLUENCE, RelationKind.STATUS})
_RISES, _FALLS, _STAYS = "It rises", "It falls", "It stays as it is"
_MANY = {_RISES: "They rise", _FALLS: "They fall", _STAYS: "They stay as they are"}


def direction(graph: ConceptGraph, claim: Claim, audience: Audience) -> AudienceQuestion | None:
    """Which way the effect of a claim goes; None where the claim has no sign, or where the atlas has both."""
    if claim.polarity is None or len(_signs(graph, claim.cause, claim.effect)) != 1 or claim.id in graph.contradicted:
        return None
    cause, effect = (prose.inside(graph.concepts[name], audience) for name in (claim.cause, claim.effect))
    many, goes = (prose.is_plural(graph.concepts[name].label.for_(audience)) for name in (claim.effect, claim.cause))
    right = _RISES if claim.polarity is Polarity.PLUS else _FALLS
    choices = [Choice(text=_MANY[each] if many else each, right=each == right) for each in (_RISES, _FALLS, _STAYS)]
    rises = f"{prose.capitalised(cause)} {'go' if goes else 'goes'} up"
    prompt = f"{rises}. By this one link, what {'do' if many else 'does'} {effect} do?"
    return AudienceQuestion(kind=QuestionKind.DIRECTION, prompt=prompt, choices=tuple(choices), claims=(claim.id,))


def link(graph: ConceptGraph, first: Claim, second: Claim, audience: Audience, seed: str) -> AudienceQuestion | None:
    """What stands between the cause of one claim and the effect of the next; None where nothing near is surely wrong."""
    start, right, end = first.cause, first.effect, second.effect
    wrong = _wrong(graph, right, (start, end), seed, lambda name: is_between(graph, name, start, end))
    one, other = (prose.inside(graph.concepts[name], audience) for name in (start, end))
    prompt = f"What stands directly between {one} and {other}?"
    return _named(graph, QuestionKind.LINK, prompt, right, wrong, (first, second), audience)


def step(graph: ConceptGraph, claim: Claim, audience: Audience, seed: str) -> AudienceQuestion | None:
    """What a concept raises, or lowers, directly; None where the claim has no sign or nothing near is surely wrong."""
    if claim.polarity is None:
        return None
    opposite = [c.effect for c in graph.claims_from(claim.cause) if c.polarity not in (None, claim.polarity)]
    wrong = _wrong(
        graph, claim.effect, (claim.cause,), seed, lambda name: claim.polarity in _signs(graph, claim.cause, name), first=opposite
    )
    verb = "raised" if claim.polarity is Polarity.PLUS else "lowered"
    cause = prose.inside(graph.concepts[claim.cause], audience)
    prompt = f"Which of these is {verb} directly by {cause}?"
    return _named(graph, QuestionKind.STEP, prompt, claim.effect, wrong, (claim,), audience)


def cut(graph: ConceptGraph, route: Route, claims: Iterable[Claim], audience: Audience, seed: str) -> AudienceQuestion | None:
    """Which concept, held still, opens a loop; None where nothing near is surely off it."""
    on = tuple(dict.fromkeys(route.concepts))
    right = Random(seed).choice(on)
    wrong = _wrong(graph, right, on, seed, lambda name: name in on)
    return _named(graph, QuestionKind.CUT, "Which of these, held still, opens the loop?", right, wrong, tuple(claims), audience)


def questions(graph: ConceptGraph, view: View, audience: Audience, seed: str = "0") -> tuple[AudienceQuestion, ...]:
    """The questions that can be asked about a view: on its route where one is lit, else on its causal claims, in their order."""
    route = view.inquiry.route if view.inquiry else None
    claims = _along(graph, route) if route else [claim for claim in graph.claims_among(view.concepts) if _asked(claim, view)]
    made: list[AudienceQuestion | None] = [direction(graph, claim, audience) for claim in claims]
    made += [step(graph, claim, audience, f"{seed}{claim.id}") for claim in claims]
    follow = pairwise(claims) if route else ((one, two) for one in claims for two in claims)
    made += [link(graph, one, two, audience, f"{seed}{one.id}") for one, two in follow if one.effect == two.cause != one.cause]
    if route and route.is_loop:
        made.append(cut(graph, route, claims, audience, seed))
    return tuple(question for question in made if question is not None)


def is_between(graph: ConceptGraph, name: str, start: str, end: str) -> bool:
    """Whether a concept stands directly between two, in whatever condition."""
    return _linked(graph, start, name) and _linked(graph, name, end)


def kin(graph: ConceptGraph, concept: str) -> frozenset[str]:
    """A concept, and whatever it is a kind or a part of, or the other way round, over one step."""
    claims = [*graph.claims_from(concept), *graph.claims_to(concept)]
    near = {end for claim in claims if claim.relation.kind is RelationKind.HIERARCHY for end in (claim.cause, claim.effect)}
    return frozenset(near | {concept})


def _asked(claim: Claim, view: View) -> bool:
    return claim.is_causal and (view.condition is None or view.condition in claim.conditions)


def _along(graph: ConceptGraph, route: Route) -> list[Claim]:
    """The best claim of each causal link of a route."""
    found = []
    for (cause, effect), sign in zip(route.links, route.signs, strict=True):
        fitting = [claim for claim in graph.claims_between(cause, effect) if claim.polarity and claim.polarity.value == sign]
        found += sorted(fitting, key=lambda claim: (-claim.grade, claim.id))[:1]
    return found


def _signs(graph: ConceptGraph, cause: str, effect: str) -> frozenset[Polarity]:
    return frozenset(claim.polarity for claim in graph.claims_between(cause, effect) if claim.polarity)


def _linked(graph: ConceptGraph, cause: str, effect: str) -> bool:
    return any(claim.relation.kind in _LINKING for claim in graph.claims_between(cause, effect))


def _wrong(
    graph: ConceptGraph,
    right: str,
    besides: Collection[str],
    seed: str,
    is_right: Callable[[str], bool],
    *,
    first: Iterable[str] = (),
) -> tuple[str, ...]:
    """Concepts near the right one that are surely wrong: first those given, then those of its organ and kind, then others."""
    barred = {relative for name in (right, *besides) for relative in kin(graph, name)}
    concept = graph.concepts[right]
    near = dict.fromkeys(first)
    for name in (right, *besides):
        near.update(dict.fromkeys(end for claim in graph.claims_from(name) for end in (claim.effect,)))
        near.update(dict.fromkeys(end for claim in graph.claims_to(name) for end in (claim.cause,)))
    alike = [
        other for other in near if other not in barred and graph.concepts[other].kind not in _UNASKED and not is_right(other)
    ]
    chance = Random(seed)
    order = {name: chance.random() for name in alike}
    given = set(first)

    def likeness(name: str) -> tuple[bool, bool, float]:
        other = graph.concepts[name]
        return name not in given, (other.organ, other.kind) != (concept.organ, concept.kind), order[name]

    return tuple(sorted(alike, key=likeness)[:WRONG])


def _named(
    graph: ConceptGraph,
    kind: QuestionKind,
    prompt: str,
    right: str,
    wrong: tuple[str, ...],
    claims: tuple[Claim, ...],
    audience: Audience,
) -> AudienceQuestion | None:
    if not wrong:
        return None
    choices = tuple(
        Choice(text=graph.concepts[name].label.for_(audience), right=name == right, concept=name) for name in (right, *wrong)
    )
    return AudienceQuestion(kind=kind, prompt=prompt, choices=choices, claims=tuple(claim.id for claim in claims))
