from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from causal_atlas.knowledge.evidence import STRONG_HEDGES, grade_of, verified_among
from causal_atlas.knowledge.model import Hedge, Origin

origins, hedges, counts = st.sampled_from(Origin), st.sampled_from(Hedge), st.integers(0, 5)


@given(origins, hedges, counts, counts)
def test_grades_run_from_one_to_four(origin: Origin, hedge: Hedge, texts: int, verified: int) -> None:
    assert grade_of(origin=origin, hedge=hedge, texts=texts, verified=verified) in (1, 2, 3, 4)


@given(origins, hedges, counts, counts)
def test_more_support_never_lowers_a_grade(origin: Origin, hedge: Hedge, texts: int, verified: int) -> None:
    grade = grade_of(origin=origin, hedge=hedge, texts=texts, verified=verified)
    assert grade_of(origin=origin, hedge=hedge, texts=texts, verified=verified + 1) >= grade
    assert grade_of(origin=origin, hedge=hedge, texts=texts + 1, verified=verified) >= grade


@given(st.sampled_from(sorted(STRONG_HEDGES)), counts, counts)
def test_a_strong_hedge_costs_one_grade(hedge: Hedge, texts: int, verified: int) -> None:
    firm = grade_of(origin=Origin.STATED, hedge=Hedge.ASSERTED, texts=texts, verified=verified)
    assert grade_of(origin=Origin.STATED, hedge=hedge, texts=texts, verified=verified) == firm - 1


@given(hedges, counts, counts)
def test_only_what_a_source_states_reaches_the_highest_grade(hedge: Hedge, texts: int, verified: int) -> None:
    others = [grade_of(origin=o, hedge=hedge, texts=texts, verified=verified) for o in Origin if o is not Origin.STATED]
    assert max(others) < 4


def test_unverified_references_do_not_count() -> None:
    assert verified_among(["A", "A-", "B", "B-", "C", "D", "NOT VERIFIED"]) == 5
