from __future__ import annotations

import json
from pathlib import Path

import pytest

from causal_atlas.cli import main

KEYS = ["concepts", "claims", "polarity", "weakest", "inferred"]


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "t.csv"
    rows = "rain,wet street,+\nwet street,grip,-\nrain,grip,-\nrain,sun,\nsun,grip,+\n"
    path.write_text(f"cause,effect,polarity\n{rows}", encoding="utf-8")
    return str(path)


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["chains", *arguments]) == 0
    return capsys.readouterr().out


def test_json_holds_the_chains_best_first(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(asked(capsys, "rain", "grip", "--json", "--graph", table))
    assert [found[key] for key in ("cause", "effect", "truncated")] == ["rain", "grip", False]
    assert [[chain[key] for key in KEYS] for chain in found["chains"]] == [
        [["rain", "grip"], ["line-4"], "-", "line-4", 0],
        [["rain", "sun", "grip"], ["line-5", "line-6"], None, "line-5", 0],
        [["rain", "wet street", "grip"], ["line-2", "line-3"], "-", "line-2", 0],
    ]


def test_a_limit_is_no_silent_cut(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(asked(capsys, "rain", "grip", "--limit", "1", "--json", "--graph", table))
    assert (len(found["chains"]), found["truncated"], found["left_out"], found["bounded"]) == (1, True, 2, False)
    assert "3 chains of at most 8 links, the best 1 of them here." in asked(
        capsys, "rain", "grip", "--limit", "1", "--graph", table
    )


def test_concepts_are_called_by_any_of_their_names(capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "overfilled fat cells", "liver fat", "--limit", "1")
    assert "From overfilled fat cells to liver fat: 8 chains" in said
    assert "In all, more overfilled fat cells mean more liver fat." in said
    assert "[1] " in said


def test_without_a_chain_it_says_where_there_is_one_and_what_is_said_instead(capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "act_suppress_hgp", "hgp", "--condition", "resistant_decompensated", "--audience", "student")
    assert "in decompensated resistance (type 2 diabetes)." in said
    assert "There is one in health and in compensated insulin resistance." in said
    said = asked(capsys, "obesity", "abdominal_fat")
    assert "No chain of at most 8 links leads from obesity to belly fat." in said
    assert "Obesity is often associated with" in said


def test_what_leads_to_itself_is_a_loop(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "causal-atlas loops --through rain" in asked(capsys, "rain", "rain", "--graph", table)


def test_an_unknown_concept_is_an_error_that_helps(table: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["chains", "rain", "gripp", "--graph", table]) == 1
    assert "did you mean 'grip'?" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--max-links", "31"], ["--limit", "0"]])
def test_a_bound_out_of_range_exits_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["chains", "a", "b", *arguments])
    assert caught.value.code == 2
    assert "is not between" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argument", "value", "says"),
    [
        ("--condition", "purple", "'purple' is none of healthy, resistant_compensated"),
        ("--limit", "x", "'x' is not a whole number"),
    ],
)
def test_a_word_that_is_none_of_those_asked_for_is_answered_with_them(
    capsys: pytest.CaptureFixture[str], argument: str, value: str, says: str
) -> None:
    with pytest.raises(SystemExit):
        main(["chains", "insulin", "hgp", argument, value])
    assert says in capsys.readouterr().err
