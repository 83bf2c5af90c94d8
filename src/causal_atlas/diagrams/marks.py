"""The small marks of a drawing: what they say, and where they stand on their arrows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, product
from math import dist, hypot
from typing import NamedTuple

from causal_atlas.diagrams.diagram import Arrow, Box, Glyph, Point, Signal
from causal_atlas.diagrams.path import along, sampled
from causal_atlas.knowledge.model import Status
from causal_atlas.reasoning.contrast import Contrast

STATUS_WORDS = {Status.PRESERVED: "✓ preserved", Status.ATTENUATED: "attenuated", Status.LOST: "× lost", Status.WORKING: "✓"}
COMPARED_WORDS = {
    Status.PRESERVED: "✓ → preserved",
    Status.ATTENUATED: "✓ → attenuated",
    Status.LOST: "✓ → × lost",
    Status.WORKING: "✓ → ✓",
}
"""The same in a comparison: the status in health, which is always working, and that in the condition."""
CHANGE_SIGNS = {"up": "↑", "down": "↓", "unchanged": "=", "undetermined": "?"}
MARK_TEXTS = {
    "lost": "×",
    "weak": "",
    "course": "",
    "new": "new",
    "amplified": "»",
    "preserved": "✓",
    "unsaid": "…",
    "disputed": "≠",
    "unreviewed": "?",
    "keeps": "=",
}
MARK_MEANINGS = {
    "lost": "does not get through",
    "weak": "gets through weakly",
    "course": "first one way, later the other",
    "new": "newly present",
    "amplified": "amplified",
    "preserved": "preserved",
    "unsaid": "said of only one of the two",
    "disputed": "sources disagree",
    "unreviewed": "not reviewed",
    "keeps": "keeps as it is",
}
"""What each mark says, in words."""
MARK_SIZE = 17.0
"""Diameter of a mark, in drawing units."""
WORD_WIDTH = 31.0
"""Width of a mark that is a word."""
MARK_STEP = 20.0
WORD_STEP = 27.0
"""How far marks stand apart where one of them is a word."""
MARK_BESIDE = 12.0
"""How far a single mark stands beside an arrow that is too short to carry it."""
ROOM_FOR_HEAD = 26.0
BADGE_HALF = 12.5
"""Half the size of the largest answer to a thought experiment."""
CLEAR = BADGE_HALF + MARK_SIZE / 2 + 4.0
"""How far from the middle of a mark that of an answer has to be: answers that are set have corners."""
APART = MARK_SIZE + 4.0
"""How far the middles of two round marks have to be apart."""
MIDDLES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.22)
"""Where the marks of an arrow may stand, as shares of its route, the first that is free."""


_ROUNDS = 3
_SQUARE = 48.0
"""Marks further from each other than this never touch."""


class Mark(NamedTuple):
    """A mark of an arrow, where it is, and how that follows from the route: at a share of it, and so far beside it."""

    name: str
    place: Point
    share: float
    aside: float


def mark_width(mark: str) -> float:
    """How wide a mark is."""
    return WORD_WIDTH if mark == "new" else MARK_SIZE


def marks_of(arrow: Arrow) -> tuple[str, ...]:
    """What is marked in the middle of an arrow."""
    return tuple(
        mark
        for mark, applies in (
            ("lost", arrow.signal is Signal.LOST),
            ("weak", arrow.signal is Signal.WEAK),
            ("course", arrow.glyph is Glyph.COURSE),
            ("keeps", arrow.glyph is Glyph.KEEPS),
            ("new", arrow.contrast is Contrast.NEW),
            ("amplified", arrow.contrast is Contrast.AMPLIFIED),
            ("preserved", arrow.contrast is Contrast.PRESERVED and arrow.glyph is not Glyph.KEEPS),
            ("unsaid", arrow.contrast is Contrast.UNSAID and arrow.glyph in (Glyph.INCREASES, Glyph.DECREASES)),
            ("disputed", arrow.disputed),
            ("unreviewed", arrow.unreviewed),
        )
        if applies
    )


def placed_marks(arrow: Arrow) -> tuple[Mark, ...]:
    """The marks of an arrow: in a row along it, or in a row across it where it is too short for them."""
    marks = marks_of(arrow)
    if not marks:
        return ()
    points = sampled(arrow.route)
    length = max(sum(dist(one, other) for one, other in pairwise(points)), 1.0)
    step = WORD_STEP if "new" in marks else MARK_STEP
    short = length < ROOM_FOR_HEAD + step * len(marks)
    found = []
    for number, mark in enumerate(marks):
        offset = (number - (len(marks) - 1) / 2) * step
        share = arrow.middle if short else round(min(0.9, max(0.1, arrow.middle + offset / length)), 4)
        aside = offset or MARK_BESIDE if short else 0.0
        found.append(Mark(mark, beside(arrow.route, share, aside), share, aside))
    return tuple(found)


def badge_place(box: Box) -> Point:
    """Where a concept wears its answer to a thought experiment: on the left upper corner, where no arrow ends."""
    return Point(box.x - box.width / 2 + 8, box.y - box.height / 2 - 2)


def spaced(arrows: Iterable[Arrow], badges: Sequence[Point] = ()) -> tuple[Arrow, ...]:
    """The arrows with their marks moved along them, where they would touch those of another arrow or an answer.

    Args:
        arrows: with their routes.
        badges: where answers to a thought experiment are.
    """
    found = list(arrows)
    marked = [number for number, arrow in enumerate(found) if marks_of(arrow)]
    taken = _Taken()
    for number in marked:
        taken.put(number, placed_marks(found[number]))
    # One that finds no free place may find it once its neighbour has moved.
    for _ in range(_ROUNDS):
        moved = False
        for number in marked:
            here = placed_marks(found[number])
            if taken.free(number, here, badges):
                continue
            for middle in MIDDLES:
                other = replace(found[number], middle=middle)
                there = placed_marks(other)
                if taken.free(number, there, badges):
                    break
            else:
                other = max(
                    (replace(found[number], middle=each) for each in MIDDLES),
                    key=lambda each: taken.room(number, placed_marks(each)),
                )
                there = placed_marks(other)
            moved = moved or other.middle != found[number].middle
            taken.move(number, here, there)
            found[number] = other
        if not moved:
            break
    return tuple(found)


class _Taken:
    """Where marks are, by squares of the drawing, so that only neighbours are compared."""

    def __init__(self) -> None:
        self._squares: defaultdict[tuple[int, int], list[tuple[int, Mark]]] = defaultdict(list)

    def put(self, number: int, marks: Iterable[Mark]) -> None:
        for mark in marks:
            self._squares[_square(mark.place)].append((number, mark))

    def move(self, number: int, here: Iterable[Mark], there: Iterable[Mark]) -> None:
        for mark in here:
            self._squares[_square(mark.place)].remove((number, mark))
        self.put(number, there)

    def room(self, number: int, marks: Iterable[Mark]) -> float:
        """How far some marks of an arrow are from the nearest mark of another, as far as that matters."""
        return min((_between(mark, other) for mark in marks for other in self._near(number, mark.place)), default=_SQUARE)

    def free(self, number: int, marks: Sequence[Mark], badges: Sequence[Point]) -> bool:
        clear = all(dist(mark.place, badge) > CLEAR for mark in marks for badge in badges)
        return clear and self.room(number, marks) >= APART

    def _near(self, number: int, place: Point) -> Iterator[Mark]:
        column, row = _square(place)
        for x, y in product((column - 1, column, column + 1), (row - 1, row, row + 1)):
            yield from (mark for owner, mark in self._squares.get((x, y), ()) if owner != number)


def _square(place: Point) -> tuple[int, int]:
    return int(place.x // _SQUARE), int(place.y // _SQUARE)


def _between(one: Mark, other: Mark) -> float:
    """How far the middles of two marks are apart; a word counts from its nearer end."""
    words = (mark_width(one.name) + mark_width(other.name)) / 2 - MARK_SIZE
    return hypot(max(0.0, abs(one.place.x - other.place.x) - words), one.place.y - other.place.y)


def beside(route: Sequence[Point], share: float, aside: float) -> Point:
    """The point beside a route, as far to its right as `aside` says.

    >>> beside((Point(0, 0), Point(100, 0)), 0.5, 13)
    Point(x=50.0, y=13.0)
    """
    here = along(route, share)
    before, after = along(route, max(0.0, share - 0.02)), along(route, min(1.0, share + 0.02))
    length = dist(before, after) or 1.0
    return Point(here.x - (after.y - before.y) / length * aside, here.y + (after.x - before.x) / length * aside)
