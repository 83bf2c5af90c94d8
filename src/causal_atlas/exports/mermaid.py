"""Mermaid, for Markdown pages and wikis: organs as subgraphs, the relation on every arrow.

Mermaid has no bar at the end of an arrow: what decreases ends in a cross, and every arrow says in words what it means.
https://mermaid.js.org/syntax/flowchart.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from causal_atlas.exports import rows
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.model import Claim, Concept, Polarity, RelationKind
from causal_atlas.knowledge.rows import clean, flat

SIGNED = {Polarity.PLUS: ("-->", "+"), Polarity.MINUS: ("--x", "−")}
UNSIGNED = {
    RelationKind.INFLUENCE: "--o",
    RelationKind.STATUS: "-.-o",
    RelationKind.ASSOCIATION: "-.-",
    RelationKind.TIME: "-.->",
    RelationKind.HIERARCHY: "-.->",
    RelationKind.INTERPRETATION: "-.->",
}


# Every ASCII sign but a few harmless ones; at the beginning also what would open a list, which Mermaid refuses to draw.
_MARKS = re.compile(r"(?![\w\s,.:()/+-])[\x21-\x7e]|^[-+]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")


def write(figure: Figure) -> bytes:
    """The figure as a flowchart."""
    return ("\n".join(_lines(figure)) + "\n").encode()


def _lines(figure: Figure) -> Iterator[str]:
    audience = figure.view.audience
    yield "flowchart LR"
    yield "  %% A cross at the end of an arrow: less of it. A circle: neither more nor less is said. No head: an association."
    info = figure.graph.info
    yield f"  %% {_remark(' '.join((info.title, info.version, info.licence)))}"
    number = {concept.id: f"c{place}" for place, concept in enumerate(rows.concepts(figure), 1)}
    labels = {organ.id: organ.label.for_(audience) for organ in info.organs}
    members: dict[str, list[Concept]] = {}
    for concept in rows.concepts(figure):
        members.setdefault(concept.organ, []).append(concept)
    for place, (organ, found) in enumerate(sorted(members.items()), 1):
        yield f'  subgraph o{place}["{shown(labels.get(organ, organ))}"]'
        for concept in found:
            yield f"    %% {number[concept.id]} is {_remark(concept.id)}"
            yield f'    {number[concept.id]}["{shown(concept.label.for_(audience))}"]'
        yield "  end"
    for claim in rows.claims(figure):
        arrow, word = drawing(claim)
        yield f"  %% {_remark(_evidence(claim))}"
        yield f'  {number[claim.cause]} {arrow}|"{word}"| {number[claim.effect]}'


def drawing(claim: Claim) -> tuple[str, str]:
    """The arrow of a claim and the words on it."""
    word = claim.relation.value.replace("_", " ")
    if claim.polarity:
        arrow, sign = SIGNED[claim.polarity]
        return arrow, f"{sign} {word}"
    return UNSIGNED[claim.relation.kind], f"{word}, sign not known" if claim.relation.kind is RelationKind.INFLUENCE else word


def shown(label: str) -> str:
    """A label in quotation marks: what Mermaid, Markdown or HTML would read otherwise goes by its number.

    >>> shown('say "<b>"')
    'say #34;#60;b#62;#34;'
    >>> shown("1. β-cell"), shown("- one")
    ('1#46; β-cell', '#45; one')
    """
    line = " ".join(clean(label).split())
    return _MARKS.sub(lambda sign: f"#{ord(sign[0])};", line)


def _evidence(claim: Claim) -> str:
    """What stands behind an arrow."""
    told = {
        "holds": flat(tuple(claim.conditions)),
        "grade": str(int(claim.grade)),
        "origin": claim.origin.value,
        "review": claim.review.value,
        "references": flat(claim.references),
    }
    return " | ".join([claim.id, *(f"{name}: {value}" for name, value in told.items() if value)])


def _remark(text: str) -> str:
    """A remark in one line; a curly bracket would begin a directive."""
    return " ".join(clean(text).replace("{", "(").replace("}", ")").split())


FORMAT = Format(name="mermaid", label="Mermaid (Markdown, wikis)", extension="mmd", media_type="text/vnd.mermaid", write=write)
