"""From a folder of reviewed text to a ConceptGraph, or to every mistake at once."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType

from causal_atlas.errors import InvalidGraphError
from causal_atlas.knowledge.check import checked
from causal_atlas.knowledge.entries import Entries
from causal_atlas.knowledge.evidence import grade_of, verified_among
from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import (
    Argument,
    AtlasInfo,
    Claim,
    Concept,
    Course,
    Dispute,
    Identifier,
    Organ,
    Phase,
    Question,
    Reference,
    Side,
    Source,
    Statement,
)
from causal_atlas.knowledge.schema import (
    AtlasEntry,
    ClaimEntry,
    ConceptEntry,
    CourseEntry,
    DisputeEntry,
    QuestionEntry,
    ReferenceEntry,
    SourceEntry,
)


def load_graph(folder: Path) -> ConceptGraph:
    """The graph of a folder of knowledge.

    Raises:
        InvalidGraphError: something is wrong; it carries every finding with file, line, field and cure.
    """
    entries = checked(folder)
    if entries.errors or entries.atlas is None:
        raise InvalidGraphError(entries.errors)
    return built(entries, entries.atlas.entry)


def built(entries: Entries, atlas: AtlasEntry) -> ConceptGraph:
    """The graph of entries that have been checked."""
    return ConceptGraph(
        info=_info(atlas),
        concepts={name: _concept(located.entry) for name, located in entries.concepts.items()},
        claims={name: _claim(located.entry, entries) for name, located in entries.claims.items()},
        statements={name: _statement(name, entries) for name in entries.statements},
        references={key: _reference(key, located.entry) for key, located in entries.references.items()},
        sources={name: _source(located.entry) for name, located in entries.sources.items()},
        disputes={name: _dispute(located.entry) for name, located in entries.disputes.items()},
        questions={name: _question(located.entry) for name, located in entries.questions.items()},
        courses={name: _course(located.entry) for name, located in entries.courses.items()},
        layouts={
            name: {concept: place for concept, place in places.items() if concept in entries.concepts}
            for name, places in entries.layouts.items()
        },
    )


def _info(entry: AtlasEntry) -> AtlasInfo:
    return AtlasInfo(
        title=entry.title,
        version=entry.version,
        licence=entry.licence,
        disclaimer=entry.disclaimer,
        description=entry.description,
        organs=tuple(
            Organ(
                id=organ.id,
                label=organ.label.value(),
                column=organ.column,
                row=organ.row,
                tint=organ.tint,
                ink=organ.ink,
                tint_dark=organ.tint_dark,
                ink_dark=organ.ink_dark,
            )
            for organ in entry.organs
        ),
    )


def _concept(entry: ConceptEntry) -> Concept:
    return Concept(
        id=entry.id,
        kind=entry.kind,
        organ=entry.organ,
        label=entry.label.value(),
        explanation=entry.explanation.value(),
        aliases=entry.aliases,
        synonyms=entry.synonyms,
        identifiers=tuple(Identifier(curie=one.curie, match=one.match, label=one.label) for one in entry.identifiers),
        statements=entry.statements,
        status=MappingProxyType(entry.status),
        status_note=entry.status_note,
    )


def _claim(entry: ClaimEntry, entries: Entries) -> Claim:
    return Claim(
        id=entry.id,
        cause=entry.cause,
        relation=entry.relation,
        effect=entry.effect,
        polarity=entry.polarity,
        conditions=entry.conditions,
        mechanism=entry.mechanism.value(),
        origin=entry.origin,
        grade=_grade(entry, entries),
        hedge=entry.hedge,
        review=entry.review,
        status=MappingProxyType(entry.status),
        statements=entry.statements,
        references=entry.references,
        arguments=tuple(
            Argument(stance=one.stance, text=one.text, references=one.references, statements=one.statements)
            for one in entry.arguments
        ),
        phase=entry.phase,
        note=entry.note,
    )


def _grade(entry: ClaimEntry, entries: Entries) -> int:
    """The grade from the claim's own references and those that its statements cite."""
    cited = set(entry.references)
    for name in entry.statements:
        bibliography = entries.sources[entries.source_of[name]].entry.bibliography
        cited.update(bibliography[number] for number in entries.statements[name].entry.references)
    return grade_of(
        origin=entry.origin,
        hedge=entry.hedge,
        texts=len({entries.source_of[name] for name in entry.statements}),
        verified=verified_among(entries.references[key].entry.grade for key in cited),
    )


def _statement(name: str, entries: Entries) -> Statement:
    entry = entries.statements[name].entry
    listed = entries.not_modelled.get(name)
    return Statement(
        id=name,
        source=entries.source_of[name],
        section=entry.section,
        hedge=entry.hedge,
        references=entry.references,
        text=entry.text,
        not_modelled=listed.entry.reason if listed else "",
    )


def _source(entry: SourceEntry) -> Source:
    return Source(
        id=entry.id,
        title=entry.title,
        short=entry.short,
        publisher=entry.publisher,
        updated=entry.updated,
        review_status=entry.review_status,
        disclaimer=entry.disclaimer,
        remarks=entry.remarks,
        bibliography=MappingProxyType(entry.bibliography),
    )


def _reference(key: str, entry: ReferenceEntry) -> Reference:
    return Reference(key=key, **entry.model_dump())


def _dispute(entry: DisputeEntry) -> Dispute:
    return Dispute(
        id=entry.id,
        title=entry.title,
        kind=entry.kind,
        sides=tuple(
            Side(position=side.position, source=side.source, claims=side.claims, statements=side.statements)
            for side in entry.sides
        ),
        how_to_hold_both=entry.how_to_hold_both,
        references=entry.references,
    )


def _question(entry: QuestionEntry) -> Question:
    return Question(
        id=entry.id,
        title=entry.title,
        answer=entry.answer.value(),
        concepts=entry.concepts,
        condition=entry.condition,
        focus=entry.focus,
        arrangement=entry.arrangement,
        alternative=entry.alternative,
    )


def _course(entry: CourseEntry) -> Course:
    return Course(
        id=entry.id,
        title=entry.title,
        aliases=entry.aliases,
        arrangement=entry.arrangement,
        phases=tuple(
            Phase(
                title=phase.title,
                condition=phase.condition,
                concepts=phase.concepts,
                text=phase.text.value(),
                claims=phase.claims,
                statements=phase.statements,
                focus=phase.focus,
            )
            for phase in entry.phases
        ),
    )
