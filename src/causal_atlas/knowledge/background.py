"""What the concepts and claims of a graph stand on, as one JSON value, and the graph back from it and their rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import AtlasInfo, Dispute, Reference, Source, Statement
from causal_atlas.knowledge.rows import claim_of, cleaned, concept_of

VERSION = 1
"""Of the rows and of this value; it grows when a file of before could be misread."""

_INFO: TypeAdapter[AtlasInfo] = TypeAdapter(AtlasInfo)
_PARTS: Mapping[str, TypeAdapter[Any]] = {
    "statements": TypeAdapter(tuple[Statement, ...]),
    "references": TypeAdapter(tuple[Reference, ...]),
    "sources": TypeAdapter(tuple[Source, ...]),
    "disputes": TypeAdapter(tuple[Dispute, ...]),
}


def background(graph: ConceptGraph) -> dict[str, Any]:
    """Everything of a graph but its concepts and claims; of these it tells nothing, so that they are told once.

    Questions, courses and places are left out.
    """
    parts = {name: adapter.dump_python(tuple(getattr(graph, name).values()), mode="json") for name, adapter in _PARTS.items()}
    told: dict[str, Any] = cleaned({"info": _INFO.dump_python(graph.info, mode="json"), **parts})
    return {"causal_atlas": VERSION, **told}


def restored(told: Mapping[str, Any], concepts: Iterable[Mapping[str, Any]], claims: Iterable[Mapping[str, Any]]) -> ConceptGraph:
    """The graph of a background and of the rows of its concepts and claims.

    Raises:
        ValueError: something is not what it should be (`pydantic.ValidationError` is a ValueError).
        KeyError: something is missing.
    """
    parts = {name: adapter.validate_python(told[name]) for name, adapter in _PARTS.items()}
    return ConceptGraph(
        info=_INFO.validate_python(told["info"]),
        concepts={concept.id: concept for concept in map(concept_of, concepts)},
        claims={claim.id: claim for claim in map(claim_of, claims)},
        statements={each.id: each for each in parts["statements"]},
        references={each.key: each for each in parts["references"]},
        sources={each.id: each for each in parts["sources"]},
        disputes={each.id: each for each in parts["disputes"]},
    )
