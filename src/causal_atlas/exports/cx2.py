"""CX2, for Cytoscape 3.10 and later and for NDEx; the atlas reads it back whole.

A node is called by its label (`name`) and `represents` its concept. https://cytoscape.org/cx/cx2/specification/
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.model import Relation, RelationKind
from causal_atlas.knowledge.rows import CLAIM_COLUMNS, CONCEPT_COLUMNS, as_json

_TYPES = {str: "string", tuple: "list_of_string", int: "integer", bool: "boolean"}
_RENAMED_NODE = {"id": "represents", "label": "name"}
_RENAMED_EDGE = {"id": "claim", "relation": "interaction"}
_ENDS = ("cause", "effect")
_HEADS = {"+": "triangle", "-": "tee"}


def write(figure: Figure) -> bytes:
    """The figure as the aspects of CX2."""
    places = rows.places(figure)
    number: dict[str, int] = {}
    nodes = []
    for row in rows.concept_rows(figure):
        name = str(row["id"])
        node: dict[str, Any] = {"id": number.setdefault(name, len(number))}
        if name in places:
            node |= {"x": places[name].x, "y": places[name].y}
        nodes.append(node | {"v": _renamed(row, _RENAMED_NODE)})
    edges = [
        {
            "id": place,
            "s": number[str(row["cause"])],
            "t": number[str(row["effect"])],
            "v": {name: cell for name, cell in _renamed(row, _RENAMED_EDGE).items() if name not in _ENDS},
        }
        for place, row in enumerate(rows.claim_rows(figure))
    ]
    about = rows.about(figure)
    network = {"name": about.pop("title", figure.graph.info.title)} | about
    network |= {"causal_atlas": as_json(rows.standing(figure))}
    aspects: dict[str, list[Any]] = {
        "attributeDeclarations": [
            {
                "networkAttributes": {name: {"d": "string"} for name in network},
                "nodes": _declared(CONCEPT_COLUMNS, _RENAMED_NODE, ()),
                "edges": _declared(CLAIM_COLUMNS, _RENAMED_EDGE, _ENDS),
            }
        ],
        "networkAttributes": [network],
        "nodes": nodes,
        "edges": edges,
        "visualProperties": [_looks(figure)],
    }
    counts = [{"name": name, "elementCount": len(elements)} for name, elements in aspects.items()]
    parts: list[Any] = [{"CXVersion": "2.0", "hasFragments": False}, {"metaData": counts}]
    parts += [{name: elements} for name, elements in aspects.items()]
    parts.append({"status": [{"success": True}]})
    return ("[" + ",\n".join(json.dumps(part, ensure_ascii=False, separators=(",", ":")) for part in parts) + "]\n").encode()


def _renamed(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(name, name): cell for name, cell in row.items()}


def _declared(columns: Mapping[str, type], names: Mapping[str, str], without: Iterable[str]) -> dict[str, dict[str, str]]:
    return {names.get(name, name): {"d": _TYPES[kind]} for name, kind in columns.items() if name not in without}


def _looks(figure: Figure) -> dict[str, Any]:
    """Labels, the colours of the organs, and heads of arrows that tell the sign; what has no sign gets no head."""
    tints = [{"v": organ.id, "vp": organ.tint} for organ in figure.graph.info.organs]
    heads = [{"v": relation.value, "vp": _head(relation)} for relation in Relation]
    dashed = [{"v": relation.value, "vp": "dashed"} for relation in Relation if relation.kind is RelationKind.ASSOCIATION]
    node = {"NODE_LABEL": {"type": "PASSTHROUGH", "definition": {"attribute": "name", "type": "string"}}}
    node["NODE_BACKGROUND_COLOR"] = _discrete("organ", tints)
    edge = {"EDGE_TARGET_ARROW_SHAPE": _discrete("interaction", heads), "EDGE_LINE_STYLE": _discrete("interaction", dashed)}
    shape = {"NODE_SHAPE": "round-rectangle", "NODE_WIDTH": 150, "NODE_HEIGHT": 50, "NODE_LABEL_FONT_SIZE": 12}
    default = {"network": {"NETWORK_BACKGROUND_COLOR": "#FFFFFF"}, "node": shape, "edge": {"EDGE_TARGET_ARROW_SHAPE": "none"}}
    return {"default": default, "nodeMapping": node, "edgeMapping": edge}


def _head(relation: Relation) -> str:
    if relation.polarity:
        return _HEADS[relation.polarity]
    return "circle" if relation.kind is RelationKind.INFLUENCE else "none"


def _discrete(column: str, values: list[dict[str, str]]) -> dict[str, Any]:
    return {"type": "DISCRETE", "definition": {"attribute": column, "type": "string", "map": values}}


FORMAT = Format(name="cx2", label="CX2 (Cytoscape, NDEx)", extension="cx2", media_type="application/json", write=write)
