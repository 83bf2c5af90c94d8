"""Errors that name the thing and the cure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class AtlasError(Exception):
    """Base of every error this package raises on purpose; its text is fit to be shown to a person."""


class UnknownConceptError(AtlasError):
    """No concept has this id, alias or synonym."""


class PermalinkError(AtlasError):
    """The code of a view in an address cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One mistake in the data: where it is, what is wrong, how to mend it."""

    file: str
    line: int
    field: str
    message: str
    cure: str

    def __str__(self) -> str:
        """The finding as one line: `claims/liver.yaml:41: effect: no concept 'hepatic_fats'; did you mean 'hepatic_fat'?`."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.field}: {self.message}; {self.cure}"


class FindingsError(AtlasError):
    """Something that was written cannot be used; carries every finding, not only the first."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))


class InvalidGraphError(FindingsError):
    """The knowledge cannot be used."""


class InvalidLectureError(FindingsError):
    """A lecture file cannot be used."""
