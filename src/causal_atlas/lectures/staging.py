"""Where everything stands in a lecture: what stays from one scene to the next keeps its place."""

from __future__ import annotations

from dataclasses import replace

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


def _plan(graph: ConceptGraph, lecture: Lecture, arrangement: Arrangement) -> dict[str, Place]:
    views = [scene.view for scene in lecture.scenes if scene.view.arrangement is arrangement]
    given: dict[str, Place] = {}
    for view in views:
        given = dict(view.places) | given
    everything = tuple(dict.fromkeys(name for view in views for name in view.concepts))
    return dict(placed(graph, View(concepts=everything, arrangement=arrangement, places=given)).places)
