"""What a picture can hold."""

from __future__ import annotations

from causal_atlas.errors import AtlasError
from causal_atlas.exports.figure import Figure

MOST_CONCEPTS = 3_000
"""More are neither readable at any size nor drawn in reasonable time."""


class NothingToDrawError(AtlasError):
    """A picture that would be blank."""


class TooLargeError(AtlasError):
    """A picture that would be too large."""


def in_reach(figure: Figure) -> Figure:
    """The figure, when it can be drawn.

    Raises:
        TooLargeError: it has too many concepts.
        NothingToDrawError: it has none.
    """
    count = len(figure.view.concepts)
    if count > MOST_CONCEPTS:
        raise TooLargeError(
            f"a picture holds {MOST_CONCEPTS:,} concepts at most, and this view has {count:,}; choose a part of it with "
            "--concept and --depth, or write graphml, cyjs or cx2, which hold any number"
        )
    if not figure.diagram.boxes:
        raise NothingToDrawError("there is nothing in this view to draw; choose a concept, or show what its filters hide")
    return figure
