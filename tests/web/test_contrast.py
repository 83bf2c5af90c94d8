from __future__ import annotations

import json
from typing import Any

import pytest

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Diagram
from causal_atlas.diagrams.layout import placed
from causal_atlas.diagrams.marks import marks_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.contrast import Contrast
from causal_atlas.views import contrasts
from causal_atlas.views.opening import question_view
from causal_atlas.views.permalink import decode
from causal_atlas.views.view import View
from causal_atlas.web.panels import canvas, contrast, details, explain, header, start, title
from causal_atlas.web.panels.canvas_style import stylesheet
from causal_atlas.web.reducer import step
from causal_atlas.web.session import Event, Session
from tests.notation import graph
from tests.walked import events, texts

ILL, EARLY = Condition.DECOMPENSATED, Condition.COMPENSATED


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def said(component: Any) -> str:
    return " ".join(texts(component))


def offers(component: Any) -> list[Any]:
    return [json.loads(event) for event in events(component)]


def test_the_table_has_a_button_for_each_status_and_the_thesis_above_it(atlas: ConceptGraph) -> None:
    panel = explain.explain(atlas, contrasts.asked(atlas, View()))
    cells = [offer for offer in offers(panel) if offer["type"] == "contrast"]
    assert len(cells) == 7 * 3
    assert "of 6 insulin actions in 4 organs, 2 are preserved, 2 are attenuated and 2 are lost" in said(panel)
    assert "Of puberty the sources do not say" in said(panel)


def test_a_cell_opens_to_claims_sources_both_sides_and_the_drawing_and_closes_again(atlas: ConceptGraph) -> None:
    panel = contrast.contrast(atlas, contrasts.asked(atlas, View(), "act_adipose_glucose", ILL))
    text = said(panel)
    assert "Resistant fat cells go on taking in sugar and storing it." in text
    assert "Resistance in fat tissue lowers uptake and use of glucose." in text
    assert "The essay (B057, B058); The overview (A031)." in text
    assert {"type": "contrast_show", "concept": "act_adipose_glucose", "condition": ILL.value} in offers(panel)
    assert {"type": "contrast"} in offers(panel)


def test_a_table_of_ones_own_says_that_there_is_nothing_to_contrast() -> None:
    assert "nothing to contrast" in said(contrast.contrast(graph("a + b"), View()))


def test_the_page_walks_from_the_start_to_a_cell_and_into_the_drawing(atlas: ConceptGraph) -> None:
    assert {"type": "contrast"} in offers(start.start_page(atlas, View().audience))

    def send(session: Session, kind: str, **fields: Any) -> Session:
        return step(atlas, session, Event(type=kind, seq=session.seq + 1, fields=fields))

    begun = send(Session(), "contrast")
    assert (begun.fit, begun.face) == (True, "explain")
    opened = send(begun, "contrast", concept="act_suppress_hgp", condition=EARLY.value)
    assert not opened.fit
    shown = send(opened, "contrast_show", concept="act_suppress_hgp", condition=EARLY.value)
    view = decode(atlas, shown.view).view
    assert (view.selection, view.compare) == (("act_suppress_hgp",), EARLY)
    assert shown.face == "explain"


def test_in_a_comparison_a_condition_is_what_health_is_compared_with_and_compare_again_ends_it(atlas: ConceptGraph) -> None:
    offered = offers(header.toolbar(atlas, View(compare=EARLY), can_undo=False, can_redo=False))
    assert {"type": "compare", "condition": ILL.value} in offered
    assert {"type": "condition", "condition": EARLY.value} in offered
    assert {"type": "compare", "condition": ILL.value} in offers(header.toolbar(atlas, View(condition=ILL), False, False))


def test_the_title_sums_up_the_fates(atlas: ConceptGraph) -> None:
    assert said(title.title(atlas, contrasts.asked(atlas, View()))).startswith("One hormone, many fates Of 6 insulin actions")


def test_the_evidence_says_what_became_of_a_claim_and_that_this_is_an_inference(atlas: ConceptGraph) -> None:
    view = View(concepts=("hgp", "glucose_blood"), compare=ILL)
    text = said(details.arrow_details(atlas, view, "hgp", "glucose_blood"))
    assert "amplified" in text
    assert "the atlas's inference; no source says it" in text


@pytest.fixture(scope="module")
def drawn(atlas: ConceptGraph) -> Diagram:
    view = placed(atlas, question_view(atlas, "two_orders"))
    return draw(atlas, View(concepts=view.concepts, places=view.places, compare=ILL))


def test_every_class_has_a_mark_or_a_line_of_its_own_and_not_colour_alone(atlas: ConceptGraph, drawn: Diagram) -> None:
    marks = {arrow.contrast: marks_of(arrow)[0] for arrow in drawn.arrows if marks_of(arrow)}
    assert marks[Contrast.NEW] == "new"
    assert marks[Contrast.AMPLIFIED] == "amplified"
    assert marks[Contrast.LOST] == "lost"
    assert "preserved" in {mark for arrow in drawn.arrows for mark in marks_of(arrow)}
    selectors = " ".join(rule["selector"] for rule in stylesheet("light", atlas.info.organs))
    assert all(f'edge[contrast = "{one}"]' in selectors for one in ("new", "amplified", "unchanged"))


def test_a_pill_shows_what_it_was_and_what_it_is(atlas: ConceptGraph, drawn: Diagram) -> None:
    data = [element["data"] for element in canvas.elements(drawn, atlas.info.organs)]
    labels = {one["of"]: one["label"] for one in data if one.get("role") == "status"}
    assert labels == {"act_suppress_hgp": "✓ → × lost", "act_stim_dnl": "✓ → preserved"}
