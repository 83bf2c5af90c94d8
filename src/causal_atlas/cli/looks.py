"""How an exported view is to look: the options of `causal-atlas export`, checked."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from causal_atlas.errors import AtlasError
from causal_atlas.exports.figure import Options, Page, Palette
from causal_atlas.knowledge.model import Audience

PICTURES = frozenset({"svg", "pdf", "png"})
_ONLY_FOR: Mapping[str, frozenset[str]] = {
    "scale": frozenset({"png"}),
    "width": frozenset({"png"}),
    "dpi": frozenset({"png"}),
    "transparent": PICTURES,
    "page": PICTURES,
    "no_font": frozenset({"svg"}),
}
"""Options that some formats alone can carry; for others they would silently do nothing."""
LONGEST_CAPTION = 5_000


class LookError(AtlasError):
    """What was asked of the look cannot be."""


def asks_look(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how a view is to look."""
    parser.add_argument("--audience", type=Audience, choices=list(Audience), metavar="AUDIENCE", help="whose words")
    parser.add_argument("--title", help="another title; empty for none")
    parser.add_argument("--caption", default="", help="a text below the drawing")
    parser.add_argument(
        "--palette", type=Palette, choices=list(Palette), default=Palette.LIGHT, help="light, dark or print (grey)"
    )
    parser.add_argument("--page", type=Page, choices=list(Page), default=Page.TIGHT, help="tight, a4, letter or slide")
    for part, what in (
        ("legend", "the legend"),
        ("references", "numbered references"),
        ("regions", "the organs behind the concepts"),
        ("credit", "the line with version and link"),
    ):
        parser.add_argument(f"--no-{part}", action="store_true", help=f"leave out {what}")
    parser.add_argument("--selection", action="store_true", help="only what is selected in the view")
    size = parser.add_mutually_exclusive_group()
    size.add_argument("--scale", type=_within(0.25, 4), metavar="N", help="PNG: pixels for each unit of the drawing (default: 2)")
    size.add_argument("--width", type=_within(16, 20_000), metavar="PIXELS", help="PNG: how wide it is")
    size.add_argument("--dpi", type=_within(24, 1200), metavar="N", help="PNG: dots per inch; a unit is 1/96 inch")
    parser.add_argument("--transparent", action="store_true", help="no ground behind the picture")
    parser.add_argument("--no-font", action="store_true", help="SVG: name the typeface instead of carrying it")
    parser.add_argument(
        "--address", default="", metavar="URL", help="where the atlas is reached, for the link in the credit line"
    )


def look_of(options: argparse.Namespace) -> Options:
    """The look that the options ask for.

    Raises:
        LookError: they ask for what the format cannot carry; the message has the cure.
    """
    for name, formats in _ONLY_FOR.items():
        if getattr(options, name) not in (None, False, Page.TIGHT) and options.format not in formats:
            flag = f"--{name.replace('_', '-')}"
            raise LookError(f"{options.format} has no {flag}; leave it out, or write {' or '.join(sorted(formats))}")
    if len(options.caption) > LONGEST_CAPTION:
        raise LookError(f"a --caption has {LONGEST_CAPTION:,} characters at most; this one has {len(options.caption):,}")
    if options.address and not options.address.startswith(("http://", "https://")):
        raise LookError(f"{options.address!r} is no address that a browser opens; begin with https://")
    return Options(
        title=options.title,
        caption=options.caption,
        legend=not options.no_legend,
        references=not options.no_references,
        regions=not options.no_regions,
        credit=not options.no_credit,
        palette=options.palette,
        page=options.page,
        selection=options.selection,
        audience=options.audience,
        scale=options.scale or 2.0,
        width=round(options.width) if options.width else None,
        dpi=options.dpi,
        transparent=options.transparent,
        address=options.address,
        font=not options.no_font,
    )


def _within(least: float, most: float) -> Callable[[str], float]:
    """What reads a number within bounds."""

    def number(text: str) -> float:
        value = float(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{text} is not between {least:g} and {most:g}")
        return value

    return number
