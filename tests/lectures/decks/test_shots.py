from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

import pytest

from causal_atlas.diagrams.diagram import Rect
from causal_atlas.diagrams.metrics import LABEL_SIZE
from causal_atlas.exports.picture.drawing import bounds
from causal_atlas.exports.slide.scene import extent, routed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks import paper, pptx
from causal_atlas.lectures.decks.closing_up import BORDER, STEPS, closed_up
from causal_atlas.lectures.decks.shots import BESIDE_WORDS, LEGIBLE, MOST_STEPS, SMALL, Room, apart, shots, so_far, steps
from causal_atlas.lectures.decks.slides_pdf import laid_out
from causal_atlas.lectures.decks.telling import Telling
from causal_atlas.lectures.lecture import Lecture, Scene
from causal_atlas.lectures.shelf import lecture_of, lectures_of
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
        assert ROOM.scale(shot.frame) >= min(LEGIBLE, max(0.8 * ROOM.scale(own), min(SMALL, ROOM.scale(own)))) * 0.95


def test_empty_rows_and_columns_are_closed_and_the_order_is_kept() -> None:
    far = View(concepts=("a", "b", "c"), places={"a": Place(0, 0), "b": Place(900, 40), "c": Place(900, 800)})
    organs = dict.fromkeys("abc", "blood")
    (near,) = closed_up([far], organs)
    step = STEPS[Arrangement.ORGANS]
    assert near.places == {"a": Place(0, 0), "b": Place(step.x, 40), "c": Place(step.x, 40 + step.y)}
    assert closed_up([near], organs) == (near,)


def test_a_row_that_begins_another_organ_has_room_for_its_name() -> None:
    far = View(concepts=("a", "b", "c"), places={"a": Place(0, 0), "b": Place(0, 300), "c": Place(900, 600)})
    (near,) = closed_up([far], {"a": "blood", "b": "liver", "c": "liver"})
    assert near.places["b"].y == BORDER > STEPS[Arrangement.ORGANS].y == near.places["c"].y - near.places["b"].y


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


def test_labels_and_narrations_of_the_shipped_lectures_are_read_from_the_last_row(atlas: ConceptGraph) -> None:
    """In points of a slide of 960: labels at 9, and all but one picture at about 10.5."""
    small = []
    for each in lectures_of(atlas, shipped()):
        telling = Telling(graph=atlas, lecture=each)
        paged = shots(atlas, each, paper.ink, BESIDE_WORDS)
        laid = [placed for _, act in groupby(paged, lambda shot: shot.act) for _, placed in laid_out(telling, list(act))]
        for shot, placed in zip(paged, laid, strict=True):
            assert LABEL_SIZE * placed["scale"] >= 9
            assert placed["said"] is None or placed["size"] >= 12
            small += [("pdf", each.id, shot.scene.id)] if LABEL_SIZE * placed["scale"] < 10.5 else []
        for shot in shots(atlas, each, lambda figure: extent(figure, routed(figure.diagram)), pptx.ROOM):
            assert shot.frame is not None
            size = LABEL_SIZE * pptx.ROOM.scale(shot.frame)
            assert size >= 9
            small += [("pptx", each.id, shot.scene.id)] if size < 10.3 else []
    assert {(form, lecture) for form, lecture, _ in small} == {("pdf", "four_organs"), ("pptx", "four_organs")}
    assert len(small) == 2


def test_in_an_act_pictures_and_narrations_stand_in_one_place(atlas: ConceptGraph, lecture: Lecture) -> None:
    telling = Telling(graph=atlas, lecture=lecture)
    together = 0
    for _, act in groupby(shots(atlas, lecture, paper.ink, BESIDE_WORDS), lambda shot: shot.act):
        places = [placed for _, placed in laid_out(telling, list(act))]
        together += len(places) > 1
        assert all((each["frame"], each["scale"]) == (places[0]["frame"], places[0]["scale"]) for each in places)
        assert len({each["size"] for each in places}) == 1
    assert together


def test_a_long_narration_has_a_slide_of_its_own_and_takes_no_room_from_others(atlas: ConceptGraph, lecture: Lecture) -> None:
    act = list(shots(atlas, lecture, paper.ink, BESIDE_WORDS))[:2]
    assert act[0].act == act[1].act
    telling = Telling(graph=atlas, lecture=lecture)
    before = [placed for _, placed in laid_out(telling, act)]
    long = replace(act[1], scene=replace(act[1].scene, narration="Much is said here. " * 200))
    first, second = (placed for _, placed in laid_out(telling, [act[0], long]))
    assert second["said"] is None
    assert first["said"]
    assert first["size"] >= before[0]["size"]
