"""What each reader takes from a file, and what it refuses."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports import files, workbook
from causal_atlas.knowledge.model import Relation
from causal_atlas.knowledge.open import open_graph

Write = Callable[[str, "str | bytes"], Path]
SIGNS = {
    Relation.INCREASES: "+",
    Relation.DECREASES: "-",
    Relation.REGULATES: "?",
    Relation.ASSOCIATED_WITH: "~",
}


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def links(graph: ConceptGraph) -> set[str]:
    return {f"{claim.cause} {SIGNS[claim.relation]} {claim.effect}" for claim in graph.claims.values()}


def warned(graph: ConceptGraph) -> str:
    return "\n".join(map(str, graph.warnings))


def refusal(path: Path) -> str:
    with pytest.raises(InvalidGraphError) as caught:
        open_graph(path)
    (finding,) = caught.value.findings
    assert finding.file == path.name
    assert finding.message
    assert finding.cure
    return str(finding)


def graphml(body: str, keys: str = "", default: str = "directed") -> str:
    space = 'xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"'
    return f'<?xml version="1.0"?>\n<graphml {space}>{keys}<graph edgedefault="{default}">\n{body}\n</graph></graphml>'


# GraphML


def test_graphml_signs_labels_organs_and_references_come_from_data(write: Write) -> None:
    keys = (
        '<key id="a" for="edge" attr.name="Interaction"/><key id="b" for="node" attr.name="label"/>'
        '<key id="c" for="node" attr.name="tissue"><default>blood</default></key><key id="d" for="edge" attr.name="PMID"/>'
    )
    body = """<node id="x"><data key="b">Insulin</data></node><node id="y"><data key="c">liver</data></node>
    <edge source="x" target="y"><data key="a">inhibits</data><data key="d">12345678, 7654321</data></edge>
    <edge source="y" target="x"/><edge source="x" target="z"><data key="a">up-regulates activity</data></edge>
    <edge source="z" target="y" directed="false"><data key="a">activates</data></edge>"""
    graph = open_graph(write("a.graphml", graphml(body, keys)))
    assert links(graph) == {"x - y", "y ? x", "x + z", "z ~ y"}
    assert graph.concepts["x"].label.everyone == "Insulin"
    assert {name: concept.organ for name, concept in graph.concepts.items()} == {
        "x": "blood",
        "y": "liver",
        "z": "no_organ_given",
    }
    (claim,) = graph.claims_between("x", "y")
    assert claim.references == ("pmid:12345678", "pmid:7654321")
    (claim,) = graph.claims_between("x", "z")
    assert claim.mechanism.everyone == "up-regulates activity"
    assert "a.graphml:5: links: 1 concept is named by a link and nowhere else, such as 'z'" in warned(graph)
    assert "1 link without direction is shown as an association" in warned(graph)


def test_graphml_of_yed_has_labels_in_its_drawing_and_graphs_in_nodes(write: Write) -> None:
    body = """<node id="g"><data key="k"><y:NodeLabel>Group</y:NodeLabel></data><graph edgedefault="undirected">
    <node id="g::a"><data key="k"><y:Shape><y:NodeLabel> Alpha </y:NodeLabel></y:Shape></data></node>
    <node id="b"/><edge source="g::a" target="b"/></graph></node>"""
    graph = open_graph(write("a.graphml", graphml(body)))
    assert links(graph) == {"g::a ? b"}
    assert graph.concepts["g::a"].label.everyone == "Alpha"


def test_contradicting_words_leave_the_sign_open_with_a_word(write: Write) -> None:
    keys = '<key id="a" for="edge" attr.name="sign"/><key id="b" for="edge" attr.name="relation"/>'
    body = (
        '<edge source="x" target="y"><data key="a">+</data><data key="b">inhibits</data></edge>'
        '<edge source="y" target="z"><data key="b">is_a</data></edge>'
        '<hyperedge><endpoint node="x"/></hyperedge>'
    )
    graph = open_graph(write("a.graphml", graphml(body, keys)))
    assert links(graph) == {"x ? y"}
    assert "links: 1 link says both more and less, and is left unsigned, such as '+ and inhibits'; keep one" in warned(graph)
    assert "links: 1 link says nothing of a cause and is left out, such as 'is_a'" in warned(graph)
    assert "links: 1 link has more than two ends and is left out" in warned(graph)


LAUGHS = '<!DOCTYPE g [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
OTHER_FILE = '<!DOCTYPE g [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f'{LAUGHS}\n<graphml><graph edgedefault="directed"><node id="&b;"/></graph></graphml>', "it defines entities or asks"),
        (f'{OTHER_FILE}<graphml><graph edgedefault="directed"><node id="&a;"/></graph></graphml>', "it defines entities or asks"),
        (
            "<graphml>\n<graph>\n<node id='a'></graph>",
            "a.graphml:3: XML: it is not well-formed XML at column 15 (mismatched tag)",
        ),
        ("<graphml>\n<graph", "a.graphml:2: XML: it is not well-formed XML at column"),
        ("<graphml/>", "graph: there is no <graph> in it"),
        (f"<graphml>{'<a>' * 70}", "XML: it is nested more than 64 deep"),
        (f"<graphml><graph><node id='a'>{'<b/>' * 50_001}</node></graph></graphml>", "an element has more than 50,000 parts"),
        (graphml("<node/>"), "a.graphml:3: id: a node has no id; give it one"),
        (graphml('<edge source="a"/>'), "a.graphml:3: id: the end of a link has no id"),
        (graphml(f'<node id="{"n" * 301}"/>'), f"id: the id {'n' * 30!r}… has 301 characters; at most 300 are read; shorten"),
        (graphml('<edge source="a" target="a"/>'), "rows: in every row cause and effect are the same"),
        ('<?xml version="1.0" encoding="klingon"?><graphml/>', "1: XML: its encoding is not known; save it as UTF-8"),
        (graphml("").replace("<graphml", "<svg", 1), "this is XML of another kind: it begins with <svg>"),
        ("<!-- graphml -->", "this is XML without an element"),
    ],
)
def test_xml_that_cannot_be_used_is_refused_with_its_cure(write: Write, content: str, message: str) -> None:
    assert message in refusal(write("a.graphml", content))


def test_xml_may_be_utf_16_and_name_a_dtd(write: Write) -> None:
    text = graphml('<edge source="ä" target="b"/>').replace("?>", ' encoding="utf-16"?><!DOCTYPE graphml SYSTEM "x.dtd">', 1)
    assert links(open_graph(write("a.graphml", text.encode("utf-16")))) == {"ä ? b"}


# GEXF


def test_gexf_default_type_mutual_kinds_and_values(write: Write) -> None:
    content = """<gexf xmlns="http://gexf.net/1.3" version="1.3"><meta><title>My graph</title></meta>
    <graph><attributes class="edge"><attribute id="7" title="polarity"><default>-</default></attribute></attributes>
    <nodes><node id="1" label="One"/><node id="2" label="Two"/></nodes><edges>
    <edge source="1" target="2" type="directed"/><edge source="2" target="1" type="directed" kind="is_a"/>
    <edge source="1" target="3" type="mutual"><attvalues><attvalue for="7" value="+"/></attvalues></edge>
    <edge source="2" target="3"/></edges></graph></gexf>"""
    graph = open_graph(write("a.gexf", content))
    assert links(graph) == {"1 - 2", "1 + 3", "3 + 1", "2 ~ 3"}
    assert graph.info.title == "My graph"
    assert graph.concepts["1"].label.everyone == "One"


# GPML


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Arrow", "A ? B"),
        ("mim-stimulation", "A + B"),
        ("mim-necessary-stimulation", "A + B"),
        ("mim-inhibition", "A - B"),
        ("TBar", "A - B"),
        ("mim-conversion", "A ? B"),
        ("mim-catalysis", "A ? B"),
        ("mim-binding", "A ~ B"),
        ("Inhibition", "A - B"),
    ],
)
def test_only_typed_heads_of_a_pathway_give_a_sign(write: Write, head: str, expected: str) -> None:
    content = f"""<Pathway xmlns="http://pathvisio.org/GPML/2013a" Name="P"><DataNode TextLabel="A" GraphId="a"/>
    <DataNode TextLabel="B" GraphId="b"/><State GraphId="s" GraphRef="b"/><DataNode TextLabel="C" GraphId="c"/>
    <Interaction><BiopaxRef>r1</BiopaxRef><Graphics><Point GraphRef="a"/><Point GraphRef="s" ArrowHead="{head}"/></Graphics>
    </Interaction><Interaction><Graphics><Point GraphRef="b"/><Point GraphRef="c" ArrowHead="Arrow"/>
    <Anchor GraphId="n"/></Graphics></Interaction><Interaction><Graphics><Point GraphRef="a"/>
    <Point GraphRef="n" ArrowHead="TBar"/></Graphics></Interaction><Biopax><bp:PublicationXref xmlns:bp="b"
    xmlns:rdf="r" rdf:id="r1"><bp:ID>123</bp:ID><bp:DB>PubMed</bp:DB></bp:PublicationXref></Biopax></Pathway>"""
    graph = open_graph(write("a.gpml", content))
    assert links(graph) == {expected, "B ? C"}
    assert graph.claims_between("A", "B")[0].references == ("pmid:123",)
    assert "1 link starts or ends at another link and is left out" in warned(graph)


def test_a_line_with_two_heads_is_two_arrows_and_one_without_an_association(write: Write) -> None:
    points = '<Point elementRef="a" arrowHead="Inhibition"/><Point elementRef="b" arrowHead="Directed"/>'
    plain = '<Point elementRef="a"/><Point elementRef="b" arrowHead="Undirected"/>'
    content = f"""<Pathway xmlns="http://pathvisio.org/GPML/2021" title="P"><DataNodes><DataNode textLabel="A" elementId="a"/>
    <DataNode textLabel="B" elementId="b"/></DataNodes><Interactions><Interaction><Waypoints>{points}</Waypoints></Interaction>
    <Interaction><Waypoints>{plain}</Waypoints></Interaction></Interactions></Pathway>"""
    assert links(open_graph(write("a.gpml", content))) == {"A ? B", "B - A", "A ~ B"}


# SIF


def test_sif_words_targets_and_lonely_concepts(write: Write) -> None:
    graph = open_graph(write("a.sif", "a activates b c\nb -| c\nc pp d\n\nlonely\nd controls-state-change-of a\n"))
    assert links(graph) == {"a + b", "a + c", "b - c", "c ~ d", "d ? a"}
    assert graph.claims_between("d", "a")[0].mechanism.everyone == "controls-state-change-of"
    assert "1 concept has no link and is left out" in warned(graph)


def test_sif_with_tabs_keeps_spaces_in_names(write: Write) -> None:
    graph = open_graph(write("a.sif", "fatty liver \tinhibits\tinsulin action\n".encode("utf-16")))
    assert links(graph) == {"fatty liver - insulin action"}


def test_half_a_link_in_sif_is_refused(write: Write) -> None:
    message = (
        "a.sif:2: row: there are two fields, where one is a concept and three are a link; write: cause, what it does, effect"
    )
    assert refusal(write("a.sif", "a activates b\nb inhibits\n")) == message
    assert "NUL bytes" in refusal(write("a.sif", "a\0b"))


# DOT


def test_dot_heads_directions_subgraphs_and_clusters(write: Write) -> None:
    content = r"""/* a comment */ strict digraph "G" { edge [color=red]; a -> b -> {c d} [arrowhead=tee];
    subgraph cluster_1 { label="The " + "liver"; c; "e f":p:n -> a [polarity="+"] }
# left behind
    g -> a [dir=back, arrowtail=tee]; g -> h [dir=both arrowhead=normal]; h -> i [dir=none]; j [label=<<b>Fat</b> &amp; more>]
    j -> a; k [shape=record label="<x> left|right"] k -> a [label="+"]}"""
    graph = open_graph(write("a.txt", content))
    assert links(graph) == {
        *("a - b", "b - c", "b - d", "e f + a", "a - g", "g ? h", "h ? g", "h ~ i", "j ? a", "k ? a"),
    }
    assert graph.concepts["c"].organ == graph.concepts["e f"].organ == "the_liver"
    assert graph.concepts["j"].label.everyone == "Fat & more"
    assert graph.concepts["k"].label.everyone == "left right"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("digraph {\n a -> }", "a.dot:2: DOT: here should be a name and not '}'"),
        ("digraph {\n a -> b", "a.dot:2: DOT: here should be a name and not the end of the file"),
        ('digraph { "a }', "a.dot:1: DOT: a quotation mark or comment is not closed"),
        ("digraph { a -> <b }", "a.dot:1: DOT: a '<' opens here and is not closed"),
        ("digraph { a ! b }", "a.dot:1: DOT: '!' cannot stand here"),
        ("digraph " + "{" * 200, "braces are nested more than 100 deep"),
        ("nothing", "here should be 'digraph' or 'graph' and not 'nothing'"),
    ],
)
def test_dot_that_cannot_be_used_is_refused_with_line_and_cure(write: Write, content: str, message: str) -> None:
    assert message in refusal(write("a.dot", content))


# JSON


def test_cytoscape_elements_may_stand_apart_or_together(write: Write) -> None:
    nodes = [{"data": {"id": "a", "label": "Alpha"}}, {"data": {"id": "b"}}]
    edges = [{"data": {"id": "e", "source": "a", "target": "b", "interaction": "inhibits", "effect": "b"}}]
    apart, together = {"elements": {"nodes": nodes, "edges": edges}}, [*nodes, *edges]
    for value in (apart, together, {"elements": together}):
        graph = open_graph(write("a.json", json.dumps(value)))
        assert links(graph) == {"a - b"}
        assert graph.concepts["a"].label.everyone == "Alpha"


def test_running_numbers_of_cytoscape_give_way_to_names(write: Write) -> None:
    nodes = [{"data": {"id": str(n), "SUID": n, "name": name}} for n, name in enumerate(["A", "B", "B"])]
    edges = [{"data": {"source": "0", "target": target, "interaction": "pd"}} for target in "12"]
    graph = open_graph(write("a.cyjs", json.dumps({"elements": {"nodes": nodes, "edges": edges}})))
    assert links(graph) == {"A ? 1", "A ? 2"}


def test_node_link_json_of_networkx(write: Write) -> None:
    value = {"directed": True, "nodes": [{"id": "a"}, {"id": 2}], "links": [{"source": "a", "target": 2, "sign": -1}]}
    assert links(open_graph(write("a.json", json.dumps(value)))) == {"a - 2"}
    undirected = json.dumps(value | {"directed": False})
    assert "its only link claims no cause" in refusal(write("a.json", undirected))


def test_cx2_aliases_and_defaults(write: Write) -> None:
    declared = {"nodes": {"name": {"a": "n"}}, "edges": {"interaction": {"a": "i", "v": "activates"}}}
    value = [
        {"CXVersion": "2.0"},
        {"attributeDeclarations": [declared]},
        {"nodes": [{"id": 0, "v": {"n": "A"}}, {"id": 1, "v": {"n": "B"}}]},
        {"edges": [{"id": 0, "s": 0, "t": 1, "v": {}}, {"id": 1, "s": 1, "t": 0, "v": {"i": "inhibits"}}]},
    ]
    assert links(open_graph(write("a.cx2", json.dumps(value)))) == {"A + B", "B - A"}


def test_half_characters_and_control_characters_are_left_out(write: Write) -> None:
    content = '[{"data": {"id": "a\\ud800\\u0000"}}, {"data": {"source": "a\\ud800", "target": "b\\u001b"}}]'
    assert links(open_graph(write("a.json", content))) == {"a ? b"}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"elements": [\n{]}', "a.json:2: JSON: Expecting property name enclosed in double quotes at column 2"),
        ("[" * 100_000, "JSON: it is nested too deeply"),
        (b'{"\xff": 1}', "JSON: it is not UTF-8 text"),
        ("[" + "1" * 5_000 + "]", "JSON: it is not UTF-8 text, or holds a number that is too long"),
        ('{"a": 1}', "file: this JSON holds no network that is known"),
        ('{"elements": {"nodes": {}, "edges": []}}', "nodes: it is not a list"),
        ('{"nodes": [{"id": "a"}], "links": [7]}', "links: number 1 is not an object"),
        ('{"nodes": [{}], "links": []}', "a.json:1: id: a node has no id"),
    ],
)
def test_json_that_cannot_be_used_is_refused_with_its_cure(write: Write, content: str | bytes, message: str) -> None:
    assert message in refusal(write("a.json", content))


# XLSX


def spreadsheet(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_sheet_with_causes_and_effects_is_read(write: Write) -> None:
    rows = [["Cause", "Effect", "Polarity", "Reference"], ["a", "b", "+", 12345678], ["b", 7, -1], [], ["c", "d"]]
    graph = open_graph(write("a.xlsx", spreadsheet([["Notes"]], rows)))
    assert links(graph) == {"a + b", "b - 7", "c ? d"}
    assert graph.claims["line-2"].references == ("pmid:12345678",)
    assert list(graph.claims) == ["line-2", "line-3", "line-5"]


def repacked(content: bytes, **parts: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rpartition("/")[2].partition(".")[0], old.read(name)))
    return file.getvalue()


def test_spreadsheets_that_cannot_be_used_are_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    good = spreadsheet([["cause", "effect", "polarity"], ["a", "b", "+"]])
    assert "1: effect: there is no column" in refusal(write("a.xlsx", spreadsheet([["cause", "polarity"], ["a", "+"]])))
    assert "a.xlsx:2: polarity: 'perhaps' is not a" in refusal(write("a.xlsx", _perhaps()))
    assert "there is nothing in its sheets" in refusal(write("a.xlsx", spreadsheet([[]])))
    assert "the archive is damaged" in refusal(write("a.xlsx", good[:-40]))
    bomb = repacked(good, sheet1=b"<worksheet>" + b" " * 20_000_000)
    assert "unpacked it would fill the memory" in refusal(write("a.xlsx", bomb))
    laughs = LAUGHS.encode() + b"<worksheet>&b;</worksheet>"
    assert "it defines entities" in refusal(write("a.xlsx", repacked(good, sheet1=laughs)))
    monkeypatch.setattr(workbook, "MAX_SWOLLEN", 100)
    assert "unpacked it would fill the memory" in refusal(write("a.xlsx", good))


def _perhaps() -> bytes:
    return spreadsheet([["cause", "effect", "polarity"], ["a", "b", "perhaps"]])


def test_other_archives_are_refused(write: Write) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("arrows.csv", "cause,effect,polarity")
    assert "it is a zip archive and not an Excel workbook" in refusal(write("a.zip", file.getvalue()))


# Every format


@pytest.mark.parametrize("name", ["a.graphml", "a.gexf", "a.gpml", "a.json", "a.cx2", "a.sif", "a.dot", "a.xlsx", "a.csv"])
def test_an_empty_file_is_refused(write: Write, name: str) -> None:
    assert "empty" in refusal(write(name, ""))


def test_too_large_files_are_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_JSON", 10)
    assert "the file has 0 MB; at most 0 MB are read of a JSON file" in refusal(write("a.json", '{"nodes": []}  '))


def test_what_it_is_decides_before_what_it_is_called(write: Write) -> None:
    content = graphml('<edge source="a" target="b"/>')
    assert links(open_graph(write("network.json", content))) == links(open_graph(write("network", content))) == {"a ? b"}
