from __future__ import annotations

import re
from dataclasses import replace

import pytest

from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.markdown import lecture_markdown, pictures_of, safe
from causal_atlas.lectures.reading import parse_lecture
from tests.lectures.told import TEXT, small, spoilt


def lecture(*changes: tuple[str, str]) -> Lecture:
    return parse_lecture(small(), spoilt(*changes))


def test_a_lecture_is_told_scene_by_scene() -> None:
    told = lecture_markdown(small(), lecture(), {"first": "small-01.svg"})
    assert told.startswith("# A small lecture\n")
    assert told.index("## 1. One") < told.index("![One](small-01.svg)") < told.index("A raises b.") < told.index("## 2. Two")
    assert "**Question.** A rises. What does c do?" in told
    assert "**Answer.** It falls" in told
    assert "**Notes** (about 1 second). Point at c." in told
    assert "Only a test." in told


def test_the_choices_are_shuffled_always_alike() -> None:
    question = lecture().scenes[1].question
    assert question is not None
    orders = {question.offered(str(seed)) for seed in range(20)}
    assert len(orders) == 2
    assert question.offered("x") == question.offered("x")


def test_every_scene_has_a_picture() -> None:
    found = list(pictures_of(small(), lecture(), "small"))
    assert [(scene, name) for scene, name, _ in found] == [("first", "small-01.svg"), ("second", "small-02.svg")]
    assert all(content.startswith((b"<svg", b"<?xml")) for _, _, content in found)


def test_what_is_missing_is_told() -> None:
    assert "*This atlas does not have gone.*" in lecture_markdown(small(), lecture(("[a, b]\n", "[gone, a, b]\n")))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x]( javascript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<javascript:alert(1)>",
    ],
)
def test_markdown_of_others_runs_nothing(hostile: str) -> None:
    made = lecture()
    scenes = (replace(made.scenes[0], narration=hostile, notes=hostile),)
    told = lecture_markdown(small(), replace(made, title=hostile, scenes=scenes))
    lines = [line for line in told.splitlines() if "alert" in line]
    assert lines
    for line in lines:
        plain = re.sub(r"\\.", "", line)
        assert not any(mark in plain for mark in ("<", "](", "]:", "!["))


def test_a_picture_from_elsewhere_becomes_a_link() -> None:
    assert safe("![x](https://elsewhere.org/x.png)").startswith("\\![x]")


def test_plain_markdown_is_left_as_it_is() -> None:
    text = "*So* it is: [see](https://example.org), `a`, b.\n\n- one\n- two"
    assert safe(text) == text
    assert TEXT.count("narration") == 2
