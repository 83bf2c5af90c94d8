"""What feeds itself: the loops of the atlas or through one concept, as cards; the one that is open is told in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from weakref import WeakKeyDictionary

from dash import html
from dash.development.base_component import Component

from causal_atlas.diagrams.ring import ring_places
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Claim, Condition
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.budget import Budget
from causal_atlas.reasoning.cuts import cuts
from causal_atlas.reasoning.loop import STEP, Loop, LoopKind, Loops, Support
from causal_atlas.reasoning.loop_prose import told, weakest
from causal_atlas.reasoning.loops import is_named, loops_of
from causal_atlas.views.inquiry import Inquiry, Route
from causal_atlas.views.view import View
from causal_atlas.web.panels import controls, lectures, words
from causal_atlas.web.panels.claim_card import claim_sentence, reference_entry
from causal_atlas.web.panels.icons import icon
from causal_atlas.web.panels.route import play_bar, previewed, revealing, route_line

MOST_CARDS = 12
"""How many loops of one sort are shown; nobody reads more, and a concept narrows them down."""
MOST = 500
SECONDS = 0.5
"""What the search in a large table may take, where a step on the page should not wait for it."""
MOST_KEPT = 64
MOST_COUNTED = 20
COUNTING = 0.03
"""Seconds that the number on a button may take."""

ICON = {LoopKind.REINFORCING: "loop", LoopKind.BALANCING: "balance"}
VERB = {LoopKind.REINFORCING: "reinforce", LoopKind.BALANCING: "balance"}
SUPPORT = {
    Support.STATED: ("stated", "Every link is stated by the sources or the literature"),
    Support.HIERARCHY: ("by hierarchy", "Closes only if what is said of the whole is true of its part"),
    Support.INFERRED: ("a link is inferred", "At least one link is stated neither by the sources nor by the literature"),
}
STATED_IN_A_FILE = "Every link is stated in the file that was opened"
LOOK = {Support.STATED: "tag origin-stated", Support.HIERARCHY: "tag warm", Support.INFERRED: "tag origin-inferred"}


def loops_panel(graph: ConceptGraph, view: View) -> Component:
    """The loops through the concept that is asked about, or all."""
    through = about(view)
    found = found_loops(graph, through, view.condition)
    return html.Section(list(_parts(graph, view, found)))


def about(view: View) -> str:
    """The concept that the inquiry is about, or nothing for the whole atlas."""
    return view.inquiry.concepts[0] if view.inquiry and view.inquiry.concepts else ""


def found_loops(graph: ConceptGraph, through: str, condition: Condition | None) -> Loops:
    """The loops that the panels speak of; every step that a reader takes among them asks again."""
    known = _FOUND.get(graph)
    if known is None:
        known = _FOUND.setdefault(graph, {})
    if (through, condition) in known:
        return known[through, condition]
    small = is_named(graph)
    budget = Budget() if small else Budget(seconds=SECONDS)
    found = loops_of(graph, through=through, condition=condition, most=MOST, budget=budget)
    # What a busy machine did not finish may be finished when it is asked for again; of a large table there is always more.
    if not small or not found.truncated or len(found.loops) >= MOST:
        if len(known) >= MOST_KEPT:
            known.clear()
        known[through, condition] = found
    return found


_FOUND: WeakKeyDictionary[ConceptGraph, dict[tuple[str, Condition | None], Loops]] = WeakKeyDictionary()


def loops_button(graph: ConceptGraph, view: View, concept: str) -> Component | None:
    """The way to the loops through a concept, with their number; nothing where there are none."""
    found = found_loops(graph, concept, view.condition) if is_named(graph) else _counted(graph, concept, view.condition)
    send = controls.event("loops", through=concept)
    if found.loops:
        number = f"{len(found.loops)}{'+' if found.truncated else ''}"
        return controls.button([icon("loop"), f"Loops through it · {number}"], send)
    return controls.button([icon("loop"), "Look for loops through it"], send) if found.truncated else None


def _counted(graph: ConceptGraph, concept: str, condition: Condition | None) -> Loops:
    """The first loops through a concept of a large table, where counting all would take too long."""
    return loops_of(graph, through=concept, condition=condition, most=MOST_COUNTED, budget=Budget(seconds=COUNTING))


def route_of(loop: Loop) -> Route:
    """A loop as it is revealed: its first concept comes again at the end."""
    return Route(concepts=(*loop.concepts, loop.concepts[0]), signs=loop.signs)


def _parts(graph: ConceptGraph, view: View, found: Loops) -> Iterator[Component]:
    name = prose.inside(graph.concepts[found.through], view.audience) if found.through else ""
    yield html.H2(f"What feeds itself through {name}?" if name else "What feeds itself?")
    yield html.P(summary(found, view.condition), className="explanation")
    if found.truncated and found.loops:
        yield html.P(how_far(found), className="note")
    if found.loops:
        send = controls.event("cut", through=found.through or None)
        yield html.Div(controls.button([icon("cut"), "Where can they be cut?"], send), className="actions")
    plain = [loop for loop in found.loops if not loop.by_hierarchy]
    renamed = [loop for loop in found.loops if loop.by_hierarchy]
    if plain:
        yield _group(graph, view, "Closed by cause and effect", plain)
    if renamed:
        yield _group(graph, view, "Closed only by a change of name", renamed, _CHANGE_OF_NAME)


_CHANGE_OF_NAME = (
    "Each of these takes a step from a part to its whole, from a whole to its part, or from a kind to what it is a kind of. "
    "That is no cause: the loop closes only if what is said of the one is true of the other."
)


def summary(found: Loops, condition: Condition | None) -> str:
    """How many loops there are, and of which kind.

    >>> summary(Loops(loops=(), complete_to=8, max_links=8), None)
    'Nothing leads back to itself in 8 links or fewer.'
    """
    where = f" ({words.CONDITION_IN_FULL[condition]})" if condition else ""
    if not found.loops:
        looked = found.complete_to if found.truncated else found.max_links
        what = "It leads back to itself by no way" if found.through else "Nothing leads back to itself"
        return f"{what} in {looked} links or fewer{where}."
    many = f"{prose.counted(len(found.loops), 'loop')} of at most {found.max_links} links{where}"
    counts = [(VERB[kind], count) for kind, count in found.counts().items() if count]
    if len(counts) == 1:
        verb, count = counts[0]
        return f"{many}; all {verb}." if count > 1 else f"{many}; it {verb}s."
    return f"{many}: {prose.listed([f'{count} {verb}' if count > 1 else f'{count} {verb}s' for verb, count in counts])}."


def how_far(found: Loops) -> str:
    """What a bounded search has and has not seen."""
    return f"There may be more. Of loops with at most {found.complete_to} links none is missing; longer ones may be."


def _group(graph: ConceptGraph, view: View, title: str, loops: Sequence[Loop], note: str = "") -> Component:
    opened = _opened(view.inquiry)
    shown = [loop for place, loop in enumerate(loops) if place < MOST_CARDS or _key(route_of(loop)) == opened]
    rest = len(loops) - len(shown)
    narrower = "" if about(view) else "Select a concept to see those through it."
    cards = [_open_card(graph, view, loop) if _key(route_of(loop)) == opened else _card(graph, view, loop) for loop in shown]
    parts: list[Component | None] = [
        controls.heading(title, f"{len(loops)}"),
        html.P(note, className="quiet small") if note else None,
        html.Ul(cards, className="route-cards"),
        html.P(f"And {rest} more, which are longer. {narrower}".rstrip(), className="quiet small") if rest else None,
    ]
    return html.Section([part for part in parts if part is not None])


def _opened(inquiry: Inquiry | None) -> tuple[tuple[str, ...], str] | None:
    return _key(inquiry.route) if inquiry and inquiry.route and inquiry.route.is_loop else None


def _key(route: Route) -> tuple[tuple[str, ...], str]:
    """The same for every rotation of a loop."""
    concepts, signs = route.concepts[:-1], route.signs
    start = concepts.index(min(concepts))
    return concepts[start:] + concepts[:start], signs[start:] + signs[:start]


def _card(graph: ConceptGraph, view: View, loop: Loop) -> Component:
    route = route_of(loop)
    press = html.Button(_name(loop), type="button", className="route-press", **revealing(route))
    line = route_line(graph, route, view.audience)
    return html.Li([press, line, _facts(graph, loop)], className="route-card", **previewed(route))


def _name(loop: Loop) -> list[Component]:
    """The name of a loop and its kind, by symbol and word."""
    name = html.Span(loop.id, className="loop-name tabular")
    return [html.Span([icon(ICON[loop.kind]), name, html.Span(loop.kind.value)], className=f"loop-kind {loop.kind.value}")]


def _facts(graph: ConceptGraph, loop: Loop) -> Component:
    word, hint = SUPPORT[loop.support]
    hint = hint if graph.sources or loop.support is not Support.STATED else STATED_IN_A_FILE
    facts = [
        html.Span(word, className=LOOK[loop.support], title=hint),
        html.Span(["weakest link ", controls.dots(weakest(graph, loop).grade)], className="basis"),
        html.Span(closed_in(loop.conditions), className="basis") if graph.tells_conditions else None,
        html.Span(f"{loop.variants} variants", className="basis") if loop.variants > 1 else None,
    ]
    return html.Div([fact for fact in facts if fact is not None], className="facts")


def closed_in(conditions: Sequence[Condition]) -> str:
    """Where a loop is closed, in a few words.

    >>> closed_in((Condition.HEALTHY, Condition.PUBERTY)), closed_in(())
    ('closed in: healthy, puberty', 'closed in no single condition')
    """
    if len(conditions) == len(Condition):
        return "closed in every condition"
    names = [words.CONDITION[condition].lower() for condition in conditions]
    return f"closed in: {', '.join(names)}" if names else "closed in no single condition"


def _open_card(graph: ConceptGraph, view: View, loop: Loop) -> Component:
    """A loop told in full, with what plays it, what it stands on and where it can be cut."""
    assert view.inquiry is not None
    telling = told(graph, loop, view.audience)
    numbers = _numbers(graph, loop)
    weak = graph.claims[telling.weakest]
    parts: list[Component | None] = [
        html.H4(_name(loop)),
        html.P(telling.story, className="telling"),
        html.P(telling.caveat, className="note") if telling.caveat else None,
        html.Ul([html.Li(text) for text in telling.doubts], className="small said") if telling.doubts else None,
        _facts(graph, loop),
        play_bar(view.inquiry),
        _to_do(view, loop),
        html.P(
            ["Its weakest link: ", *claim_sentence(graph, weak, view.audience), f" ({words.ORIGIN[weak.origin]})"],
            className="small",
        ),
        html.Section([html.H5("Link by link", className="section-head"), _links(graph, view, loop, numbers)]),
        html.Section([html.H5("Where can it be cut?", className="section-head"), _cutting(graph, view, loop)]),
        _references(graph, numbers),
    ]
    route = route_of(loop)
    return html.Li([part for part in parts if part is not None], className="route-card open", **previewed(route))


def _to_do(view: View, loop: Loop) -> Component:
    """The way to the loop alone on the screen, as a ring, when that is not what is shown; and to a lecture of it."""
    route = route_of(loop)
    send = controls.event("ring", concepts=list(route.concepts), signs=route.signs)
    alone = [controls.button([icon("loop"), "Show it alone, as a ring"], send)]
    is_alone = dict(view.places) == ring_places(loop.concepts)
    return html.Div([*([] if is_alone else alone), lectures.make_button()], className="actions")


def _numbers(graph: ConceptGraph, loop: Loop) -> Mapping[str, int]:
    """The references of the links, numbered as they come."""
    keys = dict.fromkeys(key for claim in loop.claims for key in graph.claims[claim].references if key in graph.references)
    return {key: number for number, key in enumerate(keys, 1)}


def _links(graph: ConceptGraph, view: View, loop: Loop, numbers: Mapping[str, int]) -> Component:
    rows = []
    for start, end, sign, claims in loop.steps():
        claim = graph.claims[claims[0]]
        cited = sorted(numbers[key] for key in claim.references if key in numbers)
        marks = [html.Sup(", ".join(map(str, cited)))] if cited else []
        said = [*claim_sentence(graph, claim, view.audience), *marks]
        send = controls.event("select_arrow", cause=claim.cause, effect=claim.effect)
        shown = {start, end} <= set(view.concepts)
        sentence = (
            controls.button(said, send, "sentence", title="See the evidence") if shown else html.P(said, className="sentence")
        )
        lit = previewed(Route(concepts=(start, end), signs=sign))
        rows.append(html.Li([sentence, _standing(claim, sign)], className="claim-card", **lit))
    return html.Ol(rows, className="claims")


def _standing(claim: Claim, sign: str) -> Component:
    step = html.Span("a change of name, not a cause", className="tag warm") if sign == STEP else None
    facts = [controls.dots(claim.grade), html.Span(words.ORIGIN[claim.origin], className="basis"), step]
    return html.Div([fact for fact in facts if fact is not None], className="facts")


def _cutting(graph: ConceptGraph, view: View, loop: Loop) -> Component:
    """Any link or concept opens a single loop; so what matters is where something is known about acting."""
    known = [cut for cut in cuts(graph, [loop]).concepts if cut.acting]
    lines = [
        html.Li(claim_sentence(graph, graph.claims[name], view.audience))
        for name in dict.fromkeys(name for cut in known for name in cut.acting)
    ]
    parts: list[Component] = [html.P("Holding any one of its concepts still, or interrupting any one link, opens it.")]
    if lines:
        parts += [html.P("What the atlas knows to act on it:"), html.Ul(lines, className="acting")]
    else:
        parts.append(html.P("Nothing in the atlas is known to act here.", className="quiet"))
    parts.append(_all_cuts(view))
    return html.Div(parts, className="small")


def _all_cuts(view: View) -> Component:
    through = about(view)
    text = "Where all loops through it can be cut" if through else "Where all loops can be cut"
    return controls.button([icon("cut"), text], controls.event("cut", through=through or None), "button")


def _references(graph: ConceptGraph, numbers: Mapping[str, int]) -> Component | None:
    if not numbers:
        return None
    entries = [html.Li(reference_entry(graph.references[key])) for key in numbers]
    title = html.Summary(prose.counted(len(entries), "reference"))
    return html.Details([title, html.Ol(entries, className="references")], className="above folded")
