"""GraphML, for NetworkX, igraph, yEd, Gephi and Cytoscape; the atlas reads it back whole.

A node or edge has the id of its concept or claim; everything else is data under the names of the columns. What the claims
stand on is the data `causal_atlas` of the graph, as JSON.
http://graphml.graphdrawing.org/specification.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.xml_text import HEAD, quoted, text
from causal_atlas.knowledge.rows import CLAIM_COLUMNS, CONCEPT_COLUMNS, Row, as_json, flat

_TYPES = {str: "string", tuple: "string", int: "int", bool: "boolean"}
_SPACE = (
    'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"'
)
NODE = {name: kind for name, kind in CONCEPT_COLUMNS.items() if name != "id"}
EDGE = {name: kind for name, kind in CLAIM_COLUMNS.items() if name not in ("id", "cause", "effect")}


def write(figure: Figure) -> bytes:
    """The figure as GraphML."""
    return ("\n".join(_lines(figure)) + "\n").encode()


def _lines(figure: Figure) -> Iterator[str]:
    told = rows.about(figure) | {"causal_atlas": as_json(rows.standing(figure))}
    yield HEAD
    yield f"<graphml {_SPACE}>"
    yield from _keys("graph", dict.fromkeys(told, str))
    yield from _keys("node", NODE)
    yield from _keys("edge", EDGE)
    yield '<graph id="view" edgedefault="directed">'
    yield from (_data("graph", name, value) for name, value in told.items())
    for row in rows.concept_rows(figure):
        yield f"<node id={quoted(str(row['id']))}>{_cells('node', row, NODE)}</node>"
    for row in rows.claim_rows(figure):
        ends = f"source={quoted(str(row['cause']))} target={quoted(str(row['effect']))}"
        yield f"<edge id={quoted(str(row['id']))} {ends}>{_cells('edge', row, EDGE)}</edge>"
    yield "</graph>"
    yield "</graphml>"


def _keys(owner: str, columns: Mapping[str, type]) -> Iterator[str]:
    for name, kind in columns.items():
        yield f'<key id="{owner}_{name}" for="{owner}" attr.name="{name}" attr.type="{_TYPES[kind]}"/>'


def _cells(owner: str, row: Row, columns: Mapping[str, type]) -> str:
    return "".join(_data(owner, name, flat(row[name])) for name in columns if name in row)


def _data(owner: str, name: str, value: str) -> str:
    return f'<data key="{owner}_{name}">{text(value)}</data>'


FORMAT = Format(
    name="graphml", label="GraphML (yEd, Gephi, igraph)", extension="graphml", media_type="application/graphml+xml", write=write
)
