"""A small lecture as text, and a way to spoil it."""

from __future__ import annotations

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.yaml_text import Document, parse
from tests.notation import graph

TEXT = """\
schema: 1
id: small
title: A small lecture
audience: student
scenes:
  - id: first
    title: One
    view:
      concepts: [a, b]
      focus: a
    narration: A raises b.
    claims: [a-increases-b]
  - id: second
    title: Two
    view:
      concepts: [a, b, c]
      arrangement: chain
      route: {concepts: [a, b, c], signs: +-, at: 2}
    narration: B lowers c.
    notes: Point at c.
    claims: [b-decreases-c]
    question:
      kind: direction
      prompt: A rises. What does c do?
      choices:
        - {text: It falls, right: true}
        - {text: It rises}
      claims: [a-increases-b, b-decreases-c]
"""


def small() -> ConceptGraph:
    return graph("a + b", "b - c", "c + d", "d + a", aliases={"b": ("old_b",)})


def spoilt(*changes: tuple[str, str]) -> str:
    text = TEXT
    for old, new in changes:
        assert old in text, f"the lecture has no {old!r}"
        text = text.replace(old, new, 1)
    return text


def document(*changes: tuple[str, str]) -> Document:
    return parse("small.yaml", spoilt(*changes))
