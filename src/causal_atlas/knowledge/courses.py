"""Whether the courses of an atlas hang together: every phase shows what exists and stands on what is said of its condition."""

from __future__ import annotations

from collections.abc import Iterator

from causal_atlas.errors import Finding
from causal_atlas.knowledge.entries import Entries, Located
from causal_atlas.knowledge.links import unknown
from causal_atlas.knowledge.names import did_you_mean
from causal_atlas.knowledge.schema import CourseEntry


def courses(entries: Entries) -> Iterator[Finding]:
    """The phases of a course name concepts, claims and statements that exist, and every one stands on something."""
    for course in entries.courses.values():
        yield from _aliases(entries, course)
        for number, phase in enumerate(course.entry.phases):
            at = ("phases", number)
            yield from unknown(entries, course, (*at, "concepts"), "concepts", phase.concepts)
            yield from unknown(entries, course, (*at, "claims"), "claims", phase.claims)
            yield from unknown(entries, course, (*at, "statements"), "statements", phase.statements)
            if phase.focus and phase.focus not in phase.concepts:
                cure = did_you_mean(phase.focus, phase.concepts, "add it to the concepts of the phase")
                yield course.finding((*at, "focus"), f"{phase.focus!r} is not among the concepts of the phase", cure)
            if not (phase.claims or phase.statements):
                yield course.finding((*at, "claims"), "nothing says so", "add the claims or statements that the text stands on")
            yield from _claims(entries, course, number)


def unwalked(entries: Entries) -> Iterator[Finding]:
    """A claim that is a step in a course over time belongs to one that can be walked."""
    if "courses" in entries.unread:
        return
    walked = {name for course in entries.courses.values() for phase in course.entry.phases for name in phase.claims}
    for claim in entries.claims.values():
        if claim.entry.phase and claim.entry.id not in walked:
            cure = "add it to the claims of a phase in courses.yaml"
            yield claim.finding(("phase",), f"no course has the step {claim.entry.phase!r}", cure)


def _claims(entries: Entries, course: Located[CourseEntry], number: int) -> Iterator[Finding]:
    """The claims of a phase hold in its condition; one that is a step in time is a step of this phase alone."""
    phase = course.entry.phases[number]
    earlier = {name: n for n, before in enumerate(course.entry.phases[:number], 1) for name in before.claims}
    for place, name in enumerate(phase.claims):
        claim = entries.claims.get(name)
        if claim is None:
            continue
        at = ("phases", number, "claims", place)
        if phase.condition not in claim.entry.conditions:
            message = f"{name!r} does not hold in {phase.condition.value!r}"
            yield course.finding(at, message, "choose another claim, or mend the condition of the phase")
        if claim.entry.phase and name in earlier:
            message = f"{name!r} is a step in time and stands in phase {earlier[name]} too"
            yield course.finding(at, message, "keep it in the phase in which it happens")


def _aliases(entries: Entries, course: Located[CourseEntry]) -> Iterator[Finding]:
    """A former id is nobody's present or former id but its own."""
    for number, alias in enumerate(course.entry.aliases):
        owners = [one for one in entries.courses.values() if alias == one.entry.id or alias in one.entry.aliases]
        if len(owners) > 1 or alias == course.entry.id:
            other = next((one for one in owners if one is not course), course)
            yield course.finding(("aliases", number), f"the alias {alias!r} is taken", f"it stands at {other.place}; delete one")
