"""The sheet set by Typst: PDF with tags and embedded fonts, and PNG from the same page."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

from causal_atlas.exports.figure import Figure, Options, Page
from causal_atlas.exports.formats import Format
from causal_atlas.exports.picture.drawing import drawing
from causal_atlas.exports.picture.look import Look
from causal_atlas.exports.picture.markup import number, tag
from causal_atlas.exports.picture.reach import TooLargeError, in_reach
from causal_atlas.exports.picture.setting import LARGEST, bare, in_columns, planned
from causal_atlas.exports.picture.sheet import Sheet, printed_link, sheet
from causal_atlas.exports.picture.symbols import HEIGHT, symbol
from causal_atlas.exports.picture.symbols import width as symbol_width
from causal_atlas.exports.picture.typesetter import FONTS, compiled, pdf_of

UNITS_PER_INCH = 96.0
MOST_PIXELS = 60_000_000
"""Of a PNG: drawing it takes four bytes for each, several times over."""


def pdf(figure: Figure) -> bytes:
    """The figure as PDF: tagged, for screen readers too (PDF/UA-1)."""
    source = _source(figure, one_page=False)
    return pdf_of(_template(), source)


def png(figure: Figure) -> bytes:
    """The figure as PNG, one page; a page of fixed size grows when not everything has room.

    Raises:
        TooLargeError: it would have more than `MOST_PIXELS`.
    """
    source = _source(figure, one_page=True)
    dots = _density(figure.options, source)
    _within_reason(source, dots)
    pages = compiled(_template(), source, format="png", ppi=dots)
    if len(pages) > 1:
        pages = compiled(_template(), {**source, "height": None, "fills": False}, format="png", ppi=dots)
    return _declared(pages[0], dots if figure.options.dpi is None else figure.options.dpi)


def _source(figure: Figure, *, one_page: bool) -> dict[str, Any]:
    """Everything that the page says and shows."""
    options, look = figure.options, Look.of(in_reach(figure))
    cites = options.references and not (one_page and options.page is Page.SLIDE)
    drawn = drawing(figure, look, cites=cites)
    words = sheet(figure, drawn, cites=cites)
    wide, tall = drawn.bounds.right - drawn.bounds.left, drawn.bounds.bottom - drawn.bounds.top
    plan = planned(options.page, words, wide, tall, look)
    # On a page of its own the drawing is as large as it can be, and its references follow.
    fills = options.page is Page.SLIDE or (plan.spills and not one_page)
    by_number = dict(words.references)
    columns = in_columns(words.references, plan.inner)
    return {
        **_texts(words, look),
        "drawing": bare(drawn),
        "wide": wide,
        "tall": tall,
        # The text of the page is set a little wider here than it was measured.
        "scale": plan.scale if plan.height is None else plan.scale * 0.96,
        "largest": LARGEST,
        "width": plan.width,
        "height": plan.height,
        "margin": plan.margin,
        "fills": fills,
        "columns": [[(each, by_number[each]) for each, _ in column] for column in columns],
        "page": None if options.transparent else look.palette.page,
        "ink": look.palette.ink,
        "soft": look.palette.line,
        "fonts": FONTS,
    }


def _texts(words: Sheet, look: Look) -> dict[str, Any]:
    return {
        "title": words.title,
        "name": words.name,
        "description": words.description,
        "setting": words.setting,
        "caption": words.caption,
        "legend": [{"symbol": legend_symbol(entry.symbol, look), "text": entry.text} for entry in words.legend],
        "remark": words.remark,
        "credit": words.credit,
        "link": words.link,
        "printed": printed_link(words.link),
    }


def legend_symbol(name: str, look: Look) -> str:
    """A symbol of the legend as an SVG of its own."""
    wide = symbol_width(name)
    box = f"0 0 {number(wide)} {number(HEIGHT)}"
    return tag(
        "svg",
        symbol(name, look),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=box,
        width=wide,
        height=HEIGHT,
        font_family=FONTS[0],
    )


@lru_cache(maxsize=1)
def _template() -> bytes:
    return files("causal_atlas").joinpath("exports", "picture", "page.typ").read_bytes()


def _density(options: Options, source: Mapping[str, Any]) -> float:
    """Pixels per inch; a unit of the drawing is 1/96 inch."""
    if options.width is not None:
        # A hair more, so that rounding never loses the last column.
        return (options.width + 0.001) / float(source["width"]) * UNITS_PER_INCH
    return options.dpi if options.dpi is not None else options.scale * UNITS_PER_INCH


def _within_reason(source: Mapping[str, Any], dots: float) -> None:
    lines = 2.2 * max(map(len, source["columns"])) + 12
    height = source["height"] or source["tall"] * source["scale"] + 13 * lines + 2 * source["margin"]
    across, down = (round(side * dots / UNITS_PER_INCH) for side in (source["width"], height))
    if across * down > MOST_PIXELS:
        raise TooLargeError(
            f"that picture would have {across:,} × {down:,} pixels, and at most {MOST_PIXELS:,} are drawn; "
            "ask for a smaller scale, width or dpi, or for svg or pdf, which are sharp at any size"
        )


def _declared(picture: bytes, dots: float) -> bytes:
    """A PNG that says how many dots of it make an inch."""
    start = 8 + 4 + 4 + 13 + 4
    per_metre = round(dots / 0.0254)
    body = b"pHYs" + struct.pack(">IIB", per_metre, per_metre, 1)
    chunk = struct.pack(">I", 9) + body + struct.pack(">I", zlib.crc32(body))
    return picture[:start] + chunk + picture[start:]


FORMATS = {
    "pdf": Format(name="pdf", label="Document (PDF)", extension="pdf", media_type="application/pdf", write=pdf),
    "png": Format(name="png", label="Picture (PNG)", extension="png", media_type="image/png", write=png),
}
