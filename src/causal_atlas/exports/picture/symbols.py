"""The symbols of the legend, drawn with the same strokes as the drawing."""

from __future__ import annotations

from causal_atlas.diagrams.diagram import Arrow, Change, Glyph, LegendEntry, Point, Signal
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.picture import arrows, boxes
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.markup import tag
from causal_atlas.knowledge.model import ConceptKind
from causal_atlas.reasoning.contrast import Contrast

WIDTH, HEIGHT = 48.0, 18.0
NARROW, BADGE = 34.0, 20.0
"""Width of the symbols that are boxes, and of the answers to a thought experiment."""
ON_SCREEN = frozenset({"hidden", "hidden_causes", "hidden_effects", "pinned", "selected"})
"""What only the screen shows, because one can press it there."""
_STATES = ("inferred", "unreviewed", "disputed")
_CONTRAST = "contrast_"


def entries(figure: Figure) -> tuple[LegendEntry, ...]:
    """What a file has to explain: the symbols of the drawing without those of the screen, and the widths of its lines."""
    diagram = figure.diagram
    found = [entry for entry in diagram.legend if entry.symbol not in ON_SCREEN]
    if len({arrow.grade for arrow in diagram.arrows}) > 1 and not figure.view.compare:
        place = sum(entry.symbol in (*Glyph, *Signal) for entry in found)
        found.insert(place, LegendEntry(symbol="weight", text="thicker: stronger evidence"))
    return tuple(found)


def width(name: str) -> float:
    """How wide the field of a symbol is."""
    if name == "contrast_new":
        return WIDTH + 10
    return WIDTH if is_line(name) else BADGE if name.startswith("change_") else NARROW


def is_line(name: str) -> bool:
    """Whether a symbol is a sample of an arrow."""
    return name in ("weight", *_STATES, *Glyph, *Signal) or name.startswith(_CONTRAST)


def symbol(name: str, look: Look) -> str:
    """A symbol in a field of `width(name)` × `HEIGHT`.

    Raises:
        ValueError: no symbol has this name.
    """
    if name == "weight":
        lines = [(y, wide) for y, wide in ((6.0, 1.4), (12.0, 2.8))]
        ink = look.palette.level
        return "".join(tag("path", d=f"M4 {y:g}H44", stroke=ink, stroke_width=wide, fill="none") for y, wide in lines)
    if is_line(name):
        sample = sample_of(name)
        return tag("g", *arrows.drawn(sample, look), opacity=arrows.opacity(sample))
    if name.startswith("change_"):
        return tag(
            "g",
            *boxes.badge(Change(direction=name.removeprefix("change_")), BADGE / 2, HEIGHT / 2, look),
            transform=_scaled(0.78, BADGE),
        )
    return _kind(ConceptKind(name), look)


def sample_of(name: str) -> Arrow:
    """An arrow across the field of a symbol that shows what the symbol means."""
    glyph = Glyph(name) if name in (*Glyph,) else Glyph.INCREASES
    signal = Signal(name) if name in (*Signal,) else Signal.PLAIN
    route = (Point(-1, 9), Point(width(name) + 1, 9))
    return Arrow(
        id=name,
        cause="",
        effect="",
        glyph=glyph,
        claims=(),
        route=route,
        grade=3,
        signal=signal,
        inferred=name == "inferred",
        unreviewed=name == "unreviewed",
        disputed=name == "disputed",
        contrast=Contrast(name.removeprefix(_CONTRAST)) if name.startswith(_CONTRAST) else None,
    )


def _scaled(scale: float, width: float) -> str:
    """Smaller, around the middle of the field."""
    return f"translate({width / 2:g} {HEIGHT / 2:g}) scale({scale:g}) translate({-width / 2:g} {-HEIGHT / 2:g})"


def _kind(kind: ConceptKind, look: Look) -> str:
    x, y, wide, tall = NARROW / 2, HEIGHT / 2, 70.0, 34.0
    ink = look.palette.line
    parts = [
        boxes.shape(
            kind,
            x,
            y,
            wide,
            tall,
            fill=look.palette.surface,
            stroke=ink,
            stroke_width=5 if kind is ConceptKind.DISEASE else 3.4,
            stroke_dasharray="9 6" if kind is ConceptKind.NOTION else None,
        )
    ]
    if kind is ConceptKind.TISSUE_STATE:
        inner = {"x": x - wide / 2 + 7, "y": y - tall / 2 + 7, "width": wide - 14, "height": tall - 14}
        parts.append(tag("rect", **inner, rx=4, fill="none", stroke=ink, stroke_width=2))
    return tag("g", *parts, transform=_scaled(0.45, NARROW))
