from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import inquiries, naming
from causal_atlas.views.inquiry import Topic
from causal_atlas.views.view import View
from tests.notation import graph

GRAPH = graph("fats + sugar", "sugar - hunger", "hunger + fats", "sugar ? b", "sugar - b")


def heading(view: View) -> str:
    assert view.inquiry is not None
    return naming.asked(GRAPH, view, view.inquiry)


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


@pytest.mark.parametrize(
    ("topic", "concepts", "title"),
    [
        (Topic.CHAINS, ("fats", "sugar"), "How do fats lead to sugar?"),
        (Topic.CHAINS, ("sugar", "hunger"), "How does sugar lead to hunger?"),
        (Topic.COMMON, ("fats", "hunger"), "What do fats and hunger have in common?"),
        (Topic.LOOPS, ("sugar",), "What feeds itself through sugar?"),
        (Topic.LOOPS, (), "What feeds itself?"),
        (Topic.CUT, (), "Where can the loops be cut?"),
    ],
)
def test_the_title_is_what_is_asked(topic: Topic, concepts: tuple[str, ...], title: str) -> None:
    assert heading(inquiries.asking(View(), topic, concepts)) == title


def test_a_thought_experiment_names_what_is_set() -> None:
    view = inquiries.shifted(inquiries.shifted(View(), "fats", Shift.UP), "hunger", Shift.DOWN)
    assert heading(view) == "What if fats rise and hunger falls?"


def test_a_view_that_answers_nothing_is_called_by_what_is_in_it(atlas: ConceptGraph) -> None:
    view = View(concepts=("hepatic_fat", "lipogenesis"), selection=("hepatic_fat",))
    assert naming.name(atlas, view) == "Around liver fat"
    assert (
        naming.name(atlas, View(concepts=view.concepts, selection=view.concepts)) == "Between liver fat and fat made by the liver"
    )
    arrow = ("lipogenesis", "hepatic_fat")
    assert naming.name(atlas, View(concepts=view.concepts, arrow=arrow)) == "From fat made by the liver to liver fat"
    assert naming.name(atlas, View(concepts=view.concepts)) == "Liver"
    assert naming.name(atlas, View()) == "Nothing on the screen yet"
