"""Twelve pairs of tint and ink for groups.

Found by a search in OKLab for inks that stay apart for readers with and without red-green blindness (Machado, Oliveira and
Fernandes 2009), each at least 4.5 : 1 on its tint. Neighbours in the list are far apart, so that few groups are told apart best.
"""

from __future__ import annotations

from typing import NamedTuple


class Shades(NamedTuple):
    """A tint and an ink for the light page, and for the dark one."""

    tint: str
    ink: str
    tint_dark: str
    ink_dark: str


SHADES = (
    Shades("#ffeae3", "#8f2f08", "#331c14", "#c9755b"),
    Shades("#e7f0ff", "#121b7e", "#1b2236", "#6787ed"),
    Shades("#e3f3fe", "#1271a4", "#1c242a", "#9ebcd1"),
    Shades("#f0f1e6", "#313100", "#24240c", "#d3d359"),
    Shades("#fbeafb", "#792d7a", "#2a1e2a", "#fdcdfc"),
    Shades("#ecf2ec", "#46644a", "#152818", "#6bbe78"),
    Shades("#f7ebfa", "#491653", "#281f2a", "#b896bf"),
    Shades("#f9efe0", "#906100", "#282218", "#f2d8b4"),
    Shades("#edeeff", "#6356c7", "#212035", "#9f9bfe"),
    Shades("#f4eef3", "#7b5f78", "#2e1c2c", "#fda3f5"),
    Shades("#e4f1ff", "#0f43a6", "#202329", "#818da2"),
    Shades("#f6eeee", "#593c3e", "#331b1d", "#f39aa2"),
)
GREY = Shades("#eef0f3", "#465566", "#1e252c", "#a9b7c6")
"""For what has no group of its own."""
