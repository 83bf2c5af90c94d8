"""An SVG as a reader takes it: which concepts, claims and texts it has, and where they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot
from xml.etree import ElementTree

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.diagrams.metrics import text_width

SVG = "{http://www.w3.org/2000/svg}"
WEIGHTS = {"400": "regular", "500": "medium", "600": "semibold"}
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_STEP = re.compile(r"([MLQHVAlmz])([^MLQHVAlmz]*)")
Element = ElementTree.Element


@dataclass(frozen=True)
class Line:
    """A line of text and the rectangle it fills, from the height of its capitals down to its descenders."""

    text: str
    rect: Rect


def parsed(content: bytes) -> Element:
    return ElementTree.fromstring(content)


def having(root: Element, wanted: str) -> list[Element]:
    """The elements of a class."""
    return [each for each in root.iter() if wanted in each.get("class", "").split()]


def points(d: str) -> list[tuple[float, float]]:
    """The end points of a path's steps; controls of its curves left out."""
    found: list[tuple[float, float]] = []
    for step, given in _STEP.findall(d):
        numbers = [float(each) for each in _NUMBER.findall(given)]
        if step == "H":
            found.append((numbers[0], found[-1][1]))
        elif step == "V":
            found.append((found[-1][0], numbers[0]))
        elif step in "MLQA":
            found.append((numbers[-2], numbers[-1]))
    return found


def outline(concept: Element) -> Rect:
    """The upright rectangle around a concept."""
    (shape,) = having(concept, "outline")
    if shape.tag == f"{SVG}rect":
        x, y, width, height = (float(shape.get(name, "")) for name in ("x", "y", "width", "height"))
        return Rect(x, y, x + width, y + height)
    xs, ys = zip(*points(shape.get("d", "")), strict=True)
    return Rect(min(xs), min(ys), max(xs), max(ys))


def lines(text: Element) -> Iterator[Line]:
    """The lines of a text element."""
    size, weight = float(text.get("font-size", "")), WEIGHTS[text.get("font-weight", "")]
    for span in text.findall(f"{SVG}tspan") or [text]:
        told, x, y = span.text or "", float(span.get("x", "")), float(span.get("y", ""))
        width = text_width(told, size, weight)
        left = x - width * {"middle": 0.5, "end": 1.0}.get(text.get("text-anchor", ""), 0.0)
        yield Line(told, Rect(left, y - size * 0.73, left + width, y + size * 0.21))


def distance(rect: Rect, x: float, y: float) -> float:
    """How far a point is from a rectangle; negative inside it."""
    dx, dy = max(rect.left - x, x - rect.right), max(rect.top - y, y - rect.bottom)
    return max(dx, dy) if dx <= 0 or dy <= 0 else hypot(dx, dy)
