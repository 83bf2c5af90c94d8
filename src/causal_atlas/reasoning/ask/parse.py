"""From a text to a Question: what it asks, about which concepts, in whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, ConceptKind, Condition
from causal_atlas.knowledge.naming import fold
from causal_atlas.knowledge.search import SearchIndex, index_of
from causal_atlas.knowledge.stems import stems
from causal_atlas.reasoning import prose
from causal_atlas.reasoning.ask import conditions
from causal_atlas.reasoning.ask.clauses import clauses, is_foreign, one_line, resolved
from causal_atlas.reasoning.ask.intents import Clause, intent_of, is_backwards, is_undirected, shift_at, way_between, way_wanted
from causal_atlas.reasoning.ask.mentions import Found, mended, mentions
from causal_atlas.reasoning.ask.question import LONGEST, Intent, Mention, Question, Reason
from causal_atlas.reasoning.ask.vocabulary import (
    COMPARING,
    IN_TIME,
    LASTING,
    LOOPING,
    MEDICAL,
    MEDICAL_OPENINGS,
    MEDICAL_PHRASES,
    NEGATING,
    ORGANS,
    PERSONAL,
    PLAIN,
    UNFOLDING,
)
from causal_atlas.reasoning.ask.vocabulary import words as _words
from causal_atlas.reasoning.courses import course_of
from causal_atlas.reasoning.shift import Shift

CUT_SHORT = "…"
NEARLY = 0.7
"""How much of the words, from 0 to 1, a question shares with one of the atlas that it repeats in other words."""
_SMALL = _words("a an the of in on at to for is are was do does did how why what which when where who can could i my me you it "
                   "its and while there be from")  # fmt: skip
_DIRECTLY = ("role", "part", "involved", "place")


def understand(graph: ConceptGraph, text: str, *, audience: Audience = Audience.EVERYONE) -> Question:
    """What is understood of a question; never raises, whatever the text."""
    line = one_line(text[: 4 * LONGEST])
    # A text that was cut short for this reason before, to be kept in a link, is recognised by its end.
    if len(line) > LONGEST or len(text) > 4 * LONGEST or (len(line) == LONGEST and line.endswith(CUT_SHORT)):
        return Question(text=line[: LONGEST - 1] + CUT_SHORT, intent=Intent.UNANSWERABLE, reason=Reason.TOO_LONG)
    parts = clauses(line)
    if is_foreign(line):
        return Question(text=line, intent=Intent.UNANSWERABLE, reason=Reason.LANGUAGE)
    if not parts:
        return Question(text=line, intent=Intent.UNANSWERABLE, reason=Reason.EMPTY)
    index = index_of(graph)
    first = _clause(graph, index, line, parts[0])
    if len(parts) > 1 and _is_preface(parts[0], first):
        told = first
        first, parts = _clause(graph, index, line, parts[1]), parts[1:]
        condition = first.condition or next((each for *_, each in conditions.named(fold(told.text).split())), None)
        first = replace(first, condition=condition, personal=first.personal or told.personal)
    name = prose.inside(graph.concepts[first.concepts[0]], audience) if first.concepts else ""
    return replace(first, more=tuple(resolved(part, name) for part in parts[1:]))


def _is_preface(part: str, read: Question) -> bool:
    """Whether a part only greets, or says who asks: the question comes after it."""
    if read.understood:
        return fold(part).startswith(("i have ", "i am ", "im ", "ive ", "my ", "we have ", "someone has "))
    return not read.mentions and read.reason is Reason.OUTSIDE


def _clause(graph: ConceptGraph, index: SearchIndex, text: str, part: str) -> Question:
    """What one question asks."""
    typed = fold(part).split()
    words = mended(index, typed)
    named = conditions.named(words)
    healthy = any(condition is Condition.HEALTHY for *_, condition in named)
    qualifying = [] if any(word in _DIRECTLY for word in words) else conditions.qualifiers(words)
    compared = len({condition for *_, condition in named}) > 1 and healthy
    places = named if compared else qualifying
    asked = [condition for *_, condition in places if not (compared and condition is Condition.HEALTHY)]
    kept = conditions.without(words, places)
    found = mentions(graph, index, kept)
    if not found and places and not set(kept) & (COMPARING | ORGANS | LASTING | LOOPING):
        # "What happens in puberty?" is about puberty.
        kept, found, places, compared = words, mentions(graph, index, words), [], False
        asked = [condition for *_, condition in qualifying]
    question = _of(graph, kept, found, conditions=len({c for *_, c in places}), healthy=healthy)
    put_right = tuple((before, after) for before, after in zip(typed, words, strict=True) if before != after)
    question = replace(question, text=text, mended=put_right, condition=asked[-1] if asked else None)
    return _coursed(graph, words, _curated(graph, words, _refused(question, words, kept, found)))


def _of(graph: ConceptGraph, words: Sequence[str], found: Sequence[Found], *, conditions: int, healthy: bool) -> Question:
    items: list[str | int] = []
    at = 0
    for number, one in enumerate(found):
        items += [*words[at : one.start], number]
        at = one.end
    clause = Clause((*items, *words[at:]))
    intent = intent_of(clause, conditions, healthy=healthy)
    spoken = [one.mention for one in found]
    negated = clause.has(NEGATING) and intent in (Intent.CHAIN, Intent.CAUSES)
    question = Question(
        text="",
        intent=intent or Intent.UNANSWERABLE,
        mentions=tuple(spoken),
        concepts=tuple(dict.fromkeys(mention.concept for mention in spoken)),
        negated=negated,
        personal=clause.has(PERSONAL),
        ignored=tuple(dict.fromkeys(word for word in clause.said if word not in PLAIN and word not in PERSONAL)),
        reason=None if intent else Reason.OUTSIDE,
    )
    if intent is Intent.WHATIF:
        return _experiment(clause, question, spoken)
    return _arranged(graph, clause, _left_out(clause, question, spoken))


def _experiment(clause: Clause, question: Question, spoken: Sequence[Mention]) -> Question:
    """A thought experiment: what is set, and what is looked at."""
    shifts: dict[str, Shift] = {}
    for place, mention in zip(clause.places, spoken, strict=True):
        if (shift := shift_at(clause, place)) and mention.concept not in shifts:
            shifts[mention.concept] = shift
    if not shifts and spoken:
        # "What happens when somebody overeats?": that it is there at all is the change.
        shifts[spoken[-1].concept] = Shift.UP
    concepts = tuple(dict.fromkeys((*shifts, *question.concepts)))
    if not shifts:
        return replace(question, intent=Intent.UNANSWERABLE, reason=Reason.OUTSIDE)
    return replace(question, concepts=concepts, shifts=shifts)


def _left_out(clause: Clause, question: Question, spoken: Sequence[Mention]) -> Question:
    """The question with what stands behind "without" left out of what it is about."""
    gone = [
        mention.concept
        for place, mention in zip(clause.places, spoken, strict=True)
        if "without" in clause.items[max(0, place - 2) : place]
    ]
    kept = tuple(name for name in question.concepts if name not in gone)
    return replace(question, concepts=kept, without=tuple(gone)) if kept and gone else question


def _arranged(graph: ConceptGraph, clause: Clause, question: Question) -> Question:
    """The question with its concepts in the order of cause and effect, and none too many."""
    names = question.concepts
    if question.intent is Intent.CHAIN and len(names) == 1:
        return replace(question, intent=Intent.DEFINITION if question.without == () and not clause.said else Intent.EFFECTS)
    if question.intent in (Intent.CHAIN, Intent.COMMON) and len(names) > 2:
        loose = {m.concept for m in question.ambiguous} | {n for n in names if graph.concepts[n].kind is ConceptKind.ANATOMY}
        firm = tuple(name for name in names if name not in loose)
        names = firm if len(firm) > 1 else names
    if question.intent is Intent.CHAIN:
        names = names[::-1] if is_backwards(clause) else names
        question = replace(question, wanted=way_between(clause), both_ways=is_undirected(clause))
    if question.intent is Intent.CAUSES:
        names = names[:1]
        question = replace(question, wanted=way_wanted(clause))
    return replace(question, concepts=names)


def _refused(question: Question, words: Sequence[str], kept: Sequence[str], found: Sequence[Found]) -> Question:
    """The question, refused where it asks for advice or for something that the atlas does not hold."""
    inside = {at for one in found for at in range(one.start, one.end)}
    outside = [word for at, word in enumerate(kept) if at not in inside]
    spoken = f" {' '.join(words)} "
    phrased = any(f" {phrase} " in spoken for phrase in MEDICAL_PHRASES) or spoken[1:].startswith(MEDICAL_OPENINGS)
    advice = phrased or any(word in MEDICAL for word in outside)
    if advice:
        return replace(question, intent=Intent.UNANSWERABLE, reason=Reason.MEDICAL, shifts={})
    unknown = [at for at, word in enumerate(kept) if at not in inside and word in question.ignored]
    if unknown and question.understood and (len(question.concepts) < 2 or unknown[0] < found[0].start):
        return replace(question, intent=Intent.UNANSWERABLE, reason=Reason.OUTSIDE, shifts={})
    return question


def _curated(graph: ConceptGraph, words: Sequence[str], question: Question) -> Question:
    """The question with the one of the atlas that says the same in other words."""
    mine = set(stems(word for word in words if word not in _SMALL))
    if not mine or question.reason is Reason.MEDICAL:
        return question
    best, likeness = "", 0.0
    for name, curated in graph.questions.items():
        theirs = set(stems(word for word in fold(curated.title).split() if word not in _SMALL))
        shared = len(mine & theirs) / len(mine | theirs)
        if shared > likeness:
            best, likeness = name, shared
    if likeness < NEARLY:
        return question
    told = question.intent in (Intent.CHAIN, Intent.COMMON, Intent.WHATIF, Intent.CONTRAST, Intent.LOOPS, Intent.CUT)
    title = fold(graph.questions[best].title).split()
    if told and not question.ignored and set(title) - _SMALL != set(words) - _SMALL:
        return replace(question, curated=best)
    asked = graph.questions[best]
    about = tuple(name for name in question.concepts if name in asked.concepts) or tuple(filter(None, (asked.focus,)))
    return replace(
        question, intent=Intent.CURATED, curated=best, concepts=about, reason=None, shifts={}, condition=asked.condition
    )


def _coursed(graph: ConceptGraph, words: Sequence[str], question: Question) -> Question:
    """The question as one for a course over time, where it asks how something goes on."""
    spoken = f" {' '.join(words)} "
    in_time = any(f" {phrase} " in spoken for phrase in IN_TIME)
    fitting = question.understood and question.intent not in (Intent.CURATED, Intent.WHATIF, Intent.LOOPS, Intent.CUT)
    mine = set(stems(word for word in words if word not in _SMALL))
    titles = {
        one.id: set(stems(word for word in fold(one.title).split() if word not in _SMALL)) for one in graph.courses.values()
    }
    alike = {name: len(mine & title) / len(mine | title) for name, title in titles.items() if mine and title}
    course = next((name for name, shared in alike.items() if shared >= NEARLY), "")
    if not course and fitting and len(question.concepts) == 1 and (in_time or set(words) & UNFOLDING):
        course = course_of(graph, question.concepts, in_time=in_time, named=[name for name in alike if alike[name]])
    if not course or question.reason is Reason.MEDICAL:
        return question
    return replace(question, intent=Intent.COURSE, course=course, reason=None, shifts={}, condition=None)
