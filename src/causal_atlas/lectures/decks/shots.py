"""How the scenes of a lecture are framed on slides: the camera moves only where a scene would else be too small to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from causal_atlas.diagrams.build import areas_of
from causal_atlas.diagrams.diagram import Diagram, Rect
from causal_atlas.diagrams.geometry import BOX_HEIGHT, BOX_WIDTH, REGION_HEAD, union
from causal_atlas.diagrams.metrics import LABEL_SIZE
from causal_atlas.exports.figure import Figure, Options
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.lectures.decks import stage
from causal_atlas.lectures.decks.closing_up import closed_up
from causal_atlas.lectures.lecture import Lecture, Scene
from causal_atlas.lectures.staging import staged
from causal_atlas.views.view import View

LEGIBLE = 13.5 / LABEL_SIZE
"""Points to a drawing unit at which a label is read from the last row: 18 pixels of a slide of 1280."""
SMALL = 10.5 / LABEL_SIZE
"""Points to a drawing unit below which a label is hard to read there."""
LARGEST = 1.7
"""Points to a drawing unit at most: two concepts do not fill a wall."""
_KEPT = 0.8
"""How much of its own size a scene gives up so that the camera can stand still."""
MOST_STEPS = 3
"""In how many steps what is new in a scene comes at most."""
LOOKS = Options(title="", legend=False, references=False, credit=False)


class Scaling(Protocol):
    """Where drawings may stand."""

    def scale(self, rect: Rect) -> float:
        """Points to a drawing unit at which a rectangle of the drawing fits."""
        ...


Extent = Callable[[Figure], Rect]
"""The rectangle around everything that a file draws of a figure, in drawing units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where a drawing may stand, in points."""

    wide: float
    tall: float

    def scale(self, rect: Rect) -> float:
        """Points to a drawing unit at which a rectangle of the drawing fits."""
        return min(LARGEST, self.wide / (rect.right - rect.left), self.tall / (rect.bottom - rect.top))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """Several rooms, of which each drawing takes the best."""

    rooms: tuple[Room, ...]

    def scale(self, rect: Rect) -> float:
        """Points to a drawing unit at which a rectangle of the drawing fits."""
        return max(room.scale(rect) for room in self.rooms)


BESIDE_WORDS = Rooms(
    rooms=tuple(
        Room(wide=frame.width * stage.POINTS, tall=frame.height * stage.POINTS) for frame, _ in (stage.ABOVE[1], stage.BESIDE[2])
    )
)
"""Where drawings may stand with narrations of a usual length beside or below them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A scene with its drawing, and what of the drawing fills the room."""

    number: int
    """Of the scene, from 1."""
    act: int
    """Of its act, from 1: within it, what is shown in several scenes stands in one place."""
    scene: Scene
    figure: Figure
    frame: Rect | None
    """In drawing units; None where the scene shows nothing."""
    steps: tuple[frozenset[str], ...] = field(default=(frozenset(),))
    """The concepts that are shown in each step; the last shows all."""


def shots(
    graph: ConceptGraph, lecture: Lecture, extent: Extent, room: Scaling, looks: Options = LOOKS, *, still: bool = True
) -> tuple[Shot, ...]:
    """The scenes of a lecture as they are framed in a room.

    As long as neighbouring scenes are legible in one frame, what they share has one place. What none of them shows takes no
    room: a slide is read from the last row, and the drawing of all scenes together is too large for that.

    Args:
        graph: the atlas.
        lecture: the lecture.
        extent: the rectangle around a figure.
        room: where the drawings may stand.
        looks: how they look.
        still: whether the camera stands still within an act; else each scene is framed for itself, in the places of its act.
    """
    return _framed(graph, _acts(graph, staged(graph, lecture).scenes, room, still), extent, looks, still)


def apart(graph: ConceptGraph, lecture: Lecture, extent: Extent, looks: Options = LOOKS) -> tuple[Shot, ...]:
    """The scenes of a lecture, each framed for itself: on paper nothing glides."""
    return _framed(graph, ([scene] for scene in staged(graph, lecture).scenes), extent, looks, still=True)


def _framed(
    graph: ConceptGraph, acts: Iterable[Sequence[Scene]], extent: Extent, looks: Options, still: bool
) -> tuple[Shot, ...]:
    found: list[Shot] = []
    before: frozenset[str] = frozenset()
    organs = _organs(graph)
    for place, act in enumerate(acts, 1):
        views = closed_up((scene.view for scene in act), organs)
        figures = [Figure.of(graph, view, looks) for view in views]
        extents = [extent(figure) for figure in figures if figure.diagram.boxes]
        for scene, figure in zip(act, figures, strict=True):
            around = extents if still else [extent(figure)]
            frame = union(*around) if figure.diagram.boxes else None
            shown = steps(scene, before)
            found.append(Shot(number=len(found) + 1, act=place, scene=scene, figure=figure, frame=frame, steps=shown))
            before = frozenset(scene.view.concepts)
    return tuple(found)


def steps(scene: Scene, before: frozenset[str]) -> tuple[frozenset[str], ...]:
    """What is shown step by step: what stays at once, what is new in the order of the view.

    A scene that shares nothing with the one before is a new picture, and one that asks for an answer, or rests on nothing, is
    seen whole: each of them is one step.

    Args:
        scene: what is shown in the end.
        before: the concepts of the scene before.
    """
    view = scene.view
    whole = frozenset(view.concepts)
    new = [name for name in view.concepts if name not in before]
    if not scene.claims or view.shifts or view.compare or len(new) < 2 or not whole & before:
        return (whole,)
    waves = min(MOST_STEPS, len(new))
    ends = [len(new) * wave // waves for wave in range(1, waves + 1)]
    return tuple(whole - frozenset(new[end:]) for end in ends)


def so_far(figure: Figure, diagram: Diagram, shown: frozenset[str]) -> Diagram:
    """A drawing with only some of its concepts; they, and the arrows between them, stay where they are."""
    boxes = tuple(box for box in diagram.boxes if box.concept in shown)
    arrows = tuple(arrow for arrow in diagram.arrows if arrow.cause in shown and arrow.effect in shown)
    return replace(diagram, boxes=boxes, arrows=arrows, regions=areas_of(figure.graph, figure.view, boxes, diagram.arrows))


def _organs(graph: ConceptGraph) -> Mapping[str, str]:
    return {name: concept.organ for name, concept in graph.concepts.items()}


def _acts(graph: ConceptGraph, scenes: Sequence[Scene], room: Scaling, still: bool) -> Iterator[list[Scene]]:
    """Neighbouring scenes that are legible in one frame."""
    organs = _organs(graph)
    act: list[Scene] = []
    for scene in scenes:
        if act and not (
            _goes_on(act[-1].view, scene.view) and _legible([each.view for each in (*act, scene)], organs, room, still)
        ):
            yield act
            act = []
        act.append(scene)
    if act:
        yield act


def _goes_on(before: View, view: View) -> bool:
    """Whether a view has something to leave in its place; what shares nothing is a new picture."""
    return before.arrangement is view.arrangement and not frozenset(before.concepts).isdisjoint(view.concepts)


def _legible(views: Sequence[View], organs: Mapping[str, str], room: Scaling, still: bool) -> bool:
    """Whether each is read in the places of an act as well as need be, or nearly as well as in places of its own."""
    rects = [_about(view) for view in closed_up(views, organs)]
    frames = [union(*rects)] * len(views) if still else rects
    needs = (_needed(room.scale(_about(*closed_up([view], organs)))) for view in views)
    return all(room.scale(frame) >= need - 1e-6 for frame, need in zip(frames, needs, strict=True))


def _needed(own: float) -> float:
    """How large a scene has to be, of which this would be the size without others: what is small anyway gives up nothing."""
    return min(LEGIBLE, max(_KEPT * own, min(own, SMALL)))


def _about(view: View) -> Rect:
    """About where a view draws something."""
    xs, ys = zip(*(view.places[name] for name in view.concepts), strict=True) if view.concepts else ((0,), (0,))
    return Rect(min(xs) - BOX_WIDTH / 2 - 16, min(ys) - BOX_HEIGHT / 2 - REGION_HEAD - 8, max(xs) + 90, max(ys) + 36)
