"""A lecture drafted from what a view asks, or shows."""

from __future__ import annotations

from dataclasses import replace

from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.lectures import draft
from causal_atlas.lectures.lecture import Lecture
from causal_atlas.reasoning.chains.find import along, chains
from causal_atlas.reasoning.loop import Loop
from causal_atlas.reasoning.loops import loops_of
from causal_atlas.views.inquiry import Route, Topic
from causal_atlas.views.view import View


class NothingToTellError(AtlasError):
    """A view shows nothing."""


def from_view(graph: ConceptGraph, view: View, audience: Audience) -> Lecture:
    """What is asked in a view, step by step; where nothing is asked, its concepts one after another.

    Raises:
        NothingToTellError: the view shows nothing.
    """
    drafted = _from_inquiry(graph, view, audience)
    if drafted is not None:
        return drafted
    if view.shifts:
        return draft.from_whatif(graph, view.shifts, view.condition, audience)
    if view.compare is not None and view.concepts:
        return draft.from_contrast(graph, view.concepts, view.compare, audience)
    if view.question in graph.questions:
        return draft.from_question(graph, graph.questions[view.question], audience)
    if not view.concepts:
        raise NothingToTellError("Nothing is shown yet. Open a question or a concept first, and draft a lecture from it then.")
    return draft.from_concepts(graph, replace(view, audience=audience), audience)


def _from_inquiry(graph: ConceptGraph, view: View, audience: Audience) -> Lecture | None:
    inquiry = view.inquiry
    if inquiry is None:
        return None
    if inquiry.topic is Topic.COURSE and (course := graph.course(inquiry.text)) is not None:
        return draft.from_course(graph, course, audience)
    if inquiry.route is not None:
        return _from_route(graph, inquiry.route, audience)
    if inquiry.topic is Topic.CHAINS and len(inquiry.concepts) > 1:
        found = chains(graph, *inquiry.concepts[:2], condition=view.condition or view.compare, limit=1).chains
        return draft.from_chain(graph, found[0], audience) if found else None
    return None


def _from_route(graph: ConceptGraph, route: Route, audience: Audience) -> Lecture | None:
    if route.is_loop:
        loop = _loop(graph, route)
        return draft.from_loop(graph, loop, audience) if loop else None
    chain = along(graph, route.concepts, route.signs)
    return draft.from_chain(graph, chain, audience) if chain else None


def _loop(graph: ConceptGraph, route: Route) -> Loop | None:
    """The loop that a route runs through, begun where the route begins."""
    names = route.concepts[:-1]
    for loop in loops_of(graph, through=names[0], max_links=len(names)).loops:
        turns = range(len(loop.concepts)) if len(loop.concepts) == len(names) else ()
        for turn in turns:
            if (loop.concepts[turn:] + loop.concepts[:turn], loop.signs[turn:] + loop.signs[:turn]) == (names, route.signs):
                return replace(loop, concepts=names, signs=route.signs, links=loop.links[turn:] + loop.links[:turn])
    return None
