"""Loops: what feeds itself, and what brings itself back.

A loop is an elementary directed cycle of causal claims. It is reinforcing when the number of its minuses is even, else
balancing. Claims of one sign between the same concepts are one link with variants; where claims of both signs stand side by
side, each sign closes a loop of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, product
from typing import NamedTuple, TypeAlias
from weakref import WeakKeyDictionary

from causal_atlas.knowledge.arcs import Arcs, is_soft
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.cycles import PATIENCE, Ball, BudgetSpentError, Cycle, Network, all_cycles
from causal_atlas.reasoning.hierarchy import hierarchy_steps
from causal_atlas.reasoning.loop import STEP, Loop, LoopKind, Loops, Support

MAX_LINKS = 8
MOST = 50_000
"""More loops than this nobody reads, and they would fill the memory."""
NAMED_ARCS = 3_000
"""Loops are named over the whole graph where it has no more arcs than this."""
NAMED_LOOPS = 5_000
NAMING = 0.5
"""The share of the time that finding the loops of the whole graph for their names may take."""
SEARCHING = 0.8
"""The share of the time for the search; the rest is for putting into words what it found."""
FEWEST_LINKS = 2
"""A loop has at least so many causal links."""


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
    budget = budget or Budget()
    names_all = not name and condition is None and max_links >= MAX_LINKS
    known = {} if names_all else _catalogue(graph, budget)
    drafts, complete_to = _Search(graph, condition).run(name, max_links, most, _part(budget, SEARCHING))
    if names_all:
        known = _learned(graph, drafts, complete_to)
    return Loops(loops=tuple(_finished(drafts, known)), complete_to=complete_to, max_links=max(max_links, 1), through=name)


def _part(budget: Budget, share: float) -> Budget:
    """A share of the time that is left."""
    return Budget(seconds=share * budget.left(), clock=budget.clock)


class _Link(NamedTuple):
    """One signed step from a concept to another: its claims, best first, and what they stand on."""

    claims: tuple[str, ...]
    soft: bool
    open: frozenset[Condition]
    """Where it gets through."""


_Marked: TypeAlias = Mapping[str, _Link]
_Draft: TypeAlias = tuple[bool, int, tuple[str, ...], str, tuple[_Link, ...]]
"""A loop before it has a name, so that drafts sort as loops are listed: by hierarchy, links, concepts, signs."""
_Names: TypeAlias = Mapping[tuple[tuple[str, ...], str], str]

_EVERYWHERE = frozenset(Condition)
_CATALOGUES: WeakKeyDictionary[ConceptGraph, _Names] = WeakKeyDictionary()


def _catalogue(graph: ConceptGraph, budget: Budget) -> _Names:
    """The names of the loops of a whole graph, so that R3 is R3 whatever is asked; none where it is too large for that."""
    if graph not in _CATALOGUES and is_named(graph):
        drafts, complete_to = _Search(graph, None).run("", MAX_LINKS, NAMED_LOOPS + 1, _part(budget, NAMING))
        return _learned(graph, drafts, complete_to)
    return _CATALOGUES.get(graph, {})


def _learned(graph: ConceptGraph, drafts: Sequence[_Draft], complete_to: int) -> _Names:
    """The names of all loops of a graph, once all have been found; what time has cut short is not kept."""
    if graph not in _CATALOGUES and is_named(graph):
        usual = [draft for draft in drafts if draft[1] <= MAX_LINKS]
        if len(usual) > NAMED_LOOPS:
            _CATALOGUES[graph] = {}
        elif complete_to >= MAX_LINKS:
            _CATALOGUES[graph] = {draft[2:4]: name for draft, name in zip(usual, _names(usual, {}), strict=True)}
    return _CATALOGUES.get(graph, {})


def is_named(graph: ConceptGraph) -> bool:
    """Whether a graph is small enough for its loops to be looked at all at once."""
    return len(graph.arcs(None)) <= NAMED_ARCS


def _names(drafts: Iterable[_Draft], known: _Names) -> Iterator[str]:
    """The name of each loop; those that have none yet go on counting."""
    counts = Counter(name[0] for name in known.values())
    for _, _, concepts, signs, _ in drafts:
        name = known.get((concepts, signs))
        if name is None:
            letter = "B" if signs.count("-") % 2 else "R"
            counts[letter] += 1
            name = f"{letter}{counts[letter]}"
        yield name


def _finished(drafts: Sequence[_Draft], known: _Names) -> Iterator[Loop]:
    """Loops of drafts, each with its name."""
    orders: dict[frozenset[Condition], tuple[Condition, ...]] = {}
    for (_, _, concepts, signs, links), name in zip(drafts, _names(drafts, known), strict=True):
        common = frozenset.intersection(*(link.open for link in links))
        if common not in orders:
            orders[common] = tuple(condition for condition in Condition if condition in common)
        yield Loop(
            id=name,
            kind=LoopKind.BALANCING if name[0] == "B" else LoopKind.REINFORCING,
            concepts=concepts,
            signs=signs,
            links=tuple(link.claims for link in links),
            support=_support(signs, links),
            conditions=orders[common],
        )


def _support(signs: str, links: Iterable[_Link]) -> Support:
    if any(link.soft for link in links):
        return Support.INFERRED
    return Support.HIERARCHY if STEP in signs else Support.STATED


class _Search:
    """One search: the network of a condition, and how its cycles become loops."""

    def __init__(self, graph: ConceptGraph, condition: Condition | None) -> None:
        self._graph = graph
        self._arcs = arcs = graph.arcs(condition)
        steps = [step for step in hierarchy_steps(graph) if condition is None or condition in graph.claims[step.claim].conditions]
        self._steps = {(arcs.index[step.start], arcs.index[step.end]): step.claim for step in steps}
        self._network = Network(arcs, self._steps)
        self._links: dict[tuple[int, int], _Marked] = {}

    def run(self, through: str, max_links: int, most: int, budget: Budget) -> tuple[list[_Draft], int]:
        """Find at most `most` loops, shorter ones first; in their order, and to what length they are all there are."""
        ball = Ball(self._network, self._arcs.index[through], budget) if through else None
        found: list[_Draft] = []
        complete_to = 1
        try:
            for length in range(2, max_links + 1):
                cycles = ball.cycles(length) if ball else all_cycles(self._network, length, budget)
                self._collect(cycles, found, most, budget)
                complete_to = length
        except BudgetSpentError:
            pass
        return sorted(found), max(complete_to, min(max_links, 1))

    def _collect(self, cycles: Iterable[Cycle], found: list[_Draft], most: int, budget: Budget) -> None:
        """Add the loops of some cycles.

        Raises:
            BudgetSpentError: the time is over, or there are more than `most`.
        """
        for cycle in cycles:
            for draft in self._along(cycle):
                if len(found) >= most:
                    raise BudgetSpentError
                found.append(draft)
                if not len(found) % PATIENCE and budget.spent():
                    raise BudgetSpentError

    def _along(self, cycle: Cycle) -> Iterator[_Draft]:
        """The loops along a cycle, least place first: one for each way to choose among the signs that stand side by side."""
        start = cycle.index(min(cycle))
        # Rotations of a cycle are the same loop, so keep the one that starts with the least id.
        places = cycle[start:] + cycle[:start]
        concepts = tuple([self._arcs.names[place] for place in places])
        marked = [self._marked(here, there) for here, there in pairwise((*places, places[0]))]
        for signs in product(*marked):
            stepping = STEP in signs
            if not stepping or self._may_step(places, signs):
                links = tuple([found[sign] for found, sign in zip(marked, signs, strict=True)])
                yield stepping, len(places), concepts, "".join(signs), links

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

    @cached_property
    def _through(self) -> Mapping[Condition, frozenset[tuple[int, int, str]]]:
        """Condition → the signed steps that get through in it; nothing where all conditions are alike, as in a table."""
        every = {condition: self._graph.arcs(condition) for condition in Condition}
        if all(arcs is self._arcs for arcs in every.values()):
            return {}
        return {condition: frozenset(_signed(arcs)) for condition, arcs in every.items()}

    def _marked(self, start: int, end: int) -> _Marked:
        """By which signs one concept leads to another, and the link of each."""
        found = self._links.get((start, end))
        if found is None:
            found = self._links[start, end] = dict(self._links_of(start, end))
        return found

    def _links_of(self, start: int, end: int) -> Iterator[tuple[str, _Link]]:
        arcs = self._arcs
        starts, order = arcs.outgoing
        row = order[starts[start] : starts[start + 1]]
        for arc in row[arcs.effects[row] == end].tolist():
            if arcs.signs[arc]:
                sign = "+" if arcs.signs[arc] > 0 else "-"
                where = frozenset(name for name, steps in self._through.items() if (start, end, sign) in steps)
                yield sign, _Link(arcs.claims_of(arc), bool(arcs.soft[arc]), where if self._through else _EVERYWHERE)
        if (name := self._steps.get((start, end))) is not None:
            claim = self._graph.claims[name]
            yield STEP, _Link((name,), is_soft(claim), frozenset(claim.conditions))


def _signed(arcs: Arcs) -> Iterator[tuple[int, int, str]]:
    for cause, effect, sign in zip(arcs.causes.tolist(), arcs.effects.tolist(), arcs.signs.tolist(), strict=True):
        if sign:
            yield cause, effect, "+" if sign > 0 else "-"
