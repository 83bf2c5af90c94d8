from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.knowledge.graph import Direction
from causal_atlas.views import transitions as change
from causal_atlas.views.view import Place, View
from tests.notation import graph

CAUSES, EFFECTS = Direction.CAUSES, Direction.EFFECTS
CHAIN = graph("a + b", "b - c", "c + d", "x + b", "b ~ e")


def test_expanding_effects_brings_causal_neighbours_only() -> None:
    assert change.expanded(CHAIN, View(concepts=("b",)), "b", EFFECTS).concepts == ("b", "c")


def test_expanding_brings_ten_best_supported_first_and_offers_the_rest() -> None:
    wide = graph(*[f"hub + n{i:02} {1 + i % 4}" for i in range(14)])
    first = change.expanded(wide, View(concepts=("hub",)), "hub", EFFECTS)
    assert len(first.concepts) == 11
    assert {"n03", "n07", "n11"} <= set(first.concepts)
    assert len(change.hidden(wide, first, "hub", EFFECTS)) == 4
    assert len(change.expanded(wide, first, "hub", EFFECTS).concepts) == 15


def test_collapse_takes_back_exactly_what_an_expansion_brought() -> None:
    before = View(concepts=("a", "b"))
    after = change.expanded(CHAIN, before, "b", CAUSES)
    assert after.concepts == ("a", "b", "x")
    assert change.collapsed(after, "b", CAUSES).concepts == before.concepts


def test_collapse_leaves_what_was_pinned() -> None:
    after = change.expanded(CHAIN, View(concepts=("b",)), "b", CAUSES)
    assert change.collapsed(change.pin_toggled(after, "x"), "b").concepts == ("b", "x")


def test_toggle_collapses_when_nothing_is_hidden() -> None:
    view = change.toggled(CHAIN, View(concepts=("b",)), "b", EFFECTS)
    assert change.toggled(CHAIN, view, "b", EFFECTS).concepts == ("b",)


def test_growing_reaches_one_step_from_everything_visible() -> None:
    assert set(change.grown(CHAIN, View(concepts=("b", "c")), [CAUSES, EFFECTS]).concepts) == {"a", "b", "c", "d", "x"}


def test_between_brings_what_lies_on_the_way() -> None:
    view = View(concepts=("a", "d"), selection=("a", "d"))
    assert set(change.joined(CHAIN, view).concepts) == {"a", "b", "c", "d"}


def test_isolating_keeps_visible_neighbours() -> None:
    view = View(concepts=("a", "b", "c", "d"))
    assert change.isolated(CHAIN, view, "c").concepts == ("b", "c", "d")


def test_hiding_forgets_place_pin_and_selection() -> None:
    view = View(concepts=("a", "b"), places={"a": Place(0, 0), "b": Place(9, 9)}, pinned=frozenset("a"), selection=("a",))
    after = change.without(view, {"a"})
    assert (after.concepts, dict(after.places), after.pinned, after.selection) == (("b",), {"b": Place(9, 9)}, frozenset(), ())


def test_dragging_pins() -> None:
    view = change.dragged(View(concepts=("a",)), "a", Place(5, 6))
    assert view.places["a"] == Place(5, 6)
    assert view.pinned == {"a"}


def test_an_association_is_revealed_without_the_background_but_is_a_switches_it_on() -> None:
    kinds = graph("a < b", "a ~ c")
    assert not change.revealed(kinds, View(concepts=("a",)), "c").background
    assert change.revealed(kinds, View(concepts=("a",)), "b").background


def test_adding_to_a_selection_toggles() -> None:
    view = change.selected(View(concepts=("a", "b")), ("a",))
    view = change.selected(view, ("b",), add=True)
    assert view.selection == ("a", "b")
    assert change.selected(view, ("a",), add=True).selection == ("b",)


@given(st.lists(st.sampled_from(["a", "b", "c", "d", "x"]), max_size=6), st.sampled_from(list(Direction)))
def test_expanding_and_collapsing_is_the_identity(names: list[str], direction: Direction) -> None:
    view = View(concepts=tuple(dict.fromkeys(["b", *names])))
    assert change.collapsed(change.expanded(CHAIN, view, "b", direction), "b", direction) == view
