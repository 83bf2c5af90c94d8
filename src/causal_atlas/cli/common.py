"""What the commands share: the graph they ask, the condition, and one JSON object as their answer."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from causal_atlas.errors import UnknownConceptError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Concept, Condition
from causal_atlas.knowledge.open import open_graph, shipped

Word = TypeVar("Word", bound=StrEnum)

SOUND, FLAWED, STOPPED = 0, 1, 130
"""Exit codes, the last for Ctrl-C; argparse exits with 2 when the command itself is wrong."""

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
        type=_one_of(Condition),
        metavar="CONDITION",
        help=f"only what holds in it: {', '.join(Condition)} (default: what holds in any)",
    )


def asks_audience(parser: argparse.ArgumentParser) -> None:
    """Add `--audience`, whose words the text is in."""
    parser.add_argument(
        "--audience",
        type=_one_of(Audience),
        default=Audience.EVERYONE,
        metavar="AUDIENCE",
        help=f"whose words: {', '.join(Audience)} (default: everyone)",
    )


def _one_of(kind: type[Word]) -> Callable[[str], Word]:
    """What reads an argument that is one of a few words, and names them all where it is none of them."""

    def word(text: str) -> Word:
        try:
            return kind(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is none of {', '.join(kind)}") from None

    return word


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """What reads an argument that is a whole number within bounds."""

    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number between {least} and {most}") from None
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
