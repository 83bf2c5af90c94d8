"""axe-core finds nothing to complain about, on any face of the explorer, in light and in dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import contrasts, inquiries
from causal_atlas.views.answers import answered
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.opening import concept_view, course_view, question_view
from causal_atlas.views.permalink import encode
from causal_atlas.views.view import View
from tests.browser.desk import Desk, OpenDesk

QUESTION = "Which organ becomes resistant first?"


ROUTE = Route(concepts=("hepatic_fat", "hepatic_ir", "lipogenesis", "hepatic_fat"), signs="+++")
CHAIN = Route(concepts=("adipose_overload", "adipose_ir", "act_antilipolysis"), signs="+-")


@pytest.fixture(scope="module")
def answers(shipped_graph: ConceptGraph) -> Mapping[str, View]:
    """A view for each topic, and for what can be asked when nothing is."""
    graph = shipped_graph
    meal = question_view(graph, "healthy_meal")
    fat = concept_view(graph, "hepatic_fat")
    asked = {
        "chains": inquiries.revealed_route(inquiries.asking(fat, Topic.CHAINS, ("adipose_overload", "hepatic_fat")), CHAIN),
        "common": inquiries.asking(fat, Topic.COMMON, ("muscle_ir", "hepatic_ir")),
        "loops": inquiries.revealed_route(inquiries.asking(fat, Topic.LOOPS, ("hepatic_fat",)), ROUTE),
        "cut": inquiries.asking(fat, Topic.CUT, ("hepatic_fat",)),
        "whatif": inquiries.shifted(meal, "meal", Shift.UP),
        "contrast": contrasts.asked(graph, View(), "act_adipose_glucose", Condition.COMPENSATED),
        "course": course_view(graph, "puberty_course", 2),
        "ask": answered(graph, View(), "What does fat do to insulin resistance?"),
        "refused": answered(graph, meal, "How much insulin should I take?"),
    }
    assert {topic.value for topic in Topic} <= set(asked)
    return asked


def complaints(page: Page) -> list[str]:
    """What axe-core finds wrong, with the elements it means."""
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['help']}: {node['target']} {node['html'][:120]}" for one in found for node in one["nodes"]]


def start(desk: Desk) -> None:
    expect(desk.button(QUESTION)).to_be_visible()


def searching(desk: Desk) -> None:
    expect(desk.find("insulin").first).to_be_visible()


def finding_nothing(desk: Desk) -> None:
    expect(desk.find("zzzzqqq").first).to_be_visible()


def question(desk: Desk) -> None:
    desk.ask(QUESTION)


def nothing_selected(desk: Desk) -> None:
    desk.ask("Is insulin resistance always a disease?")
    desk.page.locator("#canvas").focus()
    desk.page.keyboard.press("Escape")
    expect(desk.panel().get_by_role("heading", name="On the screen", exact=True)).to_be_visible()


def disputed_claim(desk: Desk) -> None:
    desk.ask("Do resistant fat cells still take up sugar?")
    desk.face("Outline")
    desk.outline().locator(".outline-sentence").first.click()
    desk.face("Details")
    expect(desk.panel().get_by_role("heading", name=re.compile("evidence"))).to_be_visible()


def asked_chain(desk: Desk) -> None:
    desk.ask("From ectopic fat through inflammation")
    desk.stage().get_by_role("button", name=re.compile("unreviewed")).first.click()
    expect(desk.panel().get_by_role("heading", name="Speaks for it")).to_be_visible()


def outline(desk: Desk) -> None:
    desk.ask(QUESTION)
    desk.face("Outline")
    expect(desk.outline().get_by_role("heading", name="Outline")).to_be_visible()


def filters(desk: Desk) -> None:
    desk.ask(QUESTION)
    desk.face("Filters")
    desk.panel().get_by_role("button", name=re.compile("^Liver")).click()
    expect(desk.panel().get_by_role("button", name=re.compile("^Liver"), pressed=True)).to_be_visible()


def about(desk: Desk) -> None:
    desk.button("About the atlas").click()
    expect(desk.page.get_by_role("dialog", name="About this atlas")).to_be_visible()


def help_(desk: Desk) -> None:
    desk.button(re.compile("^Keyboard help")).click()
    expect(desk.page.get_by_role("dialog", name="Keyboard")).to_be_visible()


def taking_along(desk: Desk) -> None:
    desk.ask(QUESTION)
    desk.page.keyboard.press("x")
    expect(desk.page.get_by_role("img", name="Preview of the figure")).to_be_visible()


def taking_words_along(desk: Desk) -> None:
    taking_along(desk)
    desk.button("Plain text").click()
    expect(desk.page.get_by_role("region", name="Beginning of the file")).to_be_visible()


def unfold(desk: Desk) -> None:
    """Open what is folded in an answer."""
    desk.opened()
    expect(desk.page.locator("#explain h2").first).to_be_visible()
    desk.page.evaluate("() => document.querySelectorAll('#explain details').forEach((one) => { one.open = true; })")


FACES: list[Callable[[Desk], None]] = [
    start,
    searching,
    finding_nothing,
    question,
    nothing_selected,
    disputed_claim,
    asked_chain,
    outline,
    filters,
    about,
    help_,
    taking_along,
    taking_words_along,
]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__.rstrip("_"))
def test_axe_finds_nothing(desk: Desk, face: Callable[[Desk], None]) -> None:
    face(desk)
    found = {}
    for theme in ("light", "dark"):
        desk.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        expect(desk.page.locator("html")).to_have_attribute("data-theme", theme)
        found[theme] = complaints(desk.page)
    assert found == {"light": [], "dark": []}


def test_axe_finds_nothing_on_a_phone(desks: OpenDesk) -> None:
    desk = desks(width=390, height=844)
    start(desk)
    assert complaints(desk.page) == []
    desk.ask(QUESTION)
    assert complaints(desk.page) == []


TOPICS = [*(topic.value for topic in Topic), "refused"]


@pytest.mark.parametrize("topic", TOPICS)
def test_axe_finds_nothing_in_an_answer(
    desks: OpenDesk, shipped_graph: ConceptGraph, answers: Mapping[str, View], topic: str
) -> None:
    found, code = {}, encode(placed(shipped_graph, answers[topic]))
    for width, height in ((1440, 900), (390, 844)):
        desk = desks(f"/?view={code}", width=width, height=height)
        unfold(desk)
        for theme in ("light", "dark"):
            desk.page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]
            expect(desk.page.locator("html")).to_have_attribute("data-theme", theme)
            found[width, theme] = complaints(desk.page)
    assert not any(found.values()), found
