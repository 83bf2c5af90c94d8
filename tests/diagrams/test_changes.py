from __future__ import annotations

from dataclasses import replace

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Change
from causal_atlas.diagrams.layout import placed
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiries import shifted
from causal_atlas.views.view import View
from tests.notation import graph

GRAPH = graph("a + b", "b - c", "d + c", "b + e", "x + e", "c - x")


def answers(view: View) -> dict[str, Change | None]:
    return {box.concept: box.change for box in draw(GRAPH, placed(GRAPH, view)).boxes}


def test_every_visible_concept_wears_its_answer() -> None:
    found = answers(shifted(View(concepts=("a", "b", "c", "d")), "a", Shift.UP))
    assert found == {
        "a": Change(direction="up", held=True),
        "b": Change(direction="up", wave=1),
        "c": Change(direction="down", wave=2),
        "d": Change(direction="unchanged"),
    }


def test_what_is_not_revealed_is_held_still_when_asked() -> None:
    view = shifted(View(concepts=("a", "e")), "a", Shift.UP)
    whole, shown = answers(view)["e"], answers(replace(view, within=True))["e"]
    assert whole == Change(direction="up", wave=2)
    assert shown == Change(direction="unchanged")


def test_without_a_thought_experiment_nothing_is_worn() -> None:
    assert set(answers(View(concepts=("a", "b"))).values()) == {None}


def test_the_legend_names_the_answers_that_occur() -> None:
    diagram = draw(GRAPH, placed(GRAPH, shifted(View(concepts=("a", "b", "c")), "a", Shift.UP)))
    symbols = {entry.symbol for entry in diagram.legend}
    assert {"change_up", "change_down"} <= symbols
    assert "change_undetermined" not in symbols
