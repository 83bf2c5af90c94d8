"""The outline: the view as a nested list, for the keyboard, for screen readers and for small screens."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from causal_atlas.diagrams.changes import changes
from causal_atlas.diagrams.diagram import Change
from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Claim, Concept
from causal_atlas.reasoning import prose, states
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views import naming
from causal_atlas.views.transitions import hidden
from causal_atlas.views.view import View
from causal_atlas.web.panels import asked, controls, pair, words
from causal_atlas.web.panels.claim_card import claim_sentence
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.route import play_bar


def outline(graph: ConceptGraph, view: View) -> Component:
    """Organs, their concepts, and each concept's causes and effects as sentences with the actions of the drawing.

    Nested lists of real buttons: they are read as lists, reached with Tab, and worked with Enter, in every screen reader.
    """
    if not view.concepts:
        return html.P("Nothing on the screen. Undo the last step, or find a concept.", className="quiet empty")
    claims = [claim for claim in graph.claims_among(view.concepts) if view.background or words.is_link(claim.relation)]
    answers = changes(graph, view)
    organs = [_organ(graph, view, label, inside, claims, answers) for label, inside in _by_organ(graph, view)]
    count = prose.counted(len(view.concepts), "concept")
    return html.Div(
        [
            html.H2("Outline"),
            html.P(f"The same {count} as in the drawing.", className="quiet"),
            *_asked(graph, view),
            *_route(graph, view),
            *organs,
        ],
        className="outline",
    )


def _route(graph: ConceptGraph, view: View) -> list[Component]:
    """The chain or loop that is revealed, link by link; the one that is being played is the current one."""
    inquiry = view.inquiry
    if inquiry is None or inquiry.route is None:
        return []
    items = []
    for number in range(1, len(inquiry.route.signs) + 1):
        now: dict[str, str] = {"aria-current": "step"} if number == inquiry.at else {}
        text = asked.link_told(graph, inquiry.route, number, view.audience)
        items.append(html.Li(controls.button(text, controls.event("play", at=number), "outline-sentence", **now)))
    head = html.H3(naming.asked(graph, view, inquiry), className="organ-head")
    return [head, html.Ol(items, className="outline-route"), play_bar(inquiry)]


def _asked(graph: ConceptGraph, view: View) -> list[Component]:
    """What can be asked about the two concepts that are selected."""
    return [pair.questions(graph, view, *view.selection)] if len(view.selection) == 2 else []


def _by_organ(graph: ConceptGraph, view: View) -> list[tuple[str, list[Concept]]]:
    found: dict[str, list[Concept]] = {organ.id: [] for organ in graph.info.organs}
    for name in view.concepts:
        concept = graph.concepts[name]
        found.setdefault(concept.organ, []).append(concept)
    labels = {organ.id: organ.label.for_(view.audience) for organ in graph.info.organs}
    return [(labels.get(organ, organ or "Concepts"), concepts) for organ, concepts in found.items() if concepts]


def _organ(
    graph: ConceptGraph,
    view: View,
    label: str,
    concepts: list[Concept],
    claims: list[Claim],
    answers: Mapping[str, Change],
) -> Component:
    organ = controls.organ_of(graph, concepts[0].organ)
    items = [_concept(graph, view, concept, claims, answers.get(concept.id)) for concept in concepts]
    return html.Section(
        [html.H3(label, className="organ-head", style=controls.organ_style(organ)), html.Ul(items, className="outline-concepts")]
    )


def _concept(graph: ConceptGraph, view: View, concept: Concept, claims: list[Claim], change: Change | None) -> Component:
    label = concept.label.for_(view.audience)
    chosen = concept.id in view.selection
    name = controls.button(
        label,
        controls.event("select", concepts=[concept.id], add=False),
        "outline-name",
        **{"aria-pressed": "true" if chosen else "false"},
    )
    status = concept.status.get(view.condition) if view.condition else None
    worn = [controls.status_pill(status) if status else None, change_tag(change) if change else None]
    head = html.Div([name, *[each for each in worn if each]], className="outline-title")
    causes = _neighbours(graph, view, concept, Direction.CAUSES, [claim for claim in claims if claim.effect == concept.id])
    effects = _neighbours(graph, view, concept, Direction.EFFECTS, [claim for claim in claims if claim.cause == concept.id])
    body = [html.Div([head, _tools(graph, concept, label, view)], className="outline-row"), causes, effects]
    return html.Li(
        [part for part in body if part is not None], className="outline-concept chosen" if chosen else "outline-concept"
    )


CHANGES = {
    "up": ("rise", "goes up"),
    "down": ("fall", "goes down"),
    "unchanged": ("equal", "stays as it is"),
    "undetermined": ("unsure", "cannot be told"),
}
"""Icon and words of an answer to a thought experiment."""


def change_tag(change: Change) -> Component:
    """How a concept answers a thought experiment, by sign and word."""
    name, words_ = CHANGES[change.direction]
    if change.held:
        words_ = "set high" if change.direction == "up" else "set low"
    return html.Span([icon(name), words_], className=f"pill change-{change.direction}")


def _tools(graph: ConceptGraph, concept: Concept, label: str, view: View) -> Component:
    pinned = concept.id in view.pinned
    from_here = next((name for name in view.selection[:1] if len(view.selection) == 1 and name != concept.id), None)
    tools = [
        *_led_to(graph, view, from_here, concept.id),
        *(
            controls.icon_button(
                name,
                f"What if {states.supposed(concept, view.audience, up=shift is Shift.UP)}?",
                controls.event("whatif", concept=concept.id, shift=shift.value),
                look="tool",
            )
            for name, shift in (("rise", Shift.UP), ("fall", Shift.DOWN))
        ),
        controls.icon_button("loop", f"Loops through {label}", controls.event("loops", through=concept.id), look="tool"),
        controls.icon_button(
            "isolate", f"Only {label} and its neighbours", controls.event("isolate", concept=concept.id), look="tool"
        ),
        controls.icon_button(
            "unpin" if pinned else "pin",
            f"{'Unpin' if pinned else 'Pin'} {label}",
            controls.event("pin", concept=concept.id),
            look="tool",
        ),
        controls.icon_button("hide", f"Hide {label}", controls.event("hide", concept=concept.id), look="tool"),
    ]
    return html.Span(tools, className="tools")


def _led_to(graph: ConceptGraph, view: View, selected: str | None, concept: str) -> list[Component]:
    """The question how the selected concept leads to another one."""
    if selected is None:
        return []
    send = controls.event("chains", cause=selected, effect=concept)
    return [controls.icon_button("chain", pair.how(graph, view, selected, concept), send, look="tool")]


def _neighbours(graph: ConceptGraph, view: View, concept: Concept, direction: Direction, claims: list[Claim]) -> Component | None:
    label = concept.label.for_(view.audience)
    one = "cause" if direction is Direction.CAUSES else "effect"
    waiting = len(hidden(graph, view, concept.id, direction))
    brought = any(step.by == concept.id and step.direction is direction for step in view.brought)
    items = [html.Li(_sentence(graph, claim, view, concept.id)) for claim in claims]
    if waiting:
        send = controls.event("expand", concept=concept.id, direction=direction.value)
        what = prose.counted(waiting, f"hidden {one}")
        text = [icon("causes" if direction is Direction.CAUSES else "effects"), f"Show {what}"]
        items.append(html.Li(controls.button(text, send, "mini", **{"aria-label": f"Show {what} of {label}"})))
    if brought:
        send = controls.event("collapse", concept=concept.id, direction=direction.value)
        text = [icon("collapse"), f"Take back {one}s"]
        items.append(html.Li(controls.button(text, send, "mini", **{"aria-label": f"Take back the {one}s that {label} brought"})))
    if not items:
        return None
    return html.Div(
        [
            html.Span(f"{one.capitalize()}s", className="outline-side"),
            html.Ul(items, **{"aria-label": f"{one.capitalize()}s of {label}"}),
        ]
    )


def _sentence(graph: ConceptGraph, claim: Claim, view: View, here: str) -> Component:
    said = claim_sentence(graph, claim, view.audience, here)
    return controls.button(said, controls.event("select_arrow", cause=claim.cause, effect=claim.effect), "outline-sentence")
