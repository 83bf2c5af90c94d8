from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from causal_atlas.cli import lecture_export, main
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks.formats import MODULES
from causal_atlas.lectures.reading import read_lecture
from causal_atlas.lectures.shelf import lecture_of
from tests.lectures.told import TEXT


def test_the_list_has_id_title_and_number_of_scenes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lecture", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["lectures"]
    assert {"id": "four_organs", "title": "One hormone, four organs", "scenes": 14} in found["lectures"]
    assert all(list(one) == ["id", "title", "scenes"] for one in found["lectures"])


def test_the_list_is_for_people_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lecture", "list"]) == 0
    assert "One hormone, four organs (14 scenes, about" in capsys.readouterr().out


def test_a_table_has_no_lectures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "table.csv"
    table.write_text("cause,polarity,effect\na,+,b\n", encoding="utf-8")
    assert main(["lecture", "list", "--graph", str(table)]) == 0
    assert "no lectures" in capsys.readouterr().out


def test_a_lecture_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lecture", "show", "leaking_fat"]) == 0
    assert "8. The small circle" in capsys.readouterr().out
    assert main(["lecture", "show", "leaking_fat", "--json"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["scenes"][7]["id"] == "circle"
    assert shown["missing"] == []
    assert shown["seconds"] > 100


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (["show", "leaking_fatt"], "did you mean 'leaking_fat'?"),
        (["show", "../leaking_fat"], "no lecture is called"),
        (["show"], "name a lecture by its ID"),
        (["show", "leaking_fat", "--file", "x.yaml"], "one of the two"),
        (["export", "yaml", "xyzzy", "--output", "-"], "there are beta_cells"),
        (["show", "--file", "nowhere.yaml"], "cannot be read"),
    ],
)
def test_what_is_not_there_is_said_with_its_cure(arguments: list[str], cure: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lecture", *arguments]) == 1
    assert cure in capsys.readouterr().err


def test_the_shipped_lectures_are_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lecture", "check"]) == 0
    assert capsys.readouterr().out == "5 lectures: no errors\n"


def test_mistakes_are_named_and_exit_with_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert main(["lecture", "check", str(path)]) == 1
    assert "there is no concept 'a'" in capsys.readouterr().out
    assert main(["lecture", "check", str(tmp_path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["lectures"] == 1
    assert set(report["errors"][0]) == {"file", "line", "field", "message", "cure"}


def test_yaml_is_read_back_as_the_same_lecture(tmp_path: Path) -> None:
    target = tmp_path / "mine.yaml"
    assert main(["lecture", "export", "yaml", "two_instructions", "--output", str(target)]) == 0
    graph = open_graph(shipped())
    assert read_lecture(graph, target) == lecture_of(graph, shipped(), "two_instructions")


def test_markdown_has_its_pictures_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "talk.md"
    assert main(["lecture", "export", "markdown", "normal_sugar", "--output", str(target)]) == 0
    told = target.read_text(encoding="utf-8")
    pictures = sorted(path.name for path in tmp_path.glob("*.svg"))
    assert len(pictures) == 14
    assert all(f"({name})" in told for name in pictures)


def test_markdown_on_standard_output_names_no_pictures(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lecture", "export", "markdown", "normal_sugar", "--output", "-"]) == 0
    assert "![" not in capsys.readouterr().out


@pytest.mark.parametrize(
    "asked",
    [
        ("--chain", "adipose_overload..hepatic_fat"),
        ("--loop", "R1"),
        ("--question", "two_orders"),
        ("--whatif", "ectopic_fat=up"),
        ("--course", "puberty_course"),
        ("--contrast", "resistant_decompensated"),
    ],
)
def test_a_draft_is_a_sound_lecture_file(asked: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "My talk.yaml"
    assert main(["lecture", "draft", *asked, "--output", str(target)]) == 0
    assert "id: my_talk" in target.read_text(encoding="utf-8")
    assert main(["lecture", "check", str(target)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "cure"),
    [
        (("--chain", "insulin"), "CAUSE..EFFECT"),
        (("--chain", "acanthosis..insulin"), "try the other way round"),
        (("--loop", "R999"), "no loop is called 'R999'"),
        (("--question", "two_order"), "did you mean 'two_orders'?"),
        (("--course", "liver_cours"), "did you mean 'liver_course'?"),
        (("--whatif", "ectopic_fat"), "write ectopic_fat=up"),
    ],
)
def test_what_cannot_be_drafted_is_said_with_its_cure(
    asked: tuple[str, str], cure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lecture", "draft", *asked, "--output", "-"]) == 1
    assert cure in capsys.readouterr().err


def test_the_formats_are_listed_and_an_unknown_one_is_refused_with_its_cure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lecture", "export", "--list"]) == 0
    listed = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert listed == list(MODULES)
    assert main(["lecture", "export", "ppt", "four_organs", "--output", "-"]) == 1
    assert "did you mean 'pptx'?" in capsys.readouterr().err
    assert main(["lecture", "export", "pptx", "four_organs"]) == 1
    assert "--output" in capsys.readouterr().err


def test_a_lecture_of_ones_own_is_written_to_a_file_with_progress_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, target = tmp_path / "mine.yaml", tmp_path / "mine.pdf"
    assert main(["lecture", "draft", "--chain", "adipose_overload..hepatic_fat", "--output", str(mine)]) == 0
    assert main(["lecture", "export", "pdf", "--file", str(mine), "--output", str(target)]) == 0
    shown = capsys.readouterr()
    assert target.read_bytes().startswith(b"%PDF")
    assert shown.out == ""
    assert "█" in shown.err


def test_files_go_to_standard_output_as_they_are(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["lecture", "export", "yaml", "two_instructions", "--output", "-"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"schema: 1")


def test_whoever_interrupts_keeps_the_file_that_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "talk.zip"
    target.write_bytes(b"old")

    def interrupted(_name: str) -> Callable[[int, int], None]:
        def stop(_done: int, _of: int) -> None:
            raise KeyboardInterrupt

        return stop

    monkeypatch.setattr(lecture_export, "bar_of", interrupted)
    assert main(["lecture", "export", "markdown", "two_instructions", "--output", str(target)]) == 130
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["talk.zip"]
    assert "half-written" in capsys.readouterr().err
