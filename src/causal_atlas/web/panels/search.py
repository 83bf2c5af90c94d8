"""What the search found: questions and courses to open, and concepts to reveal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.ask.clauses import is_long, is_question
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, pair, words
from causal_atlas.web.panels.icons import icon

NAMED = 90
"""The score above which a find has the very name that was typed."""

if TYPE_CHECKING:
    from causal_atlas.knowledge.search import Hit


def results(hits: Sequence[Hit], graph: ConceptGraph, view: View | None, query: str) -> list[Component]:
    """The options under the search box, best first.

    Args:
        hits: what was found.
        graph: what is known.
        view: what is on the screen; None on the start screen, where a concept is opened instead of revealed.
        query: the words that were searched for.
    """
    if not query.strip():
        return []
    options = [_option(hit, graph, view, number) for number, hit in enumerate(hits)]
    path = _path(hits, graph, view, len(options))
    found = [*options, path] if path else options
    if found and not is_question(query) and not is_long(query):
        return [_for(query), *found]
    # A question is asked by Enter, unless one of the atlas or a concept has this very name.
    first = is_question(query) and not any(hit.score > NAMED for hit in hits)
    at = 0 if first else len(found)
    ordered = [*found[:at], _ask(query), *found[at:]]
    nothing = [] if found or is_question(query) else [_nothing(query)]
    return [_for(query), *nothing, *_numbered(ordered)]


def _for(query: str) -> Component:
    """What the options are for, so that the page knows whether they are still awaited."""
    return html.Span(hidden=True, **{"data-query": query})


def _ask(query: str) -> Component:
    """The way to have the words answered as a question."""
    text = " ".join(query.split())
    words_ = html.Span([html.Span(f"Ask: {text}", className="hit-name")], className="hit-words", title=text)
    mark = html.Span(icon("help"), className="hit-mark")
    return _row([mark, words_, html.Span("Answer", className="hit-action")], 0, controls.event("ask", text=text))


def _numbered(options: Sequence[Component]) -> list[Component]:
    """Options with the ids of their places; the first is the one that Enter takes."""
    for number, option in enumerate(options):
        option.id = f"hit-{number}"
        setattr(option, "aria-selected", "true" if number == 0 else "false")
    return list(options)


def _path(hits: Sequence[Hit], graph: ConceptGraph, view: View | None, number: int) -> Component | None:
    """The question how the selected concept leads to the best find."""
    found = next((hit.concept for hit in hits if hit.concept), None)
    start = view.selection[0] if view and len(view.selection) == 1 else None
    if view is None or found is None or start is None or found == start:
        return None
    one = prose.inside(graph.concepts[start], view.audience)
    text = html.Span(
        [
            html.Span(pair.how(graph, view, start, found), className="hit-name"),
            html.Span(f"every chain from {one}", className="hit-facts"),
        ],
        className="hit-words",
    )
    send = controls.event("chains", cause=start, effect=found)
    return _row([html.Span(icon("chain"), className="hit-mark"), text, html.Span("Ask", className="hit-action")], number, send)


def _option(hit: Hit, graph: ConceptGraph, view: View | None, number: int) -> Component:
    if hit.question:
        send = controls.event("open_question", question=hit.question)
        return _titled("help", graph.questions[hit.question].title, "", send, number)
    if hit.course:
        course = graph.courses[hit.course]
        phases = f"a course over time, in {prose.counted(len(course.phases), 'phase')}"
        return _titled("course", course.title, phases, controls.event("course", course=course.id, at=1), number)
    return _concept(hit, graph, view, number)


def _titled(mark: str, title: str, facts: str, send: dict[str, str], number: int) -> Component:
    told = [html.Span(title, className="hit-name"), html.Span(facts, className="hit-facts") if facts else None]
    words_ = html.Span([part for part in told if part is not None], className="hit-words")
    return _row([html.Span(icon(mark), className="hit-mark"), words_, html.Span("Open", className="hit-action")], number, send)


def _concept(hit: Hit, graph: ConceptGraph, view: View | None, number: int) -> Component:
    concept = graph.concepts[str(hit.concept)]
    audience = view.audience if view else None
    label = concept.label.for_(audience) if audience else concept.label.everyone
    organ = controls.organ_of(graph, concept.organ)
    also = f"also called {hit.text}" if hit.text and hit.text.casefold() != label.casefold() else ""
    where = organ.label.everyone if organ else concept.organ
    facts = " · ".join(part for part in (also, where, "" if also else words.KIND[concept.kind]) if part)
    words_ = html.Span([html.Span(label, className="hit-name"), html.Span(facts, className="hit-facts")], className="hit-words")
    if view is None or not view.concepts:
        action, send = "Open", controls.event("open_concept", concept=concept.id)
    else:
        action, send = ("Go to" if concept.id in view.concepts else "Reveal"), controls.event("reveal", concept=concept.id)
    mark = html.Span(className="hit-mark organ-dot", style=controls.organ_style(organ))
    return _row([mark, words_, html.Span(action, className="hit-action")], number, send)


def _row(children: list[Component], number: int, send: dict[str, str]) -> Component:
    return html.Div(
        children,
        id=f"hit-{number}",
        className="hit",
        role="option",
        **{"aria-selected": "true" if number == 0 else "false"},
        **send,
    )


def _nothing(query: str) -> Component:
    return html.Div(
        [
            html.Span(f"Nothing is called “{query.strip()}” here.", className="hit-name"),
            html.Span("Try a plainer or a shorter word: sugar, fat, liver, hunger.", className="hit-facts"),
        ],
        className="hit hit-none",
        role="option",
        **{"aria-disabled": "true", "aria-selected": "false"},
    )
