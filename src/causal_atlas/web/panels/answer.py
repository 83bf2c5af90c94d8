"""The answer to a question in plain words: what was understood, what the claims say, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.ask.answer import Answer, Paragraph
from causal_atlas.reasoning.ask.question import Intent, Reason
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.answers import answer_of
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, lectures, words
from causal_atlas.web.panels.claim_card import cited, claim_card, first_link, reference_entry
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.route import play_bar

MOST_CARDS = 8


def answer(graph: ConceptGraph, view: View) -> Component:
    """The answer to what the view asks, in the words of its audience and in its condition."""
    found = answer_of(graph, view)
    parts = (
        html.H2(_heading(found)),
        _understood(graph, view, found),
        _other_readings(graph, view, found),
        *(_paragraph(graph, paragraph, found.references) for paragraph in found.paragraphs),
        play_bar(view.inquiry) if view.inquiry and view.inquiry.route else None,
        _go_on(found),
        _next(found),
        _claims(graph, view, found),
        _references(graph, found.references),
    )
    return html.Div([part for part in parts if part is not None], className="ask")


def _heading(found: Answer) -> str:
    question = found.question
    if question.reason is Reason.EMPTY:
        return "Ask the atlas"
    return prose.capitalised(question.text)


def _understood(graph: ConceptGraph, view: View, found: Answer) -> Component | None:
    """What the question was taken to be about, as chips that select it."""
    question = found.question
    if not question.concepts:
        return None
    chips = [html.Li(_concept(graph, view, name)) for name in question.concepts]
    tags: list[Component] = []
    if found.compare:
        tags = [html.Li(html.Span(f"{_short(Condition.HEALTHY)} against {_short(found.compare).lower()}", className="tag"))]
    elif found.condition:
        tags = [html.Li(html.Span(words.CONDITION_IN_FULL[found.condition], className="tag"))]
    title = "Understood" if question.understood else "Recognised"
    return html.Section(
        [html.H3(title, className="visually-hidden"), html.Ul([*chips, *tags], className="chips understood")],
    )


def _short(condition: Condition) -> str:
    return words.CONDITION[condition]


def _concept(graph: ConceptGraph, view: View, name: str) -> Component:
    concept = graph.concepts[name]
    visible = name in view.concepts
    send = controls.event("select", concepts=[name], add=False) if visible else controls.event("reveal", concept=name)
    style = controls.organ_style(controls.organ_of(graph, concept.organ))
    return controls.button(concept.label.for_(view.audience), send, "chip organ-chip", style=style)


def _other_readings(graph: ConceptGraph, view: View, found: Answer) -> Component | None:
    """For ambiguous words what else they may mean, as chips that ask again."""
    chips = [
        html.Li(controls.button(graph.concepts[other].label.for_(view.audience), _asking(text), "chip", title=text))
        for mention in found.question.ambiguous
        for other, text in zip(mention.others, found.rephrased[mention.concept], strict=True)
    ]
    if not chips or found.question.intent is Intent.CURATED:
        return None
    head = html.H3("Did you mean", className="section-head")
    return html.Section([head, html.Ul(chips, className="chips")], className="readings")


def _paragraph(graph: ConceptGraph, paragraph: Paragraph, references: tuple[str, ...]) -> Component:
    parts: list[Component | str] = []
    text = ""
    for run in paragraph:
        text += run.text
        if run.references:
            parts += [text, html.Sup(list(_marks(graph, run.references, references)))]
            text = ""
    return html.P([*parts, text], className="telling")


def _marks(graph: ConceptGraph, numbers: tuple[int, ...], references: tuple[str, ...]) -> Iterator[Component | str]:
    """The numbers of references, each a link to its publication where it has one."""
    for place, number in enumerate(numbers):
        if place:
            yield ","
        reference = graph.references.get(references[number - 1])
        address = first_link(reference)
        name = cited(reference) if reference else ""
        if address:
            yield html.A(f"{number}", href=address, title=name, target="_blank", rel="noopener noreferrer")
        else:
            yield html.Span(f"{number}", title=name or None)


def _go_on(found: Answer) -> Component | None:
    """The panels that tell the same at length."""
    choices = list(_panels(found))
    if found.question.understood and found.claims:
        choices.append(lectures.make_button())
    return html.Div(choices, className="actions") if choices else None


def _panels(found: Answer) -> Iterator[Component]:
    intent, concepts = found.question.intent, found.question.concepts
    first = concepts[0] if concepts else None
    if intent in (Intent.CHAIN, Intent.COMMON) and len(concepts) > 1:
        ends = (found.route[0], found.route[-1]) if found.route else (concepts[0], concepts[-1])
        yield _button("chain", "All chains between them", controls.event("chains", cause=ends[0], effect=ends[1]))
        yield _button("common", "What brings about both", controls.event("common", concepts=list(ends)))
    elif intent is Intent.LOOPS:
        yield _button("loop", "All these loops", controls.event("loops", through=first))
        yield _button("cut", "Where they can be cut", controls.event("cut", through=first))
    elif intent is Intent.CUT:
        yield _button("cut", "Every place to cut them", controls.event("cut", through=first))
    elif intent in (Intent.ORGANS, Intent.CONTRAST) and found.compare:
        yield _button("compare", "The whole table", controls.event("contrast"))
    elif intent is Intent.WHATIF and found.shifts:
        name, shift = next(iter(found.shifts.items()))
        send = controls.event("whatif", concept=name, shift=shift)
        yield _button("rise" if shift is Shift.UP else "fall", "All that follows", send)


def _button(name: str, text: str, send: dict[str, str]) -> Component:
    return controls.button([icon(name), text], send, "button")


def _next(found: Answer) -> Component | None:
    """Questions to go on with."""
    if not found.nearest:
        return None
    title = "Ask next" if found.question.understood else "What you can ask"
    rows = [html.Li(controls.button([text, icon("chevron")], _asking(text), "row-button")) for text in found.nearest]
    return html.Section([controls.heading(title), html.Ul(rows, className="rows")])


def _claims(graph: ConceptGraph, view: View, found: Answer) -> Component | None:
    if not found.claims:
        return None
    cards = [claim_card(graph, graph.claims[name], view) for name in found.claims[:MOST_CARDS]]
    left = len(found.claims) - len(cards)
    more = f"And {prose.counted(left, 'more', 'more')}, by the arrows in the drawing."
    parts = [
        controls.heading("What this stands on", prose.counted(len(found.claims), "claim")),
        html.Ul(cards, className="claims"),
        html.P(more, className="quiet small") if left else None,
    ]
    return html.Section([part for part in parts if part is not None])


def _references(graph: ConceptGraph, keys: Iterable[str]) -> Component | None:
    entries = [html.Li(_entry(graph, key)) for key in keys]
    if not entries:
        return None
    return html.Section([controls.heading("References"), html.Ol(entries, className="references")])


def _entry(graph: ConceptGraph, key: str) -> list[Component]:
    source = graph.sources.get(key)
    if source is None:
        return reference_entry(graph.references[key])
    return [html.P(source.title, className="reference-title"), html.P(source.publisher, className="quiet small")]


def _asking(text: str) -> dict[str, str]:
    return controls.event("ask", text=text)
