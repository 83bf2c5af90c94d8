"""What comes back from our own files is the graph that went out."""

from __future__ import annotations

from pathlib import Path

import pytest

from causal_atlas.errors import InvalidGraphError
from causal_atlas.exports import rows
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.background import background
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Polarity, RelationKind
from causal_atlas.knowledge.open import open_graph
from causal_atlas.knowledge.rows import Row, claim_row, concept_row
from causal_atlas.knowledge.tables.columns import cleaned
from tests.exports.views import five


def told(graph: ConceptGraph) -> tuple[dict[str, object], list[Row], list[Row]]:
    return background(graph), [*map(concept_row, graph.concepts.values())], [*map(claim_row, graph.claims.values())]


@pytest.mark.parametrize("view", five())
@pytest.mark.parametrize("format_name", ["graphml", "cyjs", "cx2", "xlsx"])
def test_the_same_graph_comes_back(tmp_path: Path, format_name: str, view: str) -> None:
    figure = five()[view]
    form = named(format_name)
    path = tmp_path / f"view.{form.extension}"
    path.write_bytes(form.write(figure))
    back = open_graph(path)
    # Rows leave out control characters, which no file carries; without any the graphs are equal in every value.
    assert told(back) == told(rows.whole(figure))
    if view != "hostile":
        assert dict(back.concepts) == dict(rows.whole(figure).concepts)
        assert dict(back.claims) == dict(rows.whole(figure).claims)
    (remark,) = back.warnings
    assert "nothing tells whether somebody changed it since" in remark.message


@pytest.mark.parametrize("view", five())
@pytest.mark.parametrize("format_name", ["gexf", "dot", "sif"])
def test_what_else_comes_back_has_the_same_links_and_signs(tmp_path: Path, format_name: str, view: str) -> None:
    figure = five()[view]
    form = named(format_name)
    path = tmp_path / f"view.{form.extension}"
    path.write_bytes(form.write(figure))

    def link(claim: Claim) -> tuple[str, str, Polarity | None]:
        return cleaned(claim.cause), cleaned(claim.effect), claim.polarity

    causal = {
        link(claim)
        for claim in figure.claims
        if claim.relation.kind in (RelationKind.CAUSAL, RelationKind.INFLUENCE, RelationKind.ASSOCIATION)
    }
    if not figure.claims:
        with pytest.raises(InvalidGraphError, match="there is no arrow in it"):
            open_graph(path)
        return
    back = open_graph(path)
    assert {link(claim) for claim in back.claims.values()} == causal
    for claim in back.claims.values():
        assert (claim.relation.kind is RelationKind.ASSOCIATION) == any(
            old.relation.kind is RelationKind.ASSOCIATION
            for old in figure.claims
            if link(old) == link(claim) and claim.polarity is None
        )
