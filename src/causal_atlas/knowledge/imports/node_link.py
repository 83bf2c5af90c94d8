"""Node-link JSON, of NetworkX (`node_link_data`), D3 and graphology."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports import cells
from causal_atlas.knowledge.imports.files import opened
from causal_atlas.knowledge.imports.json_parts import object_in, objects
from causal_atlas.knowledge.imports.network import Network


def is_this(value: object) -> bool:
    """Whether a JSON value is in this format."""
    return isinstance(value, Mapping) and "nodes" in value and ("links" in value or "edges" in value)


def read(path: Path, value: Any) -> ConceptGraph:
    """The graph of a JSON value in this format.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a JSON file")
    network = Network(file)
    directed = value.get("directed", True) is not False and object_in(value.get("options")).get("type") != "undirected"
    for number, node in enumerate(objects(file, value["nodes"], "nodes"), 1):
        known = cells.folded(object_in(node.get("attributes")) or node)
        name = cells.as_text(node.get("id", node.get("key")))
        network.concept(number, name, label=cells.first(known, cells.LABEL), organ=cells.first(known, cells.ORGAN))
    for number, edge in enumerate(objects(file, value.get("links", value.get("edges")), "links"), 1):
        known = cells.folded(object_in(edge.get("attributes")) or edge)
        network.link(
            number,
            cells.as_text(edge.get("source")),
            cells.as_text(edge.get("target")),
            cells.words(known),
            directed=directed and edge.get("undirected") is not True,
            label=cells.edge_label(known),
            mechanism=cells.first(known, cells.MECHANISM),
            reference=cells.references(known),
        )
    return network.graph()
