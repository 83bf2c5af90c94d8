"""Drawing a view: which claims become arrows, what fades, what the legend says."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.diagram import Diagram, Glyph, Signal
from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import (
    Audience,
    Concept,
    ConceptKind,
    Condition,
    Dispute,
    Origin,
    Relation,
    RelationKind,
    Review,
    Side,
    Status,
    Wording,
)
from causal_atlas.views.view import Arrangement, Filters, View
from tests.notation import graph

HOMES = {"fat": "liver", "sugar": "blood", "brake": "liver"}
NET = graph("fat + deaf 3", "fat + sugar", "brake - sugar 4", "fat ~ deaf", "fat < deaf", "sugar + far", organs=HOMES)
SEEN = ("fat", "deaf", "sugar", "brake")


def drawn(net: ConceptGraph = NET, **changes: object) -> Diagram:
    return draw(net, placed(net, replace(View(concepts=SEEN), **changes)))  # type: ignore[arg-type]


def changed(net: ConceptGraph, claim: str, **changes: object) -> ConceptGraph:
    claims = dict(net.claims) | {claim: replace(net.claims[claim], **changes)}  # type: ignore[arg-type]
    return ConceptGraph(info=net.info, concepts=net.concepts, claims=claims)


def arrow_of(diagram: Diagram, glyph: Glyph) -> tuple[str, str]:
    (arrow,) = [arrow for arrow in diagram.arrows if arrow.glyph is glyph]
    return arrow.cause, arrow.effect


def test_claims_become_arrows_by_their_shape() -> None:
    diagram = drawn()
    assert sorted(arrow.id for arrow in diagram.arrows) == [
        "brake>sugar:decreases",
        "fat>deaf:associated",
        "fat>deaf:increases",
        "fat>sugar:increases",
    ]
    assert arrow_of(diagram, Glyph.DECREASES) == ("brake", "sugar")


def test_background_adds_hierarchy() -> None:
    assert arrow_of(drawn(background=True), Glyph.HIERARCHY) == ("fat", "deaf")


def test_claims_of_one_shape_are_one_arrow_with_the_best_grade() -> None:
    permits = replace(NET.claims["fat-increases-deaf"], id="second", relation=Relation.PERMITS, grade=4)
    net = ConceptGraph(info=NET.info, concepts=NET.concepts, claims={**NET.claims, "second": permits})
    (arrow,) = [arrow for arrow in drawn(net).arrows if arrow.id == "fat>deaf:increases"]
    assert arrow.grade == 4
    assert set(arrow.claims) == {"fat-increases-deaf", "second"}


def test_a_claim_about_itself_is_no_arrow() -> None:
    assert not draw(graph("a + a"), placed(graph("a + a"), View(concepts=("a",)))).arrows


def test_hidden_neighbours_are_counted() -> None:
    boxes = {box.concept: box for box in drawn().boxes}
    assert (boxes["sugar"].hidden_causes, boxes["sugar"].hidden_effects) == (0, 1)
    assert (boxes["fat"].hidden_causes, boxes["fat"].hidden_effects) == (0, 0)


def test_audience_changes_words_and_moves_nothing() -> None:
    wording = Wording(everyone="Fat", student="Hepatic fat", clinician="Hepatic steatosis")
    concepts = dict(NET.concepts) | {"fat": replace(NET.concepts["fat"], label=wording)}
    net = ConceptGraph(info=NET.info, concepts=concepts, claims=NET.claims)
    view = placed(net, View(concepts=SEEN))
    plain = draw(net, view)
    expert = draw(net, replace(view, audience=Audience.CLINICIAN))
    assert expert.boxes[0].lines == ("Hepatic steatosis",)
    assert [replace(box, lines=()) for box in plain.boxes] == [replace(box, lines=()) for box in expert.boxes]
    assert plain.arrows == expert.arrows


def test_a_condition_fades_what_does_not_hold_and_shows_the_status() -> None:
    action: Concept = replace(
        NET.concepts["brake"], kind=ConceptKind.INSULIN_ACTION, status={Condition.DECOMPENSATED: Status.LOST}
    )
    concepts = dict(NET.concepts) | {"brake": action}
    claims = dict(NET.claims)
    claims["brake-decreases-sugar"] = replace(claims["brake-decreases-sugar"], status={Condition.DECOMPENSATED: Status.LOST})
    claims["fat-increases-deaf"] = replace(claims["fat-increases-deaf"], conditions=(Condition.HEALTHY,))
    diagram = drawn(ConceptGraph(info=NET.info, concepts=concepts, claims=claims), condition=Condition.DECOMPENSATED)
    arrows = {arrow.id: arrow for arrow in diagram.arrows}
    assert arrows["brake>sugar:decreases"].signal is Signal.LOST
    assert arrows["fat>deaf:increases"].faded
    assert not arrows["brake>sugar:decreases"].faded
    assert {box.concept: box.status for box in diagram.boxes}["brake"] is Status.LOST
    assert not any(box.faded for box in diagram.boxes)


def test_without_a_condition_there_is_no_status() -> None:
    assert {box.status for box in drawn().boxes} == {None}


def test_filters_fade_arrows_and_what_nothing_bright_touches() -> None:
    diagram = drawn(filters=Filters(grade=4))
    assert {arrow.id for arrow in diagram.arrows if not arrow.faded} == {"brake>sugar:decreases"}
    assert {box.concept for box in diagram.boxes if box.faded} == {"fat", "deaf"}


def test_an_excluded_organ_fades_with_its_arrows() -> None:
    diagram = drawn(filters=Filters(organs=frozenset({"blood"})))
    assert {box.concept for box in diagram.boxes if box.faded} == {"fat", "brake"}
    assert all(arrow.faded for arrow in diagram.arrows)


def test_hide_removes_what_would_fade() -> None:
    diagram = drawn(filters=Filters(kinds=frozenset({RelationKind.ASSOCIATION}), hide=True))
    assert {box.concept for box in diagram.boxes} == {"fat", "deaf"}
    assert [arrow.glyph for arrow in diagram.arrows] == [Glyph.ASSOCIATED]


def test_doubt_is_marked() -> None:
    net = changed(NET, "fat-increases-sugar", origin=Origin.INFERRED, review=Review.APPROVED)
    side = Side(position="", source="", claims=("fat-increases-deaf",))
    dispute = Dispute(id="D1", title="", kind="contradiction", sides=(side,), how_to_hold_both="")
    disputed = ConceptGraph(info=net.info, concepts=net.concepts, claims=net.claims, disputes={"D1": dispute})
    arrows = {arrow.id: arrow for arrow in drawn(disputed).arrows}
    assert arrows["fat>sugar:increases"].inferred
    assert not arrows["fat>sugar:increases"].unreviewed
    assert arrows["fat>deaf:increases"].disputed
    assert arrows["fat>deaf:increases"].unreviewed


def test_the_legend_shows_only_what_occurs() -> None:
    symbols = [entry.symbol for entry in drawn().legend]
    assert symbols == ["increases", "decreases", "associated", "unreviewed", "hidden_effects"]
    assert "hierarchy" in [entry.symbol for entry in drawn(background=True).legend]


def test_selection_is_shown() -> None:
    diagram = drawn(selection=("fat",), arrow=("fat", "sugar"), pinned=frozenset({"deaf"}))
    assert [box.concept for box in diagram.boxes if box.selected] == ["fat"]
    assert [box.concept for box in diagram.boxes if box.pinned] == ["deaf"]
    assert [arrow.id for arrow in diagram.arrows if arrow.selected] == ["fat>sugar:increases"]


def test_a_chain_has_no_regions() -> None:
    assert drawn().regions
    assert not drawn(arrangement=Arrangement.CHAIN).regions


def test_bounds_hold_everything() -> None:
    diagram = drawn()
    for rect in [region.rect for region in diagram.regions]:
        assert diagram.bounds.left < rect.left < rect.right < diagram.bounds.right
        assert diagram.bounds.top < rect.top < rect.bottom < diagram.bounds.bottom


def test_an_empty_view_is_an_empty_drawing() -> None:
    diagram = draw(NET, View())
    assert (diagram.boxes, diagram.arrows, diagram.regions, diagram.legend) == ((), (), (), ())
