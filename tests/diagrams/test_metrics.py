"""Widths of text, and labels in two lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.diagrams.metrics import ELLIPSIS, text_width, wrapped

ROOM = 132.0


def test_known_widths() -> None:
    assert 8.5 < text_width("W") * 10 / 13 < 11
    assert text_width("Insulin", weight="semibold") > text_width("Insulin", weight="regular")
    assert text_width("") == 0


def test_a_short_label_stays_on_one_line() -> None:
    assert wrapped("Liver fat", ROOM) == ("Liver fat",)


def test_two_lines_are_balanced() -> None:
    assert wrapped("Insulin resistance of the liver", ROOM) == ("Insulin resistance", "of the liver")


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrapped("An exceedingly long label that somebody typed into an edge table of their own", ROOM)
    assert len(lines) == 2
    assert lines[1].endswith(ELLIPSIS)
    assert max(map(text_width, lines)) <= ROOM


def test_one_endless_word_is_cut() -> None:
    lines = wrapped("x" * 200, ROOM)
    assert len(lines) == 2
    assert max(map(text_width, lines)) <= ROOM


@given(st.text(max_size=120))
def test_every_label_fits_its_box(text: str) -> None:
    lines = wrapped(text, ROOM)
    assert 1 <= len(lines) <= 2
    assert all(text_width(line) <= ROOM for line in lines)


@given(st.text(alphabet="abc defghi", max_size=34))
def test_words_survive_while_they_fit(text: str) -> None:
    lines = wrapped(text, ROOM)
    if not lines[-1].endswith(ELLIPSIS):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")
