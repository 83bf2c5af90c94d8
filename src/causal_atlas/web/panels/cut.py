"""Where loops can be cut: what opens most of them, and what is known about acting there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dash import html
from dash.development.base_component import Component

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Condition
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.cuts import Cut, Cuts, Place, cuts
from causal_atlas.reasoning.loop import Loops
from causal_atlas.views.inquiry import Route
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, words
from causal_atlas.web.panels.claim_card import claim_sentence
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.loops import about, found_loops, how_far, summary
from causal_atlas.web.panels.route import previewed, revealing

MOST_CUTS = 8
NOTHING_KNOWN = "Nothing in the atlas is known to act here."


def cut_panel(graph: ConceptGraph, view: View) -> Component:
    """Where the loops through the concept that is asked about can be cut, or all loops."""
    found = found_loops(graph, about(view), view.condition)
    ranked = cuts(graph, found.loops, through=found.through, most=MOST_CUTS)
    return html.Section(list(_parts(graph, view, found, ranked)))


def _parts(graph: ConceptGraph, view: View, found: Loops, ranked: Cuts) -> Iterator[Component]:
    name = prose.inside(graph.concepts[found.through], view.audience) if found.through else ""
    yield html.H2(f"Where can the loops through {name} be cut?" if name else "Where can the loops be cut?")
    yield html.P(summary(found, view.condition), className="explanation")
    if found.truncated and found.loops:
        yield html.P(how_far(found), className="note")
    back = controls.event("loops", through=found.through or None)
    yield html.Div(controls.button([icon("loop"), "Show the loops"], back), className="actions")
    if not found.loops:
        return
    if renamed := sum(loop.by_hierarchy for loop in found.loops):
        text = f"{renamed} of them close only by a change of name, from a part to its whole or back; they are counted too."
        yield html.P(text, className="quiet small")
    for title, ranking, fewest in (
        ("By holding a concept still", ranked.concepts, ranked.fewest_concepts),
        ("By interrupting a link", ranked.links, ranked.fewest_links),
    ):
        if ranking:
            yield _ranking(graph, view, title, ranking, ranked.loops)
            yield html.P(_fewest(graph, view, fewest, ranked.loops), className="note")


def _ranking(graph: ConceptGraph, view: View, title: str, ranking: Sequence[Cut], loops: int) -> Component:
    rows = [_row(graph, view, cut, loops) for cut in ranking]
    return html.Section([controls.heading(title), html.Ol(rows, className="route-cards cuts")])


def _row(graph: ConceptGraph, view: View, cut: Cut, loops: int) -> Component:
    if len(cut.place) > 1:
        link = Route(concepts=cut.place, signs=_sign(graph, cut))
        send, lit = revealing(link), previewed(link)
    else:
        send = controls.event("reveal", concept=cut.place[0], stay=True)
        lit = previewed(Route(concepts=cut.place, signs=""))
    name = html.Span(_name(graph, view, cut.place), className="cut-name")
    press = html.Button(name, type="button", className="route-press", **send)
    return html.Li([press, _bar(len(cut.opens), loops), *_known(graph, view, cut)], className="route-card", **lit)


def _sign(graph: ConceptGraph, cut: Cut) -> str:
    """The sign of the best claim of a link."""
    return str(graph.claims[cut.claims[0]].polarity)


def _bar(opens: int, loops: int) -> Component:
    filled = html.Span(className="cut-filled", style={"width": f"{100 * opens / loops:.0f}%"})
    text = html.Span(f"opens {opens} of {prose.counted(loops, 'loop')}", className="small tabular")
    return html.Div([html.Span(filled, className="cut-bar", **{"aria-hidden": "true"}), text], className="cut-share")


def _known(graph: ConceptGraph, view: View, cut: Cut) -> Iterator[Component]:
    facts: list[Component] = []
    if cut.grade:
        facts += [html.Span(["evidence of the link ", controls.dots(cut.grade)], className="basis")]
    facts += _statuses(cut, [view.condition] if view.condition else list(Condition))
    if facts:
        yield html.Div(facts, className="facts")
    for name in cut.acting:
        claim = graph.claims[name]
        yield html.P([*claim_sentence(graph, claim, view.audience), " ", controls.dots(claim.grade)], className="small")
    if not cut.acting:
        yield html.P(NOTHING_KNOWN, className="quiet small")


def _statuses(cut: Cut, conditions: Sequence[Condition]) -> Iterator[Component]:
    """How the insulin action fares at which the cut is made, and where."""
    known = [condition for condition in conditions if condition in cut.statuses]
    for status in dict.fromkeys(cut.statuses[condition] for condition in known):
        names = [words.CONDITION[condition].lower() for condition in known if cut.statuses[condition] is status]
        yield html.Span([controls.status_pill(status), f" {', '.join(names)}"], className="basis")


def _fewest(graph: ConceptGraph, view: View, places: Sequence[Place], loops: int) -> str:
    names = [_name(graph, view, place) for place in places]
    if len(names) == 1:
        return f"{prose.capitalised(names[0])} alone opens {'all of them' if loops > 1 else 'it'}."
    return f"{len(names)} together open all {loops}: {prose.listed(names)}."


def _name(graph: ConceptGraph, view: View, place: Place) -> str:
    return " → ".join(prose.inside(graph.concepts[name], view.audience) for name in place)
