"""How long a lecture of 15 scenes takes to be written in each format, from lecture to bytes, against what was promised."""

from __future__ import annotations

import resource
import time
from dataclasses import replace

from benchmarks.tables import show, summary
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks.formats import all_formats, silent
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.lectures.shelf import lecture_of

SCENES = 15
ROUNDS = 5
LIMITS = {"html": 3.0, "pdf": 5.0, "slides-pdf": 5.0, "pptx": 10.0}
"""Seconds."""


def fifteen(atlas: ConceptGraph) -> Lecture:
    """The lecture with the largest pictures, with scenes added or left out until there are fifteen."""
    lecture = lecture_of(atlas, shipped(), "four_organs")
    again = [replace(scene, id=f"{scene.id}-again") for scene in lecture.scenes]
    return replace(lecture, scenes=(*lecture.scenes, *again)[:SCENES])


def main() -> None:
    atlas = open_graph(shipped())
    lecture = fifteen(atlas)
    rows = []
    for form in all_formats():
        began = time.perf_counter()
        size = len(form.write(atlas, lecture, silent))
        cold = time.perf_counter() - began
        times = []
        for _ in range(ROUNDS):
            began = time.perf_counter()
            form.write(atlas, lecture, silent)
            times.append(1000 * (time.perf_counter() - began))
        limit = LIMITS.get(form.name)
        promised = "" if limit is None else f"{limit:.0f} s: {'kept' if max(cold, max(times) / 1000) <= limit else 'MISSED'}"
        rows.append([form.name, f"{1000 * cold:,.0f}", *summary(times), f"{size / 1e3:,.0f}", promised])
    show([f"{SCENES} scenes, ms", "first", "median", "p90", "worst", "kB", "at most"], rows)
    print(f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3:,.0f} MB")


if __name__ == "__main__":
    main()
