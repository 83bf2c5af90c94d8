from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from causal_atlas.cli import main
from tests.knowledge.small import written

ROOT = Path(__file__).resolve().parents[1]
KEYS = [
    "concepts",
    "claims",
    "causal_claims",
    "statements",
    "statements_covered",
    "not_modelled",
    "references",
    "disputes",
    "errors",
    "warnings",
]
SPOILT = ("claims/liver.yaml", "cause: output", "cause: outputs")


def test_a_sound_atlas_exits_with_zero_and_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--graph", str(written(tmp_path))]) == 0
    said = capsys.readouterr().out
    assert "4 concepts, 5 claims (3 causal), 2 references, 1 dispute" in said
    assert "4 statements: 3 carried, 1 not modelled" in said
    assert "no errors" in said


def test_json_has_exactly_the_agreed_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "--graph", str(written(tmp_path, SPOILT))]) == 1
    report = json.loads(capsys.readouterr().out)
    assert list(report) == KEYS
    assert report["errors"] == [
        {
            "file": "claims/liver.yaml",
            "line": 24,
            "field": "cause",
            "message": "there is no concept 'outputs'",
            "cure": "did you mean 'output'?",
        }
    ]


def test_errors_exit_with_one_and_are_all_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = ("concepts/liver.yaml", "organ: liver", "organ: livr")
    assert main(["check", "--graph", str(written(tmp_path, SPOILT, other))]) == 1
    said = capsys.readouterr().out
    assert "2 errors:" in said
    assert "claims/liver.yaml:24: cause: there is no concept 'outputs'; did you mean 'output'?" in said


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--grph", "x"]])
def test_a_command_that_cannot_be_understood_exits_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2


def test_a_path_that_is_not_there_is_said_in_both_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--graph", str(tmp_path / "nowhere")]) == 1
    assert "there is no such file or folder" in capsys.readouterr().out
    assert main(["check", "--json", "--graph", str(tmp_path / "nowhere")]) == 1
    assert json.loads(capsys.readouterr().out)["errors"][0]["field"] == "graph"


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe\x00", b"a: &x [*x]", b"[" * 9_999, b"\t", b"- 1\n- [", b"!!python/name:os.system", b"7"]
)
def test_no_file_however_broken_gives_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str], raw: bytes) -> None:
    folder = written(tmp_path)
    for file in (
        "atlas.yaml",
        "claims/liver.yaml",
        "concepts/liver.yaml",
        "sources/essay.yaml",
        "references.yaml",
        "layout.json",
    ):
        (folder / file).write_bytes(raw)
    assert main(["check", "--graph", str(folder)]) == 1
    assert "claims/liver.yaml" in capsys.readouterr().out


def test_without_a_path_the_shipped_atlas_is_checked(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--json"])
    assert json.loads(capsys.readouterr().out)["concepts"] > 0


def test_a_reader_who_has_seen_enough_ends_the_command_quietly() -> None:
    code = "import sys; from causal_atlas.cli import main; sys.exit(main(['loops']))"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=dict(os.environ, PYTHONPATH="src")
    ) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""
    assert ran.returncode == 0
