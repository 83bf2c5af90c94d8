"""`causal-atlas check` says what an atlas holds and what is wrong with it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from causal_atlas.cli.common import FLAWED, SOUND, asks_graph
from causal_atlas.errors import Finding, InvalidGraphError
from causal_atlas.knowledge.check import Report, check, counted
from causal_atlas.knowledge.open import open_graph, shipped

if TYPE_CHECKING:
    from causal_atlas.cli.common import Commands


def add(commands: Commands) -> None:
    """Add the command to a parser."""
    about = "Count what an atlas holds and name every mistake with its file, line, field and cure."
    parser = commands.add_parser(
        "check", help="count what an atlas holds, name its mistakes", description=f"{about} Exits with 1 on errors."
    )
    asks_graph(parser)
    parser.set_defaults(run=_check)


def _check(options: argparse.Namespace) -> int:
    path = options.graph or shipped()
    report = checked_at(path)
    print(as_json(report) if options.json else as_text(report, str(path)))
    return FLAWED if report.errors else SOUND


def checked_at(path: Path) -> Report:
    """The report on an atlas folder or an edge table."""
    if path.is_dir():
        return check(path)
    try:
        return counted(open_graph(path))
    except InvalidGraphError as error:
        return Report(errors=error.findings)


def as_json(report: Report) -> str:
    """The report as one JSON object.

    >>> sorted(json.loads(as_json(Report(concepts=2))))[:3]
    ['causal_claims', 'claims', 'concepts']
    """
    return json.dumps(asdict(report), indent=2, ensure_ascii=False)


def as_text(report: Report, name: str) -> str:
    """The report for people: the counts, then every finding on a line of its own."""
    counts = (
        f"{name}: {_number(report.concepts, 'concept')}, {_number(report.claims, 'claim')} ({report.causal_claims:,} causal), "
        f"{_number(report.references, 'reference')}, {_number(report.disputes, 'dispute')}",
        f"{_number(report.statements, 'statement')}: {report.statements_covered:,} carried, {report.not_modelled:,} not modelled",
    )
    nothing_read = report.errors and not report.concepts
    findings = (*_section("error", report.errors), *_section("warning", report.warnings))
    return "\n".join(findings if nothing_read else (*counts, *findings))


def _section(word: str, findings: Sequence[Finding]) -> list[str]:
    return [f"{_number(len(findings), word)}{':' if findings else ''}", *(f"  {finding}" for finding in findings)]


def _number(count: int, word: str) -> str:
    """A count with its noun.

    >>> _number(1, "claim"), _number(2_000, "claim"), _number(0, "claim")
    ('1 claim', '2,000 claims', 'no claims')
    """
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s" if count else f"no {word}s"
