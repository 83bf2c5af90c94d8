"""GraphML: of NetworkX, igraph, yEd, Gephi, Cytoscape, and our own.

http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports import cells, own
from causal_atlas.knowledge.imports.files import SourceFile, opened
from causal_atlas.knowledge.imports.network import Network
from causal_atlas.knowledge.imports.xml_events import Element, elements

_WANTED = ("key", "node", "edge", "hyperedge")


def read(path: Path) -> ConceptGraph:
    """The graph of a GraphML file.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    file = opened(path, "a GraphML file")
    reader = _Reader(file)
    with path.open("rb") as content:
        for element in elements(file, content, wanted=_WANTED, loose=("data",), starts=("graph",)):
            reader.take(element)
    return reader.graph()


class _Reader:
    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._network = Network(file)
        self._keys: dict[str, tuple[str, str, str]] = {}
        self._directed: bool | None = None
        self._told: Mapping[str, Any] | None = None
        self._concepts: list[dict[str, Any]] = []
        self._claims: list[dict[str, Any]] = []

    def take(self, element: Element) -> None:
        if element.is_start:
            # A graph inside a node, as yEd groups them, has the same edges as the one around it.
            if self._directed is None:
                self._directed = element.get("edgedefault") == "directed"
        elif element.tag == "key":
            default = next((part.text.strip() for part in element.parts if part.tag == "default"), "")
            self._keys[element.get("id")] = (element.get("attr.name") or element.get("id"), element.get("for", "all"), default)
        elif element.tag == "node":
            self._node(element)
        elif element.tag == "edge":
            self._edge(element)
        elif element.tag == "hyperedge":
            self._network.leave_out("hyperedge", element.line)
        elif self._keys.get(element.get("key"), ("",))[0] == own.MARK and element.parent == "graph":
            self._told = own.told_in(self._file, element.text)

    def graph(self) -> ConceptGraph:
        if self._told is not None:
            return own.graph_of(self._file, own.Rows(told=self._told, concepts=self._concepts, claims=self._claims))
        if self._directed is None:
            raise self._file.refused(0, "graph", "there is no <graph> in it", "save it again in the program it comes from")
        return self._network.graph()

    def _node(self, element: Element) -> None:
        data = self._data(element, "node")
        if self._told is not None:
            self._concepts.append(data | {"id": element.get("id")})
            return
        known = cells.folded(data)
        label = cells.first(known, cells.LABEL) or _written(element, "NodeLabel")
        self._network.concept(element.line, element.get("id"), label=label, organ=cells.first(known, cells.ORGAN))

    def _edge(self, element: Element) -> None:
        data = self._data(element, "edge")
        ends = {"cause": element.get("source"), "effect": element.get("target")}
        if self._told is not None:
            self._claims.append(data | ends | {"id": element.get("id")})
            return
        known = cells.folded(data)
        directed = {"true": True, "1": True, "false": False, "0": False}.get(element.get("directed"), bool(self._directed))
        self._network.link(
            element.line,
            **ends,
            words=cells.words(known),
            directed=directed,
            label=cells.edge_label(known) or _written(element, "EdgeLabel"),
            mechanism=cells.first(known, cells.MECHANISM),
            reference=cells.references(known),
        )

    def _data(self, element: Element, owner: str) -> dict[str, str]:
        """The data of a node or edge by the names of their keys; a key that was not declared is its own name."""
        if self._told is not None:
            defaults = {}
        else:
            defaults = {name: default for name, of, default in self._keys.values() if default and of in (owner, "all")}
        said = {self._keys.get(part.get("key"), (part.get("key"),))[0]: part.text for part in element.parts if part.tag == "data"}
        return defaults | said


def _written(element: Element, tag: str) -> str:
    """The label that yEd draws."""
    return next((label.text.strip() for label in element.all(tag) if label.text.strip()), "")
