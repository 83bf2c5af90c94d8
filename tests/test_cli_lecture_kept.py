"""Lectures that are kept, from the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from causal_atlas.cli import main
from causal_atlas.knowledge.open import shipped
from causal_atlas.lectures.archives import packed, unpacked
from causal_atlas.lectures.shelf import lecture_files
from causal_atlas.lectures.store.opening import Keeping
from causal_atlas.lectures.store.place import Place
from causal_atlas.lectures.store.scope import of_own
from tests.lectures.told import TEXT


@pytest.fixture(autouse=True)
def _kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUSAL_ATLAS_DATA", str(tmp_path / "data"))


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> dict[str, Any]:
    assert main(["lecture", *arguments, "--json"]) == code
    found = json.loads(capsys.readouterr().out)
    assert isinstance(found, dict)
    return found


def test_listing_makes_no_database(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert not any("own" in one for one in told(capsys, "list")["lectures"])
    assert main(["lecture", "show", "a" * 32]) == 1
    assert not (tmp_path / "data").exists()


def test_a_new_lecture_is_listed_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    made = told(capsys, "new", "--title", "Fat and sugar", "--audience", "clinician")
    listed = told(capsys, "list")["lectures"]
    assert listed[-1] == {"id": made["id"], "title": "Fat and sugar", "scenes": 0, "own": True}
    assert {"id", "title", "scenes"} == set(listed[0])
    assert told(capsys, "show", made["id"])["audience"] == "clinician"
    assert main(["lecture", "list"]) == 0
    assert f"{made['id']}  Fat and sugar (0 scenes" in capsys.readouterr().out


def test_a_file_and_an_archive_are_taken(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = lecture_files(shipped())["leaking_fat"]
    (one,) = told(capsys, "import", str(file))["lectures"]
    assert one["missing"] == []
    archive = tmp_path / "talks.zip"
    with zipfile.ZipFile(archive, "w") as written:
        written.write(file, "../../leaking.yaml")
        written.writestr("small.yaml", TEXT)
        written.writestr("broken.yaml", "title: [")
        written.writestr("readme.txt", "no lecture")
    found = told(capsys, "import", str(archive), code=1)
    assert [lecture["title"] for lecture in found["lectures"]] == [one["title"], "A small lecture"]
    assert set(found["lectures"][1]["missing"]) >= {"a", "b"}
    assert len(found["errors"]) == 1
    assert found["errors"][0].startswith("broken.yaml: File")
    assert told(capsys, "show", one["id"])["scenes"] == told(capsys, "show", "leaking_fat")["scenes"]
    assert main(["lecture", "export", "yaml", one["id"], "--output", str(tmp_path / "again.yaml")]) == 0
    assert main(["lecture", "check", str(tmp_path / "again.yaml")]) == 0
    assert not list(tmp_path.parent.glob("leaking*"))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"title: [", "File"), (b"PK\x05\x06" + b"\x00" * 18, "no lecture file in it"), (b"\xff\xfe", "UTF-8")],
)
def test_what_is_no_lecture_is_said(content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "talk.yaml"
    file.write_bytes(content)
    assert main(["lecture", "import", str(file)]) == 1
    assert said in capsys.readouterr().err


def test_an_archive_that_swells_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "talks.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr("large.yaml", b" " * 30_000_000)
    assert main(["lecture", "import", str(archive)]) == 1
    assert "large.yaml is larger than 2 MB" in capsys.readouterr().err


def test_archives_come_back_whole() -> None:
    from datetime import UTC, datetime

    values = [{"schema": "1", "id": "x", "title": title, "scenes": []} for title in ("../β", "../β", "Ä b")]
    names = [name for name, _ in unpacked(packed(("", value, datetime(1970, 1, 1, tzinfo=UTC)) for value in values))]
    assert names == ["lecture.yaml", "lecture-2.yaml", "a-b.yaml"]


def test_a_backup_brings_lectures_about_graphs_of_ones_own_back(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    archive, scope = tmp_path / "all.zip", of_own("a1" * 20)
    with zipfile.ZipFile(archive, "w") as written:
        written.writestr("small.yaml", TEXT)
        written.writestr(f"{scope}/small.yaml", TEXT)
        written.writestr(f"../{scope}/small.yaml", TEXT)
    found = told(capsys, "import", str(archive))["lectures"]
    assert [one.get("graph") for one in found] == [None, scope, None]
    assert [one["id"] for one in told(capsys, "list")["lectures"] if "own" in one] == [found[2]["id"], found[0]["id"]]
    library = Keeping(Place.of(), scope).library
    assert [one.id for one in library.summaries()] == [found[1]["id"]]
    assert main(["lecture", "import", str(archive)]) == 0
    assert "open its file in the browser" in capsys.readouterr().out
