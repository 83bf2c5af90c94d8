"""The answer to a thought experiment in words: a line for each concept, and why."""

from __future__ import annotations

from collections.abc import Mapping

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.shift import Shift
from causal_atlas.reasoning.whatif.shares import Shares
from causal_atlas.reasoning.whatif.values import Answer, Chain, Change, Outcome, Reason

MARK = {Outcome.UP: "↑", Outcome.DOWN: "↓", Outcome.UNCHANGED: "=", Outcome.UNDETERMINED: "?"}
WORD = {Outcome.UP: "up", Outcome.DOWN: "down", Outcome.UNCHANGED: "unchanged", Outcome.UNDETERMINED: "undetermined"}
_SIGN = {"+": "raises", "-": "lowers", "?": "acts on"}
MOST_DOUBTS = 3
SHARES_TOO_BIG = "Too much is reached to draw chance models of it, so there are no shares."


def question(graph: ConceptGraph, shifts: Mapping[str, Shift], audience: Audience) -> str:
    """What is asked, as a question."""
    parts = []
    for name, shift in shifts.items():
        concept = graph.concepts[name]
        up = shift is Shift.UP
        verb = ("rise" if up else "fall") if prose.is_plural(concept.label.for_(audience)) else ("rises" if up else "falls")
        parts.append(f"{prose.inside(concept, audience)} {verb}")
    return f"What if {prose.listed(parts)}?"


def chain(graph: ConceptGraph, found: Chain, audience: Audience) -> str:
    """A chain as one line: each concept, and whether it raises or lowers the next."""
    words = [_label(graph, found.concepts[0], audience)]
    for name, sign in zip(found.concepts[1:], found.signs, strict=True):
        words.append(f"{_SIGN[sign]} {prose.inside(graph.concepts[name], audience)}")
    return ", which ".join([" ".join(words[:2]), *words[2:]])


def why(graph: ConceptGraph, change: Change, audience: Audience) -> str:
    """Why a concept goes where it goes, or why signs do not decide: a sentence or a few."""
    if change.is_set:
        return "It is set, and whatever acts on it is cut."
    if change.outcome is not Outcome.UNDETERMINED:
        return f"{chain(graph, change.because, audience)}." if change.because else ""
    return " ".join(_open(graph, change, reason, audience) for reason in change.reasons)


def _open(graph: ConceptGraph, change: Change, reason: Reason, audience: Audience) -> str:
    if reason is Reason.OPPOSING:
        return "Chains pull it both ways, and the sources do not say which is stronger."
    if reason is Reason.LOOP:
        names = change.loop.concepts[:-1] if change.loop else ()
        inside = prose.listed([prose.inside(graph.concepts[name], audience) for name in names])
        return f"A loop that may feed itself ({inside}) lies beside the way, and could turn the answer round."
    if reason is Reason.BUDGET:
        return "This is not decided within the time that an answer may take."
    claims = [name for name in change.doubts if (graph.claims[name].polarity is None) is (reason is Reason.UNSIGNED)]
    told = " ".join(f"“{prose.text(graph, graph.claims[name], audience)}”" for name in claims[:MOST_DOUBTS])
    more = f" And {prose.counted(len(claims) - MOST_DOUBTS, 'more claim')}." if len(claims) > MOST_DOUBTS else ""
    lead = (
        "The way leads over a claim without a direction:"
        if reason is Reason.UNSIGNED
        else "The sources contradict each other about this:"
    )
    return f"{lead} {told}{more}"


def share(found: Shares, concept: str) -> str:
    """The share of chance models in which a concept goes up, in words; empty where there is none.

    >>> share(Shares(up={"a": 0.834}, down={"a": 0.166}, accepted=1000, drawn=1200, seed=0), "a")
    'up in 83 % of 1,000 models'
    >>> share(Shares(up={"a": 0.1}, down={"a": 0.4}, accepted=1000, drawn=1200, seed=0), "a")
    'up in 10 %, down in 40 % of 1,000 models'
    """
    if concept not in found.up or not found.accepted:
        return ""
    up, down = found.up[concept], found.down[concept]
    still = f", down in {percent(down)}" if up + down < 0.9999 else ""
    return f"up in {percent(up)}{still} of {prose.counted(found.accepted, 'model')}"


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


def _label(graph: ConceptGraph, name: str, audience: Audience) -> str:
    label = prose.named(graph.concepts[name], audience)
    return label[:1].upper() + label[1:] if not any(letter.isupper() for letter in label.split(" ")[0]) else label
