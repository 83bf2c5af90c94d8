"""CX and CX2, of Cytoscape and NDEx; our own CX2 comes back whole.

Nodes are numbered there, so concepts are called by their names where no two have the same.
https://cytoscape.org/cx/cx2/specification/ https://cytoscape.org/cx/specification/
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

_Aspects = dict[str, list[Mapping[str, Any]]]


def is_this(value: object) -> bool:
    """Whether a JSON value is in this format."""
    if not isinstance(value, list):
        return False
    names = {name for item in value for name in object_in(item)}
    return bool(names & {"CXVersion", "numberVerification", "metaData"}) or {"nodes", "edges"} <= names


def read(path: Path, value: Any) -> ConceptGraph:
    """The graph of a JSON value in this format.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a CX file")
    parts = objects(file, value, "aspects")
    aspects: _Aspects = {}
    for part in parts:
        for name, found in part.items():
            if isinstance(found, list):
                aspects.setdefault(name, []).extend(object_in(item) for item in found)
    is_second = any("CXVersion" in part for part in parts)
    return _second(file, aspects) if is_second else _first(file, aspects)


def _second(file: SourceFile, aspects: _Aspects) -> ConceptGraph:
    """CX2: the attributes of a node stand with it."""
    declared = {owner: columns for part in aspects.get("attributeDeclarations", ()) for owner, columns in part.items()}
    about = {name: cell for part in aspects.get("networkAttributes", ()) for name, cell in part.items()}
    node_of, edge_of = _Expanded(declared.get("nodes")), _Expanded(declared.get("edges"))
    nodes = [(cells.as_text(node.get("id")), node_of(node.get("v"))) for node in aspects.get("nodes", ())]
    edges = [
        (cells.as_text(edge.get("s")), cells.as_text(edge.get("t")), edge_of(edge.get("v"))) for edge in aspects.get("edges", ())
    ]
    if (told := own.told_in(file, about.get(own.MARK))) is not None:
        return own.graph_of(file, _own_rows(told, nodes, edges))
    network = Network(file, coded=True)
    network.title = cells.as_text(about.get("name"))
    for number, (name, known) in enumerate(nodes, 1):
        _concept(network, number, name, known)
    for number, (source, target, known) in enumerate(edges, 1):
        _link(network, number, source, target, known)
    return network.graph()


class _Expanded:
    """Attributes with their aliases written out and their defaults filled in."""

    def __init__(self, declared: object) -> None:
        columns = {name: object_in(told) for name, told in object_in(declared).items()}
        self._names = {cells.as_text(told["a"]): name for name, told in columns.items() if "a" in told}
        self._defaults = {name: told["v"] for name, told in columns.items() if "v" in told}

    def __call__(self, attributes: object) -> dict[str, Any]:
        return self._defaults | {self._names.get(name, name): cell for name, cell in object_in(attributes).items()}


def _own_rows(
    told: Mapping[str, Any], nodes: list[tuple[str, dict[str, Any]]], edges: list[tuple[str, str, dict[str, Any]]]
) -> own.Rows:
    concept_of = {number: known.get("represents") for number, known in nodes}
    return own.Rows(
        told=told,
        concepts=[known | {"id": known.get("represents")} for _, known in nodes],
        claims=[
            known
            | {"id": known.get("claim"), "relation": known.get("interaction")}
            | {"cause": concept_of.get(source), "effect": concept_of.get(target)}
            for source, target, known in edges
        ],
    )


def _first(file: SourceFile, aspects: _Aspects) -> ConceptGraph:
    """CX: the attributes of nodes and edges stand apart."""
    of_node, of_edge = _apart(aspects.get("nodeAttributes", ())), _apart(aspects.get("edgeAttributes", ()))
    about = {cells.as_text(part.get("n")): part.get("v") for part in aspects.get("networkAttributes", ())}
    cited = _citations(aspects)
    network = Network(file, coded=True)
    network.title = cells.as_text(about.get("name"))
    for number, node in enumerate(aspects.get("nodes", ()), 1):
        name = cells.as_text(node.get("@id"))
        _concept(network, number, name, of_node.get(name, {}) | {"name": node.get("n") or node.get("r")})
    for number, edge in enumerate(aspects.get("edges", ()), 1):
        name = cells.as_text(edge.get("@id"))
        known = {"interaction": edge.get("i")} | of_edge.get(name, {})
        ends = cells.as_text(edge.get("s")), cells.as_text(edge.get("t"))
        _link(network, number, *ends, known, references=cited.get(name, ()))
    return network.graph()


def _apart(attributes: Any) -> dict[str, dict[str, Any]]:
    """The attributes of each element."""
    found: dict[str, dict[str, Any]] = {}
    for part in attributes:
        for owner in _ids(part.get("po")):
            found.setdefault(owner, {})[cells.as_text(part.get("n"))] = part.get("v")
    return found


def _citations(aspects: _Aspects) -> dict[str, list[str]]:
    """What each edge cites."""
    cited = {cells.as_text(one.get("@id")): cells.as_text(one.get("dc:identifier")) for one in aspects.get("citations", ())}
    found: dict[str, list[str]] = {}
    for part in aspects.get("edgeCitations", ()):
        for edge in _ids(part.get("po")):
            found.setdefault(edge, []).extend(cited[key] for key in _ids(part.get("citations")) if cited.get(key))
    return found


def _ids(value: object) -> Iterator[str]:
    """One id, or each of several."""
    return map(cells.as_text, value if isinstance(value, list) else [value])


def _concept(network: Network, number: int, name: str, attributes: Mapping[str, Any]) -> None:
    known = cells.folded(attributes)
    label = known.get("name") or cells.first(known, cells.LABEL)
    network.concept(number, name, label=label, organ=cells.first(known, cells.ORGAN))


def _link(network: Network, number: int, source: str, target: str, attributes: Mapping[str, Any], references: Any = ()) -> None:
    known = cells.folded(attributes)
    network.link(
        number,
        source,
        target,
        cells.words(known),
        directed=known.get("directed") != "false",
        label=cells.edge_label(known),
        mechanism=cells.first(known, cells.MECHANISM),
        reference=" | ".join(dict.fromkeys(filter(None, (*references, cells.references(known))))),
    )
