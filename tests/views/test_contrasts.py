from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views.contrasts import asked, picture, shown
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.permalink import decode, encode
from causal_atlas.views.view import View
from tests.notation import graph

ILL = Condition.DECOMPENSATED


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


def test_an_empty_drawing_gets_every_action_with_what_drives_it_and_what_it_does(atlas: ConceptGraph) -> None:
    view = asked(atlas, View())
    assert {"insulin", "act_suppress_hgp", "hgp", "act_satiety", "appetite"} <= set(view.concepts)
    assert "insulin_action" not in view.concepts
    assert view.compare is ILL


def test_a_drawing_that_is_there_stays_and_its_condition_is_what_health_is_compared_with(atlas: ConceptGraph) -> None:
    view = asked(atlas, View(concepts=("hgp",), condition=Condition.COMPENSATED))
    assert view.concepts == ("hgp",)
    assert (view.compare, view.condition) == (Condition.COMPENSATED, None)


def test_an_open_cell_brings_nothing_to_the_drawing_and_survives_in_a_link(atlas: ConceptGraph) -> None:
    view = asked(atlas, View(concepts=("hgp",)), "act_satiety", Condition.COMPENSATED)
    assert view.concepts == ("hgp",)
    restored = decode(atlas, encode(view)).view.inquiry
    assert restored is not None
    assert (restored.topic, restored.concepts, restored.text) == (Topic.CONTRAST, ("act_satiety",), "resistant_compensated")


def test_a_cell_is_shown_with_what_acts_on_its_action_selected_and_compared(atlas: ConceptGraph) -> None:
    view = shown(atlas, View(concepts=("meal",)), "act_suppress_hgp", ILL)
    assert view.concepts[0] == "meal"
    assert {"act_suppress_hgp", "hepatic_ir", "insulin", "hgp"} <= set(view.concepts)
    assert (view.selection, view.compare, view.condition) == (("act_suppress_hgp",), ILL, None)
    assert view.inquiry is not None
    assert view.inquiry.concepts == ("act_suppress_hgp",)


def test_a_graph_without_insulin_actions_has_no_picture() -> None:
    assert picture(graph("a + b")) == ()
