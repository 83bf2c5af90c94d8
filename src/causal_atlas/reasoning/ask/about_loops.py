"""What feeds itself, and where it can be cut."""

from __future__ import annotations

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.telling import Telling, counted, in_words
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.cuts import cuts
from causal_atlas.reasoning.loop import Loop, Loops
from causal_atlas.reasoning.loop_prose import told
from causal_atlas.reasoning.loops import loops_of

SECONDS = 1.0
MAX_LINKS = 6
"""Longer loops are listed on the page; told in an answer nobody could follow them."""
MOST = 2_000
MOST_TOLD = 2
MOST_CUTS = 4


def loops(telling: Telling, concept: str, condition: Condition | None) -> Answer:
    """The loops through a concept, or all; the best supported are told round."""
    found = _found(telling.graph, concept, condition)
    if not found.loops:
        return _none(telling, concept, condition, found)
    _counted(telling, concept, condition, found)
    if len(found.loops) > MOST_TOLD:
        telling.sentence(f"{prose.capitalised(in_words(MOST_TOLD))} of them are told here.")
    for loop in found.loops[:MOST_TOLD]:
        _loop(telling, loop)
    first = found.loops[0]
    return telling.answer(
        shown=[name for loop in found.loops[:MOST_TOLD] for name in loop.concepts],
        route=(*first.concepts, first.concepts[0]),
        signs=first.signs,
    )


def cut(telling: Telling, concept: str, condition: Condition | None) -> Answer:
    """Where the loops through a concept, or all, can be cut, and what is known about acting there."""
    graph = telling.graph
    found = _found(graph, concept, condition)
    if not found.loops:
        return _none(telling, concept, condition, found)
    _counted(telling, concept, condition, found)
    ranked = cuts(graph, found.loops, through=concept, most=MOST_CUTS)
    telling.paragraph()
    telling.begin("Holding still ")
    telling.names([(each.place[0], (), f" (opens {_share(len(each.opens), ranked.loops)})") for each in ranked.concepts], "or")
    telling.say(" would open most of them.")
    telling.paragraph()
    telling.sentence("The links whose interruption opens most of them:")
    for each in ranked.links[:MOST_CUTS]:
        telling.claim(each.claims[0])
    acting = list(dict.fromkeys(claim for each in (*ranked.concepts, *ranked.links) for claim in each.acting))
    telling.paragraph()
    if acting:
        telling.sentence("What the atlas knows of acting there:")
        for claim in acting[:MOST_CUTS]:
            telling.claim(claim)
    else:
        telling.sentence("The atlas knows of nothing that is done at these places, and it gives no advice on treatment.")
    shown = (name for each in (*ranked.links, *ranked.concepts) for name in each.place)
    return telling.answer(shown=(*([concept] if concept else []), *shown))


def _found(graph: ConceptGraph, concept: str, condition: Condition | None) -> Loops:
    budget = Budget(seconds=SECONDS)
    return loops_of(graph, through=concept, max_links=MAX_LINKS, condition=condition, most=MOST, budget=budget)


def _counted(telling: Telling, concept: str, condition: Condition | None, found: Loops) -> None:
    """How many there are, and how far they are all."""
    number = len(found.loops)
    telling.begin(f"There {'is' if number == 1 else 'are'} {counted(number, 'loop')}")
    if concept:
        telling.say(" through ")
        telling.name(concept)
    where = f" {telling.where(condition)}" if condition else ""
    kinds = [(kind, amount) for kind, amount in found.counts().items() if amount]
    counts = " and ".join(counted(amount, kind, kind) for kind, amount in kinds)
    kinds_told = "" if number == 1 else f": all {kinds[0][0]}" if len(kinds) == 1 else f": {counts}"
    telling.say(f"{where}, of up to {counted(MAX_LINKS, 'link')}{kinds_told}.")
    if found.truncated:
        telling.sentence("The search was stopped before it had seen all.")


def _loop(telling: Telling, loop: Loop) -> None:
    telling.paragraph()
    story = told(telling.graph, loop, telling.audience)
    telling.sentence(story.story, loop.claims)
    for name in loop.concepts:
        telling.mention(name)
    for text in filter(None, (story.caveat, *story.doubts)):
        telling.sentence(text)


def _share(opens: int, loops: int) -> str:
    return "all" if opens == loops else f"{counted(opens, 'loop')}"


def _none(telling: Telling, concept: str, condition: Condition | None, found: Loops) -> Answer:
    if found.truncated:
        telling.sentence("The search was stopped before it had found a loop; there may be some.")
        return telling.answer(shown=(concept,) if concept else ())
    if concept:
        telling.begin("No loop of up to " + counted(MAX_LINKS, "link") + " runs through ")
        telling.name(concept)
    else:
        telling.begin("There is no loop of up to " + counted(MAX_LINKS, "link") + " in this graph")
    telling.say(f" {telling.where(condition)}." if condition else ".")
    return telling.answer(shown=(concept,) if concept else ())
