"""The details: what is known of whatever is selected, told like a page of a textbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph, Direction
from causal_atlas.knowledge.model import Claim, Concept, Condition, Identifier, Origin
from causal_atlas.reasoning import prose
from causal_atlas.views.transitions import BATCH, hidden
from causal_atlas.views.view import Arrangement, View
from causal_atlas.web.panels import controls, course, pair, whatif, words
from causal_atlas.web.panels.claim_card import claim_card, evidence
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.loops import loops_button

MOST_CARDS = 10
MOST_CLAIMS = 200
"""How many claims of a hub are looked at in each direction."""
"""How many claims of one group are told at once; a hub of somebody's own table may have thousands."""


def details(graph: ConceptGraph, view: View) -> Component:
    """The details of the selected arrow, of the selected concepts, or of the whole view."""
    if view.arrow is not None:
        return arrow_details(graph, view, *view.arrow)
    if len(view.selection) > 1:
        return several_details(graph, view)
    if view.selection:
        return concept_details(graph, view, graph.concepts[view.selection[0]])
    return overview(graph, view)


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


def several_details(graph: ConceptGraph, view: View) -> Component:
    """Two or more concepts: what connects them, and how to see more of it."""
    concepts = [graph.concepts[name] for name in view.selection]
    chosen = [
        html.Li(
            controls.button(
                concept.label.for_(view.audience),
                controls.event("select", concepts=[concept.id], add=False),
                "chip organ-chip",
                style=controls.organ_style(controls.organ_of(graph, concept.organ)),
            )
        )
        for concept in concepts
    ]
    claims = graph.claims_among(view.selection)
    cards = [claim_card(graph, claim, view) for claim in claims[:MOST_CARDS]]
    nothing = html.P("No claim links them directly. Something in between may.", className="quiet")
    parts = [
        html.H2(prose.counted(len(concepts), "concept") + " selected"),
        html.Ul(chosen, className="chips"),
        html.Div(
            [
                controls.button([icon("link"), "Show everything between them"], controls.event("between"), "button primary"),
                controls.button([icon("close"), "Clear the selection"], controls.event("deselect")),
            ],
            className="actions",
        ),
        *([pair.questions(graph, view, *view.selection)] if len(concepts) == 2 else []),
        html.Section(
            [
                controls.heading("What connects them", f"{len(claims)}" if claims else ""),
                html.Ul(cards, className="claims") if cards else nothing,
            ]
        ),
    ]
    return html.Article(parts, className="details")


def arrow_details(graph: ConceptGraph, view: View, cause: str, effect: str) -> Component:
    """Everything that is claimed between two concepts, in both directions."""
    there, back = graph.claims_between(cause, effect), graph.claims_between(effect, cause) if cause != effect else ()
    ends = [
        controls.button(
            graph.concepts[name].label.for_(view.audience),
            controls.event("select", concepts=[name], add=False),
            "chip organ-chip",
            style=controls.organ_style(controls.organ_of(graph, graph.concepts[name].organ)),
        )
        for name in (cause, effect)
    ]
    parts: list[Component | None] = [
        controls.button([icon("back"), "The whole view"], controls.event("deselect"), "link"),
        html.P([ends[0], html.Span([icon("forward"), ends[1]])], className="tags ends"),
        html.H2(_summary(there, back)),
        course.turning(graph, there),
        *[evidence(graph, claim, view) for claim in sorted(there, key=lambda claim: -claim.grade)],
        controls.heading("And the other way round") if back else None,
        *[evidence(graph, claim, view) for claim in sorted(back, key=lambda claim: -claim.grade)],
    ]
    return html.Article([part for part in parts if part is not None], className="details")


def _summary(there: tuple[Claim, ...], back: tuple[Claim, ...]) -> str:
    number = len(there) + len(back)
    return "The evidence" if number == 1 else f"{prose.counted(number, 'claim')} and their evidence"


def overview(graph: ConceptGraph, view: View) -> Component:
    """Nothing selected: what the view holds, and how to go on."""
    claims = graph.claims_among(view.concepts)
    links = [claim for claim in claims if words.is_link(claim.relation)]
    organs = Counter(graph.concepts[name].organ for name in view.concepts)
    chips = [
        html.Li(
            [organ.label.for_(view.audience), html.Span(f"{organs[organ.id]}", className="chip-count")],
            className="chip organ-chip still",
            style=controls.organ_style(organ),
        )
        for organ in graph.info.organs
        if organs[organ.id]
    ]
    held = f"{prose.counted(len(view.concepts), 'concept')} and {prose.counted(len(links), 'link')} between them."
    parts = [
        html.H2("On the screen"),
        html.P(held, className="explanation tabular"),
        html.Ul(chips, className="chips"),
        _standing(links, sourced=bool(graph.sources)),
        _disputes(graph, claims),
        _hints(),
        html.Section(
            [
                controls.heading("Go on"),
                html.Div(
                    [
                        controls.button([icon("causes"), "One step of causes"], controls.event("grow", direction="causes")),
                        controls.button([icon("effects"), "One step of effects"], controls.event("grow", direction="effects")),
                        controls.button([icon("home"), "All questions"], controls.event("home")),
                    ],
                    className="actions",
                ),
            ]
        ),
    ]
    return html.Article([part for part in parts if part is not None], className="details")


def _standing(links: list[Claim], *, sourced: bool) -> Component | None:
    if not links:
        return None
    counts = Counter(claim.origin for claim in links)
    rows = [
        html.Li(
            [html.Span(words.origin_in_full(origin, sourced=sourced)), html.Span(f"{counts[origin]}", className="tabular")],
            className="row",
        )
        for origin in Origin
        if counts[origin]
    ]
    return html.Section([controls.heading("What the links stand on"), html.Ul(rows, className="rows")])


def _disputes(graph: ConceptGraph, claims: tuple[Claim, ...]) -> Component | None:
    found = {dispute.id: (dispute, claim) for claim in claims for dispute in graph.disputes_of(claim.id)}
    if not found:
        return None
    entries = [
        html.Li(
            controls.button(
                [html.Span(dispute.title), icon("chevron")],
                controls.event("select_arrow", cause=claim.cause, effect=claim.effect),
                "row-button",
            )
        )
        for dispute, claim in found.values()
    ]
    return html.Section([controls.heading("Where the sources disagree", f"{len(entries)}"), html.Ul(entries, className="rows")])


def _hints() -> Component:
    hints = [
        ("Choose a concept or an arrow to read about it.", ()),
        ("Press the counts on a box, or use the keys, to bring its causes or effects.", ("[", "]")),
        ("Hold Shift to select several, then show everything between them.", ("Shift",)),
    ]
    rows = [html.Li([text, *[part for name in keys for part in (" ", controls.key(name))]]) for text, keys in hints]
    return html.Section([controls.heading("How to read on"), html.Ul(rows, className="hints")])
