"""Which course over time tells of something."""

from __future__ import annotations

from causal_atlas.reasoning.courses import central, concerned, course_of
from tests.reasoning.ask.asked import atlas


def test_what_a_course_turns_on_is_told_by_it() -> None:
    assert course_of(atlas(), ["beta_failure"], in_time=False) == "beta_cell_course"
    assert course_of(atlas(), ["puberty"], in_time=False) == "puberty_course"


def test_what_merely_takes_part_is_told_by_it_only_where_time_is_asked_for() -> None:
    assert course_of(atlas(), ["insulin_resistance"], in_time=False) == ""
    assert course_of(atlas(), ["insulin_resistance"], in_time=True)


def test_a_part_of_the_body_has_the_course_of_what_is_in_it() -> None:
    assert course_of(atlas(), ["pancreas"], in_time=True) == "beta_cell_course"


def test_a_course_is_about_its_steps_and_not_about_where_everything_begins() -> None:
    found = atlas().courses["beta_cell_course"]
    assert "meal" not in concerned(atlas(), found)
    assert "puberty" in central(atlas(), atlas().courses["puberty_course"])


def test_nothing_is_told_of_what_no_course_knows() -> None:
    assert course_of(atlas(), ["obesity"], in_time=False) == ""
    assert course_of(atlas(), [], in_time=True) == ""
