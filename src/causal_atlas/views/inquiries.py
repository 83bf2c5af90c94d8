"""How a view comes to ask something, and to show what answers it. Every function is pure: view in, view out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import MOST_SHIFTS, Arrangement, Place, View


def asking(view: View, topic: Topic, concepts: Iterable[str] = (), *, text: str = "") -> View:
    """The view with a question to the graph, and what it is about among the concepts.

    >>> asking(View(concepts=("a",)), Topic.CHAINS, ("a", "b")).concepts
    ('a', 'b')
    """
    about = tuple(dict.fromkeys(concepts))
    return replace(_holding(view, about), inquiry=Inquiry(topic=topic, concepts=about, text=text))


def closed(view: View) -> View:
    """The view that asks nothing; a thought experiment ends with it."""
    return replace(view, inquiry=None, shifts={}, within=False)


def revealed_route(view: View, route: Route) -> View:
    """The view with a chain or a loop revealed, as the answer to what is asked."""
    topic = Topic.LOOPS if route.is_loop else Topic.CHAINS
    ends = route.concepts[:1] if route.is_loop else (route.concepts[0], route.concepts[-1])
    inquiry = view.inquiry or Inquiry(topic=topic, concepts=ends)
    shown = replace(_holding(view, route.concepts), selection=(), arrow=None)
    return replace(shown, inquiry=replace(inquiry, route=route, at=0))


def alone(view: View, route: Route, places: Mapping[str, Place]) -> View:
    """The view with nothing but a revealed route, each concept at its place."""
    bare = View(
        audience=view.audience, filters=view.filters, condition=view.condition, compare=view.compare, inquiry=view.inquiry
    )
    shown = revealed_route(replace(bare, arrangement=Arrangement.CHAIN), route)
    return replace(shown, places=dict(places))


def played(view: View, at: int) -> View:
    """The view with a revealed route played up to its link `at`; 0 shows the whole of it.

    >>> loop = Route(concepts=("a", "b", "a"), signs="++")
    >>> played(revealed_route(View(), loop), 7).inquiry.at
    2
    """
    inquiry = view.inquiry
    if inquiry is None or inquiry.route is None:
        return view
    return replace(view, inquiry=replace(inquiry, at=max(0, min(at, len(inquiry.route.signs)))), selection=(), arrow=None)


def shifted(view: View, concept: str, shift: Shift | None) -> View:
    """The view with a concept set higher or lower, or let go.

    >>> set_high = shifted(View(), "a", Shift.UP)
    >>> set_high.concepts, shifted(set_high, "a", None).inquiry
    (('a',), None)
    """
    shifts = {name: known for name, known in view.shifts.items() if name != concept}
    if shift is not None:
        shifts = dict([*shifts.items(), (concept, shift)][-MOST_SHIFTS:])
    if not shifts:
        return closed(view)
    return replace(_holding(view, (concept,)), shifts=shifts, inquiry=Inquiry(topic=Topic.WHATIF, concepts=tuple(shifts)))


def compared(view: View, condition: Condition | None) -> View:
    """The view that compares a condition with health, or no longer compares."""
    return replace(view, compare=condition, condition=None)


def _holding(view: View, concepts: Iterable[str]) -> View:
    fresh = tuple(dict.fromkeys(name for name in concepts if name not in view.concepts))
    return replace(view, concepts=view.concepts + fresh) if fresh else view
