from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from causal_atlas.cli import main

TABLE = "cause,effect,polarity\nfat,heat,+\nheat,fat,+\nheat,fat,-\nheat,leak,+\nleak,fat,-\nleak,cold,\ncold,leak,+\n"
KEYS = ["id", "kind", "concepts", "claims", "support", "signs", "variants", "conditions"]


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "arrows.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    assert main(["loops", "--json", *arguments]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_loops_of_a_table_are_counted_by_kind(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "--graph", table)
    assert [(loop["id"], loop["kind"], loop["concepts"], loop["support"]) for loop in found["loops"]] == [
        ("R1", "reinforcing", ["fat", "heat"], "stated"),
        ("B1", "balancing", ["fat", "heat"], "stated"),
        ("B2", "balancing", ["fat", "heat", "leak"], "stated"),
    ]
    assert list(found["loops"][0]) == KEYS
    assert len(found["loops"][2]["claims"]) == 3
    assert (found["truncated"], found["complete_to"], found["counts"]) == (False, 8, {"reinforcing": 1, "balancing": 2})


def test_a_limit_is_no_silent_cut(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "--graph", table, "--limit", "1")
    assert (len(found["loops"]), found["truncated"], found["complete_to"]) == (1, True, 1)
    assert main(["loops", "--graph", table, "--limit", "1"]) == 0
    assert "There may be more: only up to 1 links" in capsys.readouterr().out


def test_a_concept_is_called_by_any_of_its_names(capsys: pytest.CaptureFixture[str]) -> None:
    by_id, by_label = (answer(capsys, "--through", name) for name in ("hepatic_fat", "Liver fat"))
    assert by_id == by_label
    assert by_id["loops"]
    assert all("hepatic_fat" in loop["concepts"] for loop in by_id["loops"])


def test_an_unknown_concept_is_an_error_that_helps(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["loops", "--graph", table, "--through", "leek"]) == 1
    assert "no concept 'leek'; did you mean 'leak'?" in capsys.readouterr().err


def test_a_name_of_several_concepts_must_be_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "arrows.csv"
    path.write_text("cause,effect,polarity\nFat,heat,+\nfAt,heat,+\nheat,cold,+\n", encoding="utf-8")
    assert main(["loops", "--graph", str(path), "--through", "fat"]) == 1
    assert "may be Fat or fAt" in capsys.readouterr().err


def test_where_to_cut_is_told_with_what_is_known_there(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = answer(capsys, "--graph", table, "--cut")["cuts"]
    assert found["loops"] == 3
    assert (found["concepts"][0]["concepts"], len(found["concepts"][0]["opens"])) == (["fat"], 3)
    assert found["fewest"] == {"concepts": ["fat"], "links": [["fat", "heat"]]}
    assert main(["loops", "--graph", table, "--cut"]) == 0
    assert "opens 3 of 3; nothing in the atlas is known to act here" in capsys.readouterr().out


def test_the_text_tells_each_loop_and_its_weakest_link(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["loops", "--condition", "resistant_compensated", "--audience", "student"]) == 0
    said = capsys.readouterr().out
    assert "R2  reinforcing · stated · closed in resistant compensated" in said
    assert (
        "The more liver fat, the more liver insulin resistance, the more hepatic lipogenesis, and so the more liver fat." in said
    )
    assert "Weakest link: " in said
    assert "It closes only if what is said of insulin resistance is true of its part, " in said


@pytest.mark.parametrize("arguments", [["--max-links", "1"], ["--max-links", "99"], ["--limit", "0"], ["--max-links", "x"]])
def test_a_bound_out_of_range_exits_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["loops", *arguments])
    assert caught.value.code == 2
