from __future__ import annotations

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.claims import links
from causal_atlas.diagrams.diagram import Diagram, Glyph
from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.views.inquiries import revealed_route
from causal_atlas.views.inquiry import Route
from causal_atlas.views.opening import course_view
from causal_atlas.views.view import View
from tests.walked import walked

GRAPH = walked()
ENDS = ("age", "swing")


def between_ends(diagram: Diagram) -> list[Glyph]:
    return [arrow.glyph for arrow in diagram.arrows if (arrow.cause, arrow.effect) == ENDS]


def at(number: int) -> Diagram:
    return draw(GRAPH, placed(GRAPH, course_view(GRAPH, "swinging", number)))


def test_outside_a_course_its_two_signs_are_one_arrow_that_says_so() -> None:
    diagram = draw(GRAPH, placed(GRAPH, View(concepts=ENDS)))
    assert between_ends(diagram) == [Glyph.COURSE]
    assert set(diagram.arrows[0].claims) == {"age-increases-swing", "age-decreases-swing"}
    assert "course" in [entry.symbol for entry in diagram.legend]


def test_in_a_course_each_sign_is_drawn_in_its_phase_only() -> None:
    assert between_ends(at(1)) == [Glyph.INCREASES]
    assert between_ends(at(2)) == [Glyph.DECREASES]


def test_every_concept_of_a_course_is_there_from_the_first_phase_and_never_moves() -> None:
    first, second = at(1), at(2)
    assert {(box.concept, box.x, box.y) for box in first.boxes} == {(box.concept, box.x, box.y) for box in second.boxes}


def test_a_phase_lights_what_it_is_about() -> None:
    assert {box.concept for box in at(1).boxes if box.lit} == {"start", "age", "swing"}
    assert {box.concept for box in at(2).boxes if box.muted} == {"start"}
    assert [arrow.cause for arrow in at(1).arrows if arrow.lit] == ["start", "age"]


def test_a_chain_lights_the_one_arrow_by_either_sign() -> None:
    view = revealed_route(View(concepts=ENDS), Route(concepts=ENDS, signs="-"))
    arrows = {arrow.glyph: arrow.lit for arrow in draw(GRAPH, placed(GRAPH, view)).arrows}
    assert arrows == {Glyph.COURSE: True}


def test_nothing_in_the_shipped_atlas_is_drawn_as_two_arrows_of_opposite_sign() -> None:
    atlas = open_graph(shipped())
    drawn: dict[tuple[str, str], set[Glyph]] = {}
    for link in links(atlas, tuple(atlas.concepts)):
        drawn.setdefault((link.cause, link.effect), set()).add(link.glyph)
    assert not [pair for pair, glyphs in drawn.items() if {Glyph.INCREASES, Glyph.DECREASES} <= glyphs]
