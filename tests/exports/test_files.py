from __future__ import annotations

import os
from pathlib import Path

import pytest

from causal_atlas.exports.files import WriteError, write_whole


def test_a_file_is_written_as_a_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "figure.txt"
    target.write_bytes(b"old")
    write_whole(target, b"new")
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["figure.txt"]


def test_what_was_there_is_kept_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "figure.txt"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WriteError, match="No space left on device"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["figure.txt"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="choose another --output"):
        write_whole(tmp_path / "nowhere" / "figure.txt", b"new")
