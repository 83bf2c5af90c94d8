"""Pages that stand on their own, for when the explorer cannot answer: no assets, no scripts, the same look."""

from __future__ import annotations

from html import escape

_STYLE = """
:root {
  color-scheme: light dark;
  --paper: #faf9f6; --panel: #fff; --ink: #1c2733; --second: #5d6b7a; --line: #e3e6ea; --accent: #2447c9; --warm: #b4370d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12171d; --panel: #1a2129; --ink: #e4e9ee; --second: #9aa8b6; --line: #2b3540; --accent: #93a9ff; --warm: #f0946f;
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.55 Inter, "Source Sans 3", system-ui, sans-serif }
main { max-width: 760px; margin: 0 auto; padding: 12vh 24px 64px }
h1 { margin: 0 0 8px; font-size: 22px; line-height: 1.3; font-weight: 600; text-wrap: balance }
h2 { margin: 32px 0 8px; font-size: 14px; font-weight: 600; overflow-wrap: anywhere }
p { margin: 0 0 12px; max-width: 64ch }
a { color: var(--accent) }
.brand { margin: 0 0 32px; font-weight: 600 }
.second { color: var(--second) }
.home { display: inline-block; margin-top: 12px; padding: 8px 16px; border-radius: 8px; font-weight: 500 }
.home { background: var(--accent); color: var(--panel); text-decoration: none }
.home:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px }
ol { list-style: none; margin: 0; padding: 0; background: var(--panel); border: 1px solid var(--line); border-radius: 10px }
li { padding: 12px 16px; overflow-wrap: anywhere }
li + li { border-top: 1px solid var(--line) }
li p { margin: 0 }
code { font: 13px/1.5 ui-monospace, "SF Mono", Consolas, monospace; font-variant-numeric: tabular-nums; color: var(--second) }
.wrong { font-weight: 500 }
.wrong code { color: var(--warm) }
"""


def page(title: str, *paragraphs: str, body: str = "", home: str = "") -> str:
    """A whole HTML page.

    Args:
        title: the heading, as text.
        paragraphs: what to say below it, as text.
        body: finished HTML to put below that.
        home: the address of the start page, when a link to it helps.

    >>> "<p>a &lt; b</p>" in page("Not here", "a < b")
    True
    """
    said = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    link = f'<a class="home" href="{escape(home)}">To the start page</a>' if home else ""
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f"<title>{escape(title)} · Causal Atlas</title><style>{_STYLE}</style></head>"
        f'<body><main><p class="brand">Causal Atlas</p><h1>{escape(title)}</h1>{said}{body}{link}</main></body></html>'
    )
