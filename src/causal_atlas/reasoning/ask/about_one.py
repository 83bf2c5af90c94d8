"""What is said of one concept: what it is, what causes it, what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from causal_atlas.knowledge.graph import LINKING, ConceptGraph
from causal_atlas.knowledge.model import Claim, Concept, ConceptKind, Condition, Hedge, Polarity, Relation, RelationKind, Status
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.telling import Telling, counted
from causal_atlas.reasoning.doubts import remark
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.wording import PLAIN_FATES

MOST_LOOKED_AT = 200
MOST_TOLD = 8
MOST_ASSOCIATED = 4
MOST_OF_ORGAN = 6
MOST_DEFINED = 2
MOST_NEAR = 10
_DRIVING = {Relation.INCREASES: ("driven by", "drives", "drive")}
_WORDS = {
    Relation.INCREASES: ("raised by", "raises", "raise"),
    Relation.PERMITS: ("made possible by", "permits", "permit"),
    Relation.DECREASES: ("lowered by", "lowers", "lower"),
    Relation.IMPAIRS: ("impaired by", "impairs", "impair"),
    Relation.REGULATES: ("regulated by", "regulates", "regulate"),
    Relation.PRESERVES: ("preserved in", "leaves in place", "leave in place"),
    Relation.LEAVES_UNCHANGED: ("left unchanged by", "leaves unchanged", "leave unchanged"),
}
"""How a relation is told from the effect, and from one cause or several."""
_MODALS = {Hedge.HEDGED: "may", Hedge.CONDITIONAL: "can"}
_ORDER = tuple(_WORDS)
_SIGNS: Mapping[Shift | None, Polarity] = {Shift.UP: Polarity.PLUS, Shift.DOWN: Polarity.MINUS}
_FAILING = {status: PLAIN_FATES[status] for status in (Status.LOST, Status.ATTENUATED)}


_PLACES = {
    (True, True): " acts on other organs by what goes on in it.",
    (False, True): " is acted on from elsewhere, by what reaches it.",
    (True, False): " is a place, and no claim says what it does.",
    (False, False): " is a place, and no claim says what changes it.",
}


class _Group(NamedTuple):
    relation: Relation
    modal: str
    driven: bool


def define(telling: Telling, concepts: Sequence[str], condition: Condition | None) -> Answer:
    """What a concept is, with its explanation and its best links; of two, one after the other."""
    shown: list[str] = []
    for concept in concepts[:MOST_DEFINED]:
        telling.paragraph()
        shown += (concept, *_defined(telling, concept, condition))
    return telling.answer(shown=shown)


def _defined(telling: Telling, concept: str, condition: Condition | None) -> list[str]:
    """Tell what one concept is; gives what is near it."""
    graph, found = telling.graph, telling.graph.concepts[concept]
    explanation = found.explanation.for_(telling.audience)
    telling.name(concept, opening=True)
    telling.say(". " if explanation else ": ")
    nothing = f"the graph holds no explanation of {found.label.for_(telling.audience)}"
    telling.say(explanation.removesuffix(".") or nothing, references=_sources(graph, found))
    telling.say(".")
    every = _claims(graph, concept, condition, effects=True)
    kinds = [claim for claim in every if claim.relation in (Relation.IS_A, Relation.PART_OF)][:2]
    behind = [claim for claim in _claims(graph, concept, condition, effects=False) if claim.relation.kind in LINKING][:1]
    ahead = [claim for claim in every if claim.relation.kind in LINKING][:1]
    for claim in (*kinds, *behind, *ahead):
        telling.claim(claim.id)
    if not (behind or ahead):
        both = (*_claims(graph, concept, condition, effects=False), *every)
        for claim in [claim for claim in both if claim.relation.kind is not RelationKind.ASSOCIATION and claim not in kinds][:2]:
            telling.claim(claim.id)
        _associated(telling, concept, condition)
    return _near(graph, concept, condition)[:MOST_NEAR]


def _sources(graph: ConceptGraph, concept: Concept) -> list[str]:
    """Keys of the references of the statements on which the explanation of a concept stands."""
    found: dict[str, None] = {}
    for name in concept.statements:
        statement = graph.statements.get(name)
        source = graph.sources.get(statement.source) if statement else None
        if statement and source:
            found |= dict.fromkeys(source.bibliography[n] for n in statement.references if n in source.bibliography)
    return list(found)


def causes(telling: Telling, concept: str, condition: Condition | None) -> Answer:
    """What raises or lowers a concept."""
    claims = [claim for claim in _claims(telling.graph, concept, condition, effects=False) if claim.relation.kind in LINKING]
    if not claims and _is_place(telling.graph, concept):
        return _organ(telling, concept, condition, effects=False)
    told = claims[:MOST_TOLD]
    _none_that_way(telling, concept, claims)
    groups = _grouped(telling.graph, told)
    if telling.question.wanted:
        groups.sort(key=lambda item: item[0].relation.polarity is not _SIGNS.get(telling.question.wanted))
    for place, (group, members) in enumerate(groups):
        passive = _words_of(group)[0]
        also = _subject(telling, concept, place)
        be = f"{group.modal} {also}be" if group.modal else f"{'are' if telling.is_plural(concept) else 'is'} {also}".rstrip()
        telling.say(f" {be} {passive} ")
        telling.names([(claim.cause, (claim.id,), _remark(telling, claim, condition)) for claim in members])
        telling.say(".")
    impaired = dict.fromkeys(claim.cause for claim in told if condition and claim.status.get(condition) in _FAILING)
    impairing = [claim for action in impaired for claim in _impairing(telling.graph, action, condition)]
    for claim in impairing:
        telling.claim(claim.id)
    return _closed(telling, concept, condition, claims, [*told, *impairing], "what raises or lowers it")


def _subject(telling: Telling, concept: str, place: int) -> str:
    """Name the subject of a sentence, in a further one of the same subject by its pronoun; gives the adverb that goes on."""
    if not place:
        telling.name(concept, opening=True)
        return ""
    telling.begin("They" if telling.is_plural(concept) else "It")
    return "also "


def _none_that_way(telling: Telling, concept: str, claims: Sequence[Claim]) -> None:
    """Say so where it is asked what lowers a concept, and all that is known raises it, or the reverse."""
    wanted = telling.question.wanted
    if wanted is None or not claims or any(claim.polarity in (None, _SIGNS[wanted]) for claim in claims):
        return
    telling.begin(f"The atlas names nothing that directly {'raises' if wanted is Shift.UP else 'lowers'} ")
    telling.name(concept)
    telling.say(".")


def _impairing(graph: ConceptGraph, action: str, condition: Condition | None) -> list[Claim]:
    """The best supported claim that says what impairs an insulin action."""
    return [claim for claim in _claims(graph, action, condition, effects=False) if claim.relation is Relation.IMPAIRS][:1]


def _remark(telling: Telling, claim: Claim, condition: Condition | None) -> str:
    """What has to be said along with a claim, and whether it still gets through in the condition."""
    fate = _FAILING.get(claim.status[condition]) if condition in claim.status and condition else None
    return f"{remark(telling.graph, claim)}{f' ({fate} {telling.where(condition)})' if fate and condition else ''}"


def effects(telling: Telling, concept: str, condition: Condition | None) -> Answer:
    """What a concept does."""
    claims = [claim for claim in _claims(telling.graph, concept, condition, effects=True) if claim.relation.kind in LINKING]
    if not claims and _is_place(telling.graph, concept):
        return _organ(telling, concept, condition, effects=True)
    told = claims[:MOST_TOLD]
    for place, (group, members) in enumerate(_grouped(telling.graph, told)):
        _, one, many = _words_of(group)
        also = _subject(telling, concept, place)
        verb = f"{group.modal} {also}{many}" if group.modal else f"{also}{many if telling.is_plural(concept) else one}"
        telling.say(f" {verb} ")
        telling.names([(claim.effect, (claim.id,), _remark(telling, claim, condition)) for claim in members], owner=concept)
        telling.say(".")
    return _closed(telling, concept, condition, claims, told, "what it does")


def _closed(
    telling: Telling, concept: str, condition: Condition | None, claims: Sequence[Claim], told: Sequence[Claim], what: str
) -> Answer:
    """The answer with what is left out, or with what there is where there is nothing."""
    if (left := len(claims) - MOST_TOLD) > 0:
        telling.sentence(f"The atlas names {counted(left, 'more', 'more')}.")
    if not claims:
        where = f" {telling.where(condition)}" if condition else ""
        telling.begin("The atlas does not say of ")
        telling.name(concept)
        telling.say(f" {what}{where}.")
        _elsewhere(telling, concept)
    _associated(telling, concept, condition)
    others = (end for claim in told for end in (claim.cause, claim.effect))
    near = others if told else _near(telling.graph, concept, condition)
    return telling.answer(shown=(concept, *near))


def _elsewhere(telling: Telling, concept: str) -> None:
    links = [claim for claim in _claims(telling.graph, concept, None, effects=True) if claim.relation.kind in LINKING]
    links += [claim for claim in _claims(telling.graph, concept, None, effects=False) if claim.relation.kind in LINKING]
    if links:
        telling.sentence("What it does say:")
        telling.claim(links[0].id)


def _associated(telling: Telling, concept: str, condition: Condition | None) -> None:
    """What goes together with a concept, which is no cause."""
    both = (*_claims(telling.graph, concept, condition, effects=True), *_claims(telling.graph, concept, condition, effects=False))
    found = [claim for claim in both if claim.relation.kind is RelationKind.ASSOCIATION][:MOST_ASSOCIATED]
    if not found:
        return
    telling.paragraph()
    telling.begin("It goes together with ")
    telling.names([(claim.effect if claim.cause == concept else claim.cause, (claim.id,), "") for claim in found])
    telling.say(", which does not make either the cause of the other.")


def _organ(telling: Telling, place: str, condition: Condition | None, *, effects: bool) -> Answer:
    """What a part of the body does to the others, or they to it, by what is in it."""
    graph = telling.graph
    organ = graph.concepts[place].organ
    found = [
        claim
        for claim in graph.claims.values()
        if claim.is_causal
        and (condition is None or condition in claim.conditions)
        and graph.concepts[claim.cause if effects else claim.effect].organ == organ
        and graph.concepts[claim.effect if effects else claim.cause].organ != organ
    ]
    ranked = sorted(found, key=lambda claim: (-claim.grade, claim.id))[:MOST_OF_ORGAN]
    telling.begin("In this atlas ")
    telling.name(place)
    telling.say(_PLACES[effects, bool(ranked)])
    for claim in ranked:
        telling.claim(claim.id)
    return telling.answer(shown=(*(end for claim in ranked for end in (claim.cause, claim.effect)), place))


def _is_place(graph: ConceptGraph, concept: str) -> bool:
    return graph.concepts[concept].kind is ConceptKind.ANATOMY


def _claims(graph: ConceptGraph, concept: str, condition: Condition | None, *, effects: bool) -> list[Claim]:
    """Claims from or to a concept that hold in a condition, what is stated and best supported first."""
    found = graph.claims_from(concept, MOST_LOOKED_AT) if effects else graph.claims_to(concept, MOST_LOOKED_AT)
    holding = [claim for claim in found if (condition is None or condition in claim.conditions) and claim.cause != claim.effect]
    return sorted(holding, key=lambda claim: (-claim.grade, claim.id))


def _near(graph: ConceptGraph, concept: str, condition: Condition | None) -> list[str]:
    """The nearest concepts, for the view of a definition."""
    both = (*_claims(graph, concept, condition, effects=False), *_claims(graph, concept, condition, effects=True))
    links = [claim for claim in both if claim.relation.kind in LINKING] or list(both)
    return [claim.cause if claim.effect == concept else claim.effect for claim in links][: 2 * MOST_TOLD]


def _grouped(graph: ConceptGraph, claims: Iterable[Claim]) -> list[tuple[_Group, list[Claim]]]:
    """Claims of one verb together, in the order of the verbs; firm ones before hedged ones."""
    groups: dict[_Group, list[Claim]] = {}
    for claim in claims:
        driven = claim.relation is Relation.INCREASES and graph.concepts[claim.effect].kind is ConceptKind.INSULIN_ACTION
        groups.setdefault(_Group(claim.relation, _MODALS.get(claim.hedge, ""), driven), []).append(claim)
    return sorted(groups.items(), key=lambda item: (_ORDER.index(item[0].relation), item[0].modal, item[0].driven))


def _words_of(group: _Group) -> tuple[str, str, str]:
    return _DRIVING[group.relation] if group.driven else _WORDS[group.relation]
