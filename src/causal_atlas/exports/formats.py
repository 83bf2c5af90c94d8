"""The registry of formats. A format is one module of this package with a `FORMAT`; it is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import import_module

from causal_atlas.errors import AtlasError
from causal_atlas.exports.figure import Figure


class UnknownFormatError(AtlasError):
    """No format has this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format: what it is called, and how a figure is written in it.

    `write` gives the whole file; the same figure always gives the same bytes.
    """

    name: str
    label: str
    """For people: "Scalable picture (SVG)"."""
    extension: str
    media_type: str
    write: Callable[[Figure], bytes]


class NothingToCiteError(AtlasError):
    """A list of references was asked for where nothing is cited."""


MODULES: Mapping[str, str] = {
    "svg": "svg",
    "pdf": "picture.typeset",
    "png": "picture.typeset",
    "pptx": "pptx",
    "drawio": "drawio",
    "graphml": "graphml",
    "gexf": "gexf",
    "cyjs": "cyjs",
    "cx2": "cx2",
    "dot": "dot",
    "mermaid": "mermaid",
    "sif": "sif",
    "sbgn": "sbgn",
    "turtle": "linked",
    "jsonld": "linked",
    "kgx": "kgx",
    "xlsx": "xlsx",
    "bibtex": "bibtex",
    "ris": "ris",
    "csl": "csl",
    "markdown": "markdown",
    "text": "text",
}
"""Format → module of this package, in the order in which they are offered."""
CITING = frozenset(("bibtex", "ris", "csl"))
"""Formats of nothing but references."""


def named(name: str) -> Format:
    """The format of a name.

    Raises:
        UnknownFormatError: there is none; the message offers the nearest.
    """
    if name not in MODULES:
        near = get_close_matches(name.casefold(), MODULES, n=1)
        cure = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(MODULES)}"
        raise UnknownFormatError(f"no format is called {name!r}; {cure}")
    module = import_module(f"causal_atlas.exports.{MODULES[name]}")
    found = module.FORMATS[name] if hasattr(module, "FORMATS") else module.FORMAT
    assert isinstance(found, Format)
    return found


def content_of(figure: Figure, form: Format) -> bytes:
    """A whole file, never an empty one.

    Raises:
        NothingToCiteError: references are asked for, and no claim of the figure cites any.
    """
    if form.name in CITING and not figure.references:
        raise NothingToCiteError(
            f"nothing in this view cites a reference, so {form.name} would be an empty file; show more of the graph, "
            "or take another format"
        )
    return form.write(figure)
