"""What the commands share: the graph they ask, the condition, and one JSON object as their answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Concept, Condition
from causal_atlas.knowledge.open import open_graph, shipped

SOUND, FLAWED = 0, 1
"""Exit codes; argparse exits with 2 when the command itself is wrong."""

if TYPE_CHECKING:
    Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def asks_graph(parser: argparse.ArgumentParser) -> None:
    """Add `--graph` and `--json`, which every command takes."""
    parser.add_argument(
        "--graph", type=Path, metavar="PATH", help="an atlas folder, an edge table or a network file (default: the atlas shipped)"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")


def asks_condition(parser: argparse.ArgumentParser) -> None:
    """Add `--condition`; without it every claim counts that holds in some condition."""
    parser.add_argument(
        "--condition",
        type=Condition,
        choices=list(Condition),
        metavar="CONDITION",
        help=f"only what holds in it: {', '.join(Condition)} (default: what holds in any)",
    )


def asks_audience(parser: argparse.ArgumentParser) -> None:
    """Add `--audience`, whose words the text is in."""
    parser.add_argument(
        "--audience",
        type=Audience,
        choices=list(Audience),
        default=Audience.EVERYONE,
        metavar="AUDIENCE",
        help=f"whose words: {', '.join(Audience)} (default: everyone)",
    )


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """What reads an argument that is a whole number within bounds."""

    def number(text: str) -> int:
        value = int(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"{value} is not between {least} and {most}")
        return value

    return number


def graph_of(options: argparse.Namespace) -> ConceptGraph:
    """The graph that `--graph` names.

    Raises:
        InvalidGraphError: it cannot be used.
    """
    return open_graph(options.graph or shipped())


def concept_of(graph: ConceptGraph, text: str) -> Concept:
    """The concept that an argument names by its id, a former id, a synonym or a label.

    Raises:
        UnknownConceptError: no concept is called that, or several are.
    """
    if (known := graph.resolve(text)) is not None:
        return graph.concepts[known]
    called = graph.called(text)
    if len(called) > 1:
        raise UnknownConceptError(f"{text!r} may be {' or '.join(concept.id for concept in called)}; name one of them")
    return called[0] if called else graph.concept(text)


def as_json(answer: Mapping[str, Any]) -> str:
    """An answer as one JSON object."""
    return json.dumps(answer, indent=2, ensure_ascii=False)
