"""The answer to a thought experiment in words: a line for each concept, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim
from causal_atlas.reasoning import prose, states
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.shares import Shares
from causal_atlas.reasoning.whatif.values import Answer, Chain, Change, Outcome, Reason

MARK = {Outcome.UP: "↑", Outcome.DOWN: "↓", Outcome.UNCHANGED: "=", Outcome.UNDETERMINED: "?"}
WORD = {Outcome.UP: "up", Outcome.DOWN: "down", Outcome.UNCHANGED: "unchanged", Outcome.UNDETERMINED: "undetermined"}
DOUBT = {
    Reason.UNSIGNED: "The way leads over a claim without a direction:",
    Reason.DISPUTED: "The sources contradict each other about this:",
}
"""What is said before the claims in doubt."""
AGAINST = "Against it, and weaker in every stable model"
ROUNDING = 1e-9
SHORT = 2
"""Links of a chain that is told in full on one line."""
_VERBS = {"+": ("raises", "raise"), "-": ("lowers", "lower"), "?": ("acts on", "act on")}
MOST_DOUBTS = 3
SHARES_TOO_BIG = "Too much is reached to draw chance models of it, so there are no shares."


def question(graph: ConceptGraph, shifts: Mapping[str, Shift], audience: Audience) -> str:
    """What is asked, as a question."""
    parts = [states.supposed(graph.concepts[name], audience, up=shift is Shift.UP) for name, shift in shifts.items()]
    return f"What if {prose.listed(parts)}?"


def chain(graph: ConceptGraph, found: Chain, audience: Audience) -> str:
    """A chain as one line: each concept, and whether it raises or lowers the next."""
    first, *rest = (
        f"{_verb(graph, cause, sign, audience)} {prose.inside(graph.concepts[effect], audience)}"
        for (cause, effect), sign in zip(pairwise(found.concepts), found.signs, strict=True)
    )
    return ", which ".join([f"{_label(graph, found.concepts[0], audience)} {first}", *rest])


def brief(graph: ConceptGraph, found: Chain, audience: Audience) -> str:
    """A chain in a line: the whole of it if it is short, else its last link and its length."""
    if len(found.signs) <= SHORT:
        return f"{chain(graph, found, audience)}."
    last = found.concepts[-2]
    return f"{_label(graph, last, audience)} {_verb(graph, last, found.signs[-1], audience)} it, after {len(found.signs)} links."


def why(graph: ConceptGraph, change: Change, audience: Audience) -> str:
    """Why a concept goes where it goes, or why signs do not decide: a sentence or a few."""
    if change.is_set:
        return "It is set, and whatever acts on it is cut."
    if change.outcome is not Outcome.UNDETERMINED:
        return f"{chain(graph, change.because, audience)}." if change.because else ""
    return " ".join(_open(graph, change, reason, audience) for reason in change.reasons)


def opened(graph: ConceptGraph, change: Change, audience: Audience) -> str:
    """Why signs do not decide, apart from the claims in doubt."""
    parts = []
    if Reason.OPPOSING in change.reasons:
        parts.append("Chains pull it both ways, and the sources do not say which is stronger.")
    if Reason.LOOP in change.reasons and change.loop:
        names = [prose.inside(graph.concepts[name], audience) for name in change.loop.concepts[:-1]]
        parts.append(f"A loop beside the way may feed itself and turn the answer round: {prose.listed(names)}.")
    if Reason.BUDGET in change.reasons:
        parts.append("This is not decided within the time that an answer may take.")
    return " ".join(parts)


def sides(change: Change) -> list[tuple[str, Chain]]:
    """The chains for and against, each with its title; one that may do both is named once."""
    if change.outcome is not Outcome.UNDETERMINED:
        return [(AGAINST, change.against)] if change.against else []
    if change.because is not None and change.because == change.against:
        return [("May raise it or lower it", change.because)]
    both = (("Would raise it", change.because), ("Would lower it", change.against))
    return [(title, found) for title, found in both if found is not None]


def doubted(graph: ConceptGraph, change: Change, reason: Reason) -> list[Claim]:
    """The claims in doubt: those without a sign, or those that the sources contradict."""
    claims = [graph.claims[name] for name in change.doubts]
    return [claim for claim in claims if (claim.polarity is None) is (reason is Reason.UNSIGNED)]


def _open(graph: ConceptGraph, change: Change, reason: Reason, audience: Audience) -> str:
    if reason not in DOUBT:
        return opened(graph, replace(change, reasons=(reason,)), audience)
    claims = doubted(graph, change, reason)
    told = " ".join(f"“{prose.text(graph, claim, audience)}”" for claim in claims[:MOST_DOUBTS])
    more = f" And {prose.counted(len(claims) - MOST_DOUBTS, 'more claim')}." if len(claims) > MOST_DOUBTS else ""
    return f"{DOUBT[reason]} {told}{more}"


def share(found: Shares, concept: str) -> str:
    """The share of chance models in which a concept goes up, down or nowhere, in words; empty where there is none.

    >>> for up, down in ((0.834, 0.166), (0.1, 0.9), (0.5, 0.0)):
    ...     share(Shares(up={"a": up}, down={"a": down}, accepted=1000, drawn=1200, seed=0), "a")
    'up in 83 % of 1,000 models'
    'down in 90 % of 1,000 models'
    'up in 50 %, unmoved in 50 % of 1,000 models'
    """
    if concept not in found.up or not found.accepted:
        return ""
    up, down = found.up[concept], found.down[concept]
    ways = sorted(((up, "up"), (down, "down")), reverse=True)
    still = max(0.0, 1 - up - down)
    told = ways[:1]
    if still > ROUNDING:
        told = [*(way for way in ways if way[0]), (still, "unmoved")]
    return f"{', '.join(f'{word} in {percent(value)}' for value, word in told)} of {prose.counted(found.accepted, 'model')}"


def percent(value: float) -> str:
    """A share as a percentage that is 0 or 100 only when it is.

    >>> percent(1.0), percent(0.999), percent(0.0), percent(0.001), percent(0.5)
    ('100 %', 'more than 99 %', '0 %', 'less than 1 %', '50 %')
    """
    rounded = round(100 * value)
    if rounded == 100 and value < 1:
        return "more than 99 %"
    if rounded == 0 and value > 0:
        return "less than 1 %"
    return f"{rounded} %"


def limits(found: Answer) -> str:
    """What an answer leaves out, or nothing."""
    parts = []
    if found.left_out:
        are = "is" if found.left_out == 1 else "are"
        parts.append(f"{prose.counted(found.left_out, 'concept')} farther away {are} reached too and not listed.")
    if not found.complete:
        parts.append("The time ended before everything that is reached was known.")
    elif found.by_sweep:
        parts.append("So much is reached that loops are not looked into: what feels both signs is undetermined.")
    return " ".join(parts)


def _verb(graph: ConceptGraph, cause: str, sign: str, audience: Audience) -> str:
    return _VERBS[sign][prose.is_plural(graph.concepts[cause].label.for_(audience))]


def _label(graph: ConceptGraph, name: str, audience: Audience) -> str:
    return prose.capitalised(prose.named(graph.concepts[name], audience))
