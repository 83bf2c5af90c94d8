"""GraphML, CX2, Cytoscape.js JSON, DOT and SIF, opened by other people's programs."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path

import igraph
import networkx as nx
import pydot
import pytest
from ndex2.cx2 import RawCX2NetworkFactory

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.model import Claim, Relation
from causal_atlas.knowledge.rows import clean, flat
from tests.exports.views import HOSTILE, five

VIEWS = pytest.mark.parametrize("view", five())


def signs(figure: Figure) -> Counter[tuple[str, str, str]]:
    return Counter((claim.cause, claim.effect, claim.polarity or "") for claim in figure.claims)


def organs(figure: Figure) -> dict[str, str]:
    return {concept.id: concept.organ for concept in figure.concepts}


def references(figure: Figure) -> Counter[str]:
    return Counter(flat(claim.references) for claim in figure.claims)


@VIEWS
def test_graphml_in_networkx(view: str) -> None:
    figure = five()[view]
    graph = nx.read_graphml(io.BytesIO(named("graphml").write(figure)), force_multigraph=True)
    assert dict(graph.nodes(data="organ")) == organs(figure)
    assert Counter((cause, effect, sign or "") for cause, effect, sign in graph.edges(data="polarity")) == signs(figure)
    assert Counter(cited or "" for *_, cited in graph.edges(data="references")) == references(figure)
    assert {key for *_, key in graph.edges(keys=True)} == {claim.id for claim in figure.claims}
    assert all(isinstance(grade, int) for *_, grade in graph.edges(data="grade"))


@VIEWS
def test_graphml_in_igraph(view: str, tmp_path: Path) -> None:
    figure = five()[view]
    file = tmp_path / "view.graphml"
    file.write_bytes(named("graphml").write(figure))
    graph = igraph.Graph.Read_GraphML(str(file))
    # libxml2, as igraph calls it, leaves an ampersand in an attribute encoded.
    names = [name.replace("&#38;", "&") for name in graph.vs["id"]]
    assert dict(zip(names, graph.vs["organ"], strict=True)) == organs(figure)
    found = [(names[edge.source], names[edge.target], edge["polarity"]) for edge in graph.es]
    assert Counter(found) == signs(figure)
    assert graph.vs["label"] == [clean(c.label.everyone) for c in sorted(figure.concepts, key=lambda c: c.id)]


@VIEWS
def test_cx2_in_ndex2(view: str) -> None:
    figure = five()[view]
    network = RawCX2NetworkFactory().get_cx2network(json.loads(named("cx2").write(figure)))
    nodes = network.get_nodes()
    concept = {number: node["v"]["represents"] for number, node in nodes.items()}
    assert {node["v"]["represents"]: node["v"]["organ"] for node in nodes.values()} == organs(figure)
    found = [(concept[edge["s"]], concept[edge["t"]], edge["v"].get("polarity", "")) for edge in network.get_edges().values()]
    assert Counter(found) == signs(figure)
    assert Counter(flat(tuple(edge["v"].get("references", ()))) for edge in network.get_edges().values()) == references(figure)
    assert {(node["x"], node["y"]) for node in nodes.values()} == set(figure.placed.places.values())
    # What ndex2 writes of it is the same network again.
    again = RawCX2NetworkFactory().get_cx2network(network.to_cx2())
    assert again.get_nodes() == nodes


def test_the_heads_of_cx2_never_show_an_unsigned_arrow_as_positive() -> None:
    network = RawCX2NetworkFactory().get_cx2network(json.loads(named("cx2").write(five()["chain"])))
    shapes = network.get_visual_properties()["edgeMapping"]["EDGE_TARGET_ARROW_SHAPE"]["definition"]["map"]
    head = {entry["v"]: entry["vp"] for entry in shapes}
    assert {relation for relation in Relation if head[relation] == "triangle"} == {Relation.INCREASES, Relation.PERMITS}
    assert {relation for relation in Relation if head[relation] == "tee"} == {Relation.DECREASES, Relation.IMPAIRS}
    assert head[Relation.ASSOCIATED_WITH] == "none"


@VIEWS
def test_cytoscape_js(view: str) -> None:
    figure = five()[view]
    elements = json.loads(named("cyjs").write(figure))["elements"]
    ids = [element["data"]["id"] for kind in ("nodes", "edges") for element in elements[kind]]
    assert len(set(ids)) == len(ids), "Cytoscape has one set of ids for nodes and edges"
    assert {node["data"]["id"]: node["data"]["organ"] for node in elements["nodes"]} == organs(figure)
    edges = [edge["data"] for edge in elements["edges"]]
    assert Counter((edge["source"], edge["target"], edge.get("polarity", "")) for edge in edges) == signs(figure)
    assert Counter(flat(tuple(edge.get("references", ()))) for edge in edges) == references(figure)
    stands = {node["data"]["id"]: (node["position"]["x"], node["position"]["y"]) for node in elements["nodes"]}
    assert stands == figure.placed.places


def unquoted(text: str) -> str:
    return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")


@pytest.mark.filterwarnings("ignore::pyparsing.warnings.PyparsingDeprecationWarning")  # pydot's own
@VIEWS
def test_dot_in_pydot(view: str) -> None:
    figure = five()[view]
    (graph,) = pydot.graph_from_dot_data(named("dot").write(figure).decode())
    homes = {
        unquoted(node.get_name()): unquoted(node.get("organ"))
        for cluster in graph.get_subgraphs()
        for node in cluster.get_nodes()
        if node.get_name() not in ("graph", "node")
    }
    assert homes == organs(figure)
    edges = [(unquoted(edge.get_source()), unquoted(edge.get_destination()), edge) for edge in graph.get_edges()]
    assert Counter((cause, effect, unquoted(edge.get("polarity") or '""')) for cause, effect, edge in edges) == signs(figure)
    assert Counter(unquoted(edge.get("references") or '""') for *_, edge in edges) == references(figure)
    for *_, edge in edges:
        polarity = unquoted(edge.get("polarity") or '""')
        assert (edge.get("arrowhead") == '"normal"') == (polarity == "+")
        assert (edge.get("arrowhead") == '"tee"') == (polarity == "-")
        assert (edge.get("dir") == '"none"') == (edge.get("relation") == '"associated_with"')


@VIEWS
def test_sif(view: str) -> None:
    figure = five()[view]
    text = named("sif").write(figure).decode()
    lines = list(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    links = {(cause, effect, word) for cause, word, effect in (line for line in lines if len(line) > 1)}

    def word(claim: Claim) -> str:
        return {"+": "activates", "-": "inhibits", None: claim.relation.value}[claim.polarity]

    def flattened(name: str) -> str:
        return " ".join(name.split())

    assert links == {(flattened(c.cause), flattened(c.effect), word(c)) for c in figure.claims}
    ends = {end for cause, effect, _ in links for end in (cause, effect)}
    assert ends.isdisjoint(alone := {line[0] for line in lines if len(line) == 1})
    assert ends | alone == {flattened(concept.id) for concept in figure.concepts}


@VIEWS
@pytest.mark.parametrize("name", ["graphml", "cx2", "cyjs", "dot", "sif"])
def test_the_same_concepts_make_the_same_file(name: str, view: str) -> None:
    figure = five()[view]
    content = named(name).write(figure)
    assert content == named(name).write(Figure.of(figure.graph, figure.view))
    assert not any(control in content.decode() for control in "\x00\x08\x0b\x1b\x7f\x85\ufffe\r")


def test_names_that_are_meant_to_do_harm_are_only_names() -> None:
    content = {name: named(name).write(five()["hostile"]).decode() for name in ("graphml", "cx2", "cyjs", "dot", "sif")}
    assert "<script>" not in content["graphml"]
    assert all(len(json.loads(content[name])) for name in ("cx2", "cyjs"))
    assert len(content["sif"].splitlines()) == len(HOSTILE) - 1
