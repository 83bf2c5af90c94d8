from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from causal_atlas.cli import main
from causal_atlas.views import permalink
from tests.reasoning.ask.asked import atlas

KEYS = ["understood", "intent", "concepts", "answer", "claims", "view", "condition", "ambiguous", "nearest", "references"]
TABLE = Path(__file__).parent / "data" / "glucose.tsv"


def asked(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main(["ask", *arguments]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_holds_the_answer_and_a_view_that_opens(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "How does fat in the muscle raise blood sugar?", "--json")
    assert set(KEYS) <= found.keys()
    assert found["understood"] is True
    assert (found["intent"], found["concepts"]) == ("chain", ["imcl", "glucose_blood"])
    view = permalink.decode(atlas(), found["view"]).view
    assert view.inquiry is not None
    assert view.inquiry.text == "How does fat in the muscle raise blood sugar?"
    assert [one["number"] for one in found["references"]] == list(range(1, len(found["references"]) + 1))


def test_a_question_without_an_answer_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "Who won the world cup?", "--json")
    assert found["understood"] is False
    assert (found["intent"], found["reason"], found["claims"]) == ("unanswerable", "outside", [])
    assert found["nearest"]
    assert found["answer"]


def test_it_answers_in_the_words_and_the_condition_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "What causes NEFA to rise", "--audience", "clinician", "--condition", "resistant_compensated", "--json")
    assert found["condition"] == "resistant_compensated"
    assert found["answer"].startswith("Circulating NEFA")


def test_text_reads_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "What does fat do?"]) == 0
    said = capsys.readouterr().out
    assert "I take “fat” to mean the fat tissue." in said
    assert "\nReferences\n" in said
    assert "\nDid you mean\n  What does liver fat do?" in said
    assert "\nAsk next\n" in said
    assert max(map(len, said.splitlines())) <= 100


def test_any_graph_can_be_asked(capsys: pytest.CaptureFixture[str]) -> None:
    found = asked(capsys, "What causes glucose?", "--graph", str(TABLE), "--json")
    assert found["understood"] is True
    assert found["intent"] == "causes"
    assert found["claims"]
