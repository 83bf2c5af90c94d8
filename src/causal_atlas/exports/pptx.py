"""PowerPoint: a slide of native shapes whose arrows follow the boxes they are glued to."""

from __future__ import annotations

from causal_atlas.exports.figure import Figure
from causal_atlas.exports.formats import Format
from causal_atlas.exports.picture.reach import in_reach
from causal_atlas.exports.slide.deck import new_deck, saved
from causal_atlas.exports.slide.page import add_slide, said


def written(figure: Figure) -> bytes:
    """The figure as a deck of one slide.

    Raises:
        AtlasError: there is nothing to draw, or more than a picture holds.
    """
    figure = in_reach(figure)
    deck = new_deck(figure.options.palette.value, said(figure).name)
    add_slide(deck, figure)
    return saved(deck)


FORMAT = Format(
    name="pptx",
    label="Editable slide (PowerPoint)",
    extension="pptx",
    media_type="application/vnd.openxmlformats-officedocument.presentationml.presentation",
    write=written,
)
