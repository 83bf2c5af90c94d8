from __future__ import annotations

from typing import Any

import pytest

from causal_atlas.views.permalink import decode, encode
from causal_atlas.views.view import MOST_VISIBLE, Arrangement, Place, View
from causal_atlas.web.reducer import step
from causal_atlas.web.session import Event, Session
from tests.notation import graph

CHAIN = graph("a + b", "b - c", "c + d", "x + b", organs={"c": "liver", "d": "liver"})


def send(session: Session, kind: str, **fields: Any) -> Session:
    return step(CHAIN, session, Event(type=kind, seq=session.seq + 1, fields=fields))


def view(session: Session) -> View:
    return decode(CHAIN, session.view).view


@pytest.fixture
def opened() -> Session:
    return send(Session(), "open_concept", concept="b")


def test_opening_a_concept_places_everything_and_fits(opened: Session) -> None:
    assert set(view(opened).places) == set(view(opened).concepts) == {"a", "b", "c", "x"}
    assert opened.fit


def test_expanding_moves_nothing_and_names_the_newcomers(opened: Session) -> None:
    before = view(opened).places
    after = send(opened, "expand", concept="c", direction="effects")
    assert after.newcomers == ("d",)
    assert {concept: view(after).places[concept] for concept in before} == before
    assert after.said == "D appears."


def test_undo_and_redo_walk_the_same_steps(opened: Session) -> None:
    after = send(opened, "expand", concept="c", direction="effects")
    back = send(after, "undo")
    assert view(back) == view(opened)
    assert view(send(back, "redo")) == view(after)
    assert send(Session(), "undo").said == "There is nothing to undo."


def test_a_session_survives_its_store(opened: Session) -> None:
    again = Session.from_store(send(opened, "hide", concept="a").to_store())
    assert view(send(again, "undo")) == view(opened)


def test_home_is_a_step_that_can_be_undone(opened: Session) -> None:
    home = send(opened, "home")
    assert home.to_store()["start"]
    assert view(send(home, "undo")) == view(opened)


def test_a_link_with_missing_concepts_says_so(opened: Session) -> None:
    code = encode(View(concepts=("a", "gone"), places={"a": Place(0, 0)}))
    after = send(opened, "open_view", code=code)
    assert view(after).concepts == ("a",)
    assert "gone" in after.notice


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("nonsense", {}),
        ("expand", {"concept": "a"}),
        ("expand", {"concept": "nobody", "direction": "effects"}),
        ("open_view", {"code": "1broken"}),
        ("open_question", {"question": "none"}),
        ("drag", {"concept": "a", "x": "left", "y": None}),
        ("filter", {"field": "shoes", "value": 1}),
        ("audience", {"audience": "dogs"}),
    ],
)
def test_bad_events_change_nothing_and_say_so(opened: Session, kind: str, fields: dict[str, Any]) -> None:
    after = send(opened, kind, **fields)
    assert after.view == opened.view
    assert after.said


def test_filters_condition_audience_and_arrangement_are_part_of_the_view(opened: Session) -> None:
    after = send(opened, "filter", field="organs", value="liver", checked=True)
    after = send(after, "condition", condition="healthy")
    after = send(after, "audience", audience="clinician")
    places = dict(view(after).places)
    after = send(after, "arrange", arrangement="chain")
    shown = view(after)
    assert shown.filters.organs == {"liver"}
    assert (shown.condition, shown.audience, shown.arrangement) == ("healthy", "clinician", Arrangement.CHAIN)
    assert dict(shown.places) != places
    assert view(send(after, "undo")).places == places


def test_a_drawing_that_is_full_says_so_and_stays() -> None:
    rows = [f"h{hub} + n{hub}x{leaf}" for hub in range(25) for leaf in range(9)] + [f"h{hub} + h{hub + 1}" for hub in range(24)]
    crowd = graph(*rows)
    places = {name: Place(200 * (index % 14), 100 * (index // 14)) for index, name in enumerate(crowd.concepts)}
    shown = tuple(list(crowd.concepts)[: MOST_VISIBLE - 1])
    full = Session(view=encode(View(concepts=shown, places={name: places[name] for name in shown})))
    after = step(crowd, full, Event(type="grow", seq=2, fields={"direction": "both"}))
    assert after.view == full.view
    assert "holds 200 concepts" in after.said


def test_what_is_asked_is_a_step_that_opens_the_explanations(opened: Session) -> None:
    asked = send(opened, "chains", cause="a", effect="c")
    assert asked.face == "explain"
    revealed = send(asked, "route", concepts=["a", "b", "c"], signs="+-")
    playing = send(send(revealed, "play", step=1), "play", step=1)
    assert (inquiry := view(playing).inquiry) is not None
    assert (inquiry.at, inquiry.concepts) == (2, ("a", "c"))
    assert view(send(playing, "undo")).inquiry != inquiry
    closed = send(playing, "close_inquiry")
    assert (view(closed).inquiry, closed.face) == (None, "details")


def test_selecting_a_concept_shows_its_details_again(opened: Session) -> None:
    asked = send(opened, "loops", through="b")
    assert send(asked, "select", concepts=["a"]).face == "details"
    assert send(asked, "pin", concept="a").face == ""


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("route", {"concepts": ["a", "b"], "signs": "++"}),
        ("route", {"concepts": ["a", "b"], "signs": "x"}),
        ("whatif", {"concept": "a", "shift": "sideways"}),
        ("chains", {"cause": "nobody", "effect": "a"}),
        ("compare", {"condition": "asleep"}),
    ],
)
def test_a_question_that_makes_no_sense_changes_nothing(opened: Session, kind: str, fields: dict[str, Any]) -> None:
    after = send(opened, kind, **fields)
    assert after.view == opened.view
    assert after.notice


def test_a_thought_experiment_can_be_set_and_cleared(opened: Session) -> None:
    high = send(opened, "whatif", concept="a", shift="up")
    assert dict(view(high).shifts) == {"a": "up"}
    assert not view(send(high, "whatif_within", checked=False)).within
    assert dict(view(send(high, "whatif_clear")).shifts) == {}
    assert view(send(high, "whatif_within", checked=True)).within


def test_chains_run_between_the_first_two_selected_when_none_are_named(opened: Session) -> None:
    both = send(send(opened, "select", concepts=["a"]), "select", concepts=["c"], add=True)
    assert (inquiry := view(send(both, "chains")).inquiry) is not None
    assert inquiry.concepts == ("a", "c")
    assert "Select two concepts" in send(opened, "chains").notice


def test_an_answer_is_announced(opened: Session) -> None:
    assert send(opened, "whatif", concept="b", shift="up").said.startswith(
        "What if B rises? Of the 3 other concepts on the screen, "
    )
    revealed = send(opened, "route", concepts=["a", "b", "c"], signs="+-")
    assert revealed.said == "How does a lead to C? In all, when a increases, C decreases."
    assert send(revealed, "play", step=1).said == "A increases B."


def test_a_loop_is_shown_alone_as_a_ring_and_undo_brings_the_picture_back() -> None:
    circle = graph("a + b", "b - c", "c + a", "x + b")

    def sent(session: Session, kind: str, **fields: Any) -> Session:
        return step(circle, session, Event(type=kind, seq=1, fields=fields))

    opened = sent(Session(), "open_concept", concept="b")
    ring = sent(opened, "ring", concepts=["a", "b", "c", "a"], signs="+-+")
    shown = decode(circle, ring.view).view
    assert (set(shown.concepts), set(shown.places), ring.fit) == ({"a", "b", "c"}, {"a", "b", "c"}, True)
    assert shown.inquiry is not None
    assert shown.inquiry.route is not None
    assert sent(ring, "undo").view == opened.view
    assert "Only a loop" in sent(opened, "ring", concepts=["a", "b"], signs="+").notice


def test_a_new_thought_experiment_plays_among_what_is_shown_if_it_moves_anything_there() -> None:
    far = graph("a + b", "b - c", "x + y")

    def set_high(*concepts: str) -> View:
        opened = Session(view=encode(View(concepts=concepts, places={name: Place(0, 0) for name in concepts})))
        after = step(far, opened, Event(type="whatif", seq=1, fields={"concept": concepts[0], "shift": "up"}))
        return decode(far, after.view).view

    assert set_high("a", "b").within
    assert not set_high("a", "c").within
    assert not set_high("a").within


def test_what_is_revealed_from_an_answer_leaves_the_answer_open(opened: Session) -> None:
    asked = send(opened, "loops", through="a")
    assert send(asked, "reveal", concept="c").face == "details"
    assert send(asked, "reveal", concept="c", stay=True).face == "explain"


def code(*concepts: str) -> str:
    return encode(View(concepts=concepts, places={name: Place(200 * at, 0) for at, name in enumerate(concepts)}))


def test_a_scene_brings_newcomers_and_leaves_the_camera(opened: Session) -> None:
    scene = code("a", "b", "c", "d")
    after = send(opened, "scene", code=scene, scene="leak", said="Scene 2 of 3: The leak.")
    assert (after.view, after.newcomers, after.fit, after.scene) == (scene, ("d",), False, "leak")
    assert after.said == "Scene 2 of 3: The leak."
    assert send(after, "hide", concept="a").scene == ""


def test_a_scene_is_fitted_where_nothing_was_or_where_it_is_asked_for(opened: Session) -> None:
    assert send(Session(), "scene", code=code("a")).fit
    assert send(opened, "scene", code=code("a"), fit=True).fit


def test_what_the_reader_did_can_be_undone_past_the_scenes_that_were_walked_through(opened: Session) -> None:
    first = send(opened, "scene", code=code("a"), scene="one")
    second = send(first, "scene", code=code("a", "b"), scene="two", quiet=True)
    assert second.past == first.past
    assert view(send(second, "undo")) == view(opened)
    back = send(second, "redo")
    assert back.said == "There is nothing to redo."


def test_a_scene_that_is_no_view_changes_nothing(opened: Session) -> None:
    after = send(opened, "scene", code="nonsense", scene="one")
    assert (after.view, after.scene) == (opened.view, "")
    assert after.notice
