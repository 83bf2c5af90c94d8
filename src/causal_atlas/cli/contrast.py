"""`causal-atlas contrast` shows how each insulin action fares, organ by organ, and which claims differ from health."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from causal_atlas.cli.common import SOUND, as_json, asks_audience, asks_condition, asks_graph, graph_of
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.contrast import Contrast, compared
from causal_atlas.reasoning.fates import Cell, one_hormone, table
from causal_atlas.reasoning.wording import CONDITIONS

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands

NOTHING = "This graph gives no status of an insulin action, so there is nothing to contrast."
_TOLD = (Contrast.NEW, Contrast.AMPLIFIED, Contrast.PRESERVED, Contrast.ATTENUATED, Contrast.LOST)


def add(commands: Commands) -> None:
    """Add the command to a parser."""
    about = "The table of selective resistance: organ, insulin action, condition, status, with the claims and disputes behind it."
    parser = commands.add_parser("contrast", help="what differs between health and resistance", description=about)
    asks_condition(parser)
    asks_audience(parser)
    asks_graph(parser)
    parser.set_defaults(run=_contrast)


def _contrast(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    asked: Condition | None = options.condition
    print(as_json(answer(graph, asked)) if options.json else as_text(graph, asked, options.audience))
    return SOUND


def answer(graph: ConceptGraph, condition: Condition | None) -> dict[str, Any]:
    """The cells of the table, and the claims that are otherwise than in health; in one condition or in all."""
    changes = [
        {"claim": found.claim, "condition": each, "contrast": found.contrast, "because": found.because}
        for each in _differing(condition)
        for found in compared(graph, each).values()
        if found.contrast in _TOLD
    ]
    rows = [asdict(cell) for cell in table(graph, condition)]
    return {"rows": rows, "changes": changes, "note": "" if rows else _nothing(graph, condition)}


def as_text(graph: ConceptGraph, condition: Condition | None, audience: Audience) -> str:
    """The table for people, the sentence that sums it up, and how many claims are otherwise than in health."""
    cells = table(graph, condition)
    if not cells:
        return "\n".join((_nothing(graph, condition), *_changes(graph, _differing(condition))))
    shown = [each for each in Condition if any(cell.condition is each for cell in cells)]
    head = ["Organ", "Insulin action", *(CONDITIONS[each] for each in shown)]
    rows = [head, *_rows(graph, cells, shown, audience)]
    parts = [_aligned(rows), "", *_sums(graph, shown), *_disagreements(graph, cells), "", *_changes(graph, _differing(condition))]
    return "\n".join(parts).rstrip()


def _differing(condition: Condition | None) -> Sequence[Condition]:
    return [each for each in Condition if each is not Condition.HEALTHY and condition in (None, each)]


def _nothing(graph: ConceptGraph, condition: Condition | None) -> str:
    if graph.insulin_actions and condition:
        return f"{CONDITIONS[condition]}: the sources do not say how a single insulin action fares."
    return NOTHING


def _rows(graph: ConceptGraph, cells: Sequence[Cell], shown: Sequence[Condition], audience: Audience) -> Iterable[list[str]]:
    organs = {organ.id: organ.label.for_(audience) for organ in graph.info.organs}
    found = {(cell.action, cell.condition): cell for cell in cells}
    before = ""
    for action in dict.fromkeys(cell.action for cell in cells):
        concept = graph.concepts[action]
        fates = [_in_a_word(graph, found.get((action, each))) for each in shown]
        yield [organs[concept.organ] if concept.organ != before else "", concept.label.for_(audience), *fates]
        before = concept.organ


def _in_a_word(graph: ConceptGraph, cell: Cell | None) -> str:
    if cell is None:
        return "not stated"
    return f"{cell.status.value} (disputed)" if _contradicted(graph, cell) else cell.status.value


def _contradicted(graph: ConceptGraph, cell: Cell) -> list[str]:
    return [name for name in cell.disputes if graph.disputes[name].kind == "contradiction"]


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows in columns, with a line under the head.

    >>> print(_aligned([["a", "bb"], ["ccc", "d"]]))
    a    bb
    ---  --
    ccc  d
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    head, *body = rows
    ruled = [head, ["-" * width for width in widths], *body]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in ruled)


def _sums(graph: ConceptGraph, shown: Sequence[Condition]) -> Iterable[str]:
    return [f"{CONDITIONS[each]}: {one_hormone(graph, each)}" for each in shown]


def _disagreements(graph: ConceptGraph, cells: Sequence[Cell]) -> Iterable[str]:
    found = dict.fromkeys(name for cell in cells for name in _contradicted(graph, cell))
    for name in found:
        dispute = graph.disputes[name]
        yield ""
        yield f"Disputed ({name}): {dispute.title}"
        for side in dispute.sides:
            source = graph.sources.get(side.source)
            yield f"  {source.short if source else side.source}: {side.position}"


def _changes(graph: ConceptGraph, conditions: Sequence[Condition]) -> Iterable[str]:
    for each in conditions:
        kinds = [found.contrast for found in compared(graph, each).values()]
        told = [f"{kinds.count(kind)} {kind.value}" for kind in _TOLD if kind in kinds]
        if told:
            yield f"{CONDITIONS[each]} against health, claims: {prose.listed(told)}."
