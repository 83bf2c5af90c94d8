"""Cytoscape.js JSON, also as Cytoscape desktop writes it (`.cyjs`); our own comes back whole.

https://js.cytoscape.org/#notation/elements-json
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports import cells, own
from causal_atlas.knowledge.imports.files import SourceFile, opened
from causal_atlas.knowledge.imports.json_parts import object_in, objects
from causal_atlas.knowledge.imports.network import Network


def is_this(value: object) -> bool:
    """Whether a JSON value is in this format."""
    if isinstance(value, Mapping):
        return "elements" in value
    return isinstance(value, list) and bool(value) and all("data" in object_in(item) for item in value[:5])


def read(path: Path, value: Any) -> ConceptGraph:
    """The graph of a JSON value in this format.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a Cytoscape.js file")
    nodes, edges = _elements(file, value["elements"] if isinstance(value, Mapping) else value)
    about = object_in(value.get("data")) if isinstance(value, Mapping) else {}
    if (told := own.told_in(file, about.get(own.MARK))) is not None:
        claims = [edge | {"id": edge.get("claim")} for edge in edges]
        return own.graph_of(file, own.Rows(told=told, concepts=nodes, claims=claims))
    network = Network(file, coded=_coded(nodes))
    network.title = cells.as_text(about.get("title") or about.get("name"))
    for number, node in enumerate(nodes, 1):
        known = cells.folded(node)
        organ = cells.first(known, cells.ORGAN)
        network.concept(number, cells.as_text(node.get("id")), label=cells.first(known, cells.LABEL), organ=organ)
    for number, edge in enumerate(edges, 1):
        cause, effect = cells.as_text(edge.get("source")), cells.as_text(edge.get("target"))
        # Some programs keep the ends of an edge under names of columns, too.
        known = cells.folded({name: cell for name, cell in edge.items() if name != "effect" or cell != edge.get("target")})
        network.link(
            number,
            cause,
            effect,
            cells.words(known),
            directed=known.get("directed") != "false",
            label=cells.edge_label(known),
            mechanism=cells.first(known, cells.MECHANISM),
            reference=cells.references(known),
        )
    return network.graph()


def _elements(file: SourceFile, value: object) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The data of the nodes and of the edges, which stand apart or together."""
    if isinstance(value, Mapping):
        nodes = objects(file, value.get("nodes", []), "nodes")
        edges = objects(file, value.get("edges", []), "edges")
        return list(_data(nodes)), list(_data(edges))
    every = objects(file, value, "elements")
    kinds = [item.get("group") or ("edges" if "source" in object_in(item.get("data")) else "nodes") for item in every]
    apart = {
        kind: list(_data([item for item, its in zip(every, kinds, strict=True) if its == kind])) for kind in ("nodes", "edges")
    }
    return apart["nodes"], apart["edges"]


def _data(elements: Any) -> Iterator[dict[str, Any]]:
    return (dict(object_in(element.get("data"))) for element in elements)


def _coded(nodes: list[dict[str, Any]]) -> bool:
    """Whether the ids are the running numbers of Cytoscape desktop."""
    return bool(nodes) and all("SUID" in node for node in nodes)
