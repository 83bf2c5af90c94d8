from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from lxml import etree

from causal_atlas.diagrams.diagram import Glyph
from causal_atlas.diagrams.geometry import NORMALS, side_of
from causal_atlas.diagrams.palette import GAP
from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import named
from causal_atlas.exports.text import cited
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.rows import clean, flat, listed
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.opening import question_view
from tests.exports.views import five

VIEWS = ("concept", "chain", "organ", "sixty", "hostile")
HEADS = {
    Glyph.INCREASES: "block",
    Glyph.DECREASES: "baseDash",
    Glyph.REGULATES: "diamond",
    Glyph.KEEPS: "box",
    Glyph.ASSOCIATED: "oval",
    Glyph.TIME: "block",
    Glyph.HIERARCHY: "block",
    Glyph.INTERPRETATION: "open",
    Glyph.COURSE: "doubleBlock",
}
Element = etree._Element


class Drawing:
    """A file of draw.io: its cells by id, with the data that their objects hold."""

    def __init__(self, content: bytes) -> None:
        (root,) = etree.fromstring(content).iter("root")
        self.cells: dict[str, Element] = {}
        self.data: dict[str, dict[str, str]] = {}
        for held in root:
            cell = held if held.tag == "mxCell" else held.find("mxCell")
            assert cell is not None
            assert held.get("id") not in self.cells
            self.cells[held.get("id", "")] = cell
            self.data[held.get("id", "")] = {str(key): str(value) for key, value in held.attrib.items()}

    @classmethod
    def of(cls, view: str) -> Drawing:
        return cls(named("drawio").write(five()[view]))

    def having(self, attribute: str) -> list[str]:
        return [key for key, data in self.data.items() if attribute in data]

    def style(self, key: str) -> dict[str, str]:
        return dict(part.partition("=")[::2] for part in self.cells[key].get("style", "").split(";") if part)

    def corner(self, key: str) -> tuple[float, float]:
        """The left upper corner on the page."""
        if key in ("0", "1"):
            return 0.0, 0.0
        place = self.cells[key].find("mxGeometry")
        assert place is not None
        x, y = self.corner(self.cells[key].get("parent", ""))
        return x + float(place.get("x", "0")), y + float(place.get("y", "0"))

    def size(self, key: str) -> tuple[float, float]:
        place = self.cells[key].find("mxGeometry")
        assert place is not None
        return float(place.get("width", "0")), float(place.get("height", "0"))


class Tags(HTMLParser):
    found = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found = True


@pytest.mark.parametrize("view", VIEWS)
def test_every_concept_is_a_cell_inside_its_organ(view: str) -> None:
    drawing, figure = Drawing.of(view), five()[view]
    boxes = {clean(box.concept): box for box in figure.diagram.boxes}
    keys = drawing.having("concept")
    assert Counter(drawing.data[key]["concept"] for key in keys) == Counter(boxes.keys())
    for key in keys:
        data, parent = drawing.data[key], drawing.cells[key].get("parent", "")
        assert data["label"] == clean("\n".join(boxes[data["concept"]].lines))
        assert parent != "1" or not figure.diagram.regions
        if parent != "1":
            assert drawing.style(parent)["container"] == "1"
            assert drawing.data[parent]["organ"] == data["organ"]
            x, y = (one - other for one, other in zip(drawing.corner(key), drawing.corner(parent), strict=True))
            wide, tall = drawing.size(parent)
            assert 0 <= x <= wide - drawing.size(key)[0]
            assert 0 <= y <= tall - drawing.size(key)[1]


@pytest.mark.parametrize("view", VIEWS)
def test_every_arrow_is_glued_where_it_is_drawn(view: str) -> None:
    drawing, diagram = Drawing.of(view), five()[view].diagram
    boxes = {box.concept: box for box in diagram.boxes}
    edges = [key for key, cell in drawing.cells.items() if cell.get("edge") and "claim" in drawing.data[key]]
    assert all(
        {cell.get("source"), cell.get("target")} <= drawing.cells.keys() for cell in drawing.cells.values() if cell.get("edge")
    )
    wanted = {}
    for arrow in diagram.arrows:
        ends = []
        for name, (x, y) in ((arrow.cause, arrow.route[0]), (arrow.effect, arrow.route[-1])):
            box = boxes[name]
            across, down = NORMALS[side_of(x - box.x, y - box.y, box.width, box.height)]
            spot = x - box.x + across * GAP, y - box.y + down * GAP
            ends.append((clean(name), *(pytest.approx(each, abs=0.1) for each in spot)))
        wanted[arrow.claims[0]] = (*ends, HEADS[arrow.glyph], len(arrow.route) - 2)
    found = {}
    for key in edges:
        style, cell, ends = drawing.style(key), drawing.cells[key], []
        for which, side in (("exit", "source"), ("entry", "target")):
            held = cell.get(side, "")
            wide, tall = drawing.size(held)
            x = (float(style[f"{which}X"]) - 0.5) * wide + float(style[f"{which}Dx"])
            y = (float(style[f"{which}Y"]) - 0.5) * tall + float(style[f"{which}Dy"])
            ends.append((drawing.data[held]["concept"], x, y))
        bends = cell.findall("mxGeometry/Array/mxPoint")
        found[drawing.data[key]["claim"]] = (*ends, style["endArrow"], len(bends))
    assert found == {clean(claim): each for claim, each in wanted.items()}


@pytest.mark.parametrize("view", VIEWS)
def test_every_claim_is_data_of_its_arrow(view: str) -> None:
    drawing, figure = Drawing.of(view), five()[view]
    found = {}
    for data in drawing.data.values():
        for column in data:
            if column.partition("_")[0] == "claim":
                ending = column.removeprefix("claim")
                polarity, sources = data.get(f"polarity{ending}", ""), data.get(f"references{ending}", "")
                found[data[column]] = (
                    polarity,
                    data[f"relation{ending}"],
                    data[f"grade{ending}"],
                    data[f"origin{ending}"],
                    data[f"review{ending}"],
                    listed(sources),
                    listed(data.get(f"conditions{ending}", "")),
                )
    assert found == {
        clean(claim.id): (
            claim.polarity.value if claim.polarity else "",
            claim.relation.value,
            flat(claim.grade),
            claim.origin.value,
            claim.review.value,
            claim.references,
            tuple(claim.conditions),
        )
        for claim in figure.claims
    }


@pytest.mark.parametrize("view", VIEWS)
def test_every_reference_is_listed_and_leads_to_its_publication(view: str) -> None:
    drawing, figure = Drawing.of(view), five()[view]
    for number, reference in enumerate(figure.references, 1):
        data = drawing.data[f"reference-{number}"]
        shown = data.get("label") or drawing.cells[f"reference-{number}"].get("value", "")
        assert "".join(shown.split()) == "".join(clean(f"{number}. {cited(reference)}").split())
        assert ("link" in data) == bool(reference.pmid or reference.doi)
    assert f"reference-{len(figure.references) + 1}" not in drawing.cells


def test_nothing_in_a_file_can_run() -> None:
    content = named("drawio").write(five()["hostile"])
    drawing = Drawing(content)
    assert b"<script" not in content
    for key, cell in drawing.cells.items():
        assert "html=1" not in cell.get("style", "")
        assert not cell.get("style") or drawing.style(key)["html"] == "0"
        tags = Tags()
        tags.feed(drawing.data[key].get("tooltip", ""))
        assert not tags.found
        assert drawing.data[key].get("link", "https://").startswith("https://")
        assert "placeholders" not in drawing.data[key]
    assert "<script>alert(1)</script>" in {data.get("name") for data in drawing.data.values()}


def test_statuses_marks_and_answers_hang_on_what_they_tell_of(atlas: ConceptGraph) -> None:
    figure = Figure.of(atlas, replace(question_view(atlas, "leaking_fat"), shifts={"insulin": Shift.UP}))
    drawing = Drawing(named("drawio").write(figure))
    for box in figure.diagram.boxes:
        worn = f"concept-{box.concept}-change"
        assert drawing.cells[worn].get("parent") == f"concept-{box.concept}"
        assert (f"concept-{box.concept}-status" in drawing.cells) == bool(box.status)
    weak = [key for key in drawing.cells if key.startswith("arrow-") and key.endswith("-weak")]
    assert weak
    assert all(drawing.cells[drawing.cells[key].get("parent", "")].get("edge") for key in weak)


def test_options_leave_out_what_they_say() -> None:
    figure = five()["organ"]
    bare = Options(title="", legend=False, references=False, credit=False, regions=False)
    drawing = Drawing(named("drawio").write(Figure.of(figure.graph, figure.view, bare)))
    assert not {"title", "credit", "reference-1"} & drawing.cells.keys()
    assert not [key for key in drawing.cells if key.startswith(("legend-", "region-"))]


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_figure_gives_the_same_bytes(view: str) -> None:
    figure = five()[view]
    content = named("drawio").write(figure)
    assert named("drawio").write(Figure.of(figure.graph, figure.view)) == content
