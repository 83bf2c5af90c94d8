"""The drawings of the shipped atlas: the zeros that `make layout-report` prints."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from causal_atlas.diagrams import routing
from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.layout import arranged
from causal_atlas.diagrams.quality import Quality, measure, moved
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.load import load_graph
from causal_atlas.views.opening import organ_view, question_view
from causal_atlas.views.view import Arrangement
from scripts.layout_report import random_expansion

GRAPH = Path(__file__).resolve().parents[2] / "graph"
REPAIR = "refine the shipped places with 'make layouts'"


@lru_cache(maxsize=1)
def atlas() -> ConceptGraph:
    return load_graph(GRAPH)


def sound(quality: Quality) -> bool:
    return not (quality.overlaps or quality.foreign or quality.regions_overlap or quality.coinciding)


@pytest.mark.parametrize("arrangement", Arrangement)
def test_questions_are_drawn_without_a_fault(arrangement: Arrangement) -> None:
    graph = atlas()
    for question in graph.questions:
        quality = measure(draw(graph, arranged(graph, question_view(graph, question), arrangement)))
        assert sound(quality), f"{question} ({arrangement}): {quality}; {REPAIR}"
        assert not quality.through, f"{question} ({arrangement}): an arrow runs through a concept; {REPAIR}"
        assert quality.label >= 12, f"{question} ({arrangement}): labels of {quality.label:.1f} px at fit; {REPAIR}"


def test_organs_are_drawn_without_a_fault() -> None:
    graph = atlas()
    for organ in graph.info.organs:
        view = organ_view(graph, organ.id)
        if view.concepts:
            quality = measure(draw(graph, arranged(graph, view, Arrangement.ORGANS)))
            assert sound(quality), f"{organ.id}: {quality}; {REPAIR}"
            assert not quality.through, f"{organ.id}: an arrow runs through a concept; {REPAIR}"


def test_every_question_ships_its_places() -> None:
    graph = atlas()
    for question, asked in graph.questions.items():
        for arrangement in Arrangement:
            places = graph.layouts.get(f"question:{question}:{arrangement}", {})
            assert places.keys() == set(asked.concepts), f"graph/layout.json is behind for question {question}; {REPAIR}"


@pytest.mark.parametrize("arrangement", Arrangement)
@pytest.mark.parametrize("seed", [1, 4, 6])
def test_expanding_moves_nothing_and_covers_nothing(arrangement: Arrangement, seed: int) -> None:
    graph = atlas()
    last = None
    for view in random_expansion(graph, seed, arrangement):
        assert last is None or not moved(last.places, view.places)
        last = view
    assert last is not None
    quality = measure(draw(graph, last))
    assert sound(quality), quality
    assert quality.through <= 0.03 * quality.arrows, quality


def test_a_faulty_drawing_is_seen_as_such() -> None:
    """The measure itself can fail: everything on one spot is counted."""
    graph = atlas()
    view = arranged(graph, question_view(graph, "two_orders"), Arrangement.ORGANS)
    first = next(iter(view.places.values()))
    heap = draw(graph, type(view)(concepts=view.concepts, places=dict.fromkeys(view.concepts, first)))
    assert measure(heap).overlaps == len(view.concepts) * (len(view.concepts) - 1) // 2
    assert not sound(measure(heap))


def test_a_drawing_that_grew_on_the_screen_equals_one_opened_at_once() -> None:
    graph = atlas()
    views = list(random_expansion(graph, 4, Arrangement.ORGANS))
    grown = [draw(graph, view) for view in views][-1]
    routing._staged.cache_clear()
    assert draw(graph, views[-1]) == grown
