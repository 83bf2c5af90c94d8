"""The five views that every format is tried on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from causal_atlas.exports.figure import Figure
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import (
    Argument,
    AtlasInfo,
    Claim,
    Concept,
    ConceptKind,
    Condition,
    Identifier,
    Organ,
    Origin,
    Reference,
    Relation,
    Source,
    Statement,
    Status,
    Wording,
)
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views.opening import organ_view, question_view
from causal_atlas.views.view import View

HOSTILE = (
    "<script>alert(1)</script>",
    "=cmd()|' /C calc'!A0",
    "&amp; &lt;b&gt; ]]> --> %PDF",
    "\"double\" 'single' `back` \\slash\\ {brace} [square](http://evil.example) $math$ #hash",
    "two\nlines\tand; a | bar, 'comma'",
    "β-cell, IRS-1 ⇒ PI3K ⁺",
    "مقاومة الأنسولين",
    "🧠 brain 👩‍⚕️",
    ("long " * 60).strip(),
    "-1+1 @SUM(A1) +2",
)
"""Names such as an edge table may hold; labels carry control characters besides."""

CONTROL = "\x00\x08\x0b\x1b\x7f\x85\ufffe"


def _tinted(name: str) -> Organ:
    colours = {"tint": "#eeeeee", "ink": "#333333", "tint_dark": "#222222", "ink_dark": "#dddddd"}
    return Organ(id=name, label=Wording.same(f'{name} <organ> & "more"{CONTROL}'), column=0, row=0, **colours)


@cache
def hostile_graph() -> ConceptGraph:
    """Ten concepts in a row, one claim of each sort between neighbours, and everything they stand on, spelt to do harm."""
    relations = (
        Relation.INCREASES,
        Relation.DECREASES,
        Relation.REGULATES,
        Relation.ASSOCIATED_WITH,
        Relation.PERMITS,
        Relation.IMPAIRS,
        Relation.PRESERVES,
        Relation.PRECEDES,
        Relation.INCREASES,
    )
    concepts = {
        name: Concept(
            id=name,
            kind=ConceptKind.DISEASE if number % 2 else ConceptKind.PROCESS,
            organ="=organ" if number % 3 else "blood",
            label=Wording(everyone=name + CONTROL, student=f"{name} student", clinician=f"{name} clinician"),
            explanation=Wording.same(name),
            aliases=(f"former {name}",),
            synonyms=(name, "a; b", "[c"),
            identifiers=(Identifier(curie="MESH:D007333", match="exact", label=f"{name}; |"),),
            status={Condition.HEALTHY: Status.WORKING, Condition.PUBERTY: Status.LOST},
            status_note=name,
            verbatim=True,
        )
        for number, name in enumerate(HOSTILE)
    }
    claims = {
        f"{number}:{cause}": Claim(
            id=f"{number}:{cause}",
            cause=cause,
            relation=relation,
            effect=effect,
            polarity=relation.polarity,
            conditions=(Condition.PUBERTY, Condition.HEALTHY),
            mechanism=Wording.same(f"{cause}{CONTROL}"),
            origin=Origin.STATED,
            grade=1 + number % 4,
            statements=("S; 1",),
            references=("pmid:1", "=ref"),
            arguments=(Argument(stance="against", text=cause, references=("pmid:1",), statements=("S; 1",)),),
            status={Condition.HEALTHY: Status.ATTENUATED},
            phase="early",
            note=f"=note {cause}",
        )
        for number, (cause, relation, effect) in enumerate(zip(HOSTILE, relations, HOSTILE[1:], strict=False))
    }
    references = {
        "pmid:1": _cited("pmid:1", title="A <b>title</b> & {braces} \\end{document} % é", pmid="1", doi="10.1/<a>_b"),
        "=ref": _cited("=ref", title=f'=HYPERLINK("http://evil.example"){CONTROL}\nER  - \nTY  - BOOK', pmid="", doi=""),
    }
    source = Source(
        id="text",
        title="=A text",
        short="text & text",
        publisher="<b>",
        updated="",
        review_status="none",
        disclaimer="",
        remarks=("one; two", "[three"),
        bibliography={"1": "pmid:1"},
    )
    statement = Statement(
        id="S; 1", source="text", section="=1+1", hedge="asserted", references=("1",), text=f"</data> said{CONTROL}"
    )
    info = AtlasInfo(
        title="=Hostile <atlas>",
        version="1",
        licence="CC0",
        disclaimer="Only a test & nothing else.",
        organs=(_tinted("blood"), _tinted("=organ")),
    )
    return ConceptGraph(
        info=info,
        concepts=concepts,
        claims=claims,
        references=references,
        statements={statement.id: statement},
        sources={source.id: source},
    )


def _cited(key: str, *, title: str, pmid: str, doi: str) -> Reference:
    return Reference(
        key=key,
        title=title,
        authors="Müller-Lüdenscheidt MS, O'Neil & Co, Group of <Many>",
        year="1999",
        journal='J = "Quoted" & Sons',
        grade="C",
        verified="=seen",
        pmid=pmid,
        doi=doi,
        note="a note\nof two lines",
    )


@cache
def five() -> Mapping[str, Figure]:
    """One concept; the chain that was asked about; an organ; sixty concepts; names that are meant to do harm."""
    atlas = open_graph(shipped())
    hostile = hostile_graph()
    views = {
        "concept": View(concepts=("insulin_resistance",)),
        "chain": question_view(atlas, "asked_chain"),
        "organ": organ_view(atlas, "liver"),
        "sixty": View(concepts=tuple(atlas.concepts)[:60], background=True),
    }
    return {name: Figure.of(atlas, view) for name, view in views.items()} | {
        "hostile": Figure.of(hostile, View(concepts=HOSTILE))
    }
