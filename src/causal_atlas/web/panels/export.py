"""The dialogue that takes a view along: a live preview, the format, what goes in, and the ways to get it.

The page keeps the choices (assets/export.js) and asks `web.downloads` for preview and file.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from causal_atlas.exports.formats import MODULES, named
from causal_atlas.web.panels.icons import icon

GROUPS = (
    ("Pictures", ("svg", "pdf", "png")),
    ("To edit", ("pptx", "drawio")),
    ("Data", ("xlsx", "graphml", "cyjs", "cx2", "gexf", "dot", "mermaid", "sif", "sbgn", "turtle", "jsonld", "kgx")),
    ("References", ("bibtex", "ris", "csl")),
    ("Words", ("markdown", "text")),
)
SHORT = {
    "pptx": "PowerPoint",
    "drawio": "draw.io",
    "xlsx": "Excel",
    "graphml": "GraphML",
    "cyjs": "Cytoscape.js",
    "mermaid": "Mermaid",
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
    "bibtex": "BibTeX",
    "csl": "CSL-JSON",
    "markdown": "Markdown",
    "text": "Plain text",
}
"""What a format is called where there is little room; the others go by the capitals of their name."""
DRAWN = ("svg", "pdf", "png", "pptx", "drawio")
TOLD = ("markdown", "text")
SWITCHES = (
    ("legend", "Legend", DRAWN),
    ("references", "Numbered references", (*DRAWN, *TOLD)),
    ("regions", "Organs behind", DRAWN),
    ("credit", "Line of credit", (*DRAWN, *TOLD)),
    ("selection", "Only what is selected", ()),
    ("transparent", "See-through ground", ("svg", "png")),
)
"""Option, words, and the formats it is for; none named means all."""
OFF_AT_FIRST = frozenset({"selection", "transparent"})
CHOICES = (
    ("palette", "Colours", (("light", "Light"), ("dark", "Dark"), ("print", "Print")), DRAWN),
    (
        "page",
        "Page",
        (("tight", "Fitted"), ("a4", "A4"), ("letter", "Letter"), ("slide", "Slide")),
        ("svg", "pdf", "png"),
    ),
    ("scale", "Size", (("1", "1×"), ("2", "2×"), ("3", "3×"), ("4", "4×")), ("png",)),
)
COPIES = (("png", "Picture"), ("svg", "SVG"), ("mermaid", "Mermaid"), ("citation", "Citation"))


def export_parts(atlas: str) -> list[Component]:
    """Everything in the dialogue.

    Args:
        atlas: how the atlas is cited, without the link.
    """
    return [
        html.Div([_preview(), html.Div([_formats(), _options(), _get()], className="export-side")], className="export"),
        _cite(atlas),
    ]


def _preview() -> Component:
    picture = html.Img(id="export-picture", alt="Preview of the figure")
    words = html.Pre(id="export-words", role="region", tabIndex="0", hidden=True, **{"aria-label": "Beginning of the file"})
    trouble = html.P(id="export-trouble", role="alert", className="note")
    return html.Div([picture, words, trouble], className="export-preview")


def _formats() -> Component:
    found = []
    for group, names in GROUPS:
        offered = [_format(name) for name in names if name in MODULES]
        if offered:
            found += [
                html.H3(group, className="section-head"),
                html.Div(offered, className="chips", role="group", **{"aria-label": group}),
            ]
    found.append(html.P(id="export-format", className="quiet small"))
    return html.Div(found)


def _format(name: str) -> Component:
    form = named(name)
    data = {"data-export-format": name, "data-export-extension": form.extension, "aria-pressed": "false"}
    return html.Button(SHORT.get(name, form.name.upper()), type="button", className="chip", title=form.label, **data)


def _options() -> Component:
    switches = [_switch(name, words, formats) for name, words, formats in SWITCHES]
    choices = [_choice(*each) for each in CHOICES]
    return html.Div(
        [
            html.H3("What goes in", className="section-head"),
            _text("title", "Title", 1),
            _text("caption", "Caption", 2),
            *choices,
            html.Div(switches),
        ],
        className="export-options",
    )


def _text(name: str, words: str, rows: int) -> Component:
    field = html.Textarea(
        id=f"export-{name}",
        rows=str(rows),
        className="export-text",
        **{"data-export-text": name, "data-export-for": " ".join(DRAWN + TOLD)},
    )
    return html.Div([html.Label(words, htmlFor=f"export-{name}"), field], className="export-field")


def _switch(name: str, words: str, formats: Sequence[str]) -> Component:
    on = "false" if name in OFF_AT_FIRST else "true"
    data = {"data-export-switch": name, "data-export-for": " ".join(formats), "aria-checked": on}
    return html.Button([words, html.Span(className="track")], type="button", role="switch", className="switch", **data)


def _choice(name: str, words: str, options: Sequence[tuple[str, str]], formats: Sequence[str]) -> Component:
    buttons = [
        html.Button(
            text,
            type="button",
            className="segment",
            **{"data-export-choice": name, "data-export-value": value, "aria-pressed": "false"},
        )
        for value, text in options
    ]
    group = html.Div(buttons, className="segments", role="group", **{"aria-label": words})
    return html.Div([html.Span(words), group], className="export-field", **{"data-export-for": " ".join(formats)})


def _get() -> Component:
    save = html.Button([icon("export"), html.Span("Save")], type="button", id="export-save", className="button primary wide")
    stop = html.Button("Stop", type="button", id="export-stop", className="button wide", hidden=True)
    copies = [
        html.Button(words, type="button", className="mini", **{"data-export-copy": name})
        for name, words in COPIES
        if name == "citation" or name in MODULES
    ]
    row = html.Div(
        [html.Span("Copy", className="quiet small"), *copies], className="export-copies", role="group", **{"aria-label": "Copy"}
    )
    said = html.P(id="export-said", role="status", className="quiet small")
    return html.Div([save, stop, row, said], className="export-get")


def _cite(atlas: str) -> Component:
    return html.Div(atlas, id="export-citation", hidden=True)


def citation(title: str, version: str) -> str:
    """How the atlas is cited, before the link.

    >>> citation("Insulin resistance", "1.0.0")
    'Insulin resistance, version 1.0.0. Causal Atlas.'
    """
    return f"{title}, version {version}. Causal Atlas."
