# ruff: noqa: E501 - one mistake a line reads best, long as some lines are
from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from causal_atlas.knowledge.check import Report, check
from tests.knowledge.small import FILES, written

CLAIMS, LIVER, BLOOD, SOURCE = "claims/liver.yaml", "concepts/liver.yaml", "concepts/blood.yaml", "sources/essay.yaml"
COURSES = "courses.yaml"


def findings(folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    return [str(finding) for finding in check(written(folder, *changes)).errors]


def test_a_sound_atlas_has_counts_and_no_findings(tmp_path: Path) -> None:
    assert check(written(tmp_path)) == Report(
        concepts=4, claims=5, causal_claims=3, statements=4, statements_covered=3, not_modelled=1, references=2, disputes=1
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (CLAIMS, "cause: output", "cause: outputs", "claims/liver.yaml:24: cause: there is no concept 'outputs'; did you mean 'output'?"),
        (CLAIMS, "cause: output", "cause: the_hormone", "claims/liver.yaml:24: cause: there is no concept 'the_hormone'; it is called 'insulin' now"),
        (CLAIMS, "statements: [S2]", "statements: [S2, S9]", "claims/liver.yaml:20: statements[1]: there is no statement 'S9'"),
        (CLAIMS, "references: ['pmid:1']", "references: ['pmid:7']", "references[0]: there is no reference 'pmid:7'; did you mean 'pmid:1'?"),
        (CLAIMS, "references: ['pmid:1'], statements", "references: ['pmid:8'], statements", "arguments[0].references[0]: there is no reference"),
        (CLAIMS, "- id: output-increases-glucose", "- id: brake-decreases-output", "claims/liver.yaml:23: id: the id 'brake-decreases-output' stands twice; the first is at claims/liver.yaml:13"),
        (CLAIMS, "  polarity: '-'\n", "", "claims/liver.yaml:13: polarity: the causal relation 'decreases' needs a polarity; write polarity: '-'"),
        (CLAIMS, "polarity: '-'", "polarity: '+'", "claims/liver.yaml:17: polarity: 'decreases' goes with '-', not with '+'"),
        (CLAIMS, "polarity: '-'", "polarity: −", "claims/liver.yaml:17: polarity: '−' is not one of the words that can stand here; write a plain hyphen in quotes: '-'"),
        (CLAIMS, "relation: associated_with", "relation: associated_with\n  polarity: '+'", "polarity: 'associated_with' has no polarity"),
        (CLAIMS, "relation: regulates", "relation: impairs\n  polarity: '-'", "effect: a signed claim leads from insulin to 'output', which is no insulin action"),
        (CLAIMS, "relation: decreases", "relation: decrease", "relation: 'decrease' is not one of the words that can stand here; did you mean 'decreases'?"),
        (CLAIMS, "relation: decreases", "relaton: decreases", "relaton: there is no such field; did you mean 'relation'?"),
        (CLAIMS, "relation: decreases", "relaton: decreases", "claims/liver.yaml:13: relation: is missing; add it"),
        (CLAIMS, "conditions: [healthy, resistant_compensated]", "conditions: [healthy]", "claims/liver.yaml:7: status.resistant_compensated: the claim does not hold in 'resistant_compensated'"),
        (CLAIMS, "conditions: [puberty]", "conditions: []", "conditions: has too few entries"),
        (CLAIMS, "conditions: [puberty]", "conditions: puberty", "conditions: should be a list; write [a, b]"),
        (CLAIMS, "{healthy: working, resistant_compensated: attenuated}", "{healthy: lost}", "status.healthy: 'lost' contradicts the condition 'healthy'; write working"),
        (CLAIMS, "{healthy: working, resistant_compensated: attenuated}", "{resistant_compensated: working}", "'working' contradicts the condition 'resistant_compensated'"),
        (CLAIMS, "{healthy: working, resistant_compensated: attenuated}", "{healthi: working}", "status.healthi: 'healthi' is not one of the words that can stand here; did you mean 'healthy'?"),
        (CLAIMS, "conditions: [puberty]", "conditions: [puberty]\n  status: {puberty: attenuated}", "status: neither cause nor effect is an insulin action"),
        (CLAIMS, "relation: increases\n  effect: brake\n  polarity: '+'", "relation: preserves\n  effect: brake", "none"),
        (CLAIMS, "  statements: [S2]\n", "", "origin: a claim that is stated needs a statement"),
        (CLAIMS, "  references: ['pmid:1']\n", "", "origin: a claim that is from the literature needs a reference"),
        (CLAIMS, "  note: It is likely.\n", "", "origin: a claim that is inferred needs its reasoning"),
        (CLAIMS, "review: unreviewed", "review: submitted", "review: a claim of the project's brief stays unreviewed"),
        (CLAIMS, "stance: for", "stance: pro", "arguments[0].stance: 'pro' is not one of the words"),
        (CLAIMS, "mechanism: {everyone: X", "mechanism: {everyone: ' '", "mechanism.everyone: is empty; fill it in"),
        (LIVER, "organ: liver", "organ: liverr", "concepts/liver.yaml:3: organ: there is no organ 'liverr' in atlas.yaml; did you mean 'liver'?"),
        (LIVER, "- id: output", "- id: insulin", "concepts/liver.yaml:7: id: the id 'insulin' stands twice; the first is at concepts/blood.yaml:1"),
        (LIVER, "kind: process", "kind: process\n  aliases: [insulin]", "aliases[0]: the alias 'insulin' is taken; it stands at concepts/blood.yaml:1"),
        (LIVER, "kind: process", "kind: process\n  aliases: [the_hormone]", "aliases[0]: the alias 'the_hormone' is taken"),
        (LIVER, "kind: process", "kind: process\n  status: {healthy: working}", "status: only an insulin action has a status"),
        (LIVER, "  status: {healthy: working, resistant_compensated: attenuated, resistant_decompensated: lost}\n", "", "concepts/liver.yaml:1: status: an insulin action needs a status"),
        (LIVER, "resistant_decompensated: lost", "puberty: lost", "status.puberty: 'lost' contradicts the condition 'puberty'; write attenuated"),
        (BLOOD, "statements: [S3]", "statements: [S8]", "there is no statement 'S8'"),
        (BLOOD, "curie: 'MESH:D007328'", "curie: D007328", "identifiers[0].curie: 'D007328' is not written as it should be"),
        (BLOOD, "  statements: [S3]\n", "", "sources/essay.yaml:13: statements[2]: nothing carries the statement S3"),
        (BLOOD, "statements: [S3]", "statements: [S3, S4]", "sources/essay.yaml:16: not_modelled[0].id: S4 is carried by 'glucose' too"),
        (SOURCE, "{id: S4, reason", "{id: X4, reason", "not_modelled[0].id: there is no statement 'X4'"),
        (SOURCE, "hedge: hedged, references: [1]", "hedge: hedged, references: [5]", "statements[1].references: S2 cites number '5'"),
        (SOURCE, "1: pmid:1", "1: pmid:9", "sources/essay.yaml:9: bibliography.1: there is no reference 'pmid:9'; did you mean 'pmid:1'?"),
        (SOURCE, "{id: S4, section", "{id: S3, section", "statements[3].id: the id 'S3' stands twice; the first is at sources/essay.yaml:13"),
        ("references.yaml", "grade: A", "grade: Z", "references.yaml:4: pmid:1.grade: 'Z' is not one of the words"),
        ("disputes.yaml", "claims: [insulin-increases-brake]", "claims: [insulin-raises-brake]", "disputes.yaml:5: sides[0].claims[0]: there is no claim 'insulin-raises-brake'; did you mean 'insulin-increases-brake'?"),
        ("disputes.yaml", "source: essay", "source: esay", "sides[0].source: there is no source 'esay'; did you mean 'essay'?"),
        ("questions.yaml", "concepts: [insulin, brake]", "concepts: [insulin, brakes]", "questions.yaml:4: concepts[1]: there is no concept 'brakes'; did you mean 'brake'?"),
        ("questions.yaml", "focus: brake", "focus: output", "focus: 'output' is not among the concepts of the question"),
        ("questions.yaml", "focus: brake", "alternative: wy", "alternative: there is no question 'wy'"),
        (COURSES, "concepts: [insulin, brake]", "concepts: [insulin, brakes]", "courses.yaml:7: phases[0].concepts[1]: there is no concept 'brakes'; did you mean 'brake'?"),
        (COURSES, "claims: [insulin-increases-brake]", "claims: [insulin-raises-brake]", "courses.yaml:9: phases[0].claims[0]: there is no claim 'insulin-raises-brake'; did you mean 'insulin-increases-brake'?"),
        (COURSES, "claims: [insulin-increases-brake]", "claims: [glucose-associated_with-output]", "courses.yaml:9: phases[0].claims[0]: 'glucose-associated_with-output' does not hold in 'healthy'"),
        (COURSES, "statements: [S1]", "statements: [S7]", "courses.yaml:15: phases[1].statements[0]: there is no statement 'S7'"),
        (COURSES, "      statements: [S1]\n", "", "courses.yaml:11: phases[1].claims: nothing says so; add the claims or statements"),
        (COURSES, "focus: brake", "focus: output", "courses.yaml:10: phases[0].focus: 'output' is not among the concepts of the phase"),
        (COURSES, "condition: healthy", "condition: fine", "courses.yaml:6: phases[0].condition: 'fine' is not one of the words that can stand here"),
        (COURSES, "aliases: [a_day]", "aliases: [day]", "courses.yaml:3: aliases[0]: the alias 'day' is taken"),
        (COURSES, "title: Night", "titel: Night", "phases[1].titel: there is no such field; did you mean 'title'?"),
        ("atlas.yaml", "column: 0", "column: left", "organs[0].column: should be a whole number"),
        ("atlas.yaml", "column: 0", "colum: 0", "organs[0].colum: there is no such field; did you mean 'column'?"),
        ("questions.yaml", "- id: why", "id: why", "questions.yaml"),
        ("layout.json", "[0, 10.4]", "[0, NaN]", "layout.json: file: holds no layouts"),
        ("layout.json", "[0, 10.4]", "[0]", "layout.json: file: holds no layouts"),
        ("layout.json", "{", "[", "layout.json: file: holds no layouts"),
    ],
)  # fmt: skip
def test_each_mistake_is_found_with_its_place_and_its_cure(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    found = findings(tmp_path, (file, old, new))
    if said == "none":
        assert found == []
    else:
        assert any(said in finding for finding in found), found


def test_one_slip_in_an_entry_is_not_reported_again_by_what_refers_to_it(tmp_path: Path) -> None:
    slips = ((LIVER, "kind: process", "kind: proces"), (CLAIMS, "hedge: hedged", "hedge: hedgd"))
    assert len(findings(tmp_path, *slips)) == 2


def test_a_preserved_action_cannot_be_lost(tmp_path: Path) -> None:
    change = ("relation: increases\n  effect: brake\n  polarity: '+'", "relation: preserves\n  effect: brake")
    lost = ("resistant_compensated: attenuated}", "resistant_compensated: lost}")
    found = findings(tmp_path, (CLAIMS, *change), (CLAIMS, *lost))
    assert len(found) == 1
    assert "an action that a claim preserves is not 'lost' there" in found[0]


def test_a_step_in_time_happens_once(tmp_path: Path) -> None:
    stepped = (CLAIMS, "  note:\n", "  phase: 1 rising\n")
    twice = (COURSES, "statements: [S1]", "claims: [insulin-increases-brake]")
    found = findings(tmp_path, stepped, twice)
    assert len(found) == 1
    assert "'insulin-increases-brake' is a step in time and stands in phase 1 too" in found[0]


def test_a_side_attributes_statements_to_their_own_source(tmp_path: Path) -> None:
    other = "id: talk\ntitle: T\nshort: T\npublisher: ''\nupdated: ''\nreview_status: ''\ndisclaimer: ''\n"
    second = ("disputes.yaml", "position: 'Yes.', source: essay", "position: 'Yes.', source: talk")
    assert any(
        "S1 is a statement of 'essay', not of 'talk'" in said
        for said in findings(tmp_path, ("sources/talk.yaml", "", other), second)
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("disputes.yaml", "  references: ['pmid:2']\n", "", "references.yaml:6: pmid:2: nobody cites pmid:2"),
        (CLAIMS, "cause: output\n  relation: increases\n  effect: glucose", "cause: insulin\n  relation: increases\n  effect: brake", "'output-increases-glucose' says the same as 'insulin-increases-brake'"),
        (CLAIMS, "hedge: hedged", "phase: 2 falling", "claims/liver.yaml:21: phase: no course has the step '2 falling'"),
        (LIVER, ", resistant_decompensated: lost", "", "status: has no status in resistant_decompensated"),
        ("layout.json", '"brake"', '"break"', "there is no concept 'break'; write it anew with 'make layouts'"),
        ("concepts/more.yml", "", "", "concepts/more.yml: file: is not read; let its name end in .yaml"),
    ],
)  # fmt: skip
def test_what_is_only_pointed_out(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    report = check(written(tmp_path, (file, old, new)))
    assert report.errors == ()
    assert any(said in str(warning) for warning in report.warnings), report.warnings


FIELDS = (
    "id",
    "kind",
    "label",
    "statements",
    "bibliography",
    "not_modelled",
    "aliases",
    "status",
    "title",
    "organs",
    "cause",
    "healthy",
)
values = st.recursive(
    st.sampled_from(["S1", "insulin", "x", "", "1", "healthy"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=12,
)


@given(st.sampled_from(sorted(FILES)), values)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_whatever_stands_in_a_file_it_is_reported_and_never_raised(tmp_path: Path, file: str, value: object) -> None:
    folder = written(tmp_path)
    (folder / file).write_text(json.dumps(value), encoding="utf-8")
    for finding in check(folder).errors:
        assert finding.message
        assert finding.cure


def test_a_folder_that_is_not_there_or_is_no_atlas(tmp_path: Path) -> None:
    assert "there is no such folder" in str(check(tmp_path / "nowhere").errors[0])
    assert str(check(tmp_path).errors[0]).startswith("atlas.yaml: file: is missing")
