"""What is done to a concept in a thought experiment."""

from __future__ import annotations

from enum import StrEnum


class Shift(StrEnum):
    """A concept is set higher or lower than it would be, and held there."""

    UP = "up"
    DOWN = "down"
