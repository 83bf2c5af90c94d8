"""What follows when concepts are set higher or lower: the whole answer."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from causal_atlas.knowledge.arcs import Arcs, Numbers
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.budget import SECONDS, Budget
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.component import BOTH, DOWN, UP
from causal_atlas.reasoning.whatif.settle import Links, Settled, Why, links, settle
from causal_atlas.reasoning.whatif.strongest import Strongest, chain_of
from causal_atlas.reasoning.whatif.sweep import Scope, Sweep, scope, sweep
from causal_atlas.reasoning.whatif.values import Answer, Chain, Change, Outcome, Reason

EXACT_MOST = 1_000
"""Reached concepts up to which the exact rules are tried; beyond, only signs are swept."""
TOLD_MOST = 400
"""How many concepts an answer tells about, the nearest first."""
KEPT = 64
OUTCOMES = {UP: Outcome.UP, DOWN: Outcome.DOWN, BOTH: Outcome.UNDETERMINED}


def answer(
    graph: ConceptGraph,
    shifts: Mapping[str, Shift],
    condition: Condition | None = None,
    within: Collection[str] | None = None,
) -> Answer:
    """What follows when some concepts are set higher or lower and held there; kept, so that asking again costs nothing.

    An intervention cuts whatever acts on a concept that is set. A known outcome holds in every stable model with the signs
    of the claims (see `component` for the model and the papers); what signs do not decide is undetermined, and so is
    everything that is only reached through it, or through a claim that is unsigned or that the sources contradict.

    Args:
        graph: what is known.
        shifts: concept ids and what is done to them.
        condition: only claims that get through in it; None for whatever does in some condition.
        within: concepts that may move; everything else is held still. None for the whole graph.

    Raises:
        UnknownConceptError: a concept does not exist.
    """
    chosen = tuple(sorted((graph.concept(name).id, shift) for name, shift in shifts.items()))
    return _kept(graph, chosen, condition, None if within is None else frozenset(within))


@lru_cache(maxsize=KEPT)
def _kept(
    graph: ConceptGraph,
    shifts: tuple[tuple[str, Shift], ...],
    condition: Condition | None,
    within: frozenset[str] | None,
) -> Answer:
    arcs = graph.arcs(condition)
    placed = {arcs.index[name]: shift for name, shift in shifts}
    budget = Budget(seconds=SECONDS)
    where = scoped(arcs, placed, within)
    reached = sweep(where, placed, budget=budget)
    waves = reached.waves()
    places = np.flatnonzero(waves >= 0)
    told = places[np.argsort(waves[places], kind="stable")][:TOLD_MOST].tolist()
    exact = reached.finished and len(places) <= EXACT_MOST
    linked = links(where, places.tolist()) if exact else {}
    settled = settle(where, placed, linked, budget) if exact else _swept(reached, told)
    strongest = Strongest(where, placed)
    changes = {
        arcs.names[place]: _change(where, placed, place, waves, settled, strongest, linked, graph.contradicted) for place in told
    }
    return Answer(
        shifts=MappingProxyType(dict(shifts)),
        condition=condition,
        changes=MappingProxyType(changes),
        left_out=len(places) - len(told),
        by_sweep=not exact,
        complete=reached.finished,
    )


def scoped(arcs: Arcs, shifts: Mapping[int, Shift], within: Collection[str] | None) -> Scope:
    """Where a change may travel: `within` these concepts."""
    if within is None:
        return scope(arcs, shifts)
    inside = np.zeros(len(arcs.names), bool)
    inside[[arcs.index[name] for name in within if name in arcs.index]] = True
    return scope(arcs, shifts, inside)


def _swept(reached: Sweep, told: list[int]) -> Settled:
    """Only one sign reaches it: that is the outcome, if the sweep came to its end. Otherwise it is open."""
    if not reached.finished:
        return Settled(signs=dict.fromkeys(told, BOTH), why={place: Why(reasons={Reason.BUDGET}) for place in told})
    signs = {place: UP * bool(reached.raised[place]) + DOWN * bool(reached.lowered[place]) for place in told}
    return Settled(signs=signs, why={place: Why() for place, each in signs.items() if each == BOTH})


def _change(
    where: Scope,
    shifts: Mapping[int, Shift],
    place: int,
    waves: Numbers,
    settled: Settled,
    strongest: Strongest,
    linked: Links,
    contradicted: Collection[str],
) -> Change:
    name = where.arcs.names[place]
    if place in shifts:
        return Change(concept=name, outcome=Outcome(shifts[place].value), wave=0, is_set=True)
    signs = settled.signs[place]
    because = strongest.chain(place, -1 if signs == DOWN else 1)
    against = strongest.chain(place, 1 if signs == DOWN else -1)
    why = settled.why.get(place, Why())
    reasons, doubts = set(why.reasons), set(why.doubts)
    if signs == BOTH and not reasons:
        reasons = {Reason.OPPOSING} if because and against else {Reason.BUDGET}
    return Change(
        concept=name,
        outcome=OUTCOMES[signs],
        wave=int(waves[place]),
        because=because,
        against=against,
        loop=_loop(where, linked, why),
        reasons=tuple(reason for reason in Reason if reason in reasons),
        doubts=tuple(claim for arc in sorted(doubts) for claim in _doubted(where.arcs, arc, contradicted)),
    )


def _loop(where: Scope, linked: Links, why: Why) -> Chain | None:
    if not why.loop:
        return None
    closed = [*why.loop, why.loop[0]]
    along = [linked[cause][effect].arcs[0] for cause, effect in pairwise(closed)]
    return chain_of(where.arcs, closed, along)


def _doubted(arcs: Arcs, arc: int, contradicted: Collection[str]) -> tuple[str, ...]:
    """The claims of an arc that leave its sign open: all that have none, or those that the sources contradict."""
    every = arcs.claims_of(arc)
    return every if arcs.signs[arc] == 0 else tuple(claim for claim in every if claim in contradicted)
