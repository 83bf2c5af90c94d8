from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.errors import PermalinkError
from causal_atlas.knowledge.graph import Direction
from causal_atlas.knowledge.model import Audience, Condition, RelationKind, Review
from causal_atlas.views.permalink import decode, encode
from causal_atlas.views.view import Arrangement, Brought, Filters, Place, View
from tests.notation import graph

KNOWN = graph("a + b", "b - c", "c + d", aliases={"d": ("old_d",)})
NAMES = st.sampled_from(["a", "b", "c", "d"])
PLACES = st.builds(Place, st.integers(-5000, 5000), st.integers(-5000, 5000))


@st.composite
def views(draw: st.DrawFn) -> View:
    concepts = tuple(draw(st.lists(NAMES, unique=True, min_size=1)))
    one = st.sampled_from(concepts)
    arrow = draw(st.none() | st.tuples(one, one))
    return View(
        concepts=concepts,
        places=draw(st.dictionaries(one, PLACES)),
        pinned=frozenset(draw(st.sets(one))),
        brought=tuple(
            draw(
                st.lists(
                    st.builds(
                        Brought,
                        by=one,
                        direction=st.sampled_from(Direction),
                        concepts=st.lists(one, min_size=1, unique=True).map(tuple),
                    ),
                    max_size=2,
                )
            )
        ),
        arrangement=draw(st.sampled_from(Arrangement)),
        selection=() if arrow else tuple(draw(st.lists(one, unique=True))),
        arrow=arrow,
        condition=draw(st.none() | st.sampled_from(Condition)),
        audience=draw(st.sampled_from(Audience)),
        filters=Filters(
            organs=frozenset(draw(st.sets(st.just("blood")))),
            kinds=frozenset(draw(st.sets(st.sampled_from(RelationKind)))),
            reviews=frozenset(draw(st.sets(st.sampled_from(Review)))),
            grade=draw(st.integers(1, 4)),
            hide=draw(st.booleans()),
        ),
        background=draw(st.booleans()),
    )


@given(views())
def test_a_view_survives_its_code(view: View) -> None:
    restored = decode(KNOWN, encode(view))
    assert restored.view == view
    assert not restored.gone
    assert not restored.renamed


def test_a_renamed_concept_is_followed_and_a_missing_one_reported() -> None:
    old = View(concepts=("a", "old_d", "zz"), places={"old_d": Place(3, 4), "zz": Place(9, 9)}, selection=("old_d", "zz"))
    restored = decode(KNOWN, encode(old))
    assert restored.view.concepts == ("a", "d")
    assert restored.view.places == {"d": Place(3, 4)}
    assert restored.view.selection == ("d",)
    assert restored.renamed == {"old_d": "d"}
    assert restored.gone == ("zz",)


def test_a_code_made_today_stays_readable() -> None:
    code = "1q1ZKVrKKVkpU0lFKUorVUSoA8qINdAxidaINLY2ANFCsODUHKGoQWwsA"
    assert decode(KNOWN, code).view.concepts == ("a", "b")


@pytest.mark.parametrize("code", ["", "0abc", "1", "1%%%", "1AAAA", "1" + "A" * 40_000, encode(View(concepts=("a",)))[:-4]])
def test_a_damaged_code_is_refused_kindly(code: str) -> None:
    with pytest.raises(PermalinkError, match="link"):
        decode(KNOWN, code)


@given(st.text(max_size=60))
def test_no_text_crashes_the_reader(code: str) -> None:
    with suppress(PermalinkError):
        decode(KNOWN, "1" + code)
