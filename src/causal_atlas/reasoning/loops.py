"""Loops: what feeds itself, and what brings itself back.

A loop is an elementary directed cycle of causal claims. It is reinforcing when the number of its minuses is even, else
balancing. Claims of one sign between the same concepts are one link with variants; where claims of both signs stand side by
side, each sign closes a loop of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product
from typing import TypeAlias
from weakref import WeakKeyDictionary

from causal_atlas.knowledge.arcs import Arcs, is_soft
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.cycles import PATIENCE, Ball, BudgetSpentError, Cycle, Network, all_cycles
from causal_atlas.reasoning.hierarchy import hierarchy_steps
from causal_atlas.reasoning.loop import STEP, Loop, LoopKind, Loops, Support

MAX_LINKS = 8
MOST = 100_000
"""More loops than this nobody reads, and they would fill the memory."""
NAMED_ARCS = 3_000
"""Loops are named over the whole graph where it has no more arcs than this."""
NAMED_LOOPS = 5_000
NAMING = 0.5
"""Seconds that finding the loops of the whole graph for their names may take."""
FEWEST_LINKS = 2
"""A loop has at least so many causal links."""
Marked: TypeAlias = Mapping[str, int | str]
"""Sign of a step → its arc, or the claim of a hierarchy step."""


def loops_of(
    graph: ConceptGraph,
    *,
    through: str = "",
    max_links: int = MAX_LINKS,
    condition: Condition | None = None,
    most: int = MOST,
    budget: Budget | None = None,
) -> Loops:
    """The loops of a graph, or those through a concept, up to a length.

    Args:
        graph: where to look.
        through: only loops that contain this concept, which are then looked for around it.
        max_links: the longest loop, in links; hierarchy steps count.
        condition: only what gets through in it; None for what does in some condition.
        most: give no more than this, the shortest.
        budget: the time it may take, 2 seconds unless told otherwise.

    Raises:
        UnknownConceptError: there is no concept `through`.
    """
    name = graph.concept(through).id if through else ""
    named = _catalogue(graph)
    found = _Search(graph, condition).run(name, max_links, most, budget or Budget())
    return replace(found, loops=tuple(_numbered(found.loops, named)))


def count_through(graph: ConceptGraph, concept: str, condition: Condition | None, most: int, budget: Budget) -> tuple[int, bool]:
    """How many loops run through a concept, at most `most`, and whether there may be more."""
    found = loops_of(graph, through=concept, condition=condition, most=most, budget=budget)
    return len(found.loops), found.truncated


_CATALOGUES: WeakKeyDictionary[ConceptGraph, dict[tuple[tuple[str, ...], str], str]] = WeakKeyDictionary()


def _catalogue(graph: ConceptGraph) -> Mapping[tuple[tuple[str, ...], str], str]:
    """The names of the loops of a whole graph, so that R3 is R3 whatever is asked; none where it is too large for that."""
    known = _CATALOGUES.get(graph)
    if known is None:
        known = {}
        arcs = graph.arcs(None)
        if len(arcs) <= NAMED_ARCS:
            found = _Search(graph, None).run("", MAX_LINKS, NAMED_LOOPS + 1, Budget(seconds=NAMING))
            if not found.truncated:
                known = {(loop.concepts, loop.signs): loop.id for loop in _numbered(found.loops, {})}
        _CATALOGUES[graph] = known
    return known


def _numbered(loops: Iterable[Loop], known: Mapping[tuple[tuple[str, ...], str], str]) -> Iterator[Loop]:
    """Give each loop its name; those that have none yet go on counting."""
    counts = Counter(name[0] for name in known.values())
    for loop in loops:
        letter = "R" if loop.kind is LoopKind.REINFORCING else "B"
        name = known.get((loop.concepts, loop.signs))
        if name is None:
            counts[letter] += 1
            name = f"{letter}{counts[letter]}"
        yield replace(loop, id=name)


class _Search:
    """One search: the network of a condition, and how its cycles become loops."""

    def __init__(self, graph: ConceptGraph, condition: Condition | None) -> None:
        self._graph = graph
        self._arcs = arcs = graph.arcs(condition)
        steps = [step for step in hierarchy_steps(graph) if condition is None or condition in graph.claims[step.claim].conditions]
        self._steps = {(arcs.index[step.start], arcs.index[step.end]): step.claim for step in steps}
        self._network = Network(arcs, self._steps)
        self._links: dict[tuple[int, int], dict[str, int | str]] = {}

    def run(self, through: str, max_links: int, most: int, budget: Budget) -> Loops:
        """Find at most `most` loops, shorter ones first, and put them in their order."""
        ball = Ball(self._network, self._arcs.index[through], budget) if through else None
        found: list[Loop] = []
        complete_to = 1
        try:
            for length in range(2, max_links + 1):
                cycles = ball.cycles(length) if ball else all_cycles(self._network, length, budget)
                self._collect(cycles, found, most, budget)
                complete_to = length
        except BudgetSpentError:
            pass
        loops = sorted(found[:most], key=lambda loop: (loop.by_hierarchy, len(loop.concepts), loop.concepts, loop.signs))
        return Loops(loops=tuple(loops), complete_to=complete_to, max_links=max(max_links, 1), through=through)

    def _collect(self, cycles: Iterable[Cycle], found: list[Loop], most: int, budget: Budget) -> None:
        """Add the loops of some cycles.

        Raises:
            BudgetSpentError: the time is over, or there are more than `most`.
        """
        for cycle in cycles:
            for loop in self._loops_along(cycle):
                if len(found) >= most:
                    raise BudgetSpentError
                found.append(loop)
                if not len(found) % PATIENCE and budget.spent():
                    raise BudgetSpentError

    def _loops_along(self, cycle: Cycle) -> Iterator[Loop]:
        """The loops along a cycle, least place first: one for each way to choose among the signs that stand side by side."""
        start = cycle.index(min(cycle))
        # Rotations of a cycle are the same loop, so keep the one that starts with the least id.
        places = cycle[start:] + cycle[:start]
        marked = [self._marked(here, there) for here, there in zip(places, (*places[1:], places[0]), strict=True)]
        for signs in product(*marked):
            if STEP not in signs or self._may_step(places, signs):
                yield self._loop(places, "".join(signs), marked)

    def _may_step(self, places: Cycle, signs: tuple[str, ...]) -> bool:
        """Whether the hierarchy steps of a loop say something that is not said without them.

        There is no step after a step, and one link between two names of the same is no feedback. Where a claim leads along the
        step itself, or says directly what the step and the link beside it say, the loop is there already in other words.
        """
        size = len(places)
        if size - signs.count(STEP) < FEWEST_LINKS:
            return False
        for at in range(size):
            before, here, after = places[at - 1], places[at], places[(at + 1) % size]
            pair = {signs[at - 1], signs[at]}
            if STEP in pair and (len(pair) == 1 or not pair.isdisjoint(self._said(before, after))):
                return False
            if signs[at] == STEP and "+" in self._marked(here, after):
                return False
        return True

    def _said(self, start: int, end: int) -> set[str]:
        """The signs by which a claim leads from one concept to another."""
        return set(self._marked(start, end)) - {STEP}

    def _loop(self, places: Cycle, signs: str, marked: Sequence[Marked]) -> Loop:
        arcs = self._arcs
        links = [found[sign] for found, sign in zip(marked, signs, strict=True)]
        claims = tuple((arc,) if isinstance(arc, str) else arcs.claims_of(arc) for arc in links)
        return Loop(
            id="",
            kind=LoopKind.BALANCING if signs.count("-") % 2 else LoopKind.REINFORCING,
            concepts=tuple(arcs.names[place] for place in places),
            signs=signs,
            links=claims,
            support=self._support(links),
            conditions=self._conditions(places, signs, links),
        )

    def _support(self, links: Iterable[int | str]) -> Support:
        worst = Support.STATED
        for link in links:
            if is_soft(self._graph.claims[link]) if isinstance(link, str) else self._arcs.soft[link]:
                return Support.INFERRED
            if isinstance(link, str):
                worst = Support.HIERARCHY
        return worst

    def _conditions(self, places: Cycle, signs: str, links: Iterable[int | str]) -> tuple[Condition, ...]:
        """Where every step of a loop gets through."""
        if not self._through:
            return tuple(Condition)
        claims = [self._graph.claims[link] for link in links if isinstance(link, str)]
        steps = [step for step in zip(places, (*places[1:], places[0]), signs, strict=True) if step[2] != STEP]
        return tuple(
            condition
            for condition, open_ in self._through.items()
            if open_.issuperset(steps) and all(condition in claim.conditions for claim in claims)
        )

    @cached_property
    def _through(self) -> Mapping[Condition, frozenset[tuple[int, int, str]]]:
        """Condition → the signed steps that get through in it; nothing where all conditions are alike, as in a table."""
        every = {condition: self._graph.arcs(condition) for condition in Condition}
        if all(arcs is self._arcs for arcs in every.values()):
            return {}
        return {condition: frozenset(_signed(arcs)) for condition, arcs in every.items()}

    def _marked(self, start: int, end: int) -> Marked:
        """By which signs one concept leads to another, and the arc of each; a hierarchy step has the id of its claim."""
        found = self._links.get((start, end))
        if found is None:
            arcs = self._arcs
            starts, order = arcs.outgoing
            row = order[starts[start] : starts[start + 1]]
            found = {
                "+" if arcs.signs[arc] > 0 else "-": arc for arc in row[arcs.effects[row] == end].tolist() if arcs.signs[arc]
            }
            if (claim := self._steps.get((start, end))) is not None:
                found[STEP] = claim
            self._links[start, end] = found
        return found


def _signed(arcs: Arcs) -> Iterator[tuple[int, int, str]]:
    for cause, effect, sign in zip(arcs.causes.tolist(), arcs.effects.tolist(), arcs.signs.tolist(), strict=True):
        if sign:
            yield cause, effect, "+" if sign > 0 else "-"
