"""The details of one concept: what it is, what raises or lowers it, what it does, and where to go on."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Claim, Concept, Condition, Identifier
from causal_atlas.views.transitions import BATCH, hidden
from causal_atlas.views.view import Arrangement, View
from causal_atlas.web.panels import controls, course, whatif, words
from causal_atlas.web.panels.claim_card import claim_card
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.loops import loops_button

MOST_CARDS = 10
"""How many claims of one group are told at once; a hub of somebody's own table may have thousands."""
MOST_CLAIMS = 200
"""How many claims of a hub are looked at in each direction."""


def concept_details(graph: ConceptGraph, view: View, concept: Concept) -> Component:
    """One concept: what it is, how it fares, what raises or lowers it, what it does."""
    incoming, outgoing = _claims_of(graph, view, concept.id)
    links_in = [claim for claim in incoming if words.is_link(claim.relation)]
    links_out = [claim for claim in outgoing if words.is_link(claim.relation)]
    related = [claim for claim in (*incoming, *outgoing) if not words.is_link(claim.relation)]
    explanation = concept.explanation.for_(view.audience)
    parts = [
        _tags(graph, concept, view),
        html.H2(concept.label.for_(view.audience)),
        html.P(explanation, className="explanation") if explanation else None,
        _status(concept, view.condition),
        course.walk(graph, concept.id),
        _group(graph, view, concept, "What raises or lowers it", links_in, Direction.CAUSES),
        _group(graph, view, concept, "What it does", links_out, Direction.EFFECTS),
        _group(graph, view, concept, "Also related", related, None),
        None if incoming or outgoing else html.P("Nothing in this atlas is linked to it.", className="quiet"),
        _actions(graph, concept, view),
        _names(concept),
    ]
    return html.Article([part for part in parts if part is not None], className="details")


def _claims_of(graph: ConceptGraph, view: View, concept: str) -> tuple[list[Claim], list[Claim]]:
    """What leads to and from a concept: everything visible, and of the rest no more than a reader could look through."""
    near = [claim for claim in graph.claims_among(view.concepts) if concept in (claim.cause, claim.effect)]
    every = {
        claim.id: claim for claim in (*near, *graph.claims_to(concept, MOST_CLAIMS), *graph.claims_from(concept, MOST_CLAIMS))
    }
    incoming = [claim for claim in every.values() if claim.effect == concept and claim.cause != concept]
    return incoming, [claim for claim in every.values() if claim.cause == concept]


def _tags(graph: ConceptGraph, concept: Concept, view: View) -> Component:
    organ = controls.organ_of(graph, concept.organ)
    kind = html.Span(words.KIND[concept.kind], className="tag")
    if organ is None:
        return html.P([kind], className="tags")
    tint = html.Span(organ.label.for_(view.audience), className="tag organ-tag", style=controls.organ_style(organ))
    return html.P([tint, kind], className="tags")


def _status(concept: Concept, current: Condition | None) -> Component | None:
    if not concept.status:
        return None
    rows = [
        html.Li(
            [html.Span(words.CONDITION_IN_FULL[condition]), controls.status_pill(concept.status[condition])],
            className="row now" if condition is current else "row",
        )
        for condition in Condition
        if condition in concept.status
    ]
    note = html.P(concept.status_note, className="note") if concept.status_note else None
    parts = [controls.heading("How it fares"), html.Ul(rows, className="rows"), note]
    return html.Section([part for part in parts if part is not None])


def _group(
    graph: ConceptGraph, view: View, concept: Concept, title: str, claims: Iterable[Claim], direction: Direction | None
) -> Component | None:
    visible = set(view.concepts)
    others = {claim.id: claim.effect if claim.cause == concept.id else claim.cause for claim in claims}
    ranked = sorted(
        (graph.claims[name] for name in others), key=lambda claim: (others[claim.id] not in visible, -claim.grade, claim.id)
    )
    if not ranked:
        return None
    shown = sum(others[claim.id] in visible for claim in ranked)
    total = max(len(ranked), len(graph.neighbours(concept.id, direction))) if direction else len(ranked)
    note = f"{total:,}" if shown == total else f"{total:,}, {shown or 'none'} on the screen"
    cards = [claim_card(graph, claim, view, concept.id) for claim in ranked[:MOST_CARDS]]
    more = _show_more(graph, view, concept, direction) if direction else None
    parts = [controls.heading(title, note), html.Ul(cards, className="claims"), more]
    return html.Section([part for part in parts if part is not None])


def _show_more(graph: ConceptGraph, view: View, concept: Concept, direction: Direction) -> Component | None:
    waiting = len(hidden(graph, view, concept.id, direction))
    if not waiting:
        return None
    one, key = ("cause", "[") if direction is Direction.CAUSES else ("effect", "]")
    number = min(waiting, BATCH)
    rest = f" of {waiting:,}" if waiting > number else ""
    text = f"Show {number}{rest} more {one if waiting == 1 else one + 's'} "
    send = controls.event("expand", concept=concept.id, direction=direction.value)
    return controls.button([text, controls.key(key)], send, "button wide")


def _actions(graph: ConceptGraph, concept: Concept, view: View) -> Component:
    pinned = concept.id in view.pinned
    brought = any(step.by == concept.id for step in view.brought)
    chain = view.arrangement is Arrangement.CHAIN
    actions = [
        (icon("collapse"), "Take back what it brought", controls.event("collapse", concept=concept.id)) if brought else None,
        (icon("isolate"), "Only this and its neighbours", controls.event("isolate", concept=concept.id)),
        (icon("unpin" if pinned else "pin"), "Unpin" if pinned else "Pin in place", controls.event("pin", concept=concept.id)),
        (icon("hide"), "Hide", controls.event("hide", concept=concept.id)),
        (icon("chain"), "As organs", controls.event("arrange", arrangement="organs"))
        if chain
        else (icon("chain"), "As a chain", controls.event("arrange", arrangement="chain")),
    ]
    buttons = [controls.button([action[0], action[1]], action[2], "button") for action in actions if action]
    asking = [button for button in (loops_button(graph, view, concept.id),) if button]
    asking += whatif.openers(concept, view.audience, view.shifts.get(concept.id))
    return html.Section([controls.heading("Go on"), html.Div([*asking, *buttons], className="actions")])


def _names(concept: Concept) -> Component | None:
    if not concept.synonyms and not concept.identifiers:
        return None
    parts: list[Component] = []
    if concept.synonyms:
        parts += [controls.heading("Also called"), html.P(", ".join(concept.synonyms), className="small")]
    if concept.identifiers:
        links = [html.Li(_identifier(identifier)) for identifier in concept.identifiers]
        parts += [controls.heading("In the ontologies"), html.Ul(links, className="identifiers")]
    return html.Section(parts)


def _identifier(identifier: Identifier) -> list[Component]:
    link = html.A(
        [identifier.curie, icon("external")], href=address(identifier.curie), target="_blank", rel="noopener noreferrer"
    )
    return [
        link,
        html.Span(f" {identifier.label} ", className="small"),
        html.Span(f"{identifier.match} match", className="quiet small"),
    ]


def address(curie: str) -> str:
    """The page of an identifier.

    >>> address("HP:0001397"), address("MESH:D005234")
    ('https://identifiers.org/HP:0001397', 'https://identifiers.org/mesh:D005234')
    """
    prefix, _, local = curie.partition(":")
    written_small = {"MESH": "mesh", "EFO": "efo", "NCIT": "ncit"}
    return f"https://identifiers.org/{written_small.get(prefix, prefix)}:{local}"
