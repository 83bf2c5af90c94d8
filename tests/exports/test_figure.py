from __future__ import annotations

from dataclasses import replace

import pytest

from causal_atlas.exports.figure import Figure, Options
from causal_atlas.exports.formats import CITING, NothingToCiteError, content_of, named
from causal_atlas.exports.heading import heading
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.choosing import everything
from causal_atlas.views.inquiries import revealed_route, shifted
from causal_atlas.views.inquiry import Route
from causal_atlas.views.opening import concept_view, course_view, question_view
from causal_atlas.views.view import Filters, View


def drawn(figure: Figure) -> list[str]:
    return [claim for arrow in figure.diagram.arrows for claim in arrow.claims]


@pytest.mark.parametrize("at", [1, 2, 3])
def test_the_claims_of_a_phase_are_those_that_it_draws(atlas: ConceptGraph, at: int) -> None:
    for course in atlas.courses:
        figure = Figure.of(atlas, course_view(atlas, course, at))
        assert [claim.id for claim in figure.claims] == drawn(figure)


def test_a_step_of_hierarchy_that_a_route_lights_up_is_among_the_claims(atlas: ConceptGraph) -> None:
    step = atlas.hierarchy[0]
    view = View(concepts=(step.cause, step.effect))
    assert step.id not in [claim.id for claim in Figure.of(atlas, view).claims]
    figure = Figure.of(atlas, revealed_route(view, Route(concepts=(step.cause, step.effect), signs="h")))
    assert step.id in drawn(figure)
    assert [claim.id for claim in figure.claims] == drawn(figure)


def test_what_filters_hide_is_in_no_file(atlas: ConceptGraph) -> None:
    view = question_view(atlas, "two_orders")
    figure = Figure.of(atlas, replace(view, filters=Filters(grade=3, hide=True)))
    assert [claim.id for claim in figure.claims] == drawn(figure)
    assert {claim.grade for claim in figure.claims} <= {3, 4}
    assert {concept.id for concept in figure.concepts} == {box.concept for box in figure.diagram.boxes}


def test_what_is_asked_titles_every_kind_of_file(atlas: ConceptGraph) -> None:
    view = shifted(concept_view(atlas, "hepatic_fat"), "hepatic_fat", Shift.UP)
    figure = Figure.of(atlas, view)
    assert heading(figure) == "What if liver fat rises?"
    for name in ("text", "markdown", "graphml", "dot", "svg", "drawio"):
        assert "What if liver fat rises?" in named(name).write(figure).decode(), name
    assert "What if: liver fat up" not in named("svg").write(figure).decode()
    assert "What if: liver fat up" in named("svg").write(Figure.of(atlas, view, Options(title="Mine"))).decode()
    assert heading(Figure.of(atlas, everything(atlas))) == atlas.info.title


def test_a_list_of_references_is_never_an_empty_file(atlas: ConceptGraph) -> None:
    alone = Figure.of(atlas, View(concepts=("hepatic_fat",)))
    for name in CITING:
        with pytest.raises(NothingToCiteError, match="cites a reference"):
            content_of(alone, named(name))
    assert content_of(alone, named("text"))
