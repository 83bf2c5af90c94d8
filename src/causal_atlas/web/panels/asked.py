"""What is being shown as the answer to what is asked of the graph, in a line below the title of the stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from causal_atlas.diagrams.changes import changes
from causal_atlas.diagrams.claims import glyph_of
from causal_atlas.diagrams.diagram import Change
from causal_atlas.diagrams.spotlight import GLYPHS
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Course
from causal_atlas.reasoning import chain_prose, prose
from causal_atlas.reasoning.chains.find import along
from causal_atlas.reasoning.fates import tally
from causal_atlas.views.answers import answer_of
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import View


def told(graph: ConceptGraph, view: View, inquiry: Inquiry) -> str:
    """What is being shown: a link while a route is played, else what the whole route amounts to."""
    course = graph.course(inquiry.text) if inquiry.topic is Topic.COURSE else None
    if course is not None:
        return phase_told(course, inquiry.at)
    if inquiry.topic is Topic.CONTRAST and view.compare is not None:
        return tally(graph, view.compare)
    route = inquiry.route
    if inquiry.topic is Topic.ASK and not inquiry.at and not view.shifts:
        return answer_of(graph, view).lead
    if route is None:
        return changes_told(changes(graph, view)) if view.shifts else ""
    return link_told(graph, route, inquiry.at, view.audience) if inquiry.at else route_told(graph, route, view.audience)


def phase_told(course: Course, at: int) -> str:
    """Which phase of a course is shown (from 1)."""
    return f"{at} of {len(course.phases)}. {course.phases[at - 1].title}."


def link_told(graph: ConceptGraph, route: Route, at: int, audience: Audience) -> str:
    """Link `at` of a route (from 1) as a sentence."""
    (cause, effect), sign = route.links[at - 1], route.signs[at - 1]
    claims: Sequence[Claim] = (
        *graph.claims_between(cause, effect),
        *(graph.claims_between(effect, cause) if sign == "h" else ()),
    )
    fitting = [claim for claim in claims if glyph_of(claim.relation) is GLYPHS[sign]]
    if not fitting:
        return "This link is no longer in the atlas."
    return prose.text(graph, max(fitting, key=lambda claim: claim.grade), audience)


def route_told(graph: ConceptGraph, route: Route, audience: Audience) -> str:
    """What a whole chain or loop amounts to."""
    falls = route.signs.count("-") % 2 == 1
    if route.is_loop:
        return (
            "A balancing loop: a change comes back and undoes itself." if falls else "A reinforcing loop: a change feeds itself."
        )
    if chain := along(graph, route.concepts, route.signs):
        return chain_prose.net(graph, chain, audience)
    start, end = (prose.inside(graph.concepts[route.concepts[place]], audience) for place in (0, -1))
    if "?" in route.signs:
        return f"{prose.capitalised(start)} acts on {end}, but which way is not known."
    return f"In all, more {start} means {'less' if falls else 'more'} {end}."


def changes_told(found: Mapping[str, Change]) -> str:
    """How the visible concepts answer, in numbers; those that were set do not count.

    >>> changes_told({"a": Change(direction="up", held=True), "b": Change(direction="down"), "c": Change(direction="down")})
    'Of the 2 other concepts on the screen, 2 go down.'
    """
    answers = Counter(change.direction for change in found.values() if not change.held)
    if not answers:
        return "Nothing else is on the screen."
    parts = [f"{number} {one if number == 1 else many}" for way, (one, many) in _WAYS.items() if (number := answers[way])]
    count = answers.total()
    return f"Of the {prose.counted(count, 'other concept')} on the screen, {prose.listed(parts)}."


_WAYS = {
    "up": ("goes up", "go up"),
    "down": ("goes down", "go down"),
    "undetermined": ("cannot be told", "cannot be told"),
    "unchanged": ("stays as it is", "stay as they are"),
}
