"""GEXF, for Gephi: every column of concepts and claims, the colours of the organs, and places.

https://gexf.net/schema.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.graphml import EDGE, NODE
from causal_atlas.exports.xml_text import HEAD, quoted, text
from causal_atlas.knowledge.rows import Row, flat

_TYPES = {str: "string", tuple: "string", int: "integer", bool: "boolean"}
_SPACE = 'xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"'


def write(figure: Figure) -> bytes:
    """The figure as GEXF; y grows upwards there."""
    return ("\n".join(_lines(figure)) + "\n").encode()


def _lines(figure: Figure) -> Iterator[str]:
    places, about = rows.places(figure), rows.about(figure)
    tints = {organ.id: organ.tint for organ in figure.graph.info.organs}
    yield HEAD
    yield f"<gexf {_SPACE}>"
    yield f"<meta><creator>Causal Atlas</creator><description>{text(_description(about))}</description></meta>"
    yield '<graph defaultedgetype="directed" mode="static">'
    yield from _declared("node", NODE)
    yield from _declared("edge", EDGE)
    yield "<nodes>"
    for row in rows.concept_rows(figure):
        name, organ = str(row["id"]), str(row["organ"])
        looks = _colour(tints[organ]) if organ in tints else ""
        if name in places:
            looks += f'<viz:position x="{places[name].x}.0" y="{-places[name].y}.0" z="0.0"/>'
        yield f"<node id={quoted(name)} label={quoted(str(row['label']))}>{_values(row, NODE)}{looks}</node>"
    yield "</nodes>"
    yield "<edges>"
    for row in rows.claim_rows(figure):
        ends = f"source={quoted(str(row['cause']))} target={quoted(str(row['effect']))}"
        shown = f"label={quoted(str(row['relation']))} kind={quoted(str(row['relation']))}"
        yield f"<edge id={quoted(str(row['id']))} {ends} {shown}>{_values(row, EDGE)}</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _description(about: Mapping[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in about.items())


def _declared(owner: str, columns: Mapping[str, type]) -> Iterator[str]:
    yield f'<attributes class="{owner}">'
    yield from (f'<attribute id="{name}" title="{name}" type="{_TYPES[kind]}"/>' for name, kind in columns.items())
    yield "</attributes>"


def _values(row: Row, columns: Mapping[str, type]) -> str:
    told = "".join(f'<attvalue for="{name}" value={quoted(flat(row[name]))}/>' for name in columns if name in row)
    return f"<attvalues>{told}</attvalues>"


def _colour(tint: str) -> str:
    red, green, blue = (int(tint[place : place + 2], 16) for place in (1, 3, 5))
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


FORMAT = Format(name="gexf", label="GEXF (Gephi)", extension="gexf", media_type="application/gexf+xml", write=write)
