"""The filters: what stays bright, and what fades."""

from __future__ import annotations

from collections import Counter

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import RelationKind, Review
from causal_atlas.views.view import Filters, View
from causal_atlas.web.panels import controls, words


def filters(graph: ConceptGraph, view: View) -> Component:
    """Switches for organs, relations, review and evidence, with how much of each is on the screen."""
    claims = graph.claims_among(view.concepts)
    organs = Counter(graph.concepts[name].organ for name in view.concepts)
    kinds = Counter(claim.relation.kind for claim in claims)
    reviews = Counter(claim.review for claim in claims)
    chosen = view.filters
    organ_choices = [
        _choice(
            "organs",
            organ.id,
            organ.label.for_(view.audience),
            organs[organ.id],
            on=organ.id in chosen.organs,
            look="chip organ-chip",
            style=controls.organ_style(organ),
        )
        for organ in graph.info.organs
        if organs[organ.id] or organ.id in chosen.organs
    ]
    kind_choices = [
        _choice("kinds", kind.value, words.RELATION_KIND[kind], kinds[kind], on=kind in chosen.kinds)
        for kind in RelationKind
        if kinds[kind] or kind in chosen.kinds
    ]
    review_choices = [
        _choice("reviews", review.value, words.REVIEW[review], reviews[review], on=review in chosen.reviews)
        for review in Review
        if reviews[review] or review in chosen.reviews
    ]
    parts = [
        html.H2("Filters"),
        html.P("Choose what stays bright; the rest fades and keeps its place.", className="quiet"),
        _set("Organs", organ_choices),
        _set("Relations", kind_choices),
        _set("Review", review_choices),
        _evidence(chosen),
        html.Section(
            [
                _switch("Hide instead of fade", chosen.hide, "hide_filtered"),
                _switch("Also draw is-a, part-of and explanatory links", view.background, "background"),
            ]
        ),
        controls.button("Clear the filters", controls.event("clear_filters"), "button", disabled=not is_filtering(chosen)),
    ]
    return html.Div([part for part in parts if part is not None], className="filters")


def is_filtering(chosen: Filters) -> bool:
    """Whether anything is filtered at all.

    >>> is_filtering(Filters()), is_filtering(Filters(grade=2))
    (False, True)
    """
    return chosen != Filters()


def _set(title: str, choices: list[Component]) -> Component | None:
    if not choices:
        return None
    items = html.Ul([html.Li(choice) for choice in choices], className="chips", **{"aria-label": title})
    return html.Section([controls.heading(title), items])


def _choice(field: str, value: str, text: str, count: int, *, on: bool, look: str = "chip", **attributes: object) -> Component:
    return controls.button(
        [text, html.Span(f"{count}", className="chip-count")],
        controls.event("filter", field=field, value=value, checked=not on),
        look,
        **{"aria-pressed": "true" if on else "false"},
        **attributes,
    )


def _evidence(chosen: Filters) -> Component:
    options = [
        (
            words.dots(grade) if grade > 1 else "any",
            f"Evidence: {words.GRADE[grade]}",
            chosen.grade == grade,
            controls.event("filter", field="grade", value=grade, checked=True),
        )
        for grade in (1, 2, 3, 4)
    ]
    return html.Section([controls.heading("Evidence at least"), controls.segments("Evidence at least", options, "grades")])


def _switch(text: str, on: bool, kind: str) -> Component:
    return html.Button(
        [html.Span(text), html.Span(className="track", **{"aria-hidden": "true"})],
        type="button",
        className="switch",
        role="switch",
        **{"aria-checked": "true" if on else "false"},
        **controls.event(kind, checked=not on),
    )
