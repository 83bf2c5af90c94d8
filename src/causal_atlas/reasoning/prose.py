"""Claims as sentences that read as if a person had written them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Claim, Concept, ConceptKind, Hedge, Relation


class Role(StrEnum):
    """What a span of a sentence is."""

    CAUSE = "cause"
    EFFECT = "effect"
    VERB = "verb"
    PLAIN = "plain"


class Span(NamedTuple):
    """A stretch of a sentence and its part in it."""

    text: str
    role: Role


class Verb(NamedTuple):
    """A verb in the forms a sentence needs."""

    singular: str
    plural: str
    base: str
    """The form after "may"."""


def _regular(stem: str, rest: str = "") -> Verb:
    return Verb(f"{stem}s{rest}", f"{stem}{rest}", f"{stem}{rest}")


def _to_be(rest: str) -> Verb:
    return Verb(f"is {rest}", f"are {rest}", f"be {rest}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VERBS = {
    Relation.INCREASES: _regular("increase"),
    Relation.PERMITS: _regular("permit"),
    Relation.DECREASES: _regular("decrease"),
    Relation.IMPAIRS: _regular("impair"),
    Relation.REGULATES: _regular("regulate"),
    Relation.PRESERVES: _to_be("preserved in"),
    Relation.LEAVES_UNCHANGED: _to_be("unchanged by"),
    Relation.ASSOCIATED_WITH: _to_be("associated with"),
    Relation.PREDICTS: _regular("predict"),
    Relation.PRECEDES: _regular("come", " before"),
    Relation.IS_A: _to_be("a kind of"),
    Relation.IS_NOT_A: _to_be("not a kind of"),
    Relation.PART_OF: _to_be("part of"),
    Relation.LOCATED_IN: _to_be("found in"),
    Relation.INDICATES: _regular("point", " to"),
    Relation.MASKS: _regular("mask"),
    Relation.EXPLAINS: _regular("explain"),
    Relation.DOCUMENTS: _regular("describe"),
}
_DRIVES = _regular("drive")
"""What raises an insulin action drives it: "insulin increases insulin's order" is no English."""
_PLAIN = frozenset({Relation.DOCUMENTS, Relation.EXPLAINS})
"""Relations that attribute something by themselves and take no second "reportedly"."""
_PASSIVE = frozenset({Relation.PRESERVES, Relation.LEAVES_UNCHANGED})
"""Relations that read better from the effect: "The order is preserved in resistance"."""
_ADVERBS = {Hedge.FREQUENCY: "often", Hedge.ATTRIBUTED: "reportedly"}
_MODALS = {Hedge.HEDGED: "may", Hedge.CONDITIONAL: "can"}
_PREPOSITIONS = _words(
    """
    of in from for on by to at with without around that which against into inside than past beyond after before under
    between through as within during among over via not out near per
    """
)
_SINGULAR_IN_S = frozenset(("diabetes", "series", "species", "rickets", "nigricans", "herpes", "pancreas", "always", "less"))
_PLURAL_WITHOUT_S = frozenset(
    ("people", "children", "women", "men", "criteria", "bacteria", "mitochondria", "mice", "feet", "data", "media", "nuclei")
)
_GERUNDS = {
    verb: gerund
    for gerund, *verbs in (
        line.split()
        for line in """
        resisting resists resist
        reaching reaches reach
        arriving arrives arrive
        docking docks dock
        binding binds
        opening opens
        closing closes
        noticing notices
        hearing hears
        ignoring ignores ignore
        listening listens listen
        tiring tires tire
        failing fails
        differing differs differ
        signalling signals
        telling tells tell
        turning turns
        holding holds
        letting lets
        keeping keeps keep
        making makes make
        moving moves move
        taking takes take
        staying stays stay
        growing grows grow
        """.strip().splitlines()
    )
    for verb in verbs
}
"""Labels that are little sentences ("Liver resists insulin") join a longer one by their gerund ("liver resisting insulin")."""
_KINDS_THEMSELVES = ("Set of ", "Collection of ")
"""Labels before which "a kind of" would say it twice: resistance is a set of problems."""
_COUNTED = re.compile(r"^(Amount|Reserve) |\bpathway$")
"""Labels of one thing that a sentence does not name without its article: the amount of insulin, the PI3K pathway."""
_PROPER = _words(
    """
    Mendelian Cushing Cushing's Alström Bogalusa Donohue Rabson Rabson-Mendenhall Randle Randle's Warburg Golgi Krebs
    Kupffer Langerhans European American Asian
    """
)


def sentence(graph: ConceptGraph, claim: Claim, audience: Audience) -> tuple[Span, ...]:
    """A claim as spans of one sentence, without the full stop.

    The verb agrees with the number of its subject and carries the hedge of the source: "may", "can", "often".
    Statuses are told from the insulin action, so the effect may come first.
    """
    cause, effect = graph.concepts[claim.cause], graph.concepts[claim.effect]
    verb = verb_of(claim, effect)
    if claim.relation in _PASSIVE:
        first, second, roles = effect, cause, (Role.EFFECT, Role.CAUSE)
    else:
        first, second, roles = cause, effect, (Role.CAUSE, Role.EFFECT)
    subject, complement = named(first, audience), named(second, audience)
    lead, phrase = conjugated(verb, hedge_of(claim), plural=is_plural(first.label.for_(audience)))
    if complement.startswith(_KINDS_THEMSELVES):
        phrase = phrase.replace("a kind of", "a")
    spans = [Span(capitalised(subject), roles[0]), Span(" ", Role.PLAIN)]
    if lead:
        spans.append(Span(f"{lead} ", Role.PLAIN))
    spans += [Span(phrase, Role.VERB), Span(" ", Role.PLAIN), Span(owned(first, _inside(complement, second), audience), roles[1])]
    return tuple(spans)


def verb_of(claim: Claim, effect: Concept) -> Verb:
    """The verb of a claim."""
    return _DRIVES if _is_driven(claim, effect) else _VERBS[claim.relation]


def hedge_of(claim: Claim) -> Hedge:
    """How firmly the sentence of a claim puts it."""
    return Hedge.ASSERTED if claim.relation in _PLAIN else claim.hedge


def text(graph: ConceptGraph, claim: Claim, audience: Audience) -> str:
    """A claim as one plain sentence with its full stop."""
    return "".join(span.text for span in sentence(graph, claim, audience)) + "."


def owned(owner: Concept, name: str, audience: Audience) -> str:
    """A name after the concept that it begins with: insulin drives its hold on stored fat, not "insulin's hold"."""
    label = owner.label.for_(audience)
    own = f"{label}'s ".casefold()
    return name if is_plural(label) or not name.casefold().startswith(own) else f"its {name[len(own) :]}"


def named(concept: Concept, audience: Audience) -> str:
    """The label as it stands in a sentence: little sentences are bent, orders are quoted, what is counted gets its article."""
    label = _bent(_quoted(concept.label.for_(audience)))
    if concept.verbatim or not _COUNTED.search(label):
        return label
    ordinary = label.split(" ")[0][1:].islower()
    return f"The {label[:1].lower()}{label[1:]}" if ordinary else f"The {label}"


def inside(concept: Concept, audience: Audience) -> str:
    """The label as it stands inside a sentence, with a small first letter unless it is a name or an abbreviation."""
    return _inside(named(concept, audience), concept)


def is_plural(label: str) -> bool:
    """Guess whether a label takes a plural verb.

    >>> [is_plural(label) for label in ("Free fatty acids", "Liver fat", "Antibodies against insulin")]
    [True, False, True]
    >>> [is_plural(label) for label in ("Type 2 diabetes", "Fatty acids leaking out", "Insulin's hold on stored fat")]
    [False, True, False]
    """
    words = re.sub(r"\(.*?\)|[:,–].*", "", label).split()
    if _finite_verb(words) is not None:
        return False
    for position, word in enumerate(words[1:], 1):
        participle = word.endswith(("ed", "ing")) and _plural_noun(words[position - 1])
        if word.lower() in _PREPOSITIONS or participle:
            words = words[:position]
            break
    return bool(words) and _plural_noun(words[-1])


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "reference"), counted(1200, "concept"), counted(2, "study", "studies")
    ('1 reference', '1,200 concepts', '2 studies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(items: Collection[str]) -> str:
    """Items as a person lists them.

    >>> listed(["liver", "muscle", "brain"])
    'liver, muscle and brain'
    """
    *first, last = items
    return f"{', '.join(first)} and {last}" if first else last


def _is_driven(claim: Claim, effect: Concept) -> bool:
    return claim.relation is Relation.INCREASES and effect.kind is ConceptKind.INSULIN_ACTION


def _plural_noun(word: str) -> bool:
    low = word.lower()
    if low in _PLURAL_WITHOUT_S:
        return True
    return word.endswith("s") and not low.endswith(("ss", "us", "is", "ics", "'s", "’s")) and low not in _SINGULAR_IN_S


def conjugated(verb: Verb, hedge: Hedge, *, plural: bool) -> tuple[str, str]:
    """The words before the verb, and the verb itself.

    >>> conjugated(Verb("rises", "rise", "rise"), Hedge.HEDGED, plural=False)
    ('may', 'rise')
    """
    form = verb.plural if plural else verb.singular
    if hedge in _MODALS:
        return _MODALS[hedge], verb.base
    adverb = _ADVERBS.get(hedge, "")
    if adverb and form.startswith(("is ", "are ")):
        auxiliary, rest = form.split(" ", 1)
        return f"{auxiliary} {adverb}", rest
    return adverb, form


def _quoted(label: str) -> str:
    head, colon, tail = label.partition(": ")
    return f"{head} “{tail}”" if colon else label


def _finite_verb(words: Sequence[str]) -> int | None:
    for position, word in enumerate(words):
        if word.lower() in _PREPOSITIONS or word.startswith("“"):
            return None
        if position and word in _GERUNDS:
            return position
    return None


def _bent(label: str) -> str:
    words = label.split(" ")
    verb = _finite_verb(words)
    return label if verb is None else " ".join((*words[:verb], _GERUNDS[words[verb]], *words[verb + 1 :]))


def capitalised(label: str) -> str:
    """A label opens a sentence, unless its first word is written small on purpose.

    >>> capitalised("liver fat"), capitalised("mTOR activity"), capitalised("β-cell failure")
    ('Liver fat', 'mTOR activity', 'β-cell failure')
    """
    small = any(letter.isupper() for letter in label.split(" ")[0]) or "α" <= label[:1] <= "ω"
    return label if small else label[:1].upper() + label[1:]


def _inside(label: str, concept: Concept) -> str:
    if concept.verbatim or concept.kind is ConceptKind.STUDY:
        return label
    first = label.split(" ")[0]
    if concept.kind is ConceptKind.ANATOMY and first not in ("The", "A", "An") and not is_plural(label):
        return f"the {label[:1].lower()}{label[1:]}"
    ordinary = first[1:].islower() and not any(letter.isdigit() for letter in first) and first not in _PROPER
    hyphenated = "-" in first and first.split("-")[0][1:].islower() and first not in _PROPER
    return label[:1].lower() + label[1:] if ordinary or hyphenated or first == "A" else label
