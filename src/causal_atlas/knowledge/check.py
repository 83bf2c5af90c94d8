"""Checking a folder of knowledge: counts, errors and warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from causal_atlas.errors import Finding
from causal_atlas.knowledge import courses, links, rules
from causal_atlas.knowledge.entries import Entries, read_folder
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import RelationKind

Rule = Callable[[Entries], Iterator[Finding]]

ERRORS: tuple[Rule, ...] = (
    links.names,
    links.sources,
    links.aliases,
    links.coverage,
    links.disputes,
    links.questions,
    courses.courses,
    rules.polarities,
    rules.conditions,
    rules.support,
)
"""Rules whose breach keeps an atlas from opening; each yields a finding for every breach."""
WARNINGS: tuple[Rule, ...] = (links.unused_references, links.layouts, rules.twins, rules.partial_status, courses.unwalked)
"""Rules whose breach is only pointed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a folder holds and what is wrong with it."""

    concepts: int = 0
    claims: int = 0
    causal_claims: int = 0
    statements: int = 0
    statements_covered: int = 0
    """Statements that a claim or a definition carries; those listed as not modelled are not among them."""
    not_modelled: int = 0
    references: int = 0
    disputes: int = 0
    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


def check(folder: Path) -> Report:
    """Read and check a folder; whatever is wrong stands in the report, nothing is raised."""
    return report(checked(folder))


def checked(folder: Path) -> Entries:
    """The entries of a folder, with the findings of every rule added to those of reading; each list is in reading order."""
    entries = read_folder(folder)
    entries.errors.extend(finding for rule in ERRORS for finding in rule(entries))
    entries.warnings.extend(finding for rule in WARNINGS for finding in rule(entries))
    for findings in (entries.errors, entries.warnings):
        findings.sort(key=lambda finding: (finding.file, finding.line, finding.field, finding.message))
    return entries


def report(entries: Entries) -> Report:
    """The counts and findings of checked entries."""
    return Report(
        concepts=len(entries.concepts),
        claims=len(entries.claims),
        causal_claims=sum(claim.entry.relation.kind is RelationKind.CAUSAL for claim in entries.claims.values()),
        statements=len(entries.statements),
        statements_covered=len(links.carriers(entries).keys() & entries.statements.keys()),
        not_modelled=len(entries.not_modelled),
        references=len(entries.references),
        disputes=len(entries.disputes),
        errors=tuple(entries.errors),
        warnings=tuple(entries.warnings),
    )


def counted(graph: ConceptGraph) -> Report:
    """The counts of a graph that is sound, such as one from somebody's own edge table."""
    carried = {name for claim in graph.claims.values() for name in claim.statements}
    carried.update(name for concept in graph.concepts.values() for name in concept.statements)
    return Report(
        concepts=len(graph.concepts),
        claims=len(graph.claims),
        causal_claims=sum(claim.is_causal for claim in graph.claims.values()),
        statements=len(graph.statements),
        statements_covered=len(carried & graph.statements.keys()),
        not_modelled=sum(bool(statement.not_modelled) for statement in graph.statements.values()),
        references=len(graph.references),
        disputes=len(graph.disputes),
        warnings=graph.warnings,
    )
