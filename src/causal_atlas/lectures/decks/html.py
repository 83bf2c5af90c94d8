"""One HTML file that is a whole deck: it opens by double click, asks the network for nothing and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files

from causal_atlas.diagrams.palette import PALETTES
from causal_atlas.exports.picture.font import font_face
from causal_atlas.exports.picture.markup import clean
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks.colours import Colours
from causal_atlas.lectures.decks.formats import LectureFormat, Progress, silent
from causal_atlas.lectures.decks.slides import slides
from causal_atlas.lectures.lecture import Lecture

REVEAL = "vendor/reveal.js-6.0.2"
"""The vendored release of reveal.js, with its licence."""
_NAMED = ("page", "surface", "ink", "line", "accent", "up", "down", "quiet")


def write(graph: ConceptGraph, lecture: Lecture, progress: Progress = silent, /) -> bytes:
    """The lecture as a deck."""
    colours = Colours()
    made = "".join(slides(graph, lecture, colours, progress))
    scripts = (_file(f"{REVEAL}/reveal.js"), _file("page/deck.js"))
    styles = (_file(f"{REVEAL}/reveal.css"), font_face(), _themes(colours), _file("page/deck.css"))
    title = escape(clean(lecture.title))
    head = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="Causal Atlas {escape(clean(graph.info.version))}">\n<title>{title}</title>\n'
    )
    # What reveal has for paper takes slides apart into text: they are printed by our own style, but with `?print-pdf`.
    style = "".join(
        f"<style{media}>{each}</style>\n" for media, each in zip((' media="screen"', "", "", ""), styles, strict=True)
    )
    script = "".join(f"<script>{each}</script>\n" for each in scripts)
    body = f'<div class="reveal"><div class="slides">\n{made}</div></div>\n<p id="said" role="status"></p>\n'
    return f"{head}{style}</head>\n<body>\n{body}{script}</body>\n</html>\n".encode()


def _policy(scripts: tuple[str, ...]) -> str:
    """What the page may do: run the scripts that it was written with, and nothing else that is not in the file."""
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts)
    return (
        f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _themes(colours: Colours) -> str:
    """Both themes: the system's, unless the reader chose one; paper is light."""
    light, dark = (
        "".join(f"--{name}:{getattr(PALETTES[theme], name)};" for name in _NAMED) + told
        for theme, told in (("light", colours.light()), ("dark", colours.dark()))
    )
    return (
        f":root{{{light}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light],.print-pdf){{{dark}}}}}"
        f"@media screen{{:root[data-theme=dark]:not(.print-pdf){{{dark}}}}}"
    )


def _file(name: str) -> str:
    text = files("causal_atlas.lectures.decks").joinpath(*name.split("/")).read_text(encoding="utf-8").replace("\r\n", "\n")
    assert "</script" not in text.lower(), name
    return text


FORMAT = LectureFormat(
    name="html", label="Deck in one file (HTML)", extension="html", media_type="text/html; charset=utf-8", write=write
)
