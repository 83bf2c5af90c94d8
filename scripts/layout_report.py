"""Print how good every layout is: questions, organs, and seeded random expansions, in both arrangements.

    make layout-report

Overlaps, moved concepts, foreign concepts in a region and, for questions, arrows through a concept must be 0.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from causal_atlas.diagrams.build import draw
from causal_atlas.diagrams.layout import arranged, placed
from causal_atlas.diagrams.quality import Quality, measure, moved
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.load import load_graph
from causal_atlas.views.opening import organ_view, question_view
from causal_atlas.views.transitions import expanded
from causal_atlas.views.view import Arrangement, View

ROOT = Path(__file__).resolve().parent.parent
EXPANSIONS = 30
COLUMNS = (
    ("layout", 34),
    ("concepts", 9),
    ("arrows", 7),
    ("overlaps", 9),
    ("moved", 6),
    ("through", 8),
    ("pills", 6),
    ("on top", 7),
    ("crossings/arrow", 16),
    ("slanted", 8),
    ("detours", 8),
    ("label px", 9),
    ("foreign", 8),
)
HEAD = "".join(f"{title:>{width}}" if number else f"{title:<{width}}" for number, (title, width) in enumerate(COLUMNS))


def row(name: str, quality: Quality, shifted: int = 0) -> str:
    """One line of the report."""
    each = quality.crossings / quality.arrows if quality.arrows else 0.0
    values = (
        quality.concepts,
        quality.arrows,
        quality.overlaps,
        shifted,
        quality.through,
        quality.covered,
        quality.coinciding,
        f"{each:.2f}",
        quality.slanted,
        quality.detours,
        f"{quality.label:.1f}",
        quality.foreign + quality.regions_overlap,
    )
    return f"{name:<{COLUMNS[0][1]}}" + "".join(
        f"{value:>{width}}" for value, (_, width) in zip(values, COLUMNS[1:], strict=True)
    )


def random_expansion(graph: ConceptGraph, seed: int, arrangement: Arrangement) -> Iterator[View]:
    """Views from a random concept to 15 to 60 concepts, growing by its neighbours in batches of at most 10."""
    pick = random.Random(seed)
    linked = [name for name in sorted(graph.concepts) if any(graph.neighbours(name, direction) for direction in Direction)]
    target = pick.randint(15, 60)
    view = placed(graph, View(concepts=(pick.choice(linked),), arrangement=arrangement))
    yield view
    for _ in range(80):
        if len(view.concepts) >= target:
            return
        by, direction = pick.choice(view.concepts), pick.choice(list(Direction))
        after = expanded(graph, view, by, direction)
        if len(after.concepts) > len(view.concepts):
            view = placed(graph, after)
            yield view


def main() -> None:
    """Print the report; exit with 1 when something is not 0 that must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--graph", type=Path, default=ROOT / "graph")
    graph = load_graph(parser.parse_args().graph)
    broken = 0
    for arrangement in Arrangement:
        print(f"\nQuestions and organs, {arrangement}\n{HEAD}")
        views = {f"question {name}": question_view(graph, name) for name in graph.questions}
        if arrangement is Arrangement.ORGANS:
            views |= {f"organ {organ.id}": organ_view(graph, organ.id) for organ in graph.info.organs}
        for name, view in views.items():
            if view.concepts:
                quality = measure(draw(graph, arranged(graph, view, arrangement)))
                broken += quality.overlaps + quality.through + quality.foreign + quality.regions_overlap + quality.coinciding
                print(row(name, quality))
    for arrangement in Arrangement:
        print(f"\n{EXPANSIONS} random expansions, {arrangement}\n{HEAD}")
        arrows = through = crossings = 0
        for seed in range(EXPANSIONS):
            shifted, last = 0, None
            for view in random_expansion(graph, seed, arrangement):
                shifted += moved(last.places, view.places) if last else 0
                last = view
            assert last is not None
            quality = measure(draw(graph, replace(last, question="")))
            broken += quality.overlaps + shifted + quality.foreign + quality.regions_overlap + quality.coinciding
            arrows, through, crossings = arrows + quality.arrows, through + quality.through, crossings + quality.crossings
            print(row(f"from {last.concepts[0]}", quality, shifted))
        share = through / max(arrows, 1)
        broken += share > 0.03
        each = crossings / max(arrows, 1)
        print(f"{arrangement}: {share:.1%} of {arrows} arrows through a foreign concept, {each:.2f} crossings per arrow")
    print("\nAll that must be 0 is 0." if not broken else f"\n{broken} faults that must be 0.")
    raise SystemExit(1 if broken else 0)


if __name__ == "__main__":
    main()
