"""Where everything that is reached settles: components one after the other, from the shifts on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.component import BOTH, DOWN, UP, respond, times
from causal_atlas.reasoning.whatif.sweep import Scope
from causal_atlas.reasoning.whatif.values import Reason


@dataclass(slots=True, kw_only=True)
class Why:
    """What leaves a concept open; whatever is downstream inherits it."""

    reasons: set[Reason] = field(default_factory=set)
    doubts: set[int] = field(default_factory=set)
    """Arcs of unknown or contradicted sign."""
    loop: tuple[int, ...] = ()

    def add(self, other: Why) -> None:
        """Take over what leaves something upstream open."""
        self.reasons |= other.reasons
        self.doubts |= other.doubts
        self.loop = self.loop or other.loop


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """All arcs from one concept to another: one sign, or 0 when it is not known or there are several."""

    sign: int
    arcs: tuple[int, ...]


Links = Mapping[int, Mapping[int, Link]]
"""Cause → effect → link, for every concept that is set or reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The set of signs that each concept may settle with, and of open ones why."""

    signs: Mapping[int, int]
    why: Mapping[int, Why]


def links(scope: Scope, places: Iterable[int]) -> Links:
    """The links among concepts that are set or reached; none leads to what is held."""
    found: dict[int, dict[int, Link]] = {}
    for place in places:
        arcs: dict[int, list[int]] = {}
        for effect, arc in scope.arcs.leaving(place):
            if not scope.held[effect]:
                arcs.setdefault(effect, []).append(arc)
        found[place] = {effect: Link(sign=_sign(scope, every), arcs=tuple(every)) for effect, every in arcs.items()}
    return found


def _sign(scope: Scope, arcs: list[int]) -> int:
    signs = {0 if scope.doubtful[arc] else int(scope.arcs.signs[arc]) for arc in arcs}
    return signs.pop() if len(signs) == 1 else 0


def settle(scope: Scope, shifts: Mapping[int, Shift], linked: Links, budget: Budget) -> Settled:
    """The signs with which every reached concept settles; sound for every stable model with these signs.

    Between components signs multiply and add: a concept outside of any loop follows its causes if they agree. Within a
    component see `component`.
    """
    signs = {place: UP if shift is Shift.UP else DOWN for place, shift in shifts.items()}
    why: dict[int, Why] = {}
    pressed: dict[int, int] = {}
    for component in components(linked):
        if component[0] in shifts:
            _press(scope, linked, component[0], signs, pressed, why)
            continue
        members = set(component)
        inside = {place: [(to, link.sign) for to, link in linked[place].items() if to in members] for place in component}
        presses = {place: pressed[place] for place in component if place in pressed}
        if len(component) == 1:
            signs.update(presses)
        else:
            _together(scope, linked, inside, presses, budget, signs, why)
        for place in component:
            _press(scope, linked, place, signs, pressed, why, members)
    return Settled(signs=signs, why={place: reason for place, reason in why.items() if signs[place] == BOTH})


def _together(
    scope: Scope,
    linked: Links,
    inside: dict[int, list[tuple[int, int]]],
    presses: dict[int, int],
    budget: Budget,
    signs: dict[int, int],
    why: dict[int, Why],
) -> None:
    response = respond(inside, presses, budget)
    signs.update(response.signs)
    inherited = Why()
    for entry in presses:
        if presses[entry] == BOTH:
            inherited.add(why[entry])
    for place in inside:
        if response.signs[place] != BOTH:
            continue
        mine = why.setdefault(place, Why())
        mine.add(inherited)
        if place in response.opposed:
            mine.reasons.add(Reason.OPPOSING)
        if place in response.unfinished:
            mine.reasons.add(Reason.BUDGET)
        if place in response.vague:
            _doubt(scope, linked, mine, response.vague[place])
        if place in response.loops:
            loop = response.loops[place]
            mine.loop = mine.loop or loop
            mine.reasons.add(Reason.LOOP)
            _doubt(scope, linked, mine, (*loop, loop[0]))


def _press(
    scope: Scope,
    linked: Links,
    place: int,
    signs: Mapping[int, int],
    pressed: dict[int, int],
    why: dict[int, Why],
    component: Container[int] = (),
) -> None:
    """Hand what a concept does on to its effects in later components."""
    for effect, link in linked[place].items():
        if effect in component:
            continue
        push = times(signs[place], link.sign)
        before = pressed.get(effect, 0)
        pressed[effect] = before | push
        if pressed[effect] != BOTH:
            continue
        mine = why.setdefault(effect, Why())
        if push != BOTH and before != BOTH:
            mine.reasons.add(Reason.OPPOSING)
        if signs[place] == BOTH:
            mine.add(why[place])
        if link.sign == 0:
            _doubt(scope, linked, mine, (place, effect))


def _doubt(scope: Scope, linked: Links, why: Why, chain: tuple[int, ...]) -> None:
    """Name what is not known of the links of a chain."""
    for cause, effect in pairwise(chain):
        link = linked[cause][effect]
        if link.sign:
            continue
        for arc in link.arcs:
            if scope.arcs.signs[arc] == 0:
                why.reasons.add(Reason.UNSIGNED)
                why.doubts.add(arc)
            elif scope.arcs.disputed[arc]:
                why.reasons.add(Reason.DISPUTED)
                why.doubts.add(arc)
        if len({int(scope.arcs.signs[arc]) for arc in link.arcs} - {0}) > 1:
            why.reasons.add(Reason.OPPOSING)


def components(linked: Links) -> Iterator[list[int]]:
    """Strongly connected components, causes before their effects (Tarjan 1972, without recursion)."""
    found: list[list[int]] = []
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on: set[int] = set()
    for root in sorted(linked):
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        on.add(root)
        work = [(root, iter(linked[root]))]
        while work:
            place, effects = work[-1]
            effect = next(effects, None)
            if effect is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[place])
                if low[place] == index[place]:
                    cut = stack.index(place)
                    found.append(sorted(stack[cut:]))
                    on.difference_update(stack[cut:])
                    del stack[cut:]
            elif effect not in index:
                index[effect] = low[effect] = len(index)
                stack.append(effect)
                on.add(effect)
                work.append((effect, iter(linked[effect])))
            elif effect in on:
                low[place] = min(low[place], index[effect])
    return reversed(found)
