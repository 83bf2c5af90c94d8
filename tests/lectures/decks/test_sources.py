from __future__ import annotations

from causal_atlas.knowledge.model import Audience
from causal_atlas.knowledge.open import open_graph, shipped
from causal_atlas.lectures.decks import sources
from causal_atlas.lectures.references import numbered, numbers_of
from causal_atlas.lectures.shelf import lecture_of

ATLAS = open_graph(shipped())


def test_a_foot_names_its_sources_or_counts_them() -> None:
    lecture = lecture_of(ATLAS, shipped(), "four_organs")
    numbers = numbered(ATLAS, lecture)
    cited = numbers_of(ATLAS, lecture.scenes[1], numbers)
    assert sources.foot(ATLAS, cited, numbers, 1000).startswith(f"[{cited[0]}] ")
    assert sources.foot(ATLAS, cited, numbers, 10).startswith("References ")
    assert sources.foot(ATLAS, (), numbers, 10) == ""


def test_a_right_answer_has_its_reason_and_its_references() -> None:
    lecture = lecture_of(ATLAS, shipped(), "four_organs")
    question = next(scene.question for scene in lecture.scenes if scene.question)
    assert sources.because(ATLAS, question, Audience.STUDENT).endswith(".")
    assert set(sources.behind(ATLAS, question)) <= set(numbered(ATLAS, lecture))
    assert sources.behind(ATLAS, question)


def test_whatever_is_cited_has_a_short_name() -> None:
    assert all(3 < len(sources.short(ATLAS, key)) < 60 for key in (*ATLAS.references, *ATLAS.sources))
