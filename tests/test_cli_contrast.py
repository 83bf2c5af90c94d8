from __future__ import annotations

import json
from pathlib import Path

import pytest

from causal_atlas.cli import main
from tests.knowledge.small import written

TABLE = str(Path(__file__).parent / "data" / "glucose.tsv")


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["contrast", *arguments]) == 0
    return capsys.readouterr().out


def test_a_row_names_organ_action_condition_status_claims_and_disputes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(asked(capsys, "--json", "--condition", "healthy", "--graph", str(written(tmp_path))))
    assert found["rows"] == [
        {
            "organ": "liver",
            "action": "brake",
            "condition": "healthy",
            "status": "working",
            "claims": ["insulin-increases-brake", "brake-decreases-output"],
            "disputes": ["D1"],
        }
    ]
    assert found["changes"] == []


def test_the_shipped_table_has_every_condition_with_a_status(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(asked(capsys, "--json"))
    assert {row["condition"] for row in found["rows"]} == {"healthy", "resistant_compensated", "resistant_decompensated"}
    assert all(change["because"] or change["contrast"] != "amplified" for change in found["changes"])


def test_people_read_words_and_both_sides_of_a_disagreement(capsys: pytest.CaptureFixture[str]) -> None:
    said = asked(capsys, "--audience", "clinician")
    assert "preserved (disputed)" in said
    assert "Disputed (D2): Do resistant fat cells still take up glucose?" in said
    assert "\x1b" not in said


def test_where_there_is_nothing_to_contrast_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert "nothing to contrast" in asked(capsys, "--graph", TABLE)
    found = json.loads(asked(capsys, "--json", "--graph", TABLE))
    assert (found["rows"], found["changes"]) == ([], [])
    assert "nothing to contrast" in found["note"]
    assert asked(capsys, "--condition", "puberty").startswith("Puberty: the sources do not say")
