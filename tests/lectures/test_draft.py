from __future__ import annotations

from collections.abc import Callable

import pytest

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, Condition
from causal_atlas.knowledge.open import open_graph
from causal_atlas.knowledge.yaml_text import parse
from causal_atlas.lectures import draft
from causal_atlas.lectures.checking import findings
from causal_atlas.lectures.lecture import Lecture, QuestionKind
from causal_atlas.lectures.reading import parse_lecture
from causal_atlas.lectures.writing import written_lecture
from causal_atlas.reasoning.chains.find import chains
from causal_atlas.reasoning.loops import loops_of
from causal_atlas.reasoning.shift import Shift
from causal_atlas.views.contrasts import picture
from tests.graph.places import GRAPH
from tests.notation import graph

Draft = Callable[[ConceptGraph], Lecture]
STUDENT = Audience.STUDENT


def chain(atlas: ConceptGraph) -> Lecture:
    return draft.from_chain(atlas, chains(atlas, "adipose_overload", "hepatic_ir", limit=1).chains[0], STUDENT)


def loop(atlas: ConceptGraph) -> Lecture:
    return draft.from_loop(atlas, loops_of(atlas).loops[0], Audience.EVERYONE)


def hierarchical_loop(atlas: ConceptGraph) -> Lecture:
    return draft.from_loop(atlas, next(each for each in loops_of(atlas).loops if each.by_hierarchy), STUDENT)


def contrast(atlas: ConceptGraph) -> Lecture:
    return draft.from_contrast(atlas, picture(atlas), Condition.DECOMPENSATED, STUDENT)


def whatif(atlas: ConceptGraph) -> Lecture:
    return draft.from_whatif(atlas, {"ectopic_fat": Shift.UP}, Condition.COMPENSATED, STUDENT)


def course(atlas: ConceptGraph) -> Lecture:
    return draft.from_course(atlas, atlas.courses["beta_cell_course"], Audience.CLINICIAN)


def question(atlas: ConceptGraph) -> Lecture:
    return draft.from_question(atlas, atlas.questions["leaking_fat"], STUDENT)


DRAFTS = [chain, loop, hierarchical_loop, contrast, whatif, course, question]


@pytest.fixture(scope="module")
def atlas() -> ConceptGraph:
    return open_graph(GRAPH)


@pytest.mark.parametrize("make", DRAFTS, ids=lambda make: make.__name__)
def test_a_draft_is_a_sound_lecture_that_reads_back(atlas: ConceptGraph, make: Draft) -> None:
    made = make(atlas)
    text = written_lecture(made)
    assert not findings(atlas, parse("draft.yaml", text)), "\n".join(map(str, findings(atlas, parse("draft.yaml", text))))
    assert parse_lecture(atlas, text) == made


@pytest.mark.parametrize("make", DRAFTS, ids=lambda make: make.__name__)
def test_what_stays_keeps_its_place_and_the_last_scene_names_the_sources(atlas: ConceptGraph, make: Draft) -> None:
    made = make(atlas)
    for before, after in zip(made.scenes, made.scenes[1:], strict=False):
        if before.view.arrangement is after.view.arrangement:
            common = before.view.places.keys() & after.view.places.keys()
            assert {name: before.view.places[name] for name in common} == {name: after.view.places[name] for name in common}
    assert made.scenes[-1].id == "references"
    assert atlas.info.disclaimer in made.scenes[-1].narration
    assert all(scene.narration for scene in made.scenes)
    assert {scene.view.audience for scene in made.scenes} == {made.audience}


def test_a_chain_is_revealed_link_by_link() -> None:
    small = graph("a + b", "b - c", "a + d", "d + e")
    made = draft.from_chain(small, chains(small, "a", "c").chains[0], STUDENT)
    assert [scene.view.concepts for scene in made.scenes[:4]] == [("a",), ("a", "b"), ("a", "b", "c"), ("a", "b", "c")]
    assert [scene.claims for scene in made.scenes[1:3]] == [("a-increases-b",), ("b-decreases-c",)]
    assert "A increases B." in made.scenes[1].narration
    assert made.scenes[3].question is not None


def test_a_loop_ends_with_where_to_cut_it(atlas: ConceptGraph) -> None:
    made = loop(atlas)
    asked = [scene.question.kind for scene in made.scenes if scene.question]
    assert asked == [QuestionKind.CUT]


def test_in_a_whatif_nothing_acts_before_it_is_revealed(atlas: ConceptGraph) -> None:
    made = whatif(atlas)
    scenes = made.scenes[:-1]
    assert len(scenes) > 5
    assert any("rises" in scene.title and draft.UNDECIDED in scene.narration for scene in scenes)
    assert all(scene.view.within and scene.view.shifts for scene in scenes)
    assert [len(scene.view.concepts) for scene in scenes] == sorted(len(scene.view.concepts) for scene in scenes)


def test_disputes_are_told_in_the_notes(atlas: ConceptGraph) -> None:
    made = draft.from_question(atlas, atlas.questions["fat_cell_sugar"], STUDENT)
    assert any("Dispute D2" in scene.notes for scene in made.scenes)


def test_a_whatif_says_once_that_it_holds_for_what_is_shown_and_why_signs_do_not_decide(atlas: ConceptGraph) -> None:
    made = draft.from_whatif(atlas, {"inflammation": Shift.UP}, Condition.COMPENSATED, STUDENT)
    assert draft.SETTING in made.scenes[0].narration
    assert sum(draft.UNDECIDED in scene.narration for scene in made.scenes) == 1
    assert sum(draft.UNDECIDED in scene.notes for scene in made.scenes) > 1
    told = {scene.title: scene.narration for scene in made.scenes}
    assert "Circulating free fatty acids rise" in told
    brake = told["Insulin's brake on fat release: undecided"]
    assert brake.startswith("Whether insulin's brake on fat release strengthens or weakens, signs alone do not say.")
    assert "What would raise it? A way of 5 links, the last of them from insulin." in brake
    assert brake.endswith("What would lower it? Chronic low-grade inflammation lowers insulin's brake on fat release.")


def test_remarks_are_made_once_in_a_whatif(atlas: ConceptGraph) -> None:
    made = draft.from_whatif(atlas, {"inflammation": Shift.UP}, Condition.COMPENSATED, STUDENT)
    remark = atlas.claims["insulin_availability-increases-insulin"].note
    assert sum(remark in scene.notes for scene in made.scenes) == 1


def test_a_contrast_ends_each_scene_with_the_fate_and_says_where_it_is_disputed(atlas: ConceptGraph) -> None:
    told = {scene.id: scene for scene in contrast(atlas).scenes}
    assert told["act_suppress_hgp"].narration.endswith("insulin's brake on glucose output is lost.")
    assert told["act_stim_dnl"].narration.endswith("is preserved. The sources contradict each other on this.")
    assert told["act_suppress_hgp"].notes.startswith(atlas.concepts["act_suppress_hgp"].status_note)


def test_a_chain_begins_with_its_aim_and_ends_with_its_weakest_link(atlas: ConceptGraph) -> None:
    scenes = chain(atlas).scenes
    assert scenes[0].narration.startswith("We follow one chain, link by link, from adipocyte overfilling to ")
    assert "The weakest link has evidence 3 of 4, and it is this one." in scenes[-2].narration
    assert "Dispute D3" in scenes[-2].notes
