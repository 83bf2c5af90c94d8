from __future__ import annotations

import pytest

from causal_atlas.lectures.decks.formats import MODULES, Cancelled, UnknownLectureFormatError, all_formats, named, silent
from causal_atlas.lectures.reading import parse_lecture
from tests.lectures.told import TEXT, small


@pytest.mark.parametrize("name", MODULES)
def test_a_format_is_called_as_it_is_registered(name: str) -> None:
    found = named(name)
    assert found.name == name
    assert found.label
    assert "/" in found.media_type
    assert found.extension == found.extension.strip(".").lower()


def test_every_format_is_offered_in_order() -> None:
    assert [each.name for each in all_formats()] == list(MODULES)


def test_an_unknown_format_is_refused_with_its_cure() -> None:
    with pytest.raises(UnknownLectureFormatError, match="did you mean 'yaml'"):
        named("yam")


def test_the_lecture_file_is_read_back_as_the_same_lecture() -> None:
    lecture = parse_lecture(small(), TEXT)
    content = named("yaml").write(small(), lecture, silent)
    assert parse_lecture(small(), content.decode()) == lecture


def test_a_writer_stops_when_nobody_wants_it_any_more() -> None:
    def stop(_done: int, _of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled, match="cancelled"):
        named("yaml").write(small(), parse_lecture(small(), TEXT), stop)
