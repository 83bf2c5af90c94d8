"""Cytoscape.js JSON, for Cytoscape.js and Cytoscape desktop (`.cyjs`); the atlas reads it back whole.

https://js.cytoscape.org/#notation/elements-json
"""

from __future__ import annotations

import json
from typing import Any

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.rows import as_json

CLAIM = "claim:"
"""Before the id of a claim: to Cytoscape, nodes and edges share their ids."""


def write(figure: Figure) -> bytes:
    """The figure as JSON: each element on a line of its own."""
    places = rows.places(figure)
    nodes = []
    for row in rows.concept_rows(figure):
        node: dict[str, Any] = {"data": row | {"name": row["label"]}}
        if row["id"] in places:
            x, y = places[str(row["id"])]
            node["position"] = {"x": x, "y": y}
        nodes.append(node)
    edges = [
        {
            "data": row
            | {
                "id": f"{CLAIM}{row['id']}",
                "claim": row["id"],
                "source": row["cause"],
                "target": row["effect"],
                "interaction": row["relation"],
            }
        }
        for row in rows.claim_rows(figure)
    ]
    about = rows.about(figure)
    head = {
        "format_version": "1.0",
        "generated_by": "Causal Atlas",
        "target_cytoscapejs_version": "~3.28",
        "data": about | {"name": about.get("title", ""), "causal_atlas": as_json(rows.standing(figure))},
    }
    opening = _json(head).removesuffix("}")
    return f'{opening},\n"elements":{{"nodes":[{_each(nodes)}],\n"edges":[{_each(edges)}]}}}}\n'.encode()


def _each(elements: list[dict[str, Any]]) -> str:
    return ",".join(f"\n{_json(element)}" for element in elements)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


FORMAT = Format(name="cyjs", label="Cytoscape.js JSON", extension="cyjs", media_type="application/json", write=write)
