"""Drawing a view: graph and view in, Diagram out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from causal_atlas.diagrams.changes import changes
from causal_atlas.diagrams.claims import BACKGROUND, Link, glyph_of, hidden_neighbours, links
from causal_atlas.diagrams.diagram import Arrow, Box, Diagram, Point, Rect, Region, Signal
from causal_atlas.diagrams.geometry import LABEL_WIDTH, MARGIN, REGION_HEAD, box_size, pills, rect_of, union
from causal_atlas.diagrams.legend import legend
from causal_atlas.diagrams.marks import badge_place, spaced
from causal_atlas.diagrams.metrics import wrapped
from causal_atlas.diagrams.overlay import contrast_of, region_name
from causal_atlas.diagrams.path import sampled
from causal_atlas.diagrams.region_names import named
from causal_atlas.diagrams.regions import regions
from causal_atlas.diagrams.routing import routes
from causal_atlas.diagrams.spotlight import Spotlight, spotlight
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Claim, Condition, Origin, Relation, Review, Status
from causal_atlas.views.view import Arrangement, Filters, View


def draw(graph: ConceptGraph, view: View) -> Diagram:
    """The drawing of a view all of whose concepts have places (`causal_atlas.diagrams.layout.placed`)."""
    light = spotlight(graph, view.inquiry)
    found = links(graph, view.concepts, background=view.background, also=light.arrows, without=light.waiting)
    bright = [_bright(link, view) and _in_organs(graph, link, view.filters) for link in found]
    boxes = _boxes(graph, view, found, bright, light)
    if view.filters.hide:
        boxes = tuple(box for box in boxes if not box.faded)
        found = tuple(link for link, is_bright in zip(found, bright, strict=True) if is_bright)
        bright = [True] * len(found)
    badges = [badge_place(box) for box in boxes if box.change]
    arrows = spaced(_arrows(graph, view, boxes, found, bright, light), badges)
    areas = areas_of(graph, view, boxes, arrows)
    question = graph.questions.get(view.question)
    return Diagram(
        boxes=boxes,
        arrows=arrows,
        regions=areas,
        legend=legend(boxes, arrows),
        bounds=_bounds(boxes, arrows, areas),
        title=question.title if question else "",
        answer=question.answer.for_(view.audience) if question else "",
    )


def areas_of(graph: ConceptGraph, view: View, boxes: Sequence[Box], arrows: Sequence[Arrow]) -> tuple[Region, ...]:
    """The regions behind boxes, their names clear of arrows; a chain has none."""
    if view.arrangement is Arrangement.CHAIN:
        return ()
    organs = {organ.id: organ for organ in graph.info.organs}
    found = [
        Region(
            organ=organ,
            label=region_name(graph, organ, organs[organ].label.for_(view.audience), rect.right - rect.left, view.compare),
            rect=rect,
        )
        for organ, rect in regions([(box.organ, box.x, box.y) for box in boxes])
        if organ in organs
    ]
    return named(found, arrows, boxes)


def _holds(claim: Claim, view: View) -> bool:
    """Whether a claim is left bright by the condition and the filters."""
    filters = view.filters
    return (
        _in_condition(claim, view)
        and (not filters.kinds or claim.relation.kind in filters.kinds)
        and (not filters.reviews or claim.review in filters.reviews)
        and claim.grade >= filters.grade
    )


def _in_condition(claim: Claim, view: View) -> bool:
    if view.compare is not None:
        return view.compare in claim.conditions or Condition.HEALTHY in claim.conditions
    return view.condition is None or view.condition in claim.conditions


def _bright(link: Link, view: View) -> bool:
    return any(_holds(claim, view) for claim in link.claims)


def _in_organs(graph: ConceptGraph, link: Link, filters: Filters) -> bool:
    return not filters.organs or {graph.concepts[link.cause].organ, graph.concepts[link.effect].organ} <= filters.organs


def _boxes(graph: ConceptGraph, view: View, found: Sequence[Link], bright: Sequence[bool], light: Spotlight) -> tuple[Box, ...]:
    filters, answers = view.filters, changes(graph, view)
    chooses_arrows = bool(filters.kinds or filters.reviews or filters.grade > 1)
    touched = {end for link, is_bright in zip(found, bright, strict=True) if is_bright for end in (link.cause, link.effect)}
    visible, shown = frozenset(view.concepts), view.compare or view.condition
    boxes = []
    for name in view.concepts:
        concept = graph.concepts[name]
        width, height = box_size(concept.kind)
        excluded = bool(filters.organs) and concept.organ not in filters.organs
        place = view.places[name]
        boxes.append(
            Box(
                concept=name,
                lines=wrapped(concept.label.for_(view.audience), LABEL_WIDTH),
                kind=concept.kind,
                organ=concept.organ,
                x=place[0],
                y=place[1],
                width=width,
                height=height,
                status=concept.status.get(shown) if shown else None,
                was=concept.status.get(Condition.HEALTHY) if view.compare else None,
                hidden_causes=hidden_neighbours(graph, name, Direction.CAUSES, visible),
                hidden_effects=hidden_neighbours(graph, name, Direction.EFFECTS, visible),
                selected=name in view.selection,
                pinned=name in view.pinned,
                faded=excluded or (chooses_arrows and name not in touched),
                lit=light.lights(name),
                muted=light.mutes(name),
                change=answers.get(name),
            )
        )
    return tuple(boxes)


def _arrows(
    graph: ConceptGraph, view: View, boxes: Sequence[Box], found: Sequence[Link], bright: Sequence[bool], light: Spotlight
) -> tuple[Arrow, ...]:
    place = {box.concept: number for number, box in enumerate(boxes)}
    kept = [(link, is_bright) for link, is_bright in zip(found, bright, strict=True) if {link.cause, link.effect} <= place.keys()]
    pairs = [(place[link.cause], place[link.effect]) for link, _ in kept]
    arrival = _arrivals(view)
    # Background relations come last, so that showing them never moves an arrow.
    ranks = [len(view.brought) + 1 if link.glyph in BACKGROUND else 0 for link, _ in kept]
    ways = routes(boxes, pairs, [arrival[box.concept] for box in boxes], ranks)
    return tuple(
        replace(_arrow(graph, view, link, light), route=way, faded=not is_bright)
        for (link, is_bright), way in zip(kept, ways, strict=True)
    )


def _arrivals(view: View) -> Mapping[str, int]:
    """After how many expansions each concept came: 0 for those that were there first."""
    brought = {name: number for number, each in enumerate(view.brought, 1) for name in each.concepts}
    arrival: dict[str, int] = {}
    latest = 0
    for name in view.concepts:
        latest = max(latest, brought.get(name, 0))
        arrival[name] = brought.get(name, latest)
    return arrival


def _arrow(graph: ConceptGraph, view: View, link: Link, light: Spotlight) -> Arrow:
    claims = link.claims
    # An arrow that turns over time is lit by either of its signs.
    steps = {(link.cause, link.effect, glyph_of(claim.relation)) for claim in claims}
    return Arrow(
        id=f"{link.cause}>{link.effect}:{link.glyph.value}",
        cause=link.cause,
        effect=link.effect,
        glyph=link.glyph,
        claims=tuple(claim.id for claim in claims),
        route=(),
        grade=max(claim.grade for claim in claims),
        signal=_signal(claims, view.compare or view.condition),
        inferred=all(claim.origin is Origin.INFERRED for claim in claims),
        unreviewed=all(claim.review is Review.UNREVIEWED for claim in claims),
        disputed=any(dispute.kind == "contradiction" for claim in claims for dispute in graph.disputes_of(claim.id)),
        selected=view.arrow == (link.cause, link.effect),
        lit=bool(steps & light.arrows),
        now=light.now in steps,
        contrast=contrast_of(graph, claims, view.compare),
        muted=light.on and not steps & light.arrows,
    )


def _signal(claims: Sequence[Claim], condition: Condition | None) -> Signal:
    """Whether the signal gets through in a condition; the gravest of several claims counts.

    What impairs or preserves an action does reach it: only the arrows along which insulin's own signal runs can be lost.
    """
    carriers = [claim for claim in claims if claim.relation not in (Relation.IMPAIRS, Relation.PRESERVES)]
    fates = {claim.status.get(condition) for claim in carriers} if condition else set()
    if Status.LOST in fates:
        return Signal.LOST
    return Signal.WEAK if Status.ATTENUATED in fates else Signal.PLAIN


def _bounds(boxes: Sequence[Box], arrows: Sequence[Arrow], areas: Sequence[Region]) -> Rect:
    """The smallest rectangle around everything that is drawn, with a little room."""
    if not boxes:
        return Rect(0, 0, 0, 0)
    ink = [rect_of(box) for box in boxes] + [pill for box in boxes for pill in pills(box)]
    ink += [Rect(area.rect.left, area.rect.top - REGION_HEAD - area.lift, area.rect.right, area.rect.bottom) for area in areas]
    ink += [_reach(arrow.route) for arrow in arrows]
    around = union(*ink)
    return Rect(around.left - MARGIN, around.top - MARGIN, around.right + MARGIN, around.bottom + MARGIN)


@lru_cache(maxsize=4096)
def _reach(route: tuple[Point, ...]) -> Rect:
    """The rectangle around an arrow."""
    points = sampled(route, 4) if len(route) == 3 else route
    return Rect(min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points))
