"""Where a drawing stands on a slide: from drawing units to EMU, and the small shapes that hang on boxes and arrows."""

from __future__ import annotations

from dataclasses import dataclass

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.exports.figure import Figure
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.slide.drawingml import (
    EMPTY,
    POINT,
    Frame,
    Ids,
    Words,
    body,
    fill,
    line,
    preset,
    shape,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """A drawing on a slide: its left upper corner in EMU is where `origin` of the drawing lies."""

    figure: Figure
    look: Look
    ids: Ids
    origin: tuple[float, float]
    corner: tuple[int, int]
    scale: float
    """Points to a drawing unit."""

    @property
    def unit(self) -> float:
        """EMU to a drawing unit."""
        return self.scale * POINT

    def at(self, x: float, y: float) -> tuple[int, int]:
        """A place of the drawing in EMU."""
        left, top = self.origin
        return self.corner[0] + round((x - left) * self.unit), self.corner[1] + round((y - top) * self.unit)

    def around(self, x: float, y: float, width: float, height: float, turn: float = 0) -> Frame:
        """The frame around a middle."""
        left, top = self.at(x - width / 2, y - height / 2)
        return Frame(left, top, round(width * self.unit), round(height * self.unit), turn)

    def frame(self, rect: Rect) -> Frame:
        """The frame of a rectangle."""
        left, top, right, bottom = rect
        return self.around((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)


@dataclass(frozen=True, slots=True)
class Piece:
    """A shape as markup with its frame, so that a group can be put around it."""

    frame: Frame
    markup: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuff:
    """How a small shape looks; widths in drawing units."""

    fill: str | None = None
    line: str | None = None
    width: float = 1.2
    dash: str = ""
    opacity: float | None = None


def small(
    canvas: Canvas,
    name: str,
    description: str,
    frame: Frame,
    geometry: str,
    stuff: Stuff,
    sign: tuple[str, float, str] | None = None,
    inset: float = 0,
) -> Piece:
    """A small shape.

    Args:
        canvas: the slide.
        name: what the selection pane calls it.
        description: its alternative text.
        frame: where it stands.
        geometry: its form.
        stuff: its colours and its line.
        sign: a word in it, with its size in drawing units and its colour.
        inset: room before and after the word, in drawing units.
    """
    look = fill(stuff.fill, stuff.opacity) + line(stuff.line, stuff.width * canvas.scale, opacity=stuff.opacity, dash=stuff.dash)
    words = EMPTY
    if sign:
        told, size, ink = sign
        style = Words(size * canvas.scale, ink, bold=True, align="ctr", anchor="ctr", opacity=stuff.opacity)
        words = body([told], style, (round(inset * canvas.unit), 0), wraps=False)
    return Piece(frame, shape(canvas.ids.new(), name, description, frame, geometry, look, words))


def half_disc(canvas: Canvas, name: str, x: float, y: float, radius: float, ink: str, opacity: float | None) -> list[Piece]:
    """A circle whose left half is filled."""
    frame = canvas.around(x, y, 2 * radius, 2 * radius)
    half = preset("pie", {"adj1": 5_400_000, "adj2": 16_200_000})
    told = "A half disc: weaker than in health."
    return [
        small(canvas, f"{name} rim", told, frame, preset("ellipse"), Stuff(line=ink, width=0.9, opacity=opacity)),
        small(canvas, f"{name} half", told, frame, half, Stuff(fill=ink, opacity=opacity)),
    ]
