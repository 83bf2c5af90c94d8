"""The thought experiment: what is set, what follows and why, and, as a different kind of answer, chance models."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Concept
from causal_atlas.reasoning import prose, states
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import Answer, Chain, Change, Outcome, answer, telling
from causal_atlas.reasoning.whatif.shares import Shares, shares
from causal_atlas.views.inquiry import Route
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, lectures, words
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.route import play_bar, previewed, revealing, route_line

MOST_ROWS = 60
MOST_DOUBTS = 4
ICON = {Outcome.UP: "rise", Outcome.DOWN: "fall", Outcome.UNCHANGED: "equal", Outcome.UNDETERMINED: "unsure"}
SAID = {
    Outcome.UP: "goes up",
    Outcome.DOWN: "goes down",
    Outcome.UNCHANGED: "stays as it is",
    Outcome.UNDETERMINED: "cannot be told",
}


def panel(graph: ConceptGraph, view: View) -> Component:
    """What follows from what is set, nearest first; each row says why and opens its chain in the drawing."""
    return html.Div(list(_parts(graph, view)), className="whatif")


def openers(concept: Concept, audience: Audience, shift: Shift | None = None) -> list[Component]:
    """The two buttons by which a concept is set higher or lower; the one that is on lets go again."""
    return [
        controls.button(
            [icon(name), f"What if it {states.set_to(concept, audience, up=way is Shift.UP).singular}?"],
            controls.event("whatif", concept=concept.id, shift="" if shift is way else way.value),
            **{"aria-pressed": "true" if shift is way else "false"},
        )
        for way, name in ((Shift.UP, "rise"), (Shift.DOWN, "fall"))
    ]


def _parts(graph: ConceptGraph, view: View) -> Iterator[Component]:
    yield html.H2("What if?")
    if not view.shifts:
        yield html.P(
            "Nothing is set. Choose a concept and ask what happens if there is more or less of it.",
            className="quiet",
        )
        return
    # The drawing asks the same, and the answer is kept.
    condition, within = view.condition or view.compare, view.concepts if view.within else None
    found = answer(graph, view.shifts, condition, within)
    yield _set(graph, view)
    if graph.tells_conditions:
        yield html.P([html.Span("In: ", className="quiet"), words.CONDITION_IN_FULL[condition]], className="small")
    yield _switch(view)
    reached = [change for change in found.changes.values() if not change.is_set]
    if not reached:
        yield _nothing(view)
        return
    yield html.P(f"{_summary(reached)} {telling.limits(found)}".strip(), className="explanation")
    if not view.within and len(view.concepts) > len(view.shifts) and _mostly_open(reached):
        yield html.P(
            "More is decided when only what is shown may act: the loops through everything else are then still.", className="note"
        )
    if view.within and (still := len(view.concepts) - len(view.shifts) - len(reached)) > 0:
        text = (
            f"{prose.counted(still, 'other concept')} on the screen {'is' if still == 1 else 'are'} not reached: "
            "the hidden ones are held still, also those that lie between."
        )
        yield html.P(text, className="note")
    yield html.Div(lectures.make_button(), className="actions")
    shown = set(view.concepts)
    yield from _section(graph, view, "What follows", [change for change in reached if change.concept in shown])
    yield from _section(graph, view, "Not shown", [change for change in reached if change.concept not in shown], away=True)
    yield _chance(graph, view, found, shares(graph, view.shifts, condition, within))


def _set(graph: ConceptGraph, view: View) -> Component:
    items = []
    for name, shift in view.shifts.items():
        label = graph.concepts[name].label.for_(view.audience)
        other = Shift.DOWN if shift is Shift.UP else Shift.UP
        turn = f"{label} is set {shift.value}; set it {other.value} instead"
        send = controls.event("whatif", concept=name, shift=other.value)
        remove = controls.event("whatif", concept=name, shift="")
        items.append(
            html.Li(
                [
                    controls.button([icon(ICON[Outcome(shift.value)]), f"{label} {shift.value}"], send, "set-turn", title=turn),
                    controls.icon_button("close", f"Let go of {label}", remove, look="set-remove"),
                ],
                className=f"set-chip {shift.value}",
            )
        )
    clear = controls.button("Clear all", controls.event("whatif_clear"), "link") if len(items) > 1 else None
    chips = html.Ul(items, className="chips", **{"aria-label": "What is set"})
    return html.Section([part for part in (controls.heading("Set, and held there"), chips, clear) if part is not None])


def _switch(view: View) -> Component:
    options = [
        ("Whole atlas", "Everything in the atlas acts", not view.within, controls.event("whatif_within", checked=False)),
        ("Only what is shown", "What is not shown is held still", view.within, controls.event("whatif_within", checked=True)),
    ]
    return controls.segments("What may act", options, "wide")


def _nothing(view: View) -> Component:
    where = "among what is shown" if view.within else "in this condition"
    return html.P(f"Nothing follows: no causal claim leads on from there {where}.", className="quiet empty")


def _summary(reached: Sequence[Change]) -> str:
    """How many go which way.

    >>> _summary([Change(concept="a", outcome=Outcome.UP, wave=1), Change(concept="b", outcome=Outcome.UNDETERMINED, wave=1)])
    '2 concepts are reached: 1 goes up, 1 cannot be told.'
    """
    many = {Outcome.UP: "go up", Outcome.DOWN: "go down", Outcome.UNDETERMINED: "cannot be told"}
    one = {Outcome.UP: "goes up", Outcome.DOWN: "goes down", Outcome.UNDETERMINED: "cannot be told"}
    counts = {outcome: sum(change.outcome is outcome for change in reached) for outcome in many}
    told = [f"{count} {(one if count == 1 else many)[outcome]}" for outcome, count in counts.items() if count]
    are = "is" if len(reached) == 1 else "are"
    return f"{prose.counted(len(reached), 'concept')} {are} reached: {', '.join(told)}."


def _mostly_open(reached: Sequence[Change]) -> bool:
    return 2 * sum(change.outcome is Outcome.UNDETERMINED for change in reached) > len(reached)


def _section(
    graph: ConceptGraph, view: View, title: str, changes: Sequence[Change], *, away: bool = False
) -> Iterator[Component]:
    if not changes:
        return
    parts: list[Component] = [controls.heading(title, f"{len(changes)}")]
    told = changes[:MOST_ROWS]
    for wave in dict.fromkeys(change.wave for change in told):
        rows = [_row(graph, view, change, away=away) for change in told if change.wave == wave]
        parts += [html.H4(f"{prose.counted(wave, 'link')} away", className="wave"), html.Ul(rows, className="changes")]
    if len(changes) > len(told):
        parts.append(html.P(f"And {prose.counted(len(changes) - len(told), 'concept')} farther away.", className="quiet small"))
    yield html.Section(parts)


def _row(graph: ConceptGraph, view: View, change: Change, *, away: bool) -> Component:
    """One concept: mark, name and word; pressing it opens the chain behind it, or the two sides of what is open."""
    parts = [_open_row(graph, view, change) if change.outcome is Outcome.UNDETERMINED else _known_row(graph, view, change)]
    if away:
        reveal = controls.event("reveal", concept=change.concept, stay=True)
        name = graph.concepts[change.concept].label.for_(view.audience)
        parts.append(controls.button([icon("plus"), "Reveal"], reveal, "mini", **{"aria-label": f"Reveal {name}"}))
    return html.Li(parts, className=f"change {change.outcome.value}")


def _title(graph: ConceptGraph, view: View, change: Change) -> list[Component]:
    return [
        html.Span(icon(ICON[change.outcome]), className="mark"),
        html.Span(graph.concepts[change.concept].label.for_(view.audience), className="change-name"),
        html.Span(f" {SAID[change.outcome]}", className="change-word"),
    ]


def _known_row(graph: ConceptGraph, view: View, change: Change) -> Component:
    if change.because is None:
        return html.P(_title(graph, view, change), className="change-body")
    route = _route(change.because)
    why = html.P(telling.brief(graph, change.because, view.audience), className="change-why")
    parts = [controls.button(_title(graph, view, change), revealing(route), "change-press"), why, *_player(view, route)]
    parts += [_side(graph, view, title, chain) for title, chain in telling.sides(change)]
    return html.Div(parts, className="change-body", **previewed(route))


def _open_row(graph: ConceptGraph, view: View, change: Change) -> Component:
    told = telling.opened(graph, change, view.audience)
    inside: list[Component] = [html.P(told)] if told else []
    inside += _doubts(graph, view, change)
    sides = [_side(graph, view, title, chain) for title, chain in telling.sides(change)]
    inside.append(html.Div(sides, className="change-sides"))
    if change.loop is not None:
        inside.append(_side(graph, view, "The loop beside the way", change.loop))
    concepts = [chain.concepts for chain in (change.because, change.against, change.loop) if chain is not None]
    lit = json.dumps(list(dict.fromkeys(name for each in concepts for name in each)), ensure_ascii=False)
    opened = any(_is_revealed(view, chain) for chain in (change.because, change.against, change.loop) if chain is not None)
    summary = html.Summary([*_title(graph, view, change), icon("chevron")], className="change-press")
    return html.Details([summary, *inside], open=opened, className="change-body", **{"data-preview": lit})


def _doubts(graph: ConceptGraph, view: View, change: Change) -> Iterator[Component]:
    """The claims that leave it open, each of which opens its evidence."""
    for reason, lead in telling.DOUBT.items():
        claims = telling.doubted(graph, change, reason)
        items = [
            html.Li(
                controls.button(
                    prose.text(graph, claim, view.audience),
                    controls.event("select_arrow", cause=claim.cause, effect=claim.effect),
                    "link",
                )
            )
            for claim in claims[:MOST_DOUBTS]
        ]
        if len(claims) > MOST_DOUBTS:
            items.append(html.Li(f"and {prose.counted(len(claims) - MOST_DOUBTS, 'more claim')}", className="quiet"))
        if items:
            yield html.Div([html.P(lead), html.Ul(items, className="change-doubts")])


def _side(graph: ConceptGraph, view: View, title: str, chain: Chain) -> Component:
    route = _route(chain)
    show = controls.button(
        [icon("chain"), "Show"], revealing(route), "mini", **{"aria-label": f"Show it in the drawing: {title}"}
    )
    line = route_line(graph, route, view.audience)
    return html.Div([html.H5(title), line, show, *_player(view, route)], className="change-side", **previewed(route))


def _player(view: View, route: Route) -> Iterator[Component]:
    if view.inquiry is not None and view.inquiry.route == route:
        yield play_bar(view.inquiry)


def _is_revealed(view: View, chain: Chain) -> bool:
    return view.inquiry is not None and view.inquiry.route == _route(chain)


def _route(chain: Chain) -> Route:
    return Route(concepts=chain.concepts, signs=chain.signs)


def _chance(graph: ConceptGraph, view: View, found: Answer, drawn: Shares) -> Component:
    """The second kind of answer, for what signs leave open."""
    parts: list[Component] = [
        controls.heading("A different kind of answer: chance models"),
        html.P(
            "Give every link a strength by chance, keep the models that come to rest, and count. This is no evidence: it says "
            "how often chance strengths let one side win.",
            className="small",
        ),
    ]
    still_open = [change for change in found.changes.values() if change.outcome is Outcome.UNDETERMINED]
    if drawn.too_big:
        parts.append(html.P(telling.SHARES_TOO_BIG, className="quiet"))
    elif not drawn.accepted and still_open:
        parts.append(html.P(f"None of {drawn.drawn:,} models drawn came to rest, so there are no shares.", className="quiet"))
    elif not still_open:
        parts.append(html.P("Signs alone decide everything here, so every model agrees.", className="quiet"))
    else:
        parts.append(html.Ul([_share(graph, view, change, drawn) for change in still_open[:MOST_ROWS]], className="shares"))
        parts.append(html.P(_drawn(drawn), className="quiet small"))
    return html.Section(parts, className="chance")


def _drawn(drawn: Shares) -> str:
    """How many models the shares stand on."""
    counted = f"{prose.counted(drawn.accepted, 'stable model')} of {drawn.drawn:,} drawn"
    return f"Of {counted}." if drawn.enough else f"Only {counted} came up in time, so take these shares lightly."


def _share(graph: ConceptGraph, view: View, change: Change, drawn: Shares) -> Component:
    label = graph.concepts[change.concept].label.for_(view.audience)
    up, down = drawn.up.get(change.concept, 0.0), drawn.down.get(change.concept, 0.0)
    style = {"--up-share": f"{100 * up:.1f}%", "--down-share": f"{100 * down:.1f}%"}
    bar = html.Span(className="share-bar", style=style, **{"aria-hidden": "true"})
    said = telling.share(drawn, change.concept)
    return html.Li([html.Span(label, className="share-name"), bar, html.Span(said, className="share-said tabular")])
