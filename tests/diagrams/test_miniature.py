"""Tiny pictures: well-formed, without words, in both themes."""

from __future__ import annotations

from typing import Literal
from xml.etree import ElementTree

import pytest

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.layout import placed
from causal_atlas.diagrams.miniature import svg
from causal_atlas.views.view import View
from tests.notation import graph

NET = graph("a + b", "b - c", "a + c", organs={"a": "liver"})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_miniature_is_xml_without_text(theme: Literal["light", "dark"]) -> None:
    diagram = draw(NET, placed(NET, View(concepts=tuple(NET.concepts))))
    root = ElementTree.fromstring(svg(diagram, NET.info.organs, theme))
    assert root.tag.endswith("svg")
    assert not list(root.itertext())
    assert sum(element.tag.endswith("}g") for element in root.iter()) == len(diagram.arrows)
    assert sum(element.tag.endswith("}rect") for element in root.iter()) == len(diagram.regions) + len(diagram.boxes)


def test_themes_differ() -> None:
    diagram = draw(NET, placed(NET, View(concepts=tuple(NET.concepts))))
    assert svg(diagram, NET.info.organs, "light") != svg(diagram, NET.info.organs, "dark")


def test_an_organ_without_colours_is_drawn_in_grey() -> None:
    diagram = draw(NET, placed(NET, View(concepts=tuple(NET.concepts))))
    assert "#5d6b7a" in svg(diagram, (), "light")
