"""Causal Atlas: an explorer of causal mechanisms that opens on insulin resistance."""

__version__ = "0.1.0"
