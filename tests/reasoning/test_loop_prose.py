from __future__ import annotations

from dataclasses import replace

from causal_atlas.knowledge.graph import ConceptGraph
from causal_atlas.knowledge.model import Audience, ConceptKind, Dispute, Origin, Side
from causal_atlas.reasoning.loop_prose import Telling, told, weakest
from causal_atlas.reasoning.loops import loops_of
from tests.notation import concept, graph


def telling(*claims: str, **kinds: ConceptKind) -> Telling:
    bare = graph(*claims)
    concepts = {name: concept(name, kind=kinds.get(name, ConceptKind.PROCESS)) for name in bare.concepts}
    known = ConceptGraph(info=bare.info, concepts=concepts, claims=bare.claims)
    return told(known, loops_of(known).loops[0], Audience.EVERYONE)


def test_a_reinforcing_loop_is_told_round() -> None:
    assert telling("fat + heat", "heat + leak", "leak + fat").story == (
        "The more fat, the more heat, the more leak, and so the more fat. "
        "A change that starts here comes back and adds to itself."
    )


def test_a_balancing_loop_brings_the_change_back() -> None:
    assert telling("sugar + release", "release - sugar").story == (
        "The more release, the less sugar, and so the less release. "
        "A change that starts here comes round the other way, which brings it back."
    )


def test_it_is_told_so_that_most_of_it_rises() -> None:
    assert telling("brake - leak", "leak + heat", "heat - brake").story.startswith(
        "The less brake, the more leak, the more heat, and so the less brake."
    )


def test_each_sort_of_concept_has_its_comparative() -> None:
    story = telling(
        "order + meal",
        "meal + level",
        "level - order",
        order=ConceptKind.INSULIN_ACTION,
        meal=ConceptKind.BEHAVIOUR,
        level=ConceptKind.MEASURE,
    ).story
    assert story.startswith("The lower the level, the stronger the order, the likelier meal, and so the higher the level.")


def test_a_hierarchy_step_is_a_remark_and_has_its_caveat() -> None:
    found = telling("leak + fat", "fat < stuff", "stuff + harm", "harm + leak")
    assert found.story.startswith("The more fat (a kind of stuff), the more harm, the more leak, and so the more fat.")
    assert found.caveat == "It closes only if what is said of stuff is true of one kind of it, fat."
    assert telling("a + b", "b + a").caveat == ""


def test_the_weakest_link_is_that_of_the_least_evidence() -> None:
    known = graph("a + b 3", "b + c 1", "c + a 2")
    (loop,) = loops_of(known).loops
    assert weakest(known, loop).id == "b-increases-c"


def test_what_makes_a_loop_doubtful_is_said() -> None:
    bare = graph("fat + heat", "heat + leak", "leak + fat")
    claims = dict(bare.claims)
    claims["fat-increases-heat"] = replace(claims["fat-increases-heat"], origin=Origin.INFERRED)
    claims["heat-increases-leak"] = replace(claims["heat-increases-leak"], origin=Origin.BRIEF)
    side = Side(position="Yes.", source="essay", claims=("leak-increases-fat",))
    dispute = Dispute(id="D1", title="Does leak lead to fat?", kind="contradiction", sides=(side,), how_to_hold_both="")
    known = ConceptGraph(info=bare.info, concepts=bare.concepts, claims=claims, disputes={"D1": dispute})
    (loop,) = loops_of(known).loops
    assert told(known, loop, Audience.EVERYONE).doubts == (
        "Inferred by this atlas, stated by nobody: fat increases heat.",
        "Asked for by the project's brief, stated by nobody: heat increases leak.",
        "On a part of this the sources disagree: “Does leak lead to fat?”.",
    )
    assert telling("a + b", "b + a").doubts == ()
