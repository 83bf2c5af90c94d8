from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Arrow, Diagram, Signal
from causal_atlas.diagrams.layout import placed
from causal_atlas.diagrams.overlay import region_name
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Status
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.contrast import Contrast
from causal_atlas.views.opening import question_view
from causal_atlas.views.view import View
from tests.notation import graph

ILL = Condition.DECOMPENSATED


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


@pytest.fixture(scope="module")
def view(atlas: ConceptGraph) -> View:
    return placed(atlas, question_view(atlas, "two_orders"))


@pytest.fixture(scope="module")
def compared(atlas: ConceptGraph, view: View) -> Diagram:
    return draw(atlas, replace(view, condition=None, compare=ILL))


def arrow(diagram: Diagram, cause: str, effect: str) -> Arrow:
    return next(one for one in diagram.arrows if (one.cause, one.effect) == (cause, effect))


def test_comparing_moves_nothing(atlas: ConceptGraph, view: View, compared: Diagram) -> None:
    before = draw(atlas, view)
    assert [(box.concept, box.x, box.y) for box in before.boxes] == [(box.concept, box.x, box.y) for box in compared.boxes]
    assert [(one.id, one.route) for one in before.arrows] == [(one.id, one.route) for one in compared.arrows]
    assert [region.rect for region in before.regions] == [region.rect for region in compared.regions]


def test_every_arrow_shows_what_became_of_it(compared: Diagram) -> None:
    assert arrow(compared, "hgp", "glucose_blood").contrast is Contrast.AMPLIFIED
    assert arrow(compared, "hepatic_ir", "act_suppress_hgp").contrast is Contrast.NEW
    assert arrow(compared, "insulin", "act_stim_dnl").contrast is Contrast.PRESERVED
    lost = arrow(compared, "act_suppress_hgp", "hgp")
    assert (lost.contrast, lost.signal) == (Contrast.LOST, Signal.LOST)
    assert not any(one.faded for one in compared.arrows)


def test_what_holds_in_neither_is_faded(atlas: ConceptGraph) -> None:
    drawn = draw(atlas, placed(atlas, View(concepts=("puberty", "igf1"), compare=ILL)))
    assert [(one.contrast, one.faded) for one in drawn.arrows] == [(Contrast.UNSAID, True)]


def test_an_insulin_action_wears_both_statuses(compared: Diagram) -> None:
    worn = {box.concept: (box.was, box.status) for box in compared.boxes if box.status}
    assert worn == {
        "act_suppress_hgp": (Status.WORKING, Status.LOST),
        "act_stim_dnl": (Status.WORKING, Status.PRESERVED),
    }


def test_an_organ_is_summed_up_in_its_name(compared: Diagram) -> None:
    assert sorted(region.label for region in compared.regions) == ["Blood", "Liver · 1 of 2 orders lost"]


def test_a_name_is_short_where_there_is_little_room(atlas: ConceptGraph) -> None:
    assert region_name(atlas, "fat_tissue", "Fat tissue", 400, ILL) == "Fat tissue · 1 of 2 orders attenuated"
    assert region_name(atlas, "fat_tissue", "Fat tissue", 184, ILL) == "Fat tissue · 1 of 2 attenuated"
    assert region_name(atlas, "fat_tissue", "Fat tissue", 400, None) == "Fat tissue"


def test_the_legend_names_each_class_that_occurs_and_no_other(compared: Diagram) -> None:
    entries = {entry.symbol: entry.text for entry in compared.legend}
    assert entries["lost"] == "lost: does not get through"
    assert {symbol for symbol in entries if symbol.startswith("contrast_")} == {
        "contrast_new",
        "contrast_amplified",
        "contrast_preserved",
    }


def test_without_a_comparison_and_in_a_table_nothing_is_laid_over(atlas: ConceptGraph, view: View) -> None:
    assert {one.contrast for one in draw(atlas, view).arrows} == {None}
    table = graph("a + b")
    drawn = draw(table, placed(table, View(concepts=("a", "b"), compare=ILL)))
    assert [one.contrast for one in drawn.arrows] == [None]
