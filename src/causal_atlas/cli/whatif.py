"""`causal-atlas whatif CONCEPT=up|down …` tells what follows when concepts are set higher or lower and held there."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from causal_atlas.cli.common import SOUND, as_json, asks_audience, asks_condition, asks_graph, concept_of, graph_of
from causal_atlas.errors import AtlasError
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif import Answer, Change, Outcome, answer, telling
from causal_atlas.reasoning.whatif.shares import Shares, shares

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands


def add(commands: Commands) -> None:
    """Add the command to a parser."""
    about = (
        "Set concepts up or down and hold them there. Every concept that is reached goes up, goes down or is undetermined; "
        "all others are unchanged. What is known holds in every stable model with the signs of the claims. The share of "
        "randomly weighted models in which a concept goes up is a different kind of answer."
    )
    parser = commands.add_parser("whatif", help="what follows when a concept rises or falls", description=about)
    parser.add_argument("shifts", nargs="+", metavar="CONCEPT=up|down", help="for example ectopic_fat=up")
    asks_condition(parser)
    parser.add_argument(
        "--shares",
        action=argparse.BooleanOptionalAction,
        default=None,
        help="draw random models (default: for an atlas, not for an edge table)",
    )
    parser.add_argument("--seed", type=int, default=0, help="of the random models (default: 0)")
    asks_audience(parser)
    asks_graph(parser)
    parser.set_defaults(run=_whatif)


def _whatif(options: argparse.Namespace) -> int:
    graph = graph_of(options)
    shifts = shifts_of(graph, options.shifts)
    found = answer(graph, shifts, options.condition)
    wanted = options.shares if options.shares is not None else not (options.graph and options.graph.is_file())
    drawn = shares(graph, shifts, options.condition, seed=options.seed) if wanted else None
    print(as_json(as_object(found, drawn)) if options.json else as_text(graph, found, drawn, options.audience))
    return SOUND


def shifts_of(graph: ConceptGraph, texts: Sequence[str]) -> dict[str, Shift]:
    """What `CONCEPT=up|down` arguments set.

    Raises:
        AtlasError: one is not of this form, or a concept is set both ways.
        UnknownConceptError: there is no such concept.
    """
    shifts: dict[str, Shift] = {}
    for text in texts:
        name, sign, way = text.rpartition("=")
        if not sign or way.strip().lower() not in list(Shift):
            cure = f"write {name if sign else text}=up or {name if sign else text}=down"
            raise AtlasError(f"{text!r} does not say which way; {cure}")
        concept, shift = concept_of(graph, name).id, Shift(way.strip().lower())
        if shifts.setdefault(concept, shift) is not shift:
            raise AtlasError(f"{concept!r} is set both up and down; choose one")
    return shifts


def as_object(found: Answer, drawn: Shares | None) -> dict[str, Any]:
    """The answer as one object; chains are lists of claim ids."""
    changes = {name: _entry(change, drawn) for name, change in found.changes.items()}
    models = None if drawn is None else {"accepted": drawn.accepted, "drawn": drawn.drawn, "seed": drawn.seed}
    return {"changes": changes, "left_out": found.left_out, "complete": found.complete, "models": models}


def _entry(change: Change, drawn: Shares | None) -> dict[str, Any]:
    entry = {
        "direction": change.outcome,
        "because": list(change.because.claims) if change.because else None,
        "against": list(change.against.claims) if change.against else None,
        "share_up": drawn.up.get(change.concept) if drawn else None,
    }
    if change.is_set:
        return {**entry, "set": True}
    return {**entry, "distance": change.wave, "reasons": list(change.reasons), "doubts": list(change.doubts)}


def as_text(graph: ConceptGraph, found: Answer, drawn: Shares | None, audience: Audience) -> str:
    """The answer for people: nearest first, with the reason for each."""
    return "\n".join(_lines(graph, found, drawn, audience))


def _lines(graph: ConceptGraph, found: Answer, drawn: Shares | None, audience: Audience) -> Iterator[str]:
    yield telling.question(graph, found.shifts, audience)
    reached = [change for change in found.changes.values() if not change.is_set]
    if not reached:
        yield "Nothing follows: no causal claim leads on from there in this condition."
        return
    wave = 0
    for change in reached:
        if change.wave != wave:
            wave = change.wave
            yield f"\n{prose.counted(wave, 'link')} away"
        label = graph.concepts[change.concept].label.for_(audience)
        yield f"  {telling.MARK[change.outcome]} {label}: {telling.WORD[change.outcome]}"
        yield from (f"      {line}" for line in _reasons(graph, change, audience))
    yield f"\n{_summary(reached)}"
    if words := telling.limits(found):
        yield words
    if drawn is not None:
        yield from _chance(graph, reached, drawn, audience)


def _reasons(graph: ConceptGraph, change: Change, audience: Audience) -> Iterator[str]:
    known = change.because if change.outcome is not Outcome.UNDETERMINED else None
    yield telling.brief(graph, known, audience) if known else telling.why(graph, change, audience)
    for title, chain in telling.sides(change):
        yield f"{title[:1].lower()}{title[1:]}: {telling.chain(graph, chain, audience)}"


def _summary(reached: Sequence[Change]) -> str:
    counts: Mapping[Outcome, int] = {outcome: sum(each.outcome is outcome for each in reached) for outcome in Outcome}
    told = [f"{count:,} {telling.WORD[outcome]}" for outcome, count in counts.items() if count]
    return f"{prose.counted(len(reached), 'concept')}: {prose.listed(told)}. Everything else is unchanged."


def _chance(graph: ConceptGraph, reached: Sequence[Change], drawn: Shares, audience: Audience) -> Iterator[str]:
    """The second kind of answer, apart from the first and only for what that leaves open."""
    still_open = [change.concept for change in reached if change.outcome is Outcome.UNDETERMINED]
    if not still_open:
        return
    yield "\nA different kind of answer, for what signs leave open: chance models"
    if drawn.too_big:
        yield telling.SHARES_TOO_BIG
        return
    for concept in still_open:
        if words := telling.share(drawn, concept):
            yield f"  {graph.concepts[concept].label.for_(audience)}: {words}"
    if not drawn.enough:
        yield f"Only {prose.counted(drawn.accepted, 'stable model')} came up in time, of {drawn.drawn:,} drawn."
