"""Cells of draw.io (mxGraph XML, uncompressed) as markup.

Labels are plain text (`html=0`), and what is shown as HTML in spite of that, the tooltips, holds escaped text: nothing that
somebody wrote can run.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from causal_atlas.diagrams.diagram import Point, Rect
from causal_atlas.exports.picture.markup import number
from causal_atlas.exports.xml_text import quoted

Style = Mapping[str, str | float | None]


def style(*parts: Style, shape: str = "") -> str:
    """A style; what is None is left out.

    >>> style({"fontSize": 13.0, "dashed": None}, shape="ellipse")
    'ellipse;fontSize=13;html=0;'
    """
    merged = {key: value for part in parts for key, value in part.items()} | {"html": 0}
    told = [f"{key}={_value(value)}" for key, value in merged.items() if value is not None]
    return ";".join([*([shape] if shape else []), *told]) + ";"


def _value(value: str | float) -> str:
    return value if isinstance(value, str) else number(value)


def tooltip(text: str) -> str:
    """A text for people, as HTML that reads the same."""
    return escape(text, quote=False)


def box(
    key: str,
    label: str,
    look: str,
    place: Rect,
    *,
    parent: str = "1",
    data: Mapping[str, str] | None = None,
    more: str = "",
) -> str:
    """A vertex.

    Args:
        key: its id.
        label: plain text.
        look: its style.
        place: where it stands, from the corner of its parent.
        parent: the id of what holds it.
        data: its further attributes.
        more: attributes of the cell itself.
    """
    x, y, right, bottom = place
    size = f'width="{number(right - x)}" height="{number(bottom - y)}"'
    geometry = f'<mxGeometry x="{number(x)}" y="{number(y)}" {size} as="geometry"/>'
    return _held(key, label, data, f'style={quoted(look)} vertex="1" parent={quoted(parent)}{more}', geometry)


def hanging(key: str, label: str, look: str, corner: Point, size: Point, share: Point, parent: str, told: str = "") -> str:
    """A small vertex that moves along with the box or the arrow that holds it.

    Args:
        key: its id.
        label: plain text.
        look: its style.
        corner: its upper left corner, from the point of its holder.
        size: width and height.
        share: that point: of a box in shares of its sides; of an arrow from -1 to 1 along it, and beside it.
        parent: the id of its holder.
        told: its tooltip.
    """
    away = f'<mxPoint x="{number(corner.x)}" y="{number(corner.y)}" as="offset"/>'
    place = f'x="{number(share.x)}" y="{number(share.y)}" width="{number(size.x)}" height="{number(size.y)}"'
    geometry = f'<mxGeometry {place} relative="1" as="geometry">{away}</mxGeometry>'
    data = {"tooltip": tooltip(told)} if told else None
    return _held(key, label, data, f'style={quoted(look)} vertex="1" connectable="0" parent={quoted(parent)}', geometry)


def edge(
    key: str,
    look: str,
    ends: tuple[str, str],
    corners: Sequence[Point],
    *,
    parent: str = "1",
    data: Mapping[str, str] | None = None,
) -> str:
    """An arrow that is glued at both ends; `corners` bend it, from the corner of its parent."""
    bent = "".join(f'<mxPoint x="{number(x)}" y="{number(y)}"/>' for x, y in corners)
    points = f'<Array as="points">{bent}</Array>' if bent else ""
    geometry = f'<mxGeometry relative="1" as="geometry">{points}</mxGeometry>'
    glued = f"source={quoted(ends[0])} target={quoted(ends[1])}"
    return _held(key, "", data, f'style={quoted(look)} edge="1" parent={quoted(parent)} {glued}', geometry)


def _held(key: str, label: str, data: Mapping[str, str] | None, cell: str, geometry: str) -> str:
    if not data:
        return f"<mxCell id={quoted(key)} value={quoted(label)} {cell}>{geometry}</mxCell>"
    told = "".join(f" {name}={quoted(value)}" for name, value in data.items())
    return f"<object id={quoted(key)} label={quoted(label)}{told}><mxCell {cell}>{geometry}</mxCell></object>"
