"""How it is said that a concept becomes more or less: blood sugar rises, an order weakens, a disease becomes more likely."""

from __future__ import annotations

from causal_atlas.knowledge.model import Audience, Concept, ConceptKind, Hedge, Relation
from causal_atlas.reasoning.prose import Verb, conjugated, inside, is_plural

_AMOUNTS = frozenset({ConceptKind.SUBSTANCE, ConceptKind.MEASURE})
_CHANCES = frozenset({ConceptKind.DISEASE, ConceptKind.BEHAVIOUR, ConceptKind.INTERVENTION})
_STAGES = frozenset(("Puberty",))
_RISE, _FALL = Verb("rises", "rise", "rise"), Verb("falls", "fall", "fall")
_GROW, _SHRINK = Verb("increases", "increase", "increase"), Verb("decreases", "decrease", "decrease")
_STRENGTHEN, _WEAKEN = Verb("strengthens", "strengthen", "strengthen"), Verb("weakens", "weaken", "weaken")
_LIKELIER = Verb("becomes more likely", "become more likely", "become more likely")
_UNLIKELIER = Verb("becomes less likely", "become less likely", "become less likely")
_COMMONER = Verb("becomes more common", "become more common", "become more common")
_RARER = Verb("becomes less common", "become less common", "become less common")
_STRONGER = Verb("becomes stronger", "become stronger", "become stronger")
_WEAKER = Verb("becomes weaker", "become weaker", "become weaker")
_LARGER, _SMALLER = Verb("gets larger", "get larger", "get larger"), Verb("gets smaller", "get smaller", "get smaller")
_BEGIN, _END = Verb("begins", "begin", "begin"), Verb("ends", "end", "end")
_RELIEVED, _HARMED = (
    Verb("is less impaired", "are less impaired", "be less impaired"),
    Verb("is impaired", "are impaired", "be impaired"),
)


def verb(concept: Concept, audience: Audience, *, up: bool, by: Relation | None = None, briefly: bool = False) -> Verb:
    """The verb for a concept that becomes more or less, `by` the relation that makes it so.

    `briefly` takes the short word for what increases or decreases: it rises, it falls.
    """
    if concept.kind is ConceptKind.INSULIN_ACTION:
        return _STRENGTHEN if up else _WEAKEN
    if by is Relation.IMPAIRS:
        return _RELIEVED if up else _HARMED
    if by is Relation.PERMITS or concept.kind in _CHANCES:
        return _LIKELIER if up else _UNLIKELIER
    is_amount = concept.kind in _AMOUNTS and not concept.label.for_(audience).split(" ")[0].endswith("ing")
    if concept.verbatim or is_amount or briefly:
        return _RISE if up else _FALL
    return _GROW if up else _SHRINK


def goes(
    concept: Concept,
    audience: Audience,
    *,
    up: bool,
    by: Relation | None = None,
    hedge: Hedge = Hedge.ASSERTED,
    briefly: bool = False,
) -> str:
    """The verb in the form that fits the label, with what it is hedged by: "may rise"."""
    plural = is_plural(concept.label.for_(audience))
    lead, phrase = conjugated(verb(concept, audience, up=up, by=by, briefly=briefly), hedge, plural=plural)
    return f"{lead} {phrase}" if lead else phrase


def set_to(concept: Concept, audience: Audience, *, up: bool) -> Verb:
    """The verb for a concept that is set higher or lower in thought: blood sugar rises, a meal gets larger, puberty begins."""
    more, less = _set_to(concept, concept.label.for_(audience).partition(" ")[::2])
    return more if up else less


def _set_to(concept: Concept, label: tuple[str, str]) -> tuple[Verb, Verb]:
    first, rest = label
    if concept.verbatim:
        return _RISE, _FALL
    if concept.kind is ConceptKind.INSULIN_ACTION:
        return _STRENGTHEN, _WEAKEN
    if concept.label.everyone in _STAGES:
        return _BEGIN, _END
    if concept.kind is ConceptKind.DISEASE or concept.label.everyone.startswith("Normal "):
        return _LIKELIER, _UNLIKELIER
    if concept.kind is ConceptKind.INTERVENTION:
        return _COMMONER, _RARER
    if rest and first in ("A", "An") and concept.kind not in _AMOUNTS:
        return (_LARGER, _SMALLER) if concept.kind is ConceptKind.BEHAVIOUR else (_STRONGER, _WEAKER)
    return (_GROW, _SHRINK) if first.endswith("ing") else (_RISE, _FALL)


def supposed(concept: Concept, audience: Audience, *, up: bool) -> str:
    """What is set, as it stands after "what if" or "suppose that": liver fat rises."""
    found = set_to(concept, audience, up=up)
    return f"{inside(concept, audience)} {found.plural if is_plural(concept.label.for_(audience)) else found.singular}"


def is_there_or_not(concept: Concept) -> bool:
    """Whether one has it or does it, rather than more or less of it."""
    return concept.kind in _CHANCES or concept.label.everyone in _STAGES


def can_be_more(concept: Concept, audience: Audience) -> bool:
    """Whether "more" and "less" can stand before the label: more liver fat, but not more insulin's hold on stored fat."""
    if concept.kind not in (ConceptKind.SUBSTANCE, ConceptKind.TISSUE_STATE, ConceptKind.PROCESS):
        return False
    words = concept.label.for_(audience).split(" ")
    return not (words[0].endswith(("ing", "'s", "’s")) or words[0] in _NOT_AFTER_MORE) and not concept.verbatim


_NOT_AFTER_MORE = frozenset(("The", "A", "An", "How", "What", "Amount", "Reserve", "Normal", "Energy", "Puberty", "Pubertal"))
