"""What if: what follows when some concepts are set higher or lower and held there."""

from causal_atlas.reasoning.whatif.ask import answer
from causal_atlas.reasoning.whatif.values import Answer, Chain, Change, Outcome, Reason

__all__ = ["Answer", "Chain", "Change", "Outcome", "Reason", "answer"]
