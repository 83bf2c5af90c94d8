"""The handout and the slides as pypdf and poppler read them."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks.formats import named, silent
from causal_atlas.lectures.references import numbered
from causal_atlas.lectures.shelf import lecture_of
from scripts import office
from tests.lectures.decks.taken import graph_and_lecture, small_lecture, taken
from tests.lectures.told import small

FORMS = ("pdf", "slides-pdf")
WHICH = ("small", "hostile")


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def words(reader: PdfReader) -> list[str]:
    """The text of each page in a line."""
    return [" ".join(page.extract_text().split()) for page in reader.pages]


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


@pytest.mark.parametrize("which", WHICH)
@pytest.mark.parametrize("form", FORMS)
def test_fonts_are_embedded_and_the_file_is_tagged(form: str, which: str) -> None:
    reader = read(taken(form, which))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            # Emoji of a machine that has some are drawings within the file.
            if font.get_object()["/Subtype"] == "/Type3":
                assert font.get_object()["/CharProcs"]
                continue
            (descendant,) = font.get_object()["/DescendantFonts"]
            assert {"/FontFile2", "/FontFile3"} & set(descendant.get_object()["/FontDescriptor"].get_object())


def poppler(program: str, *arguments: str) -> list[str]:
    # Some versions complain of /Suspects, which is a boolean as the standard wants it.
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True, timeout=60).stdout.splitlines()


@pytest.mark.skipif(not shutil.which("pdffonts") and not office.is_required(), reason="poppler-utils are not installed")
@pytest.mark.parametrize("form", FORMS)
def test_poppler_finds_pages_text_and_every_font_in_the_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / "lecture.pdf"
    path.write_bytes(taken(form, "small"))
    facts = dict(line.split(":", 1) for line in poppler("pdfinfo", str(path)) if ":" in line)
    assert facts["Title"].strip() == "A small lecture"
    assert facts["Tagged"].strip() == "yes"
    assert int(facts["Pages"]) == len(read(path.read_bytes()).pages)
    fonts = poppler("pdffonts", str(path))[2:]
    assert fonts
    # The columns emb, sub and uni, then the number of the object and its generation.
    assert all(font.split()[-5:-2] == ["yes", "yes", "yes"] for font in fonts)
    assert "A rises. What does c do?" in " ".join(" ".join(poppler("pdftotext", str(path), "-")).split())


@pytest.mark.parametrize("form", FORMS)
def test_a_sound_lecture_is_accessible_by_the_standard(form: str) -> None:
    content = taken(form, "small")
    assert b"pdfuaid:part" in content
    assert read(content).metadata.title == "A small lecture"


def test_slides_are_a_title_the_signs_each_scene_question_answer_and_the_references() -> None:
    reader = read(taken("slides-pdf", "small"))
    pages = words(reader)
    assert len(pages) == 7
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages} == {(960, 540)}
    for page, said in zip(
        pages,
        ("A small lecture", "How to read", "A raises b.", "B lowers c.", "What does c do", "(right)", "References"),
        strict=True,
    ):
        assert said in page
    for number, page in enumerate(pages, 1):
        assert f"{number} of 7" in page


def test_a_handout_has_pictures_narration_questions_and_the_answers_on_the_last_page() -> None:
    pages = words(read(taken("pdf", "small")))
    assert "1. One" in pages[0]
    assert "A raises b." in pages[0]
    assert "Question 1. A rises. What does c do?" in " ".join(pages[:-1])
    assert "Answers" in pages[-1]
    assert "It falls" in pages[-1]
    assert "Point at c." not in " ".join(pages)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page


@pytest.mark.parametrize("form", FORMS)
def test_references_version_and_disclaimer_are_there(form: str, atlas: ConceptGraph) -> None:
    lecture = lecture_of(atlas, shipped(), "two_instructions")
    reader = read(named(form).write(atlas, lecture, silent))
    pages = words(reader)
    whole = " ".join(pages)
    for number in numbered(atlas, lecture).values():
        assert f"[{number}]" in whole
    for page in pages:
        assert f"{atlas.info.title} {atlas.info.version}" in page
        assert lecture.title in page
    assert atlas.info.disclaimer[:60] in pages[-1]
    links = {
        annotation.get_object()["/A"]["/URI"]
        for page in reader.pages
        for annotation in page.get("/Annots", ())
        if "/A" in annotation.get_object() and "/URI" in annotation.get_object()["/A"]
    }
    assert links
    assert all(link.startswith(("https://pubmed.ncbi.nlm.nih.gov/", "https://doi.org/")) for link in links)


@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_a_hostile_lecture_runs_and_every_word_is_there(form: str) -> None:
    content = taken(form, "hostile")
    assert b"/JavaScript" not in content
    assert b"/Launch" not in content
    reader = read(content)
    whole = " ".join(words(reader))
    assert "<script>alert(1)</script>" in whole
    assert '#eval("1")' in whole
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            action = annotation.get_object().get("/A", {})
            if "/URI" in action:
                assert action["/URI"].startswith("https://")
    # The whole of the long narration: nothing is cut.
    _, lecture = graph_and_lecture("hostile")
    long = next(scene.narration for scene in lecture.scenes if scene.id == "empty")
    assert whole.count("A sentence that goes on and on") >= long.count("A sentence")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_lecture_gives_the_same_bytes(form: str) -> None:
    assert named(form).write(small(), small_lecture(), silent) == taken(form, "small")
