"""What two concepts have in common, in the panel: causes of both, effects of both, and what lies between."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.chains.values import Chain
from causal_atlas.reasoning.common import Common, Middle, Shared, common
from causal_atlas.views.inquiry import Inquiry, Route, Topic
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, pair
from causal_atlas.web.panels.route import previewed, revealing, route_line


def panel(graph: ConceptGraph, view: View) -> Component:
    """What the two concepts of the inquiry have in common."""
    inquiry = view.inquiry or Inquiry(topic=Topic.COMMON)
    if len(inquiry.concepts) < 2:
        hint = html.P("Hold Shift and choose two concepts.", className="quiet")
        return html.Div([html.H2("What do two concepts have in common?"), hint])
    one, other = inquiry.concepts[:2]
    found = common(graph, one, other, condition=view.condition or view.compare)
    names = prose.listed([prose.inside(graph.concepts[name], view.audience) for name in found.concepts])
    parts: list[Component] = [html.H2(f"What {names} have in common")]
    parts += _shared(graph, view, "Causes of both", found.causes, found.causes_left_out)
    parts += _shared(graph, view, "Effects of both", found.effects, found.effects_left_out)
    parts += _between(graph, view, found)
    if len(parts) == 1:
        parts.append(html.P(f"Nothing within {found.max_links} links, as far as was searched.", className="quiet"))
    return html.Div([*parts, pair.questions(graph, view, one, other, but=("", ""))], className="common")


def _shared(graph: ConceptGraph, view: View, title: str, found: Sequence[Shared], left_out: int | None) -> Iterator[Component]:
    if not found and left_out == 0:
        return
    yield controls.heading(title, _note(len(found), left_out))
    yield html.Ul([_card(graph, view, one) for one in found], className="route-cards")


def _card(graph: ConceptGraph, view: View, shared: Shared) -> Component:
    """A concept that both share, with the way to or from each of the two."""
    label = graph.concepts[shared.concept].label.for_(view.audience)
    names = list(dict.fromkeys(name for chain in shared.chains for name in chain.concepts))
    ways = [html.Li(_way(graph, view, chain)) for chain in shared.chains]
    return html.Li(
        [html.B(label), html.Ul(ways, className="ways")],
        className="route-card",
        **{"data-preview": json.dumps(names, ensure_ascii=False)},
    )


def _way(graph: ConceptGraph, view: View, chain: Chain) -> list[Component]:
    route = Route(concepts=chain.concepts, signs=chain.signs)
    press = controls.button(route_line(graph, route, view.audience), revealing(route), "row-button", title="Show it")
    facts = html.Span([controls.dots(chain.grade), f" {prose.counted(len(chain.signs), 'link')}"], className="basis small block")
    return [press, facts]


def _between(graph: ConceptGraph, view: View, found: Common) -> Iterator[Component]:
    if not found.between and found.between_left_out == 0:
        return
    yield controls.heading("Between them", _note(len(found.between), found.between_left_out))
    yield html.Ul([_middle(graph, view, middle) for middle in found.between], className="route-cards")


def _middle(graph: ConceptGraph, view: View, middle: Middle) -> Component:
    chain = middle.chain
    route = Route(concepts=chain.concepts, signs=chain.signs)
    label = graph.concepts[middle.concept].label.for_(view.audience)
    before, after = middle.place, len(chain.signs) - middle.place
    ends = [prose.inside(graph.concepts[name], view.audience) for name in (chain.concepts[0], chain.concepts[-1])]
    told = f"{prose.counted(before, 'link')} after {ends[0]}, {prose.counted(after, 'link')} before {ends[1]}"
    press = controls.button([html.B(label), html.Span(told, className="quiet small block")], revealing(route), "route-press")
    return html.Li([press], className="route-card", **previewed(route))


def _note(shown: int, left_out: int | None) -> str:
    if left_out is None:
        return f"{shown}; there may be more, the search was bounded"
    return f"{shown} of {shown + left_out:,}" if left_out else f"{shown}"
