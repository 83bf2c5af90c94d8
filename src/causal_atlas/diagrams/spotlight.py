"""What a revealed chain or loop lights up, and what it mutes."""

from __future__ import annotations

from dataclasses import dataclass

from causal_atlas.diagrams.diagram import Glyph
from causal_atlas.views.inquiry import Inquiry

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

    def lights(self, concept: str) -> bool:
        """Whether a concept is on the route."""
        return concept in self.concepts

    def mutes(self, concept: str) -> bool:
        """Whether a concept is beside the route."""
        return self.on and concept not in self.concepts


def spotlight(inquiry: Inquiry | None) -> Spotlight:
    """What the route of an inquiry lights up; without a route nothing is lit and nothing muted.

    >>> spotlight(None).mutes("insulin")
    False
    """
    if inquiry is None or inquiry.route is None:
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
