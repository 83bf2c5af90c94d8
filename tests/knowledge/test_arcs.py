from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from causal_atlas.knowledge.arcs import Arcs, arcs_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.load import load_graph
from causal_atlas.knowledge.model import Condition, Origin
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.knowledge.table import load_table
from tests.knowledge.small import written
from tests.notation import claim, graph


def told(arcs: Arcs) -> list[str]:
    signs = {1: "+", -1: "-", 0: "?"}
    ends = zip(arcs.causes.tolist(), arcs.effects.tolist(), arcs.signs.tolist(), strict=True)
    return [f"{arcs.names[cause]} {signs[sign]} {arcs.names[effect]}" for cause, effect, sign in ends]


def test_what_carries_a_change_is_an_arc_and_nothing_else_is() -> None:
    arcs = graph("a + b", "b - c", "c ? d", "a ~ d", "a < c").arcs()
    assert told(arcs) == ["a + b", "b - c", "c ? d"]


def test_both_directions_come_best_supported_first() -> None:
    arcs = graph("a + b 1", "a - c 3", "b + c 2").arcs()
    a, b, c = (arcs.index[name] for name in "abc")
    assert [other for other, _ in arcs.leaving(a)] == [c, b]
    assert [other for other, _ in arcs.arriving(c)] == [a, b]
    assert [arc for other, arc in arcs.leaving(a) if other == c] == [arc for other, arc in arcs.arriving(c) if other == a]


def test_claims_of_one_sign_between_two_concepts_are_one_arc_and_opposite_ones_are_two(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("cause,effect,polarity\na,b,+\na,b,-\na,b,+\nb,a,\n", encoding="utf-8")
    arcs = load_table(table).arcs(Condition.PUBERTY)
    assert sorted(told(arcs)) == ["a + b", "a - b", "b ? a"]
    assert [arcs.claims_of(arc) for arc in range(3)] == [("line-2",), ("line-3",), ("line-5",)]


def test_a_table_and_an_atlas_look_alike(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("cause,effect,polarity,reference\na,b,+,10.1/x\na,c,-,\nc,b,-,\nb,a,+,\n", encoding="utf-8")
    arcs, same = load_table(table).arcs(), graph("a + b 2", "a - c 1", "c - b 1", "b + a 1").arcs()
    for concept in range(3):
        for one, other in ((arcs.leaving, same.leaving), (arcs.arriving, same.arriving)):
            assert [place for place, _ in one(concept)] == [place for place, _ in other(concept)]


def test_an_action_that_is_lost_carries_nothing(atlas: ConceptGraph) -> None:
    through = {condition: told(atlas.arcs(condition)) for condition in Condition}
    assert "act_suppress_hgp - hgp" in through[Condition.COMPENSATED]
    assert "act_suppress_hgp - hgp" not in through[Condition.DECOMPENSATED]
    assert "hepatic_ir - act_suppress_hgp" in through[Condition.DECOMPENSATED]


def test_weak_soft_and_disputed_arcs_are_marked(atlas: ConceptGraph) -> None:
    arcs = atlas.arcs(Condition.COMPENSATED)
    names = told(arcs)
    assert arcs.weak[names.index("act_suppress_hgp - hgp")] == 1
    assert arcs.soft[names.index("ectopic_fat + inflammation")] == 1
    assert arcs.disputed[names.index("hepatic_ir + lipogenesis")] == 1
    assert arcs.disputed[names.index("lipogenesis + hepatic_fat")] == 0


def test_the_grade_is_that_of_the_claim_that_is_named_first() -> None:
    stated, inferred = claim("a + b", grade=2), replace(claim("a + b", grade=3), id="inferred", origin=Origin.INFERRED)
    arcs = arcs_of(("a", "b"), (inferred, stated), None)
    assert (arcs.claims_of(0)[0], arcs.grades[0], arcs.soft[0]) == (stated.id, 2, 0)


def test_arcs_are_made_once_for_each_condition(tmp_path: Path) -> None:
    small = load_graph(written(tmp_path))
    assert small.arcs() is small.arcs()
    assert told(small.arcs(Condition.DECOMPENSATED)) == []


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())
