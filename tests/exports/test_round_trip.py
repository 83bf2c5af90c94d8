"""What comes back from our own files is the graph that went out."""

from __future__ import annotations

import pytest

from causal_atlas.exports import rows
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.background import background
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.rows import Row, claim_row, concept_row
from tests.exports.reimport import READERS
from tests.exports.views import five


def told(graph: ConceptGraph) -> tuple[dict[str, object], list[Row], list[Row]]:
    return background(graph), [*map(concept_row, graph.concepts.values())], [*map(claim_row, graph.claims.values())]


@pytest.mark.parametrize("view", five())
@pytest.mark.parametrize("format_name", READERS)
def test_the_same_graph_comes_back(format_name: str, view: str) -> None:
    figure = five()[view]
    back = READERS[format_name](named(format_name).write(figure))
    # Rows leave out control characters, which no file carries; without any the graphs are equal in every value.
    assert told(back) == told(rows.whole(figure))
    if view != "hostile":
        assert dict(back.concepts) == dict(rows.whole(figure).concepts)
        assert dict(back.claims) == dict(rows.whole(figure).claims)
