"""How draw.io draws the kinds of concepts, the claims and their marks."""

from __future__ import annotations

from causal_atlas.diagrams.diagram import Arrow, Glyph
from causal_atlas.exports.picture.arrows import colour, dashes, opacity, width
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.sketch.cells import Style
from causal_atlas.knowledge.model import ConceptKind

TYPEFACE = "Helvetica"
_ROUND: Style = {"rounded": 1, "absoluteArcSize": 1, "arcSize": 18}

CIRCLE: Style = {"shape": "ellipse", "perimeter": "ellipsePerimeter"}

KINDS: dict[ConceptKind, Style] = {
    ConceptKind.SUBSTANCE: {"rounded": 1, "arcSize": 50},
    ConceptKind.PROCESS: _ROUND,
    ConceptKind.INSULIN_ACTION: {"shape": "hexagon", "perimeter": "hexagonPerimeter2", "fixedSize": 1, "size": 12},
    ConceptKind.TISSUE_STATE: {"shape": "ext", "double": 1, "margin": 3, **_ROUND},
    ConceptKind.DISEASE: {"shape": "mxgraph.basic.octagon2", "dx": 9, "strokeWidth": 2.6},
    ConceptKind.MEASURE: {"shape": "mxgraph.basic.plaque", "dx": 6.5},
    ConceptKind.BEHAVIOUR: {"shape": "parallelogram", "perimeter": "parallelogramPerimeter", "fixedSize": 1, "size": 9},
    ConceptKind.ANATOMY: {"shape": "cylinder3", "boundedLbl": 1, "backgroundOutline": 1, "size": 6},
    ConceptKind.INTERVENTION: {"shape": "offPageConnector", "direction": "north", "size": 0.08},
    ConceptKind.STUDY: {"shape": "note", "size": 12},
    ConceptKind.NOTION: {**_ROUND, "dashed": 1, "dashPattern": "4.8 3.2", "fixDash": 1},
}

HEADS: dict[Glyph, Style] = {
    Glyph.INCREASES: {"endArrow": "block", "endFill": 1, "endSize": 8},
    # A bar across the end: draw.io has no other true T-bar.
    Glyph.DECREASES: {"endArrow": "baseDash", "endFill": 0, "endSize": 11},
    Glyph.REGULATES: {"endArrow": "diamond", "endFill": 1, "endSize": 9},
    Glyph.KEEPS: {"endArrow": "box", "endFill": 1, "endSize": 4},
    Glyph.ASSOCIATED: {"endArrow": "oval", "endFill": 0, "endSize": 8},
    Glyph.TIME: {"endArrow": "block", "endFill": 0, "endSize": 8},
    Glyph.HIERARCHY: {"endArrow": "block", "endFill": 0, "endSize": 7},
    Glyph.INTERPRETATION: {"endArrow": "open", "endFill": 0, "endSize": 7},
    Glyph.COURSE: {"endArrow": "doubleBlock", "endFill": 1, "endSize": 6},
}


def concept(
    kind: ConceptKind, ink: str, look: Look, *, lit: bool = False, faded: float | None = None
) -> dict[str, str | float | None]:
    """The style of a concept."""
    return {
        "collapsible": 0,
        "strokeWidth": 2.4 if lit else 1.6,
        **KINDS[kind],
        "fillColor": look.palette.surface,
        "strokeColor": ink,
        "fontColor": look.palette.ink,
        "fontFamily": TYPEFACE,
        "fontSize": 13,
        "opacity": None if faded is None else faded * 100,
        "textOpacity": None if faded is None else faded * 100,
    }


def line(arrow: Arrow, look: Look) -> dict[str, str | float | None]:
    """The style of an arrow, but for its ends."""
    pattern, cap = dashes(arrow) or ("", "")
    # A dot is a dash as long as the line is wide: only some programs draw the ends of dashes round.
    pattern = pattern.replace("0.1", "2") if cap == "round" else pattern
    seen = opacity(arrow)
    return {
        "edgeStyle": "none",
        "strokeColor": colour(arrow.glyph, look),
        "strokeWidth": width(arrow),
        "dashed": 1 if pattern else None,
        "dashPattern": pattern or None,
        "fixDash": 1 if pattern else None,
        "opacity": None if seen is None else seen * 100,
        **HEADS[arrow.glyph],
    }


def words(size: float, ink: str, *, bold: bool = False, align: str = "left") -> dict[str, str | float | None]:
    """The style of a text."""
    return {
        "fontFamily": TYPEFACE,
        "fontSize": size,
        "fontColor": ink,
        "fontStyle": 1 if bold else 0,
        "align": align,
        "verticalAlign": "top",
        "strokeColor": "none",
        "fillColor": "none",
    }
