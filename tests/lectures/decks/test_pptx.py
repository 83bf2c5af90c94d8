"""Slides as python-pptx, a reader of their XML and LibreOffice take them."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections import Counter
from io import BytesIO
from math import dist
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.rows import clean
from causal_atlas.lectures.decks.formats import Cancelled, named, silent
from causal_atlas.lectures.markup import as_text, parse
from causal_atlas.lectures.references import line, numbered
from causal_atlas.lectures.shelf import lecture_of
from scripts import office
from tests.exports.opened import NS, POINT, Place, about, by_number, called, corners, ends, opened, place, shapes, sites
from tests.lectures.decks.taken import graph_and_lecture, small_lecture, taken
from tests.lectures.told import small

WIDE, TALL = 960 * POINT, 540 * POINT
WHICH = ("small", "hostile")
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def trees(content: bytes) -> list[etree._Element]:
    """The slides in their order."""
    # Parsed anew, so that the reader is not the one of python-pptx.
    return [etree.fromstring(etree.tostring(slide._element)) for slide in opened(content).slides]


def notes(content: bytes) -> list[str]:
    frames = [slide.notes_slide.notes_text_frame for slide in opened(content).slides]
    return [frame.text for frame in frames if frame is not None]


def titles(content: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in opened(content).slides if slide.shapes.title is not None]


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def test_there_is_a_slide_for_each_step_and_each_question_twice() -> None:
    found = titles(taken("pptx", "small"))
    asked = "A rises. What does c do?"
    assert found == ["A small lecture", "How to read the pictures", "One", "Two", asked, asked, "References"]


@pytest.mark.parametrize("which", WHICH)
def test_every_connector_is_glued_where_it_ends(which: str) -> None:
    glued = 0
    for tree in trees(taken("pptx", which)):
        numbered_ = by_number(tree)
        for connector in tree.iter(f"{{{NS['p']}}}cxnSp"):
            line_ = corners(connector)
            for (number, site), spot in zip(ends(connector), (line_[0], line_[-1]), strict=True):
                assert dist(sites(numbered_[number])[site], spot) <= 1.01 * POINT
            glued += 1
    assert glued


@pytest.mark.parametrize("which", WHICH)
def test_everything_has_a_number_of_its_own_and_a_text_for_those_who_do_not_see_it(which: str) -> None:
    for tree in trees(taken("pptx", which)):
        root = tree.find("p:cSld/p:spTree", NS)
        assert root is not None
        inside = [shape for shape in shapes(root) if shape is not root]
        assert set(Counter(about(shape).get("id") for shape in inside).values()) == {1}
        for shape in inside:
            # What has no characters left after cleaning has nothing to say.
            assert about(shape).get("descr"), about(shape).get("name")


@pytest.mark.parametrize("which", WHICH)
def test_nothing_lies_beyond_the_slide(which: str) -> None:
    for tree in trees(taken("pptx", which)):
        for shape in tree.find("p:cSld/p:spTree", NS):
            if shape.find("p:spPr/a:xfrm", NS) is not None or shape.find("p:grpSpPr/a:xfrm/a:off", NS) is not None:
                where = place(shape)
                assert where.left >= 0
                assert where.top >= 0
                if etree.QName(shape).localname != "cxnSp":
                    assert where.left + where.width <= WIDE
                    assert where.top + where.height <= TALL


@pytest.mark.parametrize("which", WHICH)
def test_boxes_glide_where_the_program_can_and_slides_fade_where_it_cannot(which: str) -> None:
    for tree in trees(taken("pptx", which)):
        before, last = list(tree)[-2:]
        assert etree.QName(before).localname == "clrMapOvr"
        assert last.tag == f"{MC}AlternateContent"
        assert last.find(f"{MC}Choice/p:transition/{{*}}morph", NS).get("option") == "byObject"
        assert last.find(f"{MC}Fallback/p:transition/p:fade", NS) is not None


def concepts(tree: etree._Element) -> dict[str, Place]:
    """Where the boxes of a slide stand, by the names that Morph goes by."""
    every = tree.iter(f"{{{NS['p']}}}sp")
    return {called(each): place(each) for each in every if each.find(".//a:cxnLst/a:cxn", NS) is not None}


def test_a_concept_is_called_alike_on_every_slide() -> None:
    first, second = trees(taken("pptx", "small"))[2:4]
    assert concepts(first).keys() == {"a", "b"}
    assert concepts(second).keys() == {"a", "b", "c"}


def test_steps_of_a_scene_add_and_move_nothing(atlas: ConceptGraph) -> None:
    lecture = lecture_of(atlas, shipped(), "leaking_fat")
    content = named("pptx").write(atlas, lecture, silent)
    shown, said = [concepts(tree) for tree in trees(content)], notes(content)
    steps = 0
    for number, text in enumerate(said):
        if re.search(r", step ([2-9]) of", text):
            steps += 1
            assert shown[number - 1].keys() < shown[number].keys()
            assert all(shown[number][name] == where for name, where in shown[number - 1].items())
    assert steps > 3


@pytest.mark.parametrize("which", WHICH)
def test_the_notes_have_narration_notes_and_references_in_full(which: str) -> None:
    graph, lecture = graph_and_lecture(which)
    said = notes(taken("pptx", which))
    assert len(said) == len(trees(taken("pptx", which)))
    whole = "\n".join(said)
    for scene in lecture.scenes:
        assert clean(as_text(parse(scene.narration))) in whole
        assert clean(as_text(parse(scene.notes))) in whole
    for key, number in numbered(graph, lecture).items():
        assert " ".join(clean(f"[{number}] {line(graph, key)}").split()) in whole


def test_every_slide_names_the_atlas_and_its_version_and_the_last_has_the_disclaimer(atlas: ConceptGraph) -> None:
    content = named("pptx").write(atlas, lecture_of(atlas, shipped(), "two_instructions"), silent)
    for tree in trees(content):
        assert f"{atlas.info.title} {atlas.info.version}" in "".join(tree.itertext())
    last = "".join(trees(content)[-1].itertext())
    assert atlas.info.disclaimer[:80] in last
    scenes = [
        tree for tree, text in zip(trees(content), notes(content), strict=True) if text.startswith("Scene ") and "[1]" in text
    ]
    assert scenes
    assert all("[1] " in "".join(tree.itertext()) for tree in scenes)


def test_the_references_are_listed_with_links_to_the_web_alone(atlas: ConceptGraph) -> None:
    lecture = lecture_of(atlas, shipped(), "two_instructions")
    content = named("pptx").write(atlas, lecture, silent)
    listed = "".join("".join(tree.itertext()) for tree in trees(content)[-2:])
    for number in numbered(atlas, lecture).values():
        assert f"[{number}]" in listed
    with ZipFile(BytesIO(content)) as file:
        rels = b"".join(file.read(name) for name in file.namelist() if name.endswith(".rels"))
    outside = re.findall(rb'Target="([^"]*)" TargetMode="External"', rels)
    assert outside
    assert all(target.startswith((b"https://pubmed.ncbi.nlm.nih.gov/", b"https://doi.org/")) for target in outside)


def test_nothing_in_a_hostile_lecture_runs_or_calls_out() -> None:
    with ZipFile(BytesIO(taken("pptx", "hostile"))) as file:
        for name in file.namelist():
            content = file.read(name)
            assert not re.search(rb"<script|vbaProject|hlinkMouseOver|action=", content), name
            if name.endswith(".rels"):
                for each in etree.fromstring(content):
                    if each.get("TargetMode") == "External":
                        assert re.match(r"https://(pubmed\.ncbi\.nlm\.nih\.gov|doi\.org)/", each.get("Target"))


def test_the_same_lecture_gives_the_same_bytes() -> None:
    assert named("pptx").write(small(), small_lecture(), silent) == taken("pptx", "small")


@pytest.mark.parametrize("form", ["pptx", "pdf", "slides-pdf", "markdown"])
def test_progress_goes_up_to_the_end_and_can_stop_it(form: str) -> None:
    told: list[tuple[int, int]] = []
    named(form).write(small(), small_lecture(), lambda done, of: told.append((done, of)))
    assert [done for done, _ in told] == list(range(1, told[0][1] + 1))

    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        named(form).write(small(), small_lecture(), stop)


@pytest.mark.skipif(not office.found() and not office.is_required(), reason="LibreOffice with its Python is not installed")
def test_in_libreoffice_arrows_follow_their_boxes_and_every_slide_has_its_notes(tmp_path: Path) -> None:
    deck, pdf = tmp_path / "deck.pptx", tmp_path / "deck.pdf"
    deck.write_bytes(taken("pptx", "small"))
    command = [office.PYTHON, str(Path(__file__).with_name("office.py")), str(deck), str(pdf), str(tmp_path / "home")]
    clean_ = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    told = subprocess.run(command, check=False, capture_output=True, timeout=240, env=clean_)
    assert told.returncode == 0, told.stderr.decode()
    slides = json.loads(told.stdout)
    assert len(slides) == len(PdfReader(pdf).pages) == len(trees(taken("pptx", "small")))
    assert sum(slide["connectors"] for slide in slides) > 3
    for slide in slides:
        assert slide["glued"] == slide["connectors"]
        assert all(slide["followed"])
        assert slide["described"]
        assert slide["notes"]
    assert "Point at c." in slides[3]["notes"]
    assert "A rises. What does c do?" in " ".join(PdfReader(pdf).pages[4].extract_text().split())


@pytest.mark.parametrize("name", ["four_organs", "normal_sugar"])
def test_references_stand_on_one_slide_where_they_can(name: str) -> None:
    atlas = open_graph(shipped())
    deck = opened(named("pptx").write(atlas, lecture_of(atlas, shipped(), name), silent))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title is not None]
    assert [title for title in titles if title.startswith("References")] == ["References"]
