from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pytest

from causal_atlas.diagrams.geometry import overlap
from causal_atlas.exports.figure import Figure, Options, Page, Palette
from causal_atlas.exports.formats import named
from causal_atlas.exports.picture.markup import clean, name
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import Place, View
from tests.exports.drawn import SVG, Element, distance, having, lines, outline, parsed, points
from tests.exports.views import five
from tests.notation import graph

GOLDEN = Path(__file__).parents[1] / "golden"
VIEWS = ("concept", "chain", "organ", "sixty", "hostile")
CURE = "look at the new pictures, and keep them with: make goldens"


def svg(figure: Figure, **options: object) -> bytes:
    return named("svg").write(replace(figure, options=replace(figure.options, **options)))


def drawn(view: str, **options: object) -> Element:
    return parsed(svg(five()[view], **options))


def without_code(content: bytes) -> bytes:
    """Without the code of the view, whose bytes are those of the machine's zlib."""
    return re.sub(rb' data-view="[^"]*"', b"", content)


@pytest.mark.parametrize("view", VIEWS)
def test_the_picture_is_the_golden_one(view: str) -> None:
    golden = (GOLDEN / f"{view}.svg").read_bytes()
    assert without_code(svg(five()[view], font=False)) == golden, CURE


@pytest.mark.parametrize("view", VIEWS)
def test_the_same_figure_gives_the_same_bytes(view: str) -> None:
    assert svg(five()[view]) == svg(five()[view])


@pytest.mark.parametrize("view", VIEWS)
def test_every_concept_and_claim_is_there_once(view: str) -> None:
    figure, root = five()[view], drawn(view)
    assert sorted(each.get("id", "") for each in having(root, "concept")) == sorted(
        f"concept-{name(concept.id)}" for concept in figure.concepts
    )
    assert sorted(each.get("id", "") for each in having(root, "claim")) == sorted(
        f"claim-{name(claim.id)}" for claim in figure.claims
    )
    for claim in having(root, "claim"):
        assert claim.get("data-cause")
        assert claim.get("data-relation")
        assert claim.get("data-grade")


@pytest.mark.parametrize("view", VIEWS)
def test_ids_are_names_and_unique(view: str) -> None:
    ids = [each.get("id", "") for each in drawn(view).iter() if each.get("id")]
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", each, re.ASCII) for each in ids)
    assert not [each for each, times in Counter(ids).items() if times > 1]


@pytest.mark.parametrize("view", VIEWS)
def test_everything_is_named_for_those_who_do_not_see_it(view: str) -> None:
    root = drawn(view)
    assert root.get("role") == "img"
    named_by = (root.get("aria-labelledby") or "").split()
    assert [each.text for each in root.iter() if each.get("id") in named_by and not (each.text or "").strip()] == []
    assert len(named_by) == 2
    for each in [*having(root, "concept"), *having(root, "arrow"), *having(root, "claim"), *having(root, "organ")]:
        title = each.find(f"{SVG}title")
        assert title is not None
        assert title.text


@pytest.mark.parametrize("view", VIEWS)
def test_boxes_do_not_overlap_and_hold_their_labels(view: str) -> None:
    concepts = having(drawn(view), "concept")
    assert not [1 for one, other in combinations(map(outline, concepts), 2) if overlap(one, other)]
    for concept in concepts:
        box = outline(concept)
        (label,) = having(concept, "label")
        for line in lines(label):
            assert line.text
            assert box.left + 2 <= line.rect.left, line
            assert line.rect.right <= box.right - 2, line
            assert box.top + 2 <= line.rect.top, line
            assert line.rect.bottom <= box.bottom - 2, line


@pytest.mark.parametrize("view", VIEWS)
def test_arrows_go_from_border_to_border(view: str) -> None:
    root = drawn(view)
    boxes = {each.get("data-concept"): outline(each) for each in having(root, "concept")}
    found = having(root, "arrow")
    assert len(found) == len(five()[view].diagram.arrows)
    for arrow in found:
        claim = having(arrow, "claim")[0]
        cause, effect = boxes[claim.get("data-cause")], boxes[claim.get("data-effect")]
        (line,) = having(arrow, "line")
        (x, y), (end_x, end_y) = points(line.get("d", ""))[0], points(line.get("d", ""))[-1]
        # A hexagon is narrower than its rectangle above and below its middle.
        assert -13 <= distance(cause, x, y) <= 3, arrow.get("id")
        assert -13 <= distance(effect, end_x, end_y) <= 14, arrow.get("id")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_written_over_a_concept(view: str) -> None:
    root = drawn(view)
    boxes = [outline(each) for each in having(root, "concept")]
    written = [text for group in ("references", "organ-names") for each in having(root, group) for text in each]
    assert len(written) > len(five()[view].diagram.regions) or view == "concept"
    for text in written:
        for line in lines(text):
            assert not [box for box in boxes if overlap(line.rect, box)], line


@pytest.mark.parametrize("view", VIEWS)
def test_every_text_is_on_the_sheet(view: str) -> None:
    root = drawn(view, caption="A caption. " * 30, address="https://atlas.example/")
    _, _, width, height = map(float, (root.get("viewBox") or "").split())
    for block in (each for each in root if each.tag in (f"{SVG}g", f"{SVG}a") and each.get("class") != "drawing"):
        left, top = points(f"M{block.get('transform', '')[len('translate(') : -1]}")[0]
        for text in block.iter(f"{SVG}text"):
            for line in lines(text):
                assert left + line.rect.left >= 0
                assert left + line.rect.right <= width + 0.5
                assert top + line.rect.bottom <= height


def test_opposite_arrows_do_not_lie_on_each_other() -> None:
    two = graph("a + b", "b - a")
    figure = Figure.of(two, View(concepts=("a", "b"), places={"a": Place(0, 0), "b": Place(400, 0)}))
    one, other = (points(having(arrow, "line")[0].get("d", "")) for arrow in having(parsed(svg(figure)), "arrow"))
    assert min(dist(one[0], other[-1]), dist(one[-1], other[0])) > 6


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_runs_and_nothing_is_fetched(view: str) -> None:
    content = svg(five()[view], address="javascript:alert(1)//")
    root = parsed(content)
    kinds = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert kinds <= {"svg", "g", "title", "desc", "style", "rect", "path", "circle", "text", "tspan"}
    for each in root.iter():
        assert not [key for key in each.attrib if key.startswith("on")]
        assert "href" not in each.attrib
    assert content.count(b"url(") == content.count(b"url(data:font/woff2;base64,") == 1


def test_control_characters_are_left_out() -> None:
    content = svg(five()["hostile"], caption="a\x00b\x1bc\u202ed").decode()
    assert "abcd" in content
    assert clean(content.replace("\n", " ")) == content.replace("\n", " ").strip()


def test_a_link_is_whole_where_it_is_followed() -> None:
    figure = five()["organ"]
    (link,) = parsed(svg(figure, address="https://atlas.example/")).iter(f"{SVG}a")
    assert link.get("href") == f"https://atlas.example/?view={figure.code}"


def test_what_is_switched_off_is_not_there() -> None:
    root = drawn("organ", legend=False, references=False, regions=False, credit=False, title="", font=False)
    for group in ("legend", "references", "reference-list", "regions", "organ-names"):
        assert not having(root, group)
    assert "CC BY" not in "".join(root.itertext())
    assert root.find(f"{SVG}style") is None
    assert root.find(f"{SVG}title") is not None


def test_numbers_on_arrows_are_in_the_list_below() -> None:
    figure, root = five()["sixty"], drawn("sixty")
    listed = {int(each.get("id", "").removeprefix("reference-")) for each in having(root, "cited")}
    assert listed == set(figure.numbers.values())
    beside = [number for text in having(root, "reference") for number in re.findall(r"\d+", text.text or "")]
    assert beside
    assert {int(number) for number in beside} <= listed


def test_print_is_grey() -> None:
    content = svg(five()["organ"], palette=Palette.PRINT, font=False).decode()
    colours = set(re.findall(r"#[0-9a-f]{6}", content))
    assert len(colours) > 3
    assert all(colour[1:3] == colour[3:5] == colour[5:7] for colour in colours)


def test_a_dark_picture_is_dark() -> None:
    (ground, *_) = drawn("organ", palette=Palette.DARK).findall(f"{SVG}rect")
    assert ground.get("fill") == "#12171d"
    assert not drawn("organ", palette=Palette.DARK, transparent=True).findall(f"{SVG}rect")


@pytest.mark.parametrize(("page", "sides"), [(Page.A4, {794, 1123}), (Page.LETTER, {816, 1056}), (Page.SLIDE, {1280, 720})])
def test_a_page_has_its_size(page: Page, sides: set[int]) -> None:
    root = drawn("organ", page=page)
    assert {int(root.get("width", "")), int(root.get("height", ""))} == sides


def test_a_page_grows_rather_than_making_the_drawing_tiny() -> None:
    root = drawn("organ", page=Page.A4, caption="A caption. " * 700)
    assert float(root.get("height", "")) > 1123


def test_a_thought_experiment_and_a_condition_are_told(atlas: ConceptGraph) -> None:
    view = replace(question_view(atlas, "two_orders"), shifts={"insulin": Shift.UP})
    root = parsed(svg(Figure.of(atlas, view)))
    assert "What if: insulin up" in "".join(root.itertext())
    assert "type 2 diabetes" in "".join(root.itertext())
    assert all(len(having(concept, "change")) == 1 for concept in having(root, "concept"))
    assert having(root, "status")


def test_words_are_those_of_the_audience(atlas: ConceptGraph) -> None:
    view = question_view(atlas, "two_orders")
    told = {
        audience: {each.text for each in parsed(svg(Figure.of(atlas, view, Options(audience=audience)))).iter(f"{SVG}title")}
        for audience in Audience
    }
    assert told[Audience.EVERYONE] != told[Audience.CLINICIAN]


def test_only_what_is_selected(atlas: ConceptGraph) -> None:
    view = replace(question_view(atlas, "two_orders"), selection=("insulin", "hgp"))
    root = parsed(svg(Figure.of(atlas, view, Options(selection=True))))
    assert {each.get("data-concept") for each in having(root, "concept")} == {"insulin", "hgp"}


def test_a_line_that_bends_is_one_smooth_path() -> None:
    for arrow in having(drawn("sixty"), "line"):
        steps = points(arrow.get("d", ""))
        assert all(dist(one, other) > 0.01 for one, other in pairwise(steps))


def test_a_picture_is_called_by_what_was_asked(atlas: ConceptGraph) -> None:
    view = question_view(atlas, "two_orders")
    loop = Route(concepts=("hepatic_ir", "lipogenesis", "hepatic_fat", "hepatic_ir"), signs="+++")
    chain = Route(concepts=("hepatic_ir", "lipogenesis"), signs="+")
    asked = {
        "Why do high glucose and a fatty liver come together?": view,
        "A loop through insulin resistance in the liver": replace(view, inquiry=Inquiry(topic=Topic.LOOPS, route=loop)),
        "From insulin resistance in the liver to fat made by the liver": replace(
            view, inquiry=Inquiry(topic=Topic.CHAINS, route=chain)
        ),
        "Around insulin": View(concepts=("insulin", "hepatic_ir")),
    }
    for title, each in asked.items():
        assert parsed(svg(Figure.of(atlas, each))).findtext(f"{SVG}title") == title
    course = next(iter(atlas.courses.values()))
    inquiry = Inquiry(topic=Topic.COURSE, text=course.id, at=1)
    assert parsed(svg(Figure.of(atlas, replace(view, inquiry=inquiry)))).findtext(f"{SVG}title") == course.title
