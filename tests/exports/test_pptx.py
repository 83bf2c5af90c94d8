from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from math import dist
from zipfile import ZipFile

import pytest
from lxml import etree

from causal_atlas.diagrams.diagram import Glyph
from causal_atlas.exports.figure import Figure, Options, Palette
from causal_atlas.exports.formats import named
from causal_atlas.exports.slide.deck import new_deck, saved
from causal_atlas.exports.slide.page import add_slide
from causal_atlas.exports.text import cited, sentence
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.rows import clean
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View
from tests.exports.opened import (
    NS,
    POINT,
    about,
    arial,
    by_number,
    called,
    corners,
    ends,
    opened,
    place,
    shapes,
    sites,
    tree,
    written,
)
from tests.exports.views import five

VIEWS = ("concept", "chain", "organ", "sixty", "hostile")
WIDE, TALL = 960 * POINT, 540 * POINT


@pytest.mark.parametrize("view", VIEWS)
def test_every_concept_and_every_arrow_is_there_once(view: str) -> None:
    root, diagram = tree(written(view)), five()[view].diagram
    connectors = root.findall(".//p:cxnSp", NS)
    top = Counter(about(shape).get("name") for shape in root if etree.QName(shape).localname in ("sp", "grpSp"))
    assert {name: count for name, count in top.items() if name.startswith("!!")} == {
        clean(f"!!{box.concept}"): 1 for box in diagram.boxes
    }
    assert Counter(called(connector) for connector in connectors) == Counter(clean(arrow.id) for arrow in diagram.arrows)


@pytest.mark.parametrize("view", VIEWS)
def test_every_connector_is_glued_to_its_cause_and_its_effect(view: str) -> None:
    root, diagram = tree(written(view)), five()[view].diagram
    numbered = by_number(root)
    found = {}
    for connector in root.findall(".//p:cxnSp", NS):
        glued = ends(connector)
        found[called(connector)] = tuple(called(numbered[number]) for number, _ in glued)
        line = corners(connector)
        for (number, site), spot in zip(glued, (line[0], line[-1]), strict=True):
            # A program that moves the box draws the arrow from this site: nothing jumps then.
            assert dist(sites(numbered[number])[site], spot) <= 1.01 * POINT
    assert found == {clean(arrow.id): (clean(arrow.cause), clean(arrow.effect)) for arrow in diagram.arrows}


@pytest.mark.parametrize("view", VIEWS)
def test_everything_is_described_and_numbered_once(view: str) -> None:
    root = tree(written(view))
    numbers = Counter(about(shape).get("id") for shape in shapes(root))
    assert set(numbers.values()) == {1}
    for shape in shapes(root):
        if shape is not root:
            assert about(shape).get("descr"), about(shape).get("name")


def test_an_arrow_is_described_by_its_claims(atlas: ConceptGraph) -> None:
    figure = five()["chain"]
    told = {called(each): about(each).get("descr") for each in tree(written("chain")).findall(".//p:cxnSp", NS)}
    for arrow in figure.diagram.arrows:
        for claim in arrow.claims:
            assert sentence(figure, atlas.claims[claim]) in (told[arrow.id] or "")


@pytest.mark.parametrize("view", VIEWS)
def test_the_notes_tell_every_claim_and_every_reference(view: str) -> None:
    figure = five()[view]
    slide = opened(written(view)).slides[0]
    assert slide.notes_slide.notes_text_frame is not None
    notes = slide.notes_slide.notes_text_frame.text
    for number, reference in enumerate(figure.references, 1):
        assert clean(f"[{number}] {cited(reference)}") in notes
    assert all(clean(sentence(figure, claim)) in notes for claim in figure.claims)


@pytest.mark.parametrize("view", VIEWS)
def test_texts_fit_their_shapes_in_arial(view: str) -> None:
    checked = 0
    for shape in tree(written(view)).iter(f"{{{NS['p']}}}sp"):
        text = shape.find("p:txBody", NS)
        runs = text.findall(".//a:r", NS)
        if not runs:
            continue
        where, frame = place(shape), text.find("a:bodyPr", NS)
        room = (where.width - int(frame.get("lIns", "0")) - int(frame.get("rIns", "0"))) / POINT
        sizes = [int(run.find("a:rPr", NS).get("sz")) / 100 for run in runs]
        bold = [run.find("a:rPr", NS).get("b") == "1" for run in runs]
        for run, size, heavy in zip(runs, sizes, bold, strict=True):
            words = run.findtext("a:t", "", NS)
            if words.isascii():
                assert arial(words, size, bold=heavy) <= room + 0.1, words
                checked += 1
        assert sum(sizes) * 1.15 <= where.height / POINT + 0.1
    assert checked


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_lies_beyond_the_slide_and_no_concepts_overlap(view: str) -> None:
    root = tree(written(view))
    for shape in root:
        if etree.QName(shape).localname in ("sp", "grpSp"):
            if shape.find("p:spPr/a:xfrm", NS) is None and shape.find("p:grpSpPr/a:xfrm", NS) is None:
                continue
            where = place(shape)
            assert 0 <= where.left <= where.left + where.width <= WIDE
            assert 0 <= where.top <= where.top + where.height <= TALL
    boxes = [place(shape) for shape in root.iter(f"{{{NS['p']}}}sp") if shape.find(".//a:cxnLst/a:cxn", NS) is not None]
    assert len(boxes) == len(five()[view].diagram.boxes)
    for one, other in combinations(boxes, 2):
        beside = one.left + one.width <= other.left or other.left + other.width <= one.left
        assert beside or one.top + one.height <= other.top or other.top + other.height <= one.top


@pytest.mark.parametrize("view", VIEWS)
def test_heads_that_no_line_can_have_move_with_the_effect(view: str) -> None:
    root = tree(written(view))
    heads = {about(shape).get("name"): shape for shape in shapes(root) if (about(shape).get("name") or "").startswith("head of ")}
    for arrow in five()[view].diagram.arrows:
        head = heads.get(clean(f"head of {arrow.id}"))
        assert (head is None) == (arrow.glyph in (Glyph.INCREASES, Glyph.INTERPRETATION))
        if head is not None:
            assert called(head) == clean(arrow.effect)
        if head is not None and arrow.glyph is Glyph.DECREASES:
            assert place(head).height > 4 * place(head).width


def test_signs_are_told_by_heads_and_by_colour() -> None:
    figure = five()["organ"]
    ends_ = {called(each): each.find(".//a:tailEnd", NS) for each in tree(written("organ")).findall(".//p:cxnSp", NS)}
    for arrow in figure.diagram.arrows:
        head = ends_[arrow.id]
        assert (head is not None and head.get("type") == "triangle") == (arrow.glyph in (Glyph.INCREASES, Glyph.COURSE))


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_figure_gives_the_same_bytes(view: str) -> None:
    figure = five()[view]
    assert named("pptx").write(Figure.of(figure.graph, figure.view)) == written(view)
    with ZipFile(BytesIO(written(view))) as file:
        names = file.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any("printerSettings" in name or "thumbnail" in name for name in names)


def test_nothing_in_a_file_can_run_or_calls_out() -> None:
    with ZipFile(BytesIO(written("hostile"))) as file:
        for name in file.namelist():
            content = file.read(name)
            if name.endswith(".rels"):
                targets = [each for each in etree.fromstring(content) if each.get("TargetMode") == "External"]
                assert not targets
            assert not re.search(rb"<script|macro|hlinkClick", content), name


def test_the_link_of_the_view_is_followed_from_the_credit_line(atlas: ConceptGraph) -> None:
    figure = Figure.of(atlas, question_view(atlas, "two_orders"), Options(address="https://atlas.example/"))
    slide = opened(named("pptx").write(figure)).slides[0]
    (click,) = slide.shapes._spTree.findall(f".//{{{NS['a']}}}hlinkClick")
    assert slide.part.rels[click.get(f"{{{NS['r']}}}id")].target_ref == f"https://atlas.example/?view={figure.code}"


def test_the_answers_to_a_thought_experiment_are_worn_by_their_concepts(atlas: ConceptGraph) -> None:
    view = replace(question_view(atlas, "leaking_fat"), shifts={"insulin": Shift.UP})
    figure = Figure.of(atlas, view)
    root = tree(named("pptx").write(figure))
    worn = [shape for shape in shapes(root) if (about(shape).get("name") or "").startswith("answer of ")]
    signs = {called(shape): "".join(shape.itertext()).strip() for shape in worn}
    wanted = {"up": "↑", "down": "↓", "unchanged": "=", "undetermined": "?"}
    assert signs == {box.concept: wanted[box.change.direction] for box in figure.diagram.boxes if box.change}
    assert signs["insulin"] == "↑"


def test_a_comparison_has_its_bands_glued_too(atlas: ConceptGraph) -> None:
    view = replace(question_view(atlas, "two_orders"), condition=None, compare=Condition.DECOMPENSATED)
    root = tree(named("pptx").write(Figure.of(atlas, view)))
    bands = [each for each in root.findall(".//p:cxnSp", NS) if (about(each).get("name") or "").endswith(" new")]
    assert bands
    assert all(ends(each) for each in bands)


def test_a_lecture_can_have_many_slides_that_share_names(atlas: ConceptGraph) -> None:
    deck = new_deck("dark", "Two scenes")
    look = Options(palette=Palette.DARK)
    for question in ("two_orders", "supported_route"):
        add_slide(deck, Figure.of(atlas, question_view(atlas, question), look))
    again = opened(saved(deck))
    titles, names = [], []
    for slide in again.slides:
        assert slide.shapes.title is not None
        titles.append(slide.shapes.title.text_frame.text)
        names.append({shape.name for shape in slide.shapes if shape.name.startswith("!!")})
    assert titles == [atlas.questions[question].title for question in ("two_orders", "supported_route")]
    assert "!!insulin" in names[0] & names[1]
    assert (again.slide_width, again.slide_height) == (WIDE, TALL)
    assert {layout.name for layout in again.slide_layouts} == {"Title Slide", "Title and Content", "Title Only", "Blank"}


def test_an_empty_title_leaves_none() -> None:
    figure = five()["concept"]
    slide = opened(
        named("pptx").write(Figure.of(figure.graph, figure.view, Options(title="", legend=False, credit=False)))
    ).slides[0]
    assert slide.shapes.title is None
    assert len(slide.shapes) == 2


def test_more_than_sixty_concepts_are_one_vector_picture_that_says_so(atlas: ConceptGraph) -> None:
    figure = Figure.of(atlas, View(concepts=tuple(atlas.concepts)[:61]))
    content = named("pptx").write(figure)
    slide = opened(content).slides[0]
    (picture,) = [shape for shape in slide.shapes if shape.shape_type == 13]
    assert picture.image.content_type == "image/png"
    assert abs(picture.width / picture.height - picture.image.size[0] / picture.image.size[1]) < 0.01
    vector = slide.part.related_part(picture._element.find(".//{*}svgBlip").get(f"{{{NS['r']}}}embed"))
    assert vector.content_type == "image/svg+xml"
    ids = {each.get("data-concept") for each in etree.fromstring(vector.blob).iter() if each.get("data-concept")}
    assert ids == set(figure.view.concepts)
    assert not slide.shapes._spTree.findall(".//{*}cxnSp")
    assert slide.notes_slide.notes_text_frame is not None
    assert slide.notes_slide.notes_text_frame.text.startswith("This view has 61 concepts.")
    assert "This view has 61 concepts." in "".join(slide.shapes._spTree.itertext())
    assert named("pptx").write(Figure.of(atlas, figure.view)) == content


def test_words_of_any_length_find_room(atlas: ConceptGraph) -> None:
    caption = "A caption of several sentences. " * 150
    look = Options(title="A long title " * 60, caption=caption, address="https://atlas.example/")
    content = named("pptx").write(Figure.of(atlas, question_view(atlas, "two_orders"), look))
    frames = [place(shape) for shape in tree(content) if etree.QName(shape).localname in ("sp", "grpSp")]
    for one, other in combinations([frame for frame in frames if frame.width == round(892 * POINT)], 2):
        assert one.top + one.height <= other.top or other.top + other.height <= one.top
    assert all(frame.top >= 0 and frame.top + frame.height <= TALL for frame in frames)
    notes = opened(content).slides[0].notes_slide.notes_text_frame
    assert notes is not None
    assert caption.strip() in notes.text
