"""How the concepts of one feedback component answer to a press: comparative statics from signs alone.

The model: each concept follows dx/dt = A x + b. Every concept damps itself (a_ii < 0), the other a_ij have the signs of the
claims, their sizes are unknown, and the whole comes to rest again, which is to say A is stable. With M = -A it comes to rest
at x = inverse(M) b. Expanding by permutations (Levins 1974; Quirk & Ruppert 1965; Dambacher, Luh, Li & Rossignol 2003):

    inverse(M)_ij = sum over simple chains p from j to i of  sign(p) |p| det(M without p)  /  det(M)
    det(M of S)   = sum over sets of disjoint loops in S of  product of (-loop)  times  the damping of whatever is left

Here "loop" is the product of the a along it, as a cycle of k links has the permutation sign (-1)^(k-1) and k factors -a. So a
balancing loop adds to a determinant and a reinforcing one takes away. Stability makes det(M) positive. It says nothing
about the minors: what a chain leaves over need not be stable by itself. Hence:

1. A component without balancing loops is, turned by the signs of its concepts, a stable Z-matrix, so its inverse is positive
   (Berman & Plemmons 1994, chapter 6): every answer goes along the chains.
2. Otherwise a chain counts with its sign when every reinforcing loop of the component touches it, for the minor is then a sum
   of positive terms; and with both signs when one does not. The answer is known when all chains of all presses agree.
3. At rest, damping of i times x_i = b_i + sum of a_ik x_k. Where all known terms but one agree, the last one is known too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from causal_atlas.reasoning.budget import Budget

UP, DOWN, BOTH = 1, 2, 3
"""The signs that a change may have, as a set of bits."""
MOST_LOOPS = 1_000
MOST_STEPS = 200_000
"""Steps of a search within one component; what is then not decided stays undetermined."""
_LOOK_EVERY = 64

Inside = Mapping[int, Sequence[tuple[int, int]]]
"""Concept → (effect, sign) within the component; sign 0 where it is not known."""


def times(signs: int, sign: int) -> int:
    """What a set of signs becomes along a link.

    >>> times(UP, -1) == DOWN, times(BOTH, -1) == BOTH, times(UP, 0) == BOTH
    (True, True, True)
    """
    if sign > 0 or not signs:
        return signs
    return BOTH if sign == 0 else (signs >> 1) | ((signs & 1) << 1)


@dataclass(slots=True, kw_only=True)
class Response:
    """What a component's concepts do, and for those that are open, why."""

    signs: dict[int, int]
    loops: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Of open concepts: a reinforcing loop, or one of unknown sign, that some chain does not touch."""
    vague: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """Of open concepts: a chain with a link of unknown sign."""
    opposed: set[int] = field(default_factory=set)
    """Open because chains of either sign reach them."""
    unfinished: set[int] = field(default_factory=set)
    """Open because the search ended."""


def respond(inside: Inside, presses: Mapping[int, int], budget: Budget) -> Response:
    """The signs of all concepts of a strongly connected component under presses.

    Args:
        inside: every concept of the component with its effects in it.
        presses: the concepts on which something outside acts, with the set of signs of that.
        budget: when it is spent, what is not decided stays undetermined.
    """
    if BOTH in presses.values():
        # Every concept answers to every press of its component.
        return Response(signs=dict.fromkeys(inside, BOTH))
    turn = signature(inside)
    if turn is not None:
        every = dict.fromkeys(inside, 0)
        for entry, signs in presses.items():
            for place in inside:
                every[place] |= times(signs, turn[entry] * turn[place])
        return Response(signs=every, opposed={place for place, signs in every.items() if signs == BOTH})
    response = _by_chains(inside, presses, budget)
    _by_balance(inside, presses, response)
    return response


def signature(inside: Inside) -> dict[int, int] | None:
    """A sign for each concept such that every link carries the product of its ends, or None (Harary 1953).

    >>> signature({0: [(1, -1)], 1: [(0, -1)]})
    {0: 1, 1: -1}
    >>> signature({0: [(1, -1)], 1: [(0, 1)]}) is None
    True
    """
    start = next(iter(inside))
    turn, waiting = {start: 1}, [start]
    while waiting:
        place = waiting.pop()
        for effect, sign in inside[place]:
            if sign == 0:
                return None
            if effect not in turn:
                turn[effect] = turn[place] * sign
                waiting.append(effect)
            elif turn[effect] != turn[place] * sign:
                return None
    return turn


def reinforcing(inside: Inside, budget: Budget) -> list[tuple[int, ...]] | None:
    """Every simple loop that reinforces, or may as its sign is not known; None when they are too many to be listed."""
    found: dict[frozenset[int], tuple[int, ...]] = {}
    steps = 0
    for start in sorted(inside):
        # Each loop is found once, from its least concept.
        home = _reaching(inside, start)
        for steps, loop in _loops_from(inside, start, home, steps):  # noqa: B020 - the count goes on
            if steps > MOST_STEPS or len(found) > MOST_LOOPS or (steps % _LOOK_EVERY == 0 and budget.spent()):
                return None
            if loop:
                found.setdefault(frozenset(loop), loop)
    least: list[frozenset[int]] = []
    for touched in sorted(found, key=lambda each: (len(each), sorted(each))):
        # A chain that touches a loop touches every loop that contains it.
        if not any(known <= touched for known in least):
            least.append(touched)
    return [found[touched] for touched in least]


def _reaching(inside: Inside, start: int) -> set[int]:
    """The concepts not before `start` that lead to it by concepts not before it."""
    causes: dict[int, list[int]] = {}
    for place, effects in inside.items():
        for effect, _ in effects:
            causes.setdefault(effect, []).append(place)
    home, waiting = {start}, [start]
    while waiting:
        for cause in causes.get(waiting.pop(), ()):
            if cause > start and cause not in home:
                home.add(cause)
                waiting.append(cause)
    return home


def _loops_from(inside: Inside, start: int, home: set[int], steps: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Steps so far, and a loop that reinforces or nothing."""
    path, signs, on = [start], [1], {start}
    branches = [iter(inside[start])]
    while branches:
        following = next(branches[-1], None)
        if following is None:
            branches.pop()
            on.discard(path.pop())
            signs.pop()
            continue
        effect, sign = following
        steps += 1
        if effect == start:
            yield steps, tuple(path) if signs[-1] * sign >= 0 else ()
        elif effect in home and effect not in on:
            path.append(effect)
            signs.append(signs[-1] * sign)
            on.add(effect)
            branches.append(iter(inside[effect]))
            yield steps, ()


def _by_chains(inside: Inside, presses: Mapping[int, int], budget: Budget) -> Response:
    """The second rule."""
    loops = reinforcing(inside, budget)
    response = Response(signs=dict.fromkeys(inside, 0))
    open_still, steps = set(inside), 0
    for entry, signs in sorted(presses.items()):
        untouched = None if loops is None else [loop for loop in loops if entry not in loop]
        path, on = [entry], {entry}
        stack = [(iter(inside[entry]), signs, untouched)]
        _arrived(response, path, signs, untouched, open_still)
        while stack and open_still:
            effects, signs, untouched = stack[-1]
            following = next(effects, None)
            if following is None:
                stack.pop()
                on.discard(path.pop())
                continue
            steps += 1
            if steps > MOST_STEPS or (steps % _LOOK_EVERY == 0 and budget.spent()):
                response.unfinished |= open_still
                response.signs.update(dict.fromkeys(open_still, BOTH))
                return response
            effect, sign = following
            if effect in on:
                continue
            path.append(effect)
            on.add(effect)
            signs = times(signs, sign)
            untouched = untouched and [loop for loop in untouched if effect not in loop]
            stack.append((iter(inside[effect]), signs, untouched))
            _arrived(response, path, signs, untouched, open_still)
    return response


def _arrived(
    response: Response, path: list[int], signs: int, untouched: list[tuple[int, ...]] | None, open_still: set[int]
) -> None:
    """Count a chain at its last concept."""
    place = path[-1]
    if place not in open_still:
        return
    if signs == BOTH:
        response.vague[place] = tuple(path)
    elif untouched is None:
        response.unfinished.add(place)
    elif untouched:
        response.loops[place] = untouched[0]
    elif response.signs[place] | signs == BOTH:
        response.opposed.add(place)
    else:
        response.signs[place] |= signs
        return
    response.signs[place] = BOTH
    open_still.discard(place)


def _by_balance(inside: Inside, presses: Mapping[int, int], response: Response) -> None:
    """The third rule, until it says nothing new."""
    causes: dict[int, list[tuple[int, int]]] = {place: [] for place in inside}
    for place, effects in inside.items():
        for effect, sign in effects:
            causes[effect].append((place, sign))
    signs = response.signs
    waiting = set(inside)
    while waiting:
        place = waiting.pop()
        # The terms of one equation that sum to nothing: (concept or None, its factor, the signs of the term).
        terms = [(cause, sign, times(signs[cause], sign)) for cause, sign in causes[place]]
        terms.append((place, -1, times(signs[place], -1)))
        known = presses.get(place, 0)
        free = []
        for concept, factor, term in terms:
            if term == BOTH:
                free.append((concept, factor))
            else:
                known |= term
        if len(free) != 1 or known not in (UP, DOWN):
            continue
        concept, factor = free[0]
        if factor == 0 or signs[concept] != BOTH:
            continue
        signs[concept] = times(times(known, -1), factor)
        for reasons in (response.loops, response.vague):
            reasons.pop(concept, None)
        response.opposed.discard(concept)
        response.unfinished.discard(concept)
        waiting.update([concept, *(effect for effect, _ in inside[concept])])
