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
    ],
)
def test_what_cannot_be_written_is_said_with_its_cure(
    arguments: list[str], cure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", *arguments]) == 1
    assert cure in capsys.readouterr().err
