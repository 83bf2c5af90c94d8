"""KGX TSV, for programs that speak Biolink: a table of nodes and one of edges in one archive, as KGX packs and reads them.

https://github.com/biolink/kgx/blob/master/specification/kgx-format.md
"""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterable, Iterator, Mapping

from causal_atlas.exports import rows
from causal_atlas.exports.biolink import category, local, published, qualified
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.knowledge.rows import clean
from causal_atlas.reasoning import prose

NODES = ("id", "category", "name", "description", "synonym", "xref", "atlas_kind", "atlas_organ")
EDGES = (
    "id",
    "subject",
    "predicate",
    "object",
    "category",
    "qualified_predicate",
    "object_direction_qualifier",
    "negated",
    "original_predicate",
    "publications",
    "knowledge_level",
    "agent_type",
    "description",
    "atlas_polarity",
    "atlas_conditions",
    "atlas_grade",
    "atlas_origin",
    "atlas_hedge",
    "atlas_review",
    "atlas_statements",
)
_EXACT = "exact"
_FORMULA = ("=", "+", "-", "@")


def write(figure: Figure) -> bytes:
    """The figure as `view_nodes.tsv` and `view_edges.tsv` in a `.tar.gz`."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, columns, records in (("nodes", NODES, _nodes(figure)), ("edges", EDGES, _edges(figure))):
            content = _table(columns, records)
            member = tarfile.TarInfo(f"view_{name}.tsv")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return gzip.compress(packed.getvalue(), mtime=0)


def _nodes(figure: Figure) -> Iterator[Mapping[str, str]]:
    audience = figure.view.audience
    for concept in rows.concepts(figure):
        yield {
            "id": f"atlas:{local(concept.id)}",
            "category": category(concept),
            "name": concept.label.for_(audience),
            "description": concept.explanation.for_(audience),
            "synonym": _several(concept.synonyms),
            "xref": _several(each.curie for each in concept.identifiers if each.match == _EXACT),
            "atlas_kind": concept.kind.value,
            "atlas_organ": concept.organ,
        }


def _edges(figure: Figure) -> Iterator[Mapping[str, str]]:
    for claim in rows.claims(figure):
        said = qualified(claim)
        cited = (figure.graph.references[key] for key in claim.references if key in figure.graph.references)
        yield {
            "id": f"atlas.claim:{local(claim.id)}",
            "subject": f"atlas:{local(claim.cause)}",
            "predicate": said.predicate,
            "object": f"atlas:{local(claim.effect)}",
            "category": "biolink:Association",
            "qualified_predicate": said.causes,
            "object_direction_qualifier": said.direction,
            "negated": "true" if said.negated else "",
            "original_predicate": f"atlas.term:{claim.relation}",
            "publications": _several(published(each) or f"atlas.reference:{local(each.key)}" for each in cited),
            "knowledge_level": said.level,
            "agent_type": "not_provided",
            "description": prose.text(figure.graph, claim, figure.view.audience),
            "atlas_polarity": claim.polarity.value if claim.polarity else "",
            "atlas_conditions": _several(claim.conditions),
            "atlas_grade": str(int(claim.grade)),
            "atlas_origin": claim.origin.value,
            "atlas_hedge": claim.hedge.value,
            "atlas_review": claim.review.value,
            "atlas_statements": _several(claim.statements),
        }


def _table(columns: tuple[str, ...], records: Iterable[Mapping[str, str]]) -> bytes:
    lines = ("\t".join(_cell(record[column]) for column in columns) for record in records)
    return "".join(f"{line}\n" for line in ("\t".join(columns), *lines)).encode()


def _several(values: Iterable[str]) -> str:
    return "|".join(value.replace("|", "/") for value in values)


def _cell(value: str) -> str:
    """A cell in one line; one that a spreadsheet would take for a formula begins with an apostrophe."""
    text = " ".join(clean(value).split())
    return f"'{text}" if text.startswith(_FORMULA) and len(text) > 1 else text


FORMAT = Format(name="kgx", label="KGX TSV (Biolink)", extension="tar.gz", media_type="application/gzip", write=write)
