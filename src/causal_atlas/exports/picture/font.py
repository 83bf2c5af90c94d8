"""The typeface of pictures: Inter, shipped under the SIL Open Font License."""

from __future__ import annotations

import base64
from functools import lru_cache
from importlib.resources import files

from causal_atlas.diagrams.metrics import has

FAMILY = "Inter Atlas, Inter, Segoe UI, Helvetica Neue, Arial, sans-serif"
VERSION = "4.1.1"


@lru_cache(maxsize=1)
def font_face() -> str:
    """The rule that carries the typeface within an SVG; 60 kB for all weights."""
    # The file of the page: one variable font is smaller than the three weights that a picture uses.
    font = files("causal_atlas").joinpath("web", "assets", "fonts", f"inter-{VERSION}.woff2").read_bytes()
    source = f"url(data:font/woff2;base64,{base64.b64encode(font).decode()}) format('woff2')"
    return f"@font-face{{font-family:'Inter Atlas';font-weight:400 700;src:{source}}}"


def known(text: str) -> bool:
    """Whether the typeface has every character of a text.

    >>> known("β-cell → PI3K⁺"), known("漢")
    (True, False)
    """
    return all(has(character) for character in set(text) - {"\n"})
