"""Text in XML, with nothing in it that XML 1.0 cannot hold."""

from __future__ import annotations

from xml.sax.saxutils import escape

from causal_atlas.knowledge.rows import clean

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def text(value: str) -> str:
    """A text between tags.

    >>> text("a < b ]]> c")
    'a &lt; b ]]&gt; c'
    """
    return escape(clean(value))


def quoted(value: str) -> str:
    r"""A text as the value of an attribute, quotation marks included; lines stay lines.

    >>> quoted('say "a\nb"')
    '"say &quot;a&#10;b&quot;"'
    """
    return f'"{escape(clean(value), {chr(34): "&quot;", chr(10): "&#10;", chr(9): "&#9;"})}"'
