"""A different kind of answer: the share of randomly weighted stable models in which a concept goes up.

Signs alone leave much open. Raymond, McInnes, Dambacher, Way & Bergstrom (2011) draw a size for every link at random, keep
the models that come to rest, and count. The share says how often chance weights let one side win; it is no
probability that it happens in a body, and it never changes what signs have decided.

How a model is drawn, after their program QPress:

* the size of a link is uniform in (0.01, 1], of a weak one (an attenuated insulin action) in (0.01, 0.3];
* every concept's damping of itself is uniform in (0.5, 1]. QPress draws it from (0, 1], where only one model in fifty of this
  atlas comes to rest; those that do are then a choice of the weakest links rather than of any;
* a claim without a sign gets one by the toss of a coin, as QPress does with links of unknown sign;
* a claim that the sources contradict is there in half of the models, as QPress does with uncertain links: the dispute is about
  whether it holds;
* a model is kept when all eigenvalues of its matrix have negative real parts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.budget import SECONDS, Budget
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.ask import scoped
from causal_atlas.reasoning.whatif.settle import components, links
from causal_atlas.reasoning.whatif.sweep import sweep

LEAST, MOST, MOST_WEAK = 0.01, 1.0, 0.3
LEAST_DAMPING = 0.5
ENOUGH = 1_000
"""Accepted models that are asked for."""
MOST_CONCEPTS = 150
"""Reached concepts up to which models are drawn."""
BATCH, BATCH_LOOP = 250, 30
"""Models drawn at once, and the size of the largest feedback component up to which; of greater ones fewer, as the time for the
eigenvalues of one grows with the third power and the budget is looked at between batches."""
NOTHING = 1e-12
"""A change smaller than this is rounding."""
KEPT = 64
Floats: TypeAlias = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shares:
    """How often each reached concept goes up and down, of the models that are stable."""

    up: Mapping[str, float]
    down: Mapping[str, float]
    accepted: int
    """Stable models counted; fewer than 1,000 when the budget ended first."""
    drawn: int
    seed: int
    too_big: bool = False
    """True when too many concepts are reached to draw models; then there are no shares."""

    @property
    def enough(self) -> bool:
        """Whether the shares rest on as many models as were asked for."""
        return self.accepted >= ENOUGH


def shares(
    graph: ConceptGraph,
    shifts: Mapping[str, Shift],
    condition: Condition | None = None,
    within: Collection[str] | None = None,
    *,
    seed: int = 0,
) -> Shares:
    """Shares of stable models; the same seed gives the same shares, as long as the budget suffices.

    Arguments are those of `answer`.

    Raises:
        UnknownConceptError: a concept does not exist.
    """
    chosen = tuple(sorted((graph.concept(name).id, shift) for name, shift in shifts.items()))
    return _kept(graph, chosen, condition, None if within is None else frozenset(within), seed)


@lru_cache(maxsize=KEPT)
def _kept(
    graph: ConceptGraph,
    shifts: tuple[tuple[str, Shift], ...],
    condition: Condition | None,
    within: frozenset[str] | None,
    seed: int,
) -> Shares:
    arcs = graph.arcs(condition)
    placed = {arcs.index[name]: shift for name, shift in shifts}
    budget = Budget(seconds=SECONDS)
    where = scoped(arcs, placed, within)
    reached = sweep(where, placed)
    places = np.flatnonzero(reached.waves() >= 0).tolist()
    moving = [place for place in places if place not in placed]
    if len(moving) > MOST_CONCEPTS:
        return Shares(up={}, down={}, accepted=0, drawn=0, seed=seed, too_big=True)
    linked = links(where, places)
    row = {place: number for number, place in enumerate(moving)}
    used = [arc for effects in linked.values() for link in effects.values() for arc in link.arcs]
    drawing = Drawing(
        size=len(moving),
        causes=np.array([row.get(int(arcs.causes[arc]), -1) for arc in used], np.int64),
        effects=np.array([row[int(arcs.effects[arc])] for arc in used], np.int64),
        signs=arcs.signs[used].astype(np.float64),
        weak=arcs.weak[used] == 1,
        disputed=arcs.disputed[used] == 1,
        pushes=np.array(
            [(placed[cause] is Shift.UP) * 2.0 - 1 if (cause := int(arcs.causes[arc])) in placed else 0 for arc in used]
        ),
        loops=[np.array([row[place] for place in each]) for each in components(linked) if len(each) > 1],
    )
    up, down, accepted, drawn = _counted(drawing, np.random.default_rng(seed), budget)
    # Without a model that comes to rest there is no share, rather than one of nought.
    names = [arcs.names[place] for place in moving] if accepted else []
    return Shares(
        up=MappingProxyType(dict(zip(names, up.tolist(), strict=False))),
        down=MappingProxyType(dict(zip(names, down.tolist(), strict=False))),
        accepted=accepted,
        drawn=drawn,
        seed=seed,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawing:
    """What is needed to draw models of the reached concepts, one entry for each arc.

    `causes` and `effects` are rows of the matrix (a cause that is set has -1 and its push in `pushes`); `loops` are the rows of
    each feedback component, as only these can be unstable.
    """

    size: int
    causes: NDArray[np.int64]
    effects: NDArray[np.int64]
    signs: Floats
    weak: NDArray[np.bool_]
    disputed: NDArray[np.bool_]
    pushes: Floats
    loops: list[NDArray[np.int64]]


def _counted(drawing: Drawing, chance: np.random.Generator, budget: Budget) -> tuple[Floats, Floats, int, int]:
    up, down = np.zeros(drawing.size), np.zeros(drawing.size)
    accepted = drawn = 0
    largest = max((len(rows) for rows in drawing.loops), default=1)
    batch = max(1, min(BATCH, int(BATCH * (BATCH_LOOP / largest) ** 3)))
    for matrices, pushes in _models(drawing, chance, batch):
        # Exactly as many as are asked for, so that a share is one of a round number.
        kept = np.flatnonzero(_stable(matrices, drawing.loops))[: ENOUGH - accepted]
        settled = np.linalg.solve(-matrices[kept], pushes[kept, :, None])[:, :, 0]
        up += (settled > NOTHING).sum(axis=0)
        down += (settled < -NOTHING).sum(axis=0)
        accepted += len(kept)
        drawn += len(matrices)
        if accepted >= ENOUGH or budget.spent():
            break
    return up / max(accepted, 1), down / max(accepted, 1), accepted, drawn


def _models(drawing: Drawing, chance: np.random.Generator, batch: int) -> Iterator[tuple[Floats, Floats]]:
    """Batches of matrices A and of what the shifts push, without end."""
    count, size = len(drawing.signs), drawing.size
    most = np.where(drawing.weak, MOST_WEAK, MOST)
    inner = drawing.causes >= 0
    diagonal = np.arange(size)
    while True:
        weights = most - chance.random((batch, count)) * (most - LEAST)
        tossed = np.where(chance.random((batch, count)) < 0.5, -1.0, 1.0)
        present = chance.random((batch, count)) < 0.5
        values = weights * np.where(drawing.signs == 0, tossed, drawing.signs) * np.where(drawing.disputed, present, 1.0)
        matrices = np.zeros((batch, size, size))
        pushes = np.zeros((batch, size))
        number = np.arange(batch)[:, None]
        # Two arcs between the same concepts add up.
        np.add.at(matrices, (number, drawing.effects[inner], drawing.causes[inner]), values[:, inner])
        np.add.at(pushes, (number, drawing.effects[~inner]), values[:, ~inner] * drawing.pushes[~inner])
        matrices[:, diagonal, diagonal] = -(MOST - chance.random((batch, size)) * (MOST - LEAST_DAMPING))
        yield matrices, pushes


def _stable(matrices: Floats, loops: list[NDArray[np.int64]]) -> NDArray[np.bool_]:
    """Which matrices are stable: those whose feedback components all are."""
    stable = np.ones(len(matrices), bool)
    for rows in loops:
        still = np.flatnonzero(stable)
        blocks = matrices[still][:, rows[:, None], rows]
        unsure = ~_surely_stable(blocks)
        stable[still[unsure]] = np.linalg.eigvals(blocks[unsure]).real.max(axis=1, initial=-np.inf) < 0
    return stable


def _surely_stable(blocks: Floats) -> NDArray[np.bool_]:
    """Whether damping outweighs the links even if all of them reinforced each other, so that eigenvalues need not be known.

    The damping minus the sizes of the links is an M-matrix when it maps some positive vector to a positive one; A is then
    stable whatever its signs (Berman & Plemmons 1994, chapter 6).
    """
    size = blocks.shape[1]
    diagonal = np.arange(size)
    least = -np.abs(blocks)
    least[:, diagonal, diagonal] *= -1
    vectors = np.linalg.solve(least, np.ones((len(blocks), size, 1)))[:, :, 0]
    return np.asarray((vectors > 0).all(axis=1))
