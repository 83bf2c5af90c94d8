from __future__ import annotations

from pathlib import Path

import pytest

from causal_atlas.lectures.shelf import UnknownLectureError, lecture_of, lectures_of
from tests.lectures.told import TEXT, small


def test_lectures_are_found_by_their_id(tmp_path: Path) -> None:
    (tmp_path / "lectures").mkdir()
    (tmp_path / "lectures" / "small.yaml").write_text(TEXT, encoding="utf-8")
    assert [lecture.id for lecture in lectures_of(small(), tmp_path)] == ["small"]
    assert lecture_of(small(), tmp_path, "small").title == "A small lecture"


@pytest.mark.parametrize("name", ["smal", "../secret", "lectures/small", ""])
def test_an_unknown_id_is_an_error_and_never_a_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "lectures").mkdir()
    (tmp_path / "lectures" / "small.yaml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(TEXT, encoding="utf-8")
    with pytest.raises(UnknownLectureError, match="small"):
        lecture_of(small(), tmp_path, name)


def test_a_table_has_no_lectures(tmp_path: Path) -> None:
    assert lectures_of(small(), tmp_path / "table.csv") == ()
