"""Diagram: what is drawn, as a value that the browser paints and every export writes.

All lengths are in drawing units: CSS pixels at zoom 1, y grows downwards.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from causal_atlas.knowledge.model import ConceptKind, Status
from causal_atlas.reasoning.contrast import Contrast


class Point(NamedTuple):
    """A point of the drawing."""

    x: float
    y: float


class Rect(NamedTuple):
    """An upright rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float


class Glyph(StrEnum):
    """The shape of an arrow, which carries its meaning without colour."""

    INCREASES = "increases"
    DECREASES = "decreases"
    REGULATES = "regulates"
    KEEPS = "keeps"
    ASSOCIATED = "associated"
    TIME = "time"
    HIERARCHY = "hierarchy"
    INTERPRETATION = "interpretation"
    COURSE = "course"
    """First one way, later the other: claims of opposite sign that are steps of one course over time."""


class Signal(StrEnum):
    """Whether the signal of an insulin action gets through along an arrow."""

    PLAIN = "plain"
    WEAK = "weak"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How a concept answers a thought experiment: `up`, `down`, `unchanged` or `undetermined`.

    `held` concepts are those that were set; `wave` is the distance in links from the nearest of them.
    """

    direction: str
    held: bool = False
    wave: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A concept on the drawing; (x, y) is its centre."""

    concept: str
    lines: tuple[str, ...]
    kind: ConceptKind
    organ: str
    x: float
    y: float
    width: float
    height: float
    status: Status | None = None
    was: Status | None = None
    """Where health is compared with a condition: the status in health, beside that in the condition."""
    hidden_causes: int = 0
    hidden_effects: int = 0
    selected: bool = False
    pinned: bool = False
    faded: bool = False
    lit: bool = False
    """On the chain or loop that is revealed."""
    muted: bool = False
    """Beside it."""
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """All claims of one shape from one concept to another.

    `route` is (start, end) for a straight line, (start, control, end) for a quadratic curve, and (start, control …, end) for a
    chain of quadratic curves that join half way between their controls (`causal_atlas.diagrams.path` draws and measures
    it); start and end lie on the borders of the boxes.
    """

    id: str
    cause: str
    effect: str
    glyph: Glyph
    claims: tuple[str, ...]
    route: tuple[Point, ...]
    grade: int
    signal: Signal = Signal.PLAIN
    inferred: bool = False
    unreviewed: bool = False
    disputed: bool = False
    selected: bool = False
    faded: bool = False
    lit: bool = False
    """On the chain or loop that is revealed."""
    now: bool = False
    """The link that is being played."""
    contrast: Contrast | None = None
    """Where health is compared with a condition: what becomes of the arrow."""
    muted: bool = False
    middle: float = 0.5
    """The share of the route around which its marks stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A tinted rectangle behind concepts of one organ; an organ may have several."""

    organ: str
    label: str
    rect: Rect
    shift: float = 0.0
    """How far right of its usual place the name stands, so that no arrow runs through it."""
    lift: float = 0.0
    """And how far above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One line of the legend: a symbol that occurs in the drawing, and its meaning."""

    symbol: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A finished drawing."""

    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    regions: tuple[Region, ...]
    legend: tuple[LegendEntry, ...]
    bounds: Rect
    title: str = ""
    answer: str = ""
