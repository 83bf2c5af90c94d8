"""Typst: from a page and what it says to PDF and PNG, the same on every machine."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import typst

from causal_atlas.exports.picture.font import known

FONTS = ("Inter Atlas", "DejaVu Sans Mono")
"""The typeface, and the one within Typst that has what ours lacks (Arabic and more)."""


def pdf_of(template: bytes, source: Mapping[str, Any]) -> bytes:
    """A PDF with tags, for screen readers too (PDF/UA-1).

    Args:
        template: the page, as Typst.
        source: what it says; it finds that as JSON in `sys.inputs.data`.
    """
    try:
        (content,) = compiled(template, source, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        # PDF/UA forbids text in no font at hand, such as an emoji on a machine without one; the tags stay.
        (content,) = compiled(template, source, format="pdf")
    return content


def compiled(template: bytes, source: Mapping[str, Any], **how: Any) -> list[bytes]:
    """The pages as one file, or as one for each page."""
    told = json.dumps(source, ensure_ascii=False)
    # The fonts of the machine are asked only for what ours do not have, so that every machine writes the same file.
    compiler = typst.Compiler(template, font_paths=_fonts(system=not known(told)))
    found = compiler.compile(sys_inputs={"data": told}, timestamp=0, **how)
    assert found is not None
    return found if isinstance(found, list) else [found]


@lru_cache(maxsize=2)
def _fonts(*, system: bool) -> typst.Fonts:
    folder = files("causal_atlas").joinpath("exports", "fonts")
    return typst.Fonts(include_system_fonts=system, font_paths=[str(folder)])
