"""The colours, line widths and typeface of a drawing: on the screen and in every file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from causal_atlas.knowledge.model import Organ

FONTS = "Inter Atlas, Inter, sans-serif"
WIDTHS = {1: 1.4, 2: 1.8, 3: 2.2, 4: 2.6}
"""Line width by grade of the evidence, in drawing units."""
GAP = 2
"""How far the ends of an arrow keep off the boxes, in drawing units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The colours of a theme. A pair is (fill, ink): the ink is readable on the fill."""

    page: str
    surface: str
    ink: str
    line: str
    accent: str
    up: str
    down: str
    level: str
    quiet: str
    pill: tuple[str, str]
    good: tuple[str, str]
    partial: tuple[str, str]
    lost: tuple[str, str]
    dispute: tuple[str, str]
    doubt: tuple[str, str]


# In print everything is grey: shapes, signs and words tell what colours tell elsewhere.
PALETTES = {
    "light": Palette(
        page="#faf9f6",
        surface="#ffffff",
        ink="#1c2733",
        line="#5d6b7a",
        accent="#2447c9",
        up="#0f766e",
        down="#b4370d",
        level="#46566a",
        quiet="#75818e",
        pill=("#1c2733", "#ffffff"),
        good=("#dcf3ef", "#0b5f58"),
        partial=("#fdf0cd", "#7a5200"),
        lost=("#fde6dd", "#a12f0a"),
        dispute=("#ffe9b8", "#7a4b00"),
        doubt=("#eceff3", "#46535f"),
    ),
    "dark": Palette(
        page="#12171d",
        surface="#1b232c",
        ink="#e3e8ee",
        line="#a3afbc",
        accent="#9db0ff",
        up="#55c9b9",
        down="#ff9c78",
        level="#b1bfcd",
        quiet="#8b98a6",
        pill=("#d8e0e9", "#12171d"),
        good=("#14322f", "#6fd6c6"),
        partial=("#372c12", "#f0cb72"),
        lost=("#3a2018", "#ffab8c"),
        dispute=("#46370f", "#ffd27a"),
        doubt=("#2c3743", "#c3ced9"),
    ),
    "print": Palette(
        page="#ffffff",
        surface="#ffffff",
        ink="#111111",
        line="#444444",
        accent="#555555",
        up="#111111",
        down="#111111",
        level="#333333",
        quiet="#6b6b6b",
        pill=("#111111", "#ffffff"),
        good=("#ffffff", "#111111"),
        partial=("#ededed", "#111111"),
        lost=("#d9d9d9", "#111111"),
        dispute=("#ededed", "#111111"),
        doubt=("#ffffff", "#333333"),
    ),
}
GREY = ("#f3f3f3", "#444444")
"""Tint and ink of every organ in print."""


def tones(theme: str, organs: Iterable[Organ]) -> dict[str, tuple[str, str]]:
    """Tint and ink of every organ in a theme.

    In print every organ has the same grey, and its name tells it.

    >>> tones("print", ())
    {}
    """
    if theme == "print":
        return {organ.id: GREY for organ in organs}
    if theme == "dark":
        return {organ.id: (organ.tint_dark, organ.ink_dark) for organ in organs}
    return {organ.id: (organ.tint, organ.ink) for organ in organs}
