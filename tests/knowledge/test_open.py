from __future__ import annotations

from pathlib import Path

import pytest

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.open import open_graph, shipped
from tests.knowledge.small import written


def test_a_folder_is_an_atlas(tmp_path: Path) -> None:
    assert len(open_graph(written(tmp_path)).concepts) == 4


def test_nothing_there_is_said_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(InvalidGraphError, match="there is no such file or folder; give --graph the path"):
        open_graph(tmp_path / "nowhere")


def test_the_shipped_atlas_is_found() -> None:
    assert (shipped() / "atlas.yaml").is_file()
