"""How one concept leads to another, in the panel: ranked chains as cards, of which the revealed one is open."""

from __future__ import annotations

from collections.abc import Iterator

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning import chain_prose, prose
from causal_atlas.reasoning.chains.find import along, chains
from causal_atlas.reasoning.chains.values import LIMIT, Chain, Chains
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, lectures, pair, words
from causal_atlas.web.panels.claim_card import claim_card, claim_sentence, reference_entry
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.route import play_bar, previewed, revealing, route_line

NET = {"+": "more leads to more", "-": "more leads to less", None: "which way is not known"}


def panel(graph: ConceptGraph, view: View) -> Component:
    """The chains between the two concepts of the inquiry, or how to name the second."""
    inquiry = view.inquiry or Inquiry(topic=Topic.CHAINS)
    if len(inquiry.concepts) < 2:
        return html.Div(list(_unfinished(graph, view, inquiry)))
    cause, effect = inquiry.concepts[:2]
    condition = view.condition or view.compare
    found = chains(graph, cause, effect, condition=condition, limit=LIMIT)
    shown = _with_the_revealed(graph, inquiry.route, found)
    one, other = (prose.inside(graph.concepts[name], view.audience) for name in (cause, effect))
    parts = [
        html.H2(f"From {one} to {other}"),
        *([html.P(_how_many(found, condition), className="quiet")] if found.chains else []),
        *([html.Ol([_card(graph, view, inquiry, chain) for chain in shown], className="route-cards")] if shown else []),
        *([] if found.chains else _none(graph, view, found)),
        *_remarks(graph, view, found),
        pair.questions(graph, view, effect, cause, but=(cause, effect)),
    ]
    return html.Div(parts, className="chains")


def _unfinished(graph: ConceptGraph, view: View, inquiry: Inquiry) -> Iterator[Component]:
    names = [prose.inside(graph.concepts[name], view.audience) for name in inquiry.concepts]
    yield html.H2(f"Where does {names[0]} lead?" if names else "How does one thing lead to another?")
    yield html.P("Hold Shift and choose a second concept, or search for it.", className="quiet")


def _with_the_revealed(graph: ConceptGraph, route: Route | None, found: Chains) -> tuple[Chain, ...]:
    """The chains found, and before them the revealed one if it is none of them: it may come from a link or another condition."""
    if route is None or any(_is(chain, route) for chain in found.chains):
        return found.chains
    ends = (found.cause, found.effect)
    revealed = along(graph, route.concepts, route.signs) if (route.concepts[0], route.concepts[-1]) == ends else None
    return (revealed, *found.chains) if revealed else found.chains


def _is(chain: Chain, route: Route | None) -> bool:
    return route is not None and (chain.concepts, chain.signs) == (route.concepts, route.signs)


def _how_many(found: Chains, condition: Condition | None) -> str:
    where = f" · {words.CONDITION_IN_FULL[condition]}" if condition else ""
    shown = len(found.chains)
    if found.bounded:
        return f"The best {shown}; the search ran out of time, so there may be others{where}"
    if found.left_out is None:
        return f"The best {shown}; more than {found.more_than:,} others are left out{where}"
    if found.left_out:
        return f"The best {shown} of {found.total:,}; {found.left_out:,} are left out{where}"
    return f"{prose.counted(shown, 'chain')} of at most {found.max_links} links, best evidence first{where}"


def _card(graph: ConceptGraph, view: View, inquiry: Inquiry, chain: Chain) -> Component:
    route = Route(concepts=chain.concepts, signs=chain.signs)
    if _is(chain, inquiry.route):
        parts = [route_line(graph, route, view.audience), *_open(graph, view, inquiry, chain)]
        return html.Li(parts, className="route-card open", **previewed(route), **{"aria-current": "true"})
    press = controls.button(route_line(graph, route, view.audience), revealing(route), "route-press", title="Show it")
    return html.Li([press, _facts(graph, chain, view)], className="route-card", **previewed(route))


def _facts(graph: ConceptGraph, chain: Chain, view: View) -> Component:
    """At a glance: what it amounts to, how well its weakest link is supported, and what is wanting."""
    tone = {"+": "up", "-": "down", None: "level"}[chain.polarity]
    condition = view.condition or view.compare
    facts = [
        html.Span(NET[chain.polarity], className=f"verb {tone}"),
        html.Span([controls.dots(chain.grade), html.Span(" weakest link", className="basis")]),
        html.Span(prose.counted(len(chain.signs), "link"), className="basis"),
        html.Span(f"{chain.inferred} inferred", className="tag origin-inferred") if chain.inferred else None,
        html.Span(_holding(chain), className="basis") if graph.tells_conditions else None,
        html.Span("not in this condition", className="tag") if condition and condition not in chain.conditions else None,
    ]
    return html.Div([fact for fact in facts if fact is not None], className="facts")


def _holding(chain: Chain) -> str:
    if not chain.conditions:
        return "in no single condition"
    if len(chain.conditions) == len(Condition):
        return "in every condition"
    return ", ".join(words.CONDITION[condition].lower() for condition in chain.conditions)


def _open(graph: ConceptGraph, view: View, inquiry: Inquiry, chain: Chain) -> Iterator[Component]:
    telling = chain_prose.told(graph, chain, view.audience)
    playing = chain.claims[inquiry.at - 1] if inquiry.at else ""
    yield _facts(graph, chain, view)
    yield play_bar(inquiry)
    yield html.P([part for piece in telling.pieces for part in _piece(piece, playing)], className="telling")
    yield html.P(telling.net, className="net")
    said = [telling.weakest, telling.holds, *telling.unstated]
    yield html.Ul([html.Li(text) for text in said if text], className="small said")
    weakest = graph.claims[chain.weakest]
    go = controls.event("select_arrow", cause=weakest.cause, effect=weakest.effect)
    weak = controls.button([icon("unsure"), "Evidence of the weakest link"], go)
    yield html.Div([weak, lectures.make_button()], className="actions")
    yield _steps(graph, view, chain)
    if telling.references:
        entries = [html.Li(_entry(graph, key)) for key in telling.references]
        yield controls.heading("References", "the numbers above")
        yield html.Ol(entries, className="references")


def _piece(piece: chain_prose.Piece, playing: str) -> Iterator[Component | str]:
    now = bool(playing) and piece.claim == playing
    yield html.Span(piece.text, className="now") if now else piece.text
    if marks := chain_prose.marks(piece.numbers).strip():
        yield html.Sup(f" {marks}")


def _entry(graph: ConceptGraph, key: str) -> list[Component]:
    if key in graph.references:
        return reference_entry(graph.references[key])
    source = graph.sources[key]
    return [html.P(source.title, className="reference-title"), html.P(source.short, className="quiet small")]


def _steps(graph: ConceptGraph, view: View, chain: Chain) -> Component:
    """Each link with how it comes about, and what else is claimed of the same two in the same sense."""
    rows = []
    for name, others in zip(chain.claims, chain.variants, strict=True):
        claim = graph.claims[name]
        mechanism = claim.mechanism.for_(view.audience)
        said = claim_sentence(graph, claim, view.audience)
        send = controls.event("select_arrow", cause=claim.cause, effect=claim.effect)
        parts = [
            html.Div([controls.button(said, send, "link step-link", title="See the evidence"), controls.dots(claim.grade)]),
            html.P(mechanism, className="quiet small") if mechanism else None,
            *[
                html.P(["Also: ", *claim_sentence(graph, graph.claims[other], view.audience)], className="small")
                for other in others
            ],
        ]
        rows.append(html.Li([part for part in parts if part is not None]))
    return html.Details([html.Summary("How each link works"), html.Ol(rows, className="steps")], className="above")


def _none(graph: ConceptGraph, view: View, found: Chains) -> Iterator[Component]:
    """Why there is nothing to show, and where there would be something."""
    one, other = (prose.inside(graph.concepts[name], view.audience) for name in (found.cause, found.effect))
    where = f" in {chain_prose.in_condition(found.condition, view.audience)}" if found.condition else ""
    if found.cause == found.effect:
        yield html.P(f"Both are {one}; what leads back to itself is a loop.")
    elif found.bounded:
        yield html.P("The search ran out of time before it found one; there may be one.")
    else:
        yield html.P(f"No chain of at most {found.max_links} links leads from {one} to {other}{where}.")
    if found.elsewhere:
        yield html.P("There is one in another condition:")
        choices = [
            controls.button(words.CONDITION_IN_FULL[each], controls.event("condition", condition=each.value), "button")
            for each in found.elsewhere
        ]
        yield html.Div(choices, className="actions")


def _remarks(graph: ConceptGraph, view: View, found: Chains) -> Iterator[Component]:
    """What is said of the two that carries no chain."""
    if not found.remarks:
        return
    yield controls.heading("Also said of the two", "carries no chain")
    yield html.Ul([claim_card(graph, graph.claims[name], view) for name in found.remarks], className="claims")
