"""What a revealed chain or loop, or a phase of a course, lights up, and what it mutes."""

from __future__ import annotations

from dataclasses import dataclass

from causal_atlas.diagrams.claims import DRAWN, glyph_of
from causal_atlas.diagrams.diagram import Glyph
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Course
from causal_atlas.views.inquiry import Inquiry, Topic

GLYPHS = {"+": Glyph.INCREASES, "-": Glyph.DECREASES, "?": Glyph.REGULATES, "h": Glyph.HIERARCHY}
"""The shape of the arrow for each sign of a route."""
Step = tuple[str, str, Glyph]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotlight:
    """The concepts and arrows of a route, as far as it is played; `on` is False where nothing is revealed."""

    on: bool = False
    concepts: frozenset[str] = frozenset()
    arrows: frozenset[Step] = frozenset()
    now: Step | None = None
    waiting: frozenset[str] = frozenset()
    """Claims that are steps of another phase, and so are not drawn."""

    def lights(self, concept: str) -> bool:
        """Whether a concept is on the route."""
        return concept in self.concepts

    def mutes(self, concept: str) -> bool:
        """Whether a concept is beside the route."""
        return self.on and concept not in self.concepts


def spotlight(graph: ConceptGraph, inquiry: Inquiry | None) -> Spotlight:
    """What the route or the course of an inquiry lights up; without one nothing is lit and nothing muted."""
    if inquiry is None:
        return Spotlight()
    if inquiry.topic is Topic.COURSE:
        course = graph.course(inquiry.text)
        return phase_light(graph, course, inquiry.at) if course else Spotlight()
    return route_light(inquiry)


def phase_light(graph: ConceptGraph, course: Course, at: int) -> Spotlight:
    """What phase `at` of a course (from 1) lights up."""
    phase = course.phases[max(1, min(at, len(course.phases))) - 1]
    claims = [graph.claims[name] for name in phase.claims]
    drawn = [claim for claim in claims if claim.relation.kind in DRAWN]
    steps = {name for one in course.phases for name in one.claims if graph.claims[name].phase}
    return Spotlight(
        on=True,
        concepts=frozenset(phase.concepts),
        arrows=frozenset((claim.cause, claim.effect, glyph_of(claim.relation)) for claim in drawn),
        waiting=frozenset(steps - set(phase.claims)),
    )


def route_light(inquiry: Inquiry) -> Spotlight:
    """What a revealed route lights up, as far as it is played.

    >>> route_light(Inquiry(topic=Topic.CHAINS)).mutes("insulin")
    False
    """
    if inquiry.route is None:
        return Spotlight()
    route, at = inquiry.route, inquiry.at
    steps: list[Step] = []
    for (cause, effect), sign in zip(route.links, route.signs, strict=True):
        steps.append((cause, effect, GLYPHS[sign]))
    shown = steps[:at] if at else steps
    concepts = route.concepts[: at + 1] if at else route.concepts
    # A step of hierarchy may go from the whole to its part, against the arrow that is drawn.
    both_ways = [(effect, cause, glyph) for cause, effect, glyph in shown if glyph is Glyph.HIERARCHY]
    return Spotlight(
        on=True, concepts=frozenset(concepts), arrows=frozenset((*shown, *both_ways)), now=steps[at - 1] if at else None
    )
