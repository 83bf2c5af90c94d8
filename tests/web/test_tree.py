"""Panels as plain lists: whatever a panel is made of can be made by the page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from dash import dcc, html

from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views.inquiry import Inquiry, Topic
from causal_atlas.views.opening import course_view, question_view
from causal_atlas.views.view import View
from causal_atlas.web.panels import details, explain, filters, outline, title, tree

SCRIPT = Path(tree.__file__).parents[1] / "assets" / "tree.js"


def elements(part: object) -> set[str]:
    if not isinstance(part, list):
        return set()
    return {str(part[0])}.union(*map(elements, part[2:]))


def test_the_page_knows_every_element_of_a_panel() -> None:
    listed = re.findall(
        r'"([a-z0-9 ]+)"', SCRIPT.read_text(encoding="utf-8").split("KNOWN = new Set(", 1)[1].split(".split", 1)[0]
    )
    known = set(" ".join(listed).split())
    graph = open_graph(shipped())
    view = question_view(graph, "two_orders", View())
    asked = [
        Inquiry(topic=topic, concepts=("insulin", "hepatic_fat"))
        for topic in (Topic.CHAINS, Topic.COMMON, Topic.LOOPS, Topic.CUT)
    ]
    views = [
        view,
        course_view(graph, next(iter(graph.courses)), 1, view),
        *(View(concepts=view.concepts, inquiry=one) for one in asked),
    ]
    used: set[str] = set()
    for one in views:
        for panel in (details.details, explain.explain, outline.outline, filters.filters, title.title):
            used |= set().union(*map(elements, json.loads(tree.as_text(panel(graph, one)))))
    assert {"button", "section", "h2", "li"} <= used <= known


@pytest.mark.parametrize("part", [dcc.Store(id="x"), html.P(dcc.Markdown("x")), html.P([{"a": 1}])])
def test_what_only_dash_can_make_is_refused(part: object) -> None:
    with pytest.raises(TypeError):
        tree.as_text([part])  # type: ignore[list-item]
