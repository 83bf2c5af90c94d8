"""Our own files read back by the shortest way, to show that nothing in them is missing: the graph of their rows."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree import ElementTree

import openpyxl

from causal_atlas.knowledge.background import restored
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.rows import reference_of, source_of, statement_of

_GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def from_graphml(content: bytes) -> ConceptGraph:
    root = ElementTree.fromstring(content)
    names = {key.attrib["id"]: key.attrib["attr.name"] for key in root.iter(f"{_GRAPHML}key")}

    def cells(element: ElementTree.Element) -> dict[str, Any]:
        return {names[data.attrib["key"]]: data.text or "" for data in element.findall(f"{_GRAPHML}data")}

    graph = root.find(f"{_GRAPHML}graph")
    assert graph is not None
    concepts = [cells(node) | {"id": node.attrib["id"]} for node in graph.findall(f"{_GRAPHML}node")]
    claims = [
        cells(edge) | {"id": edge.attrib["id"], "cause": edge.attrib["source"], "effect": edge.attrib["target"]}
        for edge in graph.findall(f"{_GRAPHML}edge")
    ]
    return restored(json.loads(cells(graph)["causal_atlas"]), concepts, claims)


def from_cyjs(content: bytes) -> ConceptGraph:
    told = json.loads(content)
    elements = told["elements"]
    concepts = [node["data"] for node in elements["nodes"]]
    claims = [edge["data"] | {"id": edge["data"]["claim"]} for edge in elements["edges"]]
    return restored(json.loads(told["data"]["causal_atlas"]), concepts, claims)


def from_cx2(content: bytes) -> ConceptGraph:
    aspects = {name: elements for part in json.loads(content) for name, elements in part.items()}
    concept_of = {node["id"]: node["v"]["represents"] for node in aspects["nodes"]}
    concepts = [node["v"] | {"id": node["v"]["represents"]} for node in aspects["nodes"]]
    claims = [
        edge["v"]
        | {"id": edge["v"]["claim"], "relation": edge["v"]["interaction"]}
        | {"cause": concept_of[edge["s"]], "effect": concept_of[edge["t"]]}
        for edge in aspects["edges"]
    ]
    return restored(json.loads(aspects["networkAttributes"][0]["causal_atlas"]), concepts, claims)


def from_xlsx(content: bytes) -> ConceptGraph:
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)

    def records(sheet: str) -> list[dict[str, Any]]:
        head, *found = book[sheet].iter_rows(values_only=True)
        return [{str(name): cell for name, cell in zip(head, row, strict=True) if cell is not None} for row in found]

    about = records("about")
    told = {
        "info": next(json.loads(row["value"]) for row in about if row["name"] == "info"),
        "disputes": [json.loads(row["value"]) for row in about if row["name"] == "dispute"],
        "statements": list(map(statement_of, records("statements"))),
        "references": list(map(reference_of, records("references"))),
        "sources": list(map(source_of, records("sources"))),
    }
    return restored(told, records("concepts"), records("claims"))


READERS: Mapping[str, Callable[[bytes], ConceptGraph]] = {
    "graphml": from_graphml,
    "cyjs": from_cyjs,
    "cx2": from_cx2,
    "xlsx": from_xlsx,
}
