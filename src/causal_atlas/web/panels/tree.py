"""A panel as plain lists, which the page makes into elements itself (assets/tree.js).

Every mounted component of Dash costs the browser about two milliseconds when it appears and some more at each step; an answer has
a thousand of them. A panel only shows what a callback returns and sends events by its attributes, so it needs none of that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from dash import html
from dash.development.base_component import Component

Tree: TypeAlias = "str | list[Any]"
PROPERTY = "data-tree"
"""Of the element that holds a panel: what is to stand in it."""
NAMES = {"className": "class", "htmlFor": "for"}
"""Attributes that components call otherwise than HTML does."""


def place(id: str, **attributes: Any) -> Component:
    """Where a panel stands; empty until the page makes what its property tells."""
    return html.Div(id=id, **{PROPERTY: ""}, **attributes)


def as_text(panel: Component | Sequence[Component]) -> str:
    """The elements of a panel as JSON, short enough to travel.

    >>> as_text([html.B("a"), html.Hr()]), as_text([])
    ('[["b",{},"a"],["hr",{}]]', '[]')
    """
    return json.dumps([_part(part) for part in _flat(panel)], ensure_ascii=False, separators=(",", ":"))


def tree(component: Component) -> Tree:
    """An element as [name, attributes, its parts …]; a text as itself.

    Raises:
        TypeError: a part is no element of HTML and no text.

    >>> tree(html.P(["It is ", html.B("so", className="x", hidden=True)], style={"--row": 1}, **{"data-a": "b"}))
    ['p', {'style': {'--row': 1}, 'data-a': 'b'}, 'It is ', ['b', {'class': 'x', 'hidden': True}, 'so']]
    """
    told = component.to_plotly_json()
    if told["namespace"] != "dash_html_components":
        raise TypeError(f"{told['type']} is no element of HTML")
    given = {NAMES.get(name, name.lower()): value for name, value in told["props"].items() if name not in ("children", "key")}
    attributes = {name: value for name, value in given.items() if value is not None and value is not False}
    return [told["type"].lower(), attributes, *map(_part, _flat(told["props"].get("children")))]


def _part(part: object) -> Tree:
    if isinstance(part, Component):
        return tree(part)
    if isinstance(part, str | int | float):
        return str(part)
    raise TypeError(f"{part!r} is neither an element nor a text")


def _flat(children: object) -> Iterable[object]:
    """The parts of an element in their order; nothing is no part."""
    if children is None or isinstance(children, bool):
        return
    if isinstance(children, list | tuple):
        for child in children:
            yield from _flat(child)
    else:
        yield children
