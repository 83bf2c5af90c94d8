from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.knowledge.graph import Direction
from causal_atlas.knowledge.model import Audience, Condition, RelationKind, Review
from causal_atlas.knowledge.yaml_text import readable
from causal_atlas.lectures.lecture import Lecture, Scene
from causal_atlas.lectures.reading import parse_lecture
from causal_atlas.lectures.writing import written_lecture
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import Arrangement, Brought, Filters, Place, View
from tests.lectures.told import TEXT, small, spoilt

CHAIN = Route(concepts=("a", "b", "c"), signs="+-")
LOOP = Route(concepts=("a", "b", "c", "d", "a"), signs="+-++")
VIEWS = [
    View(),
    View(concepts=("a", "b"), selection=("a", "b"), condition=Condition.PUBERTY, background=True, audience=Audience.CLINICIAN),
    View(
        concepts=("a", "b"), arrow=("a", "b"), compare=Condition.DECOMPENSATED, places={"a": Place(1, -2)}, pinned=frozenset("a")
    ),
    View(concepts=("a", "b", "c"), arrangement=Arrangement.CHAIN, inquiry=Inquiry(topic=Topic.CHAINS, route=CHAIN, at=2)),
    View(concepts=("a", "b", "c"), inquiry=Inquiry(topic=Topic.CHAINS, concepts=("a", "c"), route=CHAIN)),
    View(concepts=("a", "b", "c", "d"), inquiry=Inquiry(topic=Topic.LOOPS, concepts=("a",), route=LOOP, at=4)),
    View(concepts=("a",), inquiry=Inquiry(topic=Topic.ASK, concepts=("a",), text="why: 'so' #1?")),
    View(concepts=("a",), inquiry=Inquiry(topic=Topic.WHATIF, concepts=("a",)), shifts={"a": Shift.DOWN}, within=True),
    View(concepts=("a",), shifts={"a": Shift.UP}, inquiry=Inquiry(topic=Topic.CHAINS, concepts=("a", "b"))),
    View(
        concepts=("a", "b", "c"),
        question="why",
        brought=(Brought(by="a", direction=Direction.EFFECTS, concepts=("b", "c")),),
        filters=Filters(
            organs=frozenset({"liver"}),
            kinds=frozenset({RelationKind.CAUSAL}),
            reviews=frozenset({Review.APPROVED}),
            grade=3,
            hide=True,
        ),
    ),
]


def lecture(view: View, narration: str = "It does.") -> Lecture:
    scene = Scene(id="one", title="One: 1", view=view, narration=narration, unclaimed="It is a test.")
    return Lecture(id="made", title="Made", description="Yes", audience=Audience.EVERYONE, scenes=(scene,), atlas="1.0")


@pytest.mark.parametrize("view", VIEWS)
def test_what_is_written_is_read_back_the_same(view: View) -> None:
    made = lecture(replace(view, audience=view.audience))
    assert parse_lecture(small(), written_lecture(made)) == made


@pytest.mark.parametrize(
    "text",
    ["no", "~", "1.0", "- a\n- b\n\n1. c", "# Head\n\n> “quoted” & *so*: `x`", "<script>alert(1)</script>", "a" * 300, "β\tγ"],
)
def test_any_text_is_read_back_the_same(text: str) -> None:
    made = lecture(View(), text)
    assert parse_lecture(small(), written_lecture(made)) == made


def test_a_question_is_read_back_the_same() -> None:
    made = parse_lecture(small(), TEXT)
    assert parse_lecture(small(), written_lecture(made)) == made


def test_nothing_that_is_missing_is_dropped() -> None:
    text = spoilt(("concepts: [a, b]", "concepts: [gone, a, b]"), ("claims: [a-increases-b]", "claims: [a-was-b]"))
    made = parse_lecture(small(), text)
    again = parse_lecture(small(), written_lecture(made))
    assert again == made
    assert "gone" in written_lecture(made)


def test_control_characters_are_left_out_so_that_the_file_can_be_read() -> None:
    made = lecture(View(), "a\x00b\u2028c")
    assert parse_lecture(small(), written_lecture(made)).scenes[0].narration == "abc"


@given(st.text(max_size=400))
def test_whatever_is_typed_is_read_back_but_for_the_space_around_it(text: str) -> None:
    again = parse_lecture(small(), written_lecture(lecture(View(), text)))
    assert again.scenes[0].narration == readable(text).strip()
