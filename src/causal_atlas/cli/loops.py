"""`causal-atlas loops`: what feeds itself, and where it can be cut."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from causal_atlas.cli.common import (
    SOUND,
    as_json,
    asks_audience,
    asks_condition,
    asks_graph,
    concept_of,
    graph_of,
    whole_number,
)
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.budget import SECONDS, Budget
from causal_atlas.reasoning.cuts import Cut, Cuts, cuts
from causal_atlas.reasoning.loop import Loop, LoopKind, Loops
from causal_atlas.reasoning.loop_prose import told
from causal_atlas.reasoning.loops import MAX_LINKS, MOST, loops_of

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands

LONGEST = 60
MOST_CUTS = 10
NOTHING_KNOWN = "nothing in the atlas is known to act here"


def add(commands: Commands) -> None:
    """Add the command to the command line."""
    about = "List the feedback loops, all of them or those through one concept."
    parser = commands.add_parser("loops", help="list the feedback loops and where they can be cut", description=about)
    parser.add_argument("--through", metavar="CONCEPT", help="only loops through it (an id, a label or a synonym)")
    parser.add_argument(
        "--max-links",
        type=whole_number(2, LONGEST),
        default=MAX_LINKS,
        metavar="N",
        help=f"the longest loop (default: {MAX_LINKS})",
    )
    parser.add_argument(
        "--limit", type=whole_number(1, MOST), default=MOST, metavar="N", help=f"give no more than so many (default: {MOST:,})"
    )
    parser.add_argument(
        "--seconds", type=float, default=SECONDS, metavar="S", help=f"search no longer than this (default: {SECONDS:g})"
    )
    parser.add_argument("--cut", action="store_true", help="also rank where the loops can be cut")
    asks_condition(parser)
    asks_audience(parser)
    asks_graph(parser)
    parser.set_defaults(run=_loops)


def _loops(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    through = concept_of(graph, options.through).id if options.through else ""
    found = loops_of(
        graph,
        through=through,
        max_links=options.max_links,
        condition=options.condition,
        most=options.limit,
        budget=Budget(seconds=options.seconds),
    )
    ranked = cuts(graph, found.loops, through=through, most=MOST_CUTS) if options.cut else None
    if options.json:
        print(as_json(loops_as_json(found, ranked)))
    else:
        print("\n".join(_text(graph, found, ranked, options.audience)))
    return SOUND


def loops_as_json(found: Loops, ranked: Cuts | None = None) -> dict[str, Any]:
    """The answer with the keys that the command promises."""
    answer: dict[str, Any] = {
        "loops": [_loop_as_json(loop) for loop in found.loops],
        "truncated": found.truncated,
        "complete_to": found.complete_to,
        "max_links": found.max_links,
        "counts": {str(kind): count for kind, count in found.counts().items()},
    }
    if found.through:
        answer["through"] = found.through
    if ranked:
        answer["cuts"] = {
            "loops": ranked.loops,
            "concepts": [_cut_as_json(cut) for cut in ranked.concepts],
            "links": [_cut_as_json(cut) for cut in ranked.links],
            "fewest": {
                "concepts": [place[0] for place in ranked.fewest_concepts],
                "links": [list(place) for place in ranked.fewest_links],
            },
        }
    return answer


def _loop_as_json(loop: Loop) -> dict[str, Any]:
    return {
        "id": loop.id,
        "kind": loop.kind.value,
        "concepts": loop.concepts,
        "claims": loop.claims,
        "support": loop.support.value,
        "signs": loop.signs,
        "variants": loop.variants,
        "conditions": [condition.value for condition in loop.conditions],
    }


def _cut_as_json(cut: Cut) -> dict[str, Any]:
    return {
        "concepts": cut.place,
        "opens": cut.opens,
        "claims": cut.claims,
        "evidence": cut.grade or None,
        "acting": cut.acting,
        "insulin_action": cut.action or None,
        "status": {condition.value: status.value for condition, status in cut.statuses.items()},
    }


def _text(graph: ConceptGraph, found: Loops, ranked: Cuts | None, audience: Audience) -> Iterator[str]:
    where = f" through {_name(graph, found.through, audience)}" if found.through else ""
    counts = found.counts()
    kinds = f"{counts[LoopKind.REINFORCING]:,} reinforcing, {counts[LoopKind.BALANCING]:,} balancing"
    many = prose.counted(len(found.loops), "loop")
    yield f"{many}{where} of at most {found.max_links} links: {kinds}" if found.loops else f"No loop{where}"
    if found.truncated:
        yield f"There may be more: only up to {found.complete_to} links is every loop among them."
    for loop in found.loops:
        yield from ("", *_loop_as_text(graph, loop, audience))
    if ranked and found.loops:
        yield from ("", "Where it can be cut")
        for cut in (*ranked.concepts, *ranked.links):
            yield _cut_as_text(graph, cut, ranked.loops, audience)
        fewest = [" → ".join(_name(graph, name, audience) for name in place) for place in ranked.fewest_links]
        yield f"  all of them by interrupting {prose.listed(fewest)}"


def _loop_as_text(graph: ConceptGraph, loop: Loop, audience: Audience) -> Iterator[str]:
    telling = told(graph, loop, audience)
    alike = "" if loop.variants == 1 else f" · {loop.variants} variants"
    holds = " / ".join(condition.value.replace("_", " ") for condition in loop.conditions)
    closed = f"closed in {holds}" if loop.conditions else "closed in no single condition"
    where = f" · {closed}" if graph.tells_conditions else ""
    yield f"{loop.id}  {loop.kind} · {loop.support}{where}{alike}"
    yield f"    {telling.story}"
    for text in filter(None, (telling.caveat, *telling.doubts)):
        yield f"    {text}"
    claim = graph.claims[telling.weakest]
    yield f"    Weakest link: {prose.text(graph, claim, audience)} ({claim.origin}, evidence {claim.grade} of 4)"


def _cut_as_text(graph: ConceptGraph, cut: Cut, loops: int, audience: Audience) -> str:
    place = " → ".join(_name(graph, name, audience) for name in cut.place)
    known = " ".join(prose.text(graph, graph.claims[name], audience) for name in cut.acting) or NOTHING_KNOWN
    return f"  {place}: opens {len(cut.opens)} of {loops}; {known}"


def _name(graph: ConceptGraph, concept: str, audience: Audience) -> str:
    return prose.inside(graph.concepts[concept], audience)
