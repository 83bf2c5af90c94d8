from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from causal_atlas.lectures.reading import parse_lecture
from tests.lectures.decks.taken import graph_and_lecture, small_lecture, taken
from tests.lectures.told import small


def test_the_archive_has_the_text_its_pictures_and_the_lecture_itself() -> None:
    with ZipFile(BytesIO(taken("markdown", "small"))) as file:
        assert sorted(file.namelist()) == ["lecture-01.svg", "lecture-02.svg", "lecture.md", "lecture.yaml"]
        text = file.read("lecture.md").decode()
        assert "![One](lecture-01.svg)" in text
        assert "![Two](lecture-02.svg)" in text
        assert parse_lecture(small(), file.read("lecture.yaml").decode()) == small_lecture()


def test_names_in_the_archive_are_ours_whatever_the_lecture_is_called() -> None:
    _, lecture = graph_and_lecture("hostile")
    with ZipFile(BytesIO(taken("markdown", "hostile"))) as file:
        assert all(name.startswith("lecture") and "/" not in name for name in file.namelist())
        assert len(file.namelist()) == sum(bool(scene.view.concepts) for scene in lecture.scenes) + 2
