"""The loops that the sources state close with the sign they should have, and those that they leave open stay open."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest

from causal_atlas.knowledge.entries import Entries
from causal_atlas.knowledge.model import Polarity, Relation

CLOSED = {
    "R2 inflamed, leaking fat": ("+", ("inflammation", "act_antilipolysis", "lipolysis_leak")),
    "R4 liver fat": ("+", ("hepatic_ir", "lipogenesis", "hepatic_fat")),
    "B1 compensation": ("-", ("glucose_blood", "insulin_secretion", "act_muscle_glucose", "muscle_glucose_uptake")),
    "B2 the fed state": ("-", ("meal", "insulin_secretion", "insulin", "act_satiety", "appetite")),
    "B3 glucose control": ("-", ("glucose_blood", "insulin_secretion", "act_suppress_hgp", "hgp")),
}
OPEN = {
    "R1 the problem reinforces itself": (
        ("adipose_ir", "act_antilipolysis", "lipolysis_leak", "ffa_circulating", "hepatic_fat", "hepatic_ir"),
        {"hepatic_fat", "imcl", "hepatic_ir", "muscle_ir", "ectopic_fat", "insulin_resistance"},
    ),
    "R3 the meal that does not register": (
        ("brain_ir", "act_satiety", "appetite", "overeating", "excess_energy", "insulin_resistance"),
        {"excess_energy", "insulin_resistance", "overeating"},
    ),
}
REACH = 3
"""Steps that may lie between two concepts by which a loop is known."""


@pytest.fixture(scope="module")
def signs(entries: Entries) -> nx.DiGraph[str]:
    """Causal links, each with its sign; a link that is claimed with both signs has none to count."""
    network: nx.DiGraph[str] = nx.DiGraph()
    for claim in entries.claims.values():
        if claim.entry.polarity is not None:
            known = network.get_edge_data(claim.entry.cause, claim.entry.effect, {"sign": claim.entry.polarity})["sign"]
            network.add_edge(claim.entry.cause, claim.entry.effect, sign=known if known is claim.entry.polarity else None)
    return network


def route(signs: nx.DiGraph[str], through: tuple[str, ...]) -> list[str]:
    """The shortest causal path through these concepts."""
    path = [through[0]]
    for start, end in pairwise(through):
        known = {start, end} <= set(signs) and nx.has_path(signs, start, end)
        assert known, f"no causal path {start} → {end}: add it to graph/claims/"
        leg = nx.shortest_path(signs, start, end)
        long = f"{start} → {end} takes {len(leg) - 1} steps: {' → '.join(leg)}; add the missing claim to graph/claims/"
        assert len(leg) - 1 <= REACH, long
        path += leg[1:]
    return path


@pytest.mark.parametrize("loop", CLOSED)
def test_a_stated_loop_closes_with_its_sign(signs: nx.DiGraph[str], loop: str) -> None:
    sign, through = CLOSED[loop]
    path = route(signs, (*through, through[0]))
    assert len(set(path)) == len(path) - 1, f"{loop} crosses itself: {' → '.join(path)}"
    minuses = sum(signs.edges[link]["sign"] is Polarity.MINUS for link in pairwise(path))
    assert "+-"[minuses % 2] == sign, f"{loop} should be {sign}: mend a polarity along {' → '.join(path)}"


@pytest.mark.parametrize("loop", OPEN)
def test_a_declared_loop_stays_open(signs: nx.DiGraph[str], loop: str) -> None:
    through, ends = OPEN[loop]
    route(signs, through)
    closing = sorted(ends & set(signs.predecessors(through[0])))
    assert not closing, f"{loop}: no source states {closing[0]} → {through[0]}; delete the sign of that claim"


def test_the_spurious_loop_through_a_preserved_action_does_not_exist(entries: Entries, signs: nx.DiGraph[str]) -> None:
    preserved = {
        (claim.entry.cause, claim.entry.effect) for claim in entries.claims.values() if claim.entry.relation is Relation.PRESERVES
    }
    assert ("hepatic_ir", "act_stim_dnl") in preserved, "add hepatic_ir preserves act_stim_dnl to graph/claims/"
    signed = sorted(preserved & set(signs.edges))
    assert not signed, f"what is preserved is not increased: delete the signed claims {signed}"
