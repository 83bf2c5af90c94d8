"""The colours of a page that is light or dark: pairs of them, each under one name."""

from __future__ import annotations


class Colours:
    """Gives every pair of a light and a dark colour a name, in the order in which they are met."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def of(self, light: str, dark: str) -> str:
        """The name by which a style sheet knows a pair.

        >>> colours = Colours()
        >>> colours.of("#fff", "#000"), colours.of("#eee", "#111"), colours.of("#fff", "#000")
        ('var(--c0)', 'var(--c1)', 'var(--c0)')
        """
        return f"var(--{self._names.setdefault((light, dark), f'c{len(self._names)}')})"

    def light(self) -> str:
        """The declarations of the light colours."""
        return "".join(f"--{name}:{light};" for (light, _), name in self._names.items())

    def dark(self) -> str:
        """The declarations of the dark colours."""
        return "".join(f"--{name}:{dark};" for (_, dark), name in self._names.items())
