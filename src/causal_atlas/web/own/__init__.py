"""Graphs of one's own in the browser: taken in, kept for a while under an address nobody can guess, and forgotten."""
