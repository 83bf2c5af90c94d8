"""The legend: only what occurs in the drawing."""

from __future__ import annotations

from collections.abc import Sequence

from causal_atlas.diagrams.diagram import Arrow, Box, Glyph, LegendEntry, Signal
from causal_atlas.knowledge.model import ConceptKind
from causal_atlas.reasoning.contrast import Contrast

_GLYPHS = {
    Glyph.INCREASES: "increases",
    Glyph.DECREASES: "decreases",
    Glyph.COURSE: "first one way, later the other",
    Glyph.REGULATES: "regulates",
    Glyph.KEEPS: "keeps as it is",
    Glyph.ASSOCIATED: "goes together with",
    Glyph.TIME: "comes before",
    Glyph.HIERARCHY: "is a kind or part of",
    Glyph.INTERPRETATION: "tells about",
}
_SIGNALS = {Signal.WEAK: "gets through weakly", Signal.LOST: "does not get through"}
_KINDS = {
    ConceptKind.SUBSTANCE: "substance",
    ConceptKind.INSULIN_ACTION: "insulin action",
    ConceptKind.TISSUE_STATE: "tissue state",
    ConceptKind.DISEASE: "disease",
    ConceptKind.MEASURE: "measure",
    ConceptKind.BEHAVIOUR: "behaviour",
    ConceptKind.ANATOMY: "body part",
    ConceptKind.INTERVENTION: "intervention",
    ConceptKind.STUDY: "study",
    ConceptKind.NOTION: "notion",
}
"""A process is the plain box that needs no explanation."""
_CONTRASTS = {
    Contrast.NEW: "newly present",
    Contrast.AMPLIFIED: "amplified",
    Contrast.PRESERVED: "preserved",
    Contrast.UNCHANGED: "unchanged",
    Contrast.UNSAID: "said of only one of the two",
}
_COMPARED = {Signal.WEAK: "attenuated: gets through weakly", Signal.LOST: "lost: does not get through"}
_CHANGES = {"up": "goes up", "down": "goes down", "undetermined": "cannot be told", "unchanged": "stays as it is"}


def legend(boxes: Sequence[Box], arrows: Sequence[Arrow]) -> tuple[LegendEntry, ...]:
    """What the symbols of a drawing mean: arrows first, then boxes, then what hangs on them.

    >>> legend((), ())
    ()
    """
    glyphs, signals = {arrow.glyph for arrow in arrows}, {arrow.signal for arrow in arrows}
    contrasts = {arrow.contrast for arrow in arrows if arrow.contrast}
    kinds = {box.kind for box in boxes}
    answers = {box.change.direction for box in boxes if box.change}
    causes, effects = any(box.hidden_causes for box in boxes), any(box.hidden_effects for box in boxes)
    rows = [
        *((glyph.value, text, glyph in glyphs) for glyph, text in _GLYPHS.items()),
        *((signal.value, text, signal in signals) for signal, text in (_COMPARED if contrasts else _SIGNALS).items()),
        *((f"contrast_{contrast}", text, contrast in contrasts) for contrast, text in _CONTRASTS.items()),
        ("disputed", "sources disagree", any(arrow.disputed for arrow in arrows)),
        ("inferred", "inferred", any(arrow.inferred for arrow in arrows)),
        ("unreviewed", "not reviewed", any(arrow.unreviewed for arrow in arrows)),
        *((kind.value, text, kind in kinds) for kind, text in _KINDS.items()),
        ("hidden", "hidden causes, effects", causes and effects),
        ("hidden_causes", "hidden causes", causes and not effects),
        ("hidden_effects", "hidden effects", effects and not causes),
        *((f"change_{direction}", text, direction in answers) for direction, text in _CHANGES.items()),
        ("pinned", "pinned", any(box.pinned for box in boxes)),
    ]
    return tuple(LegendEntry(symbol=symbol, text=text) for symbol, text, occurs in rows if occurs)
