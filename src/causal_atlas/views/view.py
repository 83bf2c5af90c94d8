"""View: the value of what is on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from causal_atlas.knowledge.graph import Direction
from causal_atlas.knowledge.model import Audience, Condition, RelationKind, Review
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import Inquiry

MOST_VISIBLE = 200
"""How many concepts a view can hold: more is neither readable nor quickly drawn."""
MOST_SHIFTS = 12
"""How many concepts can be set at once in a thought experiment."""


class Arrangement(StrEnum):
    """How concepts are arranged: each in its organ, or causes to the left of effects."""

    ORGANS = "organs"
    CHAIN = "chain"


class Place(NamedTuple):
    """The centre of a box, in drawing units (CSS pixels at zoom 1; y grows downwards)."""

    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What one expansion brought, so that collapsing takes back exactly that."""

    by: str
    direction: Direction
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is left bright; an empty set means no restriction. What does not match fades, or is hidden when `hide`."""

    organs: frozenset[str] = frozenset()
    kinds: frozenset[RelationKind] = frozenset()
    reviews: frozenset[Review] = frozenset()
    grade: int = 1
    hide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is visible, where it stands and how it is looked at.

    `concepts` is in the order of arrival. A concept without an entry in `places` has not been placed yet:
    `causal_atlas.diagrams.layout.placed` gives every such newcomer a place and moves nothing else.
    """

    concepts: tuple[str, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    brought: tuple[Brought, ...] = ()
    arrangement: Arrangement = Arrangement.ORGANS
    question: str = ""
    selection: tuple[str, ...] = ()
    """Selected concepts."""
    arrow: tuple[str, str] | None = None
    """Selected arrow as (cause, effect); excludes `selection`."""
    condition: Condition | None = None
    """None: every condition at once."""
    audience: Audience = Audience.EVERYONE
    filters: Filters = Filters()
    background: bool = False
    """Whether hierarchy and interpretation relations are drawn too."""
    inquiry: Inquiry | None = None
    """What is asked of the graph."""
    shifts: Mapping[str, Shift] = field(default_factory=dict)
    """A thought experiment: what is set higher or lower."""
    within: bool = False
    """Whether in the thought experiment only visible concepts act; the others are held still."""
    compare: Condition | None = None
    """Health is compared with this condition; excludes `condition`."""
