from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from causal_atlas.cli import main
from tests.knowledge.small import written


def table(folder: Path, *rows: str) -> str:
    path = folder / "own.csv"
    path.write_text("\n".join(["cause,effect,polarity", *rows]), encoding="utf-8")
    return str(path)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["whatif", *arguments]) == 0
    return capsys.readouterr().out


def changes(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(asked(capsys, "--json", *arguments))["changes"]
    return found


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["whatif", *arguments]) == 1
    return capsys.readouterr().err


def test_each_reached_concept_has_a_direction_and_the_claims_for_and_against(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = table(tmp_path, "a,b,+", "b,c,-", "a,c,+", "x,y,+")
    found = changes(capsys, "a=up", "--graph", own)
    assert list(found) == ["a", "b", "c"]
    assert found["a"] == {"direction": "up", "because": None, "against": None, "share_up": None, "set": True}
    assert found["b"]["direction"] == "up"
    assert len(found["b"]["because"]) == 1
    assert found["b"]["against"] is None
    assert found["c"]["direction"] == "undetermined"
    assert [len(found["c"][side]) for side in ("because", "against")] == [1, 2]
    assert found["c"]["reasons"] == ["opposing chains"]


def test_shares_come_with_an_atlas_and_on_request_with_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = table(tmp_path, "a,b,+")
    assert changes(capsys, "a=up", "--graph", own)["b"]["share_up"] is None
    assert changes(capsys, "a=up", "--graph", own, "--shares")["b"]["share_up"] == 1.0
    atlas = str(written(tmp_path / "atlas"))
    assert changes(capsys, "insulin=down", "--graph", atlas)["brake"]["share_up"] == 0.0
    assert changes(capsys, "insulin=down", "--graph", atlas, "--no-shares")["brake"]["share_up"] is None


def test_several_concepts_are_set_by_label_and_in_any_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = table(tmp_path, "fat,b,+", "sugar,b,-")
    assert changes(capsys, "FAT=up", "sugar=DOWN", "--graph", own)["b"]["direction"] == "up"


def test_it_reads_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "a=up", "--graph", table(tmp_path, "a,b,+", "b,c,-", "a,c,+", "c,d,"))
    assert said.startswith("What if a rises?\n\n1 link away\n  ↑ b: up\n      A raises b.\n  ? c: undetermined\n")
    assert "would raise it: A raises c\n" in said
    assert "would lower it: A raises b, which lowers c\n" in said
    assert "The way leads over a claim without a direction: “C regulates d.”" in said
    assert said.endswith("3 concepts: 1 up and 2 undetermined. Everything else is unchanged.\n")


def test_chance_models_stand_apart_and_only_for_what_is_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "a=up", "--shares", "--graph", table(tmp_path, "a,b,+", "a,c,+", "b,c,-"))
    first, second = said.split("A different kind of answer")
    assert "models" not in first
    assert "  c: up in " in second
    assert "  b:" not in second


def test_nothing_that_follows_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Nothing follows" in asked(capsys, "b=up", "--graph", table(tmp_path, "a,b,+"))


@pytest.mark.parametrize(
    ("arguments", "cure"),
    [
        (["a"], "write a=up or a=down"),
        (["a=sideways"], "write a=up or a=down"),
        (["a=up", "a=down"], "'a' is set both up and down"),
        (["glucos=up"], "did you mean 'glucose'?"),
    ],
)
def test_what_cannot_be_understood_gets_its_cure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], cure: str
) -> None:
    assert cure in refused(capsys, *arguments, "--graph", table(tmp_path, "a,b,+", "glucose,b,+"))


def test_a_million_ways_are_no_trouble(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = [f"n{number}" for number in range(60)]
    rows = [f"{a},{b},{'+-'[(i * j) % 2]}" for i, a in enumerate(names) for j, b in enumerate(names) if a != b]
    found = json.loads(asked(capsys, "--json", "n1=up", "--graph", table(tmp_path, *rows)))
    assert len(found["changes"]) == 60
