from __future__ import annotations

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped


@pytest.fixture(scope="session")
def atlas() -> ConceptGraph:
    return open_graph(shipped())
