"""A chain told as a person would tell it, with numbered references, and what to make of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from causal_atlas.knowledge.arcs import is_soft
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import (
    Audience,
    Claim,
    Concept,
    ConceptKind,
    Condition,
    Hedge,
    Polarity,
    Relation,
    Review,
)
from causal_atlas.reasoning import doubts, prose
from causal_atlas.reasoning.chains.values import Chain
from causal_atlas.reasoning.states import can_be_more, goes, is_there_or_not

LINKS_IN_A_SENTENCE = 3


class Piece(NamedTuple):
    """A stretch of the text, the numbers of the references behind it, and the claim it tells."""

    text: str
    numbers: tuple[int, ...] = ()
    claim: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A chain in words."""

    pieces: tuple[Piece, ...]
    references: tuple[str, ...]
    """Keys of references, and of source texts where a claim has no reference; number `n` in the text is `references[n - 1]`."""
    net: str
    """What it amounts to."""
    holds: str
    """Where every link holds; empty where that is nowhere said, as in a table."""
    weakest: str
    unstated: tuple[str, ...]
    """Links that no source and no literature states, on which the sources disagree, or that nobody has approved."""

    @property
    def text(self) -> str:
        """The chain as one paragraph, with the numbers of its references in brackets."""
        return "".join(piece.text + marks(piece.numbers) for piece in self.pieces)


def told(graph: ConceptGraph, chain: Chain, audience: Audience) -> Telling:
    """A chain in the words of an audience."""
    cited = tuple(dict.fromkeys(key for name in chain.claims for key in grounds(graph, graph.claims[name])))
    return Telling(
        pieces=tuple(_Teller(graph, chain, audience, cited).pieces()),
        references=cited,
        net=net(graph, chain, audience),
        holds=holds(chain.conditions, audience) if graph.tells_conditions else "",
        weakest=weakest(graph, chain, audience),
        unstated=tuple(unstated(graph, chain, audience)),
    )


def grounds(graph: ConceptGraph, claim: Claim) -> tuple[str, ...]:
    """What a claim stands on: its references, or the source texts that state it without one."""
    known = tuple(key for key in claim.references if key in graph.references)
    stated = (graph.statements[name].source for name in claim.statements if name in graph.statements)
    return known or tuple(dict.fromkeys(source for source in stated if source in graph.sources))


def marks(numbers: tuple[int, ...]) -> str:
    """Numbers as marks in a text.

    >>> marks((1, 2)), marks((3, 4, 5, 9)), marks(())
    (' [1][2]', ' [3–5][9]', '')
    """
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"[{run[0]}–{run[-1]}]" if len(run) > 2 else "".join(f"[{number}]" for number in run) for run in runs]
    return f" {''.join(shown)}" if shown else ""


def sentences(links: int) -> list[int]:
    """How many links go into each sentence: two or three, the longer sentences first.

    >>> sentences(1), sentences(4), sentences(5), sentences(8)
    ([1], [2, 2], [3, 2], [3, 3, 2])
    """
    count = -(-links // LINKS_IN_A_SENTENCE)
    return [links // count + (place < links % count) for place in range(count)]


class _Teller:
    """Tells link after link; knows which way the concept at hand goes, and how the clause before ended."""

    def __init__(self, graph: ConceptGraph, chain: Chain, audience: Audience, cited: tuple[str, ...]) -> None:
        self._graph, self._audience = graph, audience
        self._claims = [graph.claims[name] for name in chain.claims]
        self._numbers = {key: number for number, key in enumerate(cited, 1)}
        self._up: bool | None = True
        """Which way the cause of the next link goes; None when a sign before it is not known."""
        self._by: Relation | None = None
        self._with_it = False
        """Whether it was just said that something goes with something else."""
        self._ends_in_noun = False
        """Whether the clause before ended with the cause of the next link, so that "which" means it."""

    def pieces(self) -> list[Piece]:
        """The text, a piece a link and one for each full stop."""
        made: list[Piece] = []
        links = iter(self._claims)
        for number, length in enumerate(sentences(len(self._claims))):
            for place in range(length):
                claim = next(links)
                lead = " " if number and not place else ""
                text = lead + (self._opening(claim, number) if not place else self._going_on(claim, place, number))
                made.append(Piece(text, tuple(self._numbers[key] for key in grounds(self._graph, claim)), claim.id))
                self._pass(claim)
            made.append(Piece("."))
        return made

    def _pass(self, claim: Claim) -> None:
        known = self._up is not None and claim.polarity is not None
        self._up = (self._up is (claim.polarity is Polarity.PLUS)) if known else None
        self._by = claim.relation

    def _opening(self, claim: Claim, number: int) -> str:
        if not number:
            return f"{prose.capitalised(prose.named(self._concept(claim.cause), self._audience))} {self._acts(claim)}"
        if self._up is False and claim.polarity is not None:
            return f"As {self._it(claim.cause)} {self._state(claim)}, {self._follows(claim)}"
        if claim.polarity is None and not self._ends_in_noun:
            return f"{self._it(claim.cause).capitalize()} in turn {self._acts(claim)}"
        this = "These" if self._plural(claim.cause) and self._ends_in_noun else "This"
        return f"{this} in turn {self._acts(claim, event=not self._ends_in_noun)}"

    def _going_on(self, claim: Claim, place: int, number: int) -> str:
        if self._up is False and claim.polarity is Polarity.MINUS:
            that = "those" if self._plural(claim.cause) else "that"
            return f"; as {that} {self._state(claim)}, {self._follows(claim)}"
        if claim.polarity is None and not self._ends_in_noun:
            return f", and {self._it(claim.cause)} {self._acts(claim)}"
        straight = self._up is not None and claim.polarity is not None and claim.relation is not Relation.PERMITS
        self._with_it = straight and not self._with_it and not self._ends_in_noun and self._moves_alike(claim)
        if self._with_it:
            them = "them" if self._plural(claim.cause) else "it"
            return f", and {self._inside(claim.effect)} with {them}"
        if straight and (place > 1 or not self._ends_in_noun or self._up is False):
            return f", {'so' if place == 1 or self._ends_in_noun else 'and so'} {self._follows(claim)}"
        turn = " in turn" if number == 0 and len(self._claims) <= LINKS_IN_A_SENTENCE and self._ends_in_noun else ""
        return f", which{turn} {self._acts(claim, event=not self._ends_in_noun)}"

    def _moves_alike(self, claim: Claim) -> bool:
        """Whether "blood sugar rises, and hunger with it" says it all."""
        usual = claim.hedge not in (Hedge.HEDGED, Hedge.CONDITIONAL, Hedge.FREQUENCY, Hedge.ATTRIBUTED)
        kinds = {self._concept(name).kind for name in (claim.cause, claim.effect)}
        ordinary = kinds <= {ConceptKind.SUBSTANCE, ConceptKind.MEASURE, ConceptKind.PROCESS, ConceptKind.TISSUE_STATE}
        return usual and ordinary and claim.relation is Relation.INCREASES and self._by is not Relation.IMPAIRS

    def _acts(self, claim: Claim, *, event: bool = False) -> str:
        """What the cause does, ending in the effect; the subject is the cause, or all that was said before."""
        self._ends_in_noun = True
        effect = self._concept(claim.effect)
        verb = prose.verb_of(claim, effect)
        if effect.kind in (ConceptKind.SUBSTANCE, ConceptKind.MEASURE):
            verb = _OF_AMOUNTS.get(claim.relation, verb)
        plural = self._plural(claim.cause) and not event
        lead, phrase = prose.conjugated(verb, prose.hedge_of(claim), plural=plural)
        effect_said = self._inside(claim.effect)
        # "Which" and "this" may mean all that was said before; only a cause that was just named owns its effect.
        if self._by is None:
            effect_said = prose.owned(self._concept(claim.cause), effect_said, self._audience)
        return f"{lead} {phrase} {effect_said}".lstrip()

    def _follows(self, claim: Claim) -> str:
        """What becomes of the effect."""
        self._ends_in_noun = False
        up = self._up is (claim.polarity is Polarity.PLUS)
        effect = self._concept(claim.effect)
        return f"{self._inside(claim.effect)} {goes(effect, self._audience, up=up, by=claim.relation, hedge=claim.hedge)}"

    def _state(self, claim: Claim) -> str:
        """Which way the cause goes, in a word that was not just used of it."""
        return goes(self._concept(claim.cause), self._audience, up=bool(self._up), by=self._by, briefly=True)

    def _it(self, concept: str) -> str:
        return "they" if self._plural(concept) else "it"

    def _plural(self, concept: str) -> bool:
        return prose.is_plural(self._concept(concept).label.for_(self._audience))

    def _inside(self, concept: str) -> str:
        return prose.inside(self._concept(concept), self._audience)

    def _concept(self, name: str) -> Concept:
        return self._graph.concepts[name]


_OF_AMOUNTS = {
    Relation.INCREASES: prose.Verb("raises", "raise", "raise"),
    Relation.DECREASES: prose.Verb("lowers", "lower", "lower"),
}


def modal(graph: ConceptGraph, chain: Chain) -> str:
    """How firmly a whole chain may be put: "may" where a source hedges, "can" where a link only permits, or nothing."""
    claims = [graph.claims[name] for name in chain.claims]
    if any(claim.hedge is Hedge.HEDGED for claim in claims):
        return "may"
    permits = any(claim.relation is Relation.PERMITS or claim.hedge is Hedge.CONDITIONAL for claim in claims)
    return "can" if permits else ""


def net(graph: ConceptGraph, chain: Chain, audience: Audience) -> str:
    """What a chain amounts to in one sentence."""
    start, end = graph.concepts[chain.concepts[0]], graph.concepts[chain.concepts[-1]]
    one, other = prose.inside(start, audience), prose.inside(end, audience)
    in_all = "In all, " if len(chain.claims) > 1 else ""
    if chain.polarity is None:
        return prose.capitalised(f"{in_all}{one} {_acting(start, audience)} {other}, but which way is not known.")
    up = chain.polarity is Polarity.PLUS
    by = graph.claims[chain.claims[-1]].relation
    softly = modal(graph, chain)
    # What is permitted "becomes more likely", which says "can" already.
    hedge = _HEDGES.get("" if softly == "can" and by is Relation.PERMITS else softly, Hedge.ASSERTED)
    if can_be_more(start, audience) and can_be_more(end, audience) and by is not Relation.PERMITS:
        means = f"{softly} mean" if softly else "mean" if prose.is_plural(start.label.for_(audience)) else "means"
        return prose.capitalised(f"{in_all}more {one} {means} {'more' if up else 'less'} {other}.")
    when = f"with {one}" if is_there_or_not(start) else f"when {one} {goes(start, audience, up=True)}"
    return prose.capitalised(f"{in_all}{when}, {other} {goes(end, audience, up=up, by=by, hedge=hedge)}.")


_HEDGES = {"may": Hedge.HEDGED, "can": Hedge.CONDITIONAL}


def _acting(concept: Concept, audience: Audience) -> str:
    return "act on" if prose.is_plural(concept.label.for_(audience)) else "acts on"


_CONDITIONS = {
    Condition.HEALTHY: ("health", "health", "health"),
    Condition.COMPENSATED: (
        "resistance while extra insulin still makes up for it",
        "compensated insulin resistance",
        "compensated insulin resistance",
    ),
    Condition.DECOMPENSATED: (
        "type 2 diabetes",
        "decompensated resistance (type 2 diabetes)",
        "decompensated resistance (type 2 diabetes)",
    ),
    Condition.PUBERTY: ("puberty", "puberty", "puberty"),
}


def in_condition(condition: Condition, audience: Audience) -> str:
    """A condition as it stands after "in".

    >>> in_condition(Condition.HEALTHY, Audience.EVERYONE)
    'health'
    """
    return _CONDITIONS[condition][list(Audience).index(audience)]


def holds(conditions: tuple[Condition, ...], audience: Audience) -> str:
    """Where a whole chain holds.

    >>> holds((Condition.HEALTHY, Condition.PUBERTY), Audience.STUDENT)
    'The whole chain holds in health and in puberty.'
    """
    if len(conditions) == len(Condition):
        return "The whole chain holds in every condition."
    if not conditions:
        return "There is no single condition in which every link holds."
    return f"The whole chain holds {prose.listed([f'in {in_condition(condition, audience)}' for condition in conditions])}."


def weakest(graph: ConceptGraph, chain: Chain, audience: Audience) -> str:
    """The weakest link and its evidence."""
    claim = graph.claims[chain.weakest]
    if len(chain.claims) == 1:
        return f"Evidence: {claim.grade} of 4."
    if len({(graph.claims[name].grade, is_soft(graph.claims[name])) for name in chain.claims}) == 1:
        return f"No link is weaker than another: evidence {claim.grade} of 4."
    return f"Weakest link, evidence {claim.grade} of 4: {doubts.clause(graph, claim, audience)}."


def unstated(graph: ConceptGraph, chain: Chain, audience: Audience) -> list[str]:
    """Which links nobody states, on which the sources disagree, and whether anybody has approved the others."""
    claims = [graph.claims[name] for name in chain.claims]
    said = [*doubts.unstated(graph, chain.claims, audience), *filter(None, [doubts.disagreement(graph, chain.claims)])]
    waiting = [claim for claim in claims if claim.review is not Review.APPROVED]
    if len(waiting) == len(claims):
        said.append("No reviewer has approved any of its links yet." if len(claims) > 1 else "No reviewer has approved it yet.")
    elif waiting:
        said.append(f"No reviewer has approved {prose.counted(len(waiting), 'of its links', 'of its links')} yet.")
    return said
