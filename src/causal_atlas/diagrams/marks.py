"""The small marks of a drawing: what they say, and where they stand on their arrows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist
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
MIDDLES = (0.5, 0.4, 0.6, 0.3, 0.7)
"""Where the marks of an arrow may stand, as shares of its route, the first that is free."""


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


def clear_of_badges(arrow: Arrow, badges: Sequence[Point]) -> Arrow:
    """The arrow with its marks moved along it, where a badge would touch them."""
    if not badges or not marks_of(arrow):
        return arrow
    for middle in MIDDLES:
        moved = replace(arrow, middle=middle)
        if all(dist(mark.place, badge) > CLEAR for mark in placed_marks(moved) for badge in badges):
            return moved
    return arrow


def beside(route: Sequence[Point], share: float, aside: float) -> Point:
    """The point beside a route, as far to its right as `aside` says.

    >>> beside((Point(0, 0), Point(100, 0)), 0.5, 13)
    Point(x=50.0, y=13.0)
    """
    here = along(route, share)
    before, after = along(route, max(0.0, share - 0.02)), along(route, min(1.0, share + 0.02))
    length = dist(before, after) or 1.0
    return Point(here.x - (after.y - before.y) / length * aside, here.y + (after.x - before.x) / length * aside)
