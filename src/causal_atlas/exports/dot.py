r"""DOT, for Graphviz: organs as clusters, the sign in the head of the arrow, everything else as attributes.

A node is called by the id of its concept; in names a backslash is written twice, because DOT cannot hold a single one everywhere.
https://graphviz.org/doc/info/lang.html
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.model import Relation, RelationKind
from causal_atlas.knowledge.rows import Row, clean, flat

_HEADS = {"+": "normal", "-": "tee"}
_OTHERS = {
    RelationKind.INFLUENCE: {"arrowhead": "odot"},
    RelationKind.STATUS: {"arrowhead": "odiamond", "style": "dashed"},
    RelationKind.ASSOCIATION: {"dir": "none", "style": "dashed"},
    RelationKind.TIME: {"arrowhead": "vee", "style": "dotted"},
    RelationKind.HIERARCHY: {"arrowhead": "onormal", "style": "dotted"},
    RelationKind.INTERPRETATION: {"arrowhead": "vee", "style": "dotted"},
}
_NODE = ("kind", "organ")
_EDGE = ("relation", "polarity", "conditions", "grade", "origin", "hedge", "review", "references", "statements", "sentence")


def write(figure: Figure) -> bytes:
    """The figure as DOT."""
    return ("\n".join(_lines(figure)) + "\n").encode()


def _lines(figure: Figure) -> Iterator[str]:
    yield "digraph {"
    looks = {"rankdir": "LR", "fontname": "Helvetica", "label": rows.title(figure)}
    yield f"  graph [{_attributes(looks | _about(figure))}]"
    yield '  node [shape=box style="rounded,filled" fillcolor=white fontname="Helvetica"]'
    tints = {organ.id: organ.tint for organ in figure.graph.info.organs}
    members: dict[str, list[Row]] = {}
    for row in rows.concept_rows(figure):
        members.setdefault(str(row["organ"]), []).append(row)
    for number, (organ, found) in enumerate(sorted(members.items())):
        yield f"  subgraph cluster_{number} {{"
        yield f"    graph [{_attributes({'label': flat(found[0].get('organ_label', organ)), 'organ': organ})}]"
        for row in found:
            shown = {"label": str(row["label"]), "fillcolor": tints.get(organ, "white")}
            yield f"    {_name(str(row['id']))} [{_attributes(shown | {name: flat(row[name]) for name in _NODE})}]"
        yield "  }"
    for row in rows.claim_rows(figure):
        told = {name: flat(row[name]) for name in _EDGE if name in row}
        drawn = drawing(Relation(str(row["relation"]))) | {"claim": str(row["id"])}
        yield f"  {_name(str(row['cause']))} -> {_name(str(row['effect']))} [{_attributes(drawn | told)}]"
    yield "}"


def drawing(relation: Relation) -> dict[str, str]:
    """How an arrow is drawn: only what has a sign gets a filled head or a bar."""
    return {"arrowhead": _HEADS[relation.polarity]} if relation.polarity else _OTHERS[relation.kind]


def _about(figure: Figure) -> dict[str, str]:
    return {name: value for name, value in rows.about(figure).items() if name != "title"}


def _attributes(told: Mapping[str, str]) -> str:
    return " ".join(f"{name}={_label(value) if name == 'label' else _name(value)}" for name, value in told.items())


def _name(value: str) -> str:
    doubled = clean(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{doubled}"'


def _label(value: str) -> str:
    """A text that Graphviz draws: it reads entities and backslashes in it."""
    return _name(value.replace("&", "&amp;")).replace("\n", "\\n")


FORMAT = Format(name="dot", label="DOT (Graphviz)", extension="dot", media_type="text/vnd.graphviz", write=write)
