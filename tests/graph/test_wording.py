"""The shipped texts fit their place, and are our own."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import pytest

from causal_atlas.knowledge.entries import Entries
from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.schema import WordingEntry
from tests.graph.lectures import lecture_texts
from tests.graph.places import INVENTORY

LINE, LINES, LABEL = 19, 2, 34
RUN = 8
"""So many words in a row, the same as in a source, are a copy."""


def by_audience(wording: WordingEntry) -> list[tuple[str, str]]:
    return [(audience.value, getattr(wording, audience.value)) for audience in Audience]


def sentences(text: str) -> int:
    return len(re.findall(r"[.!?](?=\s|$)", text))


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "'").replace("'", ""))


def test_labels_fit_their_box(entries: Entries) -> None:
    faults = []
    for concept in entries.concepts.values():
        for audience, label in by_audience(concept.entry.label):
            lines = textwrap.wrap(label, LINE, break_long_words=False, break_on_hyphens=False)
            if len(lines) > LINES or max(map(len, lines)) > LINE or len(label) > LABEL:
                faults.append(f"{concept.place}: label.{audience}: {label!r} wraps to {lines}")
    assert not faults, "\n".join([f"shorten these labels to {LABEL} characters, {LINES} lines of {LINE}:", *faults])


@pytest.mark.parametrize("audience", Audience)
def test_labels_are_unique_for_an_audience(entries: Entries, audience: Audience) -> None:
    owners: dict[str, list[str]] = {}
    for concept in entries.concepts.values():
        owners.setdefault(getattr(concept.entry.label, audience.value).casefold(), []).append(concept.place)
    faults = [f"{label!r}: {', '.join(places)}" for label, places in owners.items() if len(places) > 1]
    assert not faults, "\n".join([f"tell these labels for {audience.value} apart:", *faults])


def test_explanations_have_two_to_four_sentences(entries: Entries) -> None:
    faults = [
        f"{concept.place}: explanation.{audience}: {sentences(text)} sentences"
        for concept in entries.concepts.values()
        for audience, text in by_audience(concept.entry.explanation)
        if not 2 <= sentences(text) <= 4
    ]
    assert not faults, "\n".join(["write two to four sentences:", *faults])


def test_mechanisms_are_one_sentence(entries: Entries) -> None:
    faults = [
        f"{claim.place}: mechanism.{audience}: {sentences(text)} sentences"
        for claim in entries.claims.values()
        for audience, text in by_audience(claim.entry.mechanism)
        if sentences(text) != 1
    ]
    assert not faults, "\n".join(["write one sentence:", *faults])


def test_phases_have_one_to_four_sentences(entries: Entries) -> None:
    faults = [
        f"{course.place}: {phase.title}: text.{audience}: {sentences(text)} sentences"
        for course in entries.courses.values()
        for phase in course.entry.phases
        for audience, text in by_audience(phase.text)
        if not 1 <= sentences(text) <= 4
    ]
    assert not faults, "\n".join(["write one to four sentences:", *faults])


def test_the_three_audiences_read_different_explanations(entries: Entries) -> None:
    faults = [c.place for c in entries.concepts.values() if len({text for _, text in by_audience(c.entry.explanation)}) < 3]
    assert not faults, f"write an explanation of its own for each audience: {', '.join(faults)}"


def texts(entries: Entries) -> Iterator[tuple[str, str]]:
    """Every text of ours, with its place; titles of publications are theirs."""
    for concept in entries.concepts.values():
        yield from ((concept.place, text) for _, text in by_audience(concept.entry.explanation))
        yield concept.place, concept.entry.status_note
    for claim in entries.claims.values():
        yield from ((claim.place, text) for _, text in by_audience(claim.entry.mechanism))
        yield claim.place, claim.entry.note
        yield from ((claim.place, argument.text) for argument in claim.entry.arguments)
    for statement in entries.statements.values():
        yield statement.place, statement.entry.text
    for dispute in entries.disputes.values():
        yield from ((dispute.place, text) for text in (dispute.entry.title, dispute.entry.how_to_hold_both))
        yield from ((dispute.place, side.position) for side in dispute.entry.sides)
    for course in entries.courses.values():
        yield course.place, course.entry.title
        for phase in course.entry.phases:
            yield from ((course.place, text) for text in (phase.title, *(t for _, t in by_audience(phase.text))))
    for question in entries.questions.values():
        yield from (
            (question.place, text) for text in (question.entry.title, *(t for _, t in by_audience(question.entry.answer)))
        )
    yield from lecture_texts()


def test_no_sentence_of_a_source_is_copied(entries: Entries) -> None:
    sources = sorted((INVENTORY / "sources").glob("*.txt"))
    if not sources:
        pytest.skip("the source texts do not stand beside the repository")
    runs: set[tuple[str, ...]] = set()
    for source in sources:
        said = words(source.read_text(encoding="utf-8"))
        runs.update(tuple(said[start : start + RUN]) for start in range(len(said) - RUN + 1))
    faults: list[str] = []
    for place, text in texts(entries):
        ours = words(text)
        copied = [ours[start : start + RUN] for start in range(len(ours) - RUN + 1) if tuple(ours[start : start + RUN]) in runs]
        faults.extend(f"{place}: “{' '.join(run)}”" for run in copied[:1])
    assert not faults, "\n".join(["say these in other words:", *faults])


def test_no_clinical_advice_slips_in(entries: Entries) -> None:
    advice = re.compile(r"\b(you should|you must|ask your doctor|take (this|these)|talk to your)\b", re.IGNORECASE)
    faults = [f"{place}: “{found[0]}”" for place, text in texts(entries) if (found := advice.search(text))]
    assert not faults, "\n".join(["the atlas explains and does not advise:", *faults])
