"""What is known: concepts, claims, and who says so."""

from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.load import load_graph
from causal_atlas.knowledge.open import open_graph, shipped

__all__ = ["ConceptGraph", "Direction", "load_graph", "open_graph", "shipped"]
