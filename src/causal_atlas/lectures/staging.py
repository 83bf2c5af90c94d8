"""Where everything stands in a lecture: what stays from one scene to the next keeps its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from causal_atlas.diagrams.layout import placed
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.views.view import Arrangement, Place, View


def staged(graph: ConceptGraph, lecture: Lecture) -> Lecture:
    """The lecture with a place for every concept of every scene.

    Scenes of one arrangement share one drawing, of which each shows a part; a place that a scene gives itself is kept.
    """
    plans = {arrangement: _plan(graph, lecture, arrangement) for arrangement in Arrangement}
    scenes = []
    for scene in lecture.scenes:
        plan = plans[scene.view.arrangement]
        places = {name: scene.view.places.get(name, plan[name]) for name in scene.view.concepts}
        scenes.append(replace(scene, view=replace(scene.view, places=places)))
    return replace(lecture, scenes=tuple(scenes))


def _plan(graph: ConceptGraph, lecture: Lecture, arrangement: Arrangement) -> Mapping[str, Place]:
    views = [scene.view for scene in lecture.scenes if scene.view.arrangement is arrangement]
    given: dict[str, Place] = {}
    for view in views:
        given = dict(view.places) | given
    everything = tuple(dict.fromkeys(name for view in views for name in view.concepts))
    return _placed(graph, arrangement, everything, tuple((name, place) for name, place in given.items() if name in everything))


# A lecture is staged at every save, but its plan changes only with what is shown.
@lru_cache(maxsize=64)
def _placed(
    graph: ConceptGraph, arrangement: Arrangement, concepts: tuple[str, ...], given: tuple[tuple[str, Place], ...]
) -> Mapping[str, Place]:
    return placed(graph, View(concepts=concepts, arrangement=arrangement, places=dict(given))).places
