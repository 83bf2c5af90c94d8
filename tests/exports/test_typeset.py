from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from PIL import Image
from pypdf import PdfReader

from causal_atlas.exports.figure import Figure, Page, Palette
from causal_atlas.exports.formats import named
from causal_atlas.exports.picture.font import known
from causal_atlas.exports.picture.reach import TooLargeError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.views.view import View
from tests.exports.views import five
from tests.notation import graph

VIEWS = ("concept", "chain", "organ", "sixty", "hostile")


def written(form: str, view: str, **options: object) -> bytes:
    figure = five()[view]
    return named(form).write(replace(figure, options=replace(figure.options, **options)))


def pdf(view: str, **options: object) -> PdfReader:
    return PdfReader(io.BytesIO(written("pdf", view, **options)))


def png(view: str, **options: object) -> Image.Image:
    return Image.open(io.BytesIO(written("png", view, **options)))


def words(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["pdf", "png"])
def test_the_same_figure_gives_the_same_bytes(form: str, view: str) -> None:
    assert written(form, view) == written(form, view)


@pytest.mark.parametrize("view", VIEWS)
def test_text_is_text_in_embedded_fonts(view: str) -> None:
    reader = pdf(view)
    for page in reader.pages:
        fonts = page["/Resources"]["/Font"].values()
        assert fonts
        for font in fonts:
            # Emoji of a machine that has some are drawings within the file.
            if font.get_object()["/Subtype"] == "/Type3":
                assert font.get_object()["/CharProcs"]
                continue
            (descendant,) = font.get_object()["/DescendantFonts"]
            descriptor = descendant.get_object()["/FontDescriptor"].get_object()
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
    if view != "hostile":
        text = words(reader)
        for box in five()[view].diagram.boxes:
            assert all(line in text for line in box.lines)


@pytest.mark.parametrize("view", ["concept", "chain", "organ", "sixty"])
def test_a_pdf_is_tagged_and_says_so(view: str) -> None:
    content, reader = written("pdf", view), pdf(view)
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in content
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.metadata.creation_date is None


def _alternatives(element: object) -> list[str]:
    """Every alternative text in the tree of a tagged PDF, in its order."""
    node = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(node, list):
        return [text for child in node for text in _alternatives(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (_alternatives(node["/K"]) if "/K" in node else [])


def test_the_drawing_is_told_before_its_legend() -> None:
    told = _alternatives(pdf("organ").trailer["/Root"]["/StructTreeRoot"]["/K"])
    assert "Liver fat increases insulin resistance in the liver." in told[0]
    assert told[1:3] == ["increases", "decreases"]


def test_what_is_hostile_is_text() -> None:
    reader = pdf("hostile", caption="#panic() $x$ *b* \\ <a>")
    text = words(reader)
    assert "<script>alert(1)</scri" in text
    assert "#panic() $x$ *b* \\ <a>" in text
    assert "/JavaScript" not in str(reader.trailer["/Root"])


def test_references_follow_a_slide_on_its_next_page() -> None:
    reader = pdf("organ", page=Page.SLIDE)
    first, second = reader.pages
    assert (round(float(first.mediabox.width)), round(float(first.mediabox.height))) == (720, 405)
    assert "PMID" not in first.extract_text()
    assert "PMID" in second.extract_text()


def test_a_page_has_its_paper() -> None:
    (page,) = pdf("organ", page=Page.A4).pages
    assert sorted((round(float(page.mediabox.width)), round(float(page.mediabox.height)))) == [596, 842]


@pytest.mark.parametrize("view", VIEWS)
def test_a_picture_is_not_blank(view: str) -> None:
    picture = png(view).convert("RGB")
    counted = picture.getcolors(maxcolors=2**24)
    assert counted is not None
    assert len(counted) > 20
    assert max(counted)[0] < picture.width * picture.height * 0.97


def test_a_picture_is_as_large_as_asked() -> None:
    usual = png("organ")
    assert png("organ", scale=1.0).width == pytest.approx(usual.width / 2, abs=1)
    assert png("organ", width=1001).width == 1001
    assert png("organ", dpi=300.0).width == pytest.approx(usual.width * 300 / 192, abs=2)
    assert png("organ", dpi=300.0).info["dpi"][0] == pytest.approx(300, abs=0.1)
    assert png("organ", page=Page.SLIDE).size == (1920, 1080)


def test_a_ground_can_be_left_out() -> None:
    corner = png("organ", transparent=True).convert("RGBA").getpixel((2, 2))
    assert isinstance(corner, tuple)
    assert corner[3] == 0
    assert png("organ").convert("RGBA").getpixel((2, 2)) == (0xFA, 0xF9, 0xF6, 255)


def test_print_is_grey_and_tells_arrows_apart() -> None:
    picture = png("organ", palette=Palette.PRINT, scale=1.0).convert("RGB")
    counted = picture.getcolors(maxcolors=2**24)
    assert counted is not None
    # Edges are smoothed in grey, give or take the rounding of a channel.
    assert all(max(colour) - min(colour) <= 2 for _, colour in counted)


def test_a_picture_that_would_be_too_large_is_refused_with_a_cure() -> None:
    with pytest.raises(TooLargeError, match="smaller scale, width or dpi, or for svg or pdf"):
        written("png", "sixty", dpi=1200.0)


def _chain(size: int) -> Figure:
    long = graph(*(f"c{number} + c{number + 1}" for number in range(size - 1)))
    return Figure.of(long, View(concepts=tuple(long.concepts)))


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_many_concepts_are_drawn(form: str) -> None:
    figure = _chain(400)
    content = named(form).write(replace(figure, options=replace(figure.options, scale=0.5, address="https://atlas.example/")))
    assert len(content) > 20_000


@pytest.mark.parametrize("form", ["svg", "pdf", "png"])
def test_too_many_concepts_are_refused_with_an_alternative(form: str) -> None:
    with pytest.raises(TooLargeError, match=r"3,000 concepts at most, and this view has 3,001; .* write graphml"):
        named(form).write(_chain(3001))


def test_the_explorer_starts_without_the_typesetter() -> None:
    check = "import sys, causal_atlas.web.app, causal_atlas.cli; sys.exit('typst' in sys.modules)"
    assert (
        subprocess.run(
            [sys.executable, "-c", check], check=False, timeout=120, env={**os.environ, "PYTHONPATH": "src"}
        ).returncode
        == 0
    )


def test_the_typeface_has_every_character_of_the_atlas(atlas: ConceptGraph) -> None:
    wordings = [wording for concept in atlas.concepts.values() for wording in (concept.label, concept.explanation)]
    texts = {wording.for_(audience) for wording in wordings for audience in Audience}
    texts |= {part for reference in atlas.references.values() for part in (reference.title, reference.authors, reference.journal)}
    texts |= {question.title for question in atlas.questions.values()}
    assert not [text for text in texts if not known(text)]
