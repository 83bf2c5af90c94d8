from __future__ import annotations

from pathlib import Path

import pytest

from causal_atlas.cli import main


def test_a_question_is_written_to_a_file(tmp_path: Path) -> None:
    target = tmp_path / "why.txt"
    assert main(["export", "text", "--question", "two_orders", "--output", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("Why do high glucose")


def test_the_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--list"]) == 0
    assert "text" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (["text", "--question", "two_orders"], "--output"),
        (["text", "--output", "-"], "--question"),
        (["tex", "--question", "two_orders", "--output", "-"], "did you mean 'text'"),
        (["text", "--question", "two_order", "--output", "-"], "no question is called"),
        (["text", "--chain", "imcl", "--output", "-"], "CAUSE..EFFECT"),
        (["svg", "--question", "two_orders", "--dpi", "300", "--output", "-"], "write png"),
        (["text", "--question", "two_orders", "--page", "a4", "--output", "-"], "text has no --page"),
        (["svg", "--question", "two_orders", "--caption", "a" * 5001, "--output", "-"], "5,000 characters at most"),
        (["svg", "--question", "two_orders", "--address", "javascript:1", "--output", "-"], "begin with https://"),
        (["svg", "--chain", "inflammation..hepatic_fat", "--selection", "--output", "-"], "nothing is selected"),
    ],
)
def test_what_cannot_be_written_is_said_with_its_cure(
    arguments: list[str], cure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == 1
    assert cure in capsys.readouterr().err


def test_a_picture_is_written_as_it_is_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "why.svg"
    asked = ["--palette", "print", "--caption", "Two orders.", "--no-references", "--no-font", "--title", "Why"]
    assert main(["export", "svg", "--question", "two_orders", "--output", str(target), *asked]) == 0
    content = target.read_text(encoding="utf-8")
    assert "Two orders." in content
    assert "Brown" not in content
    assert "font/woff2" not in content


@pytest.mark.parametrize("given", [("--scale", "9"), ("--width", "0"), ("--dpi", "x"), ("--palette", "neon"), ("--page", "a3")])
def test_a_size_is_within_bounds(given: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["export", "png", "--question", "two_orders", "--output", "-", *given])
    assert given[0] in capsys.readouterr().err


def test_every_question_becomes_a_file_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "figures" / "text"
    assert main(["export", "text", "--each-question", "--output", str(folder)]) == 0
    files = sorted(path.name for path in folder.iterdir())
    assert "two_orders.txt" in files
    assert (folder / "two_orders.txt").read_text(encoding="utf-8").startswith("Why do high glucose")
    said = capsys.readouterr()
    assert (said.out, f"0 of {len(files)} " in said.err, f"{len(files)} of {len(files)}" in said.err) == ("", True, True)


def test_what_has_no_questions_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "t.csv"
    table.write_text("cause,effect,polarity\na,b,+\n", encoding="utf-8")
    assert main(["export", "sif", "--each-question", "--graph", str(table), "--output", str(tmp_path / "x")]) == 1
    assert "--all" in capsys.readouterr().err
    blocked = ["export", "text", "--each-question", "--output", str(table)]
    assert main(blocked) == 1
    assert "choose another --output" in capsys.readouterr().err


@pytest.mark.parametrize(("form", "start"), [("pptx", b"PK"), ("drawio", b"<?xml")])
def test_a_drawing_to_go_on_working_with_is_written(form: str, start: bytes, tmp_path: Path) -> None:
    target = tmp_path / f"why.{form}"
    assert main(["export", form, "--question", "two_orders", "--output", str(target)]) == 0
    assert target.read_bytes().startswith(start)
