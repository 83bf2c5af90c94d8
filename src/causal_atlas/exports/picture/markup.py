"""SVG as text: elements, numbers and names that are always well-formed."""

from __future__ import annotations

import re
from collections.abc import Iterable

Attributes = dict[str, str | float | None]
"""Names and values of attributes; numbers are lengths."""

# Everything XML 1.0 does not allow, among it lone surrogates; no escape can carry them.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# These are allowed, and still no text: C1 controls, marks that turn the direction of what follows, and what is never a character.
_UNSEEN = re.compile("[\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_NAME = re.compile(r"[^A-Za-z0-9_-]")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    r"""A text in one line, without control characters.

    >>> clean("a\x00b\nc")
    'ab c'
    """
    return _SPACE.sub(" ", _UNSEEN.sub("", _FORBIDDEN.sub("", text))).strip()


def escaped(text: str) -> str:
    """A text that an XML reader gives back as it is, without control characters.

    >>> escaped('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return clean(text).translate(_ESCAPES)


def name(text: str) -> str:
    """A text as a part of an XML name; different texts give different names.

    >>> name("liver_fat"), name("a b"), name("β")
    ('liver_fat', 'a.20.b', '.3b2.')
    """
    return _NAME.sub(lambda found: f".{ord(found[0]):x}.", text)


def number(value: float) -> str:
    """A length with at most two decimals.

    >>> number(3.0), number(1 / 3), number(-0.001)
    ('3', '0.33', '0')
    """
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def tag(element: str, /, *inner: str, **attributes: str | float | None) -> str:
    """An element; underscores of attribute names stand for hyphens, and what is None is left out.

    `inner` is markup: texts in it are `escaped` already.

    >>> tag("path", d="M0 0", stroke_width=1.5, class_="line", fill=None)
    '<path d="M0 0" stroke-width="1.5" class="line"/>'
    """
    parts = [element]
    for key, value in attributes.items():
        if value is not None:
            told = escaped(value) if isinstance(value, str) else number(value)
            parts.append(f'{key.rstrip("_").replace("_", "-")}="{told}"')
    head = " ".join(parts)
    return f"<{head}>{''.join(inner)}</{element}>" if inner else f"<{head}/>"


def titled(title: str, desc: str = "") -> tuple[str, ...]:
    """The name of an element, and what there is to say of it, for readers and screen readers."""
    return tuple(tag(kind, escaped(text)) for kind, text in (("title", title), ("desc", desc)) if clean(text))


def path_of(corners: Iterable[tuple[float, float]], x: float = 0.0, y: float = 0.0) -> str:
    """A closed outline, moved by (x, y), as the `d` of a path.

    >>> path_of([(0, 0), (4, 0), (4, 3)], 1, 1)
    'M1 1L5 1L5 4z'
    """
    return "M" + "L".join(f"{number(x + dx)} {number(y + dy)}" for dx, dy in corners) + "z"


def text(
    lines: Iterable[tuple[str, float, float]],
    *,
    size: float,
    weight: int,
    fill: str,
    anchor: str | None = None,
    **more: str | float | None,
) -> str:
    """Lines of text, each with the place of its baseline."""
    spans = [(escaped(line), number(x), number(y)) for line, x, y in lines]
    look: Attributes = {"font_size": size, "font_weight": weight, "fill": fill, "text_anchor": anchor, **more}
    if len(spans) == 1:
        ((line, x, y),) = spans
        return tag("text", line, x=x, y=y, **look)
    return tag("text", *(f'<tspan x="{x}" y="{y}">{line}</tspan>' for line, x, y in spans), **look)
