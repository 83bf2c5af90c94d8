"""What is said of two concepts: how one leads to the other, and what brings about both."""

from __future__ import annotations

from itertools import product

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Concept, ConceptKind, Condition, Polarity, Relation, Status
from causal_atlas.reasoning import chain_prose, prose
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.telling import Telling, counted
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.chains.values import Chain, Chains
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.wording import fares

SECONDS = 0.5
"""How long one search for chains may take; a question asks for several."""
LIMIT = 5
MOST_LOOKED_AT = 50
MOST_PAIRS = 6
MOST_KINDS = 3
FIRM = 2
"""The evidence from which a chain is told as what happens; a link that nobody states has less."""
MOST_FIRM = 4
"""Links; where many signs are multiplied, something else may well decide."""
MOST_IN_PLACE = 8
"""How many concepts stand in for a part of the body."""
_SIGNS = {Polarity.PLUS: Shift.UP, Polarity.MINUS: Shift.DOWN}


def chain(telling: Telling, cause: str, effect: str, condition: Condition | None) -> Answer:
    """How one concept leads to another: the best chain, link by link."""
    question = telling.question
    # Why something no longer happens is told from how it happens in health.
    where = Condition.HEALTHY if question.negated else condition
    pairs = [(cause, effect), *([(effect, cause)] if question.both_ways else [])]
    answers = [_best(telling.graph, *pair, where, question.without) for pair in pairs]
    found, best = max(answers, key=lambda answer: _rank(answer[1]))
    if best is None:
        return _none(telling, cause, effect, where, found)
    wanted = (one for one in _open(found, question.without) if question.wanted and _way(one) is question.wanted)
    chosen = next(wanted, best)
    if question.wanted not in (None, _way(chosen)):
        verb = "raises" if question.wanted is Shift.UP else "lowers"
        telling.sentence(f"The atlas has no chain by which the one {verb} the other; what it has is this.")
        telling.paragraph()
    if len(chosen.claims) > 1 or question.negated:
        _lead(telling, chosen, condition)
        telling.paragraph()
    telling.chain(chosen)
    if len(chosen.claims) == 1:
        _how(telling, chosen.claims[0])
    if question.negated and condition:
        _failing(telling, chosen, condition)
    telling.paragraph()
    _reservations(telling, found, chosen)
    return telling.answer(shown=chosen.concepts, route=chosen.concepts, signs=chosen.signs)


def leads(graph: ConceptGraph, cause: str, effect: str, condition: Condition | None) -> bool:
    """Whether some chain leads from one concept to another."""
    return _best(graph, cause, effect, condition, ())[1] is not None


def _best(
    graph: ConceptGraph, cause: str, effect: str, condition: Condition | None, without: tuple[str, ...]
) -> tuple[Chains, Chain | None]:
    """The best chain between two concepts; what is in a part of the body stands in for it."""
    found: list[tuple[Chains, Chain | None]] = []
    pairs = list(product(standing_for(graph, cause), standing_for(graph, effect)))
    # What is linked directly needs no search through the rest of an organ.
    direct = [pair for pair in pairs if any(claim.is_causal for claim in graph.claims_between(*pair))]
    for start, end in (direct if len(pairs) > 1 and direct else pairs)[:MOST_PAIRS]:
        answer = chains(graph, start, end, condition=condition, limit=LIMIT + 20 * bool(without), budget=Budget(seconds=SECONDS))
        found.append((answer, next(iter(_open(answer, without)), None)))
    return max(found, key=lambda pair: _rank(pair[1]))


def _open(found: Chains, without: tuple[str, ...]) -> list[Chain]:
    """The chains that avoid what the reader wants left out."""
    return [one for one in found.chains if not set(one.concepts) & set(without)]


def _way(found: Chain) -> Shift | None:
    return _SIGNS[found.polarity] if found.polarity else None


def _rank(found: Chain | None) -> tuple[int, int, int]:
    return (found.grade, -len(found.claims), -found.inferred) if found else (0, 0, 0)


def standing_for(graph: ConceptGraph, concept: str) -> tuple[str, ...]:
    """The concept itself, or what stands in for a part of the body without causal links of its own.

    For a whole organ these are the best connected concepts in it; for a smaller part, such as a cell, what is said to lie in
    it, for not everything in the organ goes on there.
    """
    found = graph.concepts[concept]
    to = graph.claims_to(concept, MOST_LOOKED_AT)
    near = (*graph.claims_from(concept, MOST_LOOKED_AT), *to)
    if found.kind is not ConceptKind.ANATOMY or any(claim.is_causal for claim in near):
        return (concept,)
    if _is_whole_organ(graph, found):
        return tuple(name for name, _ in graph.best_connected(MOST_IN_PLACE, found.organ)) or (concept,)
    inside = (claim.cause for claim in to if claim.relation in (Relation.LOCATED_IN, Relation.PART_OF))
    return tuple(dict.fromkeys(inside))[:MOST_IN_PLACE] or (concept,)


def _is_whole_organ(graph: ConceptGraph, concept: Concept) -> bool:
    """Whether a part of the body is what its organ is called after, for some audience."""
    organs = [organ.label for organ in graph.info.organs if organ.id == concept.organ]
    return any(organ.for_(audience) == concept.label.for_(audience) for organ in organs for audience in Audience)


def _lead(telling: Telling, found: Chain, condition: Condition | None) -> None:
    """The whole chain in a sentence; one that is long, or has a link that nobody states, is put as what it would do."""
    start, end = found.concepts[0], found.concepts[-1]
    where = "Normally" if telling.question.negated else prose.capitalised(telling.where(condition)) if condition else ""
    one, many = _verb(telling.graph.concepts[end].kind, found.polarity)
    modal = chain_prose.modal(telling.graph, found)
    steps = counted(len(found.claims), "step")
    if found.polarity and (found.grade < FIRM or len(found.claims) > MOST_FIRM):
        telling.begin(f"{where}, along" if where else "Along")
        telling.say(f" a chain of {steps}, ")
        telling.name(start)
        telling.say(f" {_WOULD[modal]} {many} ")
        telling.name(end)
        telling.say(".")
        return
    telling.begin(f"{where}, " if where else "")
    telling.name(start, opening=not where)
    telling.say(f" {modal} {many} " if modal else f" {many if telling.is_plural(start) else one} ")
    telling.name(end)
    if found.polarity is None:
        telling.say(", but which way is not known")
    telling.say(f", in {steps}.")


_WOULD = {"": "would", "can": "could", "may": "might"}


def _how(telling: Telling, name: str) -> None:
    """How the one link of a chain comes about, and that something is on record against it."""
    claim = telling.graph.claims[name]
    if mechanism := claim.mechanism.for_(telling.audience):
        telling.sentence(mechanism)
    if claim.phase:
        telling.sentence(f"This is one step of a course over time: {claim.phase.lstrip('0123456789 ')}.")
    if against := sum(argument.stance == "against" for argument in claim.arguments):
        telling.sentence(f"The atlas also records {counted(against, 'argument')} against it.")


def _verb(kind: ConceptKind, polarity: Polarity | None) -> tuple[str, str]:
    """How a whole chain is put, of one and of many: a substance is raised, an order is driven, a disease is led to."""
    if polarity is None:
        return "acts on", "act on"
    rises = polarity is Polarity.PLUS
    if kind is ConceptKind.DISEASE:
        return ("leads to", "lead to") if rises else ("works against", "work against")
    if kind is ConceptKind.INSULIN_ACTION:
        return ("drives", "drive") if rises else ("weakens", "weaken")
    return ("raises", "raise") if rises else ("lowers", "lower")


def _failing(telling: Telling, found: Chain, condition: Condition) -> None:
    """Which links of a healthy chain no longer get through."""
    telling.paragraph()
    broken = [
        name for name in found.claims if telling.graph.claims[name].status.get(condition) in (Status.LOST, Status.ATTENUATED)
    ]
    if not broken:
        telling.sentence(f"The atlas does not say that a link of this chain fails {telling.where(condition)}.")
    actions: dict[str, list[str]] = {}
    for name in broken:
        claim = telling.graph.claims[name]
        action = claim.effect if telling.graph.concepts[claim.effect].kind is ConceptKind.INSULIN_ACTION else claim.cause
        actions.setdefault(action, []).append(name)
    for action, names in actions.items():
        status = telling.graph.claims[names[0]].status[condition]
        telling.begin(f"{prose.capitalised(telling.where(condition))}, ")
        telling.name(action)
        telling.say(f" {fares(status)}", tuple(names))
        telling.say(".")


def _reservations(telling: Telling, found: Chains, chosen: Chain) -> None:
    """How well the chain stands, and what else there is."""
    telling.sentence(chain_prose.weakest(telling.graph, chosen, telling.audience))
    for unstated in chain_prose.unstated(telling.graph, chosen, telling.audience):
        telling.sentence(unstated)
    if any(_way(one) not in (None, _way(chosen)) for one in found.chains):
        telling.sentence("Another chain leads the other way, so that signs alone do not settle it.")
    others = len(found.chains) - 1 + found.more_than
    if others > 0:
        bound = "" if found.left_out is not None else "at least "
        verb = "is" if others == 1 else "are"
        telling.sentence(f"There {verb} {bound}{counted(others, 'other chain')} between the two.")


def _to_a_kind(graph: ConceptGraph, cause: str, effect: str, condition: Condition | None) -> tuple[str, Chain | None]:
    """The best chain to a kind of the effect, where none leads to the effect itself: puberty brings a resistance of its own."""
    kinds = [claim.cause for claim in graph.claims_to(effect, MOST_LOOKED_AT) if claim.relation is Relation.IS_A]
    found = [(kind, _best(graph, cause, kind, condition, ())[1]) for kind in kinds[:MOST_KINDS] if kind != cause]
    return max(found, key=lambda pair: _rank(pair[1]), default=("", None))


def _none(telling: Telling, cause: str, effect: str, condition: Condition | None, found: Chains) -> Answer:
    """Nothing leads from the one to the other: say so, and what there is instead."""
    telling.begin("The atlas has no chain of causes from ")
    telling.name(cause)
    telling.say(" to ")
    telling.name(effect)
    telling.say(f" {telling.where(condition)}" if condition else "")
    if telling.question.without:
        telling.say(" that avoids ")
        telling.names([(name, (), "") for name in telling.question.without], "or")
    telling.say(".")
    if found.elsewhere:
        where = [telling.where(each) for each in found.elsewhere]
        telling.sentence(f"It has one {' and '.join(where)}.")
    kind, to_kind = _to_a_kind(telling.graph, cause, effect, condition)
    _, back = _best(telling.graph, effect, cause, condition, ())
    if to_kind:
        telling.begin("It has one to ")
        telling.name(kind)
        telling.say(", which is a kind of it.")
        # A course over time is told whole: what rises in puberty also goes back when it ends.
        alone = telling.graph.claims_between(cause, kind) if len(to_kind.claims) == 1 else ()
        for each in alone:
            if each.is_causal:
                telling.claim(each.id)
        if not alone:
            telling.chain(to_kind)
        return telling.answer(shown=(cause, effect, *to_kind.concepts))
    if back:
        telling.sentence("It has one the other way round:")
        telling.chain(back)
    elif found.remarks:
        telling.sentence("What it says of the two:")
        for claim in found.remarks[:3]:
            telling.claim(claim)
    return telling.answer(shown=(cause, effect, *(back.concepts if back else ())))
