"""The table of selective resistance agrees with the inventory of what the sources say."""

from __future__ import annotations

from collections.abc import Callable

from causal_atlas.knowledge.load import load_graph
from causal_atlas.knowledge.model import Condition, Status
from causal_atlas.reasoning.fates import table
from tests.graph.places import GRAPH

STATES = {"PRESERVED": {Status.PRESERVED}, "IMPAIRED": {Status.ATTENUATED, Status.LOST}}


def test_every_status_is_the_one_of_a_source_or_disputed(inventory: Callable[[str], list[dict[str, str]]]) -> None:
    rows = inventory("selective_table.tsv")
    atlas = load_graph(GRAPH)
    cells = {cell.action: cell for cell in table(atlas, Condition.DECOMPENSATED)}
    asked = [row for row in rows if row["insulin_action_node"] in cells]
    assert {row["insulin_action_node"] for row in asked} == cells.keys() - {"insulin_action"}
    for row in asked:
        cell = cells[row["insulin_action_node"]]
        contested = any(atlas.disputes[name].kind == "contradiction" for name in cell.disputes)
        assert cell.status in STATES[row["state_insulin_resistant"]] or contested, row["insulin_action_node"]
