"""Questions in plain words, answered from the graph alone: no language model, no network, nothing made up."""
