"""The shipped knowledge is complete and says what its sources say."""

from __future__ import annotations

import re
from collections.abc import Callable

from causal_atlas.knowledge.check import report
from causal_atlas.knowledge.entries import Entries
from causal_atlas.knowledge.links import carriers
from causal_atlas.knowledge.model import ConceptKind, Origin, Relation, Review
from causal_atlas.knowledge.rules import SIGNALLING_ORGAN, SIGNALLING_STEPS

Inventory = Callable[[str], list[dict[str, str]]]
STATEMENTS = {f"A{n:03}" for n in range(1, 80)} | {f"B{n:03}" for n in range(1, 105)}
SOURCES = {"A": "overview", "B": "essay"}
ASKED = [("ectopic_fat", "inflammation"), ("ffa_circulating", "lipogenesis")]


def test_nothing_is_wrong_with_it(entries: Entries) -> None:
    errors = report(entries).errors
    assert not errors, "\n".join(["mend these, then run 'causal-atlas check':", *map(str, errors)])


def test_there_is_nothing_to_point_out_but_literature_kept_for_later(entries: Entries) -> None:
    warnings = [warning for warning in report(entries).warnings if warning.file != "references.yaml"]
    assert not warnings, "\n".join(["mend these, then run 'causal-atlas check':", *map(str, warnings)])


def test_every_statement_stands_in_the_register_under_its_source(entries: Entries) -> None:
    missing = sorted(STATEMENTS - entries.statements.keys())
    assert not missing, f"add {', '.join(missing)} to graph/sources/overview.yaml (A) or essay.yaml (B)"
    strange = sorted(entries.statements.keys() - STATEMENTS)
    assert not strange, f"delete {', '.join(strange)} from graph/sources/, or add them to this test"
    astray = [name for name, source in entries.source_of.items() if SOURCES[name[0]] != source]
    assert not astray, f"move {', '.join(astray)} to the other file of graph/sources/"


def test_the_register_agrees_with_the_inventory(entries: Entries, inventory: Inventory) -> None:
    rows = inventory("claims.tsv")
    assert {row["claim_id"] for row in rows} == entries.statements.keys()
    for row in rows:
        cited = set(re.findall(r"\d+", row["ref_numbers_in_text"]))
        stated = set(entries.statements[row["claim_id"]].entry.references)
        assert stated <= cited, f"graph/sources/: {row['claim_id']} cites {sorted(stated)}, its source {sorted(cited)}"


def test_every_statement_is_carried_but_for_a_reasoned_dozen(entries: Entries) -> None:
    left = sorted(STATEMENTS - carriers(entries).keys() - entries.not_modelled.keys())
    assert not left, f"add {', '.join(left)} to the statements of a claim or a concept, or to not_modelled with a reason"
    assert len(entries.not_modelled) <= 12, "carry some of the statements under not_modelled; a dozen is the most"


def test_every_concept_of_the_inventory_is_there(entries: Entries, inventory: Inventory) -> None:
    names = entries.concepts.keys() | {alias for concept in entries.concepts.values() for alias in concept.entry.aliases}
    missing = sorted({row["concept_id"] for row in inventory("concepts.tsv")} - names)
    assert not missing, f"add {', '.join(missing)} to graph/concepts/, or keep the old id as an alias"


def test_there_are_at_least_125_concepts(entries: Entries) -> None:
    assert len(entries.concepts) >= 125, "add the missing concepts of the inventory to graph/concepts/"


def test_only_verified_identifiers_are_used(entries: Entries, inventory: Inventory) -> None:
    verified = {
        (row["concept_id"], *found)
        for row in inventory("concepts.tsv")
        if row["verified"] == "yes"
        for found in re.findall(r"(\S+:\S+) \((\w+)", row["curies_(match;ontology_label)"])
    }
    used = {(c.entry.id, i.curie, i.match) for c in entries.concepts.values() for i in c.entry.identifiers}
    assert used <= verified, f"graph/concepts/: delete or mend {sorted(used - verified)}"


def test_every_disagreement_is_a_dispute(entries: Entries) -> None:
    missing = sorted({f"D{number}" for number in range(1, 13)} - entries.disputes.keys(), key=lambda name: int(name[1:]))
    assert not missing, f"add {', '.join(missing)} to graph/disputes.yaml"


def test_no_signed_claim_starts_at_insulin_as_such(entries: Entries) -> None:
    for claim in entries.claims.values():
        effect = entries.concepts.get(claim.entry.effect)
        if claim.entry.cause != "insulin" or claim.entry.polarity is None or effect is None:
            continue
        acts = effect.entry.kind is ConceptKind.INSULIN_ACTION or effect.entry.organ == SIGNALLING_ORGAN
        assert acts or effect.entry.id in SIGNALLING_STEPS, f"{claim.place}: let {claim.entry.id} start at an insulin action"


def test_the_asked_chain_shows_its_weak_links(entries: Entries) -> None:
    for cause, effect in ASKED:
        claims = [claim.entry for claim in entries.claims.values() if (claim.entry.cause, claim.entry.effect) == (cause, effect)]
        assert claims, f"add the claim {cause} → {effect} with origin: brief to graph/claims/"
        for claim in claims:
            assert (claim.origin, claim.review) == (Origin.BRIEF, Review.UNREVIEWED), (
                f"{claim.id}: write origin: brief, review: unreviewed"
            )
            stances = {argument.stance for argument in claim.arguments}
            assert stances == {"for", "against"}, f"{claim.id}: add arguments for and against"


def test_nothing_has_been_approved_by_a_program(entries: Entries) -> None:
    approved = [claim.place for claim in entries.claims.values() if claim.entry.review is Review.APPROVED]
    assert not approved, f"no physician has approved a claim yet; write review: submitted at {', '.join(approved)}"


def test_preserving_is_a_status_and_never_an_increase(entries: Entries) -> None:
    keeping = [c for c in entries.claims.values() if c.entry.relation in (Relation.PRESERVES, Relation.LEAVES_UNCHANGED)]
    assert keeping, "add the claims in which an insulin action is preserved to graph/claims/"
    assert all(claim.entry.polarity is None for claim in keeping)


def test_what_changes_over_time_can_be_walked(entries: Entries) -> None:
    assert {"beta_cell_course", "puberty_course", "liver_course"} <= entries.courses.keys(), "add them to graph/courses.yaml"
    walked = {name for course in entries.courses.values() for phase in course.entry.phases for name in phase.claims}
    stepped = {claim.entry.id for claim in entries.claims.values() if claim.entry.phase}
    assert stepped <= walked, f"add {', '.join(stepped - walked)} to a phase in graph/courses.yaml"


def test_there_are_ten_questions_worth_asking(entries: Entries) -> None:
    assert len(entries.questions) >= 10, "add questions to graph/questions.yaml"
    large = [question.place for question in entries.questions.values() if len(question.entry.concepts) > 25]
    assert not large, f"a question shows 25 concepts at most: {', '.join(large)}"
