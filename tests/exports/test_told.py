"""GEXF in NetworkX, Mermaid by its grammar, and Markdown in a Markdown reader."""

from __future__ import annotations

import html
import io
import re
from collections import Counter

import networkx as nx
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import named
from causal_atlas.knowledge.rows import clean
from tests.exports.views import five


@pytest.fixture(params=five())
def figure(request: pytest.FixtureRequest) -> Figure:
    return five()[request.param]


def test_gexf_in_networkx(figure: Figure) -> None:
    content = named("gexf").write(figure)
    graph = nx.read_gexf(io.BytesIO(content), version="1.3")
    assert dict(graph.nodes(data="organ")) == {each.id: each.organ for each in figure.concepts}
    found = Counter((cause, effect, sign or "") for cause, effect, sign in graph.edges(data="polarity"))
    assert found == Counter((claim.cause, claim.effect, claim.polarity or "") for claim in figure.claims)
    places = {name: (viz["position"]["x"], -viz["position"]["y"]) for name, viz in graph.nodes(data="viz")}
    assert places == figure.placed.places
    ids = [edge.get("id") for edge in etree.fromstring(content).iter("{http://gexf.net/1.3}edge")]
    assert sorted(ids) == sorted(claim.id for claim in figure.claims)


def test_mermaid_by_its_grammar(figure: Figure) -> None:
    head, *lines = named("mermaid").write(figure).decode().splitlines()
    assert head == "flowchart LR"
    node = re.compile(r'    (c\d+)\["([^"\[\]{}|<>`\\]*)"\]')
    edge = re.compile(r'  (c\d+) (-->|--x|--o|-\.-o|-\.->|-\.-)\|"([^"|]+)"\| (c\d+)')
    other = re.compile(r'  subgraph o\d+\["[^"\[\]{}|<>`\\]*"\]|  end|\s+%% [^{}]*')
    named_by = dict(re.findall(r"^    %% (c\d+) is (.*)$", "\n".join(lines), re.MULTILINE))
    nodes = [found for line in lines if (found := node.fullmatch(line))]
    edges = [found for line in lines if (found := edge.fullmatch(line))]
    assert len(nodes) + len(edges) + sum(bool(other.fullmatch(line)) for line in lines) == len(lines)
    labels = {found[1]: re.sub(r"#(\d+);", lambda sign: chr(int(sign[1])), found[2]) for found in nodes}
    assert Counter(labels.values()) == Counter(" ".join(clean(each.label.everyone).split()) for each in figure.concepts)
    assert len(named_by) == len(figure.concepts)
    heads = Counter((found[2], found[3][0] in "+−") for found in edges)
    assert heads["-->", True] == sum(claim.polarity == "+" for claim in figure.claims)
    assert heads["--x", True] == sum(claim.polarity == "-" for claim in figure.claims)
    assert sum(count for (_, is_signed), count in heads.items() if not is_signed) == sum(
        claim.polarity is None for claim in figure.claims
    )
    assert not heads["-->", False]


def test_markdown_in_a_reader(figure: Figure) -> None:
    page = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(named("markdown").write(figure).decode())
    tags = Counter(re.findall(r"<(\w+)", page))
    assert set(tags) <= {"h1", "h2", "p", "ul", "ol", "li", "hr", "table", "thead", "tbody", "tr", "th", "td"}
    assert tags["h1"] == 1
    assert tags["li"] == len(figure.claims) + len(figure.references)
    cells = re.findall(r"<td>(.*?)</td>", page)
    table = Counter(zip(*(map(html.unescape, cells[column::8]) for column in (0, 2, 3, 5)), strict=True))
    organ = {each.id: each.organ for each in figure.concepts}

    def shown(concept: str) -> str:
        return " ".join(f"{concept} ({organ[concept]})".split())

    signs = {"+": "+", "-": "-", None: "none"}
    assert table == Counter((shown(c.cause), shown(c.effect), signs[c.polarity], str(c.grade)) for c in figure.claims)
    text = html.unescape(re.sub(r"<[^>]+>", "", page))
    for reference in figure.references:
        assert " ".join(clean(reference.title).split()).rstrip(".") in text
    for number in range(1, len(figure.references) + 1):
        assert f"[{number}]" in text


def test_no_address_in_a_label_becomes_a_link() -> None:
    content = named("markdown").write(five()["hostile"]).decode()
    assert "evil.example" in content
    assert not re.search(r"https?://|www\.|\w@\w", content)


def test_markdown_without_references_or_credit() -> None:
    figure = five()["chain"]
    bare = Figure.of(figure.graph, figure.view, Options(title="", references=False, credit=False))
    content = named("markdown").write(bare).decode()
    assert not content.startswith("#")
    assert content.count("\n- ") == len(figure.claims)
    assert "References" not in content


@pytest.mark.parametrize("name", ["gexf", "mermaid", "markdown", "text"])
def test_the_same_view_gives_the_same_bytes_without_control_characters(name: str, figure: Figure) -> None:
    content = named(name).write(figure)
    assert content == named(name).write(Figure.of(figure.graph, figure.view))
    assert not any(control in content.decode() for control in "\x00\x08\x0b\x1b\x7f\x85\ufffe")
