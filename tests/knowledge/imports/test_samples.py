"""Every file of other programs in the collection beside this project: what comes out of it, or why it is refused."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.model import Relation
from causal_atlas.knowledge.open import open_graph
from causal_atlas.knowledge.tables.graph import TableGraph
from tests.knowledge.imports.collection import INDEX, SAMPLES, needed

pytestmark = needed
NO_CAUSE = "claims? no|none of its"
# Concepts, then claims: more, less, sign not known, associations.
OPENED = {
    "cx/CitationsAndSupports.cx": (14, (11, 8, 5, 0)),
    "cx/SIMPLE_NETWORK.cx": (4, (0, 0, 5, 0)),
    "cx/WNT.cx": (32, (42, 8, 0, 0)),
    "cx/network_with_position.cx": (3, (0, 0, 2, 1)),
    "cx/simple_test.cx": (2, (0, 0, 1, 0)),
    "dot/graphviz_KW91.gv": (10, (0, 0, 12, 0)),
    "dot/graphviz_NaN.gv": (76, (0, 0, 99, 0)),
    "dot/graphviz_biological.gv": (16, (0, 2, 16, 0)),
    "dot/graphviz_clust.gv": (8, (0, 0, 9, 0)),
    "dot/graphviz_crazy.gv": (41, (0, 0, 49, 0)),
    "dot/graphviz_ctext.gv": (7, (0, 0, 6, 0)),
    "dot/graphviz_hashtable.gv": (8, (0, 0, 7, 0)),
    "dot/graphviz_japanese.gv": (7, (0, 0, 8, 0)),
    "dot/graphviz_pm2way.gv": (8, (0, 0, 9, 0)),
    "dot/graphviz_russian.gv": (11, (0, 0, 7, 0)),
    "dot/graphviz_structs.gv": (3, (0, 0, 2, 0)),
    "dot/graphviz_world.gv": (48, (0, 0, 69, 0)),
    "gexf/gephi_primer_1.1draft_simple.gexf": (2, (0, 0, 1, 0)),
    "gexf/gephi_primer_1.2draft_simple.gexf": (2, (0, 0, 1, 0)),
    "gexf/graphology_basic.gexf": (2, (0, 0, 1, 1)),
    "gexf/graphology_basic_formatted.gexf": (2, (0, 0, 1, 1)),
    "gexf/graphology_data.gexf": (4, (0, 0, 5, 0)),
    "gexf/graphology_edge_viz.gexf": (2, (0, 0, 1, 0)),
    "gexf/graphology_les_miserables.gexf": (77, (0, 0, 254, 0)),
    "gexf/graphology_minimal.gexf": (2, (0, 0, 1, 0)),
    "gexf/graphology_missing_nodes.gexf": (6, (0, 0, 4, 0)),
    "gexf/graphology_rio.gexf": (365, (0, 0, 1096, 0)),
    "gexf/graphology_undeclared_attribute.gexf": (2, (0, 0, 1, 0)),
    "gpml/WP1584.gpml": (31, (0, 6, 23, 0)),
    "gpml/WP3934.gpml": (13, (0, 2, 9, 0)),
    "gpml/WP4010.gpml": (47, (0, 3, 33, 20)),
    "gpml/WP4229.gpml": (29, (0, 13, 19, 0)),
    "gpml/WP4396.gpml": (69, (0, 6, 62, 6)),
    "gpml/WP5509.gpml": (15, (12, 5, 1, 0)),
    "gpml/WP661.gpml": (7, (0, 3, 3, 0)),
    "graphml/cytoscape_desc.graphml": (2, (0, 0, 1, 0)),
    "graphml/cytoscape_simple.graphml": (11, (0, 0, 12, 0)),
    "graphml/graphology_mixed_multigraph.graphml": (6, (0, 0, 2, 5)),
    "json/graphology_clique3.json": (12, (0, 0, 21, 0)),
    "sif/SIF-Japanese.sif": (6, (0, 0, 3, 0)),
    "sif/orphanFirst.sif": (2, (0, 0, 1, 0)),
}
REFUSED = {
    "cx/glypican2.cx": "its only link claims no cause",
    "cx2/demo.cx2": "none of its 6 links claims a cause",
    "cx2/glypican2.cx2": "its only link claims no cause",
    "dot/graphviz_ER.gv": "none of its 12 links claims a cause",
    "dot/graphviz_Petersen.gv": "none of its 15 links claims a cause",
    "dot/graphviz_process.gv": "none of its 13 links claims a cause",
    "edge_lists/ndex2_MDA1.txt": "1: cause: there is no column of this name",
    "edge_lists/ndex2_SIMPLE.txt": "1: cause: there is no column of this name",
    "edge_lists/ndex2_SIMPLE_WITH_ATTRIBUTES.txt": "did you mean 'source'? call that column 'cause'",
    "edge_lists/ndex2_edge_list_network_adrian_small.txt": "1: cause: there is no column of this name",
    "gexf/graphology_celegans.gexf": "none of its 2,345 links claims a cause",
    "gexf/graphology_pedantic.gexf": "there is no arrow in it",
    "gexf/graphology_v1_3.gexf": "its only link claims no cause",
    "gexf/graphology_yeast.gexf": "none of its 7,182 links claims a cause",
    "gpml/WP3634.gpml": "no arrow is tied to a concept at both ends",
    "gpml/WP3635.gpml": "no arrow is tied to a concept at both ends",
    "gpml/WP5105.gpml": "there is no arrow in it",
    "graphml/cytoscape_atted.graphml": "none of its 118 links claims a cause",
    "graphml/graphology_attributes.graphml": "none of its 7 links claims a cause",
    "graphml/graphology_miserables.graphml": "none of its 254 links claims a cause",
    "graphml/graphology_miserables_broken.graphml": "none of its 254 links claims a cause",
    "graphml/graphology_multigraph.graphml": "none of its 9 links claims a cause",
    "sif/degenerate.sif": "there is no arrow in it",
    "sif/multiWordProteinsFileTrailingSpaces.sif": "none of its 31 links claims a cause",
    **{name: "this is GML, which is not read" for name in INDEX if name.startswith("gml/")},
    **{name: "this is XGMML, which is not read" for name in INDEX if name.startswith("xgmml/")},
}
# The index counts the statements of DOT and not what they say of groups of nodes; of GPML it counts what is drawn.
COUNTED_OTHERWISE = {"dot/graphviz_japanese.gv", "dot/graphviz_world.gv", "gexf/graphology_missing_nodes.gexf"}


def test_nothing_of_the_collection_is_forgotten() -> None:
    assert OPENED.keys() | REFUSED.keys() == INDEX.keys()
    assert not OPENED.keys() & REFUSED.keys()


@pytest.mark.parametrize("name", OPENED)
def test_what_comes_out(name: str) -> None:
    graph = open_graph(SAMPLES / name)
    found = Counter(claim.relation for claim in graph.claims.values())
    relations = (Relation.INCREASES, Relation.DECREASES, Relation.REGULATES, Relation.ASSOCIATED_WITH)
    assert (len(graph.concepts), tuple(found[relation] for relation in relations)) == OPENED[name]
    assert sum(found.values()) == sum(OPENED[name][1])
    assert all(claim.polarity is claim.relation.polarity for claim in graph.claims.values())
    arcs = graph.arcs()
    assert len(arcs) == sum(OPENED[name][1][:3])


@pytest.mark.parametrize("name", sorted(OPENED.keys() - COUNTED_OTHERWISE))
def test_nothing_is_lost_without_a_word(name: str) -> None:
    graph = open_graph(SAMPLES / name)
    assert isinstance(graph, TableGraph)
    told = "\n".join(warning.message for warning in graph.warnings)

    def counted(what: str) -> int:
        return sum(int(number.replace(",", "")) for number in re.findall(rf"([\d,]+) {what}", told))

    concepts = len(graph.concepts) + counted("concepts? ha(?:s|ve) no link")
    links = len(graph.claims) + sum(map(counted, ("rows? repeats?", "rows? ha(?:s|ve) the same", "links? .*left out")))
    if name.startswith("gpml"):
        both_ways = {"gpml/WP4229.gpml": 1}
        assert links == int(INDEX[name]["edges"]) + both_ways.get(name, 0)
        assert concepts >= int(INDEX[name]["nodes"])
    else:
        assert (concepts, links) == (int(INDEX[name]["nodes"]), int(INDEX[name]["edges"]))


@pytest.mark.parametrize("name", REFUSED)
def test_why_it_is_refused(name: str) -> None:
    with pytest.raises(InvalidGraphError) as caught:
        open_graph(SAMPLES / name)
    finding = caught.value.findings[0]
    assert REFUSED[name] in "\n".join(map(str, caught.value.findings))
    assert finding.file == Path(name).name
    assert finding.cure


def test_of_a_pathway_the_names_the_signs_and_the_publications_are_kept() -> None:
    graph = open_graph(SAMPLES / "gpml/WP5509.gpml")
    assert graph.info.title == "GIP and GLP-1 function by tissue"
    assert {"GIP", "GLP-1", "Bone formation"} <= set(graph.concepts)
    (claim,) = graph.claims_between("GIP", "Bone formation")
    assert claim.polarity == "+"


def test_of_cx_the_citations_are_kept() -> None:
    graph = open_graph(SAMPLES / "cx/CitationsAndSupports.cx")
    assert any(reference.pmid for reference in graph.references.values())
    assert all(reference.grade == "NOT VERIFIED" for reference in graph.references.values())


def test_groups_of_a_pathway_are_called_by_their_members() -> None:
    graph = open_graph(SAMPLES / "gpml/WP4396.gpml")
    assert graph.concepts["ADIPOR1 / ADIPOR2"].label.everyone == "ADIPOR1 / ADIPOR2"
