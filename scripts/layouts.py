"""Refine the shipped places offline and write graph/layout.json: questions, courses, organs, and selective resistance.

    make layouts

For each layout many seeded searches on the grid, then a finer one that routes every arrow and looks at the drawing itself. All
counts are pinned: the same graph gives the same file.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from causal_atlas.diagrams import start
from causal_atlas.diagrams.anneal import Effort, annealed, window
from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.grid import CHAIN, ORGANS, Costs
from causal_atlas.diagrams.layout import in_units, net_of
from causal_atlas.diagrams.quality import Quality, measure
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.load import load_graph
from causal_atlas.views import contrasts
from causal_atlas.views.opening import course_view, organ_view, question_view
from causal_atlas.views.view import Arrangement, View

ROOT = Path(__file__).resolve().parent.parent
SEEDS = 6
SWEEPS = 70
FINALISTS = 4
LOOKS = 260
"""How many drawings the finer search looks at for each layout."""

Cells = dict[str, tuple[int, int]]


class Studio:
    """Draws and judges arrangements of one view."""

    def __init__(self, graph: ConceptGraph, view: View, arrangement: Arrangement) -> None:
        self.graph, self.view, self.arrangement = graph, view, arrangement
        self.names = view.concepts
        net = net_of(graph, self.names)
        chain = arrangement is Arrangement.CHAIN
        self.costs = Costs(net, CHAIN if chain else ORGANS)
        self.begin = start.columns(net) if chain else start.blocks(net)

    def quality(self, cells: Cells) -> Quality:
        """The faults of the drawing."""
        places = in_units(self.graph, cells, self.arrangement)
        return measure(draw(self.graph, replace(self.view, places=places, arrangement=self.arrangement)))

    def judge(self, cells: Cells) -> float:
        """What counts: the faults of the drawing, and the cost on the grid for compactness, lengths and the body map."""
        x = np.array([[cells[name][0] for name in self.names]])
        y = np.array([[cells[name][1] for name in self.names]])
        return self.quality(cells).fault + 1.2 * float(self.costs.of(x, y)[0])

    def finalists(self) -> list[Cells]:
        """The best arrangements of several searches."""
        found: dict[tuple[tuple[int, int], ...], float] = {}
        for seed in range(SEEDS):
            x, y, cost = annealed(self.costs, *self.begin, Effort(sweeps=SWEEPS, warmth=1.6, seed=seed + 1))
            found[tuple(zip((x - x.min()).tolist(), (y - y.min()).tolist(), strict=True))] = cost
        best = sorted(found, key=lambda cells: (found[cells], cells))[:FINALISTS]
        return [dict(zip(self.names, cells, strict=True)) for cells in best]

    def refined(self) -> Cells:
        """The best arrangement after looking at drawings."""
        candidates = [(self.judge(cells), number, cells) for number, cells in enumerate(self.finalists())]
        best, _, cells = min(candidates)
        random = np.random.default_rng(7)
        for _ in range(LOOKS):
            other = self.nudged(cells, random)
            value = self.judge(other)
            if value < best - 1e-9:
                best, cells = value, other
        return cells

    def nudged(self, cells: Cells, random: np.random.Generator) -> Cells:
        """One concept moved a step or two, or two concepts exchanged."""
        name = self.names[int(random.integers(len(self.names)))]
        if random.random() < 0.3 and len(self.names) > 1:
            other = self.names[int(random.integers(len(self.names)))]
            return cells | {name: cells[other], other: cells[name]}
        steps = random.integers(-2, 3, 2)
        column, row = cells[name][0] + int(steps[0]), cells[name][1] + int(steps[1])
        left, top = min(c for c, _ in cells.values()), min(r for _, r in cells.values())
        columns, rows = window(len(self.names))
        inside = left - 1 <= column <= left + columns and top - 1 <= row <= top + rows
        if not inside or (column, row) in cells.values():
            return cells
        return cells | {name: (column, row)}


def wanted(graph: ConceptGraph) -> Iterator[tuple[str, View, Arrangement]]:
    """Every layout that is shipped: its key, its view and its arrangement."""
    for question in graph.questions:
        for arrangement in Arrangement:
            yield f"question:{question}:{arrangement}", question_view(graph, question), arrangement
    if graph.insulin_actions:
        for arrangement in Arrangement:
            yield f"contrast:{arrangement}", contrasts.asked(graph, View()), arrangement
    for course in graph.courses:
        for arrangement in Arrangement:
            yield f"course:{course}:{arrangement}", course_view(graph, course), arrangement
    for organ in graph.info.organs:
        yield f"organ:{organ.id}:{Arrangement.ORGANS}", organ_view(graph, organ.id), Arrangement.ORGANS


def main() -> None:
    """Refine all layouts, or those whose key contains a word, and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=ROOT / "graph")
    parser.add_argument("--only", default="", help="refine only layouts whose key contains this; keep the others")
    arguments = parser.parse_args()
    graph = load_graph(arguments.graph)
    target = arguments.graph / "layout.json"
    layouts = {key: {name: list(place) for name, place in places.items()} for key, places in graph.layouts.items()}
    due = {key: (view, arrangement) for key, view, arrangement in wanted(graph) if view.concepts}
    layouts = {key: places for key, places in layouts.items() if key in due}
    for key, (view, arrangement) in due.items():
        if arguments.only in key:
            studio = Studio(graph, view, arrangement)
            cells = studio.refined()
            quality = studio.quality(cells)
            layouts[key] = {name: list(place) for name, place in sorted(in_units(graph, cells, arrangement).items())}
            print(
                f"{key:<44} {quality.arrows} arrows: {quality.crossings} crossings, {quality.through} through, "
                f"{quality.slanted} slanted, {quality.detours} detours, label {quality.label:.1f} px",
                flush=True,
            )
    lines = [f"  {json.dumps(key)}: {json.dumps(places, sort_keys=True)}" for key, places in sorted(layouts.items())]
    target.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"wrote {target}")


if __name__ == "__main__":
    main()
