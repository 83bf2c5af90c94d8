from __future__ import annotations

from pathlib import Path

import pytest

from causal_atlas.lectures.checking import check_lecture, findings
from tests.lectures.told import TEXT, document, small


def test_a_sound_lecture_has_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(TEXT, encoding="utf-8")
    assert check_lecture(small(), path) == ()


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    assert "cannot be read" in str(check_lecture(small(), tmp_path / "no.yaml")[0])


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("concepts: [a, b, c]\n", "concepts: [a, b, c, old_c]\n"), "there is no concept 'old_c'; "),
        (("focus: a", "focus: c"), "scenes[0].view.focus: 'c' is not shown; add it to the concepts of the view"),
        (("claims: [a-increases-b]", "claims: [a-increase-b]"), "did you mean 'a-increases-b'?"),
        (("claims: [a-increases-b]", "claims: [c-increases-d]"), "'c-increases-d' is not an arrow of the view"),
        (("    claims: [a-increases-b]\n", ""), "nothing says so; list the claims"),
        (("claims: [a-increases-b, b-", "claims: [a-increases-c, b-"), "question.claims[0]: there is no claim 'a-increases-c'"),
        (("focus: a", "course: age"), "there is no course 'age'"),
        (("focus: a", "question: why"), "there is no question 'why'"),
        (("focus: a", "shifts: {d: up}"), "view.shifts: 'd' is not shown"),
        (("focus: a", "condition: healthy\n      compare: puberty"), "stands beside 'condition'"),
    ],
)
def test_what_does_not_fit_the_atlas_is_found_with_its_cure(change: tuple[str, str], said: str) -> None:
    found = findings(small(), document(change))
    assert said in "\n".join(map(str, found))


def test_one_slip_hides_no_other() -> None:
    found = findings(small(), document(("focus: a", "focsu: a"), ("claims: [b-decreases-c]", "claims: [b-decrease-c]")))
    assert [finding.line for finding in found] == [10, 21]
