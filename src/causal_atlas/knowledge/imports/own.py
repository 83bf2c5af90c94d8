"""Our own exports back as the graph that went out, when they still fit together."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from causal_atlas.errors import Finding
from causal_atlas.knowledge.background import VERSION, restored
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.imports.files import SourceFile
from causal_atlas.knowledge.rows import cleaned

MARK = "causal_atlas"
"""What a file of ours carries the background under."""
LONGEST_ID = 1_000
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_AGAIN = "export it again, or remove the data 'causal_atlas' to have it read as a file of another program"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The rows of a file of ours, and what they stand on."""

    told: Mapping[str, Any]
    concepts: Sequence[Mapping[str, Any]]
    claims: Sequence[Mapping[str, Any]]


def told_in(file: SourceFile, value: object) -> Mapping[str, Any] | None:
    """The background that a value holds, or None when the value is something else.

    Raises:
        InvalidGraphError: it was written by a later version.
    """
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return None
    if not isinstance(value, Mapping) or "info" not in value or MARK not in value:
        return None
    if value[MARK] != VERSION:
        message = f"it was written by another version of the atlas (format {str(value[MARK])[:20]}, read here: {VERSION})"
        raise file.refused(0, MARK, message, "open it with that version")
    return value


def graph_of(file: SourceFile, rows: Rows) -> ConceptGraph:
    """The graph of a file of ours.

    Raises:
        InvalidGraphError: it was changed so that it no longer fits together.
    """
    try:
        # Control characters are left out of the rows; the background was clean when it went out.
        graph = restored(rows.told, cleaned(rows.concepts), cleaned(rows.claims))
        wrong = next(_wrong(graph, rows), None)
    except KeyError as error:
        wrong = f"{str(error.args[0])[:60]!r} is missing"
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        wrong = " ".join(str(error).split())[:160] or "a value is not what it should be"
    if wrong:
        raise file.refused(0, MARK, f"this export of the atlas does not fit together: {wrong}", _AGAIN)
    message = f"an export of {graph.info.title!r} {graph.info.version}; nothing tells whether somebody changed it since"
    remark = Finding(file=file.name, line=0, field="file", message=message, cure="compare it with the atlas that it names")
    vars(graph)["warnings"] = (remark,)
    return graph


def _wrong(graph: ConceptGraph, rows: Rows) -> Iterator[str]:
    """What the graph would stumble over."""
    if not graph.concepts:
        yield "there is no concept"
    if len(graph.concepts) != len(rows.concepts) or len(graph.claims) != len(rows.claims):
        yield "two rows have the same id"
    yield from _not_texts(graph)
    organs = {organ.id for organ in graph.info.organs}
    for organ in graph.info.organs:
        colours = (organ.tint, organ.ink, organ.tint_dark, organ.ink_dark)
        if not all(map(_COLOUR.fullmatch, colours)):
            yield f"a colour of the organ {organ.id!r} is none"
        if not (-100 <= organ.column <= 100 and -100 <= organ.row <= 100):
            yield f"the organ {organ.id!r} stands nowhere"
    for concept in graph.concepts.values():
        if concept.organ not in organs:
            yield f"the concept {concept.id!r} is in no organ"
        yield from _unknown(concept.statements, graph.statements, "statement")
    for claim in graph.claims.values():
        yield from _unknown((claim.cause, claim.effect), graph.concepts, "concept")
        if claim.polarity is not claim.relation.polarity:
            yield f"the polarity of {claim.id!r} is not that of {claim.relation.value!r}"
        if not 1 <= claim.grade <= 4:
            yield f"the grade of {claim.id!r} is not 1 to 4"
        arguments = claim.arguments
        yield from _unknown((*claim.statements, *(s for a in arguments for s in a.statements)), graph.statements, "statement")
        yield from _unknown((*claim.references, *(r for a in arguments for r in a.references)), graph.references, "reference")
    for statement in graph.statements.values():
        yield from _unknown((statement.source,), graph.sources, "source")
    for source in graph.sources.values():
        yield from _unknown(source.bibliography.values(), graph.references, "reference")
    for dispute in graph.disputes.values():
        yield from _unknown(dispute.references, graph.references, "reference")
        for side in dispute.sides:
            yield from _unknown(side.claims, graph.claims, "claim")
            yield from _unknown(side.statements, graph.statements, "statement")
            yield from _unknown((side.source,), graph.sources, "source")


def _not_texts(graph: ConceptGraph) -> Iterator[str]:
    """Rows come from JSON or spreadsheets, where a cell may be anything."""
    for name in (*graph.concepts, *graph.claims):
        if not isinstance(name, str) or not name or len(name) > LONGEST_ID:
            yield f"{str(name)[:40]!r} is no id"
    for concept in graph.concepts.values():
        texts = [concept.organ, concept.status_note]
        for wording in (concept.label, concept.explanation):
            texts += [wording.everyone, wording.student, wording.clinician]
        if not all(isinstance(text, str) for text in texts):
            yield f"a text of the concept {concept.id!r} is none"
    for claim in graph.claims.values():
        wording = claim.mechanism
        texts = [claim.cause, claim.effect, claim.phase, claim.note, wording.everyone, wording.student, wording.clinician]
        if not all(isinstance(text, str) for text in texts):
            yield f"a text of the claim {claim.id!r} is none"


def _unknown(names: Iterable[str], known: Mapping[str, Any], what: str) -> Iterator[str]:
    for name in names:
        if name not in known:
            yield f"the {what} {str(name)[:60]!r} is not in the file"
