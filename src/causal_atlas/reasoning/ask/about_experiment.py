"""What follows when something rises or falls."""

from __future__ import annotations

from collections.abc import Sequence

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning import prose, states
from causal_atlas.reasoning.ask.about_two import standing_for
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.question import Question
from causal_atlas.reasoning.ask.telling import Telling, counted
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import telling as words
from causal_atlas.reasoning.whatif.ask import answer
from causal_atlas.reasoning.whatif.values import Change, Outcome

MOST_TOLD = 4
"""How many concepts that rise, and that fall, and that are open, are named; the nearest."""
MOST_WATCHED = 3
_VERBS = {
    Outcome.UP: ("rises", "rise"),
    Outcome.DOWN: ("falls", "fall"),
    Outcome.UNCHANGED: ("stays as it is", "stay as they are"),
    Outcome.UNDETERMINED: ("is open", "are open"),
}
_PULLED = {Outcome.UP: ("would rise", "would rise"), Outcome.DOWN: ("would fall", "would fall")}
_TORN = ("is pulled both ways", "are pulled both ways")


def experiment(telling: Telling, question: Question, condition: Condition | None) -> Answer:
    """What rises, what falls, and what signs alone do not decide; what was asked about comes first, with the reason."""
    condition = condition or fitting(telling.graph, question)
    found = answer(telling.graph, question.shifts, condition)
    others = [concept for concept in question.concepts if concept not in question.shifts]
    watched = [name for concept in others for name in standing_for(telling.graph, concept)][:MOST_WATCHED]
    _supposed(telling, question, condition)
    for name in watched:
        _watched(telling, name, found.outcome(name), found.changes.get(name))
    reached = [change for change in found.changes.values() if not change.is_set and change.concept not in watched]
    if not reached and not watched:
        telling.sentence("Nothing follows: no causal claim leads on from there.")
    shown = [*question.shifts, *watched]
    for name in watched:
        change = found.changes.get(name)
        shown += change.because.concepts if change and change.because else ()
    telling.paragraph()
    for outcome in (Outcome.UP, Outcome.DOWN):
        shown += _list(telling, [change for change in reached if change.outcome is outcome], _VERBS[outcome])
    shown += _open(telling, [change for change in reached if change.outcome is Outcome.UNDETERMINED])
    if limits := words.limits(found):
        telling.paragraph()
        telling.sentence(limits)
    return telling.answer(shown=shown, shifts=question.shifts, condition=condition)


def fitting(graph: ConceptGraph, question: Question) -> Condition | None:
    """The first condition in which what is set acts on something: what holds in any, taken together, is nobody's body."""
    if not graph.insulin_actions:
        return None
    return next((each for each in Condition if all(_acts(graph, name, each) for name in question.shifts)), None)


def _acts(graph: ConceptGraph, concept: str, condition: Condition) -> bool:
    arcs = graph.arcs(condition)
    return bool(arcs.leaving(arcs.index[concept]))


def _supposed(telling: Telling, question: Question, condition: Condition | None) -> None:
    """What is set, as the beginning of the answer."""
    telling.begin(f"{prose.capitalised(telling.where(condition))}, suppose " if condition else "Suppose ")
    for place, (name, shift) in enumerate(question.shifts.items()):
        telling.say(" and " if place else "")
        telling.name(name)
        verb = states.set_to(telling.graph.concepts[name], telling.audience, up=shift is Shift.UP)
        telling.say(f" {verb.plural if telling.is_plural(name) else verb.singular}")
    plural = len(question.shifts) > 1 or telling.is_plural(next(iter(question.shifts)))
    telling.say(", and are held there." if plural else ", and is held there.")


def _watched(telling: Telling, concept: str, outcome: Outcome, change: Change | None) -> None:
    """What becomes of a concept that was asked about, and by which chain."""
    telling.begin("Then ")
    telling.name(concept)
    telling.say(f" {_VERBS[outcome][telling.is_plural(concept)]}.")
    if change is None:
        return
    if outcome is not Outcome.UNDETERMINED:
        _chain(telling, change.because.claims if change.because else ())
        return
    telling.sentence(words.why(telling.graph, change, telling.audience), change.doubts)
    for chain, lead in ((change.because, "What would raise it:"), (change.against, "What would lower it:")):
        if chain:
            telling.paragraph()
            telling.sentence(lead)
            _chain(telling, chain.claims)


def _chain(telling: Telling, claims: Sequence[str]) -> None:
    for claim in claims:
        telling.claim(claim)


def _open(telling: Telling, changes: Sequence[Change]) -> list[str]:
    """What signs alone do not decide, by the way in which the chains pull it; gives the concepts that are named."""
    if not changes:
        return []
    telling.paragraph()
    telling.sentence("For the rest, signs alone do not decide.")
    rising = [change for change in changes if change.because and not change.against]
    falling = [change for change in changes if change.against and not change.because]
    torn = [change for change in changes if change not in rising and change not in falling]
    named = _list(telling, torn, _TORN)
    if rising or falling:
        telling.begin("By the chains alone ")
        named += _list(telling, rising, _PULLED[Outcome.UP], opening=False, end=" and " if falling else "")
        named += _list(telling, falling, _PULLED[Outcome.DOWN], opening=False, end="")
        telling.say(", but loops or claims without a direction leave it open.")
    return named


def _list(
    telling: Telling, changes: Sequence[Change], verbs: tuple[str, str], *, opening: bool = True, end: str = "."
) -> list[str]:
    """The nearest of some concepts that fare alike, each with the last link that moves it; gives those that are named."""
    if not changes:
        return []
    told = changes[:MOST_TOLD]
    left = len(changes) - len(told)
    chains = [change.because or change.against for change in told]
    links = [chain.claims[-1:] if chain else () for chain in chains]
    named = [(change.concept, link, "") for change, link in zip(told, links, strict=True)]
    telling.names(named, "," if left else "and", opening=opening)
    telling.say(f" and {counted(left, 'other')} farther on" if left else "")
    telling.say(f" {verbs[len(changes) > 1 or telling.is_plural(told[0].concept)]}{end}")
    return [change.concept for change in told]
