"""`causal-atlas chains CAUSE EFFECT` tells how one concept leads to another."""

from __future__ import annotations

import argparse
import textwrap
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
from causal_atlas.reasoning.chain_prose import Telling, in_condition, told
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.chains.values import LIMIT, LONGEST, MAX_LINKS, Chain, Chains

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands

WIDTH = 100
MOST = 10_000


def add(commands: Commands) -> None:
    """Add the command to a parser."""
    about = (
        "Every chain of causal claims from one concept to another, best first: by the evidence of its weakest link, then by "
        "length, then by how much of it is inferred."
    )
    parser = commands.add_parser("chains", help="how one concept leads to another", description=about)
    parser.add_argument("cause", metavar="CAUSE", help="a concept by its id, its label or a synonym")
    parser.add_argument("effect", metavar="EFFECT", help="another one")
    links, limit = whole_number(1, LONGEST), whole_number(1, MOST)
    parser.add_argument("--max-links", type=links, default=MAX_LINKS, metavar="N", help=f"longest chain (default: {MAX_LINKS})")
    parser.add_argument("--limit", type=limit, default=LIMIT, metavar="N", help=f"most chains (default: {LIMIT})")
    asks_condition(parser)
    asks_audience(parser)
    asks_graph(parser)
    parser.set_defaults(run=_chains)


def _chains(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    cause, effect = concept_of(graph, options.cause).id, concept_of(graph, options.effect).id
    found = chains(graph, cause, effect, condition=options.condition, max_links=options.max_links, limit=options.limit)
    print(as_json(answer(graph, found, options.audience)) if options.json else as_text(graph, found, options.audience))
    return SOUND


def answer(graph: ConceptGraph, found: Chains, audience: Audience) -> dict[str, Any]:
    """The chains as one JSON object."""
    return {
        "cause": found.cause,
        "effect": found.effect,
        "chains": [_chain(chain, told(graph, chain, audience)) for chain in found.chains],
        "truncated": found.truncated,
        "left_out": found.left_out,
        "bounded": found.bounded,
        "condition": found.condition,
        "max_links": found.max_links,
        "remarks": list(found.remarks),
        "elsewhere": list(found.elsewhere),
    }


def _chain(chain: Chain, telling: Telling) -> dict[str, Any]:
    return {
        "concepts": list(chain.concepts),
        "claims": list(chain.claims),
        "polarity": chain.polarity,
        "weakest": chain.weakest,
        "inferred": chain.inferred,
        "grade": chain.grade,
        "conditions": list(chain.conditions),
        "variants": [list(names) for names in chain.variants],
        "text": telling.text,
        "net": telling.net,
        "references": list(telling.references),
    }


def as_text(graph: ConceptGraph, found: Chains, audience: Audience) -> str:
    """The chains for people."""
    one, other = (prose.inside(graph.concepts[name], audience) for name in (found.cause, found.effect))
    if not found.chains:
        return "\n".join(_none(graph, found, audience, one, other))
    parts = [f"From {one} to {other}: {how_many(found)}", ""]
    for number, chain in enumerate(found.chains, 1):
        parts += [*_told(graph, chain, told(graph, chain, audience), number), ""]
    return "\n".join([*parts, *_remarks(graph, found, audience)]).rstrip()


def how_many(found: Chains) -> str:
    """How many chains there are, and what is left out.

    >>> how_many(Chains(cause="a", effect="b", condition=None, max_links=8, chains=(), left_out=3, more_than=3, bounded=False))
    '3 chains of at most 8 links, the best 0 of them here.'
    """
    upto = f"of at most {prose.counted(found.max_links, 'link')}"
    shown = len(found.chains)
    if found.bounded:
        return f"the best {shown} chains {upto}; the search ran out of time, so there may be others."
    if found.total is None:
        return f"the best {shown} chains {upto}; there are more than {found.more_than:,} others."
    if found.left_out:
        return f"{prose.counted(found.total, 'chain')} {upto}, the best {shown} of them here."
    return f"{prose.counted(shown, 'chain')} {upto}."


def _none(graph: ConceptGraph, found: Chains, audience: Audience, one: str, other: str) -> Iterator[str]:
    if found.cause == found.effect:
        yield f"Both are {one}. What leads back to itself is a loop: causal-atlas loops --through {found.cause}"
        return
    if found.bounded:
        yield f"No chain from {one} to {other} was found before the time was over; there may be one. Allow fewer links."
    else:
        where = f" in {in_condition(found.condition, audience)}" if found.condition else ""
        upto = prose.counted(found.max_links, "link")
        yield f"No chain of at most {upto} leads from {one} to {other}{where}."
    if found.elsewhere:
        yield f"There is one {prose.listed([f'in {in_condition(each, audience)}' for each in found.elsewhere])}."
    yield from _remarks(graph, found, audience)


def _told(graph: ConceptGraph, chain: Chain, telling: Telling, number: int) -> Iterator[str]:
    sign = chain.polarity or "sign not known"
    yield f"{number}. [{sign}] {' → '.join(chain.concepts)}"
    remarks = (telling.net, telling.weakest, telling.holds, *telling.unstated)
    for text in (telling.text, " ".join(remark for remark in remarks if remark)):
        yield textwrap.fill(text, WIDTH, initial_indent="   ", subsequent_indent="   ")
    for place, key in enumerate(telling.references, 1):
        yield textwrap.fill(f"[{place}] {cited(graph, key)}", WIDTH, initial_indent="   ", subsequent_indent="       ")


def cited(graph: ConceptGraph, key: str) -> str:
    """A reference, or a source text, in one line."""
    if key in graph.references:
        reference = graph.references[key]
        parts = (reference.authors, reference.title.rstrip("."), reference.journal, reference.year)
        return ". ".join(part for part in parts if part) + f". {key}"
    source = graph.sources[key]
    return f"{source.short}: {source.title}"


def _remarks(graph: ConceptGraph, found: Chains, audience: Audience) -> Iterator[str]:
    if found.remarks:
        yield "Said of the two, but of no use for a chain:"
        yield from (f"   {prose.text(graph, graph.claims[name], audience)}" for name in found.remarks)
