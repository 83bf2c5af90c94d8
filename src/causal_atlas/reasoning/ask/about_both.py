"""Why two concepts go together: what brings about both."""

from __future__ import annotations

from collections.abc import Mapping

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Relation
from causal_atlas.reasoning.ask.about_two import SECONDS, standing_for
from causal_atlas.reasoning.ask.answer import Answer
from causal_atlas.reasoning.ask.telling import Telling
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.chains.values import Chain

FARTHEST = 5
"""Links; what lies farther back explains everything and so nothing."""
MOST_SEEN = 4_000
MOST_TOLD = 2
MOST_REMARKS = 3


def common(telling: Telling, first: str, second: str, condition: Condition | None) -> Answer:
    """What brings about both, told by the best chain to each; and what is said of the two together."""
    graph = telling.graph
    first, second = ends = (standing_for(graph, first)[0], standing_for(graph, second)[0])
    explaining = _explaining(graph, first, second, condition)
    for claim in explaining:
        telling.claim(claim)
    told = _chains(graph, first, second, condition)
    shown = [*ends]
    for place, (cause, pair) in enumerate(told):
        telling.paragraph()
        telling.begin(f"{'Another' if place else 'One'} cause of both is ")
        telling.name(cause)
        telling.say(".")
        for each in pair:
            telling.chain(each)
        shown += [name for each in pair for name in each.concepts]
    between = [claim.id for pair in ((first, second), (second, first)) for claim in graph.claims_between(*pair)]
    if between:
        telling.paragraph()
        telling.sentence("Of the two themselves the atlas says:")
        for claim in between[:MOST_REMARKS]:
            telling.claim(claim)
    if not (explaining or told):
        telling.paragraph()
        telling.begin("The atlas names nothing that brings about both ")
        telling.names([(name, (), "") for name in ends])
        telling.say(f" {telling.where(condition)}." if condition else ".")
    return telling.answer(shown=(*shown, *(graph.claims[name].cause for name in explaining)))


def _explaining(graph: ConceptGraph, first: str, second: str, condition: Condition | None) -> list[str]:
    """Claims by which one concept is said to explain both."""
    found: list[dict[str, str]] = [
        {
            claim.cause: claim.id
            for claim in graph.claims_to(name, MOST_SEEN)
            if claim.relation is Relation.EXPLAINS and (condition is None or condition in claim.conditions)
        }
        for name in (first, second)
    ]
    return [each[cause] for cause in sorted(found[0].keys() & found[1].keys()) for each in found]


def _chains(graph: ConceptGraph, first: str, second: str, condition: Condition | None) -> list[tuple[str, tuple[Chain, Chain]]]:
    """The nearest common causes, each with its best chain to either end; those whose way to one leads past the other left out."""
    behind = [_behind(graph, name, condition) for name in (first, second)]
    shared = (behind[0].keys() & behind[1].keys()) - {first, second}
    ranked = sorted(shared, key=lambda name: (behind[0][name] + behind[1][name], name))
    found: list[tuple[str, tuple[Chain, Chain]]] = []
    for cause in ranked[: 4 * MOST_TOLD]:
        pair = [_avoiding(graph, cause, end, other, condition) for end, other in ((first, second), (second, first))]
        if pair[0] and pair[1]:
            found.append((cause, (pair[0][0], pair[1][0])))
        if len(found) == MOST_TOLD:
            break
    return found


def _avoiding(graph: ConceptGraph, cause: str, effect: str, other: str, condition: Condition | None) -> list[Chain]:
    """The best chains to one end that do not pass the other."""
    found = chains(graph, cause, effect, condition=condition, limit=3, budget=Budget(seconds=SECONDS))
    return [one for one in found.chains if other not in one.concepts]


def _behind(graph: ConceptGraph, concept: str, condition: Condition | None) -> Mapping[str, int]:
    """Everything that leads to a concept, with how many links away it is."""
    arcs = graph.arcs(condition)
    start = arcs.index[concept]
    distance = {start: 0}
    edge = [start]
    for far in range(1, FARTHEST + 1):
        following: list[int] = []
        for place in edge:
            for cause, _ in arcs.arriving(place):
                if cause not in distance and len(distance) < MOST_SEEN:
                    distance[cause] = far
                    following.append(cause)
        edge = following
    return {arcs.names[place]: far for place, far in distance.items()}
