"""One claim: as a card among others, and with everything that supports it."""

from __future__ import annotations

import re

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Argument, Audience, Claim, Condition, Dispute, Origin, Reference
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.contrast import Compared, compared, reason
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, words
from causal_atlas.web.panels.icons import icon


def claim_sentence(graph: ConceptGraph, claim: Claim, audience: Audience, here: str = "") -> list[Component | str]:
    """The sentence of a claim with its verb in colour; the concept the reader is at stands in plain type."""
    spans: list[Component | str] = []
    for span in prose.sentence(graph, claim, audience):
        if span.role is prose.Role.VERB:
            spans.append(html.Span(span.text, className=f"verb {words.tone(claim.relation)}"))
        elif span.role in (prose.Role.CAUSE, prose.Role.EFFECT):
            concept = claim.cause if span.role is prose.Role.CAUSE else claim.effect
            spans.append(span.text if concept == here else html.B(span.text))
        else:
            spans.append(span.text)
    return [*spans, "."]


def claim_card(graph: ConceptGraph, claim: Claim, view: View, here: str = "") -> Component:
    """A claim as a card: the sentence, the strength of its evidence, and a way to go on.

    Args:
        graph: what is known.
        claim: the claim.
        view: what is on the screen; decides whether the other concept is offered.
        here: the concept at which the reader is.
    """
    other = claim.effect if claim.cause == here else claim.cause
    visible = other in view.concepts
    said = claim_sentence(graph, claim, view.audience, here)
    absent = view.condition is not None and view.condition not in claim.conditions
    classes = ["claim-card", "" if visible else "away", "faded" if absent else ""]
    if visible:
        send = controls.event("select_arrow", cause=claim.cause, effect=claim.effect)
        sentence = controls.button(said, send, "sentence", title="See the evidence")
    else:
        sentence = html.P(said, className="sentence")
    return html.Li([sentence, _facts(graph, claim, view, None if visible else other)], className=" ".join(filter(None, classes)))


def _facts(graph: ConceptGraph, claim: Claim, view: View, offer: str | None) -> Component:
    status = claim.status.get(view.condition) if view.condition else None
    found = against_health(graph, claim, view)
    disputes = graph.disputes_of(claim.id)
    label = graph.concepts[offer].label.for_(view.audience) if offer else ""
    facts = [
        controls.dots(claim.grade),
        html.Span(" · ".join(basis(claim)), className="basis"),
        controls.status_pill(status) if status else None,
        html.Span(words.CONTRAST[found.contrast], className=f"tag contrast-{found.contrast}") if found else None,
        html.Span(claim.phase.lstrip("0123456789. "), className="tag") if claim.phase else None,
        html.Span("sources disagree", className="tag warm", title=disputes[0].title) if disputes else None,
        html.Span(_absent(view.condition), className="tag")
        if view.condition and view.condition not in claim.conditions
        else None,
        controls.button("Show", controls.event("reveal", concept=offer), "mini", **{"aria-label": f"Show {label}"})
        if offer
        else None,
    ]
    return html.Div([fact for fact in facts if fact is not None], className="facts")


def against_health(graph: ConceptGraph, claim: Claim, view: View) -> Compared | None:
    """What becomes of a claim where health is compared with a condition; None where nothing is, or nothing can be said."""
    return compared(graph, view.compare).get(claim.id) if view.compare else None


def _absent(condition: Condition) -> str:
    return f"not in: {words.CONDITION[condition].lower()}"


def basis(claim: Claim) -> list[str]:
    """In a few words what a claim stands on: who says so, how many references, how far it was reviewed."""
    facts = [words.ORIGIN[claim.origin]]
    if claim.references:
        facts.append(prose.counted(len(claim.references), "reference"))
    if claim.origin is not Origin.BRIEF:
        facts.append(words.REVIEW[claim.review])
    return facts


def evidence(graph: ConceptGraph, claim: Claim, view: View) -> Component:
    """A claim with all that supports it."""
    mechanism = claim.mechanism.for_(view.audience)
    parts = [
        html.P(claim_sentence(graph, claim, view.audience), className="sentence large"),
        html.P(mechanism, className="mechanism") if mechanism else None,
        html.Div(
            [
                controls.dots(claim.grade),
                html.Span(
                    words.origin_in_full(claim.origin, sourced=bool(graph.sources)), className=f"tag origin-{claim.origin.value}"
                ),
                html.Span(words.REVIEW_IN_FULL[claim.review], className=f"tag review-{claim.review.value}")
                if claim.origin is not Origin.BRIEF
                else None,
            ],
            className="facts",
        ),
        _contrast(graph, claim, view),
        html.P(claim.note, className="note") if claim.note else None,
        _conditions(claim, view.condition) if graph.tells_conditions else None,
        html.P(f"Step in time: {claim.phase}.", className="quiet") if claim.phase else None,
        _arguments(graph, claim),
        statements(graph, claim.statements),
        _references(graph, claim.references),
        *[dispute_entry(graph, dispute, view.audience) for dispute in graph.disputes_of(claim.id)],
    ]
    return html.Article([part for part in parts if part is not None], className="evidence")


def _contrast(graph: ConceptGraph, claim: Claim, view: View) -> Component | None:
    found = against_health(graph, claim, view)
    if found is None or view.compare is None:
        return None
    against = f"{words.CONDITION_IN_FULL[view.compare]}, against health: "
    tag = html.Span(words.CONTRAST[found.contrast], className=f"tag contrast-{found.contrast}")
    return html.P([against, tag, " ", reason(graph, found, view.audience)], className="small")


def _conditions(claim: Claim, current: Condition | None) -> Component | None:
    if not claim.conditions:
        return None
    rows = []
    for condition in claim.conditions:
        status = claim.status.get(condition)
        content = [words.CONDITION_IN_FULL[condition], controls.status_pill(status) if status else None]
        rows.append(html.Li([part for part in content if part], className="row now" if condition is current else "row"))
    return html.Div([html.H3("Holds in", className="section-head"), html.Ul(rows, className="rows")])


def _arguments(graph: ConceptGraph, claim: Claim) -> Component | None:
    if not claim.arguments:
        return None
    groups = [("for", "Speaks for it"), ("against", "Speaks against it")]
    parts = [
        html.Div(
            [html.H3(title, className="section-head"), *[_argument(graph, argument) for argument in chosen]],
            className=f"arguments {stance}",
        )
        for stance, title in groups
        if (chosen := [argument for argument in claim.arguments if argument.stance == stance])
    ]
    return html.Div(parts)


def _argument(graph: ConceptGraph, argument: Argument) -> Component:
    links = [_short_reference(graph, key) for key in argument.references]
    marks: list[Component | str] = [html.Span(name, className="statement-id") for name in argument.statements]
    return html.P([argument.text, *[part for mark in (*marks, *links) for part in (" ", mark)]])


def _short_reference(graph: ConceptGraph, key: str) -> Component | str:
    reference = graph.references.get(key)
    return _outward(first_link(reference), cited(reference)) if reference else key


def cited(reference: Reference) -> str:
    """A reference in two words: the first author's name and the year, or else its number."""
    first = re.sub(r"( [A-Z]{1,3})?( et al\.?)?$", "", reference.authors.split(",")[0])
    return f"{first} {reference.year}".strip() if first else f"PMID {reference.pmid}" if reference.pmid else reference.key


def statements(graph: ConceptGraph, names: tuple[str, ...]) -> Component | None:
    """What the sources say, in our words, with where they say it; None where nothing is named."""
    found = [graph.statements[name] for name in names if name in graph.statements]
    if not found:
        return None
    entries = []
    for statement in found:
        source = graph.sources.get(statement.source)
        where = [source.short if source else statement.source, statement.section, statement.hedge]
        entries.append(
            html.Li(
                [
                    html.P([html.Span(statement.id, className="statement-id"), " ", statement.text]),
                    html.P(" · ".join(part for part in where if part), className="quiet small"),
                ]
            )
        )
    title = controls.heading("What the sources say", "in our words")
    return html.Div([title, html.Ul(entries, className="statements")])


def _references(graph: ConceptGraph, keys: tuple[str, ...]) -> Component | None:
    found = [graph.references[key] for key in keys if key in graph.references]
    if not found:
        return None
    return html.Div(
        [controls.heading("References"), html.Ol([html.Li(reference_entry(one)) for one in found], className="references")]
    )


def reference_entry(reference: Reference) -> list[Component]:
    """A reference with its links and with how far its citation was verified."""
    links: list[Component | str] = []
    if reference.pmid:
        links += [_outward(f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/", f"PMID {reference.pmid}"), " "]
    if reference.doi:
        links += [_outward(f"https://doi.org/{reference.doi}", "DOI"), " "]
    verified = words.VERIFIED.get(reference.grade, "citation not graded")
    where = ", ".join(part for part in (reference.authors, reference.journal, reference.year) if part)
    mark = "unverified" if reference.grade in ("D", "NOT VERIFIED") else "quiet small"
    return [
        html.P(reference.title, className="reference-title"),
        html.P(where, className="quiet small"),
        html.P([*links, html.Span(verified, className=mark, title=reference.verified)], className="reference-links"),
    ]


def first_link(reference: Reference | None) -> str:
    """The address of a publication, or nothing."""
    if reference is None:
        return ""
    if reference.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
    return f"https://doi.org/{reference.doi}" if reference.doi else ""


def _outward(address: str, words_: str) -> Component | str:
    if not address:
        return words_
    return html.A([words_, icon("external")], href=address, target="_blank", rel="noopener noreferrer")


def dispute_entry(graph: ConceptGraph, dispute: Dispute, audience: Audience, *, unfolded: bool = False) -> Component:
    """A dispute with both sides and how to hold both, folded away or open."""
    sides = []
    for side in dispute.sides:
        source = graph.sources.get(side.source)
        claims = [graph.claims[name] for name in side.claims if name in graph.claims]
        sides.append(
            html.Li(
                [
                    html.P([html.B(f"{source.short if source else side.source}: "), side.position]),
                    *[html.P(claim_sentence(graph, claim, audience), className="small") for claim in claims],
                ]
            )
        )
    return html.Details(
        [
            html.Summary([html.Span("Sources disagree", className="tag warm"), html.Span(dispute.title)]),
            html.Ul(sides, className="sides"),
            html.H3("How to hold both", className="section-head"),
            html.P(dispute.how_to_hold_both),
        ],
        className="dispute",
        open=unfolded,
    )
