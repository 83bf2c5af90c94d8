"""The details: what is known of whatever is selected, told like a page of a textbook."""

from __future__ import annotations

from collections import Counter

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Origin
from causal_atlas.reasoning import prose
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, course, pair, words
from causal_atlas.web.panels.claim_card import claim_card, evidence
from causal_atlas.web.panels.concept_details import MOST_CARDS, concept_details
from causal_atlas.web.panels.icons import icon


def details(graph: ConceptGraph, view: View) -> Component:
    """The details of the selected arrow, of the selected concepts, or of the whole view."""
    if view.arrow is not None:
        return arrow_details(graph, view, *view.arrow)
    if len(view.selection) > 1:
        return several_details(graph, view)
    if view.selection:
        return concept_details(graph, view, graph.concepts[view.selection[0]])
    return overview(graph, view)


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
