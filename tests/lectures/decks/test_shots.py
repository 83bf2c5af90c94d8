from __future__ import annotations

from itertools import pairwise

import pytest

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.exports.picture.drawing import bounds
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks.closing_up import STEPS, closed_up
from causal_atlas.lectures.decks.shots import LEGIBLE, MOST_STEPS, Room, apart, shots, so_far, steps
from causal_atlas.lectures.lecture import Lecture, Scene
from causal_atlas.lectures.shelf import lecture_of
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.view import Arrangement, Place, View

ROOM = Room(wide=892, tall=408)


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(shipped())


@pytest.fixture(scope="module")
def lecture(atlas: ConceptGraph) -> Lecture:
    return lecture_of(atlas, shipped(), "leaking_fat")


def test_what_neighbours_in_one_frame_share_stands_still(atlas: ConceptGraph, lecture: Lecture) -> None:
    framed = shots(atlas, lecture, lambda figure: bounds(figure.diagram, figure.diagram.regions), ROOM)
    assert [shot.number for shot in framed] == list(range(1, len(lecture.scenes) + 1))
    still = 0
    for before, after in pairwise(framed):
        if before.frame == after.frame:
            still += 1
            for name in before.figure.view.places.keys() & after.figure.view.places.keys():
                assert before.figure.view.places[name] == after.figure.view.places[name]
    assert still


def test_no_scene_is_much_smaller_than_it_could_be_unless_it_is_legible_anyway(atlas: ConceptGraph, lecture: Lecture) -> None:
    def extent(figure: object) -> Rect:
        diagram = figure.diagram  # type: ignore[attr-defined]
        return bounds(diagram, diagram.regions)

    alone = {shot.number: shot for shot in apart(atlas, lecture, extent)}
    for shot in shots(atlas, lecture, extent, ROOM):
        own = alone[shot.number].frame
        assert own is not None
        assert shot.frame is not None
        assert ROOM.scale(shot.frame) >= min(LEGIBLE, 0.8 * ROOM.scale(own)) * 0.95


def test_empty_rows_and_columns_are_closed_and_the_order_is_kept() -> None:
    far = View(concepts=("a", "b", "c"), places={"a": Place(0, 0), "b": Place(900, 40), "c": Place(900, 800)})
    (near,) = closed_up([far])
    step = STEPS[Arrangement.ORGANS]
    assert near.places == {"a": Place(0, 0), "b": Place(step.x, 40), "c": Place(step.x, 40 + step.y)}
    assert closed_up([near]) == (near,)


def test_what_is_new_comes_in_a_few_steps_in_the_order_of_the_view() -> None:
    view = View(concepts=tuple("abcdefgh"))
    found = steps(Scene(id="s", title="s", view=view, claims=("x",)), frozenset("ab"))
    assert len(found) == MOST_STEPS
    assert found[0] == frozenset("abcd")
    assert found[-1] == frozenset("abcdefgh")
    assert all(one < other for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("view", "claims", "before"),
    [
        (View(concepts=tuple("abc")), ("x",), ""),
        (View(concepts=tuple("abc")), (), "a"),
        (View(concepts=tuple("abc"), shifts={"a": Shift.UP}), ("x",), "a"),
        (View(concepts=tuple("abc")), ("x",), "ab"),
    ],
)
def test_some_scenes_are_seen_whole(view: View, claims: tuple[str, ...], before: str) -> None:
    assert steps(Scene(id="s", title="s", view=view, claims=claims), frozenset(before)) == (frozenset("abc"),)


def test_a_part_of_a_drawing_has_the_arrows_between_what_it_shows(atlas: ConceptGraph, lecture: Lecture) -> None:
    shot = apart(atlas, lecture, lambda figure: bounds(figure.diagram, figure.diagram.regions))[4]
    shown = frozenset(shot.figure.view.concepts[:3])
    part = so_far(shot.figure, shot.figure.diagram, shown)
    assert {box.concept for box in part.boxes} == shown
    assert set(part.boxes) <= set(shot.figure.diagram.boxes)
    assert all({arrow.cause, arrow.effect} <= shown for arrow in part.arrows)
    assert {region.organ for region in part.regions} == {box.organ for box in part.boxes}
