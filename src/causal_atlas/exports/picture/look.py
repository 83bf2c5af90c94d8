"""How a picture looks: the colours of the drawing and of its organs, once for the whole picture."""

from __future__ import annotations

from dataclasses import dataclass

from causal_atlas.diagrams.palette import PALETTES, Palette, tones
from causal_atlas.exports.figure import Figure

CAP = 0.3636
"""Half the height of a capital letter of Inter, in em: how far the baseline lies below the middle of a line."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """The colours of a picture."""

    theme: str
    palette: Palette
    tones: dict[str, tuple[str, str]]

    @classmethod
    def of(cls, figure: Figure) -> Look:
        """The look that the options of a figure ask for."""
        theme = figure.options.palette.value
        return cls(theme=theme, palette=PALETTES[theme], tones=tones(theme, figure.graph.info.organs))

    def tint(self, organ: str) -> str:
        """The colour behind an organ."""
        return self.tones[organ][0] if organ in self.tones else self.palette.doubt[0]

    def ink(self, organ: str) -> str:
        """The colour of an organ's lines and of its name."""
        return self.tones[organ][1] if organ in self.tones else self.palette.line


def middle(y: float, size: float) -> float:
    """The baseline of a line of text whose capitals have their middle at `y`.

    >>> round(middle(0, 10), 1)
    3.6
    """
    return y + size * CAP
