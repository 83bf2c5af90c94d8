"""What a lecture stands on: its references, numbered in the order in which its scenes cite them."""

from __future__ import annotations

from collections.abc import Mapping

from causal_atlas.exports.text import cited
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Dispute
from causal_atlas.lectures.lecture import Lecture, Scene
from causal_atlas.reasoning.chain_prose import grounds


def claims_of(graph: ConceptGraph, scene: Scene) -> tuple[Claim, ...]:
    """The claims that a scene rests on, those of its question included, as far as the graph has them."""
    named = dict.fromkeys((*scene.claims, *(scene.question.claims if scene.question else ())))
    return tuple(graph.claims[name] for name in named if name in graph.claims)


def numbered(graph: ConceptGraph, lecture: Lecture) -> Mapping[str, int]:
    """Keys of references, and of source texts where a claim has no reference, each with its number from 1."""
    claims = [claim for scene in lecture.scenes for claim in claims_of(graph, scene)]
    keys = dict.fromkeys(key for claim in claims for key in grounds(graph, claim))
    return {key: number for number, key in enumerate(keys, 1)}


def numbers_of(graph: ConceptGraph, scene: Scene, numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers that a scene cites, in their order."""
    return tuple(sorted({numbers[key] for claim in claims_of(graph, scene) for key in grounds(graph, claim)}))


def line(graph: ConceptGraph, key: str) -> str:
    """A reference, or a source text, in a line."""
    if key in graph.references:
        return cited(graph.references[key])
    source = graph.sources[key]
    return f"{source.short}: {source.title}."


def disputes_of(graph: ConceptGraph, scene: Scene) -> tuple[Dispute, ...]:
    """The disputes about what a scene rests on."""
    found = {dispute.id: dispute for claim in claims_of(graph, scene) for dispute in graph.disputes_of(claim.id)}
    return tuple(found.values())
