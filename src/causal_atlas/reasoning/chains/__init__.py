"""How one concept leads to another: every simple chain of causal claims, best first."""
