"""The table of selective resistance in the panel: one hormone, many fates; a cell opens to what stands behind it."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition, Status
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.fates import Cell, counts, passed_over, summary, table, tally
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, lectures, words
from causal_atlas.web.panels.claim_card import claim_card, dispute_entry
from causal_atlas.web.panels.icons import icon

TITLE = "One hormone, many fates"
NOTHING = "This graph gives no status of an insulin action, so there is nothing to contrast."


def contrast(graph: ConceptGraph, view: View) -> Component:
    """The table, the sentence that sums it up, and what the sources leave open."""
    if not graph.insulin_actions:
        return html.Div([html.H2(TITLE), html.P(NOTHING, className="quiet")])
    columns = [each for each in Condition if table(graph, each)]
    parts = [
        html.H2(TITLE),
        html.P(_thesis(graph, view), className="explanation"),
        _compared(view),
        html.Div(lectures.make_button(), className="actions"),
        _table(graph, view, columns),
        _silent(columns),
        _before(graph, view),
    ]
    return html.Div([part for part in parts if part is not None], className="contrast")


def choice() -> Component:
    """The table as a thing that can be asked."""
    note = "Which orders of insulin still work, organ by organ"
    parts = [icon("compare"), html.Span(TITLE, className="choice-name"), html.Span(note, className="choice-note")]
    return controls.button(parts, controls.event("contrast"), "choice")


def _thesis(graph: ConceptGraph, view: View) -> str:
    condition = view.compare or Condition.DECOMPENSATED
    said = tally(graph, condition) or "The sources do not say how a single insulin action fares."
    return f"{words.CONDITION_IN_FULL[condition]}: {said[0].lower()}{said[1:]}"


def _compared(view: View) -> Component:
    options = [
        (
            words.CONDITION[each],
            words.CONDITION_IN_FULL[each],
            view.compare is each,
            controls.event("compare", condition=each.value),
        )
        for each in Condition
        if each is not Condition.HEALTHY
    ]
    return html.Div(
        [html.Span("In the drawing, health against", className="quiet small"), controls.segments("Health against", options)],
        className="contrast-against",
    )


def _table(graph: ConceptGraph, view: View, columns: list[Condition]) -> Component:
    head = html.Tr(
        [html.Th("Insulin action", scope="col")]
        + [html.Th(words.CONDITION[each], scope="col", title=words.CONDITION_IN_FULL[each]) for each in columns]
    )
    organs = dict.fromkeys(cell.organ for cell in table(graph))
    bodies = [html.Tbody(list(_organ(graph, view, organ, columns))) for organ in organs]
    return html.Table([html.Thead(head), *bodies], className="fates")


def _organ(graph: ConceptGraph, view: View, organ: str, columns: list[Condition]) -> Iterator[Component]:
    condition = view.compare or Condition.DECOMPENSATED
    known = controls.organ_of(graph, organ)
    name = html.Span(
        known.label.for_(view.audience) if known else organ, className="tag organ-tag", style=controls.organ_style(known)
    )
    said = html.Span(summary(counts(graph, condition, organ)), className="small quiet")
    yield html.Tr(html.Th([name, said], colSpan=len(columns) + 1, scope="rowgroup"), className="fates-organ")
    cells = [cell for cell in table(graph) if cell.organ == organ]
    for action in dict.fromkeys(cell.action for cell in cells):
        found = {cell.condition: cell for cell in cells if cell.action == action}
        label = graph.concepts[action].label.for_(view.audience)
        yield html.Tr(
            [
                html.Th(label, scope="row"),
                *[html.Td(_cell(graph, view, found[each]) if each in found else "–") for each in columns],
            ]
        )
        opened = next((cell for cell in found.values() if _is_open(view, cell)), None)
        if opened is not None:
            yield html.Tr(html.Td(_behind(graph, view, opened), colSpan=len(columns) + 1), className="fates-behind")


def _is_open(view: View, cell: Cell) -> bool:
    inquiry = view.inquiry
    return inquiry is not None and inquiry.concepts == (cell.action,) and inquiry.text == cell.condition.value


def _contested(graph: ConceptGraph, cell: Cell) -> bool:
    return any(graph.disputes[name].kind == "contradiction" for name in cell.disputes)


def _cell(graph: ConceptGraph, view: View, cell: Cell) -> Component:
    contested, is_open = _contested(graph, cell), _is_open(view, cell)
    word = words.STATUS[cell.status]
    label = graph.concepts[cell.action].label.for_(view.audience)
    where = words.CONDITION_IN_FULL[cell.condition]
    spoken = f"{label}: {word}. {where}." + (" Sources disagree." if contested else "")
    mark = html.Span("≠", className="fate-mark", title="Sources disagree", **{"aria-hidden": "true"}) if contested else None
    parts = [icon(words.STATUS_ICON[cell.status]), html.Span(word), mark]
    # Pressed again, an open cell closes.
    send = controls.event("contrast", **({} if is_open else {"concept": cell.action, "condition": cell.condition.value}))
    return controls.button(
        [part for part in parts if part is not None],
        send,
        f"fate pill-{cell.status.value}",
        **{"aria-expanded": "true" if is_open else "false", "aria-label": spoken},
    )


def _behind(graph: ConceptGraph, view: View, cell: Cell) -> Component:
    """The claims, the sources and the disputes behind a cell."""
    concept = graph.concepts[cell.action]
    disputes = [graph.disputes[name] for name in cell.disputes]
    cards = [claim_card(graph, graph.claims[name], view, cell.action) for name in cell.claims]
    send = controls.event("contrast_show", concept=cell.action, condition=cell.condition.value)
    parts = [
        html.P(
            [
                html.B(concept.label.for_(view.audience)),
                f" · {words.CONDITION_IN_FULL[cell.condition]} ",
                controls.status_pill(cell.status),
            ]
        ),
        controls.button([icon("forward"), "Show in the drawing"], send, "button primary"),
        html.P(concept.status_note, className="note") if concept.status_note and cell.status is not Status.WORKING else None,
        *[dispute_entry(graph, one, view.audience, unfolded=one.kind == "contradiction") for one in disputes],
        controls.heading("What this stands on", prose.counted(len(cards), "claim")),
        html.P(_sources(graph, cell), className="small quiet"),
        html.Ul(cards, className="claims"),
    ]
    return html.Div([part for part in parts if part is not None], className="behind")


def _sources(graph: ConceptGraph, cell: Cell) -> str:
    """Which source says it, with the numbers of its statements."""
    found: dict[str, dict[str, None]] = {}
    for name in cell.claims:
        for statement in graph.claims[name].statements:
            found.setdefault(graph.statements[statement].source, {})[statement] = None
    said = [f"{graph.sources[source].short} ({', '.join(sorted(names))})" for source, names in found.items()]
    return f"{'; '.join(said)}." if said else "No source text says it; see the notes of the claims."


def _silent(columns: list[Condition]) -> Component | None:
    silent = [words.CONDITION[each].lower() for each in Condition if each not in columns]
    return (
        html.P(f"Of {prose.listed(silent)} the sources do not say how a single action fares.", className="small quiet")
        if silent
        else None
    )


def _before(graph: ConceptGraph, view: View) -> Component | None:
    """What resistance leaves as it is: insulin arrives and binds; what fails lies beyond."""
    names = passed_over(graph, view.compare or Condition.DECOMPENSATED)
    if not names:
        return None
    cards = [claim_card(graph, graph.claims[name], view) for name in names]
    return html.Section([controls.heading("What comes before, and is left as it is"), html.Ul(cards, className="claims")])
