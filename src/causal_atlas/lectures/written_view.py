"""A view as a lecturer writes it, and back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.lectures.schema import AskedEntry, ViewEntry
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.transitions import without
from causal_atlas.views.view import Brought, Filters, Place, View

Renamed = Callable[[str], str]


def read_view(graph: ConceptGraph, entry: ViewEntry, audience: Audience) -> View:
    """The view of an entry; former ids become present ones, what the graph does not have stays as it is written."""

    def present(name: str) -> str:
        return graph.resolve(name) or name

    def all_present(names: Collection[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(map(present, names)))

    course = graph.course(entry.course) if entry.course else None
    focus = (entry.focus,) if entry.focus else ()
    return View(
        concepts=all_present(entry.concepts or (course.concepts if course else ())),
        places={present(name): Place(*place) for name, place in entry.places.items()},
        pinned=frozenset(map(present, entry.pinned)),
        brought=tuple(
            Brought(by=present(one.by), direction=one.direction, concepts=all_present(one.concepts)) for one in entry.brought
        ),
        arrangement=entry.arrangement,
        question=entry.question,
        selection=all_present(entry.selection or focus),
        arrow=(present(entry.arrow[0]), present(entry.arrow[1])) if len(entry.arrow) == 2 else None,
        condition=entry.condition,
        compare=entry.compare,
        audience=entry.audience or audience,
        filters=_filters(entry),
        background=entry.background,
        inquiry=_inquiry(entry, course.id if course else entry.course, present),
        shifts={present(name): shift for name, shift in entry.shifts.items()},
        within=entry.within,
    )


def lacking(graph: ConceptGraph, view: View) -> tuple[str, ...]:
    """The concepts, and the course, that a view names and the graph does not have."""
    inquiry = view.inquiry
    route = inquiry.route.concepts if inquiry and inquiry.route else ()
    brought = [name for one in view.brought for name in (one.by, *one.concepts)]
    asked = inquiry.concepts if inquiry else ()
    named = (*view.concepts, *view.selection, *(view.arrow or ()), *route, *asked, *view.shifts, *view.places, *brought)
    absent = [name for name in dict.fromkeys((*named, *sorted(view.pinned))) if name not in graph.concepts]
    if inquiry and inquiry.topic is Topic.COURSE and graph.course(inquiry.text) is None:
        absent.append(inquiry.text)
    return tuple(absent)


def without_lacking(view: View, lacking: Collection[str]) -> View:
    """The view without what the graph does not have: a route with a hole is no route, and what was asked of it is not asked."""
    bare = without(view, lacking)
    inquiry = bare.inquiry
    if inquiry is not None:
        route = inquiry.route
        if {*inquiry.concepts, inquiry.text, *(route.concepts if route else ())} & set(lacking):
            inquiry = None
    shifts = {name: shift for name, shift in bare.shifts.items() if name not in lacking}
    return replace(bare, inquiry=inquiry, shifts=shifts, within=bare.within and bool(shifts))


def drawable(graph: ConceptGraph, view: View) -> View:
    """The view as it can be drawn: what is pointed at is shown, and a course has the phase that is shown.

    A comparison takes the place of a condition.

    >>> from causal_atlas.views.view import View
    >>> drawable(None, View(concepts=("a",), selection=("a", "b"), arrow=("a", "b"))).selection
    ('a',)
    """
    shown = frozenset(view.concepts)
    inquiry = view.inquiry
    if inquiry and inquiry.topic is Topic.COURSE and (course := graph.course(inquiry.text)) is not None:
        inquiry = replace(inquiry, at=max(1, min(inquiry.at, len(course.phases))))
    elif inquiry and inquiry.route and inquiry.at > len(inquiry.route.signs):
        inquiry = replace(inquiry, at=0)
    arrow = view.arrow if view.arrow and shown.issuperset(view.arrow) else None
    fitted = replace(
        view,
        places={name: place for name, place in view.places.items() if name in shown},
        pinned=view.pinned & shown,
        selection=() if arrow else tuple(name for name in view.selection if name in shown),
        arrow=arrow,
        condition=None if view.compare else view.condition,
        inquiry=inquiry,
    )
    return view if fitted == view else fitted


def written_view(view: View, audience: Audience) -> dict[str, Any]:
    """The fields of a view, without those that say nothing."""
    inquiry = view.inquiry
    course = inquiry is not None and inquiry.topic is Topic.COURSE and not inquiry.route and not inquiry.concepts
    route = inquiry.route if inquiry else None
    fields: dict[str, Any] = {
        "concepts": list(view.concepts),
        "condition": view.condition and view.condition.value,
        "compare": view.compare and view.compare.value,
        "arrangement": view.arrangement.value if view.arrangement is not View().arrangement else None,
        "focus": view.selection[0] if len(view.selection) == 1 else None,
        "selection": list(view.selection) if len(view.selection) > 1 else None,
        "arrow": list(view.arrow) if view.arrow else None,
        "route": _written_route(route, inquiry.at if inquiry else 0) if route else None,
        "shifts": {name: shift.value for name, shift in view.shifts.items()},
        "within": view.within,
        "course": inquiry.text if inquiry and course else None,
        "phase": inquiry.at if inquiry and course else None,
        "background": view.background,
        "question": view.question,
        "audience": view.audience.value if view.audience is not audience else None,
        "places": {name: list(place) for name, place in view.places.items()},
        "pinned": sorted(view.pinned),
        "filters": _written_filters(view.filters) if view.filters != Filters() else None,
        "brought": [{"by": b.by, "direction": b.direction.value, "concepts": list(b.concepts)} for b in view.brought],
    }
    kept = {name: value for name, value in fields.items() if value}
    if inquiry and not course and inquiry != _implied(route, tuple(view.shifts), inquiry.at):
        kept["asked"] = _written_asked(inquiry)
    return kept


def _inquiry(entry: ViewEntry, course: str, present: Renamed) -> Inquiry | None:
    if course:
        return Inquiry(topic=Topic.COURSE, text=course, at=entry.phase)
    route = None
    if entry.route:
        route = Route(concepts=tuple(map(present, entry.route.concepts)), signs=entry.route.signs)
    at = entry.route.at if entry.route else 0
    if entry.asked:
        return _asked(entry.asked, route, at, present)
    return _implied(route, tuple(map(present, entry.shifts)), at)


def _asked(asked: AskedEntry, route: Route | None, at: int, present: Renamed) -> Inquiry:
    concepts = tuple(map(present, asked.concepts))
    return Inquiry(topic=asked.topic, concepts=concepts, route=route, at=at or asked.at, text=asked.text)


def _implied(route: Route | None, shifted: tuple[str, ...], at: int) -> Inquiry | None:
    """What is asked where nothing more is said: about the route that is lit, or about what is set."""
    if route is not None:
        ends = route.concepts[:1] if route.is_loop else (route.concepts[0], route.concepts[-1])
        return Inquiry(topic=Topic.LOOPS if route.is_loop else Topic.CHAINS, concepts=ends, route=route, at=at)
    return Inquiry(topic=Topic.WHATIF, concepts=shifted) if shifted else None


def _written_asked(inquiry: Inquiry) -> dict[str, Any]:
    at = 0 if inquiry.route else inquiry.at
    fields = {"topic": inquiry.topic.value, "concepts": list(inquiry.concepts), "text": inquiry.text, "at": at}
    return {name: value for name, value in fields.items() if value}


def _written_route(route: Route, at: int) -> dict[str, Any]:
    return {"concepts": list(route.concepts), "signs": route.signs} | ({"at": at} if at else {})


def _filters(entry: ViewEntry) -> Filters:
    found = entry.filters
    if found is None:
        return Filters()
    return Filters(
        organs=frozenset(found.organs),
        kinds=frozenset(found.kinds),
        reviews=frozenset(found.reviews),
        grade=found.grade,
        hide=found.hide,
    )


def _written_filters(filters: Filters) -> dict[str, Any]:
    fields = {
        "organs": sorted(filters.organs),
        "kinds": sorted(kind.value for kind in filters.kinds),
        "reviews": sorted(review.value for review in filters.reviews),
        "grade": filters.grade if filters.grade > 1 else None,
        "hide": filters.hide,
    }
    return {name: value for name, value in fields.items() if value}
