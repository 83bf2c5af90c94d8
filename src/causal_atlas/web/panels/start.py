"""The start screen: the questions as cards, the organs as chips, and where all of it comes from."""

from __future__ import annotations

from itertools import pairwise

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Concept, Origin, Question
from causal_atlas.reasoning import prose
from causal_atlas.web.atlas import Own
from causal_atlas.web.panels import contrast, controls, course, lectures, own_graph
from causal_atlas.web.panels.icons import icon

ASKED_FOR = "The chain the atlas was asked for"
_MANY = 12


def start_page(graph: ConceptGraph, audience: Audience, own: Own | None = None) -> Component:
    """The page a visit begins with; the search box stands in the header and is moved here by the stylesheet."""
    entries = _questions(graph, audience) if graph.questions else _best_connected(graph, audience)
    return html.Div(
        [
            html.Div(
                [html.H1(graph.info.title), html.P(graph.info.description, className="lede")],
                className="start-head",
            ),
            html.Div(className="start-search-space", **{"aria-hidden": "true"}),
            _organs(graph, audience),
            entries,
            None if own and own.is_this else lectures.on_start(),
            _over_time(graph),
            own_graph.remarks(graph) if own and own.is_this else None,
            own_graph.opening(own),
            _footnote(graph),
        ],
        className="start-page",
    )


def _questions(graph: ConceptGraph, audience: Audience) -> Component:
    asked = next((question for question in graph.questions.values() if is_asked_for(graph, question)), None)
    beside = graph.questions.get(asked.alternative) if asked else None
    first = [question for question in (asked, beside) if question is not None]
    others = [question for question in graph.questions.values() if question not in first]
    cards = [_card(question, audience, ASKED_FOR if question is asked else "") for question in (*first, *others)]
    return html.Section(
        [html.H2("Questions", className="section-head", id="start-questions"), html.Ul(cards, className="cards")],
        **{"aria-labelledby": "start-questions"},
    )


def is_asked_for(graph: ConceptGraph, question: Question) -> bool:
    """Whether a question shows claims of the project's own brief."""
    return any(claim.origin is Origin.BRIEF for claim in brief_links(graph, question))


def brief_links(graph: ConceptGraph, question: Question) -> tuple[Claim, ...]:
    """The claims that lead from each concept of a question to the next, when it was asked for by the brief."""
    known = [name for name in (graph.resolve(concept) for concept in question.concepts) if name]
    return tuple(claim for cause, effect in pairwise(known) for claim in graph.claims_between(cause, effect) if claim.is_causal)


def _card(question: Question, audience: Audience, eyebrow: str) -> Component:
    words = [
        html.Span(eyebrow, className="eyebrow") if eyebrow else None,
        html.Span(question.title, className="card-title"),
        html.Span(question.answer.for_(audience), className="card-text"),
    ]
    send = controls.event("open_question", question=question.id)
    look = "card question-card asked-for" if eyebrow else "card question-card"
    return html.Li(controls.button([_miniature(question), html.Span(words, className="card-words")], send, look))


def _miniature(question: Question) -> Component:
    pictures = [
        html.Img(src=f"/miniature/{question.id}.svg?theme={theme}", alt="", className=f"miniature only-{theme}")
        for theme in ("light", "dark")
    ]
    return html.Span(pictures, className="card-picture")


def _best_connected(graph: ConceptGraph, audience: Audience) -> Component:
    cards = [
        html.Li(_concept_card(graph, graph.concepts[name], degree, audience)) for name, degree in graph.best_connected(_MANY)
    ]
    return html.Section(
        [
            html.H2("Best connected concepts", className="section-head", id="start-concepts"),
            html.Ul(cards, className="cards concept-cards")
            if cards
            else html.P("This graph has no concepts.", className="quiet"),
        ],
        **{"aria-labelledby": "start-concepts"},
    )


def _concept_card(graph: ConceptGraph, concept: Concept, degree: int, audience: Audience) -> Component:
    organ = controls.organ_of(graph, concept.organ)
    words = [
        html.Span(concept.label.for_(audience), className="card-title"),
        html.Span(prose.counted(degree, "link"), className="card-text"),
    ]
    look = "card concept-card"
    send = controls.event("open_concept", concept=concept.id)
    return controls.button(html.Span(words, className="card-words"), send, look, style=controls.organ_style(organ))


def _organs(graph: ConceptGraph, audience: Audience) -> Component | None:
    if not graph.info.organs:
        return None
    sizes = graph.sizes()
    chips = [
        html.Li(
            controls.button(
                [organ.label.for_(audience), html.Span(f"{sizes[organ.id]:,}", className="chip-count", title="concepts")],
                controls.event("open_organ", organ=organ.id),
                "chip organ-chip",
                style=controls.organ_style(organ),
            )
        )
        for organ in graph.info.organs
        if sizes[organ.id]
    ]
    name = "Organs" if graph.questions else "Groups"
    head = html.H2(name, className="section-head visually-hidden", id="start-organs")
    return html.Section(
        [head, html.Ul(chips, className="chips")], className="start-organs", **{"aria-labelledby": "start-organs"}
    )


def _over_time(graph: ConceptGraph) -> Component | None:
    if not graph.courses:
        return None
    head = html.H2("What differs, and how it develops", className="section-head", id="start-courses")
    entries = html.Div([contrast.choice(), *course.choices(graph)], className="choices start-courses")
    return html.Section([head, entries], **{"aria-labelledby": "start-courses"})


def _footnote(graph: ConceptGraph) -> Component:
    held = f"{prose.counted(len(graph.concepts), 'concept')}, {prose.counted(len(graph.claims), 'claim')}"
    named = "About the sources and their review" if graph.sources else "About this atlas"
    about = html.Button([named, icon("chevron")], type="button", className="link", **{"data-open": "about"})
    return html.P(
        [html.Span(f"{held}. ", className="tabular"), html.Span(f"{graph.info.disclaimer} "), about], className="footnote"
    )
