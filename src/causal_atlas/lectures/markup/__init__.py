"""Markdown that others wrote, as a tree of our own values, and what is written from that and nothing else."""

from causal_atlas.lectures.markup.nodes import as_html, as_nodes
from causal_atlas.lectures.markup.parsing import parse
from causal_atlas.lectures.markup.plain import as_markdown, as_text
from causal_atlas.lectures.markup.runs import as_runs
from causal_atlas.lectures.markup.typst_code import as_typst
from causal_atlas.lectures.markup.values import Block, Inline

__all__ = ["Block", "Inline", "as_html", "as_markdown", "as_nodes", "as_runs", "as_text", "as_typst", "parse"]
