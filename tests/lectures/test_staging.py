from __future__ import annotations

from causal_atlas.lectures.lecture import Lecture, Scene
from causal_atlas.lectures.staging import staged
from causal_atlas.views.view import Arrangement, Place, View
from tests.notation import graph


def lecture(*views: View) -> Lecture:
    scenes = tuple(Scene(id=str(number), title="One", view=view) for number, view in enumerate(views))
    return Lecture(id="made", title="Made", scenes=scenes)


def test_what_stays_keeps_its_place_and_everything_has_one() -> None:
    views = View(concepts=("a", "b")), View(concepts=("b", "c", "a")), View(concepts=("c",))
    first, second, third = (scene.view for scene in staged(graph("a + b", "b + c"), lecture(*views)).scenes)
    assert first.places == {name: second.places[name] for name in ("a", "b")}
    assert third.places == {"c": second.places["c"]}


def test_the_two_arrangements_have_a_drawing_each() -> None:
    concepts = ("a", "b")
    views = View(concepts=concepts), View(concepts=concepts, arrangement=Arrangement.CHAIN)
    organs, chain = (scene.view for scene in staged(graph("a + b"), lecture(*views)).scenes)
    assert organs.places != chain.places


def test_a_place_that_is_given_is_kept() -> None:
    view = View(concepts=("a", "b"), places={"a": Place(700, 700)})
    shown = staged(graph("a + b"), lecture(view)).scenes[0].view
    assert shown.places["a"] == Place(700, 700)
    assert "b" in shown.places
