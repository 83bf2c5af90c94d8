"""A deck without slides in the look of the atlas, and a deck as a file that is always the same."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.presentation import Presentation
from pptx.util import Emu

from causal_atlas.diagrams.palette import PALETTES
from causal_atlas.exports.slide.drawingml import POINT

WIDTH, HEIGHT = 960.0, 540.0
"""Of a slide in points: 16 : 9."""
TYPEFACE = "Arial"
"""Of the theme: every machine has it or one of its measures, and its labels are narrower than those of the screen."""
LAYOUTS = ("Title Slide", "Title and Content", "Title Only", "Blank")
_MADE = datetime(2000, 1, 1)
_LONGEST = 255
_OLDEST = (1980, 1, 1, 0, 0, 0)


def new_deck(theme: str, title: str) -> Presentation:
    """A deck without slides.

    Args:
        theme: "light", "dark" or "print".
        title: what the file says it is.
    """
    deck = pptx.Presentation()
    stretch = WIDTH * POINT / deck.slide_width
    deck.slide_width, deck.slide_height = Emu(round(WIDTH * POINT)), Emu(round(HEIGHT * POINT))
    for layout in list(deck.slide_layouts):
        if layout.name not in LAYOUTS:
            deck.slide_layouts.remove(layout)
    for page in (deck.slide_master, *deck.slide_layouts):
        for held in page.placeholders:
            # What has no place of its own takes that of the master.
            if held.element.xpath("./p:spPr/a:xfrm"):
                held.left, held.width = Emu(round(held.left * stretch)), Emu(round(held.width * stretch))
    _dress(deck, theme)
    _drop(deck.part.package, "thumbnail")
    _drop(deck.part, "printerSettings")
    facts = deck.core_properties
    # A property holds so many characters and no more.
    facts.title, facts.author, facts.last_modified_by = title[:_LONGEST], "Causal Atlas", "Causal Atlas"
    facts.created = facts.modified = _MADE
    facts.revision = 1
    return deck


def saved(deck: Presentation) -> bytes:
    """The deck as a file; the same deck always gives the same bytes."""
    whole = BytesIO()
    deck.save(whole)
    ordered = BytesIO()
    with ZipFile(whole) as parts, ZipFile(ordered, "w", ZIP_DEFLATED) as file:
        # The list of parts comes first: some programs read it before all others.
        for name in sorted(parts.namelist(), key=lambda each: (not each.startswith("["), each)):
            info = ZipInfo(name, _OLDEST)
            info.compress_type = ZIP_DEFLATED
            file.writestr(info, parts.read(name))
    return ordered.getvalue()


def _dress(deck: Presentation, theme: str) -> None:
    """Typeface and colours of the deck, so that what somebody adds looks as if it belonged there."""
    palette = PALETTES[theme]
    colours = {
        "dk1": palette.ink,
        "lt1": palette.page,
        "dk2": palette.line,
        "lt2": palette.doubt[0],
        "accent1": palette.accent,
        "accent2": palette.up,
        "accent3": palette.down,
        "accent4": palette.level,
        "accent5": palette.partial[1],
        "accent6": palette.quiet,
        "hlink": palette.accent,
        "folHlink": palette.line,
    }
    part = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    xml = part.blob.decode()
    xml = re.sub(r'(<a:latin typeface=")[^"]*"', rf'\g<1>{TYPEFACE}"', xml)
    for name, value in colours.items():
        xml = re.sub(rf"<a:{name}>.*?</a:{name}>", f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>', xml)
    part.blob = xml.replace('name="Office Theme"', 'name="Causal Atlas"', 1).encode()


def _drop(owner: object, kind: str) -> None:
    """Take away a part that only describes the template."""
    rels = owner._rels  # type: ignore[attr-defined]  # python-pptx offers no other way.
    for key in [key for key, rel in rels.items() if rel.reltype.endswith(kind)]:
        rels.pop(key)
