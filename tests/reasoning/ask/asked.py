"""The reviewed questions, and the shipped atlas which they are asked of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.load import load_graph
from tests.graph.places import GRAPH

DATA = Path(__file__).parents[2] / "data"


@cache
def atlas() -> ConceptGraph:
    """The shipped atlas, read once."""
    return load_graph(GRAPH)


def questions(name: str) -> list[dict[str, Any]]:
    """The questions of a file of `tests/data`, each with what has to be understood."""
    return list(yaml.safe_load((DATA / name).read_text(encoding="utf-8")))
