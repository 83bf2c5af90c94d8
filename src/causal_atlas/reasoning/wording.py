"""What conditions, audiences and fates are called: one home for the page, the command line and the answers."""

from __future__ import annotations

from collections.abc import Mapping

from causal_atlas.knowledge.model import Audience, Condition, Status

CONDITIONS: Mapping[Condition, str] = {
    Condition.HEALTHY: "Healthy",
    Condition.COMPENSATED: "Resistant",
    Condition.DECOMPENSATED: "Type 2 diabetes",
    Condition.PUBERTY: "Puberty",
}
CONDITIONS_IN_FULL: Mapping[Condition, str] = {
    Condition.HEALTHY: "Healthy",
    Condition.COMPENSATED: "Resistant, compensated",
    Condition.DECOMPENSATED: "Resistant, decompensated (type 2 diabetes)",
    Condition.PUBERTY: "Puberty",
}
AUDIENCES: Mapping[Audience, str] = {
    Audience.EVERYONE: "Everyone",
    Audience.STUDENT: "Student",
    Audience.CLINICIAN: "Clinician",
}
FATES: Mapping[Status, str] = {
    Status.LOST: "lost",
    Status.ATTENUATED: "attenuated",
    Status.PRESERVED: "preserved",
    Status.WORKING: "working",
}
"""How an insulin action fares, the gravest first."""
PLAIN_FATES: Mapping[Status, str] = {**FATES, Status.ATTENUATED: "weakened"}
"""The same inside a sentence for everyone."""


def fares(status: Status, *, many: bool = False) -> str:
    """How an insulin action fares, as the end of a sentence.

    >>> fares(Status.ATTENUATED), fares(Status.WORKING, many=True)
    ('is weakened', 'work')
    """
    if status is Status.WORKING:
        return "work" if many else "works"
    return f"{'are' if many else 'is'} {PLAIN_FATES[status]}"
